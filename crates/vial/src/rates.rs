//! All rates of one vial in one draw: drawn once, then used at every temperature.

use exoskin_evidence::Draws;

use crate::container::{Container, wall_per_volume};
use crate::fit::{fitted_rates, row_priors};
use crate::kinetics::LiquidRates;
use crate::parameters as p;
use crate::product::Product;
use crate::q10::rise;
use exoskin_quantity::unit::ZERO_CELSIUS_K;

/// Base of the formula for the viscosity of water.
const BASE: f64 = 10.0; // number: by definition
/// Temperatures of the rows on frozen vials, °C.
const FREEZER_C: f64 = -20.0; // number: conditions of the -20 C rows
const DEEP_FREEZER_C: f64 = -80.0; // number: conditions of the -80 C rows
/// Temperature to which the rates of dried products refer, °C.
const ROOM_C: f64 = 25.0; // number: conditions of vial.storage.lyo_trehalose_25c_activity_days

/// The rates of one vial in one draw.
#[derive(Clone, Copy, Debug)]
pub struct Rates {
    liquid_4c: LiquidRates,
    /// What of the adsorbed vesicles is on the vial's own wall.
    on_wall: f64,
    /// Natural logarithm of the rise per 10 °C.
    loss_log_q10: f64,
    loss_minus20: f64,
    loss_minus80: f64,
    loss_dry: f64,
    potency_37c: f64,
    /// Natural logarithm of the rise per 10 °C.
    potency_log_q10: f64,
    potency_minus20: f64,
    potency_minus80: f64,
    potency_dry: f64,
}

/// The material, and its effect on the fitted rates; separate from the product's own rates.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Wall {
    /// The material, settled.
    pub container: Container,
    /// Adsorption relative to that of plain polypropylene.
    pub factor: f64,
    /// Wetted wall per volume, 1/um.
    pub per_um: f64,
}

impl Wall {
    /// The wall of a product's vial in the given container.
    ///
    /// A container other than the product's own is taken as a 2 mL tube (or the product's vial for glass).
    pub fn of(product: &Product, container: Container, lobind_share: f64, draws: &dyn Draws) -> Wall {
        let container = container.picked(draws);
        let own = container == product.vessel.container || container == Container::Glass;
        let diameter_um = if own { product.vessel.inner_diameter_um } else { draws.value(&p::TUBE_DIAMETER) };
        let covered = product.matrix.protein_rich.settled(draws.unit(&p::PROTEIN_KIND));
        let factor = match container {
            _ if covered => 0.0,
            Container::Lobind => lobind_share,
            Container::Glass => draws.value(&p::GLASS_FACTOR),
            Container::Pp | Container::Unknown => 1.0,
        };
        Wall { container, factor, per_um: wall_per_volume(diameter_um, product.vessel.volume_um3) }
    }
}

impl Rates {
    /// The rates of `product` in `container`, for particles at `count_per_um3`.
    pub fn drawn(product: &Product, container: Container, count_per_um3: f64, draws: &dyn Draws) -> Rates {
        let preparation = draws.value_with(&p::PREPARATION, &row_priors().preparation);
        Rates::of_preparation(product, container, count_per_um3, preparation, draws)
    }

