//! Numbers and notes in plain words.

use crate::forms::{Donor, Given, Usage};
use exoskin_record::risk::{Hazard, InputOrigin, LEAST_CHANCE, QuantityKind, RiskQuantity};
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
            number_text(band.p05),
            number_text(band.p95),
            number_text(band.median)
        ),
        QuantityKind::Other => format!(
            "{} ({} to {}) {}",
            number_text(band.median),
            number_text(band.p05),
            number_text(band.p95),
            quantity.unit
        ),
    };
    sentence(&format!("{}: {text}", quantity.title))
}

/// What the mean over the draws says: small where the middle is, decided by the worst draws.
pub(super) fn averaged(mean: f64) -> String {
    format!("averaged over the draws, which the worst of them decide: {}", chance(mean))
}

/// A chance with its range, the upper end first where the lower ones are too small to mean anything.
pub fn chance_range(band: &Band) -> String {
    let high = chance(band.p95);
    if band.p95 < LEAST_CHANCE {
        "below 1 in a million million".into()
    } else if band.median < LEAST_CHANCE {
        format!("up to {high} in 95 % of the draws, in half of them below 1 in a million million")
    } else if band.p05 < LEAST_CHANCE {
        format!("up to {high} in 95 % of the draws")
    } else {
        format!("{} to {high} in 90 % of the draws", chance(band.p05))
    }
}

/// A chance as people read it: percent where it is large, one in so many where it is small.
pub fn chance(share: f64) -> String {
    if share <= 0.0 {
        "0".into()
    } else if share >= 0.1 {
        percent(share)
    } else if share < LEAST_CHANCE {
        "below 1 in a million million".into()
    } else {
        format!("1 in {}", grouped(1.0 / share))
    }
}

/// A share in percent.
pub(super) fn percent(share: f64) -> String {
    let percent = 100.0 * share;
    if percent > 0.0 && percent < 0.01 {
        return chance(share);
    }
    format!("{} %", number_text(percent))
}

/// Two figures that count, and no more.
pub(super) fn number_text(value: f64) -> String {
    let rounded = two_figures(value);
    let size = rounded.abs();
    if size == 0.0 {
        "0".into()
    } else if !(1e-3..1e6).contains(&size) {
        format!("{rounded:e}")
    } else if size >= 10.0 {
        grouped(rounded)
    } else {
        format!("{rounded}")
    }
}

/// A whole number with two figures that count, in groups of three.
fn grouped(value: f64) -> String {
    in_groups(two_figures(value))
}

/// A whole number in groups of three.
pub(super) fn in_groups(value: f64) -> String {
    let digits = format!("{value:.0}");
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

fn two_figures(value: f64) -> f64 {
    format!("{value:.1e}").parse().unwrap_or(value)
}

/// A capital at the start and a full stop at the end.
pub(super) fn sentence(text: &str) -> String {
    let text = text.trim().trim_end_matches('.');
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => format!("{}{}.", first.to_uppercase(), letters.as_str()),
        None => String::new(),
    }
}

/// What a reader must know of the whole document.
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

/// Numbers of the user that no hazard took up.
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
