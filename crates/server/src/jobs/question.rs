//! What a job asks, as it is posted.

use std::path::Path;

use exoskin::{Compare, Diagnostic, Options, Question, Run, Sweep, Watch, Why, scenarios};
use exoskin_sent::{DoseSent, Envelope, Exactly, Means};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use axum::body::Bytes;

use crate::failure::Failure;

/// The file of a scenario in a job's folder.
const SCENARIO: &str = "scenario.toml";
/// The folder of a run in a job's folder.
pub(super) const RUN: &str = "run";
/// The table of a sweep in that folder.
const TABLE: &str = "sweep.csv";

/// A job.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "lowercase", deny_unknown_fields)]
pub(crate) enum Posted {
    /// One application, counted in full.
    Dose {
        /// As for `/api/v1/dose`.
        dose: DoseSent,
    },
    /// Every arm of a scenario.
    Run(RunSent),
    /// One arm compared with what would have happened anyway.
    Compare(CompareSent),
    /// What the differences between a scenario's arms rest on: `exoskin why`.
    Why(RunSent),
    /// A scenario with some of its values varied.
    Sweep(SweepSent),
}

/// A scenario with some of its values varied: `exoskin sweep`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
pub(crate) struct SweepSent {
    /// The name of a scenario that comes with exoskin.
    pub scenario: Option<String>,
    /// A scenario's text.
    pub scenario_text: Option<String>,
    /// What is varied, each as `path=values`: `arm.*.apply.delay=0..60min:7`.
    pub over: Vec<String>,
    /// Samples drawn from the uncertain inputs.
    pub samples: Option<usize>,
    /// Transport problems solved per arm.
    pub draws: Option<usize>,
    /// Random seed.
    pub seed: Option<u64>,
}

/// Every arm of a scenario: `exoskin run`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
pub(crate) struct RunSent {
    /// The name of a scenario that comes with exoskin.
    pub scenario: Option<String>,
    /// A scenario's text.
    pub scenario_text: Option<String>,
    /// Samples drawn from the uncertain inputs.
    pub samples: Option<usize>,
    /// Transport problems solved per arm.
    pub draws: Option<usize>,
    /// Random seed.
    pub seed: Option<u64>,
}

/// One arm compared with others: `exoskin compare`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
pub(crate) struct CompareSent {
    /// The name of a scenario that comes with exoskin.
    pub scenario: Option<String>,
    /// A scenario's text.
    pub scenario_text: Option<String>,
    /// The arms; none takes the default ones.
    pub arms: Option<Vec<String>>,
    /// The arm from which the others are made.
    pub base: Option<String>,
    /// The arm with which the others are compared.
    pub against: Option<String>,
    /// Days to report.
    pub days: Option<Vec<String>>,
    /// Prices per session, each as `arm=price`.
    #[serde(default)]
    pub price: Vec<String>,
    /// Samples drawn from the uncertain inputs.
    pub samples: Option<usize>,
    /// Transport problems solved per arm.
    pub draws: Option<usize>,
    /// Random seed.
    pub seed: Option<u64>,
}

/// The text of a scenario that comes with exoskin, or the one that was sent.
pub(crate) fn scenario_text(name: Option<&String>, text: Option<&String>) -> Result<String, Diagnostic> {
    let either = || Diagnostic::new("either a name or a text").argument("scenario");
    let expected = "`scenario` with the name of one that comes with exoskin, or `scenario_text`";
    let text = match (name, text) {
        (Some(name), None) => {
            let found = scenarios::named(name).map_err(|error| match error {
                exoskin::Error::Input(wrong) => wrong.argument("scenario"),
                other => Diagnostic::new(other.to_string()).argument("scenario"),
            });
            return found.map(|scenario| scenario.text);
        }
        (None, Some(text)) => text.clone(),
        _ => return Err(either().expected(expected)),
    };
    names_no_files(&text)?;
    Ok(text)
}

