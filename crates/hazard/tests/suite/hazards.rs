//! Closed forms of the hazards: limits, monotony, independent arithmetic.

use exoskin_evidence::{Draws, Medians, Parameter, row};
use exoskin_hazard::forms::clone::{acting_days, growth_ratio};
use exoskin_hazard::forms::infection::Exposure;
use exoskin_hazard::forms::observation::Count;
use exoskin_hazard::forms::sterility::{at_least_one, still_possible};
use exoskin_hazard::forms::{self, Given, exact_bounds};
use proptest::prelude::*;

const EXPOSURE: Exposure = Exposure {
    prevalence: 1e-3,
    donors: 12.0,
    titre_per_ml: 1e5,
    volume_ml: 2.0,
    fluid: 0.5,
    log_reduction: 3.0,
    share_in: 0.1,
    infectious_dose: 10.0,
    susceptible: 1.0,
};

/// The chance by counting carriers one by one: sum over k of the binomial chance of k carriers.
fn by_counting(e: &Exposure, doses: f64) -> f64 {
    let n = e.donors as u32;
    let copies =
        doses * e.titre_per_ml * e.volume_ml * e.fluid / e.donors / libm::pow(10.0, e.log_reduction) * e.share_in;
    let choose = |k: u32| (0..k).fold(1.0, |c, i| c * f64::from(n - i) / f64::from(i + 1));
    let carriers = |k: u32| choose(k) * e.prevalence.powi(k as i32) * (1.0 - e.prevalence).powi((n - k) as i32);
    let infects = |k: u32| 1.0 - libm::pow(0.5, f64::from(k) * copies / e.infectious_dose);
    e.susceptible * (0..=n).map(|k| carriers(k) * infects(k)).sum::<f64>()
}

#[test]
fn the_chance_is_that_of_counting_carriers() {
    for (donors, prevalence, titre) in [(1.0, 0.3, 1e4), (12.0, 1e-3, 1e5), (12.0, 0.2, 1e3), (40.0, 0.05, 1e7)] {
        let exposure = Exposure { donors, prevalence, titre_per_ml: titre, ..EXPOSURE };
        for doses in [1.0, 3.0] {
            let (found, counted) = (exposure.same_donors(doses), by_counting(&exposure, doses));
            assert!((found - counted).abs() < 1e-12 + 1e-9 * counted, "{exposure:?}: {found} and {counted}");
        }
    }
}

#[test]
fn a_rare_virus_is_prevalence_times_copies() {
    // p D * (ln 2 / dose50) * titre V f / D 10^-R s: the D cancels while little is transferred.
    let exposure = Exposure { prevalence: 1e-9, titre_per_ml: 1.0, ..EXPOSURE };
    let by_hand = 1e-9 * libm::log(2.0) / 10.0 * 1.0 * 2.0 * 0.5 * 1e-3 * 0.1;
    assert!((exposure.per_dose() / by_hand - 1.0).abs() < 1e-4, "{} {by_hand}", exposure.per_dose());
}

#[test]
fn limits_of_the_infection() {
    assert_eq!(Exposure { prevalence: 0.0, ..EXPOSURE }.per_dose(), 0.0);
    assert_eq!(Exposure { titre_per_ml: 0.0, ..EXPOSURE }.per_dose(), 0.0);
    let flooded = Exposure { titre_per_ml: 1e30, donors: 1.0, ..EXPOSURE };
    assert!((flooded.per_dose() - flooded.prevalence).abs() < 1e-15, "one donor: the prevalence");
    let pooled = Exposure { titre_per_ml: 1e30, ..EXPOSURE };
    let one_of_twelve = 1.0 - (1.0f64 - 1e-3).powi(12);
    assert!((pooled.per_dose() - one_of_twelve).abs() < 1e-14, "at least one carrier among twelve");
    let all = Exposure { prevalence: 1.0, titre_per_ml: 1e30, ..EXPOSURE };
    assert_eq!(all.per_dose(), 1.0);
    assert_eq!(all.other_donors(5.0, 5.0), 1.0);
    assert!(Exposure { susceptible: 0.25, ..all }.per_dose() <= 0.25);
}

#[test]
fn a_course_from_other_donors_is_independent() {
    let one = EXPOSURE.per_dose();
    assert!((EXPOSURE.other_donors(3.0, 3.0) - (1.0 - (1.0 - one).powi(3))).abs() < 1e-15);
    assert!((EXPOSURE.other_donors(3.0, 1.0) - EXPOSURE.same_donors(3.0)).abs() < 1e-15, "one bottle, one lot");
    assert!(EXPOSURE.same_donors(3.0) <= EXPOSURE.other_donors(3.0, 3.0) * (1.0 + 1e-12));
}

