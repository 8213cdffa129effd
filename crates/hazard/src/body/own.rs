//! What blood contains anyway: every dose lands among the body's own vesicles.

use exoskin_evidence::Draws;
use exoskin_quantity::unit::{KG_PG, MINUTE_S, ML_UM3};

use super::parameters as p;

/// One person's own vesicles in plasma in one draw.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Own {
    /// Vesicles in the whole plasma.
    pub in_plasma: f64,
    /// Those of them that come from platelets.
    pub of_platelets: f64,
    /// Vesicles released into plasma per minute.
    pub release_per_min: f64,
    /// Blood, mL.
    pub blood_ml: f64,
    /// Plasma, mL.
    pub plasma_ml: f64,
}

impl Own {
    /// A person of `mass_kg` (above 0). Release is that of an adult and grows in proportion to mass from 70 kg.
    pub fn of(mass_kg: f64, draws: &dyn Draws) -> Own {
        let blood_um3 = mass_kg * KG_PG * draws.value(&p::BLOOD_VOLUME);
        let plasma_um3 = blood_um3 * draws.value(&p::PLASMA_SHARE);
        let in_plasma = plasma_um3 * draws.value(&p::OWN_PLASMA_COUNT);
        Own {
            in_plasma,
            of_platelets: in_plasma * draws.value(&p::PLATELET_SHARE),
            release_per_min: draws.value(&p::OWN_RELEASE) * MINUTE_S * mass_kg / super::REFERENCE_KG,
            blood_ml: blood_um3 / ML_UM3,
            plasma_ml: plasma_um3 / ML_UM3,
        }
    }

    /// Half-life implied by content and release when the two balance, min.
    pub fn half_life_min(&self) -> f64 {
        core::f64::consts::LN_2 * self.in_plasma / self.release_per_min
    }
}

/// `vesicles` of a dose divided by the platelet vesicles that the person's plasma contains anyway: the context for
/// clotting.
pub fn dose_over_platelet_vesicles(vesicles: f64, mass_kg: f64, draws: &dyn Draws) -> f64 {
    vesicles / Own::of(mass_kg, draws).of_platelets
}
