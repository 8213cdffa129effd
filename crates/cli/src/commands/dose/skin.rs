//! `exoskin dose` on the skin, with or without a procedure first.

use exoskin::{Diagnostic, Dose, Paid};
use serde_json::json;

use super::Arguments;
use crate::failure::Outcome;
use crate::global::Global;
use crate::show::{self, paragraph};
use crate::watch::watched;
use exoskin::answer::price;

/// Said where no storage is given.
const FRESH: &str = "No storage was given: the vial is taken as it was when its particles were counted. --history says how it was kept.";

/// Runs `exoskin dose` on the skin.
pub fn run(arguments: &Arguments, global: &Global) -> Outcome {
    if arguments.mass.is_some() {
        let wrong = Diagnostic::new("body mass only matters for an intravenous dose");
        return Err(wrong.argument("mass").expected("--route iv, or no --mass").into());
    }
    let answer = watched(&question(arguments, global), global)?;
    if !global.json {
        let arm = show::document(&exoskin::answer::arm::whole(&answer.summary, answer.arm()?));
        let costs = answer.paid.as_ref().map_or_else(String::new, |paid| format!("\n{}", paid_text(paid)));
        let warnings = show::warnings(&answer.summary.warnings);
        let vial = if arguments.history.is_none() { paragraph(FRESH) } else { String::new() };
        return Ok(format!("{}\n\n{warnings}{arm}{vial}{costs}", answer.summary.title));
    }
    let mut document = json!(answer);
    if let Some(paid) = &answer.paid {
        document["cost"] = json!(price::of(&paid.summary, &paid.prices.list, &paid.prices.currency));
    }
    show::json(&document)
}

fn question(arguments: &Arguments, global: &Global) -> Dose {
    let a = arguments.clone();
    let usual = Dose::of(a.product, a.volume);
    let draws = a.draws.unwrap_or(usual.options.draws);
    Dose {
        site: a.site.unwrap_or(usual.site),
        age: a.age,
        area: a.area,
        after: a.after.unwrap_or(usual.after),
        needle: a.needle,
        settings: a.settings,
        delay: a.delay,
        history: a.history,
        container: a.container,
        rub: a.rub,
        rinse: a.rinse,
        count_only: a.count_only,
        price: a.price,
        price_of: a.price_of,
        options: global.options(a.samples, draws),
        ..usual
    }
}

fn paid_text(paid: &Paid) -> String {
    let Paid { prices, summary } = paid;
    let mut text = show::document(&price::blocks(summary, &price::of(summary, &prices.list, &prices.currency)));
    for note in summary.unknown.iter().filter(|line| line.starts_with("Arm ")) {
        text.push_str(&format!("\n{}", paragraph(&format!("{note}."))));
    }
    text
}