proptest! {
    #[test]
    fn the_infection_moves_the_right_way(
        prevalence in 0.0f64..1.0, donors in 1.0f64..1000.0, titre in 0.0f64..12.0, reduction in 0.0f64..8.0,
        share in 0.0f64..1.0, dose50 in 0.5f64..1e6, more in 1.0f64..100.0,
    ) {
        let base = Exposure {
            prevalence, donors, titre_per_ml: libm::pow(10.0, titre), log_reduction: reduction, share_in: share,
            infectious_dose: dose50, ..EXPOSURE
        };
        let chance = base.per_dose();
        prop_assert!((0.0..=1.0).contains(&chance));
        let rises = [
            Exposure { prevalence: (prevalence * more).min(1.0), ..base },
            Exposure { titre_per_ml: base.titre_per_ml * more, ..base },
            Exposure { volume_ml: base.volume_ml * more, ..base },
            Exposure { fluid: base.fluid * more, ..base },
            Exposure { share_in: (share * more).min(1.0), ..base },
            Exposure { donors: donors * more, ..base },
        ];
        for other in rises {
            prop_assert!(other.per_dose() >= chance * (1.0 - 1e-9), "{other:?}");
        }
        let falls = [
            Exposure { log_reduction: reduction + more, ..base },
            Exposure { infectious_dose: dose50 * more, ..base },
            Exposure { susceptible: 0.5, ..base },
        ];
        for other in falls {
            prop_assert!(other.per_dose() <= chance * (1.0 + 1e-9), "{other:?}");
        }
        prop_assert!(base.same_donors(more) >= chance * (1.0 - 1e-9));
        prop_assert!(base.other_donors(more, 1.0) <= 1.0);
    }

    #[test]
    fn exact_bounds_hold_the_rate_and_are_symmetric(of in 1u32..500, part in 0.0f64..1.0) {
        let events = (part * f64::from(of)) as u32;
        let found = exact_bounds(events, of).unwrap();
        prop_assert!(found.low <= found.rate && found.rate <= found.high);
        prop_assert!(found.low >= 0.0 && found.high <= 1.0 && found.high > 0.0);
        let turned = exact_bounds(of - events, of).unwrap();
        prop_assert!((found.low - (1.0 - turned.high)).abs() < 1e-9);
    }

    #[test]
    fn sterility_moves_the_right_way(share in 0.0f64..1.0, vials in 1.0f64..1e4) {
        let one = at_least_one(share, vials);
        prop_assert!((0.0..=1.0).contains(&one));
        prop_assert!(at_least_one(share, vials + 1.0) >= one);
        prop_assert!(still_possible(vials + 1.0) < still_possible(vials));
    }
}

#[test]
fn exact_bounds_against_known_values() {
    // Tables of Clopper-Pearson intervals: 0 of 10, 1 of 10, 5 of 20, 10 of 10.
    let known = [((0, 10), (0.0, 0.308_497)), ((1, 10), (0.002_529, 0.445_016)), ((5, 20), (0.086_571, 0.491_046))];
    for ((events, of), (low, high)) in known {
        let found = exact_bounds(events, of).unwrap();
        assert!((found.low - low).abs() < 2e-6 && (found.high - high).abs() < 2e-6, "{events} of {of}: {found:?}");
    }
    assert!((exact_bounds(10, 10).unwrap().low - 0.691_503).abs() < 2e-6);
    assert_eq!(exact_bounds(0, 0), None);
    assert_eq!(exact_bounds(3, 2), None);
}

#[test]
fn none_seen_is_an_upper_bound_near_the_rule_of_three() {
    for of in [30u32, 100, 1000] {
        let upper = exact_bounds(0, of).unwrap().high;
        // Two-sided 95 % leaves 2.5 % above: 3.69 over n; the rule of three is the one-sided 3.0 over n.
        assert!((upper * f64::from(of) - 3.69).abs() < 0.25, "{of}: {upper}");
        assert!(upper > 2.9 / f64::from(of));
    }
}

#[test]
fn a_sterility_test_of_twenty_vials() {
    assert!((at_least_one(0.001, 20.0) - 0.0198).abs() < 1e-4, "the published 2 %");
    assert!((at_least_one(0.1, 20.0) - 0.8784).abs() < 1e-4);
    assert!((still_possible(20.0) - 0.1391).abs() < 1e-4);
    assert_eq!(at_least_one(0.0, 1e6), 0.0);
    assert_eq!(at_least_one(1.0, 1.0), 1.0);
}

