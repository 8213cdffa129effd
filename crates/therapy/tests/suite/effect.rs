//! What a product changes: nothing from nothing, more from more, and the orders of magnitude of the arithmetic.

use exoskin_evidence::{Draws, Medians, Parameter, check};
use exoskin_skin::{Injury, Pulse, Site, site};
use exoskin_therapy::delivery::parameters::UPTAKE_EPIDERMIS;
use exoskin_therapy::effect::{
    CellExposure, Exposure, FactorExposure, Hypothesis, dosimetry, parameters as p, pulses, working_share,
};
use exoskin_vial::hashed::Hashed;
use proptest::prelude::*;

const ALL: [Hypothesis; 4] = [Hypothesis::Nothing, Hypothesis::Receptors, Hypothesis::Cargo, Hypothesis::Relay];

/// Other draws with some parameters moved to a position.
struct Held<'a>(&'a dyn Draws, &'a [(&'static Parameter, f64)]);

impl Draws for Held<'_> {
    fn unit(&self, parameter: &Parameter) -> f64 {
        let held = self.1.iter().find(|(known, _)| known.id == parameter.id).map(|(_, unit)| *unit);
        held.unwrap_or_else(|| self.0.unit(parameter))
    }
}

fn needled() -> Injury {
    let procedure = exoskin_skin::injury::load_procedure("roller").unwrap();
    let injury = procedure.injury(&Medians).unwrap();
    Injury { channels_per_um2: 1.53e-6, radius_um: 35.0, depth_um: 150.0, ..injury }
}

/// The reference case in round numbers: `scale` times the vesicles that needling brings to a unit cell.
fn exposure<'a>(site: &'a Site, injury: Option<&'a Injury>, scale: f64) -> Exposure<'a> {
    let of = |name: &str, cells: f64, classes: &[(f64, f64)]| CellExposure {
        name: name.into(),
        cells,
        classes: classes.iter().map(|(count, each)| (*count, each * scale)).collect(),
    };
    Exposure {
        at_s: 3600.0,
        site,
        injury,
        unit_cell_um2: 6.5e5,
        cells: vec![
            of("keratinocyte", 29_000.0, &[(20.0, 120.0), (100.0, 15.0), (300.0, 1.0), (2_000.0, 0.01)]),
            of("melanocyte", 700.0, &[(0.5, 100.0), (10.0, 0.5)]),
            of("fibroblast", 8_000.0, &[(8.0, 60.0), (50.0, 4.0), (500.0, 0.05)]),
            of("macrophage", 4_000.0, &[(4.0, 60.0), (30.0, 4.0)]),
        ],
        potent_share: 0.8,
        factors: Vec::new(),
        factor_entered: 0.05,
        film_um: 40.0,
    }
}

fn with_factors<'a>(mut exposure: Exposure<'a>, ng_per_ml: &[(&str, f64)]) -> Exposure<'a> {
    exposure.factors = ng_per_ml
        .iter()
        .map(|(name, amount)| FactorExposure { name: (*name).into(), pg_per_um3: amount * 1e-9 })
        .collect();
    exposure
}

fn face() -> Site {
    site("face", None, &Medians).unwrap()
}

/// How far a pulse moves each behaviour, as |ln M|, near and far.
fn moved(pulses: &[Pulse]) -> (f64, f64) {
    let of = |b: &exoskin_skin::Behaviours| b.named().iter().map(|(_, m)| libm::log(*m).abs()).sum::<f64>();
    pulses.iter().fold((0.0, 0.0), |(near, far), pulse| (near + of(&pulse.near), far + of(&pulse.far)))
}

#[test]
fn declarations_are_sound() {
    assert_eq!(check(&exoskin_therapy::parameters::all()), Vec::<String>::new());
    for parameter in p::ALL {
        assert_eq!(parameter.group, exoskin_evidence::Group::Response, "{}", parameter.id);
    }
}

#[test]
fn nothing_from_nothing() {
    let (face, injury) = (face(), needled());
    let full = with_factors(exposure(&face, Some(&injury), 1.0), &[("pdgf_ab", 100.0)]);
    assert!(pulses(&full, Hypothesis::Nothing, false, &Medians).is_empty());
    assert_eq!(working_share(&full, Hypothesis::Nothing, &Medians), 0.0);
    for hypothesis in ALL {
        let blank = exposure(&face, Some(&injury), 0.0);
        assert!(pulses(&blank, hypothesis, true, &Medians).is_empty());
        let inactive = Exposure { potent_share: 0.0, ..exposure(&face, Some(&injury), 1.0) };
        assert!(pulses(&inactive, hypothesis, true, &Medians).is_empty());
        assert_eq!(working_share(&inactive, hypothesis, &Medians), 0.0);
        let shut = Exposure { factor_entered: 0.0, ..full.clone() };
        assert!(pulses(&shut, Hypothesis::Nothing, true, &Medians).is_empty());
    }
    let unknown = with_factors(exposure(&face, Some(&injury), 0.0), &[("keratin", 1e6)]);
    assert!(pulses(&unknown, Hypothesis::Relay, true, &Medians).is_empty());
}

