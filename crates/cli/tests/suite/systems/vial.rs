//! Systems 2, 3, 13, 16, 17: what is in the vial, from whom, and how long.

use serde_json::Value;

use super::ask::{band, json, median, refused};

fn kept(product: &str, history: &str) -> f64 {
    median(&json(&["vial", product, "--history", history, "--samples", "400"])["whole_share"])
}

fn factor(product: &str, name: &str) -> (f64, f64, f64) {
    let answer = json(&["vial", product, "--at", "22C", "--for", "10min", "--samples", "400"]);
    let factors = answer["factors"].as_array().expect("factors");
    let found = factors.iter().find(|factor| factor["name"] == name).expect("the factor is listed");
    band(&found["ng_per_ml"])
}

pub fn prp() {
    let (once, twice) = (factor("prp_single_spin", "tgfb1"), factor("prp_double_spin", "tgfb1"));
    assert!(twice.1 > once.1, "{twice:?} against {once:?}");
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("own.toml");
    let prp = json(&["products", "show", "prp_double_spin"])["text"].as_str().expect("a text").to_owned();
    std::fs::write(&file, prp.replace("[prp]", "[plasma]")).expect("a file");
    let said = refused(&["vial", &file.to_string_lossy(), "--at", "22C", "--for", "1h"]);
    assert!(said.err.contains("own.toml:"), "{}", said.err);
}

pub fn sources() {
    let list = json(&["products", "list"]);
    let titles = list.to_string().to_lowercase();
    for source in ["platelet", "placent", "umbilical", "amni", "adipose", "rose", "milk"] {
        assert!(titles.contains(source), "no product from {source}");
    }
    // One donor against another of the same laboratory, and one laboratory against another.
    let value = |id: &str| json(&["evidence", "show", id])["value"].as_f64().expect("a value");
    let ages = value("vial.donor_age.prp_pdgf_ab_under25") / value("vial.donor_age.prp_pdgf_ab_over25");
    let band = factor("prp_double_spin", "pdgf_ab");
    assert!(ages > 1.0 && ages < band.2 / band.0, "{ages} against {band:?}");
}

/// The brands of the article.
const BRANDS: [&str; 7] = ["kimera", "benev", "exocel", "rion", "plated", "hydrafacial", "skinmedica"];

pub fn brands() {
    let list = json(&["products", "list"]);
    let names: Vec<&str> = list.as_array().expect("a list").iter().filter_map(|card| card["name"].as_str()).collect();
    for brand in BRANDS {
        let name = names.iter().find(|name| name.contains(brand)).unwrap_or_else(|| panic!("no file for {brand}"));
        let card = json(&["products", "show", name]);
        let notes = card["notes"].as_array().expect("notes");
        let from = |word: &str| notes.iter().any(|note| note["from"].as_str().is_some_and(|from| from == word));
        assert!(from("unknown") && from("label"), "{name} does not say what is on the label and what is unknown");
        assert!(card["label_date"].as_str().is_some_and(|date| !date.is_empty()), "{name} has no date");
    }
}

pub fn storage() {
    let (frozen, cool, warm) = (
        kept("frozen_msc", "-80C 14d"),
        kept("frozen_msc", "-80C 1d; thaw; 4C 14d"),
        kept("frozen_msc", "-80C 1d; thaw; 22C 14d"),
    );
    assert!(frozen > cool && cool > warm, "{frozen} {cool} {warm}");
    let powder = kept("lyophilised_adipose", "lyophilised 22C 14d; reconstitute");
    assert!(powder > warm, "powder {powder}, liquid {warm}");
    let ointment = kept("petrolatum_compound", "4C 14d");
    assert!(ointment > 0.0 && ointment < 1.0, "{ointment}");
}

pub fn extracts() {
    assert!(factor("platelet_extract", "pdgf_bb").0 > 0.0);
    let answer: Value = super::ask::dose("growth_factor_serum", "microneedling", &[]);
    assert_eq!(answer["dose"]["applied_vesicles"].as_f64(), Some(0.0), "a serum holds no vesicle");
}
