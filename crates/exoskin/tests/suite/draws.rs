//! The draws of a run: one row per sample and arm, from which the bands of the summary can be recomputed to the last
//! digit; inputs once per sample; the same bytes whatever the threads did; small.

use std::collections::BTreeMap;
use std::fs::File;
use std::path::Path;
use std::sync::Arc;

use exoskin::record::summary::Summary;
use exoskin::record::table_file::{HEADINGS, Heading};
use exoskin::{Export, Form, Keep, Options, Question, Run};
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::Field;

const SAMPLES: usize = 60;

fn scenario() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scenarios/ref.toml")
}

fn run(scenario: &Path, out: &Path, threads: usize) -> Summary {
    let options = Options {
        samples: SAMPLES,
        draws: 12,
        threads: Some(threads),
        keep: Keep::Memory(Arc::default()),
        ..Options::followed()
    };
    let question = Run { out: Some(out.to_owned()), options, ..Run::of(scenario) };
    question.ask().expect("the run ends").summary
}

fn reader(path: &Path) -> SerializedFileReader<File> {
    SerializedFileReader::new(File::open(path).expect("the table is there")).expect("Parquet")
}

fn headings(reader: &SerializedFileReader<File>) -> Vec<Heading> {
    let metadata = reader.metadata().file_metadata().key_value_metadata().expect("metadata");
    let told = metadata.iter().find(|one| one.key == HEADINGS).and_then(|one| one.value.as_ref());
    serde_json::from_str(told.expect("headings")).expect("JSON")
}

type Row = BTreeMap<String, Field>;

fn rows(reader: &SerializedFileReader<File>) -> Vec<Row> {
    let rows = reader.get_row_iter(None).expect("rows");
    rows.map(|row| row.expect("a row").into_columns().into_iter().collect()).collect()
}

fn number(field: &Field) -> Option<f64> {
    match field {
        Field::Double(value) => Some(*value),
        Field::Float(value) => Some(f64::from(*value)),
        Field::Long(value) => Some(*value as f64),
        Field::Null => None,
        other => panic!("{other} is not a number"),
    }
}

fn column(rows: &[Row], arm: &str, name: &str) -> Vec<f64> {
    let of_arm = |row: &&Row| row["arm"] == Field::Str(arm.to_owned());
    rows.iter().filter(of_arm).filter_map(|row| number(&row[name])).collect()
}

/// The documented rule, written once more: the k-th of n ordered values is at (k - 1/2) / n, straight lines between.
fn quantile(values: &[f64], p: f64) -> f64 {
    let mut ordered = values.to_vec();
    ordered.sort_by(f64::total_cmp);
    let place = |k: usize| (k as f64 + 0.5) / ordered.len() as f64;
    match ordered.iter().enumerate().position(|(k, _)| place(k) >= p) {
        None => ordered[ordered.len() - 1],
        Some(0) => ordered[0],
        Some(k) => {
            let (a, b, t) = (ordered[k - 1], ordered[k], (p - place(k - 1)) / (place(k) - place(k - 1)));
            if a == b { a } else { a * (1.0 - t) + b * t }
        }
    }
}

fn band(values: &[f64]) -> [f64; 3] {
    [0.5, 0.05, 0.95].map(|p| quantile(values, p))
}

#[test]
fn bands_recomputed_from_the_draws_are_those_of_the_summary() {
    let out = tempfile::tempdir().expect("a folder");
    let summary = run(&scenario(), out.path(), 2);
    let reader = reader(&out.path().join("draws.parquet"));
    let (headings, rows) = (headings(&reader), rows(&reader));
    assert_eq!(rows.len(), SAMPLES * summary.arms.len());
    let mut readings = 0;
    for arm in &summary.arms {
        for step in &arm.strip {
            let found = band(&column(&rows, &arm.name, &step.step));
            assert_eq!(found, [step.median, step.p05, step.p95], "{} {}", arm.name, step.step);
        }
        for heading in &headings {
            let Some(day) = heading.day else { continue };
            let told = &arm.readouts[&heading.key];
            let at = told.days.iter().position(|other| *other == day).expect("a day of the summary");
            let found = band(&column(&rows, &arm.name, &heading.name));
            assert_eq!(found, [told.median[at], told.p05[at], told.p95[at]], "{} {}", arm.name, heading.name);
            readings += 1;
        }
    }
    assert!(readings >= 2 * 10, "{readings} readings");
    for row in &summary.comparison.as_ref().expect("two arms").rows {
        let name = &headings.iter().find(|one| one.key == row.readout && one.day == Some(row.day)).expect("a day").name;
        let (arm, start) = (column(&rows, &row.arm, name), column(&rows, &row.arm, &format!("{}_start", row.readout)));
        let changes: Vec<f64> = arm.iter().zip(&start).map(|(value, start)| value - start).collect();
        let against = column(&rows, &summary.comparison.as_ref().expect("two arms").against, name);
        let differences: Vec<f64> = arm.iter().zip(&against).map(|(value, against)| value - against).collect();
        let told = |band: &exoskin::record::summary::Band| [band.median, band.p05, band.p95];
        assert_eq!(band(&changes), told(&row.change), "{} {name}", row.arm);
        assert_eq!(band(&differences), told(&row.difference), "{} {name}", row.arm);
    }
    for one in &summary.follow_up.hypotheses {
        let drew = |row: &&Row| row["hypothesis"] == Field::Str(one.name.clone());
        assert_eq!(rows.iter().filter(drew).count(), one.samples as usize * summary.arms.len(), "{}", one.name);
    }
    let weights: f64 = column(&rows, &summary.arms[0].name, "weight").iter().sum();
    assert!((weights - 1.0).abs() < 1e-12, "the weights of an arm sum to {weights}");
}