#[test]
fn a_lysed_product_acts_through_factors_alone_whatever_the_hypothesis() {
    let (face, injury) = (face(), needled());
    let lysed = with_factors(exposure(&face, Some(&injury), 0.0), &[("vegf", 2.0), ("tgfb1", 60.0)]);
    let first = pulses(&lysed, Hypothesis::Nothing, true, &Medians);
    assert_eq!(first.len(), 1);
    for hypothesis in ALL {
        assert_eq!(pulses(&lysed, hypothesis, true, &Medians), first);
        assert!(pulses(&lysed, hypothesis, false, &Medians).is_empty());
    }
}

#[test]
fn cargo_is_null_by_arithmetic() {
    let (face, injury) = (face(), needled());
    let ideal = exposure(&face, Some(&injury), 1.0);
    for index in 0..300 {
        let (near, far) = moved(&pulses(&ideal, Hypothesis::Cargo, false, &Hashed { index }));
        assert!(near < 0.01 && far < 1e-4, "sample {index}: {near} {far}");
    }
    assert!(working_share(&ideal, Hypothesis::Cargo, &Medians) < 1e-5);
}

#[test]
fn receptors_of_skin_hear_little_beside_a_dish() {
    let (face, injury) = (face(), needled());
    let ideal = exposure(&face, Some(&injury), 1.0);
    let mut near: Vec<f64> =
        (0..400).map(|index| moved(&pulses(&ideal, Hypothesis::Receptors, false, &Hashed { index })).0).collect();
    near.sort_by(f64::total_cmp);
    // A sum over thirteen behaviours: about 1 % each.
    assert!(near[200] < 0.5 && near[200] > 1e-3, "median {}", near[200]);
    let half = |index| dosimetry::half_effect_contacts("keratinocyte", &Hashed { index });
    let within = (0..400).map(half).filter(|half| (1.0..2e4).contains(half)).count();
    assert!(within > 380, "{within} of 400 half effects lie between 1 and 2e4 vesicles per cell");
}

#[test]
fn a_dish_counts_what_its_cells_take_up_and_not_what_reaches_its_floor() {
    // At the same clearance a cell in a dish and one at a wall of skin that meets the same concentration agree.
    let held = |unit| Held(&Medians, &[(&UPTAKE_EPIDERMIS, unit)]).value(&UPTAKE_EPIDERMIS);
    let half = |unit| dosimetry::half_effect_contacts("keratinocyte", &Held(&Medians, &[(&UPTAKE_EPIDERMIS, unit)]));
    let dose = Medians.value(&p::DISH_ACTIVE_DOSE) * Medians.value(&p::DISH_HALF_OVER_ACTIVE);
    let met = held(0.05) * 86_400.0 * dose * Medians.value(&p::DISH_VESICLE_SHARE);
    assert!((half(0.05) / met - 1.0).abs() < 0.1, "a slow cell: {} and {met}", half(0.05));
    assert!(half(0.95) > 10.0 * half(0.05), "fast cells need more of what they count");
    // So what a product does hardly depends on how fast cells take up, which nobody has measured.
    let share = |unit: f64| {
        let contacts = held(unit) * 86_400.0 * dose * Medians.value(&p::DISH_VESICLE_SHARE) / 100.0;
        dosimetry::answer("keratinocyte", &Held(&Medians, &[(&UPTAKE_EPIDERMIS, unit)])).expected(contacts)
    };
    assert!(share(0.5) / share(0.05) < 2.0 && share(0.05) / share(0.5) < 2.0, "{} {}", share(0.05), share(0.5));
}

#[test]
fn skin_bathed_like_a_dish_shows_the_dish_effect() {
    let face = face();
    let mut bath = exposure(&face, None, 0.0);
    bath.potent_share = 1.0;
    for cells in &mut bath.cells {
        cells.classes = vec![(cells.cells, 1e7)];
    }
    let pulse = pulses(&bath, Hypothesis::Receptors, false, &Medians)[0];
    let emax = Medians.value(&p::EMAX_MIGRATION);
    assert!((pulse.near.migration / emax - 1.0).abs() < 0.02, "{} against {emax}", pulse.near.migration);
    assert_eq!(pulse.near, pulse.far);
}

