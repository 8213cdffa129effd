//! The table of a sweep as CSV, Parquet or JSON.

use std::collections::BTreeSet;
use std::path::Path;

use exoskin_quantity::{Checked, Diagnostic, quoted};
use exoskin_record::summary::Band;
use exoskin_record::table::{Column, Table};

use super::row::{SweepArm, SweepReadout};
use super::{SweepAnswer, SweepRow};
use crate::error::{Error, Result};

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TableForm {
    Csv,
    Parquet,
    Json,
}

const ENDINGS: [(&str, TableForm); 3] =
    [("csv", TableForm::Csv), ("parquet", TableForm::Parquet), ("json", TableForm::Json)];

/// The kind of file that a name stands for.
pub(super) fn form(path: &Path) -> Checked<TableForm> {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    let found = ENDINGS.iter().find(|(known, _)| *known == ending);
    found.map(|(_, form)| *form).ok_or_else(|| {
        Diagnostic::new(format!("{} does not say which kind of table it is", quoted(&path.display().to_string())))
            .argument("out")
            .expected("a name that ends in .csv, .parquet or .json")
    })
}

/// The file.
pub(super) fn bytes(answer: &SweepAnswer, form: TableForm) -> Result<Vec<u8>> {
    match form {
        TableForm::Csv => Ok(table(answer).csv()?),
        TableForm::Parquet => Ok(table(answer).parquet()?),
        TableForm::Json => {
            let text = serde_json::to_string_pretty(answer).map_err(|e| Error::run(format!("no JSON: {e}")))?;
            Ok((text + "\n").into_bytes())
        }
    }
}

/// A row for each point and arm.
pub(super) fn table(answer: &SweepAnswer) -> Table {
    let rows = &answer.rows;
    let points = rows.iter().map(|row| row.point as i64).collect();
    let mut table = Table::new("sweep").with("point", Column::Count(points));
    for (place, one) in answer.over.iter().enumerate() {
        let value = |row: &SweepRow| row.values.get(place).cloned().unwrap_or_default();
        let name = plain(&one.path);
        table = table.with(name.clone(), Column::Text(rows.iter().map(value).collect()));
        if one.unit.is_some() {
            let number = |row: &SweepRow| row.values.get(place).and_then(|value| one.number(value));
            table = table.with(format!("{name}.value"), Column::Maybe(rows.iter().map(number).collect()));
        }
    }
    table = table.with("arm", Column::Text(rows.iter().map(|row| row.arm.clone()).collect()));
    type Count = (&'static str, fn(&SweepArm) -> Option<Band>);
    let counts: [Count; 5] = [
        ("label", |given| given.label),
        ("whole", |given| given.whole),
        ("entered", |given| given.entered),
        ("taken_up", |given| given.taken_up),
        ("working", |given| given.working),
    ];
    for (name, count) in counts {
        table = banded(table, name, rows, |row| count(&row.given));
    }
    let keys: BTreeSet<&String> = rows.iter().flat_map(|row| row.given.readouts.keys()).collect();
    for key in keys {
        let of = |row: &SweepRow| -> Option<SweepReadout> { row.given.readouts.get(key).cloned() };
        let days = rows.iter().map(|row| of(row).map(|readout| readout.day)).collect();
        table = table.with(format!("{key}_day"), Column::Maybe(days));
        table = banded(table, key, rows, |row| of(row).map(|readout| readout.band));
    }
    table
}

fn banded(table: Table, name: &str, rows: &[SweepRow], band: impl Fn(&SweepRow) -> Option<Band>) -> Table {
    let ends = |end: fn(Band) -> f64| Column::Maybe(rows.iter().map(|row| band(row).map(end)).collect());
    table
        .with(format!("{name}_median"), ends(|band| band.median))
        .with(format!("{name}_p05"), ends(|band| band.p05))
        .with(format!("{name}_p95"), ends(|band| band.p95))
}

/// A path as the name of a column: names of arms may have spaces and quotation marks.
fn plain(path: &str) -> String {
    path.chars().map(|c| if c.is_whitespace() { '_' } else { c }).filter(|c| *c != '"').collect()
}
