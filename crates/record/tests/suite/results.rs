//! Result files: all or none, the same bytes every time, read back by other means.

use crate::common;

use std::fs::{self, File};
use std::path::Path;

use exoskin_record::summary::{Band, Comparison, Difference, Summary};
use exoskin_record::{Disk, Provenance, RecordError, Results, RunDir, json, sha256_hex, tables};
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::Field;

fn write(run: &RunDir, summary: &Summary) -> Result<(), RecordError> {
    let provenance = Provenance::new("0.1.0", summary).with_input("scenario", "/home/somebody/ref.toml", b"seed = 1\n");
    Results::new(run).write_all(b"seed = 1\n", summary, "<!doctype html>", provenance)
}

fn visible(path: &Path) -> Vec<String> {
    let all = fs::read_dir(path).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = all.filter(|name| !name.starts_with('.')).collect();
    names.sort();
    names
}

#[test]
fn everything_is_there_and_hashed() {
    let home = tempfile::tempdir().unwrap();
    let run = RunDir::open(&home.path().join("run")).unwrap();
    write(&run, &common::summary()).unwrap();
    let path = run.path().to_path_buf();
    run.finish().unwrap();
    let expected = [
        "differences.parquet",
        "ledger.parquet",
        "provenance.json",
        "readouts.parquet",
        "report.html",
        "scenario.toml",
        "summary.json",
    ];
    assert_eq!(visible(&path), expected);
    let provenance: Provenance = serde_json::from_slice(&fs::read(path.join("provenance.json")).unwrap()).unwrap();
    assert_eq!(provenance.files.len(), 6);
    for (name, hash) in &provenance.files {
        assert_eq!(*hash, sha256_hex(&fs::read(path.join(name)).unwrap()), "{name}");
    }
    assert_eq!(provenance.inputs[0].name, "ref.toml", "no folders: they name people");
    assert!(provenance.evidence_tables.iter().any(|table| table.name == "vial.csv" && table.sha256.len() == 64));
    assert_eq!(provenance.evidence_rows[0].table.as_deref(), Some("vial.csv"));
    assert_eq!(fs::read(path.join("scenario.toml")).unwrap(), b"seed = 1\n");
    let left: Vec<_> = fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(!left.iter().any(|name| name.to_string_lossy().ends_with(".part")), "{left:?}");
}

