//! One number of a procedure's file: a prior and where it comes from.

use exoskin_evidence::{Draws, Parameter, Prior};

/// One number of a file, or "unknown".
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// The declared parameter that this number is an instance of.
    pub parameter: &'static Parameter,
    /// What the file says, in base units; none where it says "unknown"; then the declared prior applies.
    pub prior: Option<Prior>,
    /// Ids of evidence rows.
    pub evidence: Vec<String>,
    /// Why this value, where no row (or no row alone) gives it.
    pub assumed: Option<String>,
}

impl Field {
    /// A field that the file does not know.
    pub fn unknown(parameter: &'static Parameter) -> Field {
        Field { parameter, prior: None, evidence: Vec::new(), assumed: None }
    }

    /// A value that the user set, in base units.
    pub(crate) fn set_by_user(parameter: &'static Parameter, value: f64) -> Field {
        let assumed = Some("set by the user".to_owned());
        Field { parameter, prior: Some(Prior::Fixed(value)), evidence: Vec::new(), assumed }
    }

    /// What is believed, in base units: the file's prior, or else the declared one.
    pub fn belief(&self) -> Prior {
        self.prior.unwrap_or_else(|| self.parameter.base_prior())
    }

    /// The value of this field in this draw, in base units.
    pub fn draw(&self, draws: &dyn Draws) -> f64 {
        draws.value_with(self.parameter, &self.belief())
    }

    /// The upper end of what is believed; for a long tail, its 95 % quantile.
    pub(crate) fn high(&self) -> f64 {
        match self.belief() {
            Prior::Fixed(value) => value,
            Prior::Uniform { high, .. } | Prior::LogUniform { high, .. } | Prior::ZeroOrLogUniform { high, .. } => high,
            Prior::Beta { .. } => 1.0,
            ref tailed => tailed.interval90().1,
        }
    }
}
