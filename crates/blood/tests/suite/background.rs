//! The body's own vesicles have the order of magnitude that rows give.

use exoskin_blood::{Blood, interstitial_vesicles_per_um3, parameters, secreted};
use exoskin_evidence::{Draws, Medians, Parameter, check, row};
use proptest::prelude::*;

struct At(f64);

impl Draws for At {
    fn unit(&self, _parameter: &Parameter) -> f64 {
        self.0
    }
}

#[test]
fn declarations_are_sound() {
    assert_eq!(check(parameters::ALL), Vec::<String>::new());
}

#[test]
fn plasma_lies_between_its_two_rows() {
    let per_ml = |id: &str| row(id).unwrap().value.unwrap();
    let (low, high) = (per_ml("endogenous.ev.plasma_count"), per_ml("vial.ev.plasma_healthy_normalised"));
    let prior = parameters::PLASMA_VESICLES.prior;
    assert!((prior.quantile(0.0) * 1e12 / low - 1.0).abs() < 1e-9);
    assert!((prior.quantile(1.0) * 1e12 / high - 1.0).abs() < 1e-9);
}

#[test]
fn platelets_are_those_of_the_row() {
    let platelets = row("prp.platelets.blood_baseline").unwrap();
    let per_um3 = Blood::drawn(&Medians).platelets_per_um3;
    assert!((per_um3 * 1e9 / platelets.value.unwrap() - 1.0).abs() < 1e-3);
}

#[test]
fn a_channel_full_of_blood_rivals_one_full_of_product() {
    let blood = Blood::drawn(&Medians).clotted_vesicles_per_um3();
    assert!((0.003..0.1).contains(&blood), "1e10 vesicles per mL are 0.01 per um3; blood has {blood}");
}

#[test]
fn a_square_millimetre_of_epidermis_secretes_hundreds_of_millions_in_two_days() {
    let vesicles = secreted(45_000.0, 48.0 * 3600.0, &Medians);
    assert!((1e8..1e9).contains(&vesicles), "{vesicles}");
}

proptest! {
    #[test]
    fn nothing_is_negative_and_more_platelets_shed_more(u in 1e-9..1.0f64, fold in 0.0..20.0f64) {
        let (blood, rich) = (Blood::at_fold(fold, &At(u)), Blood::at_fold(fold + 1.0, &At(u)));
        prop_assert!(blood.clotted_vesicles_per_um3() >= 0.0);
        prop_assert!(rich.clotted_vesicles_per_um3() > blood.clotted_vesicles_per_um3());
        prop_assert!(interstitial_vesicles_per_um3(&At(u)) > 0.0);
    }
}