/// Refuses a scenario that names files: those of this machine are nobody's business.
fn names_no_files(text: &str) -> Result<(), Diagnostic> {
    let Ok(table) = text.parse::<toml::Table>() else { return Ok(()) };
    let mut left: Vec<toml::Value> = table.into_iter().map(|(_, value)| value).collect();
    while let Some(value) = left.pop() {
        match value {
            toml::Value::String(text) if text.to_lowercase().ends_with(".toml") => {
                let wrong = Diagnostic::new(format!(
                    "{} is a file, and files are not read by name here",
                    exoskin::quoted(&text)
                ));
                return Err(wrong
                    .argument("scenario_text")
                    .expected("the name of a product or procedure from the catalogue"));
            }
            toml::Value::Array(values) => left.extend(values),
            toml::Value::Table(table) => left.extend(table.into_iter().map(|(_, value)| value)),
            _ => {}
        }
    }
    Ok(())
}

impl Posted {
    /// The word for its kind.
    pub fn kind(&self) -> &'static str {
        match self {
            Posted::Dose { .. } => "dose",
            Posted::Run(_) => "run",
            Posted::Compare(_) => "compare",
            Posted::Why(_) => "why",
            Posted::Sweep(_) => "sweep",
        }
    }

    fn text(&self) -> Result<Option<String>, Diagnostic> {
        match self {
            Posted::Dose { .. } => Ok(None),
            Posted::Run(sent) | Posted::Why(sent) => {
                scenario_text(sent.scenario.as_ref(), sent.scenario_text.as_ref()).map(Some)
            }
            Posted::Sweep(sent) => scenario_text(sent.scenario.as_ref(), sent.scenario_text.as_ref()).map(Some),
            Posted::Compare(sent) => scenario_text(sent.scenario.as_ref(), sent.scenario_text.as_ref()).map(Some),
        }
    }

    /// Its title, and the scenario that goes into its folder. Mistakes are found here, before anything waits.
    pub fn checked(&self) -> Result<(String, Option<String>), Failure> {
        match self {
            Posted::Dose { dose } => {
                Exactly { samples: dose.samples, draws: dose.draws, seed: dose.seed }.check()?;
                dose.question(&Means::default())?;
                Ok((dose_title(dose), None))
            }
            scenario => {
                match scenario {
                    Posted::Run(sent) | Posted::Why(sent) => sent.exactly().check()?,
                    Posted::Compare(sent) => {
                        sent.exactly().check()?;
                        sent.question(Path::new(""), &Means::default())?;
                    }
                    _ => {}
                }
                let text = self.text()?.unwrap_or_default();
                let scenario = scenarios::of_text("scenario", &text)?;
                if let Posted::Sweep(sent) = self {
                    sent.planned(&text)?;
                }
                Ok((scenario.title, Some(text)))
            }
        }
    }

    /// Puts what the work needs into the job's folder.
    pub fn prepare(&self, folder: &Path, scenario: Option<&str>) -> std::io::Result<()> {
        std::fs::create_dir_all(folder)?;
        scenario.map_or(Ok(()), |text| std::fs::write(folder.join(SCENARIO), text))
    }

    /// Does the work.
    pub fn answer(&self, folder: &Path, means: &Means, watch: &dyn Watch) -> Result<Bytes, exoskin::Error> {
        let hidden = [format!("{}{}", folder.display(), std::path::MAIN_SEPARATOR)];
        let bytes = match self {
            Posted::Dose { dose } => Envelope::bytes(&dose.question(means)?.ask_watched(watch)?, &hidden)?,
            Posted::Run(sent) => {
                let question = Run {
                    out: Some(folder.join(RUN)),
                    // What another version of the program left there is this job's as well.
                    overwrite: true,
                    options: sent.exactly().options(Options::followed(), means),
                    ..Run::of(folder.join(SCENARIO))
                };
                Envelope::bytes(&question.ask_watched(watch)?, &hidden)?
            }
            Posted::Compare(sent) => Envelope::bytes(&sent.question(folder, means)?.ask_watched(watch)?, &hidden)?,
            Posted::Why(sent) => {
                let options = sent.exactly().options(Options::followed(), means);
                let question = Why { options, ..Why::of(folder.join(SCENARIO)) };
                Envelope::bytes(&question.ask_watched(watch)?, &hidden)?
            }
            Posted::Sweep(sent) => {
                let run = folder.join(RUN);
                std::fs::create_dir_all(&run).map_err(|e| exoskin::Error::Run(e.to_string()))?;
                let table = run.join(TABLE);
                // What another version of the program left there is this job's as well.
                drop(std::fs::remove_file(&table));
                let question = Sweep { out: Some(table), ..sent.question(folder, means)? };
                Envelope::bytes(&question.ask_watched(watch)?, &hidden)?
            }
        };
        Ok(bytes.into())
    }
}

