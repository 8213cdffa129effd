//! Nanoparticle tracking: files in the formats the instruments write, in every usual encoding, and every way to be wrong.
#![allow(missing_docs)]

use std::path::PathBuf;

use exoskin_quantity::{Diagnostic, Place, Source};
use exoskin_vial::nta::{Instrument, MAX_NTA_BYTES, Nta};
use exoskin_vial::{Measured, against_label, load_product, read_nta, read_nta_file};

fn path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/nta").join(name)
}

fn nta(name: &str) -> Nta {
    read_nta_file(&path(name), None).unwrap_or_else(|e| panic!("{e}"))
}

fn text(name: &str) -> String {
    Source::read_export(&path(name), MAX_NTA_BYTES).unwrap().text
}

fn refused(text: &str) -> Diagnostic {
    let error = read_nta(&Source::new("x.csv", text), None).unwrap_err();
    assert_eq!(error.file.as_deref(), Some("x.csv"), "{error}");
    assert!(error.place.is_some() && error.expected.is_some(), "{error}");
    error
}

fn near(found: Option<f64>, wanted: f64, within: f64) {
    let found = found.unwrap_or(f64::NAN);
    assert!((found / wanted - 1.0).abs() < within, "{found} for {wanted}");
}

#[test]
fn zetaview_text_counts_the_undiluted_sample() {
    let found = nta("zetaview_adipose.txt");
    assert_eq!(found.instrument, Instrument::ZetaView);
    assert_eq!((found.sample.as_str(), found.date.as_str()), ("ADSC-EV lot A12", "2026-03-04"));
    assert_eq!(found.dilution, Some(500.0));
    near(Some(found.particles_per_ml), 3.2e9, 0.01);
    // Row vial.size.adipose_msc_ev_nta_mean; the width of the made file is 35 % of the mean.
    near(found.sizes_nm.mean, 135.0, 0.02);
    near(found.sizes_nm.sd, 0.35 * 135.0, 0.05);
    let sizes = found.sizes_nm;
    assert!(sizes.d10 < sizes.mode && sizes.mode < sizes.d50 && sizes.d50 < sizes.mean && sizes.mean < sizes.d90);
    assert_eq!(found.histogram.len(), 200);
    assert!(found.notes.iter().any(|note| note.contains("multiplied")), "{:?}", found.notes);
}

#[test]
fn every_encoding_gives_the_same_numbers() {
    let plain = nta("zetaview_adipose.txt");
    for name in ["zetaview_adipose_komma.txt", "zetaview_bom.txt", "zetaview_utf16.txt"] {
        let other = nta(name);
        assert_eq!(other.particles_per_ml, plain.particles_per_ml, "{name}");
        assert_eq!((other.sizes_nm, &other.histogram), (plain.sizes_nm, &plain.histogram), "{name}");
    }
}

#[test]
fn nanosight_summary_is_already_corrected() {
    let found = nta("nanosight-ExperimentSummary.csv");
    assert_eq!(found.instrument, Instrument::NanoSight);
    assert_eq!(found.sample, "FSK-MSC-EV lot 3");
    assert_eq!(found.dilution, Some(100.0));
    near(Some(found.particles_per_ml), 3.2e9, 1e-6);
    assert_eq!(found.repeats_per_ml, [3.264e9, 3.104e9, 3.36e9, 3.072e9, 3.2e9]);
    near(found.sizes_nm.mean, 150.0, 0.01);
    assert_eq!(found.histogram.len(), 1000);
    assert!(found.notes.iter().any(|note| note.contains("already corrected")), "{:?}", found.notes);
    // What the histogram says agrees with what the file says.
    let total: f64 = found.histogram.iter().map(|bin| bin.per_ml).sum();
    assert!((total / found.particles_per_ml - 1.0).abs() < 0.01, "{total:e}");
    let spreadsheet = nta("nanosight_spreadsheet.txt");
    near(Some(spreadsheet.particles_per_ml), 3.243e9, 1e-3);
    assert_eq!(spreadsheet.sizes_nm, found.sizes_nm);
}

