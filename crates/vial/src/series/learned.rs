//! What a series says about one product, and draws that follow it.

use exoskin_evidence::{Draws, Parameter, Prior};
use exoskin_stats::Band;

use crate::parameters::SERIES_MEMBER;

/// What a series says about one product.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Learned {
    /// Where the series comes from.
    pub file: String,
    /// Draws of the priors that were weighted.
    pub draws: usize,
    /// Effective number of them under the series.
    pub effective_draws: f64,
    /// Steps in which draws were moved, where the weights alone left too few; 0 where they did not.
    pub steps: usize,
    /// Each line: measured, expected before, and after.
    pub rows: Vec<LearnedRow>,
    /// The numbers of the model, before and after.
    pub numbers: Vec<LearnedNumber>,
    /// What was found in the series.
    pub notes: Vec<String>,
    /// The draws that follow the series, from the one that keeps least to the one that keeps most.
    #[serde(skip)]
    pub ensemble: Ensemble,
}

/// Draws of some numbers together, each as likely as the others.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ensemble {
    /// The numbers' ids.
    pub ids: Vec<&'static str>,
    /// Positions of each member in the priors of these numbers.
    pub members: Vec<Vec<f64>>,
}

/// One value of a series.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct LearnedRow {
    /// Line of the file.
    pub line: u32,
    /// `count` or `potency`.
    pub of: &'static str,
    /// Days.
    pub days: f64,
    /// Temperature, °C.
    pub celsius: f64,
    /// Container.
    pub container: &'static str,
    /// The value as the file has it: particles per mL, or a share of the start.
    pub given: f64,
    /// Whether it is a share.
    pub is_share: bool,
    /// The same as a share of the start that the lines of one container suggest together.
    pub measured: f64,
    /// Relative spread.
    pub spread: f64,
    /// Whether it is only an upper limit.
    pub is_limit: bool,
    /// The share that the priors expect.
    pub before: Band,
    /// The share after the series.
    pub after: Band,
}

/// A number of the model before and after.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct LearnedNumber {
    /// Its id.
    pub id: &'static str,
    /// What it is.
    pub name: &'static str,
    /// Its unit.
    pub unit: String,
    /// As declared.
    pub before: Band,
    /// After the series.
    pub after: Band,
}

/// Draws in which a product's own measurements decide the numbers that they speak of.
pub struct Updated<'a> {
    inner: &'a dyn Draws,
    ids: &'a [&'static str],
    units: &'a [f64],
}

impl<'a> Updated<'a> {
    /// `inner`, with the member that it picks; `inner` alone where nothing was learned.
    pub fn new(learned: Option<&'a Learned>, inner: &'a dyn Draws) -> Updated<'a> {
        Updated::of(learned.map(|learned| &learned.ensemble), &SERIES_MEMBER, inner)
    }

    /// `inner`, with the member that `selector` picks; `inner` alone where there is none.
    pub fn of(ensemble: Option<&'a Ensemble>, selector: &Parameter, inner: &'a dyn Draws) -> Updated<'a> {
        let none = Updated { inner, ids: &[], units: &[] };
        let Some(ensemble) = ensemble.filter(|ensemble| !ensemble.members.is_empty()) else { return none };
        let place = inner.value(selector) * ensemble.members.len() as f64;
        let member = (place as usize).min(ensemble.members.len() - 1);
        Updated { inner, ids: &ensemble.ids, units: &ensemble.members[member] }
    }

    /// The position that was learned; none for a number of which nothing was.
    pub fn member(&self, parameter: &Parameter) -> Option<f64> {
        let place = self.ids.iter().position(|id| *id == parameter.id)?;
        self.units.get(place).copied()
    }
}

impl Draws for Updated<'_> {
    fn unit(&self, parameter: &Parameter) -> f64 {
        self.member(parameter).unwrap_or_else(|| self.inner.unit(parameter))
    }

    fn value(&self, parameter: &Parameter) -> f64 {
        match self.member(parameter) {
            Some(_) => self.value_with(parameter, &parameter.base_prior()),
            // `inner` may know another prior than the declared one.
            None => self.inner.value(parameter),
        }
    }

    fn value_with(&self, parameter: &Parameter, prior: &Prior) -> f64 {
        // What a scenario holds stays held: `inner` decides, and is told the member's value.
        match self.member(parameter) {
            Some(unit) => self.inner.value_at(parameter, prior, unit),
            None => self.inner.value_with(parameter, prior),
        }
    }

    fn value_at(&self, parameter: &Parameter, prior: &Prior, unit: f64) -> f64 {
        self.inner.value_at(parameter, prior, unit)
    }
}
