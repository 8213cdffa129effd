//! One readout on one day, arm by arm: which there are, and how much of it is large enough to see.

use crate::dark_spots;
use crate::outcome::{self, sought};
use crate::readout::{definition, unit};
use crate::seen::{self, ROUNDING, is_seen};
use exoskin_record::summary::{Band, Comparison, Difference, Summary};

use crate::course::day_text;

/// One readout on one day, arm by arm.
pub(super) struct Panel<'a> {
    /// Name, unit and day.
    pub title: String,
    /// The readout.
    pub key: &'a str,
    /// Its name.
    pub name: String,
    /// Its name in the middle of a sentence.
    pub said: String,
    /// Its unit.
    pub unit: &'a str,
    /// The day.
    pub day: f64,
    /// One row per arm.
    pub rows: Vec<&'a Difference>,
    /// Anything smaller is not shown: about a thousandth of the largest value.
    pub step: f64,
}

/// How far apart the arms are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Apart {
    /// Any difference is too small to see.
    Nothing,
    /// Arms differ from untouched skin, but from each other only at the ends of their bands, if at all.
    Untouched,
    /// Arms in which something is done differ from each other in the middle of their bands.
    Arms,
}

/// Every readout on the days asked for, or on its fixed days if none were asked for. What the skin is treated for comes
/// first.
pub(super) fn panels<'a>(summary: &'a Summary, comparison: &'a Comparison, days: &[f64]) -> Vec<Panel<'a>> {
    let mut panels = Vec::new();
    for key in keys(summary, comparison) {
        let of_key = || comparison.rows.iter().filter(move |row| row.readout == key);
        let chosen = if days.is_empty() { outcome::fixed_days(comparison, key) } else { days.to_vec() };
        for day in chosen {
            let rows: Vec<&Difference> = of_key().filter(|row| row.day == day).collect();
            let Some(first) = rows.first().copied() else { continue };
            let told = definition(summary, key);
            let (name, said) = (told.title, told.name);
            let step = step(&rows);
            let title = format!("{name} ({}), {}", unit(&first.unit), on_day(day));
            panels.push(Panel { title, key, name, said, unit: &first.unit, day, rows, step });
        }
    }
    panels
}

impl<'a> Panel<'a> {
    /// The row of an arm.
    pub(super) fn row(&self, arm: &str) -> Option<&'a Difference> {
        self.rows.iter().copied().find(|row| row.arm == arm)
    }

    /// How far apart the arms are.
    pub(super) fn apart(&self, comparison: &Comparison) -> Apart {
        let seen = |row: &&&Difference| row.arm != comparison.against && !seen::is_too_small(row);
        let clear = |row: &Difference| row.arm != comparison.against && seen::is_visible(row);
        if self.done(comparison).any(clear) {
            return Apart::Arms;
        }
        // Without an untouched arm, what the arms have in common is their change.
        let changes = comparison.untreated.is_none() && self.rows.iter().any(|row| is_seen(&row.change, row));
        if changes || self.rows.iter().any(|row| seen(&row)) { Apart::Untouched } else { Apart::Nothing }
    }

    /// Whether arms where anything is done differ at an end of a band.
    pub(super) fn ends_differ(&self, comparison: &Comparison) -> bool {
        self.done(comparison).any(|row| row.arm != comparison.against && !seen::is_too_small(row))
    }

    fn done(&self, comparison: &Comparison) -> impl Iterator<Item = &'a Difference> {
        self.rows.iter().copied().filter(|row| comparison.untreated.as_ref() != Some(&row.arm))
    }

    /// Whether anything changes at all.
    pub(super) fn moves(&self) -> bool {
        self.rows.iter().any(|row| !is_nothing(&row.change, row) || !is_nothing(&row.difference, row))
    }
}

fn is_nothing(band: &Band, row: &Difference) -> bool {
    let least = ROUNDING * row.value.median.abs().max(1.0);
    seen::ends(band).iter().all(|value| value.abs() <= least)
}

/// A power of ten, a thousandth of the largest value or less: anything less is too small to see.
fn step(rows: &[&Difference]) -> f64 {
    let size = rows.iter().map(|row| row.value.median.abs().max(row.change.p95.abs())).fold(0.0, f64::max);
    if size > 0.0 && size.is_finite() { libm::exp10(libm::floor(libm::log10(size)) - 3.0) } else { 0.0 }
}

/// `day 28`, but `at 15 min`.
pub(super) fn on_day(day: f64) -> String {
    let text = day_text(day);
    if text.contains(' ') { format!("at {text}") } else { format!("day {text}") }
}

/// What the skin is treated for, then the report's order; readouts unknown to it come last.
fn keys<'a>(summary: &Summary, comparison: &'a Comparison) -> Vec<&'a str> {
    let mut found: Vec<&str> = comparison.rows.iter().map(|row| row.readout.as_str()).collect();
    let order: Vec<&str> = sought(summary).into_iter().chain(outcome::keys(summary)).collect();
    let place = |key: &str| order.iter().position(|known| *known == key).unwrap_or(order.len());
    found.sort_by_key(|key| (place(key), *key));
    found.dedup();
    found.retain(|key| dark_spots::is_tabled(key));
    found
}
