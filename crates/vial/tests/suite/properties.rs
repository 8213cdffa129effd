//! What must hold for any vial: shares, order, controls, no step of any accepted history leads astray.

use exoskin_evidence::check;
use exoskin_vial::hashed::Hashed;
use exoskin_vial::{
    Container, History, Product, Step, VialDraw, draw, load_product, outcome, parameters, products, until_half,
};
use proptest::prelude::*;

fn left(product: &Product, history: &History, container: Container, index: u64) -> VialDraw {
    draw(product, history, container, &Hashed { index })
}

fn hold(celsius: f64, seconds: f64) -> Step {
    Step::Hold { celsius, seconds, dry: false }
}

fn any_step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => (-200.0..100.0f64, 0.0..1e8f64, any::<bool>()).prop_map(|(celsius, seconds, dry)| Step::Hold { celsius, seconds, dry }),
        1 => Just(Step::Freeze),
        1 => Just(Step::Thaw),
        1 => Just(Step::Dry),
        1 => Just(Step::Reconstitute),
    ]
}

fn any_product() -> impl Strategy<Value = Product> {
    proptest::sample::select(products()).prop_map(|name| load_product(name).unwrap())
}

fn any_container() -> impl Strategy<Value = Container> {
    proptest::sample::select(vec![Container::Pp, Container::Lobind, Container::Glass, Container::Unknown])
}

#[test]
fn declarations_are_sound() {
    assert_eq!(check(parameters::ALL), Vec::<String>::new());
}

#[test]
fn a_lysed_product_keeps_its_factors_and_no_vesicle() {
    let product = load_product("platelet_extract").unwrap();
    let history = History::parse("-80C 30d; thaw; 4C 12h").unwrap();
    let (whole, lysed) =
        (left(&product, &history, Container::Pp, 3), left(&product.lysed(), &history, Container::Pp, 3));
    assert_eq!(lysed.whole_share, 0.0);
    assert_eq!(lysed.whole_per_um3(), 0.0);
    assert_eq!(lysed.factors, whole.factors);
}

#[test]
fn a_blank_holds_nothing_and_takes_the_same_path() {
    let history = History::parse("4C 12h").unwrap();
    let saline = load_product("saline").unwrap();
    assert_eq!(left(&saline, &history, Container::Pp, 1).whole_per_um3(), 0.0);
    assert_eq!(left(&load_product("frozen_msc").unwrap().blank(), &history, Container::Pp, 1).whole_per_um3(), 0.0);
}

#[test]
fn the_answer_for_people_is_complete() {
    let product = load_product("frozen_msc").unwrap();
    let history = History::parse("-80C 60d; thaw; 4C 36h").unwrap();
    let out = outcome(&product, &history, Container::Pp, 2_000, |index| Hashed { index: index as u64 });
    assert!((0.3..0.6).contains(&out.whole_share.median), "{:?}", out.whole_share);
    assert!(!out.extrapolated, "{:?}", out.extrapolations);
    assert!(out.extrapolations.iter().all(|part| part.of != "count"));
    assert_eq!(out.factors.len(), 3);
    assert!(out.advice.first().is_some_and(|best| best.what.contains("low-bind")), "{:?}", out.advice);
    assert!((0.1..0.3).contains(&out.inactive_batch_probability));
    let last = out.curve.last().unwrap();
    assert!((last.whole_share.median - out.whole_share.median).abs() < 1e-4);
    assert!((last.hours - (60.0 * 24.0 + 36.0)).abs() < 1e-6);
    let json = serde_json::to_value(&out).unwrap();
    for key in ["whole_share", "potency"] {
        assert!(["median", "p05", "p95"].iter().all(|part| json[key][part].is_number()), "{key}");
    }
    assert!(json["extrapolated"].is_boolean());
}

#[test]
fn warmth_is_extrapolated_and_said_so() {
    let product = load_product("frozen_msc").unwrap();
    let out = outcome(&product, &History::hold(22.0, 6.0 * 3600.0), Container::Pp, 200, |index| Hashed {
        index: index as u64,
    });
    assert!(out.extrapolated);
    assert!(out.extrapolations.iter().any(|part| part.segment.contains("22 °C")), "{:?}", out.extrapolations);
}

