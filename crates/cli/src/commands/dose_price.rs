//! `exoskin dose --price`: what the dose costs, and what its alternatives cost, for what they do to skin.

use exoskin_quantity::{Checked, Diagnostic, quoted};
use exoskin_record::summary::{ArmSummary, Summary};
use exoskin_scenario::{Scenario, arms};
use serde_json::Value;

use crate::arguments::DoseArguments;
use crate::costs;
use crate::engine::{self, Question};
use crate::failure::Failure;
use crate::prices::{Prices, split};
use crate::show::paragraph;
use crate::values::of_flag;

/// The arm of a dose.
const DOSE: &str = "dose";
/// Followed beside it in any case: without them nobody knows what the product adds.
const CONTROLS: [&str; 2] = ["procedure", "vehicle"];
/// Samples that are followed: as many as `exoskin compare` takes. The count has its own, more.
const FOLLOWED: usize = 1000;

/// The prices of a dose and the scenario with its alternatives; none without `--price`.
pub struct Asked {
    prices: Prices,
    scenario: Scenario,
}

/// What `--price` and `--price-of` ask for.
///
/// # Errors
/// A price that is none, an arm that is unknown, that has two prices or costs nothing.
pub fn asked(arguments: &DoseArguments, scenario: &Scenario) -> Checked<Option<Asked>> {
    let Some(own) = &arguments.price else { return Ok(None) };
    let mut prices = Prices::default();
    prices.add(DOSE, own, "--price")?;
    let mut names = vec![DOSE];
    names.extend(CONTROLS);
    for pair in &arguments.price_of {
        let (arm, price) = split(pair, "--price-of")?;
        if matches!(arm, DOSE | "exosomes") {
            let problem = format!("{} is the dose itself", quoted(arm));
            return Err(Diagnostic::new(problem).argument("--price-of").expected("its price behind --price"));
        }
        if arm == "none" {
            let problem = "nothing is done in `none`: it has no session to pay for";
            return Err(Diagnostic::new(problem).argument("--price-of").expected("another arm, for example prp=300"));
        }
        prices.add(arm, price, "--price-of")?;
        if !names.contains(&arm) {
            names.push(arm);
        }
    }
    let base = arms::base(scenario, Some(DOSE))?;
    let scenario = arms::derive_from(scenario, base, &names).map_err(|wrong| of_flag(wrong, "--price-of"))?;
    Ok(Some(Asked { prices, scenario }))
}

/// Prices set against what was followed.
pub struct Paid {
    prices: Prices,
    summary: Summary,
}

impl Asked {
    /// Follows the skin of every arm. The count of the dose itself is `counted`'s, so that no number has two values.
    ///
    /// # Errors
    /// Interrupted, failed work.
    pub fn follow(self, question: &Question<'_>, counted: &ArmSummary) -> Result<Paid, Failure> {
        let samples = question.samples.min(FOLLOWED);
        let question = Question { scenario: &self.scenario, samples, follow: true, folder: None, ..*question };
        let mut summary = engine::followed(&question, self.prices.arms())?;
        for arm in summary.arms.iter_mut().filter(|arm| arm.name == DOSE) {
            arm.strip = counted.strip.clone();
        }
        Ok(Paid { prices: self.prices, summary })
    }
}

impl Paid {
    /// For people.
    pub fn text(&self) -> String {
        let costs = costs::of(&self.summary, &self.prices);
        let mut text = costs::text(&self.summary, &costs);
        for note in self.summary.unknown.iter().filter(|line| line.starts_with("Arm ")) {
            text.push_str(&format!("\n{}", paragraph(&format!("{note}."))));
        }
        text
    }

    /// For programs.
    ///
    /// # Errors
    /// A number that JSON has no word for.
    pub fn json(&self) -> Result<Value, Failure> {
        let costs = costs::of(&self.summary, &self.prices);
        serde_json::to_value(costs).map_err(|e| Failure::Run(format!("no JSON: {e}")))
    }
}
