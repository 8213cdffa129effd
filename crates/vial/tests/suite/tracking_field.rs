//! Tracking files in the forms of real exports: each names a kind of fault that was met in the field.
#![allow(missing_docs)]

use std::path::PathBuf;

use exoskin_quantity::{Diagnostic, Source};
use exoskin_vial::nta::{Instrument, Nta};
use exoskin_vial::{read_nta, read_nta_file};

fn path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/field").join(name)
}

fn file(name: &str) -> Nta {
    read_nta_file(&path(name), None).unwrap_or_else(|e| panic!("{e}"))
}

fn refused(name: &str, dilution: Option<f64>) -> Diagnostic {
    let error = read_nta_file(&path(name), dilution).unwrap_err();
    assert!(error.place.is_some() && error.expected.is_some(), "{error}");
    error
}

fn text(text: &str) -> Result<Nta, Diagnostic> {
    read_nta(&Source::new("x.csv", text), None)
}

#[track_caller]
fn near(found: f64, wanted: f64) {
    assert!((found / wanted - 1.0).abs() < 1e-9, "{found:e} for {wanted:e}");
}

#[test]
fn zetaview_dilution_stands_anywhere_in_its_line() {
    let found = file("nta_zetaview_dilution_in_line.txt");
    assert_eq!(found.dilution, Some(2500.0));
    near(found.particles_per_ml, 9.5e6 * 2500.0);
    assert_eq!(found.instrument, Instrument::ZetaView);
    for wrong in [1.0, 1000.0] {
        let error = refused("nta_zetaview_dilution_in_line.txt", Some(wrong));
        assert!(error.problem.contains(&format!("gives a dilution of 2500, not {wrong}")), "{error}");
        assert_eq!(error.place.map(|place| place.line), Some(6), "{error}");
    }
}

#[test]
fn a_zetaview_file_with_two_dilutions_is_refused() {
    let text = std::fs::read_to_string(path("nta_zetaview_dilution_in_line.txt")).unwrap();
    let error = read_nta(&Source::new("x.txt", text.replacen("Date:", "Dilution:\t1000\nDate:", 1)), None).unwrap_err();
    assert!(error.problem.contains("a dilution of 1000 and one of 2500"), "{error}");
}

#[test]
fn a_measurement_without_a_particle_says_so() {
    for dilution in [None, Some(2500.0)] {
        let error = refused("nta_zetaview_no_traces.txt", dilution);
        assert!(error.problem.contains("found no particle"), "{error}");
    }
}

#[test]
fn the_table_by_position_is_read_from_its_mean() {
    let found = file("nta_zetaview_by_position.txt");
    near(found.particles_per_ml, 1.02e11);
    assert_eq!(found.instrument, Instrument::Unnamed);
    assert_eq!((found.sizes_nm.d50, found.sizes_nm.mode), (Some(111.5), Some(101.0)));
    assert!(found.notes.iter().any(|note| note.contains("table by position")), "{:?}", found.notes);
    // Its two concentrations say that the sample was diluted 2000-fold, to the two digits they have.
    assert!(read_nta_file(&path("nta_zetaview_by_position.txt"), Some(2000.0)).is_ok());
    let error = refused("nta_zetaview_by_position.txt", Some(1.0));
    assert!(error.problem.contains("about 2000, not 1"), "{error}");
}

#[test]
fn a_table_by_position_that_kept_none_is_refused() {
    let heading = "Use\tPosition\tConc. (p./mL)\tOrig. Conc. (p./cm^3)\tX50 (nm)\tRemoval\n";
    let none = "\t0.10\t8.6E+6\t8.6E+9\t30.0\tMIN_TRACES\n\tMean\t0.0E+0\t0.0E+0\t0.0\t\n";
    let error = text(&format!("{heading}{none}")).unwrap_err();
    assert!(error.problem.contains("kept no position"), "{error}");
    let cut = read_nta(&Source::new("a/b_size_488_11pos.txt", format!("{heading}\t0.10\t1E6\t1E9\t80\t\n")), None);
    let error = cut.unwrap_err();
    assert!(error.problem.contains("no line `Mean`"), "{error}");
    assert!(error.expected.unwrap().ends_with("b_size_488.txt"));
}

#[test]
fn nanosight_sizes_are_those_weighted_by_number() {
    let found = file("nta_nanosight_three_weightings.csv");
    near(found.particles_per_ml, 2.5e9);
    let sizes = found.sizes_nm;
    assert_eq!((sizes.mean, sizes.d10, sizes.d50, sizes.d90), (Some(112.0), Some(71.0), Some(101.0), Some(163.0)));
    assert_eq!(found.histogram.len(), 7);
    near(found.histogram.iter().map(|bin| bin.per_ml).sum(), 2.5e9);
    // Without sizes by number there are none: those by volume would be far too large.
    let text = Source::read_export(&path("nta_nanosight_three_weightings.csv"), 1 << 20).unwrap().text;
    let at = (text.find("Weighting,Number").unwrap(), text.find("Weighting,Surface").unwrap());
    let found = read_nta(&Source::new("x.csv", format!("{}{}", &text[..at.0], &text[at.1..])), None).unwrap();
    assert_eq!((found.sizes_nm, found.histogram.len()), (Default::default(), 0));
    assert!(found.notes.iter().any(|note| note.contains("none by number")), "{:?}", found.notes);
}

