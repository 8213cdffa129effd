//! `exoskin risk`: text, JSON and page for every shipped scenario, own numbers, bad input.

use crate::common;

use common::{exoskin, root};
use serde_json::Value;

fn scenarios() -> Vec<String> {
    let folder = std::fs::read_dir(root().join("scenarios")).unwrap();
    let mut names: Vec<String> = folder.map(|entry| entry.unwrap().path().display().to_string()).collect();
    names.retain(|name| name.ends_with(".toml"));
    names.sort();
    names
}

/// Words and signs that no answer about hazards may hold. Ids of rows (`safety.`) and titles of papers keep theirs.
fn promises(text: &str) -> Option<&'static str> {
    let disclaimer = "nothing on this page says that a treatment is safe";
    let ours = text.to_lowercase().replace(disclaimer, "").replace("'unsafe-inline'", "").replace("safety", "");
    ["safe", "harmless", "no risk", "risk-free", "\u{2713}", "\u{2714}", "\u{2705}"]
        .into_iter()
        .find(|word| ours.contains(word))
}

#[test]
fn every_scenario_has_its_hazards() {
    for path in scenarios() {
        let said = exoskin(&["risk", &path]);
        assert_eq!(said.code, Some(0), "{path}: {}", said.err);
        assert_eq!(promises(&said.out), None, "{path}: {}", said.out);
        assert!(said.out.contains("Dark spots after the procedure"), "{path}: {}", said.out);
        assert!(said.out.lines().all(|line| line.chars().count() <= 100), "{path}: {}", said.out);
    }
}

#[test]
fn json_and_page_say_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let page = folder.path().join("risk.html");
    let said = exoskin(&["risk", "scenarios/hair_prp_vs_exosomes.toml", "--json", "--out", page.to_str().unwrap()]);
    assert_eq!(said.code, Some(0), "{}", said.err);
    let found: Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!(promises(&said.out), None);
    let html = std::fs::read_to_string(&page).unwrap();
    assert_eq!(promises(&html), None);
    for hazard in found["hazards"].as_array().unwrap() {
        let title = hazard["title"].as_str().unwrap();
        assert!(html.contains(title), "{title}");
    }
    let names: Vec<&str> = found["products"].as_array().unwrap().iter().map(|p| p["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["frozen_msc", "prp_double_spin"]);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing half-written is left");
}

#[test]
fn own_numbers_count_and_are_marked() {
    let chance = |log: &str| {
        let said = exoskin(&[
            "risk",
            "scenarios/cold_on_hot.toml",
            "--json",
            "--prevalence",
            "0.1 %",
            "--titre",
            "1e6 /mL",
            "--log-reduction",
            log,
            "--donors",
            "12",
        ]);
        assert_eq!(said.code, Some(0), "{}", said.err);
        let found: Value = serde_json::from_str(&said.out).unwrap();
        let infection = &found["hazards"][0];
        let given = infection["inputs"].as_array().unwrap().iter().filter(|input| input["origin"] == "given_by_you");
        assert_eq!(given.count(), 4);
        let quantities = infection["quantities"].as_array().unwrap();
        let yours = quantities.iter().find(|q| q["name"] == "yours.given.per_dose").unwrap();
        yours["band"]["p95"].as_f64().unwrap()
    };
    let (weak, strong) = (chance("0"), chance("4"));
    assert!(strong < weak && weak <= 1.0 - 0.999f64.powi(12) + 1e-12, "{weak} {strong}");
}

#[test]
fn numbers_of_the_user_are_repeated_as_people_write_them() {
    let given = ["--titre", "1e14 /mL", "--log-reduction", "-0", "--prevalence", "0.1 %"];
    let said = exoskin(&[&["risk", "scenarios/needling_placental.toml"][..], &given[..]].concat());
    assert_eq!(said.code, Some(0), "{}", said.err);
    for line in ["carrier's plasma, 1e14 per mL", "reduction in manufacturing, 0 log10", "carry your virus, 0.001\n"] {
        assert!(said.out.contains(line), "{line}: {}", said.out);
    }
}

#[test]
fn a_vein_brings_clots_in() {
    let state = |arguments: &[&str]| {
        let said = exoskin(&[&["risk", "scenarios/needling_placental.toml", "--json"], arguments].concat());
        let found: Value = serde_json::from_str(&said.out).unwrap();
        let hazards = found["hazards"].as_array().unwrap();
        hazards.iter().find(|one| one["name"] == "clotting").unwrap()["state"].as_str().unwrap().to_owned()
    };
    assert_eq!(state(&[]), "does_not_apply");
    assert_eq!(state(&["--route", "iv"]), "computed");
}

#[test]
fn wrong_input_is_refused_and_writes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let page = folder.path().join("risk.html");
    let page = page.to_str().unwrap();
    let wrong: [&[&str]; 15] = [
        &["--prevalence", "-0.1"],
        &["--prevalence", "1.5"],
        &["--prevalence", "many"],
        &["--prevalence", "nan"],
        &["--contaminated", "101 %"],
        &["--contaminated", "5 mL"],
        &["--titre", "5 mg"],
        &["--titre", "-1 /mL"],
        &["--titre", "1e30 /mL"],
        &["--log-reduction", "-1"],
        &["--log-reduction", "400"],
        &["--log-reduction", "inf"],
        &["--donors", "0"],
        &["--vials-tested", "2.5"],
        &["--route", "mouth"],
    ];
    for arguments in wrong {
        let said = exoskin(&[&["risk", "scenarios/ref.toml", "--out", page], arguments].concat());
        assert_eq!(said.code, Some(2), "{arguments:?}: {} {}", said.out, said.err);
        assert!(said.err.contains(arguments[0]), "{arguments:?}: {}", said.err);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }
    let said = exoskin(&["risk", "scenarios/nowhere.toml", "--out", page]);
    assert_eq!(said.code, Some(2), "{}", said.err);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn a_page_that_cannot_be_written_is_failed_work() {
    let said = exoskin(&["risk", "scenarios/ref.toml", "--out", "no/such/folder/risk.html"]);
    assert_eq!(said.code, Some(1), "{}", said.err);
    assert!(said.err.contains("no/such/folder"), "{}", said.err);
}

#[test]
fn a_page_that_is_somebody_elses_is_refused_before_anything_is_computed() {
    let folder = tempfile::tempdir().unwrap();
    let page = folder.path().join("risk.html");
    std::fs::write(&page, "mine").unwrap();
    // The scenario is not even read.
    let said = exoskin(&["risk", "scenarios/nowhere.toml", "--out", page.to_str().unwrap()]);
    assert_eq!(said.code, Some(2), "{}", said.err);
    assert!(said.err.contains("was not written by exoskin"), "{}", said.err);
    assert_eq!(std::fs::read_to_string(&page).unwrap(), "mine");
}

#[test]
fn the_same_seed_gives_the_same_bits_for_any_number_of_threads() {
    let answer = |threads: &str| exoskin(&["risk", "scenarios/chin_scar.toml", "--json", "--threads", threads]).out;
    assert_eq!(answer("1"), answer("2"));
}
