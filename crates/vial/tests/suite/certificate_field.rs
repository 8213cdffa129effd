//! Certificates in the forms of real ones: each names a kind of fault that was met in the field.
#![allow(missing_docs)]

use std::path::PathBuf;

use exoskin_quantity::{Diagnostic, Source};
use exoskin_vial::{Certificate, checklist, load_product, read_certificate, read_certificate_file};

fn path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/field").join(name)
}

fn file(name: &str) -> Certificate {
    read_certificate_file(&path(name)).unwrap_or_else(|e| panic!("{e}"))
}

fn line(line: &str) -> Result<Certificate, Diagnostic> {
    read_certificate(&Source::new("coa.csv", format!("item;value;unit;lot\n{line}\n")))
}

fn count(text: &str) -> Option<(f64, f64)> {
    line(text).unwrap_or_else(|e| panic!("{text}: {e}")).particles_per_ml(2.0)
}

#[test]
fn powers_of_ten_and_thousands_in_a_count() {
    assert_eq!(file("coa_power_of_ten.csv").particles_per_ml(1.0), Some((1.7e10, 1.7e10)));
    assert_eq!(file("coa_spaced_thousands.csv").particles_per_ml(1.0), Some((1.7e10, 1.7e10)));
    for (text, wanted) in [
        ("particle_count;1.7×10¹⁰;particles/mL;B1", (1.7e10, 1.7e10)),
        ("particle_count;17,000,000,000;particles/mL;B1", (1.7e10, 1.7e10)),
        ("particle_count;17.000.000.000;particles/mL;B1", (1.7e10, 1.7e10)),
        ("particle_count;1,7E+10;particles/mL;B1", (1.7e10, 1.7e10)),
        ("particle_count;10 billion;particles/mL;B1", (1e10, 1e10)),
        ("particle_count;1.5-2.1e10;particles/mL;B1", (1.5e10, 2.1e10)),
        ("particle_count;1.5e10 – 2.1e10;particles/mL;B1", (1.5e10, 2.1e10)),
        ("particle_count;17;10^9 particles/mL;B1", (1.7e10, 1.7e10)),
        ("particle_count;17;E9/mL;B1", (1.7e10, 1.7e10)),
        ("particle_count;17;particles/mL x10^9;B1", (1.7e10, 1.7e10)),
        ("particle_count;1.7e7;particles/µL;B1", (1.7e10, 1.7e10)),
        ("particle_count;1.7e10 particles/mL;;B1", (1.7e10, 1.7e10)),
        ("particle_count;1.7e10 particles/mL;particles per mL;B1", (1.7e10, 1.7e10)),
        ("particle_count;3.4e10;particles per vial;B1", (1.7e10, 1.7e10)),
    ] {
        let found = count(text).unwrap();
        let near = |found: f64, wanted: f64| (found / wanted - 1.0).abs() < 1e-12;
        assert!(near(found.0, wanted.0) && near(found.1, wanted.1), "{text}: {found:?}");
    }
}

#[test]
fn a_comma_that_can_be_either_is_a_question() {
    let error = read_certificate_file(&path("coa_comma_thousands.csv")).unwrap_err();
    assert!(error.problem.contains("1.05") && error.problem.contains("1050"), "{error}");
    assert_eq!(error.place.map(|place| place.line), Some(3));
    // A decimal point elsewhere in the file answers it.
    let text = "item,value,unit,lot\nsize_mean,112.5,nm,B1\nsize_d90,\"1,050\",nm,B1\n";
    let found = read_certificate(&Source::new("coa.csv", text)).unwrap();
    assert_eq!(found.checks[1].number.map(|number| number.value), Some(1050.0));
}

#[test]
fn nothing_behind_a_number_is_passed_over() {
    for text in [
        "particle_count;1.7e10 or so;particles/mL;B1",
        "particle_count;1.7e10 (n=3);particles/mL;B1",
        "particle_count;1.7e10 ± 2e9 or so;particles/mL;B1",
        "particle_count;1.7 x 10;particles/mL;B1",
        "particle_count;1.7 10^10;particles/mL;B1",
        "particle_count;17;10e9 particles/mL;B1",
        "particle_count;1.7e10 particles/vial;particles/mL;B1",
        "size_d90;180 um;nm;B1",
        "cd63;71;;B1",
    ] {
        let error = line(text).unwrap_err();
        assert!(error.place.is_some() && error.expected.is_some(), "{text}: {error}");
    }
}

#[test]
fn both_greek_letters_and_the_protein_behind_them() {
    let found = file("coa_greek_mu.csv");
    let value = |name: &str| {
        let check = found.checks.iter().find(|check| check.item.name == name).unwrap();
        check.number.unwrap().value
    };
    assert_eq!(value("protein"), 290e3, "in ng/mL");
    assert_eq!(value("purity"), 2.2e10);
    for unit in ["particles/µg", "particles per μg of protein", "particles/ug total protein", "particles / microgram"]
    {
        let found = line(&format!("purity;2.2e10;{unit};B1")).unwrap_or_else(|e| panic!("{unit}: {e}"));
        assert_eq!(found.checks[0].number.unwrap().value, 2.2e10, "{unit}");
    }
}

#[test]
fn lines_about_something_else_are_kept_and_not_used() {
    let found = file("coa_usual_lines.csv");
    let items: Vec<&str> = found.unknown.iter().map(|line| line.item.as_str()).collect();
    assert_eq!(items, ["zeta potential", "pH", "calnexin", "TSG101"]);
    assert_eq!((found.unknown[0].value.as_str(), found.unknown[0].lot.as_str()), ("-14 mV", "B1"));
    let names: Vec<&str> = found.checks.iter().map(|check| check.item.name).collect();
    assert_eq!(names, ["particle_count", "endotoxin"]);
    assert_eq!(found.checks[1].number, None, "not detected is no number");
    let list = checklist(&load_product("frozen_msc").unwrap(), Some(&found), None);
    assert_eq!(list.not_used.len(), 4);
    // A marker of another kind is not taken for a misspelt CD81; a misspelt word still is.
    for other in ["CD44", "CD105", "CD36", "appearance", "osmolality", "viability", "D95", "HLA-ABC"] {
        assert_eq!(line(&format!("{other};positive;;B1")).unwrap().unknown.len(), 1, "{other}");
    }
    for (wrong, right) in [("endotoxn", "endotoxin"), ("particle cuont", "particle_count"), ("stirility", "sterility")]
    {
        let error = line(&format!("{wrong};1;;B1")).unwrap_err();
        assert_eq!(error.nearest.as_deref(), Some(right), "{wrong}");
    }
}

#[test]
fn words_where_a_number_could_stand() {
    for value in ["not detected", "n.d.", "ND", "<LOD", "< LOQ", "below detection limit", "complies"] {
        let found = line(&format!("endotoxin;{value};EU/mL;B1")).unwrap_or_else(|e| panic!("{value}: {e}"));
        assert_eq!(found.checks[0].number, None, "{value}");
    }
    assert!(line("particle_count;not detected;/mL;B1").is_err());
    assert!(line("endotoxin;low;EU/mL;B1").is_err());
}