#[test]
fn a_comma_in_a_dilution_is_settled_by_the_file_or_asked_for() {
    let found = file("nta_dilution_comma.csv");
    assert_eq!(found.dilution, Some(2000.0), "1.4E+7 shows that a comma is no decimal sign here");
    near(found.particles_per_ml, 2.8e10);
    let error = text("Sample;Dilution;Concentration (/mL)\na;2,000;14000000\n").unwrap_err();
    assert!(error.problem.contains("can be 2") && error.problem.contains("2000"), "{error}");
    near(
        text("Sample;Dilution;Concentration (/mL);Mean (nm)\na;2,000;1,4E+7;139,5\n").unwrap().particles_per_ml,
        2.8e7,
    );
}

#[test]
fn numbers_as_people_write_them_in_a_table() {
    let plain = |value: &str| text(&format!("Sample;Dilution;Concentration (particles/mL)\na;100;{value}\n"));
    for value in ["1.5 x 10^8", "150 000 000", "1.5e8 particles/mL", "150 million", "1.5×10⁸"] {
        near(plain(value).unwrap_or_else(|e| panic!("{value}: {e}")).particles_per_ml, 1.5e10);
    }
    for value in ["1.5e8 (n=3)", "1.5e8 ± 1e7", "1.5e8 particles/L", "1.5 x 10", "1.4e8-1.6e8"] {
        let error = plain(value).unwrap_err();
        assert!(error.place.is_some() && error.expected.is_some(), "{value}: {error}");
    }
}

#[test]
fn an_old_report_with_decimal_commas() {
    let report = |line: &str| {
        let text = format!("NTA Version: NTA 2.3 Build 0033\nMean: 140 nm\n{line}\n");
        read_nta(&Source::new("x.txt", text), Some(50.0))
    };
    for line in [
        "Total Concentration: 4,12 particles / frame, 2,05 E8 particles / ml",
        "Total Concentration: 4.12 particles/frame, 2.05E8 particles/ml",
        "Concentration (particles/ml): 2.05E8",
    ] {
        near(report(line).unwrap_or_else(|e| panic!("{line}: {e}")).particles_per_ml, 2.05e8 * 50.0);
    }
    for line in ["Total Concentration: 2.05E8", "Total Concentration: 2.05E8 particles/frame"] {
        assert!(report(line).unwrap_err().problem.contains("no concentration per mL"), "{line}");
    }
}

#[test]
fn a_factor_behind_the_unit_is_applied() {
    let found = file("nta_heading_factor_behind_unit.csv");
    near(found.particles_per_ml, 1.3e10);
    assert_eq!(found.instrument, Instrument::Unnamed, "the file names no instrument");
}

#[test]
fn unit_and_factor_in_columns_of_their_own() {
    for (table, wanted) in [
        ("Sample,Concentration,Unit,Dilution\na,1.5,E8 particles/mL,100\n", 1.5e10),
        ("Sample,Concentration (particles/mL),Units,Dilution\na,1.5,x10^8,100\n", 1.5e10),
        ("Sample,Concentration (particles/mL),Factor,Dilution\na,1.5,100000000,100\n", 1.5e10),
        ("Sample,Concentration,Unit,Dilution\na,15000,particles/µL,100\n", 1.5e9),
    ] {
        near(text(table).unwrap_or_else(|e| panic!("{table}: {e}")).particles_per_ml, wanted);
    }
    let error = text("Sample,Concentration (particles/mL),Unit,Dilution\na,1.5,particles/L,100\n").unwrap_err();
    assert!(error.problem.contains("contradicts"), "{error}");
}

#[test]
fn a_concentration_without_a_unit_or_with_an_unknown_one_is_refused() {
    for (table, piece) in [
        ("Sample,Dilution,Concentration\na,100,1.5e8\n", "names no unit"),
        ("Sample,Dilution,Concentration (µg/mL)\na,100,1.5\n", "`ug` is not understood"),
        ("Sample,Dilution,Concentration (10e8/mL)\na,100,1.5\n", "`10e8` is not understood"),
        ("Sample,Dilution,Concentration A (particles/mL)\na,100,1e8\n", "`a` is not understood"),
        (
            "Sample,Dilution,Concentration (particles/mL),Concentration (vesicles/mL)\na,100,1e8,1e7\n",
            "two columns could be the count",
        ),
    ] {
        let error = text(table).unwrap_err();
        assert!(error.problem.contains(piece), "{table}: {error}");
        assert!(error.place.is_some() && error.expected.is_some(), "{error}");
    }
    // The error of a concentration is not a second concentration.
    near(text("Sample,Dilution,Concentration (/mL),Concentration SD\na,10,1e8,2e7\n").unwrap().particles_per_ml, 1e9);
}