#[test]
fn inputs_are_there_once_per_sample_within_their_priors_and_decide_as_the_summary_says() {
    let out = tempfile::tempdir().expect("a folder");
    let summary = run(&scenario(), out.path(), 2);
    let reader = reader(&out.path().join("inputs.parquet"));
    let (headings, inputs) = (headings(&reader), rows(&reader));
    let samples: Vec<Field> = inputs.iter().map(|row| row["sample"].clone()).collect();
    assert_eq!(samples, (0..SAMPLES as i64).map(Field::Long).collect::<Vec<Field>>());
    for heading in headings.iter().filter(|one| !one.key.is_empty()) {
        let told = summary.parameters.iter().find(|one| one.id == heading.key).expect("a parameter of the summary");
        let mut values: Vec<f64> = inputs.iter().filter_map(|row| number(&row[&heading.name])).collect();
        values.sort_by(f64::total_cmp);
        assert_eq!(values.len(), SAMPLES, "{}", heading.name);
        assert!(values.first() < values.last(), "{} does not vary", heading.name);
        if heading.name == heading.key {
            assert_eq!(heading.unit, told.unit, "{}", heading.name);
            // The design has a sample in each slice of the prior, so that some lie within its band and few outside.
            let inside = values.iter().filter(|value| (told.prior.p05..=told.prior.p95).contains(*value)).count();
            let most = SAMPLES - SAMPLES / 5;
            assert!(inside >= most, "{}: {inside} of {SAMPLES} lie in {:?}", heading.name, told.prior);
        }
    }
    let varying = summary.parameters.iter().filter(|one| one.prior.p05 < one.prior.p95);
    let stored = |id: &str| headings.iter().any(|one| one.key == id);
    let left_out: Vec<&str> = varying.map(|one| one.id.as_str()).filter(|id| !stored(id)).collect();
    assert!(
        left_out.iter().all(|id| id.starts_with("skin.stratum_corneum.") || id.starts_with("skin.junction.")),
        "only what the scenario sets itself is left out, not {left_out:?}"
    );
}

#[test]
fn the_tables_are_the_same_bytes_for_any_number_of_threads_and_listed_with_their_hashes() {
    let (one, two) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    run(&scenario(), one.path(), 1);
    run(&scenario(), two.path(), 2);
    let provenance = std::fs::read_to_string(one.path().join("provenance.json")).expect("provenance");
    for name in ["draws.parquet", "inputs.parquet"] {
        let bytes = |folder: &Path| std::fs::read(folder.join(name)).expect("the table is there");
        assert!(bytes(one.path()) == bytes(two.path()), "{name} depends on threads");
        assert!(provenance.contains(&exoskin::record::sha256_hex(&bytes(one.path()))), "{name} has no hash");
    }
}

#[test]
fn a_thousand_samples_take_less_than_five_megabytes_an_arm() {
    let out = tempfile::tempdir().expect("a folder");
    let summary = run(&scenario(), out.path(), 2);
    let reader = reader(&out.path().join("draws.parquet"));
    // What grows with samples; the footer does not.
    let bytes: i64 = reader.metadata().row_groups().iter().map(|group| group.compressed_size()).sum();
    let per_thousand = bytes as f64 * 1000.0 / (SAMPLES * summary.arms.len()) as f64;
    assert!(per_thousand < 4.5e6, "{per_thousand:.0} bytes");
}

#[test]
fn arms_with_products_of_their_own_share_the_position_of_a_count_and_not_its_value() {
    // Two labels with a range, so that each arm draws its count from a prior of its own.
    let text = std::fs::read_to_string(scenario()).expect("the scenario").replace("count_exact = true", "");
    let text = text.replace("reference_vesicles", "exocel");
    let other = text.split("[[arm]]").nth(1).expect("an arm").replace("\"exosomes\"", "\"other\"");
    let both = format!("{text}\n[[arm]]{}", other.replace("exocel", "conditioned_medium"));
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("two.toml");
    std::fs::write(&path, both).expect("a scenario");
    run(&path, &folder.path().join("run"), 2);
    let table = reader(&folder.path().join("run/inputs.parquet"));
    let names: Vec<String> = headings(&table).into_iter().map(|one| one.name).collect();
    assert!(!names.contains(&"vial.label.count".to_owned()), "one value for both: {names:?}");
    let positions: Vec<f64> =
        rows(&table).iter().filter_map(|row| number(row.get("vial.label.count.position")?)).collect();
    assert_eq!(positions.len(), SAMPLES, "{names:?}");
    assert!(positions.iter().all(|position| (0.0..=1.0).contains(position)));
}

