//! What storage left in a vial, and how long until half of it is gone.

use std::fmt;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use exoskin_quantity::{Checked, Diagnostic, Dimension, Source, quoted};
use exoskin_stats::{Design, Layout};
use exoskin_therapy::effect::learn_dish;
use exoskin_vial::history_text::{COLDEST_C, LONGEST_S, WARMEST_C, minus_left_out};
use exoskin_vial::{Container, History, LogOptions, Looks, Nta};
use serde::Serialize;

use crate::amount::{Temperature, Time, between};
use crate::error::{Result, of_part};
use crate::lot::{Lot, LotFiles};
use crate::options::Options;
use crate::own_files::OwnFiles;
use crate::question::Question;
use crate::watch::Watch;

pub use crate::storage_picture::svg as storage_picture;
pub use exoskin_therapy::effect::LearnedDish;
pub use exoskin_vial::product::Note;
pub use exoskin_vial::{
    Advice, Against, Checklist, Class, Comparison, Extrapolation, HalfOutcome, Learned, LearnedNumber, Phase, Product,
    Role, Strength, VialOutcome, checklist, not_covered, other_storage_rows, storage_comparison, week_in_the_cold,
};

/// What has become of one vial.
///
/// ```
/// use exoskin::{Question, Vial};
///
/// let left = Vial::of("frozen_msc").history("-80C 60d; thaw; 4C 36h".parse()?).ask()?;
/// assert!(left.vial.whole_share.median < 1.0);
/// # Ok::<(), exoskin::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Vial {
    /// A name from the catalogue, or a file that ends in `.toml`.
    pub product: String,
    /// What happened to it; none suits a vial that was measured just now.
    pub past: Option<Past>,
    /// What it is made of; none takes the product's.
    pub container: Option<Container>,
    /// What was measured about its lot.
    pub lot: LotFiles,
    /// A stability series of the product: CSV with days, temperature, container, concentration, count, sd, potency.
    pub stability: Option<PathBuf>,
    /// Its dose-response curves in a dish: CSV with particles per mL, hours, cells per cm2, behaviour, response, sd.
    pub dish: Option<PathBuf>,
    /// Samples and seed.
    pub options: Options,
}

/// What happened to a vial.
#[derive(Clone, Debug, PartialEq)]
pub enum Past {
    /// Step by step.
    Steps(Steps),
    /// The file of a temperature logger.
    Log {
        /// What happened before its first reading, where that is known.
        before: Option<Steps>,
        /// The file.
        path: PathBuf,
        /// What the file leaves open.
        options: LogOptions,
    },
    /// Held at one temperature.
    Held(Temperature, Time),
}

impl Vial {
    /// A vial of this product; next, say what happened to it.
    pub fn of(product: impl Into<String>) -> Vial {
        let options = Options::counted();
        Vial {
            product: product.into(),
            past: None,
            container: None,
            lot: LotFiles::default(),
            stability: None,
            dish: None,
            options,
        }
    }

    /// What happened to it, step by step.
    pub fn history(self, history: Steps) -> Vial {
        Vial { past: Some(Past::Steps(history)), ..self }
    }

    /// Held at one temperature.
    pub fn held(self, at: Temperature, time: Time) -> Vial {
        Vial { past: Some(Past::Held(at, time)), ..self }
    }

    /// The product as its file has it, and as it was measured.
    fn products(&self, lot: &Lot) -> Checked<(Product, Product)> {
        let labelled = exoskin_vial::load_product(&self.product).map_err(|e| of_part(e, "product"))?;
        let used = lot.used(&labelled);
        if labelled.is_vesicle_free() && used.is_some() {
            return Err(particles_without_vesicles(&labelled));
        }
        let measured = used.map_or_else(|| labelled.clone(), |used| labelled.measured(&used));
        let checks = lot.certificate.as_ref().map_or(&[][..], |certificate| &certificate.checks);
        let measured = if checks.is_empty() { measured } else { measured.with_checks(checks) };
        let own = OwnFiles { stability: self.stability.clone(), dish: self.dish.clone() };
        Ok((labelled, own.applied(measured)?))
    }

    /// The history, and what was found in the file it came from.
    fn past(&self, product: &Product) -> Checked<(History, Vec<String>)> {
        match &self.past {
            Some(Past::Steps(steps)) => Ok((steps.history.clone(), Vec::new())),
            Some(Past::Log { before, path, options }) => {
                let source = Source::read_export(path, exoskin_vial::MAX_LOG_BYTES)?;
                let log = exoskin_vial::read_log_with(&source, options)
                    .map_err(|wrong| exoskin_vial::named(&source, Looks::Log, wrong))?;
                let before = before.as_ref().map(|steps| &steps.history);
                let history = before.map_or_else(|| log.history(), |before| log.history_after(product, before));
                Ok((history, std::iter::once(log.told).chain(log.notes).collect()))
            }
            Some(Past::Held(at, time)) => Ok((History::hold(celsius(at)?, seconds(time)?), Vec::new())),
            // A vial measured just now has no past that matters.
            None if !self.lot.is_empty() || self.dish.is_some() => {
                Ok((History::fresh(), vec!["No history was given: the vial is taken as fresh.".into()]))
            }
            None => Err(Diagnostic::new("the vial's history is missing").argument("history").expected(
                "--history \"-80C 60d; thaw; 4C 36h\", --log FILE, both (first the history), or --at 4C --for 36h; for a fresh vial --at 4C --for 0h",
            )),
        }
    }
}