#[test]
fn a_dilution_that_was_not_recorded_is_asked_for() {
    let file = path("nanosight_not_recorded-ExperimentSummary.csv");
    let error = read_nta_file(&file, None).unwrap_err();
    assert!(error.problem.contains("does not give the sample's dilution"), "{error}");
    assert!(error.expected.as_deref().is_some_and(|text| text.contains("--dilution")), "{error}");
    assert_eq!(error.place.map(|place| place.line), Some(31), "{error}");
    let found = read_nta_file(&file, Some(10.0)).unwrap();
    near(Some(found.particles_per_ml), 1.5e8, 1e-6);
    assert!(found.notes.iter().any(|note| note.contains("instrument warns")), "{:?}", found.notes);
    // A dilution against the file's own is a contradiction.
    let error = read_nta_file(&path("nanosight-ExperimentSummary.csv"), Some(10.0)).unwrap_err();
    assert!(error.problem.contains("gives a dilution of 100, not 10"), "{error}");
    assert!(read_nta_file(&path("nanosight-ExperimentSummary.csv"), Some(100.0)).is_ok());
}

#[test]
fn an_old_report_and_a_table() {
    let old = read_nta_file(&path("nanosight_2.3.txt"), Some(50.0)).unwrap();
    assert_eq!(old.sample, "BM-MSC-EV lot 2");
    near(Some(old.particles_per_ml), 3.14e8 * 50.0, 1e-12);
    assert_eq!((old.sizes_nm.mean, old.sizes_nm.d10, old.sizes_nm.d90), (Some(140.0), Some(86.0), Some(204.0)));
    let table = nta("zetaview_summary.csv");
    assert_eq!(table.instrument, Instrument::Unnamed, "the file names none");
    near(Some(table.particles_per_ml), (1.21e10 + 1.34e10 + 1.15e10) / 3.0, 1e-12);
    assert_eq!(table.repeats_per_ml.len(), 3);
    near(table.sizes_nm.d50, 131.8, 1e-9);
}

#[test]
fn headings_with_units_and_factors() {
    let read = |heading: &str, line: &str| {
        read_nta(&Source::new("x.csv", format!("{heading}\n{line}\n")), None).map(|nta| nta.particles_per_ml)
    };
    let e8 = read("Sample;Dilution;Concentration (E8 particles/mL);Mean (nm)", "a;100;1,5;120");
    near(e8.ok(), 1.5e10, 1e-12);
    let ten = read("Sample;Dilution;Concentration (10^6 particles/mL);Mean (nm)", "a;100;1,5;120");
    near(ten.ok(), 1.5e8, 1e-12);
    let plain = read("Sample,Original Concentration (particles/mL),Dilution,Mean (µm)", "a,\"3,200,000,000\",100,0.12");
    near(plain.ok(), 3.2e9, 1e-12);
}

#[test]
fn wrong_kinds_of_file_are_named() {
    for (text, piece) in [
        ("time,temperature\n2026-01-01 10:00,4.0\n", "neither a ZetaView nor a NanoSight"),
        ("Particle ID,Track length,Size/nm,Included in distribution?\n1,5,120,True\n", "single particles"),
        ("ZetaView S/N: 1\nZP Profile:\n1\t2\n", "zeta potential"),
        ("hello", "neither"),
    ] {
        assert!(refused(text).problem.contains(piece), "{text}: {}", refused(text));
    }
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        read_nta_file(&path, None).unwrap_err().to_string()
    };
    assert!(write("a.pdf", b"%PDF-1.4 ...").contains("PDF"));
    assert!(write("a.xlsx", b"PK\x03\x04....").contains("spreadsheet"));
    assert!(write("binary.csv", &[b'a', 0, 1, 2, 0]).contains("not a text file"));
    assert!(write("empty.csv", b"").contains("empty"));
    assert!(write("blank.csv", b" \r\n\r\n").contains("empty"));
    let big = folder.path().join("big.csv");
    std::fs::File::create(&big).unwrap().set_len(100 << 20).unwrap();
    assert!(read_nta_file(&big, None).unwrap_err().problem.contains("larger than 16 MiB"));
    let missing = read_nta_file(&path("zetaview_adipos.txt"), None).unwrap_err();
    assert!(missing.nearest.is_some_and(|name| name.contains("zetaview_adipose.txt")));
}

