//! `exoskin dose --route iv`: what is answered, what is refused, and in which words.

use crate::common;

use common::exoskin;

const DOSE: [&str; 8] = ["dose", "--route", "iv", "--product", "frozen_msc", "--volume", "15mL", "--samples=200"];

fn with(more: &[&str]) -> common::Said {
    let arguments: Vec<&str> = DOSE.iter().chain(more).copied().collect();
    exoskin(&arguments)
}

#[test]
fn the_warning_stands_first_and_pain_is_not_computed() {
    let said = with(&[]);
    assert_eq!(said.code, Some(0), "{}", said.err);
    assert!(said.out.starts_with("WARNING. No exosome product is approved"), "{}", said.out);
    for part in ["Pain cannot be computed", "pain_human.knee_rct_effect", "no control group", "dose over own platelet"]
    {
        assert!(said.out.contains(part), "`{part}` is not in\n{}", said.out);
    }
}

#[test]
fn the_document_holds_every_place_at_every_time() {
    let said = with(&["--json"]);
    let found: serde_json::Value = serde_json::from_str(&said.out).expect("one JSON document");
    let times = found["all"]["times"].as_array().expect("times");
    assert_eq!(times.len(), 6);
    assert!(times.iter().all(|time| time["shares"].as_array().is_some_and(|shares| shares.len() == 9)));
    assert_eq!((found["mass_kg"].as_f64(), found["kinetics"].as_array().map(Vec::len)), (Some(70.0), Some(2)));
    assert!(found["checks"].as_array().is_some_and(|checks| checks.len() > 10));
}

#[test]
fn twice_the_volume_is_twice_the_dose_and_the_same_shares() {
    let of = |volume: &str| -> serde_json::Value {
        let arguments = ["dose", "--route=iv", "--product=frozen_msc", "--volume", volume, "--samples=200", "--json"];
        serde_json::from_str(&exoskin(&arguments).out).expect("one JSON document")
    };
    let (one, two) = (of("10mL"), of("20mL"));
    let whole = |found: &serde_json::Value| found["dose"]["whole"]["median"].as_f64().unwrap_or(0.0);
    assert!((whole(&two) / whole(&one) - 2.0).abs() < 1e-12);
    assert_eq!(one["all"], two["all"]);
}

#[test]
fn flags_of_the_skin_are_refused() {
    for (flag, value) in [
        ("--site", "face"),
        ("--area", "40cm2"),
        ("--after", "microneedling"),
        ("--needle", "0.5mm"),
        ("--set", "passes=4"),
        ("--delay", "10min"),
        ("--rub", "2min"),
        ("--rinse", "30min"),
        ("--age", "40"),
    ] {
        let said = with(&[flag, value]);
        assert_eq!(said.code, Some(2), "{flag}: {}", said.err);
        assert!(said.err.contains(flag) && said.err.contains("not to an intravenous one"), "{flag}: {}", said.err);
        assert_eq!(said.out, "");
    }
}

#[test]
fn what_no_vein_can_take_is_refused_with_the_reason() {
    for (product, why) in [
        ("petrolatum_compound", "ointment"),
        ("prp_single_spin", "platelets"),
        ("platelet_extract", "extract"),
        ("cell_extract", "extract"),
        ("growth_factor_serum", "no vesicles"),
        ("saline", "no vesicles"),
        ("frozen_mcs", "frozen_msc"),
    ] {
        let said = exoskin(&["dose", "--route", "iv", "--product", product, "--volume", "5mL"]);
        assert_eq!(said.code, Some(2), "{product}: {}", said.out);
        assert!(said.err.contains(why), "{product}: {}", said.err);
    }
}

#[test]
fn wrong_words_and_numbers_are_refused() {
    for (arguments, part) in [
        (["--route", "vi", "--volume", "5mL"].as_slice(), "iv"),
        (&["--route", "iv", "--volume", "5kg"], "volume"),
        (&["--route", "iv", "--volume", "5L"], "outside the range for a single infusion"),
        (&["--route", "iv", "--volume", "-5mL"], "--volume"),
        (&["--route", "iv", "--volume", "5mL", "--mass", "70mL"], "--mass"),
        (&["--route", "iv", "--volume", "5mL", "--mass", "0kg"], "from 2 kg to 400 kg"),
        (&["--route", "iv", "--volume", "5mL", "--mass", "70"], "for example 70kg"),
        (&["--route", "iv", "--volume", "5mL", "--draws", "10"], "--draws"),
        (&["--route", "skin", "--volume", "5mL", "--mass", "70kg"], "--mass"),
    ] {
        let all: Vec<&str> = ["dose", "--product", "frozen_msc"].iter().chain(arguments).copied().collect();
        let said = exoskin(&all);
        assert_eq!(said.code, Some(2), "{all:?}: {}", said.out);
        assert!(said.err.contains(part), "{all:?}: {}", said.err);
    }
}

#[test]
fn every_vesicle_product_is_answered() {
    for product in ["adipose_cosmetic", "lyophilised_adipose", "placental_msc", "platelet", "reference_vesicles"] {
        let said = exoskin(&["dose", "--route", "iv", "--product", product, "--volume", "5mL", "--samples", "50"]);
        assert_eq!(said.code, Some(0), "{product}: {}", said.err);
    }
}

#[test]
fn the_number_of_threads_changes_no_bit() {
    let asked = ["dose", "--route", "iv", "--product", "frozen_msc", "--volume", "15mL", "--samples", "300", "--json"];
    let with = |threads: &str| exoskin(&[&asked[..], &["--threads", threads]].concat()).out;
    assert_eq!(with("1"), with("3"));
    assert_eq!(with("1"), exoskin(&asked).out);
}
