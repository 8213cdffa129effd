//! What platelets release: rows come back at their fold, laboratories are a mixture, age and activation count.

use exoskin_blood::{Activation, Blood, Preparation, Release, factor_names, parameters as p};
use exoskin_evidence::{Draws, Parameter, row};
use proptest::prelude::*;

/// Every parameter at one position, but the laboratories as asked.
struct At {
    unit: f64,
    rich: bool,
}

impl Draws for At {
    fn unit(&self, parameter: &Parameter) -> f64 {
        match parameter.id == p::LABORATORY.id {
            true => f64::from(u8::from(self.rich)),
            false => self.unit,
        }
    }
}

const RICH: At = At { unit: 0.5, rich: true };
const POOR: At = At { unit: 0.5, rich: false };

fn prp(fold: f64) -> Preparation {
    Preparation { fold, spun: true, activation: Activation::Thrombin, donor_age_years: None }
}

#[test]
fn apheresis_gives_the_rows_of_115_donors() {
    let count = |id: &str| row(id).unwrap().value.unwrap();
    let fold = count("prp.platelets.prp_apheresis") / count("prp.platelets.blood_baseline");
    let release = Release::of(&prp(fold), &RICH);
    for name in ["pdgf_ab", "pdgf_bb", "tgfb1", "tgfb2", "igf1"] {
        let found = row(&format!("prp.gf.{name}")).unwrap();
        let ng_per_ml = release.pg_per_um3(name).unwrap() * 1e9;
        let (low, high) = (found.low.unwrap(), found.high.unwrap());
        assert!((low..high).contains(&ng_per_ml), "{name}: {ng_per_ml} outside {low} to {high} ng/mL");
    }
}

#[test]
fn clotted_blood_gives_the_pdgf_of_serum() {
    let found = row("signal.pdgf.concentration_serum_human").unwrap().value.unwrap();
    let ng_per_ml = Release::of_blood(&RICH).pg_per_um3("pdgf_ab").unwrap() * 1e9;
    assert!((0.5..2.0).contains(&(ng_per_ml / found)), "{ng_per_ml} against {found} ng/mL");
}

#[test]
fn poor_laboratories_find_up_to_37_times_less_and_none_between() {
    let amount = |draws: &At| Release::of(&prp(5.0), draws).pg_per_um3("pdgf_ab").unwrap();
    let ratio = amount(&RICH) / amount(&POOR);
    assert!((4.0..37.1).contains(&ratio), "{ratio}");
    let widest = amount(&At { unit: 1e-9, rich: true }) / amount(&At { unit: 1e-9, rich: false });
    assert!((36.0..37.1).contains(&widest), "{widest}");
    let same =
        |name: &str| Release::of(&prp(5.0), &RICH).pg_per_um3(name) == Release::of(&prp(5.0), &POOR).pg_per_um3(name);
    assert!(same("igf1"), "laboratories agree about IGF-1");
}

#[test]
fn older_donors_give_less() {
    let at_age = |age| Release::of(&Preparation { donor_age_years: Some(age), ..prp(5.0) }, &RICH);
    let (young, old) = (at_age(22.0), at_age(35.0));
    for (name, row_ratio) in [("pdgf_ab", 5.77 / 7.66), ("igf1", 56.8 / 85.1)] {
        let ratio = old.pg_per_um3(name).unwrap() / young.pg_per_um3(name).unwrap();
        assert!((row_ratio - 0.15..1.0).contains(&ratio), "{name}: {ratio} against {row_ratio}");
    }
}

#[test]
fn a_clot_holds_the_vesicles_that_the_background_counts() {
    let (release, blood) = (Release::of_blood(&RICH), Blood::drawn(&RICH));
    assert!((release.vesicles_per_um3 / blood.clotted_vesicles_per_um3() - 1.0).abs() < 1e-12);
}

proptest! {
    #[test]
    fn more_platelets_release_more_of_everything_but_igf(unit in 0.001..0.999f64, rich: bool, fold in 0.1..19.0f64) {
        let draws = At { unit, rich };
        let (less, more) = (Release::of(&prp(fold), &draws), Release::of(&prp(fold * 1.1), &draws));
        prop_assert!(more.vesicles_per_um3 > less.vesicles_per_um3);
        for name in factor_names() {
            let (a, b) = (less.pg_per_um3(name).unwrap(), more.pg_per_um3(name).unwrap());
            prop_assert!(a > 0.0 && if name == "igf1" { a == b } else { b > a }, "{}: {} {}", name, a, b);
        }
    }
}