    /// As [`Rates::drawn`], for a preparation whose rates are known relative to the fitted one.
    pub(crate) fn of_preparation(
        product: &Product,
        container: Container,
        count_per_um3: f64,
        preparation: f64,
        draws: &dyn Draws,
    ) -> Rates {
        let fitted = fitted_rates(draws);
        let wall = Wall::of(product, container, fitted.lobind_share, draws);
        // A wall that binds less has fewer sites, so its capacity scales with its rate.
        let (wall_um_per_s, other_um_per_s) = (fitted.wall_um_per_s * wall.factor, fitted.other_um_per_s);
        let surfaces_um_per_s = wall_um_per_s + other_um_per_s;
        let sites_per_um3 = (fitted.capacity_per_um2 * wall.factor + fitted.other_per_um2) * wall.per_um;
        let capacity =
            if count_per_um3 > 0.0 && sites_per_um3 > 0.0 { sites_per_um3 / count_per_um3 } else { f64::INFINITY };
        let liquid_4c = LiquidRates {
            wall_per_s: surfaces_um_per_s * wall.per_um * preparation,
            loss_per_s: fitted.loss_per_s * preparation,
            capacity,
        };
        let loss_log_q10 = libm::log(draws.value(&p::Q10_COUNT));
        let potency_log_q10 = libm::log(draws.value(&p::Q10_POTENCY));
        let potency_37c = -libm::log(draws.value(&p::POTENCY_GONE)) / draws.value(&p::POTENCY_37C_DAYS);
        // Colder is never faster: each rate is capped by that of the next warmer state.
        let at_0c = liquid_4c.loss_per_s * rise(loss_log_q10, 0.0, draws.value(&p::FIT_TEMPERATURE));
        let loss_minus20 = draws.value_with(&p::LOSS_MINUS20, &row_priors().minus20).min(at_0c);
        let potency_at_0c = potency_37c * rise(potency_log_q10, 0.0, draws.value(&p::POTENCY_37C));
        let potency_minus20 = draws.value(&p::POTENCY_MINUS20).min(potency_at_0c);
        Rates {
            liquid_4c,
            on_wall: if surfaces_um_per_s > 0.0 { wall_um_per_s / surfaces_um_per_s } else { 0.0 },
            loss_log_q10,
            loss_minus20,
            loss_minus80: draws.value(&p::LOSS_MINUS80).min(loss_minus20),
            loss_dry: draws.value(&p::LOSS_DRY),
            potency_37c,
            potency_log_q10,
            potency_minus20,
            potency_minus80: draws.value(&p::POTENCY_MINUS80).min(potency_minus20),
            potency_dry: draws.value(&p::POTENCY_DRY),
        }
    }

    /// What of the adsorbed vesicles is on the vial's own wall; the rest is on other surfaces.
    pub(crate) fn on_wall(&self) -> f64 {
        self.on_wall
    }

    /// Rates of the count in liquid.
    pub fn liquid(&self, celsius: f64) -> LiquidRates {
        let reference = p::FIT_TEMPERATURE.prior.median();
        LiquidRates {
            wall_per_s: self.liquid_4c.wall_per_s * diffusion_ratio(celsius, reference),
            loss_per_s: self.liquid_4c.loss_per_s * rise(self.loss_log_q10, celsius, reference),
            capacity: self.liquid_4c.capacity,
        }
    }

    /// Loss of the count in ice, 1/s.
    pub(crate) fn frozen_loss(&self, celsius: f64) -> f64 {
        between_freezers(self.loss_minus80, self.loss_minus20, celsius).min(self.liquid(0.0).loss_per_s)
    }

    /// Loss of the count in a dried product, 1/s.
    pub(crate) fn dry_loss(&self, celsius: f64) -> f64 {
        self.loss_dry * rise(self.loss_log_q10, celsius, ROOM_C)
    }

    /// Decay of potency in liquid, 1/s.
    pub(crate) fn liquid_potency(&self, celsius: f64) -> f64 {
        self.potency_37c * rise(self.potency_log_q10, celsius, p::POTENCY_37C.prior.median())
    }

    /// Decay of potency in ice, 1/s.
    pub(crate) fn frozen_potency(&self, celsius: f64) -> f64 {
        between_freezers(self.potency_minus80, self.potency_minus20, celsius).min(self.liquid_potency(0.0))
    }

    /// Decay of potency in a dried product, 1/s.
    pub(crate) fn dry_potency(&self, celsius: f64) -> f64 {
        self.potency_dry * rise(self.potency_log_q10, celsius, ROOM_C)
    }
}

/// Rate in ice: log-linear in temperature through the two freezers; anything colder counts as the deep freezer.
fn between_freezers(deep: f64, freezer: f64, celsius: f64) -> f64 {
    let way = ((celsius - DEEP_FREEZER_C) / (FREEZER_C - DEEP_FREEZER_C)).max(0.0);
    if deep <= 0.0 || freezer <= 0.0 {
        return freezer.max(0.0);
    }
    deep * libm::exp(way * libm::log(freezer / deep))
}

/// Diffusion at one temperature relative to another: T divided by the viscosity of water.
fn diffusion_ratio(celsius: f64, reference_c: f64) -> f64 {
    let (b, c) = (p::VISCOSITY_B.prior.median(), p::VISCOSITY_C.prior.median());
    let exponent = |celsius: f64| b / (celsius + ZERO_CELSIUS_K - c);
    let thinner = libm::pow(BASE, exponent(reference_c) - exponent(celsius));
    (celsius + ZERO_CELSIUS_K) / (reference_c + ZERO_CELSIUS_K) * thinner
}
