//! `exoskin products classify`, `vial --nta`, `vial --certificate`, `products new --nta`, as a user starts them.
#![allow(missing_docs)]

use crate::common;

use common::exoskin;
use serde_json::Value;

const TRACKING: &str = "crates/vial/tests/data/nta/zetaview_adipose.txt";
const UNDILUTED: &str = "crates/vial/tests/data/nta/nanosight_not_recorded-ExperimentSummary.csv";

fn json(arguments: &[&str]) -> Value {
    let said = exoskin(arguments);
    assert_eq!(said.code, Some(0), "{}", said.err);
    serde_json::from_str(&said.out).unwrap()
}

fn certificate(text: &str) -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("coa.csv");
    std::fs::write(&path, text).unwrap();
    let name = path.display().to_string();
    (folder, name)
}

#[test]
fn a_measured_count_takes_the_labels_place() {
    let said = exoskin(&["vial", "frozen_msc", "--nta", TRACKING, "--samples", "500"]);
    assert_eq!(said.code, Some(0), "{}", said.err);
    for piece in ["particles as measured", "Label 10 billion per mL, measured 3.2 billion per mL: 32 % of the label"] {
        assert!(said.out.contains(piece), "{piece}:\n{}", said.out);
    }
    let found = json(&["vial", "frozen_msc", "--nta", TRACKING, "--samples", "500", "--json"]);
    assert!((found["label_per_ml"]["median"].as_f64().unwrap() / 3.2e9 - 1.0).abs() < 0.01);
    assert!((found["against_label"]["ratio"][0].as_f64().unwrap() - 0.32).abs() < 0.005);
    let plain = json(&["vial", "frozen_msc", "--at", "4C", "--for", "0h", "--samples", "500", "--json"]);
    assert!(plain.get("against_label").is_none() && plain.get("tracking").is_none());
}

#[test]
fn a_measured_product_reaches_the_dose() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("own.toml").display().to_string();
    let said = exoskin(&["products", "new", &path, "--from", "frozen_msc", "--nta", TRACKING]);
    assert_eq!(said.code, Some(0), "{}", said.err);
    let dose = |product: &str| {
        let small = ["--volume", "2mL", "--after", "none", "--samples", "64", "--draws", "10"];
        exoskin(&[["dose", "--product", product].as_slice(), &small].concat())
    };
    let own = dose(&path);
    assert_eq!(own.code, Some(0), "{}", own.err);
    assert!(own.out.contains("Your own count gives 6.4 billion"), "{}", own.out);
    assert!(own.out.contains("as you counted") && !own.out.contains("label promises"), "{}", own.out);
    assert!(!dose("frozen_msc").out.contains("6.4 billion"));
    // It never overwrites, and refuses a measurement that cannot be read without writing.
    assert_eq!(exoskin(&["products", "new", &path, "--nta", TRACKING]).code, Some(2));
    let other = folder.path().join("other.toml").display().to_string();
    assert_eq!(exoskin(&["products", "new", &other, "--nta", "README.md"]).code, Some(2));
    assert!(!folder.path().join("other.toml").exists());
}

#[test]
fn the_checklist_says_present_missing_outside() {
    let (_folder, coa) = certificate("item,value,unit,method,lot,date\nendotoxin,0.4,EU/mL,LAL,A12,2026-03-06\n");
    let said = exoskin(&["products", "classify", "frozen_msc", "--certificate", &coa, "--nta", TRACKING]);
    assert_eq!(said.code, Some(0), "{}", said.err);
    for piece in [
        "Treated here as: whole vesicles",
        "endotoxin: outside a limit",
        "OUTSIDE   above 0.25 EU/mL (row vial.qc.endotoxin_limit_nebulised_ev)",
        "LAL, lot A12, 2026-03-06",
        "particle count: outside a limit",
        "missing",
        "of 8 sellers state it",
        "Ask the seller about this product: what is most open comes first",
        "Nothing here says that a product is good or safe",
    ] {
        assert!(said.out.contains(piece), "{piece}:\n{}", said.out);
    }
    assert!(said.out.lines().all(|line| line.chars().count() <= 104), "{}", said.out);
    let list = json(&["products", "classify", "frozen_msc", "--certificate", &coa, "--json"]);
    assert_eq!(list["entries"].as_array().unwrap().len(), 20);
}

#[test]
fn particles_in_a_liquid_without_vesicles_are_not_called_vesicles() {
    for product in ["saline", "growth_factor_serum"] {
        let said = exoskin(&["vial", product, "--nta", TRACKING, "--samples", "50"]);
        assert_eq!(said.code, Some(2), "{product}: {}", said.out);
        assert!(said.err.contains("products classify"), "{}", said.err);
        let listed = exoskin(&["products", "classify", product, "--nta", TRACKING]);
        assert!(listed.out.contains("3.2e9 per mL"), "{}", listed.out);
    }
}

#[test]
fn mistakes_end_with_code_2() {
    let (_folder, bad) = certificate("item,value\nendotoxn,1\n");
    for (arguments, pieces) in [
        (vec!["products", "classify", "frozen_ms"], vec!["did you mean: `frozen_msc`"]),
        (vec!["products", "classify", "frozen_msc", "--certificate", &bad], vec![":2:1:", "did you mean: `endotoxin`"]),
        (vec!["products", "classify", "frozen_msc", "--nta", "README.md"], vec!["neither a ZetaView nor a NanoSight"]),
        (vec!["vial", "frozen_msc", "--nta", UNDILUTED], vec!["does not give the sample's dilution", "--dilution"]),
        (vec!["vial", "frozen_msc", "--nta", UNDILUTED, "--dilution", "0.1"], vec!["--dilution", "expected"]),
        (vec!["vial", "frozen_msc", "--nta", "no_such.txt"], vec!["no such file"]),
    ] {
        let said = exoskin(&arguments);
        assert_eq!(said.code, Some(2), "{arguments:?}: {}{}", said.out, said.err);
        assert!(said.out.is_empty());
        for piece in pieces {
            assert!(said.err.contains(piece), "{arguments:?}: {piece}: {}", said.err);
        }
    }
}

/// The speed itself is a benchmark (benches/examples/logger.rs); here only that a long log is answered as a whole.
#[test]
fn a_log_of_a_hundred_thousand_lines_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("big.csv");
    let mut text = String::from("time,temperature_C\n");
    for i in 0..100_000u32 {
        let second = i * 20;
        let (day, hour, minute) = (1 + second / 86_400, second / 3600 % 24, second / 60 % 60);
        text.push_str(&format!("2026-03-{day:02} {hour:02}:{minute:02}:{:02},4.{}\n", second % 60, i % 10));
    }
    std::fs::write(&path, &text).unwrap();
    let log = path.display().to_string();
    let said = exoskin(&["vial", "frozen_msc", "--log", &log, "--samples", "200"]);
    assert_eq!(said.code, Some(0), "{}", said.err);
    // One letter in the last line is still found, with its line.
    std::fs::write(&path, text.trim_end().to_owned() + "x\n").unwrap();
    let said = exoskin(&["vial", "frozen_msc", "--log", &log]);
    assert_eq!(said.code, Some(2), "{}", said.out);
    assert!(said.err.contains(":100001:"), "{}", said.err);
}
