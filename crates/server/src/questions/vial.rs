//! What storage left in a vial.

use std::path::PathBuf;

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use exoskin::{
    DateOrder, Diagnostic, HalfLife, LogOptions, LotFiles, Past, Question, Scale, Steps, Temperature, Time, Vial,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Exactly, container, key, missing, part, plain_name, word};
use crate::answer::Envelope;
use crate::app::{Means, Shared};
use crate::body::{self, Sent};
use crate::failure::{Failure, Refused};
use crate::files::Files;

/// A logger's file that was uploaded, and what it leaves open.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct LogSent {
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
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct FileSent {
    /// The name that the upload got.
    pub file: String,
    /// How often the sample was diluted, for a particle count.
    pub dilution: Option<String>,
}

/// What storage left in a vial: `exoskin vial`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"product": "frozen_msc", "history": "-80C 60d; thaw; 4C 36h"}))]
pub(crate) struct VialSent {
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

impl VialSent {
    fn vial(&self, files: &Files, means: &Means) -> Result<Vial, Failure> {
        let path = |sent: &Option<FileSent>, name: &str| -> Result<Option<PathBuf>, Failure> {
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

    fn past(&self, files: &Files) -> Result<Option<Past>, Failure> {
        let given = [("history", self.history.is_some()), ("log", self.log.is_some()), ("at", self.at.is_some())];
        let names: Vec<&str> = given.into_iter().filter(|(_, given)| *given).map(|(name, _)| name).collect();
        if let [first, .., "at"] = names[..] {
            let wrong = Diagnostic::new(format!("says the same as `{first}`")).argument("at");
            return Err(wrong.expected("a history, a log or both, or a temperature").into());
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

/// What storage left in a vial.
#[utoipa::path(post, path = "/api/v1/vial", tag = "questions", request_body = VialSent, responses((status = 200, body = Envelope), (status = 422, body = Refused)))]
pub(crate) async fn vial(State(app): State<Shared>, headers: HeaderMap, sent: Sent) -> Result<Response, Failure> {
    let sent: VialSent = body::json(&headers, sent)?;
    let vial = sent.vial(&app.files, &app.means)?;
    let hidden = app.files.hidden();
    let at = part::<Temperature>(sent.at.as_ref(), "at")?;
    let half =
        if sent.until_half { Some(at.ok_or_else(|| missing("at", "a temperature, for example 4C"))?) } else { None };
    let bytes = app.instant.answer(key("vial", &sent)?, move |_| {
        let answer = match half {
            Some(at) => Envelope::bytes(&HalfLife { vial, at }.ask().map_err(Failure::from)?, &hidden),
            None => vial.ask().map_err(Failure::from).and_then(|found| Envelope::bytes(&found, &hidden)),
        };
        answer.map_err(|failure| hidden.iter().fold(failure, |failure, folder| failure.without(folder)))
    });
    bytes.await.map(body::of_bytes)
}
