//! Below what anybody could measure no number is an answer, and what no row covers is named.

use exoskin_vial::hashed::Hashed;
use exoskin_vial::{Container, History, Step, VialOutcome, load_product, outcome};

fn left(history: &History) -> VialOutcome {
    let product = load_product("frozen_msc").unwrap();
    outcome(&product, history, Container::Pp, 400, |index| Hashed { index: index as u64 })
}

#[test]
fn two_months_in_the_refrigerator_leave_nothing_that_could_be_counted() {
    let found = left(&History::parse("4C 60d").unwrap());
    assert!(!found.measurable.count && found.measurable.count_share_of_samples < 0.5, "{:?}", found.measurable);
    assert_eq!(found.measurable.least_per_ml, 1.5e7);
    assert!(found.whole_per_ml.median < 1.5e7);
    let fresh = left(&History::parse("4C 1d").unwrap());
    assert!(fresh.measurable.count && fresh.measurable.potency);
    assert_eq!(fresh.measurable.count_share_of_samples, 1.0);
}

#[test]
fn a_boiled_vial_has_no_potency_that_an_assay_would_see() {
    let found = left(&History::hold(100.0, 3600.0));
    assert!(!found.measurable.potency && found.potency.median < found.measurable.least_potency);
    let beyond: Vec<_> = found.extrapolations.iter().filter(|part| part.is_beyond_all_rows()).collect();
    assert_eq!((beyond.len(), beyond[0].beyond), (1, "temperature"), "{beyond:?}");
}

#[test]
fn many_short_holds_are_as_long_as_one() {
    let hourly =
        |days: usize| History { steps: vec![Step::Hold { celsius: 4.0, seconds: 3600.0, dry: false }; 24 * days] };
    let of = |days| left(&hourly(days)).extrapolations.into_iter().filter(|part| part.is_beyond_all_rows()).collect();
    let (short, long): (Vec<_>, Vec<_>) = (of(6), of(8));
    assert!(short.is_empty(), "{short:?}");
    assert_eq!((long.len(), long[0].beyond), (1, "time"), "{long:?}");
    assert!(long[0].segment.contains("8 d in all"), "{long:?}");
    let once = left(&History::parse("4C 8d").unwrap());
    assert_eq!(once.extrapolations.iter().filter(|part| part.is_beyond_all_rows()).count(), 1);
}
