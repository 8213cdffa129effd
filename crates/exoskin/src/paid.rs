//! What a dose costs, and what its alternatives cost, for what they do to skin.

use exoskin_quantity::{Checked, Diagnostic, quoted};
use exoskin_record::summary::{ArmSummary, Summary};
use exoskin_scenario::{Scenario, arms};

use crate::error::{Result, of_part};
use crate::options::Options;
use crate::price::{ArmPrice, Prices, SessionPrice};
use crate::solve::Job;
use crate::watch::Watch;

/// The arm of a dose.
const DOSE: &str = "dose";
/// Always followed as well: without them nobody knows what the product adds.
const CONTROLS: [&str; 2] = ["procedure", "vehicle"];
/// Samples that are followed: as many as in a comparison. The count has its own, larger number.
const FOLLOWED: usize = 1000;

/// The prices of a dose, and the scenario with its alternatives.
pub(crate) struct Alternatives {
    prices: Prices,
    scenario: Scenario,
}

/// Prices, and what was followed for them.
#[derive(Clone, Debug)]
pub struct Paid {
    /// The prices.
    pub prices: Prices,
    /// The dose, its controls and its alternatives: what they change on the middle patient, and the counts of those that
    /// contain vesicles. The count of the dose is that of the answer.
    pub summary: Summary,
}

impl Alternatives {
    /// What the prices of a dose require; none without a price.
    pub fn of(own: Option<&SessionPrice>, others: &[ArmPrice], scenario: &Scenario) -> Checked<Option<Alternatives>> {
        let Some(own) = own else { return Ok(None) };
        let mut prices = Prices::default();
        prices.add(DOSE, own).map_err(|wrong| of_part(wrong, "price"))?;
        let flagged = |wrong| of_part(wrong, "price_of");
        let mut names = vec![DOSE];
        names.extend(CONTROLS);
        for one in others {
            let arm = one.arm.as_str();
            must_cost(arm).map_err(flagged)?;
            prices.add(arm, &one.price).map_err(flagged)?;
            if !names.contains(&arm) {
                names.push(arm);
            }
        }
        let base = arms::base(scenario, Some(DOSE))?;
        let scenario = arms::derive_from(scenario, base, &names).map_err(flagged)?;
        Ok(Some(Alternatives { prices, scenario }))
    }

    /// Follows the skin of every arm. The count of the dose itself is `counted`'s, so that no number has two values.
    pub fn follow(self, options: &Options, counted: &ArmSummary, watch: &dyn Watch) -> Result<Paid> {
        let options = Options { samples: options.samples.min(FOLLOWED), ..options.clone() };
        let mut job = Job::new(&self.scenario, &options, watch);
        job.exactly.beside = self.prices.arms();
        job.exactly.gains_only();
        let mut summary = job.run()?;
        for arm in summary.arms.iter_mut().filter(|arm| arm.name == DOSE) {
            arm.strip.clone_from(&counted.strip);
        }
        Ok(Paid { prices: self.prices, summary })
    }
}

/// Refuses the dose itself, and an arm in which nothing is done.
fn must_cost(arm: &str) -> Checked<()> {
    match arm {
        DOSE | "exosomes" => Err(Diagnostic::new(format!("{} is the dose itself", quoted(arm)))
            .expected("its price given as the price of the dose")),
        "none" => Err(Diagnostic::new("nothing is done in `none`, so it has no session to price")
            .expected("another arm, for example prp=300")),
        _ => Ok(()),
    }
}