#[test]
fn half_is_gone_after_about_three_days_in_a_plain_tube() {
    let product = load_product("frozen_msc").unwrap();
    let half = |container| until_half(&product, container, 4.0, 500, |index| Hashed { index: index as u64 });
    let (plain, lobind) = (half(Container::Pp), half(Container::Lobind));
    assert!((60.0..90.0).contains(&plain.hours.median), "{plain:?}");
    assert!(lobind.hours.median > 2.0 * plain.hours.median, "{lobind:?}");
    let history = History::hold(4.0, plain.hours.median * 3600.0);
    let share = outcome(&product, &history, Container::Pp, 500, |index| Hashed { index: index as u64 }).whole_share;
    assert!((share.median - 0.5).abs() < 0.005, "{share:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_history_gives_numbers(product in any_product(), steps in prop::collection::vec(any_step(), 0..12), container in any_container(), index in 0..1000u64) {
        let vial = left(&product, &History { steps }, container, index);
        prop_assert!((0.0..=1.0).contains(&vial.whole_share) && (0.0..=1.0).contains(&vial.potency), "{vial:?}");
        prop_assert!(vial.whole_per_um3().is_finite() && vial.whole_per_um3() >= 0.0);
        prop_assert!(vial.wall_share.is_finite() && vial.diameter_um > 0.0 && vial.batch_potency >= 0.0);
        prop_assert!(vial.factors.iter().all(|factor| (0.0..=1.0).contains(&factor.kept)));
    }

    #[test]
    fn longer_and_warmer_never_leaves_more(product in any_product(), celsius in 0.1..60.0f64, warmer in 0.0..20.0f64, hours in 0.0..500.0f64, longer in 0.0..500.0f64, container in any_container(), index in 0..1000u64) {
        let of = |celsius: f64, hours: f64| left(&product, &History::hold(celsius, hours * 3600.0), container, index);
        let base = of(celsius, hours);
        for more in [of(celsius, hours + longer), of(celsius + warmer, hours)] {
            prop_assert!(more.whole_share <= base.whole_share + 2e-6, "{base:?} {more:?}");
            prop_assert!(more.potency <= base.potency + 1e-12);
        }
    }

    #[test]
    fn another_freeze_thaw_never_leaves_more(cycles in 0..6usize, container in any_container(), index in 0..1000u64) {
        let product = load_product("frozen_msc").unwrap();
        let of = |cycles: usize| {
            let cycle = [Step::Freeze, hold(-80.0, 86_400.0), Step::Thaw];
            left(&product, &History { steps: cycle.repeat(cycles) }, container, index)
        };
        prop_assert!(of(cycles + 1).whole_share <= of(cycles).whole_share);
        prop_assert!(of(cycles + 1).potency <= of(cycles).potency);
    }

    #[test]
    fn a_low_bind_tube_never_leaves_less(product in any_product(), celsius in 0.1..40.0f64, hours in 0.0..300.0f64, index in 0..1000u64) {
        let mut product = product;
        product.vessel.container = Container::Unknown;
        let of = |container| left(&product, &History::hold(celsius, hours * 3600.0), container, index).whole_share;
        let (low, plain) = (of(Container::Lobind), of(Container::Pp));
        prop_assert!(low >= plain - 2e-6, "low-bind {low}, plain {plain}");
    }

    #[test]
    fn twelve_hours_twice_are_a_day(product in any_product(), celsius in 0.1..40.0f64, hours in 0.0..200.0f64, index in 0..1000u64) {
        let once = History { steps: vec![hold(celsius, 2.0 * hours * 3600.0)] };
        let twice = History { steps: vec![hold(celsius, hours * 3600.0); 2] };
        let of = |history: &History| left(&product, history, Container::Pp, index);
        prop_assert!((of(&once).whole_share - of(&twice).whole_share).abs() < 1e-5);
        prop_assert!((of(&once).potency - of(&twice).potency).abs() < 1e-12);
    }

    #[test]
    fn the_same_sample_is_the_same(index in 0..1000u64) {
        let product = load_product("lyophilised_adipose").unwrap();
        let history = History::parse("lyophilised 25C 30d; reconstitute; 4C 2h").unwrap();
        prop_assert_eq!(left(&product, &history, Container::Glass, index), left(&product, &history, Container::Glass, index));
    }
}