/// The title that the dose itself will have.
fn dose_title(dose: &DoseSent) -> String {
    let site = dose.site.as_deref().unwrap_or("face");
    let after = dose.after.as_deref().unwrap_or("none");
    let skin = match &dose.delay {
        _ if after == "none" => "intact skin".into(),
        Some(delay) => format!("{delay} after {after}"),
        None => format!("right after {after}"),
    };
    format!("{} of {} on the {site}, {skin}", dose.volume, dose.product)
}

impl RunSent {
    fn exactly(&self) -> Exactly {
        Exactly { samples: self.samples, draws: self.draws, seed: self.seed }
    }
}

impl SweepSent {
    fn question(&self, folder: &Path, means: &Means) -> Result<Sweep, exoskin::Error> {
        let exactly = Exactly { samples: self.samples, draws: self.draws, seed: self.seed };
        exactly.check()?;
        let options = exactly.options(Options::followed(), means);
        let question = Sweep { options, ..Sweep::of(folder.join(SCENARIO)) };
        self.over.iter().try_fold(question, |question, over| question.over(over))
    }

    /// Reads every point, so that mistakes are found before anything waits.
    fn planned(&self, text: &str) -> Result<(), Failure> {
        let folder = tempfile::tempdir().map_err(Failure::run)?;
        std::fs::write(folder.path().join(SCENARIO), text).map_err(Failure::run)?;
        let hidden = format!("{}{}", folder.path().display(), std::path::MAIN_SEPARATOR);
        let planned = self.question(folder.path(), &Means::default()).and_then(|question| question.plan());
        planned.map(drop).map_err(|error| Failure::from(error).without(&hidden))
    }
}

impl CompareSent {
    fn exactly(&self) -> Exactly {
        Exactly { samples: self.samples, draws: self.draws, seed: self.seed }
    }

    fn question(&self, folder: &Path, means: &Means) -> Result<Compare, Diagnostic> {
        let day = |text: &String| text.parse().map_err(|wrong: Diagnostic| wrong.argument("days"));
        let price = |text: &String| text.parse().map_err(|wrong: Diagnostic| wrong.argument("price"));
        Ok(Compare {
            arms: self.arms.clone(),
            base: self.base.clone(),
            against: self.against.clone(),
            days: self.days.as_ref().map(|days| days.iter().map(day).collect()).transpose()?,
            price: self.price.iter().map(price).collect::<Result<_, _>>()?,
            out: Some(folder.join(RUN)),
            overwrite: true,
            options: self.exactly().options(Options::followed(), means),
            ..Compare::of(folder.join(SCENARIO))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scenario_that_names_a_file_is_refused() {
        for text in [
            "[[arm]]\n[[arm.session]]\nprocedure = \"/etc/mine.toml\"",
            "[[arm]]\n[[arm.session]]\n[[arm.session.apply]]\nproduct = \"../x.TOML\"",
        ] {
            let wrong = scenario_text(None, Some(&text.to_owned())).expect_err("a file");
            assert!(wrong.problem.contains("files are not read by name"), "{wrong}");
        }
        assert!(scenario_text(Some(&"ref".to_owned()), None).is_ok());
        let both = scenario_text(Some(&"ref".to_owned()), Some(&String::new()));
        assert!(both.is_err() && scenario_text(None, None).is_err());
    }
}
