//! Rules never panic, and more of what a statement needs never makes its verdict worse.

use exoskin_claims::Verdict;
use exoskin_claims::facts::{Facts, committed};
use exoskin_claims::rules::{ALL, rule};
use proptest::prelude::*;

/// Rules that ask whether there is more of one figure (true) or less of it (false).
const OF_ONE: [(&str, &str, bool); 9] = [
    ("intact_skin_blocks", "entered.intact", false),
    ("topical_needs_fewer", "taken_up_film_over_injected", true),
    ("hair_more_than_prp", "hair.over_prp", true),
    ("hair_three_months", "hair.over_vehicle", true),
    ("new_vessels", "needled.vessels_d28", true),
    ("new_collagen", "needled.collagen_1", true),
    ("freezer_or_reconstitute", "vial.freezer_over_room", true),
    ("bad_cell_magnified", "risk.clone_growth", true),
    ("lots_consistent", "lots.apart", false),
];

fn rank(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::Contradicted => 0,
        Verdict::DependsOn | Verdict::Untested | Verdict::CannotBeComputed => 1,
        Verdict::Supported => 2,
    }
}

/// The committed figures with one of them elsewhere.
fn with(id: &str, p05: f64, p95: f64) -> Facts {
    let mut facts = committed().unwrap().clone();
    let fact = facts.by_id.get_mut(id).unwrap();
    (fact.p05, fact.median, fact.p95) = (p05, 0.5 * (p05 + p95), p95);
    facts
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn more_of_what_is_asked_for_is_never_worse(at in -20.0..120.0f64, wide in 0.0..30.0f64, up in 0.0..50.0f64) {
        for (name, id, more) in OF_ONE {
            let decide = |p05: f64, p95: f64| rank(rule(name).unwrap()(&with(id, p05, p95)).unwrap());
            let (low, high) = (decide(at, at + wide), decide(at + up, at + wide + up));
            if more {
                prop_assert!(low <= high, "{name}");
            } else {
                prop_assert!(low >= high, "{name}");
            }
        }
    }

    #[test]
    fn a_wider_band_is_never_harder(at in -20.0..120.0f64, wide in 0.0..30.0f64, by in 0.0..50.0f64) {
        for (name, id, _) in OF_ONE {
            let decide = |p05: f64, p95: f64| rule(name).unwrap()(&with(id, p05, p95)).unwrap();
            let (narrow, broad) = (decide(at, at + wide), decide(at - by, at + wide + by));
            prop_assert!(rank(broad) == rank(narrow) || rank(broad) == 1, "{name}: {narrow:?} became {broad:?}");
        }
    }

    #[test]
    fn any_figures_give_some_verdict(seed in any::<u64>()) {
        // Figures of any size and sign, missing ones too: an answer or a name, never a panic.
        let mut facts = committed().unwrap().clone();
        let mut state = seed | 1;
        let mut next = || {
            state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            (state >> 33) as f64 / f64::from(1u32 << 30) - 1.0
        };
        facts.by_id.retain(|_, _| next() > -0.9);
        for fact in facts.by_id.values_mut() {
            let (a, b) = (1e3 * next(), 1e3 * next());
            (fact.p05, fact.median, fact.p95) = (a.min(b), 0.5 * (a + b), a.max(b));
        }
        for one in ALL {
            prop_assert_eq!((one.rule)(&facts), (one.rule)(&facts));
        }
    }
}