#[test]
fn a_clone_is_as_large_as_without_where_the_factor_is_one() {
    assert_eq!(growth_ratio(1.0, 0.3, 1.0, 100.0), 1.0);
    assert!((growth_ratio(2.0, 1.0, 2.0, 2.0) - 2.0).abs() < 1e-12, "one more doubling");
    assert!(growth_ratio(2.0, 0.1, 0.5, 30.0) < 1.0);
    assert_eq!(acting_days(112.0, 5.0, 55.5), 60.5, "overlapping doses do not add up");
    assert_eq!(acting_days(2.0, 5.0, 28.0), 10.0);
}

/// Every input of a formula is declared, and one that is listed.
struct Asked(std::cell::RefCell<Vec<&'static str>>);

impl Draws for Asked {
    fn unit(&self, parameter: &Parameter) -> f64 {
        self.0.borrow_mut().push(parameter.id);
        0.5
    }
}

fn scenario(name: &str) -> exoskin_scenario::Scenario {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../scenarios/");
    exoskin_therapy::read_scenario(std::path::Path::new(&format!("{path}{name}.toml"))).unwrap()
}

#[test]
fn what_a_formula_asks_for_is_listed_as_its_input() {
    for name in ["needling_placental", "hair_prp_vs_exosomes", "cold_on_hot", "home_use"] {
        for vein in [false, true] {
            let (_, hazards) = forms::of_scenario(&scenario(name), &Given::default(), vein);
            for one in hazards.iter().filter(|one| one.name != "dark_spots") {
                let asked = Asked(Vec::new().into());
                for quantity in &one.quantities {
                    assert!((quantity.formula)(&asked).is_finite());
                }
                for id in asked.0.into_inner() {
                    let listed = one.inputs.iter().any(|input| matches!(input, forms::Input::Drawn(p) if p.id == id));
                    assert!(listed || id == exoskin_vial::parameters::LABEL_COUNT.id, "{name}: {}: {id}", one.name);
                }
            }
        }
    }
}

#[test]
fn counts_are_those_of_their_rows() {
    for name in ["needling_placental", "hair_prp_vs_exosomes", "cold_on_hot"] {
        for vein in [false, true] {
            let (_, hazards) = forms::of_scenario(&scenario(name), &Given::default(), vein);
            for seen in hazards.iter().flat_map(|one| &one.seen) {
                let row = row(seen.evidence).unwrap_or_else(|| panic!("no row {}", seen.evidence));
                let (events, of) = match seen.count {
                    Count::Of { events, of } => (events, of),
                    Count::Events(events) => (events, 1),
                    _ => continue,
                };
                let rate = f64::from(events) / f64::from(of);
                let value = row.value.unwrap_or_default();
                // A row holds the count, the share or the percentage, rounded as its source printed it.
                let fits = [f64::from(events), rate, 100.0 * rate].iter().any(|n| (n - value).abs() <= 0.02 * n.abs());
                let onset = row.unit == "d" && events == 1;
                assert!(fits || onset, "{}: {events} of {of}, but the row says {value} {}", seen.evidence, row.unit);
                assert!(of == 1 || row_names(row, of), "{}: no {of} in the row", seen.evidence);
            }
        }
    }
}

/// Whether the row says how many were looked at.
fn row_names(row: &exoskin_evidence::Row, of: u32) -> bool {
    let text = format!("{} {} {}", row.conditions, row.note, row.source).replace(' ', "");
    text.contains(&of.to_string()) || of == 8 && text.contains("eight")
}

#[test]
fn own_numbers_take_the_place_of_priors() {
    let given = Given { prevalence: Some(0.0), titre_per_ml: Some(1e6), ..Given::default() };
    let (_, hazards) = forms::of_scenario(&scenario("cold_on_hot"), &given, false);
    let infection = hazards.iter().find(|one| one.name == "donor_infection").unwrap();
    let yours = infection.quantities.iter().find(|q| q.name == "yours.given.per_dose").expect("a line for your virus");
    assert_eq!((yours.formula)(&Medians), 0.0);
    let reduced = |log: f64| {
        let given = Given { log_reduction: Some(log), ..Given::default() };
        let (_, hazards) = forms::of_scenario(&scenario("cold_on_hot"), &given, false);
        (hazards[0].quantities[0].formula)(&Medians)
    };
    assert!((reduced(1.0) / reduced(3.0) - 100.0).abs() < 1.0, "two factors of ten");
}
