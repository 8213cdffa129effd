//! How many people get a dark spot: the mean over the draws and their worst end, from here for every page.

use exoskin_record::summary::{ArmSummary, Chance, DarkSpots, Summary};

use crate::often::often;

/// The readout by day. Its median says nothing about how many people are concerned.
const BY_DAY: &str = "dark_spot_risk";

/// Whether tables show this readout; those of dark spots leave it to [`by_arm`].
pub fn is_tabled(key: &str) -> bool {
    key != BY_DAY
}

/// Below these values a patient is told nothing: the mean, and the end that 95 % of the draws stay below.
const LEAST: (f64, f64) = (0.005, 0.01);

/// What the arm says about dark spots; none where it injures no skin or a number is missing.
pub fn of(arm: &ArmSummary) -> Option<DarkSpots> {
    let is_told = |chance: &Chance| chance.mean.is_finite() && chance.band.p95.is_finite();
    arm.dark_spots.filter(|spots| is_told(&spots.with_treatment) && is_told(&spots.procedure_alone))
}

/// Arms with the same answer share a line: their names, one of them, its answer.
pub fn by_arm(summary: &Summary) -> Vec<(Vec<&str>, &ArmSummary, DarkSpots)> {
    let mut lines: Vec<(Vec<&str>, &ArmSummary, DarkSpots)> = Vec::new();
    for arm in &summary.arms {
        let Some(found) = of(arm) else { continue };
        match lines.iter_mut().find(|(_, _, other)| *other == found) {
            Some((names, _, _)) => names.push(&arm.name),
            None => lines.push((vec![&arm.name], arm, found)),
        }
    }
    lines
}

/// The same in a paragraph; none where no arm injures the skin.
pub fn sentence(summary: &Summary) -> Option<String> {
    let lines: Vec<String> = by_arm(summary)
        .iter()
        .map(|(names, _, spots)| {
            let chance = &spots.with_treatment;
            format!("{}: {}, {}", listed(names), average(chance), worst(chance))
        })
        .collect();
    let heading = "How many people get a dark spot, in arms that injure the skin.";
    (!lines.is_empty()).then(|| format!("{heading} {}.", lines.join("; ")))
}

fn listed(names: &[&str]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

/// The same for a patient, who need not read about what hardly anybody gets.
pub fn for_patients(arm: &ArmSummary) -> Option<DarkSpots> {
    of(arm).filter(|spots| spots.with_treatment.mean >= LEAST.0 || spots.with_treatment.band.p95 >= LEAST.1)
}

/// How many of a hundred people: `about 3`.
pub fn of_hundred(chance: f64) -> String {
    match (100.0 * chance).round() {
        count if count < 1.0 => "fewer than 1".into(),
        count if count > 99.0 => "nearly all".into(),
        count => format!("about {count}"),
    }
}

/// What comes first: `1 in 34 people on average`.
pub fn average(chance: &Chance) -> String {
    format!("{} people on average", often(chance.mean))
}

/// What follows it: `up to 1 in 5.3`.
pub fn worst(chance: &Chance) -> String {
    format!("up to {}", often(chance.band.p95))
}

#[cfg(test)]
mod tests {
    use exoskin_record::summary::Band;

    use super::*;

    #[test]
    fn the_mean_leads_and_the_worst_end_stands_beside_it() {
        let chance = Chance { mean: 0.0294, band: Band { median: 0.001, p05: 0.0, p95: 0.19 } };
        assert_eq!((average(&chance), worst(&chance)), ("1 in 34 people on average".into(), "up to 1 in 5.3".into()));
        assert_eq!([0.0294, 0.002, 0.998].map(of_hundred), ["about 3", "fewer than 1", "nearly all"]);
    }
}