/// A replacement in a good file, what the answer must say, and the line it must name.
type Mistake = (&'static str, &'static str, &'static str, &'static str, Option<u32>);

#[test]
fn mistakes_have_their_place() {
    let mistakes: &[Mistake] = &[
        (
            "zetaview_adipose.txt",
            "Dilution::  500.0",
            "Dilution::  -500.0",
            "the dilution cannot be negative",
            Some(23),
        ),
        (
            "zetaview_adipose.txt",
            "Dilution::  500.0",
            "Dilution::  NaN",
            "`NaN` is not a number for the dilution",
            Some(23),
        ),
        ("zetaview_adipose.txt", "Dilution::  500.0", "Dilution::  0.0", "the dilution cannot be 0", Some(23)),
        ("zetaview_adipose.txt", "Dilution::  500.0", "Dilution::  0.5", "diluted 0.5-fold", Some(23)),
        ("zetaview_adipose.txt", "Dilution::  500.0", "", "does not give", None),
        ("zetaview_adipose.txt", "Concentration / cm-3", "Traces", "has no concentration", Some(33)),
        ("zetaview_adipose.txt", "Size / nm", "Groesse", "no size histogram", None),
        (
            "nanosight-ExperimentSummary.csv",
            "Concentration (Particles / ml),3264000000",
            "Concentration (Particles / ml),-1",
            "cannot be negative",
            Some(32),
        ),
        (
            "nanosight-ExperimentSummary.csv",
            "Concentration (Particles / ml),3264000000",
            "Concentration (Particles / ml),nan",
            "`nan` is not a number",
            Some(32),
        ),
        (
            "nanosight-ExperimentSummary.csv",
            "Concentration (Particles / ml)",
            "Konz.",
            "no particle concentration",
            None,
        ),
        ("nanosight-ExperimentSummary.csv", "factor),100,100", "factor),100,50", "have different dilutions", Some(31)),
        ("nanosight-ExperimentSummary.csv", "Concentration average", "Average", "", None),
        ("nanosight_2.3.txt", "3.14 E8 particles / ml", "many", "gives no concentration per mL", Some(15)),
        ("nanosight_2.3.txt", "Mean: 140 nm", "Mean: -140 nm", "not a size", Some(7)),
        ("zetaview_summary.csv", "1.34E+10", "", "the concentration is missing", Some(3)),
        ("zetaview_summary.csv", "1.34E+10", "inf", "is not a number for the concentration", Some(3)),
        ("zetaview_summary.csv", "1.21E+10", "1.21E+17", "no sample can contain", Some(2)),
        ("zetaview_summary.csv", "86.1", "1860.1", "not in rising order", None),
    ];
    for (name, old, new, piece, line) in mistakes {
        let text = text(name);
        assert!(text.contains(old), "{name} holds {old}");
        let source = Source::new("x.csv", text.replacen(old, new, 1));
        let dilution = (*name == "nanosight_2.3.txt").then_some(50.0);
        if piece.is_empty() {
            assert!(read_nta(&source, dilution).is_ok(), "{name} {new}");
            continue;
        }
        let error = read_nta(&source, dilution).unwrap_err();
        assert!(error.problem.contains(piece), "{name}, {new}: {error}");
        assert!(error.expected.is_some() && error.place.is_some(), "{error}");
        if let Some(line) = line {
            assert_eq!(error.place.map(|place| place.line), Some(*line), "{name}, {new}: {error}");
        }
    }
}

