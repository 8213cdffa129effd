//! The figures of a statement on an axis.

use exoskin_answer::numbers::{people, people_between};
use exoskin_claims::{Claim, Fact, Facts, text};
use exoskin_record::summary::Band;

/// The band of a fact.
pub(super) fn band(fact: &Fact) -> Band {
    Band { median: fact.median, p05: fact.p05, p95: fact.p95 }
}

/// The facts that a claim names and that exist.
pub(super) fn facts<'a>(claim: &Claim, facts: &'a Facts) -> Vec<&'a Fact> {
    claim.facts.iter().filter_map(|id| facts.get(id).ok()).collect()
}

/// If the upper end is this many times the lower, say "over": the table has no open-ended ranges.
const OVER: f64 = 99.0;

/// A claimed range in words: `over 100`, `5 to 25 billion`, `7 d`.
pub(super) fn claimed((low, high): (f64, f64), unit: &str) -> String {
    let words = match (people(low), people(high)) {
        (low, high) if low == high => low,
        (from, _) if low > 0.0 && high / low > OVER => format!("over {from}"),
        _ => people_between(low, high),
    };
    words + &text::unit(unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_read_like_speech() {
        assert_eq!(claimed((100.0, 10_000.0), "1"), "over 100");
        assert_eq!(claimed((7.0, 7.0), "d"), "7 d");
        assert_eq!(claimed((5e9, 2.5e10), "1"), "5 to 25 billion");
    }
}
