//! A table of trials, predicted and scored. The outcomes are the caller's: none is built in, and no other question reads
//! any.

mod studies;

use std::path::PathBuf;

use exoskin_meta::asked::Fitted;
use exoskin_quantity::{Checked, Diagnostic, shown_path};
use exoskin_score::card::{self, ClassLine, Layer, NumberLine};
use exoskin_score::class::{Chances, Class};
use exoskin_score::comparisons::{self, Comparison, List};
use exoskin_score::page;
use exoskin_score::scored::{Scored, score};
use exoskin_score::table::Trials;
use serde::{Serialize, Serializer};
use serde_json::{Value, json};

use crate::error::Result;
use crate::options::Options;
use crate::question::Question;
use crate::watch::Watch;

use studies::Studies;

/// A table of trials with the map that says what is compared with what.
#[derive(Clone, Debug)]
pub struct Validate {
    /// The table: one row per trial, endpoint, time and arm, in the columns of `evidence/trials.csv`.
    pub table: PathBuf,
    /// The map, as `validation/trials.toml`. Scenarios lie beside it: `NAME.toml` in the folder named as the map is.
    pub map: PathBuf,
    /// Only trials whose id contains this.
    pub only: Option<String>,
    /// Samples, solved transport problems, seed, threads.
    pub options: Options,
}

impl Validate {
    /// A table and its map, as exactly as a run.
    pub fn of(table: impl Into<PathBuf>, map: impl Into<PathBuf>) -> Validate {
        Validate { table: table.into(), map: map.into(), only: None, options: Options::followed() }
    }

    /// The comparisons that are asked for.
    fn wanted(&self, list: &List) -> Checked<Vec<Comparison>> {
        let part = self.only.as_deref().unwrap_or("");
        let wanted: Vec<Comparison> = list.comparisons.iter().filter(|one| one.trial.contains(part)).cloned().collect();
        if wanted.is_empty() {
            let wrong = Diagnostic::new(match &self.only {
                Some(part) => format!("no comparison is of a trial whose id contains `{part}`"),
                None => format!("{} lists no comparison", shown_path(&self.map)),
            });
            let trials: Vec<&str> = list.comparisons.iter().map(|one| one.trial.as_str()).collect();
            let near = self.only.as_deref().and_then(|part| exoskin_quantity::nearest(part, trials));
            return Err(wrong.argument(if self.only.is_some() { "only" } else { "map" }).nearest(near));
        }
        Ok(wanted)
    }
}

impl Question for Validate {
    type Answer = Validation;

    fn ask_watched(&self, watch: &dyn Watch) -> Result<Validation> {
        self.options.check()?;
        let list = comparisons::read(&self.map)?;
        let trials = Trials::read(&self.table, &list.never)?;
        let wanted = self.wanted(&list)?;
        // Every mistake in table, map and scenarios is found before anything is computed.
        for comparison in &wanted {
            exoskin_score::published::published(comparison, &trials)
                .map_err(|wrong| wrong.in_file(&list.file).at(comparison.place))?;
            studies::check(&self.map, &list, comparison)?;
        }
        let layer = Fitted::built_in()?;
        let mut studies = Studies::new(&self.map, &self.options, watch);
        let mut scored = Vec::new();
        for (done, comparison) in wanted.iter().enumerate() {
            watch.compared(done, wanted.len());
            let one = score(&list, comparison, &trials, studies.summary(comparison)?)?;
            scored.push(Scored { trials: layer.foretell(comparison, &one.published), ..one });
        }
        Ok(Validation { list, scored, options: self.options.clone(), table: shown_path(&self.table).to_string() })
    }
}

/// Every comparison of a table, scored.
#[derive(Clone, Debug)]
pub struct Validation {
    list: List,
    scored: Vec<Scored>,
    options: Options,
    table: String,
}

impl Validation {
    /// The scorecard as Markdown.
    pub fn page(&self) -> String {
        let head =
            format!("# Scorecard: {}\n\nPredictions beside what the trials of this table measured.\n", self.table);
        self.page_below(&head)
    }

    /// The scorecard as Markdown below a heading of one's own.
    pub fn page_below(&self, head: &str) -> String {
        let effort =
            format!("{} samples on {} solved transport problems per arm.", self.options.samples, self.options.draws);
        page::page(&format!("{head}\n{effort}\n"), &self.list, &self.scored)
    }
}

impl Serialize for Validation {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        let all = &self.scored;
        let mechanism = (card::classes(all, Layer::Mechanism), card::numbers(all, Layer::Mechanism));
        json!({
            "table": self.table,
            "map": self.list.file,
            "samples": self.options.samples,
            "draws": self.options.draws,
            "headline": page::headline(&mechanism.0, &mechanism.1),
            "classes": mechanism.0.iter().map(class_line).collect::<Vec<_>>(),
            "numbers": mechanism.1.iter().map(number_line).collect::<Vec<_>>(),
            "trials_layer": {
                "classes": card::classes(all, Layer::Trials).iter().map(class_line).collect::<Vec<_>>(),
                "numbers": card::numbers(all, Layer::Trials).iter().map(number_line).collect::<Vec<_>>(),
            },
            "comparisons": all.iter().map(|scored| comparison(scored, all)).collect::<Vec<_>>(),
        })
        .serialize(serializer)
    }
}

fn four<T: Serialize>(four: &card::Four<T>) -> Value {
    json!({ "exoskin": four.ours, "no_effect": four.zero, "base_rate": four.base, "rule_of_thumb": four.rule })
}

fn class_line(line: &ClassLine) -> Value {
    let which = match line.which {
        card::Which::All => "all",
        card::Which::Nulls => "found no difference",
        card::Which::Found => "found a difference",
    };
    json!({ "group": line.group.text(), "which": which, "count": line.count, "brier": four(&line.brier),
            "ranked": four(&line.ranked), "skill": line.skill() })
}

fn number_line(line: &NumberLine) -> Value {
    json!({ "group": line.group.text(), "count": line.count, "crps_ratio": four(&line.ratio),
            "in_the_band": four(&line.covered), "skill": line.skill() })
}

fn comparison(scored: &Scored, all: &[Scored]) -> Value {
    let chances = |said: &Option<Chances>| {
        said.map(|said| json!({ "worse": said.of(Class::Worse), "not_significant": said.of(Class::NotSignificant), "better": said.of(Class::Better) }))
    };
    let asked = &scored.comparison;
    json!({
        "trial": asked.trial,
        "endpoint": asked.endpoint,
        "readout": asked.readout,
        "day": asked.day,
        "arms": asked.arms,
        "published": { "value": scored.number(), "unit": scored.published.unit, "found": scored.found.map(Class::text) },
        "predicted": scored.predicted.as_ref().ok().map(|said| said.band),
        "not_computed": scored.predicted.as_ref().err(),
        "verdict": scored.verdict.map(|verdict| verdict.text().trim_matches('*')),
        "chances": four(&card::said(scored, all, Layer::Mechanism).map(chances)),
        "crps": scored.number().map(|value| four(&card::crps(scored, value, all, Layer::Mechanism))),
        "trials_layer": scored.trials.map(|trials| json!({ "chances": chances(&Some(trials.said)), "predicted": trials.band })),
    })
}