#[test]
fn a_histogram_that_is_cut_off_is_refused() {
    for name in ["zetaview_adipose.txt", "nanosight-ExperimentSummary.csv"] {
        let text = text(name);
        let heading = text.to_lowercase().find("size / nm").or_else(|| text.find("Bin centre")).unwrap();
        let from = heading + text[heading..].find("122.5").or_else(|| text[heading..].find("1.225E")).unwrap();
        let line_end = from + text[from..].find('\n').unwrap();
        let whole_line = refused(&text[..line_end]);
        assert!(whole_line.problem.contains("before it falls to zero"), "{name}: {whole_line}");
        let in_a_line = refused(&text[..from + 7]);
        let words = ["cut off", "missing", "before it falls to zero"];
        assert!(words.iter().any(|word| in_a_line.problem.contains(word)), "{name}: {in_a_line}");
        let only_heading = refused(&text[..heading + text[heading..].find('\n').unwrap()]);
        assert!(only_heading.problem.contains("0 bins"), "{name}: {only_heading}");
    }
}

#[test]
fn two_samples_in_one_table_are_refused() {
    let text = text("zetaview_summary.csv").replacen("lot 7,2026-05-11,1000,1.34", "lot 8,2026-05-11,1000,1.34", 1);
    let error = refused(&text);
    assert!(error.problem.contains("a second sample, `UC-MSC-EV lot 8`"), "{error}");
    assert_eq!(error.place, Some(Place { line: 3, column: 1 }));
}

#[test]
fn a_measurement_takes_the_labels_place() {
    let product = load_product("frozen_msc").unwrap();
    let measured = Measured::by_tracking(&nta("zetaview_adipose.txt"));
    let own = product.measured(&measured);
    let (low, high) = own.labelled_per_ml().unwrap();
    assert!(low == high && (low / 3.2e9 - 1.0).abs() < 0.01);
    let (d10, d90) = own.diameter_um.ends().unwrap();
    assert!((0.07..0.1).contains(&d10) && (0.17..0.22).contains(&d90), "{d10} {d90}");
    let against = against_label(&product, &measured).unwrap();
    assert!(against.ratio.0 < 1.0 && against.ratio.0 == against.measured_per_ml.0 / against.label_per_ml.1);
    // Both counts have a laboratory's error: the interval is wider than that of one, and even in logarithms.
    assert!((against.laboratories.0 * against.laboratories.1 - 1.0).abs() < 1e-9);
    assert!((against.laboratories.1 - libm::exp(1.644_853_6 * 0.493_392_6 * 2f64.sqrt())).abs() < 1e-4);
    // The file written from it is read back with the same numbers.
    let text = exoskin_vial::measured_text(&product, &measured);
    let again = exoskin_vial::product_file::parse(Source::new("own.toml", text)).unwrap();
    assert!((again.labelled_per_ml().unwrap().0 / low - 1.0).abs() < 1e-3);
    assert_eq!(again.vessel, own.vessel);
    assert_eq!(again.checks.len(), product.checks.len() + 2);
}

#[test]
fn every_product_takes_a_measurement_in_its_file() {
    let measured = Measured::by_tracking(&nta("nanosight-ExperimentSummary.csv"));
    for name in exoskin_vial::products() {
        let product = load_product(name).unwrap();
        let text = exoskin_vial::measured_text(&product, &measured);
        let again = exoskin_vial::product_file::parse(Source::new("own.toml", text.as_str()))
            .unwrap_or_else(|e| panic!("{name}: {e}\n{text}"));
        assert!((again.labelled_per_ml().unwrap().0 / 3.2e9 - 1.0).abs() < 1e-3, "{name}");
        assert!(!again.label.exact, "{name}");
    }
}
