//! What storage left in a vial.

use std::path::PathBuf;

use exoskin::{
    DateOrder, Diagnostic, Error, HalfLife, LogOptions, LotFiles, Past, Question, Scale, Steps, Temperature, Time, Vial,
};
use serde::{Deserialize, Serialize};

use crate::envelope::Envelope;
use crate::means::{Exactly, Means};
use crate::parts::{container, missing, part, plain_name, word};

/// A logger's file that was uploaded, and what it leaves open.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "described", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct LogSent {
    /// The name that the upload got.
    pub file: String,
    /// The column of temperatures: its heading, part of it, or its number.
    pub column: Option<String>,
    /// `day-first`, `month-first` or `year-first`.
    pub dates: Option<String>,
    /// `C` or `F`.
    pub scale: Option<String>,
    /// The device whose lines count.
    pub device: Option<String>,
}

impl LogSent {
    /// What the file leaves open.
    ///
    /// # Errors
    /// An unknown word.
    pub fn options(&self) -> Result<LogOptions, Diagnostic> {
        Ok(LogOptions {
            dates: word(self.dates.as_ref(), &DateOrder::WORDS, "dates")?,
            scale: word(self.scale.as_ref(), &Scale::WORDS, "scale")?,
            column: self.column.clone(),
            device: self.device.clone(),
        })
    }
}

/// An uploaded file of measurements.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "described", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct FileSent {
    /// The name that the upload got.
    pub file: String,
    /// How often the sample was diluted, for a particle count.
    pub dilution: Option<String>,
}

/// What storage left in a vial: `exoskin vial`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "described", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "described", schema(example = json!({"product": "frozen_msc", "history": "-80C 60d; thaw; 4C 36h"})))]
pub struct VialSent {
    /// A name from the catalogue.
    pub product: String,
    /// What happened to the vial, step by step; with `log`, what happened before the log.
    pub history: Option<String>,
    /// A logger's file; `history` is then what happened before.
    pub log: Option<LogSent>,
    /// Storage temperature instead; with `for` or `until_half`.
    pub at: Option<String>,
    /// How long it was stored at `at`.
    #[serde(rename = "for")]
    pub hold: Option<String>,
    /// How long until half of the vesicles are left at `at`.
    #[serde(default)]
    pub until_half: bool,
    /// Material of the vial.
    pub container: Option<String>,
    /// The user's own particle count.
    pub tracking: Option<FileSent>,
    /// The certificate of the lot.
    pub certificate: Option<FileSent>,
    /// The user's own stability series.
    pub stability: Option<FileSent>,
    /// The user's own dose-response curves in a dish.
    pub dish: Option<FileSent>,
    /// Samples drawn from the uncertain inputs.
    pub samples: Option<usize>,
    /// Random seed.
    pub seed: Option<u64>,
}

/// Where files that were sent before are kept.
pub trait Uploads {
    /// The upload of this name, as `part` of a question.
    ///
    /// # Errors
    /// There is no such upload.
    fn path(&self, file: &str, part: &str) -> Result<PathBuf, Diagnostic>;
}

/// Nothing can be sent before the question.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoUploads;

impl Uploads for NoUploads {
    fn path(&self, _file: &str, part: &str) -> Result<PathBuf, Diagnostic> {
        let wrong = Diagnostic::new("files are not read here").argument(part);
        Err(wrong.expected("a question without files; the exoskin program reads them"))
    }
}

/// What was asked about a vial.
#[derive(Clone, Debug)]
pub enum VialQuestion {
    /// What is left in it.
    Left(Box<Vial>),
    /// How long until half is left.
    Half(Box<HalfLife>),
}

impl VialQuestion {
    /// The answer in its envelope. The names of `folders` on this machine are taken out.
    ///
    /// # Errors
    /// As [`Question::ask`].
    pub fn envelope(&self, folders: &[String]) -> Result<Vec<u8>, Error> {
        match self {
            VialQuestion::Left(vial) => Envelope::bytes(&vial.ask()?, folders),
            VialQuestion::Half(half) => Envelope::bytes(&half.ask()?, folders),
        }
    }
}

impl VialSent {
    /// The question; `files` knows where uploads are.
    ///
    /// # Errors
    /// A part that cannot be read, one that is missing, or an upload that is not there.
    pub fn question(&self, files: &dyn Uploads, means: &Means) -> Result<VialQuestion, Diagnostic> {
        let vial = self.vial(files, means)?;
        let at = part::<Temperature>(self.at.as_ref(), "at")?;
        if !self.until_half {
            return Ok(VialQuestion::Left(Box::new(vial)));
        }
        let at = at.ok_or_else(|| missing("at", "a temperature, for example 4C"))?;
        Ok(VialQuestion::Half(Box::new(HalfLife { vial, at })))
    }

    fn vial(&self, files: &dyn Uploads, means: &Means) -> Result<Vial, Diagnostic> {
        let path = |sent: &Option<FileSent>, name: &str| -> Result<Option<PathBuf>, Diagnostic> {
            sent.as_ref().map(|sent| files.path(&sent.file, name)).transpose()
        };
        let usual = Vial::of(plain_name(&self.product, "product")?);
        let exactly = Exactly { samples: self.samples, draws: None, seed: self.seed };
        let dilution = self.tracking.as_ref().and_then(|sent| sent.dilution.as_ref());
        let lot = LotFiles {
            certificate: path(&self.certificate, "certificate")?,
            nta: path(&self.tracking, "tracking")?,
            dilution: part(dilution, "dilution")?,
        };
        let options = exactly.options(usual.options.clone(), means);
        let stability = path(&self.stability, "stability")?;
        let dish = path(&self.dish, "dish")?;
        Ok(Vial {
            past: self.past(files)?,
            container: container(self.container.as_ref())?,
            lot,
            stability,
            dish,
            options,
            ..usual
        })
    }

    fn past(&self, files: &dyn Uploads) -> Result<Option<Past>, Diagnostic> {
        let given = [("history", self.history.is_some()), ("log", self.log.is_some()), ("at", self.at.is_some())];
        let names: Vec<&str> = given.into_iter().filter(|(_, given)| *given).map(|(name, _)| name).collect();
        if let [first, .., "at"] = names[..] {
            let wrong = Diagnostic::new(format!("says the same as `{first}`")).argument("at");
            return Err(wrong.expected("a history, a log or both, or a temperature"));
        }
        let steps = part::<Steps>(self.history.as_ref(), "history")?;
        if let Some(log) = &self.log {
            let (path, options) = (files.path(&log.file, "log")?, log.options()?);
            return Ok(Some(Past::Log { before: steps, path, options }));
        }
        if let Some(steps) = steps {
            return Ok(Some(Past::Steps(steps)));
        }
        let Some(at) = part::<Temperature>(self.at.as_ref(), "at")? else { return Ok(None) };
        if self.until_half {
            return Ok(None);
        }
        let time = part::<Time>(self.hold.as_ref(), "for")?;
        let time = time.ok_or_else(|| missing("for", "a time, for example 36h, or until_half"))?;
        Ok(Some(Past::Held(at, time)))
    }
}
