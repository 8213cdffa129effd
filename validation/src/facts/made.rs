//! Making a figure: rounding, what it rests on.

use exoskin_evidence::{Grade, Row};
use exoskin_record::summary::{ArmSummary, Band, Summary};

use exoskin_claims::Fact;

/// What a figure rests on.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Basis {
    /// Inputs without a row, or with rows of grade D only.
    pub assumed: u32,
    /// Inputs in all.
    pub of: u32,
    /// Share of the variance of the logarithm that comes from those without, where it was sampled.
    pub share: Option<f64>,
}

impl Basis {
    /// Rows of the tables as the only inputs.
    pub fn rows(rows: &[&Row]) -> Basis {
        let assumed = rows.iter().filter(|row| row.grade == Grade::D).count();
        Basis { assumed: assumed as u32, of: rows.len() as u32, share: None }
    }

    /// What an arm's count rests on.
    pub fn arm(arm: &ArmSummary) -> Basis {
        let said = arm.assumed_share;
        Basis { assumed: said.count, of: said.of, share: said.share }
    }

    /// What a study's readouts rest on: every input that varies in it.
    pub fn study(summary: &Summary) -> Basis {
        let varying = || summary.parameters.iter().filter(|one| one.prior.p05 < one.prior.p95);
        let assumed = varying().filter(|one| one.origin == "assumed" || one.grade.as_deref() == Some("D"));
        Basis { assumed: assumed.count() as u32, of: varying().count() as u32, share: None }
    }

    /// Two groups of inputs with nothing in common.
    pub fn and(self, other: Basis) -> Basis {
        Basis { assumed: self.assumed + other.assumed, of: self.of + other.of, share: None }
    }
}

/// A figure with a band.
pub(super) fn made(id: &str, name: &str, band: Band, unit: &str, basis: Basis, command: impl Into<String>) -> Fact {
    Fact {
        id: id.to_owned(),
        name: name.to_owned(),
        median: rounded(band.median),
        p05: rounded(band.p05),
        p95: rounded(band.p95),
        unit: unit.to_owned(),
        assumed_inputs: basis.assumed,
        inputs: basis.of,
        assumed_share: basis.share.map(rounded),
        command: command.into(),
    }
}

/// A figure without a band.
pub(super) fn plain(id: &str, name: &str, value: f64, unit: &str, basis: Basis, command: impl Into<String>) -> Fact {
    made(id, name, Band::exact(value), unit, basis, command)
}

/// Six digits: more than anyone reads, and short enough for a file that people compare line by line.
fn rounded(value: f64) -> f64 {
    // People write zero without a sign.
    if value == 0.0 { 0.0 } else { format!("{value:.5e}").parse().unwrap_or(value) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_keep_six_digits() {
        assert_eq!(rounded(0.123_456_789), 0.123_457);
        assert_eq!(rounded(-0.0).to_bits(), 0.0f64.to_bits());
    }
}