#[test]
fn an_original_concentration_is_never_multiplied() {
    let table = "Sample,Original Concentration (particles/mL),Mean (nm)\na,1.3e10,138\n";
    let found = text(table).unwrap();
    assert_eq!((found.particles_per_ml, found.dilution), (1.3e10, None));
    let found = read_nta(&Source::new("x.csv", table), Some(1000.0)).unwrap();
    near(found.particles_per_ml, 1.3e10);
}

#[test]
fn a_plain_table_gives_the_name_it_gives() {
    let plain = |name: &str| {
        let heading = "Sample,Instrument,Dilution,Concentration (particles/mL),Mean (nm),D10 (nm),D50 (nm),D90 (nm)";
        text(&format!("{heading}\na,{name},100,1.5e8,120,80,110,190\n")).unwrap()
    };
    for (name, instrument) in [
        ("Exoid", Instrument::Named("Exoid".into())),
        ("nCS1", Instrument::Named("nCS1".into())),
        ("ZetaView PMX-120", Instrument::ZetaView),
        ("NanoSight NS300", Instrument::NanoSight),
        ("", Instrument::Unnamed),
    ] {
        let found = plain(name);
        assert_eq!(found.instrument, instrument, "{name}");
        near(found.particles_per_ml, 1.5e10);
        assert_eq!(found.sizes_nm.d90, Some(190.0));
    }
}

/// In the sections and keys that a public reader of Videodrop results names.
const VIDEODROP: &str = "file;020221-EVs\n\
    RESULTS\nConcentration;8,4E+08 particles/mL\nMedian diameter;98 nm\nMean diameter;112 nm\nModal diameter;91 nm\n\
    D10;70 nm\nD90;171 nm\nAverage counted particles;12.1\nNumber of videos;30\nTracked particles;361\n\
    SETTINGS\nThreshold;3.8\nTRACKING\ndiameter;length;jumps;intensity\n98;12;0;33\n";

#[test]
fn videodrop_results_need_their_dilution() {
    let read = |text: &str, dilution| read_nta(&Source::new("x.csv", text), dilution);
    let found = read(VIDEODROP, Some(50.0)).unwrap();
    near(found.particles_per_ml, 4.2e10);
    assert_eq!((found.sizes_nm.d10, found.sizes_nm.d50, found.sizes_nm.d90), (Some(70.0), Some(98.0), Some(171.0)));
    assert_eq!(found.instrument, Instrument::Unnamed);
    let named = VIDEODROP.replacen("file;", "Videodrop;", 1);
    assert_eq!(read(&named, Some(50.0)).unwrap().instrument, Instrument::Videodrop);
    assert!(read(VIDEODROP, None).unwrap_err().problem.contains("does not give the sample's dilution"));
    for (old, new, piece) in [
        ("8,4E+08 particles/mL", "8,4E+08", "no concentration per mL"),
        ("8,4E+08 particles/mL", "8,4 E+08 ng/mL", "no concentration per mL"),
        ("98 nm", "0.098 um", "no size in nm"),
    ] {
        let error = read(&VIDEODROP.replacen(old, new, 1), Some(50.0)).unwrap_err();
        assert!(error.problem.contains(piece), "{new}: {error}");
    }
}

#[test]
fn instruments_without_a_public_description_are_named_and_not_guessed_at() {
    for (text_of, piece) in [
        ("Izon Control Suite 3.4\nRaw data;1\n", "qNano or Exoid"),
        ("Instrument: Exoid\nblockades;1\n", "qNano or Exoid"),
        ("NanoFCM Profession 2.0\nevents 3000\n", "NanoAnalyzer"),
        ("Spectradyne nCS1 statistics\n", "nCS1"),
    ] {
        let error = text(text_of).unwrap_err();
        assert!(error.problem.contains(piece), "{text_of}: {error}");
        assert!(error.expected.unwrap().contains("plain table"));
    }
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes, piece) in [
        ("a.fcs", &b"FCS3.1    \x00\x01"[..], "FCS file"),
        ("a.h5", b"\x89HDF\r\n\x1a\n\x00", "HDF5 file"),
        ("a_prof_488.txt", b"ZetaView S/N:\t1\r\nMobility /\xb5\x00m/s:\t1\r\nZP Profile:\r\n", "zeta potential file"),
    ] {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        let error = read_nta_file(&path, None).unwrap_err();
        assert!(error.problem.contains(piece), "{name}: {error}");
    }
}
