//! One arm of a scenario compared with what would have happened anyway.

use std::path::PathBuf;

use exoskin_answer::layers;
use exoskin_answer::numbers::{decimal, duration};
use exoskin_quantity::{Checked, Diagnostic, quoted};
use exoskin_record::RunDir;
use exoskin_record::summary::{ArmSummary, Comparison, Summary};
use exoskin_scenario::{ArmCheck, Scenario, arms};
use exoskin_therapy::course;
use serde::{Serialize, Serializer};
use serde_json::{Value, json};

use crate::amount::Day;
use crate::error::{Error, Result, of_part};
use crate::folder::{self, Place};
use crate::options::Options;
use crate::price::{ArmPrice, Prices};
use crate::question::Question;
use crate::watch::Watch;

/// Days closer than this share are the same: `12 weeks` and `84`.
const SAME_DAY: f64 = 1e-9;
const HOURS_PER_DAY: f64 = 24.0;

/// One arm compared with the arms made from it, written to a folder.
#[derive(Clone, Debug)]
pub struct Compare {
    /// The scenario's file.
    pub scenario: PathBuf,
    /// Names of the arms; none takes the default ones and any other arms in the scenario.
    pub arms: Option<Vec<String>>,
    /// The arm that the others are made from; none takes the first that applies vesicles to the skin.
    pub base: Option<String>,
    /// The arm that the others are compared with; none takes the vehicle if there is one.
    pub against: Option<String>,
    /// Days to report; none takes all.
    pub days: Option<Vec<Day>>,
    /// What an arm costs per session.
    pub price: Vec<ArmPrice>,
    /// The folder; none is `runs/NAME-compare`.
    pub out: Option<PathBuf>,
    /// Whether the finished result of another run or comparison found there may be replaced.
    pub overwrite: bool,
    /// Samples, solved transport problems, seed, threads.
    pub options: Options,
}

impl Compare {
    /// A scenario's file, with the default arms.
    pub fn of(scenario: impl Into<PathBuf>) -> Compare {
        Compare {
            scenario: scenario.into(),
            arms: None,
            base: None,
            against: None,
            days: None,
            price: Vec::new(),
            out: None,
            overwrite: false,
            options: Options::followed(),
        }
    }

    /// These arms alone.
    pub fn arms<'a>(self, names: impl IntoIterator<Item = &'a str>) -> Compare {
        Compare { arms: Some(names.into_iter().map(str::to_owned).collect()), ..self }
    }

    /// On this many samples and solved transport problems.
    pub fn exactly(self, samples: usize, draws: usize) -> Compare {
        Compare { options: Options { samples, draws, ..self.options }, ..self }
    }

    /// Into this folder.
    pub fn into_folder(self, path: impl Into<PathBuf>) -> Compare {
        Compare { out: Some(path.into()), ..self }
    }

    /// The scenario with the arms that were asked for, and the name of the arm that they are made from.
    fn derived(&self, scenario: &Scenario) -> Checked<(Scenario, String)> {
        let base = arms::base(scenario, self.base.as_deref());
        let base = base.map_err(|wrong| if wrong.file.is_none() { of_part(wrong, "base") } else { wrong })?;
        let flagged = |wrong| of_part(wrong, "arms");
        let names: Vec<&str> = match &self.arms {
            Some(list) => list.iter().map(String::as_str).collect(),
            None => arms::usual(scenario, base).map_err(flagged)?,
        };
        if let [alone] = names[..] {
            let wrong = Diagnostic::new(format!("{} on its own has nothing to be compared with", quoted(alone)));
            return Err(flagged(wrong.expected("two or more arms, for example none,vehicle,exosomes")));
        }
        let derived = arms::derive_from(scenario, base, &names).map_err(flagged)?;
        let name = format!("{}-compare", scenario.name);
        Ok((Scenario { name, ..derived }, base.name.clone()))
    }

    /// The days asked for, each of them a day on which arms are compared.
    fn days(&self, scenario: &Scenario) -> Checked<Vec<f64>> {
        let all = course::days_of(scenario);
        let places = course::reported_days(&all);
        let reported: Vec<f64> = places.into_iter().filter_map(|place| all.get(place).copied()).collect();
        let Some(days) = &self.days else { return Ok(Vec::new()) };
        if days.is_empty() {
            return Err(wrong_day("the list contains no day", &reported));
        }
        days.iter().map(|day| reported_day(day, &reported)).collect()
    }

    /// The arm that the others are compared with, if one was asked for.
    fn against(&self, scenario: &Scenario) -> Checked<Option<String>> {
        let Some(name) = &self.against else { return Ok(None) };
        if scenario.arms.iter().any(|arm| arm.name == *name) {
            return Ok(Some(name.clone()));
        }
        let names: Vec<&str> = scenario.arms.iter().map(|arm| arm.name.as_str()).collect();
        Err(Diagnostic::unknown_word(name, &names).argument("against"))
    }

    /// The prices, each of an arm with a session.
    fn prices(&self, scenario: &Scenario) -> Checked<Prices> {
        let mut prices = Prices::default();
        for one in &self.price {
            must_cost(&one.arm, scenario)?;
            prices.add(&one.arm, &one.price).map_err(|wrong| of_part(wrong, "price"))?;
        }
        Ok(prices)
    }
}