#[test]
fn both_signs_are_in_the_priors() {
    let (face, injury) = (face(), needled());
    let ideal = exposure(&face, Some(&injury), 100.0);
    for name in ["migration", "collagen", "fibroblasts", "breakdown", "influx", "melanin"] {
        let value = |index| {
            let pulse = pulses(&ideal, Hypothesis::Receptors, false, &Hashed { index })[0];
            pulse.near.named().into_iter().find(|(known, _)| *known == name).unwrap().1
        };
        let below = (0..200).filter(|index| value(*index) < 1.0).count();
        assert!((5..196).contains(&below), "{name}: {below} of 200 below 1");
    }
}

#[test]
fn a_wound_full_of_its_own_factors_hears_less_of_a_product() {
    let (face, injury) = (face(), needled());
    let product = with_factors(exposure(&face, Some(&injury), 0.0), &[("pdgf_ab", 20.0)]);
    let at = |unit| {
        let held = [(&p::WOUND_OVER_BLOOD, unit)];
        pulses(&product, Hypothesis::Nothing, true, &Held(&Medians, &held))[0].near.fibroblasts
    };
    assert!(at(0.99) < at(0.01) && at(0.99) > 1.0, "{} {}", at(0.99), at(0.01));
}

#[test]
fn prp_does_more_than_conditioned_medium() {
    let (face, injury) = (face(), needled());
    let with = |amounts: &[(&str, f64)]| {
        let product = with_factors(exposure(&face, Some(&injury), 0.0), amounts);
        moved(&pulses(&product, Hypothesis::Nothing, true, &Medians)).0
    };
    let medium = with(&[("pdgf_bb", 0.003), ("tgfb1", 0.63), ("egf", 0.29), ("vegf", 0.79)]);
    let prp = with(&[("pdgf_ab", 100.0), ("tgfb1", 150.0), ("egf", 3.0), ("vegf", 0.8), ("igf1", 84.0)]);
    assert!(prp > 3.0 * medium, "{prp} against {medium}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn more_vesicles_never_change_less(index in 0..100_000u64, scale in 0.01..100.0f64, more in 1.0..50.0f64) {
        let (face, injury, draws) = (face(), needled(), Hashed { index });
        for hypothesis in ALL {
            for injury in [None, Some(&injury)] {
                let of = |scale| moved(&pulses(&exposure(&face, injury, scale), hypothesis, false, &draws));
                let ((near, far), (near_more, far_more)) = (of(scale), of(scale * more));
                prop_assert!(near_more >= near * (1.0 - 1e-4) - 1e-15, "{hypothesis:?} near {near} {near_more}");
                prop_assert!(far_more >= far * (1.0 - 1e-4) - 1e-15, "{hypothesis:?} far {far} {far_more}");
            }
        }
    }

    #[test]
    fn factors_are_finite_and_positive_and_pulses_end(index in 0..100_000u64, scale in 0.0..1e6f64, amount in 0.0..1e6f64) {
        let (face, injury, draws) = (face(), needled(), Hashed { index });
        for hypothesis in ALL {
            let names = ["pdgf_bb", "tgfb1", "egf", "vegf", "igf1", "fgf2", "il6"].map(|name| (name, amount));
            let full = with_factors(exposure(&face, Some(&injury), scale), &names);
            for pulse in pulses(&full, hypothesis, true, &draws) {
                prop_assert!(pulse.from_s == full.at_s && pulse.until_s > pulse.from_s && pulse.until_s < 30.0 * 86_400.0);
                for (name, value) in pulse.near.named().into_iter().chain(pulse.far.named()) {
                    prop_assert!(value > 0.0 && value < 100.0, "{hypothesis:?} {name}: {value}");
                }
            }
            let working = working_share(&full, hypothesis, &draws);
            prop_assert!((0.0..=1.0).contains(&working));
        }
    }

    #[test]
    fn few_vesicles_act_in_proportion(index in 0..100_000u64) {
        let (face, injury, draws) = (face(), needled(), Hashed { index });
        for hypothesis in [Hypothesis::Receptors, Hypothesis::Cargo, Hypothesis::Relay] {
            let of = |scale| pulses(&exposure(&face, Some(&injury), scale), hypothesis, false, &draws)[0].far.collagen - 1.0;
            let (one, two) = (of(1e-7), of(2e-7));
            prop_assert!(one.abs() < 1e-12 || (two / one - 2.0).abs() < 0.01, "{hypothesis:?}: {one} {two}");
        }
    }
}
