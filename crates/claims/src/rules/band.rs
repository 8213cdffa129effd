//! Comparing bands with ranges and with the smallest visible difference.

use crate::claim::Verdict;
use crate::facts::{Fact, Facts, MissingFact};

/// The least difference that counts as seen, in per cent of the value or of the readout's own scale.
pub(super) const SEEN: f64 = 1.0;

/// Where a band lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// All of it inside.
    Inside,
    /// All of it outside.
    Outside,
    /// On both sides.
    Both,
}

/// Which direction is an improvement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// More of it.
    Up,
    /// Less of it.
    Down,
}

impl Side {
    /// The plain verdict: a band on both sides is untested.
    pub(super) fn verdict(self) -> Verdict {
        match self {
            Side::Inside => Verdict::Supported,
            Side::Outside => Verdict::Contradicted,
            Side::Both => Verdict::Untested,
        }
    }
}

/// Where the band lies relative to a range, ends included.
pub(super) fn within(fact: &Fact, low: f64, high: f64) -> Side {
    if low <= fact.p05 && fact.p95 <= high {
        Side::Inside
    } else if fact.p95 < low || high < fact.p05 {
        Side::Outside
    } else {
        Side::Both
    }
}

/// Where the band lies relative to "at least".
pub(super) fn at_least(fact: &Fact, least: f64) -> Side {
    within(fact, least, f64::INFINITY)
}

/// Where the band lies relative to "less than".
pub(super) fn below(fact: &Fact, most: f64) -> Side {
    match at_least(fact, most) {
        Side::Inside => Side::Outside,
        Side::Outside => Side::Inside,
        Side::Both => Side::Both,
    }
}

/// Whether a difference is an improvement large enough to see: all of the band, none of it, or both.
pub(super) fn improves(fact: &Fact, way: Way, least: f64) -> Side {
    match way {
        Way::Up => at_least(fact, least),
        Way::Down => within(fact, f64::NEG_INFINITY, -least),
    }
}

/// Whether the whole band is too small to see, either way.
pub(super) fn unseen(fact: &Fact, least: f64) -> Side {
    let inside = -least < fact.p05 && fact.p95 < least;
    let outside = fact.p95 <= -least || least <= fact.p05;
    match (inside, outside) {
        (true, _) => Side::Inside,
        (_, true) => Side::Outside,
        _ => Side::Both,
    }
}

/// Any of several: inside if one is, outside only if all are.
pub(super) fn any(sides: &[Side]) -> Side {
    if sides.contains(&Side::Inside) {
        Side::Inside
    } else if sides.iter().all(|side| *side == Side::Outside) {
        Side::Outside
    } else {
        Side::Both
    }
}

/// All of several: inside only if all are, outside if one is.
pub(super) fn all(sides: &[Side]) -> Side {
    if sides.contains(&Side::Outside) {
        Side::Outside
    } else if sides.iter().all(|side| *side == Side::Inside) {
        Side::Inside
    } else {
        Side::Both
    }
}

/// Improvements of several readouts, each by one per cent.
pub(super) fn improvements(facts: &Facts, readouts: &[(&str, Way)]) -> Result<Vec<Side>, MissingFact> {
    readouts.iter().map(|(id, way)| Ok(improves(facts.get(id)?, *way, SEEN))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fact(p05: f64, p95: f64) -> Fact {
        Fact {
            id: "x".into(),
            name: String::new(),
            median: 0.5 * (p05 + p95),
            p05,
            p95,
            unit: "%".into(),
            assumed_inputs: 0,
            inputs: 0,
            assumed_share: None,
            command: String::new(),
        }
    }

    #[test]
    fn whole_bands_decide() {
        assert_eq!(within(&fact(5.0, 25.0), 5.0, 25.0), Side::Inside);
        assert_eq!(within(&fact(26.0, 30.0), 5.0, 25.0), Side::Outside);
        assert_eq!(within(&fact(20.0, 30.0), 5.0, 25.0), Side::Both);
        assert_eq!(below(&fact(0.1, 0.9), 1.0), Side::Inside);
        assert_eq!(improves(&fact(-9.0, -2.0), Way::Down, 1.0), Side::Inside);
        assert_eq!(improves(&fact(-0.5, 9.0), Way::Down, 1.0), Side::Outside);
        assert_eq!(unseen(&fact(-0.5, 0.9), 1.0), Side::Inside);
        assert_eq!(unseen(&fact(1.0, 4.0), 1.0), Side::Outside);
        assert_eq!(unseen(&fact(-3.0, 4.0), 1.0), Side::Both);
    }

    #[test]
    fn several_bands_join() {
        assert_eq!(any(&[Side::Both, Side::Inside]), Side::Inside);
        assert_eq!(any(&[Side::Outside, Side::Both]), Side::Both);
        assert_eq!(all(&[Side::Inside, Side::Outside]), Side::Outside);
        assert_eq!(all(&[Side::Inside, Side::Both]), Side::Both);
    }
}
