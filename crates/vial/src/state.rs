//! One vial in one draw, walked through its timeline.

use std::cell::OnceCell;

use exoskin_evidence::Draws;

use crate::container::Container;
use crate::fit::row_priors;
use crate::kinetics::Shares;
use crate::parameters as p;
use crate::product::Product;
use crate::q10::rise;
use crate::rates::Rates;
use crate::timeline::{Event, Phase};

/// What is left of a vial, relative to its content when it was counted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct State {
    /// Vesicles: whole in the liquid, on the wall.
    pub shares: Shares,
    /// Potency of what is whole, relative to the fresh lot.
    pub potency: f64,
    /// Free factors as unstable as FGF-2.
    pub labile_factors: f64,
    /// Other free factors.
    pub stable_factors: f64,
    thaws: u32,
}

/// A vial in one draw: its product, its rates, and where other numbers are drawn from when an event needs them.
pub struct DrawnVial<'a> {
    product: &'a Product,
    rates: Rates,
    factors: FactorRates,
    draws: &'a dyn Draws,
    /// What the first thaw leaves of count and potency: drawn once, when the first thaw needs it.
    thaw: OnceCell<(f64, f64)>,
}

/// Decay of free factors in one draw.
#[derive(Clone, Copy, Debug)]
struct FactorRates {
    labile_25c_per_s: f64,
    stable_25c_per_s: f64,
    log_q10: f64,
    log_q10_cold: f64,
    solid_per_s: f64,
}

/// Temperature to which the rows on free factors refer, °C.
const FACTOR_C: f64 = 25.0; // number: conditions of vial.storage.fgf2_water_25c_1h

impl State {
    /// As counted.
    pub const START: State =
        State { shares: Shares::START, potency: 1.0, labile_factors: 1.0, stable_factors: 1.0, thaws: 0 };

    fn times(mut self, vesicles: f64, potency: f64, factors: f64) -> State {
        self.shares.whole *= vesicles;
        self.potency *= potency;
        self.labile_factors *= factors;
        self.stable_factors *= factors;
        self
    }
}

impl<'a> DrawnVial<'a> {
    /// The vial of `product` in `container`, with particles at `count_per_um3`.
    pub fn new(product: &'a Product, container: Container, count_per_um3: f64, draws: &'a dyn Draws) -> DrawnVial<'a> {
        DrawnVial::with_rates(product, Rates::drawn(product, container, count_per_um3, draws), draws)
    }

    /// The same vial with given rates.
    pub(crate) fn with_rates(product: &'a Product, rates: Rates, draws: &'a dyn Draws) -> DrawnVial<'a> {
        DrawnVial { product, rates, factors: FactorRates::drawn(product, draws), draws, thaw: OnceCell::new() }
    }

    /// The share of the vesicles that is on the vial's own wall.
    pub(crate) fn on_wall(&self, state: &State) -> f64 {
        state.shares.wall * self.rates.on_wall()
    }

    /// After `event`.
    pub fn after(&self, state: State, event: &Event) -> State {
        match *event {
            Event::Hold { phase, celsius, seconds } => self.held(state, phase, celsius, seconds),
            Event::Thaw => self.thawed(state),
            Event::Dry => self.dried(state),
            Event::DriedByMaker if self.draws.value(&p::COUNTED_WHEN) < 0.5 => state, // number: the two answers of vial.label.counted_after_drying are equally likely
            Event::DriedByMaker => self.dried(state),
            Event::Reconstitute => state.times(self.draws.value(&p::RECONSTITUTION), 1.0, 1.0),
        }
    }

    /// At the end of all `events`.
    pub fn at_end(&self, events: &[Event]) -> State {
        events.iter().fold(State::START, |state, event| self.after(state, event))
    }

    fn held(&self, state: State, phase: Phase, celsius: f64, seconds: f64) -> State {
        let rates = &self.rates;
        let kept = |per_s: f64| libm::exp(-per_s * seconds);
        match phase {
            Phase::Liquid => {
                let shares = state.shares.held(&rates.liquid(celsius), seconds);
                // Between the rows' two temperatures their own rate of rise, below them an assumed one.
                let log_q10 = if celsius < FACTOR_C { self.factors.log_q10_cold } else { self.factors.log_q10 };
                let warmth = rise(log_q10, celsius, FACTOR_C);
                State {
                    shares,
                    potency: state.potency * kept(rates.liquid_potency(celsius)),
                    labile_factors: state.labile_factors * kept(self.factors.labile_25c_per_s * warmth),
                    stable_factors: state.stable_factors * kept(self.factors.stable_25c_per_s * warmth),
                    ..state
                }
            }
            Phase::Frozen => {
                let factors = kept(self.factors.solid_per_s);
                state.times(kept(rates.frozen_loss(celsius)), kept(rates.frozen_potency(celsius)), factors)
            }
            Phase::Dry => {
                let factors = kept(self.factors.solid_per_s);
                state.times(kept(rates.dry_loss(celsius)), kept(rates.dry_potency(celsius)), factors)
            }
        }
    }

    /// The first cycle takes a labile share, later ones less; a cryoprotectant reduces both losses.
    fn thawed(&self, state: State) -> State {
        let drawn = || (self.draws.value(&p::THAW_FIRST), self.draws.value(&p::THAW_POTENCY));
        let &(first_kept, potency) = self.thaw.get_or_init(drawn);
        let later = if state.thaws > 0 { self.draws.value_with(&p::THAW_LATER, &row_priors().later_thaw) } else { 1.0 };
        let kept = 1.0 - (1.0 - first_kept) * later * self.unprotected();
        let state = state.times(kept, potency, self.draws.value(&p::FACTOR_THAW));
        State { thaws: state.thaws + 1, ..state }
    }

    fn dried(&self, state: State) -> State {
        let kept = 1.0 - (1.0 - self.draws.value(&p::DRYING)) * self.unprotected();
        state.times(kept, self.draws.value(&p::DRYING_POTENCY), self.draws.value(&p::FACTOR_DRYING))
    }

    /// Loss from ice or drying with the matrix's protection, relative to that without.
    fn unprotected(&self) -> f64 {
        if self.product.matrix.cryoprotectant.settled(self.draws.unit(&p::PROTECTED_KIND)) {
            self.draws.value(&p::THAW_PROTECTED)
        } else {
            1.0
        }
    }
}

impl FactorRates {
    /// Protein carries free factors; without it they decay as fast as FGF-2, or at a share of that rate.
    fn drawn(product: &Product, draws: &dyn Draws) -> FactorRates {
        let rows = row_priors();
        let carried = product.matrix.protein_rich.settled(draws.unit(&p::PROTEIN_KIND));
        let (labile, stable) = if carried {
            let rate = draws.value(&p::FACTOR_RICH);
            (rate, rate)
        } else {
            let labile = draws.value_with(&p::FACTOR_LABILE, &rows.labile);
            (labile, labile * draws.value(&p::FACTOR_POOR))
        };
        FactorRates {
            labile_25c_per_s: labile,
            stable_25c_per_s: stable,
            log_q10: libm::log(draws.value_with(&p::FACTOR_Q10, &rows.labile_q10)),
            log_q10_cold: libm::log(draws.value(&p::FACTOR_Q10_COLD)),
            solid_per_s: draws.value(&p::FACTOR_FROZEN),
        }
    }
}
