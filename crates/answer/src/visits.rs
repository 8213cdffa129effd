//! What a follow-up visit assesses, and when: rows and columns of a sheet for the practice.

use exoskin_record::summary::{ArmSummary, Readout, Summary};

use crate::outcome::{self, day_words, is_still, main_arm, sought};
use crate::readout::definition;
use crate::{dark_spots, seen, sessions};

/// Days on which a follow-up visit is plausible.
const VISITS: [f64; 6] = [1.0 / 24.0, 1.0, 3.0, 7.0, 28.0, 90.0];

/// Minutes after which heat and cold are still felt, days.
const AT_ONCE_D: f64 = 10.0 / 1440.0;

/// Readouts that a practice sees in the first weeks, after the reason for the visit.
const SEEN: [&str; 6] = ["erythema", "burning", "tewl", "closure", "collagen_1", "melanin"];

/// Rows of the table.
const MOST: usize = 8;

/// Columns of the treated arm.
const MOST_VISITS: usize = 6;

/// A column of the table.
#[derive(Clone, Debug, PartialEq)]
pub struct Visit {
    /// The day.
    pub day: f64,
    /// Its heading.
    pub head: String,
}

/// The reason for the visit, then heat and cold where there is any, then what a practice sees.
pub fn rows<'a>(summary: &'a Summary, arm: &'a ArmSummary) -> Vec<(&'a str, &'a Readout)> {
    let mut keys = sought(summary);
    let hot = summary.follow_up.hot_or_cold.then_some("temperature");
    for key in hot.into_iter().chain(SEEN) {
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    let moving = keys.into_iter().filter(|key| dark_spots::is_tabled(key) && !is_still(summary, key));
    let there = moving.filter_map(|key| Some((key, arm.readouts.get(key)?)));
    let seen = |(key, readout): &(&str, &Readout)| {
        readout.p95.iter().any(|high| high.abs() >= seen::least(definition(summary, key).scale, 0.0))
    };
    there.filter(seen).take(MOST).collect()
}

/// Columns; one that falls on a session is taken at the last reported day before it, and says so.
pub fn visits(summary: &Summary, arm: &ArmSummary, readout: &Readout) -> Vec<Visit> {
    let last = readout.days.iter().copied().filter(|day| day.is_finite()).fold(0.0, f64::max);
    let soon = summary.follow_up.hot_or_cold.then_some(AT_ONCE_D);
    let planned = soon.into_iter().chain(VISITS).filter(|day| *day < 0.99 * last).chain([last]);
    let mut visits: Vec<Visit> = planned.map(|day| visit(arm, readout, day)).collect();
    // This is as many as fit on a sheet of paper; the third day lies between two that say the same.
    if visits.len() > MOST_VISITS {
        visits.retain(|visit| visit.day != 3.0);
    }
    visits
}

fn visit(arm: &ArmSummary, readout: &Readout, day: f64) -> Visit {
    let Some(session) = sessions::on(arm, day) else {
        return Visit { day, head: day_words(day) };
    };
    let earlier = readout.days.iter().copied().filter(|d| *d < day).fold(f64::NEG_INFINITY, f64::max);
    if earlier > 0.0 {
        return Visit { day: earlier, head: format!("{}, before session {session}", day_words(earlier)) };
    }
    Visit { day, head: format!("{}, right after session {session}", day_words(day)) }
}

/// Arms with a product other than the one the sheet is about, each product once.
pub fn other_products<'a>(summary: &'a Summary, main: &ArmSummary) -> Vec<&'a ArmSummary> {
    let against = summary.comparison.as_ref().map(|comparison| comparison.against.as_str());
    let mut found: Vec<&ArmSummary> = Vec::new();
    for arm in &summary.arms {
        let control = arm.product == "none" || arm.product == "saline" || against == Some(arm.name.as_str());
        let known = arm.product == main.product || found.iter().any(|other| other.product == arm.product);
        if !control && !known && main_arm(summary).is_some() {
            found.push(arm);
        }
    }
    // The alternatives that people ask about come first.
    found.sort_by_key(|arm| !outcome::is_plasma(summary, &arm.product));
    found.truncate(2);
    found
}