impl VialAnswer {
    /// Writes what the product's own measurements say as a picture: prior, data and posterior.
    ///
    /// # Errors
    /// No measurements; a file of that name is there already, or it cannot be written.
    pub fn draw_measured(&self, path: &Path) -> Result<()> {
        let Some(picture) = self.measured_picture() else {
            return Err(Diagnostic::new("there are no measurements of its own to draw")
                .argument("out")
                .expected("--stability FILE, --dish FILE, or a product file with [measured]")
                .into());
        };
        crate::library::write_new(path, &picture)
    }

    /// The same as an SVG text; none where the product has no measurements of its own.
    pub fn measured_picture(&self) -> Option<String> {
        let panels = crate::own_picture::panels(self.series.as_ref(), self.dish.as_ref());
        (!panels.is_empty()).then(|| crate::own_picture::svg(&panels))
    }
}

impl Question for Vial {
    type Answer = VialAnswer;

    fn ask_watched(&self, _watch: &dyn Watch) -> Result<VialAnswer> {
        self.options.check()?;
        let lot = Lot::read(&self.lot)?;
        let (labelled, product) = self.products(&lot)?;
        let (history, notes) = self.past(&product)?;
        let design = design(&self.options);
        let container = self.container.unwrap_or(product.vessel.container);
        let draws = |sample| design.units(sample);
        let mut vial = exoskin_vial::outcome(&product, &history, container, self.options.samples, draws);
        vial.notes.extend(notes);
        vial.notes.extend(lot.notes());
        let checklist = |certificate| exoskin_vial::checklist(&labelled, Some(certificate), lot.nta.as_ref());
        Ok(VialAnswer {
            vial,
            against_label: lot.against(&labelled),
            checklist: lot.certificate.as_ref().map(checklist),
            // A file written from a measurement has that count, not the maker's.
            is_measured: product.label.counted_by != exoskin_vial::CountedBy::Maker,
            series: product.learned.as_deref().cloned(),
            dish: learn_dish(&product)?.as_deref().cloned(),
            tracking: lot.nta,
        })
    }
}

/// What is left in the vial.
#[derive(Clone, Debug, Serialize)]
pub struct VialAnswer {
    /// Whole share, potency, factors, reasons and advice.
    #[serde(flatten)]
    pub vial: VialOutcome,
    /// The label and the count of the lot, where both are known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub against_label: Option<Against>,
    /// The user's own tracking, where it was given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tracking: Option<Nta>,
    /// What the product's stability series says about its rates, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub series: Option<Learned>,
    /// What its dose-response curves in a dish say about its effects, where there are any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dish: Option<LearnedDish>,
    /// The buyer's checklist, where a certificate was given.
    #[serde(skip)]
    pub checklist: Option<Checklist>,
    /// Whether a count of the lot replaced the label.
    #[serde(skip)]
    pub is_measured: bool,
}

/// How long until half of the vesicles are left at one temperature.
#[derive(Clone, Debug)]
pub struct HalfLife {
    /// The vial; what happened to it before does not matter.
    pub vial: Vial,
    /// Where it is held.
    pub at: Temperature,
}

impl Question for HalfLife {
    type Answer = HalfOutcome;

    fn ask_watched(&self, _watch: &dyn Watch) -> Result<HalfOutcome> {
        let options = &self.vial.options;
        options.check()?;
        let (_, product) = self.vial.products(&Lot::read(&self.vial.lot)?)?;
        let container = self.vial.container.unwrap_or(product.vessel.container);
        let design = design(options);
        let draws = |sample| design.units(sample);
        Ok(exoskin_vial::until_half(&product, container, celsius(&self.at)?, options.samples, draws))
    }
}

/// Steps of a history as people write them: `-80C 60d; thaw; 4C 36h`.
#[derive(Clone, Debug, PartialEq)]
pub struct Steps {
    text: String,
    pub(crate) history: History,
}

impl FromStr for Steps {
    type Err = Diagnostic;

    fn from_str(text: &str) -> Checked<Steps> {
        Ok(Steps { text: text.to_owned(), history: History::parse(text)? })
    }
}

impl fmt::Display for Steps {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// No transport here: what blood contains differs from sample to sample like everything else.
fn design(options: &Options) -> Design {
    let layout = Layout { transport_rows: options.samples, samples: options.samples };
    exoskin_evidence::design(options.seed.unwrap_or(1), &exoskin_vial::parameters::drawn(), layout)
}

fn celsius(at: &Temperature) -> Checked<f64> {
    let ends = (COLDEST_C, WARMEST_C);
    let why = "is outside the range of storage temperatures";
    let meant = minus_left_out(at.celsius()).map(|celsius| format!("{celsius}C"));
    between(at.celsius(), &at.to_string(), Dimension::Temperature, ends, why)
        .map_err(|wrong| of_part(wrong.nearest(meant), "at"))
}

fn seconds(time: &Time) -> Checked<f64> {
    let why = "is outside the range of storage times";
    between(time.seconds(), &time.to_string(), Dimension::Time, (0.0, LONGEST_S), why)
        .map_err(|wrong| of_part(wrong, "for"))
}

/// Particles of a liquid whose file claims no vesicles are counted, but not called vesicles.
fn particles_without_vesicles(product: &Product) -> Diagnostic {
    let name = quoted(&product.name);
    Diagnostic::new(format!(
        "{name} contains no vesicles according to its file, so its particles cannot be taken for vesicles"
    ))
    .argument("product")
    .expected(format!("exoskin products classify {}, which compares the count with the label", product.name))
}
