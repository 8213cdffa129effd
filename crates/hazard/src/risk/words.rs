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
            "{} to {} times in 90 % of the draws, median {}",
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
    format!("mean over the draws, dominated by the worst of them: {}", chance(mean))
}

/// A chance with its range, the upper end first where the lower ones are too small to mean anything.
pub(super) fn chance_range(band: &Band) -> String {
    let high = chance(band.p95);
    if band.p95 < LEAST_CHANCE {
        chance(band.p95)
    } else if band.median < LEAST_CHANCE {
        format!("up to {high} in 95 % of the draws, and less than 1 in a trillion in half of them")
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
        "There may be hazards that are not listed here. A hazard listed without a number may be small or large.".into(),
        "Computed chances rest on wide assumptions; the assumed share of each is shown next to it.".into(),
    ];
    if usages.is_empty() {
        notes.push("Nothing in the scenario puts vesicles, platelets or factors on the skin.".into());
    }
    if usages.iter().any(|usage| usage.donor == Donor::Unknown) {
        notes
            .push("If a product's file does not say what it is made from, its infection risk cannot be judged.".into());
    }
    if let Some(flags) = unused(hazards, &options.given) {
        let (change, them) = if flags.len() == 1 { ("changes", "it") } else { ("change", "them") };
        let flags = flags.join(", ");
        notes.push(format!("Your {flags} {change} nothing here: no hazard in this scenario uses {them}."));
    }
    if options.vein {
        notes.push(
            "Computed as if the products were given into a vein, which is not what the scenario itself does.".into(),
        );
    }
    notes
}

/// The user's numbers that no hazard used.
fn unused(hazards: &[Hazard], given: &Given) -> Option<Vec<&'static str>> {
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
    let left: Vec<&'static str> =
        all.iter().filter(|(flag, value)| value.is_some() && !used(flag)).map(|(flag, _)| *flag).collect();
    (!left.is_empty()).then_some(left)
}