fn reported_day(day: &Day, reported: &[f64]) -> Checked<f64> {
    let known = reported.iter().find(|other| (*other - day.days).abs() <= SAME_DAY * other.abs());
    let wrong = || wrong_day(&format!("there is no comparison on day {}", quoted(&day.to_string())), reported);
    known.copied().ok_or_else(wrong)
}

fn wrong_day(problem: &str, reported: &[f64]) -> Diagnostic {
    let in_words = |day: &f64| match *day {
        hours if hours > 0.0 && hours < 1.0 => duration(hours * HOURS_PER_DAY),
        days => decimal(days, 3),
    };
    let days: Vec<String> = reported.iter().map(in_words).collect();
    Diagnostic::new(problem).argument("days").expected(format!("one or more of {}", days.join(", ")))
}

/// Refuses a price for an arm that does not exist, or in which nothing is done.
fn must_cost(name: &str, scenario: &Scenario) -> Checked<()> {
    let Some(arm) = scenario.arms.iter().find(|arm| arm.name == name) else {
        let names: Vec<&str> = scenario.arms.iter().map(|arm| arm.name.as_str()).collect();
        return Err(Diagnostic::unknown_word(name, &names).argument("price"));
    };
    if arm.sessions.is_empty() {
        let wrong = Diagnostic::new(format!("arm {} has no session to price", quoted(name)));
        return Err(wrong.argument("price").expected("an arm with at least one session"));
    }
    Ok(())
}

impl Question for Compare {
    type Answer = CompareAnswer;

    fn ask_watched(&self, watch: &dyn Watch) -> Result<CompareAnswer> {
        self.options.check()?;
        let read = crate::scenarios::read_file(&self.scenario)?;
        let (scenario, base) = self.derived(&read)?;
        let days = self.days(&scenario)?;
        let prices = self.prices(&scenario)?;
        let beside = folder::Beside { priced: prices.arms(), against: self.against(&scenario)? };
        // Compared with another arm it is another answer, with a folder of its own.
        let against = beside.against.as_deref().map_or(String::new(), |arm| format!("-against-{}", plain(arm)));
        let folder = self.out.clone().unwrap_or_else(|| RunDir::default_path(&(scenario.name.clone() + &against)));
        let command = command(&scenario, &base, beside.against.as_deref());
        let place = Place { folder: &folder, overwrite: self.overwrite, command };
        let summary = folder::compute(&scenario, &place, &self.options, beside, watch)?;
        let whole = summary.comparison.as_ref().ok_or_else(|| Error::run("the study has no comparison"))?;
        let comparison = on_days(whole, &days);
        let own = |arm: &ArmCheck| read.arms.iter().any(|other| other.name == arm.name);
        let arms = scenario.check(&exoskin_therapy::parameters::all()).arms;
        let arms = arms.into_iter().map(|arm| ComparedArm { is_own: own(&arm), arm }).collect();
        Ok(CompareAnswer { summary, comparison, days, arms, base, prices, folder })
    }
}