#[test]
fn what_a_laboratory_measured_is_stored_as_learned_and_said_in_the_summary() {
    let series = "days,temperature,container,concentration,count,sd\n0,4,pp,1e10,1.00e10,5e8\n1,4,pp,1e10,8.2e9,4e8\n3,4,pp,1e10,6.0e9,4e8\n7,4,pp,1e10,3.9e9,3e8\n";
    let curve = "particles per mL,hours,cells per cm2,behaviour,response,sd\n1e9,24,5e4,migration,1.3,0.05\n1e10,24,5e4,migration,1.7,0.05\n1e11,24,5e4,migration,1.9,0.05\n";
    let product = exoskin::library::Shelf::Products.card("frozen_msc").expect("a product").text;
    let product = product.replacen("name = \"frozen_msc\"", "name = \"own\"", 1);
    let product = format!("{product}\n[measured]\nstability = '''\n{series}'''\ndish = '''\n{curve}'''\n");
    let text = std::fs::read_to_string(scenario()).expect("the scenario").replace("count_exact = true", "");
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("own.toml"), product).expect("a product");
    let path = folder.path().join("measured.toml");
    std::fs::write(&path, text.replace("reference_vesicles", "own.toml")).expect("a scenario");
    let summary = run(&path, &folder.path().join("run"), 2);
    let told: Vec<(&str, u32)> = summary.measured.iter().map(|one| (one.of.as_str(), one.values)).collect();
    assert_eq!(told, [("stability series", 4), ("dose response in a dish", 3)]);

    let table = reader(&folder.path().join("run/inputs.parquet"));
    let (headings, rows) = (headings(&table), rows(&table));
    for (place, id) in [(0, "vial.preparation.rate"), (0, "vial.fit.pp_48h"), (1, "effect.emax.migration")] {
        let name = format!("{id}@own");
        assert!(headings.iter().any(|one| one.name == name), "{name}: {headings:?}");
        let mut values: Vec<f64> = rows.iter().filter_map(|row| number(&row[&name])).collect();
        values.sort_by(f64::total_cmp);
        let learned = &summary.measured[place].numbers.iter().find(|one| one.id == id).expect("learned").learned;
        let inside = values.iter().filter(|value| (learned.p05..=learned.p95).contains(*value)).count();
        assert!((0.8..=1.0).contains(&(inside as f64 / SAMPLES as f64)), "{name}: {inside} of {SAMPLES}");
        // The declared draw, which nothing uses, is not stored.
        assert!(!headings.iter().any(|one| one.name == id), "{id} is stored as declared");
    }
    // What picks a draw is measured, not assumed.
    let member = summary.parameters.iter().find(|one| one.id == "vial.measured.member").expect("the member");
    assert_eq!(member.origin, "measured");
    assert!(summary.arms[0].decides.iter().all(|one| one.parameter != member.id || !one.assumed));
}

#[test]
fn draws_are_exported_as_they_are_and_as_csv_with_every_digit() {
    let folder = tempfile::tempdir().expect("a folder");
    run(&scenario(), folder.path(), 2);
    Export::of(folder.path(), &[Form::Csv, Form::Parquet]).ask().expect("tables");
    let exported = |name: &str| std::fs::read(folder.path().join("export").join(name)).expect("it was exported");
    for (table, csv) in [("draws.parquet", "draws.csv"), ("inputs.parquet", "inputs.csv")] {
        let path = folder.path().join(table);
        assert!(exported(table) == std::fs::read(&path).expect("the table"), "{table} was changed");
        let text = String::from_utf8(exported(csv)).expect("UTF-8");
        let rows = rows(&reader(&path));
        assert_eq!(text.lines().count(), 1 + rows.len(), "{csv}");
        let names: Vec<&str> = text.lines().next().expect("a heading").split(',').collect();
        for (line, row) in text.lines().skip(1).zip(&rows) {
            for (name, cell) in names.iter().zip(line.split(',')) {
                match &row[*name] {
                    Field::Double(value) => assert_eq!(cell.parse(), Ok(*value), "{csv} {name}"),
                    Field::Float(value) => assert_eq!(cell.parse(), Ok(*value), "{csv} {name}"),
                    Field::Long(value) => assert_eq!(cell.parse(), Ok(*value), "{csv} {name}"),
                    Field::Str(text) => assert_eq!(cell, text, "{csv} {name}"),
                    other => assert!(cell.is_empty() && *other == Field::Null, "{csv} {name}: {cell}"),
                }
            }
        }
    }
}
