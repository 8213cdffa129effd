//! What a model is made of.

use super::ModelError;
use crate::cells::{CellType, Domain};
use crate::field::{Grid, Substrate};
use crate::rules::Rules;

/// How long each kind of step is, in minutes. Each holds a whole number of the one before.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TimeSteps {
    /// Fields.
    pub diffusion_min: f64,
    /// Pushing, sticking and moving.
    pub mechanics_min: f64,
    /// Rules, growth, cycle and death.
    pub phenotype_min: f64,
}

impl TimeSteps {
    /// Steps of the fields per step of the mechanics, and of the mechanics per step of the phenotype.
    ///
    /// # Errors
    /// If the steps do not fit into one another.
    pub fn ratios(&self) -> Result<(u32, u32), ModelError> {
        let fields = ratio(("dt_mechanics", self.mechanics_min), ("dt_diffusion", self.diffusion_min))?;
        let mechanics = ratio(("dt_phenotype", self.phenotype_min), ("dt_mechanics", self.mechanics_min))?;
        Ok((fields, mechanics))
    }
}

fn ratio(large: (&'static str, f64), small: (&'static str, f64)) -> Result<u32, ModelError> {
    let ratio = large.1 / small.1;
    // number: rounding of decimal steps
    let whole = ratio.is_finite() && ratio > 0.5 && (ratio - ratio.round()).abs() < 1e-6 * ratio;
    if whole && small.1 > 0.0 && ratio < f64::from(u32::MAX) {
        Ok(ratio.round() as u32)
    } else {
        Err(ModelError::TimeStep { what: large.0, found: large.1, of: small.0, smaller: small.1 })
    }
}

/// What a model is made of.
#[derive(Clone, Debug, PartialEq)]
pub struct Setup {
    /// Where fields are.
    pub grid: Grid,
    /// What spreads in it.
    pub substrates: Vec<Substrate>,
    /// Cell types.
    pub types: Vec<CellType>,
    /// What changes their behaviour.
    pub rules: Rules,
    /// Where cells can be.
    pub domain: Domain,
    /// How long steps are.
    pub steps: TimeSteps,
    /// Whether amounts inside cells are tracked.
    pub track_internal: bool,
    /// Seed of all chance.
    pub seed: u64,
}

impl Setup {
    /// A number that differs between setups: a snapshot belongs to one of them.
    pub fn fingerprint(&self) -> u64 {
        // `Debug` writes every number so that it reads back to the same bits.
        crate::snapshot::checksum(format!("{self:?}").as_bytes())
    }
}
