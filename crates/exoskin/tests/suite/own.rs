//! A laboratory's own measurements of its product: looked at, drawn, and written into a product file.

use std::path::{Path, PathBuf};

use exoskin::library::{NewFile, OwnFiles, Shelf};
use exoskin::{Error, LotFiles, Question, Readable, Vial};

const SERIES: &str = "days;temperature;container;concentration;count;sd\r\n0;4 °C;pp;1e10;1,00e10;5e8\r\n1;4 °C;pp;1e10;8,2e9;4e8\r\n7;4 °C;pp;1e10;3,9e9;3e8\r\n";
const CURVE: &str = "particles per mL,hours,cells per cm2,behaviour,response,sd,n\n0,24,5e4,migration,1,0.1,4\n1e9,24,5e4,migration,1.3,0.1,4\n1e11,24,5e4,migration,1.9,0.1,4\n";

fn written(folder: &Path, name: &str, text: &str) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, text).expect("a file");
    path
}

fn new_product(folder: &Path, from: &str, own: OwnFiles) -> Result<String, Error> {
    let file = folder.join("mine.toml");
    let new = NewFile { shelf: Shelf::Products, file, from: Some(from.into()), lot: exoskin::LotFiles::default(), own };
    new.ask().map(|written| written.written)
}

#[test]
fn measurements_are_written_into_a_product_file_that_every_command_reads() {
    let folder = tempfile::tempdir().expect("a folder");
    let (series, curve) = (written(folder.path(), "s.csv", SERIES), written(folder.path(), "d.csv", CURVE));
    let own = OwnFiles { stability: Some(series), dish: Some(curve) };
    let file = new_product(folder.path(), "frozen_msc", own.clone()).unwrap_or_else(|wrong| panic!("{wrong}"));
    let mut vial = Vial::of(file.clone()).history("4C 2d".parse().expect("a history"));
    vial.options.samples = 200;
    let found = vial.ask().unwrap_or_else(|wrong| panic!("{wrong}"));
    assert_eq!((found.series.map(|one| one.rows.len()), found.dish.map(|one| one.rows.len())), (Some(3), Some(3)));
    // Once is enough.
    let again = NewFile {
        shelf: Shelf::Products,
        file: folder.path().join("twice.toml"),
        from: Some(file),
        lot: exoskin::LotFiles::default(),
        own,
    };
    assert!(again.ask().expect_err("refused").to_string().contains("already"));
}

#[test]
fn measurements_that_cannot_be_are_not_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let curve = written(folder.path(), "d.csv", &CURVE.replace("1.9", "19"));
    let own = OwnFiles { stability: None, dish: Some(curve) };
    let said = new_product(folder.path(), "frozen_msc", own).expect_err("refused").to_string();
    assert!(said.contains("outside of what the declared priors allow") && said.contains("d.csv:3:1"), "{said}");
    assert!(!folder.path().join("mine.toml").exists());
}

#[test]
fn a_curve_is_answered_without_a_history_and_drawn() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut vial = Vial::of("frozen_msc");
    vial.dish = Some(written(folder.path(), "d.csv", CURVE));
    vial.options.samples = 200;
    let found = vial.ask().unwrap_or_else(|wrong| panic!("{wrong}"));
    let picture = folder.path().join("d.svg");
    found.draw_measured(&picture).unwrap_or_else(|wrong| panic!("{wrong}"));
    let svg = std::fs::read_to_string(picture).expect("a picture");
    assert!(svg.contains("migration after 24 h") && svg.contains(">none<") && !svg.contains("NaN"), "{svg}");
}

/// What a person reads of a vial.
fn said(vial: &Vial) -> String {
    let found = vial.ask().unwrap_or_else(|wrong| panic!("{wrong}"));
    serde_json::to_string(&found.blocks().unwrap_or_else(|wrong| panic!("{wrong}"))).expect("blocks are JSON")
}

#[test]
fn what_was_measured_is_shown_as_it_was_measured() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut vial = Vial::of("frozen_msc").history("4C 2d".parse().expect("a history"));
    vial.stability = Some(written(folder.path(), "s.csv", SERIES));
    vial.dish = Some(written(folder.path(), "d.csv", CURVE));
    vial.options.samples = 100;
    let text = said(&vial);
    for piece in [
        "10 billion \u{b1} 500 million per mL",
        "3.9 billion \u{b1} 300 million per mL",
        "of the start",
        "1.3 \u{b1} 0.05",
        "of cells without vesicles",
        "divides what was measured by the start",
    ] {
        assert!(text.contains(piece), "{piece}: {text}");
    }
}

#[test]
fn a_file_written_from_a_certificate_has_no_count_of_the_label() {
    let folder = tempfile::tempdir().expect("a folder");
    let certificate = written(folder.path(), "coa.csv", "item,value,unit,lot\nparticle_count,1.2e10,particles/mL,A1\n");
    let lot = LotFiles { certificate: Some(certificate), ..LotFiles::default() };
    let new = NewFile {
        shelf: Shelf::Products,
        file: folder.path().join("mine.toml"),
        from: Some("frozen_msc".into()),
        lot,
        own: OwnFiles { stability: None, dish: None },
    };
    let file = new.ask().unwrap_or_else(|wrong| panic!("{wrong}")).written;
    let at = |product: &str| {
        let mut vial = Vial::of(product).history("4C 2d".parse().expect("a history"));
        vial.options.samples = 100;
        said(&vial)
    };
    let own = at(&file);
    assert!(own.contains("as measured") && !own.contains("particles on the label"), "{own}");
    assert!(at("frozen_msc").contains("particles on the label"));
}
