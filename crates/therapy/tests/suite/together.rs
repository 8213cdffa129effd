//! Several liquids of one session: one film, the same mouths, the same cells.

use exoskin_evidence::Medians;
use exoskin_therapy::delivery::flow::Flow;
use exoskin_therapy::delivery::shared::Other;
use exoskin_therapy::delivery::{Case, Delivered, solve_with};
use exoskin_transport::Controls;
use exoskin_vial::product::Base;

use crate::cases::{case, coarse};

/// A liquid like the case's own, this many seconds after it.
fn other(case: &Case, at_s: f64) -> Other {
    Other {
        at_s,
        is_before: at_s < 0.0,
        volume_um3: case.volume_um3,
        drying_s: case.drying_s,
        base: Base::Water,
        rinse_s: None,
        per_um2: 0.0,
    }
}

fn with(others: Vec<Other>) -> Case {
    Case { others, ..case("roller") }
}

fn flow(case: &Case) -> Flow {
    Flow::new(&case.setup(&Medians).expect("a setup"))
}

fn solved(case: &Case) -> Delivered {
    let setup = case.setup(&Medians).expect("a setup");
    solve_with(&setup, &[], &coarse(), &Controls::default()).expect("a solve")
}

fn is_near(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * b.abs()
}

#[test]
fn a_later_liquid_dilutes_the_film_and_keeps_it_wet() {
    let alone = flow(&with(Vec::new()));
    let after_s = 0.5 * alone.dry_s;
    let together = flow(&with(vec![other(&case("roller"), after_s)]));
    let own_um = case("roller").setup(&Medians).expect("a setup").film.thickness_um;
    assert!(
        is_near(together.film_um(0.999 * after_s), alone.film_um(0.999 * after_s)),
        "until it comes, nothing changes"
    );
    assert!(is_near(together.film_um(after_s), alone.film_um(after_s) + own_um), "then there is as much more film");
    assert!(is_near(together.dry_s, alone.dry_s + own_um / alone.thinning_um_per_s), "which takes as long to dry");
}

#[test]
fn an_earlier_liquid_thickens_the_film_only_while_it_is_wet() {
    let alone = flow(&with(Vec::new()));
    let own_um = case("roller").setup(&Medians).expect("a setup").film.thickness_um;
    let soon = flow(&with(vec![other(&case("roller"), -0.1 * alone.dry_s)]));
    assert!(soon.film_start_um > 1.5 * own_um && soon.film_start_um < 2.0 * own_um, "{}", soon.film_start_um);
    let late = flow(&with(vec![other(&case("roller"), -3.0 * alone.dry_s)]));
    assert!(late.film_start_um <= own_um * (1.0 + 1e-12), "it was dry: {}", late.film_start_um);
    // It had filled the channels.
    assert_eq!((soon.filled_share, late.filled_share), (0.0, 0.0));
}

#[test]
fn what_comes_when_the_film_is_dry_changes_nothing() {
    let alone = with(Vec::new());
    let late = with(vec![other(&case("roller"), 2.0 * flow(&alone).dry_s)]);
    assert_eq!(solved(&alone).fates, solved(&late).fates);
}

#[test]
fn every_product_of_a_shared_film_is_accounted_for() {
    let own = case("roller");
    for others in [
        vec![other(&own, 60.0)],
        vec![other(&own, -60.0)],
        vec![other(&own, -120.0), other(&own, -60.0), other(&own, 60.0), other(&own, 400.0)],
        vec![Other { base: Base::Petrolatum, ..other(&own, 60.0) }],
        vec![Other { base: Base::Petrolatum, ..other(&own, -60.0) }],
        vec![Other { rinse_s: Some(90.0), ..other(&own, 60.0) }],
    ] {
        let said = solved(&with(others.clone()));
        let sum: f64 = said.fates.iter().map(|(_, share)| share).sum();
        assert!((sum - 1.0).abs() < 1e-9, "{sum} for {others:?}");
        assert!(said.fates.iter().all(|(_, share)| *share >= -1e-12), "{:?} for {others:?}", said.fates);
    }
}

#[test]
fn an_ointment_covers_what_is_under_it_and_keeps_off_what_comes_after() {
    let ointment = |at_s| Other { base: Base::Petrolatum, ..other(&case("roller"), at_s) };
    assert_eq!(flow(&with(vec![ointment(60.0)])).dry_s, f64::INFINITY, "a covered film does not dry");
    let alone = solved(&with(Vec::new()));
    let kept_off = solved(&with(vec![ointment(-60.0)]));
    assert!(alone.entered > 0.0);
    assert!(kept_off.entered < 1e-9 * alone.entered, "{} of {}", kept_off.entered, alone.entered);
    let rinsed = with(vec![Other { rinse_s: Some(-30.0), ..ointment(-60.0) }]);
    assert_eq!(solved(&rinsed).fates, alone.fates, "an ointment that was rinsed off is gone");
}

#[test]
fn a_rinse_of_one_product_rinses_the_other() {
    let own = case("roller");
    let together = with(vec![Other { rinse_s: Some(90.0), ..other(&own, 60.0) }]);
    assert_eq!(flow(&together).dry_s, 90.0);
}

#[test]
fn the_doses_of_all_products_fill_up_the_cells() {
    let own = Case { per_um2: 1.0, ..case("roller") };
    let crowded = Case { others: vec![Other { per_um2: 1e4, ..other(&own, 2e5) }], ..own.clone() };
    let capacity = |case: &Case| case.setup(&Medians).expect("a setup").capacity.map(|one| one.per_um2);
    assert_eq!((capacity(&own), capacity(&crowded)), (Some(1.0), Some(1.0 + 1e4)));
    assert!(solved(&crowded).taken_up <= solved(&own).taken_up);
}