#[test]
fn the_same_summary_gives_the_same_bytes() {
    let summary = common::summary();
    let bytes = || {
        let home = tempfile::tempdir().unwrap();
        let run = RunDir::open(home.path()).unwrap();
        write(&run, &summary).unwrap();
        visible(home.path()).iter().map(|name| fs::read(home.path().join(name)).unwrap()).collect::<Vec<_>>()
    };
    assert_eq!(bytes(), bytes());
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_leaves_the_earlier_results_and_nothing_half_written() {
    let home = tempfile::tempdir().unwrap();
    let run = RunDir::open(home.path()).unwrap();
    write(&run, &common::summary()).unwrap();
    let before = fs::read(home.path().join("summary.json")).unwrap();
    drop(run);

    // Four files fit, then the disk is full: this device answers every write so.
    fn full_at_the_summary(path: &Path) -> std::io::Result<File> {
        let full = path.to_string_lossy().contains("summary.json");
        File::create(if full { Path::new("/dev/full") } else { path })
    }
    let run = RunDir::open_with(home.path(), Disk { create: full_at_the_summary, ..Disk::default() }).unwrap();
    let mut other = common::summary();
    other.title = "another".into();
    let error = write(&run, &other).unwrap_err();
    assert!(error.is_disk_full(), "{error:?}");
    assert!(error.to_string().contains("summary.json: the disk is full"), "{error}");
    assert_eq!(fs::read(home.path().join("summary.json")).unwrap(), before);
    let hidden: Vec<_> = fs::read_dir(home.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(!hidden.iter().any(|name| name.to_string_lossy().contains(".part")), "{hidden:?}");
}

#[test]
fn results_that_are_never_published_vanish() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("run");
    let run = RunDir::open(&path).unwrap();
    let mut results = Results::new(&run);
    results.add("report.html", b"x").unwrap();
    drop(results);
    drop(run);
    assert!(!path.exists());
}

#[test]
fn the_summary_comes_back_bit_for_bit() {
    let summary = common::summary();
    let bytes = json::summary(&summary).unwrap();
    let read: Summary = serde_json::from_slice(&bytes).unwrap();
    assert_eq!(read, summary);
    assert!(bytes.ends_with(b"}\n"));
}

#[test]
fn a_number_that_is_not_finite_is_refused_with_its_line() {
    for hole in [f64::NAN, f64::INFINITY] {
        let mut summary = common::summary();
        summary.arms[0].entered_share.p95_se = hole;
        let error = json::summary(&summary).unwrap_err();
        assert!(matches!(&error, RecordError::NotFinite { text, .. } if text.contains("\"p95_se\": null")), "{error}");
        let mut summary = common::summary();
        summary.skin.age_years = Some(hole);
        let error = json::summary(&summary).unwrap_err();
        assert!(matches!(&error, RecordError::NotFinite { text, .. } if text.contains("age_years")), "{error}");
    }
}

fn rows(bytes: Vec<u8>) -> Vec<Vec<(String, Field)>> {
    let reader = SerializedFileReader::new(bytes::Bytes::from(bytes)).unwrap();
    let rows = reader.get_row_iter(None).unwrap().map(|row| row.unwrap());
    rows.map(|row| row.get_column_iter().map(|(name, field)| (name.clone(), field.clone())).collect()).collect()
}

#[test]
fn the_ledger_table_holds_every_fate() {
    let found = rows(tables::ledger(&common::summary()).unwrap().parquet().unwrap());
    let field = |text: &str| Field::Str(text.to_owned());
    assert_eq!(found.len(), 4);
    let expected = vec![
        ("arm".to_owned(), field("product")),
        ("fate".to_owned(), field("degraded")),
        ("count".to_owned(), Field::Long(5_000_000_000)),
        ("share_median".to_owned(), Field::Double(0.25)),
        ("share_p05".to_owned(), Field::Double(0.125)),
        ("share_p95".to_owned(), Field::Double(0.5)),
    ];
    assert_eq!(found[0], expected);
    assert_eq!(found[1][3].1, Field::Null, "no share was given for the residue");
}

#[test]
fn the_readout_table_holds_the_course_and_the_readouts() {
    let found = rows(tables::readouts(&common::summary()).parquet().unwrap());
    assert_eq!(found.len(), 2 * (2 * 3 + 2));
    let values = |row: usize| found[row].iter().map(|(_, field)| field.clone()).collect::<Vec<_>>();
    let text = |text: &str| Field::Str(text.to_owned());
    let number = Field::Double;
    let course = [text("product"), text("taken_up"), text("share of applied"), number(2.0), number(0.1 + 0.2)];
    assert_eq!(values(5)[..5], course);
    assert_eq!(values(5)[5..], [Field::Null, Field::Null]);
    let tewl = [text("product"), text("tewl"), text("g/m2/h"), number(3.0), number(10.0), number(8.0), number(12.0)];
    assert_eq!(values(7), tewl);
}

#[test]
fn tables_of_nothing_are_tables() {
    let mut summary = common::summary();
    summary.arms.clear();
    assert_eq!(rows(tables::ledger(&summary).unwrap().parquet().unwrap()).len(), 0);
    assert_eq!(rows(tables::readouts(&summary).parquet().unwrap()).len(), 0);
}

#[test]
fn the_table_of_differences_has_columns_for_each_hypothesis() {
    let mut summary = common::summary();
    assert!(rows(tables::differences(&summary).parquet().unwrap()).is_empty(), "nothing was compared");
    let band = |median: f64| Band { median, p05: median - 1.0, p95: median + 1.0 };
    let row = Difference {
        arm: "product".into(),
        readout: "hairs".into(),
        unit: "1/cm2".into(),
        scale: None,
        day: 90.0,
        value: band(156.0),
        change: band(0.5),
        difference: band(0.25),
        change_percent: None,
        difference_percent: None,
        above: 0.75,
        share_of_procedure: None,
        by_hypothesis: [("nothing".to_owned(), band(0.0))].into(),
        acts: None,
        visible: None,
        harm: None,
    };
    let against = "vehicle".to_owned();
    summary.comparison = Some(Comparison {
        against,
        untreated: None,
        procedure: None,
        days: Default::default(),
        rows: vec![row],
        beside: Vec::new(),
    });
    let found = rows(tables::differences(&summary).parquet().unwrap());
    let column = |name: &str| found[0].iter().find(|(known, _)| known == name).map(|(_, field)| field.clone());
    assert_eq!(column("against"), Some(Field::Str("vehicle".into())));
    assert_eq!(column("difference_p95"), Some(Field::Double(1.25)));
    assert_eq!(column("if_nothing_p05"), Some(Field::Double(-1.0)));
    assert_eq!(column("share_of_procedure_median"), Some(Field::Null));
}
