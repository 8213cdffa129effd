//! A run leaves as tables and grids that hold its own numbers; nothing that was there is replaced unasked.

use std::path::{Path, PathBuf};

use exoskin::{Error, Export, Form, Question, open};

fn run() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/runs/schema_1")
}

fn export(forms: &[Form], out: &Path) -> Export {
    Export { out: Some(out.to_owned()), ..Export::of(run(), forms) }
}

fn refused(question: &Export) -> String {
    match question.ask() {
        Err(Error::Input(mistake)) => mistake.to_string(),
        other => panic!("this must be refused, not {other:?}"),
    }
}

#[test]
fn csv_holds_the_numbers_of_the_summary() {
    let out = tempfile::tempdir().expect("a folder");
    export(&[Form::Csv], out.path()).ask().expect("tables");
    let summary = open(run()).expect("a run");
    let ledger = std::fs::read_to_string(out.path().join("ledger.csv")).expect("the ledger");
    let mut lines = ledger.lines();
    assert_eq!(lines.next(), Some("arm,fate,count,share_median,share_p05,share_p95"));
    let counts = lines.map(|line| line.split(',').nth(2).and_then(|count| count.parse::<u64>().ok()).expect("a count"));
    let applied: u64 = summary.arms.iter().map(|arm| arm.ledger.applied).sum();
    assert_eq!(counts.sum::<u64>(), applied, "the ledger closes in the table, too");
    let strip = std::fs::read_to_string(out.path().join("strip.csv")).expect("the strip");
    let first = &summary.arms[0].strip[0];
    assert!(strip.contains(&format!("{},{},{},", first.step, first.median, first.p05)), "{strip}");
}

#[test]
fn every_column_of_every_table_is_explained_next_to_it() {
    let out = tempfile::tempdir().expect("a folder");
    export(&[Form::Csv], out.path()).ask().expect("tables");
    let read = |name: &str| std::fs::read_to_string(out.path().join(format!("{name}.csv"))).expect("a table");
    let words = read("columns");
    for table in ["strip", "ledger", "cells", "readouts", "differences"] {
        for column in read(table).lines().next().expect("a heading").split(',') {
            let start = format!("{table},{column},");
            let line = words.lines().find(|line| line.starts_with(&start)).unwrap_or_else(|| panic!("{start}"));
            let meaning = line.rsplit(',').next().unwrap_or_default();
            assert!(meaning.len() > 3 && !meaning.starts_with(';'), "{line}");
        }
    }
    assert!(words.contains("cells,share_hit_1_median,\"share, 0 to 1\",share of the cells"), "{words}");
}

#[test]
fn grids_have_a_cell_for_each_value_and_are_listed_by_time() {
    let out = tempfile::tempdir().expect("a folder");
    let written = export(&[Form::Vtk], out.path()).ask().expect("grids").files;
    let summary = open(run()).expect("a run");
    let arm = summary.arms.iter().find(|arm| !arm.course.pictures.is_empty()).expect("an arm with pictures");
    let list = written.iter().find(|file| file.extension().is_some_and(|ending| ending == "pvd")).expect("a list");
    let list = std::fs::read_to_string(list).expect("the list");
    assert_eq!(list.matches("<DataSet").count(), arm.course.pictures.len());
    let grid = written.iter().find(|file| file.extension().is_some_and(|ending| ending == "vtr")).expect("a grid");
    let grid = std::fs::read_to_string(grid).expect("the grid");
    let picture = &arm.course.pictures[0];
    let field = grid.split("Name=\"relative_concentration\"").nth(1).and_then(|rest| rest.lines().nth(1));
    let values: Vec<f64> = field.expect("a field").split(' ').map(|value| value.parse().expect("a number")).collect();
    let across = picture.r_faces_um.len() - 1;
    assert_eq!(values.len(), picture.relative_concentration.len());
    // Heights ascend: the last row of the file is the top of the film, the first of the picture.
    assert_eq!(values[values.len() - across..], picture.relative_concentration[..across]);
}

fn count(folder: &Path) -> usize {
    std::fs::read_dir(folder).expect("the folder").count()
}

#[test]
fn an_earlier_export_is_replaced_only_when_asked() {
    let out = tempfile::tempdir().expect("a folder");
    export(&[Form::Csv], out.path()).ask().expect("tables");
    let before = count(out.path());
    let said = refused(&export(&[Form::Csv], out.path()));
    assert!(said.contains("strip.csv") && said.contains("already exists") && said.contains("--overwrite"), "{said}");
    let asked = Export { overwrite: true, ..export(&[Form::Csv], out.path()) };
    assert_eq!(asked.ask().expect("tables").files.len(), 6);
    assert_eq!(count(out.path()), before);
    export(&[Form::Parquet], out.path()).ask().expect("another form goes beside it");
    let again = Export { overwrite: true, ..export(&[Form::Csv], out.path()) };
    assert_eq!(again.ask().expect("the list still knows the first form").files.len(), 6);
}

#[test]
fn what_export_did_not_write_stays_whatever_is_asked() {
    let out = tempfile::tempdir().expect("a folder");
    let mine = out.path().join("cells.csv");
    std::fs::write(&mine, "mine").expect("a file");
    for overwrite in [false, true] {
        let said = refused(&Export { overwrite, ..export(&[Form::Csv], out.path()) });
        assert!(said.contains("cells.csv") && said.contains("not written by exoskin"), "{said}");
        assert_eq!(std::fs::read_to_string(&mine).expect("my file"), "mine");
        assert_eq!(count(out.path()), 1, "nothing else was written");
    }
}

#[test]
fn a_table_that_was_changed_after_the_export_stays() {
    let out = tempfile::tempdir().expect("a folder");
    export(&[Form::Csv], out.path()).ask().expect("tables");
    let table = out.path().join("ledger.csv");
    std::fs::write(&table, "my notes").expect("a file");
    let said = refused(&Export { overwrite: true, ..export(&[Form::Csv], out.path()) });
    assert!(said.contains("ledger.csv") && said.contains("changed after exoskin wrote it"), "{said}");
    assert_eq!(std::fs::read_to_string(&table).expect("my file"), "my notes");
}

#[test]
fn a_file_is_no_folder_and_no_form_is_no_question() {
    let out = tempfile::tempdir().expect("a folder");
    let file = out.path().join("taken");
    std::fs::write(&file, "mine").expect("a file");
    assert!(refused(&export(&[Form::Parquet], &file)).contains("not a folder"));
    assert!(refused(&export(&[], out.path())).contains("nothing to export"));
    assert!(refused(&Export::of(out.path(), &[Form::Csv])).contains("no finished run"));
}
