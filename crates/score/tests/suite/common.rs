//! A table and a map of made-up trials.

use exoskin_quantity::{Checked, Source};
use exoskin_record::summary::Band;
use exoskin_score::class::{Chances, Class};
use exoskin_score::comparisons::{self, List};
use exoskin_score::published::published;
use exoskin_score::scored::Scored;
use exoskin_score::table::Trials;

pub const HEADER: &str = "trial_id,doi,design,n_analysed,endpoint,endpoint_unit,time_days_from_first_session,arm,mean,sd,n_arm,p_value,note\n";

pub fn trials(text: &str) -> Checked<Trials> {
    Trials::parse(&Source::new("table.csv", text), &[])
}

/// One trial: its product, its vehicle and what it says about chance, per cent of the start.
pub fn rows(trial: &str, product: f64, vehicle: f64, p: &str) -> String {
    let row = |arm: &str, mean: f64| format!("{trial},,RCT split-face,,volume,percent,60,{arm},{mean},,16,{p},\n");
    format!("{}{}", row("product", product), row("saline", vehicle))
}

pub fn map(trials: &[&str]) -> List {
    let one = |trial: &&str| {
        format!(
            "[[comparison]]\ntrial = \"{trial}\"\nendpoint = \"volume\"\nrows = [\"product\", \"saline\"]\nscenario = \"s\"\n\
             fall = true\narms = [\"product\", \"vehicle\"]\nreadout = \"scar_volume\"\nday = 60\ncompare = \"difference\"\nwhy = \"-\"\n"
        )
    };
    let text: String = trials.iter().map(one).collect();
    comparisons::parse(Source::new("map.toml", text)).unwrap_or_else(|wrong| panic!("{wrong}"))
}

/// A comparison of which the model says this.
pub fn scored(list: &List, trials: &Trials, place: usize, found: Class, said: Chances, band: Band) -> Scored {
    let comparison = list.comparisons[place].clone();
    let published = published(&comparison, trials).unwrap_or_else(|wrong| panic!("{wrong}"));
    let predicted = exoskin_score::predicted::Predicted {
        band,
        above: 0.5,
        percent: Some(band),
        censored: false,
        approximate: false,
    };
    assert_eq!(exoskin_score::class::found(&comparison, &published), Some(found));
    Scored {
        comparison,
        published,
        predicted: Ok(predicted),
        verdict: None,
        found: Some(found),
        said: Some(said),
        rule: None,
        rule_said: Some(exoskin_score::base::NO_EFFECT),
        trials: None,
        shared: Vec::new(),
    }
}
