//! Numbers and notes in plain words.

use crate::forms::{Donor, Given, Usage};
use exoskin_quantity::write::{self, LEAST_CHANCE, capital, chance, people, people_range};
use exoskin_record::risk::{Hazard, InputOrigin, QuantityKind, RiskQuantity};
use exoskin_record::summary::Band;

use super::Options;

/// The number that an answer begins with; `mean` over the draws is what a chance amounts to.
pub(super) fn number(quantity: &RiskQuantity, mean: f64) -> String {
    let band = &quantity.band;
    let text = match quantity.kind {
        QuantityKind::Chance if band.p05 == band.p95 => chance(band.median),
        QuantityKind::Chance => format!("{}. {}", chance_range(band), sentence(&averaged(mean))),
        QuantityKind::Ratio => format!(
            "between {} and {} times in 90 % of the draws, middle {}",
            people(band.p05),
            people(band.p95),
            people(band.median)
        ),
        QuantityKind::Other => {
            format!("{} ({}) {}", people(band.median), people_range(band.p05, band.p95), quantity.unit)
        }
    };
    sentence(&format!("{}: {text}", quantity.title))
}

/// What the mean over the draws says: the median is small, the mean is dominated by the worst draws.
pub(super) fn averaged(mean: f64) -> String {
    format!("averaged over the draws, which the worst of them decide: {}", chance(mean))
}

/// A chance with its range, the upper end first where the lower ones are too small to mean anything.
pub(super) fn chance_range(band: &Band) -> String {
    let high = chance(band.p95);
    if band.p95 < LEAST_CHANCE {
        chance(band.p95)
    } else if band.median < LEAST_CHANCE {
        format!("up to {high} in 95 % of the draws, in half of them less than 1 in a trillion")
    } else if band.p05 < LEAST_CHANCE {
        format!("up to {high} in 95 % of the draws")
    } else {
        format!("{} to {high} in 90 % of the draws", chance(band.p05))
    }
}

/// A share in percent; "1 in N" where a percentage would be mostly zeros.
pub(super) fn percent(share: f64) -> String {
    if share > 0.0 && share < LEAST_PERCENT { chance(share) } else { write::percent(share) }
}

/// Below this share "1 in N" is easier to read than per cent.
const LEAST_PERCENT: f64 = 1e-4; // number: what a text still shows

/// A capital at the start and a full stop at the end.
pub(super) fn sentence(text: &str) -> String {
    match text.trim().trim_end_matches('.') {
        "" => String::new(),
        text => format!("{}.", capital(text)),
    }
}

/// What a reader must know about the whole document.
pub(super) fn notes(usages: &[Usage], hazards: &[Hazard], options: &Options) -> Vec<String> {
    let mut notes = vec![
        "A hazard that is not listed here may exist. One that is listed without a number may be small or large.".into(),
        "Computed chances rest on wide assumptions; the share of each that is assumed stands beside it.".into(),
    ];
    if usages.is_empty() {
        notes.push("The scenario puts nothing on the skin that holds vesicles, platelets or factors.".into());
    }
    if usages.iter().any(|usage| usage.donor == Donor::Unknown) {
        notes.push("A product whose file does not say what it is made from cannot be judged for infections.".into());
    }
    if let Some(flags) = unused(hazards, &options.given) {
        notes.push(format!("Your {flags} changes nothing here: no hazard of this scenario is computed with it."));
    }
    if options.vein {
        notes.push("Computed as if the products went into a vein, which the scenario itself does not do.".into());
    }
    notes
}

/// The user's numbers that no hazard used.
fn unused(hazards: &[Hazard], given: &Given) -> Option<String> {
    let all = [
        ("--prevalence", given.prevalence),
        ("--titre", given.titre_per_ml),
        ("--log-reduction", given.log_reduction),
        ("--donors", given.donors),
        ("--vials-tested", given.vials_tested),
        ("--contaminated", given.contaminated),
    ];
    let used = |flag: &str| {
        let inputs = hazards.iter().flat_map(|hazard| &hazard.inputs);
        inputs.into_iter().any(|input| input.origin == InputOrigin::GivenByYou && input.id == flag)
    };
    let left: Vec<&str> =
        all.iter().filter(|(flag, value)| value.is_some() && !used(flag)).map(|(flag, _)| *flag).collect();
    (!left.is_empty()).then(|| left.join(", "))
}
