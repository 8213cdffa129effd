//! Files of instruments and makers: what was understood of one, and between what its reader has to choose.

use std::path::PathBuf;

use exoskin_quantity::{Checked, Diagnostic, Source};
use exoskin_vial::logger::Found;
use exoskin_vial::{Log, LogOptions, Looks, named};
use serde::Serialize;
use serde_json::{Value, json};

use crate::error::{Error, Result};
use crate::lot::Dilution;
use crate::question::Question;
use crate::watch::Watch;

/// Points of a logger's curve at most.
const MOST_POINTS: usize = 2000;
const HOUR_S: f64 = exoskin_quantity::unit::HOUR_S;

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadingOf {
    /// Temperatures from a data logger.
    Logger,
    /// A particle count.
    Tracking,
    /// A certificate of analysis.
    Certificate,
    /// A stability series.
    Stability,
    /// Dose-response curves in a dish.
    Dish,
}

impl ReadingOf {
    /// Every kind with its word.
    pub const WORDS: [(&'static str, ReadingOf); 5] = [
        ("logger", ReadingOf::Logger),
        ("tracking", ReadingOf::Tracking),
        ("certificate", ReadingOf::Certificate),
        ("stability", ReadingOf::Stability),
        ("dish", ReadingOf::Dish),
    ];

    /// The kind of this word.
    ///
    /// # Errors
    /// No such kind, with the nearest word.
    pub fn named(word: &str) -> Checked<ReadingOf> {
        let words = ReadingOf::WORDS.map(|(word, _)| word);
        let found = ReadingOf::WORDS.into_iter().find(|(known, _)| *known == word);
        found.map(|(_, kind)| kind).ok_or_else(|| Diagnostic::unknown_word(word, &words).argument("kind"))
    }
}

/// A file to be read, with what its reader knows about it.
#[derive(Clone, Debug)]
pub struct ReadFile {
    /// The file.
    pub path: PathBuf,
    /// Its name, as errors call it.
    pub name: String,
    /// What it is.
    pub kind: ReadingOf,
    /// What a logger file leaves open.
    pub log: LogOptions,
    /// The dilution of a tracked sample.
    pub dilution: Option<Dilution>,
}

/// What was understood, or what has to be chosen or mended first.
#[derive(Clone, Debug)]
pub struct Reading {
    /// What was understood.
    pub understood: Option<Value>,
    /// What there is to choose from in a logger file.
    pub candidates: Option<Found>,
    /// What is wrong or left open; its argument names the choice.
    pub error: Option<Diagnostic>,
}

impl Serialize for Reading {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        let error = self.error.as_ref().map(ToString::to_string);
        json!({ "understood": self.understood, "candidates": self.candidates, "error": error }).serialize(serializer)
    }
}

impl Question for ReadFile {
    type Answer = Reading;

    fn ask_watched(&self, _watch: &dyn Watch) -> Result<Reading> {
        let source = match self.source() {
            Ok(source) => source,
            Err(wrong) => return Ok(Reading { understood: None, candidates: None, error: Some(wrong) }),
        };
        let candidates = match self.kind {
            ReadingOf::Logger => exoskin_vial::logger::found(&source).ok(),
            _ => None,
        };
        let (understood, error) = match self.understood(&source) {
            Ok(value) => (Some(value?), None),
            Err(wrong) => (None, Some(self.of_choice(wrong))),
        };
        Ok(Reading { understood, candidates, error })
    }
}

impl ReadFile {
    fn source(&self) -> Checked<Source> {
        let most = exoskin_vial::MAX_LOG_BYTES;
        let read = Source::read_export(&self.path, most).map_err(|wrong| wrong.in_file(&self.name))?;
        Ok(Source { name: self.name.clone(), ..read })
    }

    /// What the file says; a failure to write it as JSON is a defect and no mistake of the file.
    fn understood(&self, source: &Source) -> Checked<Result<Value>> {
        Ok(match self.kind {
            ReadingOf::Logger => Ok(logged(
                &exoskin_vial::read_log_with(source, &self.log).map_err(|wrong| named(source, Looks::Log, wrong))?,
            )),
            ReadingOf::Tracking => {
                let dilution = self.dilution.map(Dilution::factor);
                serde_json::to_value(exoskin_vial::read_nta(source, dilution)?).map_err(Error::run)
            }
            ReadingOf::Certificate => serde_json::to_value(exoskin_vial::read_certificate(source)?).map_err(Error::run),
            ReadingOf::Stability => {
                let series = exoskin_vial::read_series(source)?;
                Ok(json!({ "rows": series.rows.len(), "in_shares": series.in_shares, "notes": series.notes }))
            }
            ReadingOf::Dish => {
                let curve = exoskin_vial::read_dish(source)?;
                let mut behaviours: Vec<&str> = curve.rows.iter().map(|row| row.behaviour).collect();
                behaviours.sort_unstable();
                behaviours.dedup();
                Ok(json!({ "rows": curve.rows.len(), "behaviours": behaviours, "notes": curve.notes }))
            }
        })
    }

    /// The choice that the mistake asks for, where it asks for one.
    fn of_choice(&self, wrong: Diagnostic) -> Diagnostic {
        let asks = |flag: &str| wrong.expected.as_deref().is_some_and(|expected| expected.contains(flag));
        let flags = [
            ("--log-column", "column"),
            ("--log-dates", "dates"),
            ("--log-scale", "scale"),
            ("--log-device", "device"),
            ("--dilution", "dilution"),
        ];
        match flags.into_iter().find(|(flag, _)| asks(flag)) {
            Some((_, choice)) if wrong.argument.is_none() => wrong.argument(choice),
            _ => wrong,
        }
    }
}

/// A logger's file as understood. Of a long one the coldest and the warmest reading of each stretch are shown.
fn logged(log: &Log) -> Value {
    let celsius = || log.readings.iter().map(|reading| reading.celsius);
    let gaps: Vec<Value> = log
        .gaps
        .iter()
        .map(|gap| {
            json!({ "from_h": gap.from_s / HOUR_S, "hours": gap.seconds / HOUR_S, "celsius": gap.celsius, "line": gap.line })
        })
        .collect();
    json!({
        "readings": log.readings.len(),
        "hours": log.readings.last().map_or(0.0, |last| last.seconds) / HOUR_S,
        "low_c": celsius().fold(f64::INFINITY, f64::min),
        "high_c": celsius().fold(f64::NEG_INFINITY, f64::max),
        "interval_s": log.interval_s,
        "gaps": gaps,
        "series": series(log),
        "told": log.told,
        "notes": log.notes,
    })
}

fn series(log: &Log) -> Vec<[f64; 2]> {
    let point = |reading: &exoskin_vial::Reading| [reading.seconds / HOUR_S, reading.celsius];
    if log.readings.len() <= MOST_POINTS {
        return log.readings.iter().map(point).collect();
    }
    let stretch = log.readings.len().div_ceil(MOST_POINTS / 2);
    let ends = |readings: &[exoskin_vial::Reading]| {
        let by = |a: &&exoskin_vial::Reading, b: &&exoskin_vial::Reading| a.celsius.total_cmp(&b.celsius);
        let mut both: Vec<_> = readings.iter().min_by(by).into_iter().chain(readings.iter().max_by(by)).collect();
        both.sort_by(|a, b| a.seconds.total_cmp(&b.seconds));
        both.into_iter().map(point).collect::<Vec<_>>()
    };
    log.readings.chunks(stretch).flat_map(ends).collect()
}
