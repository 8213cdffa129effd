//! What others counted, and what their counts allow us to conclude.

use exoskin_stats::beta;

/// Half of what lies outside exact 95 % bounds.
const TAIL: f64 = 0.025; // number: 95 % between two equal tails

/// Something that others observed: a row of `evidence/` with its counts, where they counted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Seen {
    /// The row.
    pub evidence: &'static str,
    /// What was observed, in plain words.
    pub what: &'static str,
    /// How to read the row's number.
    pub count: Count,
}

/// How to read the number of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    /// Events in a number of people, animals or lots.
    Of {
        /// Events.
        events: u32,
        /// Examined.
        of: u32,
    },
    /// Events among an unknown number: no rate.
    Events(u32),
    /// The row itself gives a rate (a share, or percent where its unit says so) with the source's own interval.
    SourceRate,
    /// A direction, a date, a dose: no count.
    Fact,
}

/// Bounds of a rate.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    /// Events over number.
    pub rate: f64,
    /// Lower bound.
    pub low: f64,
    /// Upper bound.
    pub high: f64,
}

/// Exact 95 % bounds of a rate after `events` in `of`: the rates at which this many or more, or this few or fewer,
/// would still be seen in 2.5 % of such studies (Clopper and Pearson 1934, doi:10.1093/biomet/26.4.404).
///
/// None where nothing was examined, or there are more events than people.
pub fn exact_bounds(events: u32, of: u32) -> Option<Bounds> {
    if of == 0 || events > of {
        return None;
    }
    let (k, n) = (f64::from(events), f64::from(of));
    let low = if events == 0 { 0.0 } else { beta::quantile(k, n - k + 1.0, TAIL) };
    let high = if events == of { 1.0 } else { beta::quantile(k + 1.0, n - k, 1.0 - TAIL) };
    Some(Bounds { rate: k / n, low, high })
}

/// A row with counts.
pub(super) const fn of(evidence: &'static str, what: &'static str, events: u32, of: u32) -> Seen {
    Seen { evidence, what, count: Count::Of { events, of } }
}

/// A row with events but no denominator.
pub(super) const fn events(evidence: &'static str, what: &'static str, events: u32) -> Seen {
    Seen { evidence, what, count: Count::Events(events) }
}

/// A row that gives a rate itself.
pub(super) const fn rate(evidence: &'static str, what: &'static str) -> Seen {
    Seen { evidence, what, count: Count::SourceRate }
}

/// A row without a count.
pub(super) const fn fact(evidence: &'static str, what: &'static str) -> Seen {
    Seen { evidence, what, count: Count::Fact }
}
