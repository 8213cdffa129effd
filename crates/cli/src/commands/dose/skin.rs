//! `exoskin dose` on the skin, with or without a procedure first.

use exoskin::{Diagnostic, Dose};

use super::Arguments;
use crate::failure::Outcome;
use crate::global::Global;
use crate::show;
use crate::watch::watched;

/// Runs `exoskin dose` on the skin.
pub fn run(arguments: &Arguments, global: &Global) -> Outcome {
    if arguments.mass.is_some() {
        let wrong = Diagnostic::new("body mass only matters for an intravenous dose");
        return Err(wrong.argument("mass").expected("--route iv, or no --mass").into());
    }
    let answer = watched(&question(arguments, global), global)?;
    show::reply(&answer, global.json)
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
