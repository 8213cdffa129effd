//! What can go wrong with a scenario: hazards with data or with "no data".

use std::ops::RangeInclusive;
use std::path::PathBuf;
use std::str::FromStr;

use exoskin_hazard::forms::Given;
use exoskin_hazard::risk::{self, Options as Asked};
use exoskin_quantity::unit::ML_UM3;
use exoskin_quantity::{Checked, Comma, Diagnostic, Dimension, quoted, read_number};
use exoskin_stats::design::Layout;

use crate::amount::read_between;
use crate::error::Result;
use crate::options::Options;
use crate::question::Question;
use crate::watch::Watch;

pub use exoskin_record::risk::Risk as RiskAnswer;

/// The highest virus titre allowed in plasma (1/mL): two decades above the highest known, 1e12 for parvovirus B19.
const MOST_TITRE_PER_ML: f64 = 1e14;
/// More factors of ten than any process achieves.
const MOST_LOG_REDUCTION: f64 = 30.0;

/// Donors in one lot.
pub const DONORS: RangeInclusive<u64> = 1..=1_000_000;
/// Vials of a lot that are tested.
pub const VIALS: RangeInclusive<u64> = 1..=10_000_000;

/// The hazards of a scenario.
#[derive(Clone, Debug)]
pub struct Risk {
    /// The scenario's file.
    pub scenario: PathBuf,
    /// Whether the products are given intravenously, whatever the scenario says.
    pub vein: bool,
    /// The user's own numbers, instead of priors.
    pub own: OwnNumbers,
    /// Seed of the draws; none takes the scenario's.
    pub seed: Option<u64>,
    /// Samples: as many as in the run to which the numbers belong.
    pub samples: usize,
    /// Transport problems that this run solves per arm; none is solved here.
    pub draws: usize,
}

/// The user's own numbers; none where the priors apply.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OwnNumbers {
    /// Share of donors who carry a virus.
    pub prevalence: Option<Share>,
    /// How much of it is in a carrier's plasma.
    pub titre: Option<Titre>,
    /// By how much manufacturing reduces viruses.
    pub log_reduction: Option<LogReduction>,
    /// Donors in one lot, at least 1.
    pub donors: Option<u64>,
    /// Vials of a lot that are tested for sterility, at least 1.
    pub vials_tested: Option<u64>,
    /// Share of vials with live bacteria.
    pub contaminated: Option<Share>,
}

impl OwnNumbers {
    fn given(&self) -> Given {
        Given {
            prevalence: self.prevalence.map(|share| share.0),
            titre_per_ml: self.titre.map(|titre| titre.0),
            log_reduction: self.log_reduction.map(|factors| factors.0),
            donors: self.donors.map(|count| count as f64),
            vials_tested: self.vials_tested.map(|count| count as f64),
            contaminated: self.contaminated.map(|share| share.0),
        }
    }
}

impl Risk {
    /// A scenario's file, with its products given as it says.
    pub fn of(scenario: impl Into<PathBuf>) -> Risk {
        let Options { samples, draws, .. } = Options::followed();
        Risk { scenario: scenario.into(), vein: false, own: OwnNumbers::default(), seed: None, samples, draws }
    }
}

impl Question for Risk {
    type Answer = RiskAnswer;

    fn ask_watched(&self, _watch: &dyn Watch) -> Result<RiskAnswer> {
        Options { samples: self.samples, draws: self.draws, ..Options::followed() }.check()?;
        let scenario = crate::scenarios::read_file(&self.scenario)?;
        let seed = self.seed.unwrap_or(scenario.seed);
        let layout = Layout { transport_rows: self.draws, samples: self.samples };
        Ok(risk::risk(&scenario, &Asked { seed, layout, given: self.own.given(), vein: self.vein })?)
    }
}

/// A share, for example `1e-5` or `0.3 %`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Share(f64);

impl FromStr for Share {
    type Err = Diagnostic;

    fn from_str(text: &str) -> Checked<Share> {
        // The absolute value, because `-0` is 0.
        read_between(text, Dimension::Fraction, (0.0, 1.0), "is not a share").map(|share| Share(share.abs()))
    }
}

/// Copies of a virus per millilitre of plasma, for example `1e6 /mL`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Titre(f64);

impl FromStr for Titre {
    type Err = Diagnostic;

    fn from_str(text: &str) -> Checked<Titre> {
        let ends = (0.0, MOST_TITRE_PER_ML / ML_UM3);
        let per_um3 = read_between(text, Dimension::Concentration, ends, "is not a virus titre")?;
        Ok(Titre(per_um3.abs() * ML_UM3))
    }
}

/// Factors of ten, for example `4` or `4 log10`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LogReduction(f64);

impl FromStr for LogReduction {
    type Err = Diagnostic;

    fn from_str(text: &str) -> Checked<LogReduction> {
        let plain = text.trim().trim_end_matches("log10").trim_end_matches("log").trim();
        match read_number(plain, Comma::Open) {
            Ok(number) if (0.0..=MOST_LOG_REDUCTION).contains(&number) => Ok(LogReduction(number.abs())),
            _ => Err(Diagnostic::new(format!("{} is not a log reduction", quoted(text)))
                .expected(format!("factors of ten from 0 to {MOST_LOG_REDUCTION}, for example 4"))),
        }
    }
}

/// The hazards as a page.
pub fn page(found: &RiskAnswer) -> String {
    exoskin_report::risk_page(found)
}

/// Whether [`write_page`] may write to `path`: asked before the hazards are computed.
///
/// # Errors
/// As [`write_page`].
pub fn may_write_page(path: &std::path::Path) -> Result<()> {
    Ok(exoskin_record::may_write_page(path)?)
}

/// Writes the page of the hazards: whole or not at all, and replacing only an earlier page of this kind.
///
/// # Errors
/// Somebody else's file, or a page that has been changed; a full disk, or a folder that does not exist.
pub fn write_page(found: &RiskAnswer, path: &std::path::Path) -> Result<()> {
    Ok(exoskin_record::write_page(path, &page(found))?)
}
