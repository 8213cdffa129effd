//! What cells receive, in numbers that people can compare with a dish: for the command `why`.

use exoskin_evidence::Draws;
use exoskin_quantity::unit::{HOUR_S, UG_PER_ML};

use super::cells::{Near, mean_of_fullest};
use super::dosimetry::half_effect_contacts;
use super::exposure::Exposure;
use super::factors::heard;
use super::parameters as p;

/// What the cells of one type take up.
#[derive(Clone, Debug, PartialEq)]
pub struct Reached {
    /// The type.
    pub cell: String,
    /// Vesicles per cell of those that heal the wound.
    pub near: f64,
    /// Share of these with at least one.
    pub reached: f64,
    /// Vesicles taken up per cell that give half the effect in a dish.
    pub dish_half: f64,
}

/// Cells by type, in this draw; those that no rule counts are left out.
pub fn reached(exposure: &Exposure<'_>, draws: &dyn Draws) -> Vec<Reached> {
    let near = Near::of(exposure, draws);
    let counted = exposure.cells.iter().filter(|cells| super::rules::counts(&cells.name) && cells.cells > 0.0);
    counted
        .map(|cells| {
            let wanted = cells.cells * near.share_of(&cells.name);
            Reached {
                cell: cells.name.clone(),
                near: mean_of_fullest(cells, wanted, |each| each),
                reached: mean_of_fullest(cells, wanted, |each| -libm::expm1(-each)),
                dish_half: half_effect_contacts(&cells.name, draws),
            }
        })
        .collect()
}

/// A signal in the tissue.
#[derive(Clone, Debug, PartialEq)]
pub struct Heard {
    /// The first of the factors that it stands for.
    pub signal: &'static str,
    /// Concentration of half the effect (ng/mL).
    pub half: f64,
    /// The tissue's own (ng/mL, active).
    pub own: f64,
    /// What the product adds at the start (ng/mL, active).
    pub added: f64,
    /// Half-life of what is added (h).
    pub half_life_h: f64,
    /// How long cells respond after it has gone (s).
    pub remembered_s: f64,
}

impl Heard {
    /// What is left of the addition after some hours (ng/mL).
    pub fn after(&self, hours: f64) -> f64 {
        self.added * libm::exp2(-hours / self.half_life_h)
    }
}

/// Every signal that the product brings, in this draw.
pub fn signals(exposure: &Exposure<'_>, draws: &dyn Draws) -> Vec<Heard> {
    let ng_per_ml = UG_PER_ML / 1000.0; // number: ng in a ug
    let half_life_h = draws.value(&p::FACTOR_HALF_LIFE) / HOUR_S;
    let of = |(signal, half, own, added): (&'static str, f64, f64, f64)| Heard {
        signal,
        half: half / ng_per_ml,
        own: own / ng_per_ml,
        added: added / ng_per_ml,
        half_life_h,
        remembered_s: draws.value(&p::FACTOR_MEMORY),
    };
    heard(exposure, draws).into_iter().map(of).collect()
}
