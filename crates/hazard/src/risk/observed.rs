//! What others observed, as the document writes it: every count with its exact bounds.

use crate::forms::observation::Count;
use crate::forms::{Bounds, Seen, exact_bounds};
use exoskin_evidence::{Row, row};
use exoskin_quantity::write::{exact_or_decimal, integer, people, people_range};
use exoskin_record::risk::{Observation, RateBounds};

use super::words::percent;

/// One observation; none where its row does not exist.
pub(super) fn written(seen: &Seen) -> Option<Observation> {
    let row = row(seen.evidence)?;
    let (events, of) = match seen.count {
        Count::Of { events, of } => (Some(events), Some(of)),
        Count::Events(events) => (Some(events), None),
        Count::SourceRate | Count::Fact => (None, None),
    };
    let bounds = match seen.count {
        Count::Of { events, of } => exact_bounds(events, of).map(|bounds| rate_bounds(bounds, true)),
        Count::SourceRate => of_source(row),
        Count::Events(_) | Count::Fact => None,
    };
    Some(Observation {
        evidence: seen.evidence.into(),
        what: seen.what.into(),
        in_whom: row.conditions.clone(),
        species: row.species.clone(),
        events,
        of,
        bounds,
        reading: reading(seen.count, bounds, row),
        grade: row.grade.to_string(),
        source: source(row),
    })
}

fn rate_bounds(bounds: Bounds, exact: bool) -> RateBounds {
    RateBounds { rate: bounds.rate, low: bounds.low, high: bounds.high, exact }
}

/// The row's own rate and interval; none where it gives no interval.
fn of_source(row: &Row) -> Option<RateBounds> {
    let scale = scale(row);
    let (rate, low, high) = (row.value?, row.low?, row.high?);
    let share = |number: f64| (number * scale).clamp(0.0, 1.0);
    Some(rate_bounds(Bounds { rate: share(rate), low: share(low), high: share(high) }, false))
}

fn scale(row: &Row) -> f64 {
    match row.unit.as_str() {
        "percent" | "%" => 0.01, // number: a unit of measure
        _ => 1.0,
    }
}

fn reading(count: Count, bounds: Option<RateBounds>, row: &Row) -> String {
    match (count, bounds) {
        (Count::Of { events: 0, of }, Some(b)) => {
            format!("none in {}: compatible with a rate of up to {}", integer(u64::from(of)), percent(b.high))
        }
        (Count::Of { events, of }, Some(b)) => {
            format!(
                "{} of {}: {} (95 % interval {} to {})",
                integer(u64::from(events)),
                integer(u64::from(of)),
                percent(b.rate),
                percent(b.low),
                percent(b.high)
            )
        }
        (Count::Events(1), _) => "one case; no rate: the number of people treated is unknown".into(),
        (Count::Events(events), _) => format!("{events} cases; no rate: the number of people treated is unknown"),
        (Count::SourceRate, Some(b)) => {
            format!("{} ({} to {}, the source's own range)", percent(b.rate), percent(b.low), percent(b.high))
        }
        (Count::SourceRate, None) => match row.value {
            Some(rate) => format!("{}; the source gives no range", percent(rate * scale(row))),
            None => "the source gives no number".into(),
        },
        _ => fact(row),
    }
}

/// A row without a count, in its own unit.
fn fact(row: &Row) -> String {
    let unit = match row.unit.as_str() {
        "binary" | "none" | "1" | "date_yyyymmdd" => return "a direction only, no rate".into(),
        unit => unit,
    };
    match (row.value, row.low, row.high) {
        (Some(value), Some(low), Some(high)) if low < high => {
            format!("{} ({}) {unit}", people(value), people_range(low, high))
        }
        // A counted whole number keeps all its digits.
        (Some(value), ..) if unit == "count" => exact_or_decimal(value),
        (Some(value), ..) => format!("{} {unit}", exact_or_decimal(value)),
        (None, Some(low), Some(high)) => format!("{} {unit}", people_range(low, high)),
        _ => "a direction only, no rate".into(),
    }
}

fn source(row: &Row) -> String {
    let year = row.year.map(|year| format!(", {year}")).unwrap_or_default();
    let doi = if row.identifier().is_empty() { String::new() } else { format!(", {}", row.identifier()) };
    format!("{}{year}{doi}", row.source)
}
