//! Systems 12, 15, 18, 19, 20, 23: into a vein, money, hazards, the law, and how sure anybody can be.

use serde_json::Value;

use super::ask::{band, json, median, refused};
use crate::common::exoskin;

pub fn intravenous() {
    let call = ["dose", "--route", "iv", "--product", "frozen_msc", "--volume", "15mL", "--samples", "200"];
    let answer = json(&call);
    let over_own = &answer["own"]["dose_over_plasma"];
    assert!(band(over_own).2 < 1.0, "the dose is below the blood's own vesicles: {over_own}");
    for time in answer["all"]["times"].as_array().expect("times") {
        let shares = time["shares"].as_array().expect("shares");
        let places: Vec<&str> = shares.iter().filter_map(|share| share["place"].as_str()).collect();
        ["blood", "liver", "spleen", "lung", "kidney", "skin", "lymph"].iter().for_each(|place| {
            assert!(places.iter().any(|found| found.contains(place)), "no {place} in {places:?}");
        });
    }
    let said = exoskin(&call);
    assert!(said.out.contains("Pain cannot be computed"), "{}", said.out);
    refused(&["dose", "--route", "iv", "--product", "petrolatum_compound", "--volume", "15mL"]);
}

/// What one million taken up costs at a price.
fn per_million(price: &str) -> f64 {
    let answer = super::ask::dose("frozen_msc", "microneedling", &["--price", price]);
    let arms = answer["cost"]["arms"].as_array().expect("arms with prices");
    let cost = &arms.first().expect("the dose's own arm")["per_million_taken_up"];
    cost["median"].as_f64().unwrap_or_else(|| panic!("no median in {cost}"))
}

pub fn cost() {
    let ratio = per_million("900") / per_million("450");
    assert!((ratio - 2.0).abs() < 1e-9, "{ratio}");
    let call = ["dose", "--product", "frozen_msc", "--volume", "2mL", "--after", "microneedling", "--price"];
    let said = refused(&[&call[..], &["-450"]].concat());
    assert!(said.err.contains("--price"), "{}", said.err);
}

/// The risks of a needled face.
fn risk(flags: &[&str]) -> Value {
    json(&[&["risk", "scenarios/needling_placental.toml"], flags].concat())
}

fn hazard<'a>(risk: &'a Value, name: &str) -> &'a Value {
    let hazards = risk["hazards"].as_array().expect("hazards");
    hazards.iter().find(|hazard| hazard["name"] == name).unwrap_or_else(|| panic!("no hazard {name}"))
}

fn quantity<'a>(hazard: &'a Value, name: &str) -> &'a Value {
    let quantities = hazard["quantities"].as_array().expect("quantities");
    let found = quantities.iter().find(|quantity| quantity["name"].as_str().is_some_and(|full| full.contains(name)));
    &found.unwrap_or_else(|| panic!("no quantity {name}"))["band"]
}

/// Median chance of an infection with a virus of the user's own numbers.
fn own_virus(prevalence: &str, log_reduction: &str) -> f64 {
    let flags = ["--prevalence", prevalence, "--titre", "1e6 /mL", "--log-reduction", log_reduction];
    median(quantity(hazard(&risk(&flags), "donor_infection"), "yours.given.per_dose"))
}

pub fn donor_and_maker() {
    assert!(own_virus("1e-3", "4") > own_virus("1e-5", "4"));
    assert!(own_virus("1e-3", "8") < own_virus("1e-3", "4"));
    refused(&["risk", "scenarios/needling_placental.toml", "--prevalence", "1.5"]);
    let said = exoskin(&["risk", "scenarios/needling_placental.toml"]);
    let words = said.out.to_lowercase();
    assert!(!words.contains(" safe.") && !words.contains("is safe") && !said.out.contains('✓'), "{}", said.out);
    let checklist = exoskin(&["products", "classify", "placental_msc"]).out;
    ["endotoxin", "sterility", "missing"].iter().for_each(|word| {
        assert!(checklist.to_lowercase().contains(word), "the checklist does not say {word}:\n{checklist}");
    });
}

pub fn bad_cell() {
    let answer = risk(&[]);
    let ratio = band(quantity(hazard(&answer, "transformed_clone"), "growth_ratio"));
    assert!(ratio.0 < 1.0 && ratio.2 > 1.0, "{ratio:?}");
}

pub fn regulation() {
    let checked_on = |today: &str| exoskin(&["status", "--country", "US", "--today", today]).out;
    let late = checked_on("2036-01-01");
    assert!(late.contains("not approved") && late.contains("check again"), "{late}");
    assert!(!checked_on("1990-01-01").contains("check again"), "nothing is old before it was written");
    let said = refused(&["status", "--country", "Korae"]);
    assert!(said.err.contains("did you mean"), "{}", said.err);
}

pub fn strength() {
    let list = json(&["claim", "list"]);
    let claims = list.as_array().or_else(|| list["claims"].as_array()).expect("claims");
    assert!(claims.len() >= 60, "{} claims", claims.len());
    let numbers: Vec<u64> = claims.iter().filter_map(|claim| claim["number"].as_u64()).collect();
    assert_eq!(numbers.len(), claims.len());
    for number in [1, 20, 57, 94] {
        let answer = json(&["claim", &number.to_string()]);
        for key in ["verdict", "grade", "settles", "reason", "interest"] {
            assert!(answer["claim"][key].as_str().is_some_and(|text| !text.is_empty()), "claim {number} has no {key}");
        }
        assert!(answer["assumed_in_words"].as_str().is_some_and(|text| !text.is_empty()), "claim {number}");
    }
}