/// The command that compares the same arms again.
fn command(scenario: &Scenario, base: &str, against: Option<&str>) -> String {
    let arms: Vec<&str> = scenario.arms.iter().map(|arm| arm.name.as_str()).collect();
    // Names of arms contain no quotes; some contain spaces.
    let against = against.map_or(String::new(), |name| format!(" --against \"{name}\""));
    format!("exoskin compare scenario.toml --arms \"{}\" --base \"{base}\"{against}", arms.join(","))
}

/// An arm's name as part of a folder's: letters, digits, `-` and `_`.
fn plain(name: &str) -> String {
    name.chars().map(|c| if c.is_ascii_alphanumeric() || matches!(c, '-' | '_') { c } else { '_' }).collect()
}

fn on_days(comparison: &Comparison, days: &[f64]) -> Comparison {
    let wanted = |day: f64| days.is_empty() || days.contains(&day);
    let rows = comparison.rows.iter().filter(|row| wanted(row.day)).cloned().collect();
    Comparison { rows, beside: Vec::new(), ..comparison.clone() }
}

/// One arm of a comparison.
#[derive(Clone, Debug)]
pub struct ComparedArm {
    /// What it means.
    pub arm: ArmCheck,
    /// Whether it comes from the scenario itself; otherwise it is made from the base arm.
    pub is_own: bool,
}

/// A comparison of arms.
#[derive(Clone, Debug)]
pub struct CompareAnswer {
    /// The whole result.
    pub summary: Summary,
    /// Its comparison, on the days asked for.
    pub comparison: Comparison,
    /// These days; empty where none were named.
    pub days: Vec<f64>,
    /// The arms.
    pub arms: Vec<ComparedArm>,
    /// The arm that others were made from.
    pub base: String,
    /// The prices; without any, nothing is said about costs.
    pub prices: Prices,
    /// The folder.
    pub folder: PathBuf,
}

impl Serialize for CompareAnswer {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        let summary = &self.summary;
        let arms: Vec<&ArmCheck> = self.arms.iter().map(|one| &one.arm).collect();
        json!({
            "scenario": summary.scenario,
            "title": summary.title,
            "seed": summary.seed,
            "samples": summary.samples,
            "transport_draws": summary.transport_draws,
            "folder": self.folder,
            "arms": arms,
            "unknown": summary.unknown,
            "counts": summary.arms.iter().map(counted).collect::<Vec<_>>(),
            "follow_up": summary.follow_up,
            "comparison": self.comparison,
            "layers": layers::rows(summary).iter().map(side_by_side).collect::<Vec<_>>(),
            "trials_layer": summary.trials_layer,
            "notes": summary.notes,
        })
        .serialize(serializer)
    }
}

/// One readout in both layers.
fn side_by_side(row: &layers::Row<'_>) -> Value {
    let arm = |arm: &layers::ArmRow<'_>| {
        json!({
            "arm": arm.row.arm,
            "mechanism": arm.row.leading(),
            "mechanism_percent_of_alone": arm.percent,
            "by_hypothesis": arm.row.by_hypothesis,
            "part": arm.part,
        })
    };
    json!({
        "readout": row.readout.key,
        "unit": row.alone.unit,
        "day": row.alone.day,
        "alone": { "arm": row.alone.arm, "change": row.alone.change, "is_harm": row.is_harm },
        "arms": row.arms.iter().map(arm).collect::<Vec<_>>(),
        "trials": {
            "endpoints": row.shown.endpoints,
            "published_percent_of_alone": row.published,
            "corrected_percent_of_alone": row.corrected,
            "published_factor": row.shown.published,
            "corrected_factor": row.shown.corrected,
        },
        "conflicts": layers::parts(&[row]).into_iter().map(|part| part.words).collect::<Vec<_>>(),
    })
}

/// What an arm delivers: the counting strip and the share that living cells take up.
fn counted(arm: &ArmSummary) -> Value {
    json!({ "name": arm.name, "product": arm.product, "strip": arm.strip, "taken_up_share": arm.taken_up_share })
}
