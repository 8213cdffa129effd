//! The problems that are timed: the reference case and random draws of its priors.

use exoskin_evidence::{Draws, Medians, Parameter, Prior};
use exoskin_therapy::delivery::{Case, Ideal, Setup};
use exoskin_transport::Stream;

/// 2 mL on 500 cm² of face, ten minutes after a roller.
///
/// # Errors
/// Where the built-in procedure cannot be read: a defect of the program.
pub fn reference_case() -> Result<Case, Box<dyn std::error::Error>> {
    Ok(Case {
        site: "face".to_owned(),
        age_years: None,
        procedure: exoskin_skin::load_procedure("roller")?,
        volume_um3: 2e12,
        area_um2: Some(5e10),
        delay_s: 600.0,
        rub_s: vec![],
        rinse_s: None,
        diameter_prior_um: Prior::Fixed(0.1),
        diameter_parameter: &exoskin_vial::parameters::DIAMETER,
        drying_s: None,
        per_um2: 0.0,
        ideal: Ideal::default(),
    })
}

/// The reference case at the median of every prior.
///
/// # Errors
/// As [`reference_case`].
pub fn reference() -> Result<Setup, Box<dyn std::error::Error>> {
    Ok(reference_case()?.setup(&Medians)?)
}

/// The reference case in random draw number `draw`; the same draws as in the accuracy example.
///
/// # Errors
/// As [`reference_case`].
pub fn random(draw: u64) -> Result<Setup, Box<dyn std::error::Error>> {
    Ok(reference_case()?.setup(&Random(draw))?)
}

/// Independent uniform positions in every prior, keyed by draw and parameter.
struct Random(u64);

impl Draws for Random {
    fn unit(&self, parameter: &Parameter) -> f64 {
        let key =
            parameter.id.bytes().fold(7u64, |key, byte| key.wrapping_mul(1099511628211).wrapping_add(byte.into()));
        Stream::new(1, self.0, key as u32, (key >> 32) as u32).uniform()
    }
}
