//! A table of trials: one row per trial, endpoint, time and arm, in the columns of `evidence/trials.csv`.

use std::path::Path;

use exoskin_quantity::number::{Comma, read_number};
use exoskin_quantity::{Checked, Diagnostic, Place, Source, nearest, quoted};

/// One row, as written.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Line in the file.
    pub line: u64,
    /// Trial.
    pub trial: String,
    /// Where it was published; empty where unknown.
    pub doi: String,
    /// How it was done: `RCT double-blind split-face`.
    pub design: String,
    /// People whose results were counted, where the trial says so.
    pub analysed: Option<f64>,
    /// What was measured.
    pub endpoint: String,
    /// Unit, as the source gives it.
    pub unit: String,
    /// Days since the first session, as text; may be empty.
    pub time: String,
    /// Arm.
    pub arm: String,
    /// Mean, where a number was published.
    pub mean: Option<f64>,
    /// Standard deviation between patients.
    pub sd: Option<f64>,
    /// Patients (or sides).
    pub n: Option<f64>,
    /// What was said about chance: `0.143`, `<0.01`, `n.s.`, or nothing.
    pub p: String,
    /// What a reader must know.
    pub note: String,
}

/// All rows that may be used.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Trials {
    /// Rows in the order of the file.
    pub rows: Vec<Row>,
}

/// Which rows: trial, endpoint, time and arm as written in the table; no time means any.
#[derive(Clone, Copy, Debug)]
pub struct Which<'a> {
    /// Trial.
    pub trial: &'a str,
    /// Endpoint.
    pub endpoint: &'a str,
    /// Time.
    pub time: Option<&'a str>,
    /// Arm.
    pub arm: &'a str,
}

/// One column of a row.
type Part = fn(&Row) -> &str;

impl Trials {
    /// Reads a table, without the trials that `never` names.
    ///
    /// # Errors
    /// It cannot be read, a column is missing, a number is invalid; with file and line.
    pub fn read(path: &Path, never: &[String]) -> Checked<Trials> {
        Trials::parse(&Source::read(path, LARGEST)?, never)
    }

    /// Reads a table from a text.
    ///
    /// # Errors
    /// As [`Trials::read`].
    pub fn parse(source: &Source, never: &[String]) -> Checked<Trials> {
        let mut reader = csv::Reader::from_reader(source.text.as_bytes());
        let broken = |wrong: &csv::Error| source.error_at(0, format!("not a table of comma-separated values: {wrong}"));
        let columns = Columns::of(source, reader.headers().map_err(|wrong| broken(&wrong))?)?;
        let mut rows = Vec::new();
        for record in reader.records() {
            let record = record.map_err(|wrong| torn(source, &wrong))?;
            if !never.contains(&columns.text(&record, 0)) {
                rows.push(columns.row(source, &record)?);
            }
        }
        Ok(Trials { rows })
    }

    /// The one row that is meant.
    ///
    /// # Errors
    /// None, or several; with the nearest word of the first column that fits nothing.
    pub fn one(&self, which: Which<'_>) -> Checked<&Row> {
        let time = |row: &Row| which.time.is_none_or(|time| row.time == time);
        let steps: [(&str, &str, Part); 3] = [
            ("trial", which.trial, |row| &row.trial),
            ("endpoint", which.endpoint, |row| &row.endpoint),
            ("arm", which.arm, |row| &row.arm),
        ];
        let mut left: Vec<&Row> = self.rows.iter().collect();
        for (what, word, of) in steps {
            let words: Vec<&str> = left.iter().map(|row| of(row)).collect();
            left.retain(|row| of(row) == word);
            if left.is_empty() {
                let problem = format!("the table has no {what} {} here", quoted(word));
                return Err(Diagnostic::new(problem).nearest(nearest(word, words)));
            }
        }
        left.retain(|row| time(row));
        match left[..] {
            [row] => Ok(row),
            [] => Err(Diagnostic::new(format!("the table has no row for time {}", quoted(which.time.unwrap_or(""))))),
            _ => {
                let (many, arm) = (left.len(), quoted(which.arm));
                Err(Diagnostic::new(format!("the table has {many} rows for arm {arm}"))
                    .expected("`time` that tells them apart"))
            }
        }
    }
}

/// The largest table that is read, bytes.
const LARGEST: u64 = 50_000_000;

/// A record that is no record, at its line.
fn torn(source: &Source, wrong: &csv::Error) -> Diagnostic {
    let byte = wrong.position().map_or(0, |position| position.byte() as usize);
    let problem = match wrong.kind() {
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
            format!("this row has {len} fields, the heading {expected_len}")
        }
        _ => format!("not a row of comma-separated values: {wrong}"),
    };
    source.error_at(byte, problem)
}

const COLUMNS: [&str; 13] = [
    "trial_id",
    "doi",
    "design",
    "n_analysed",
    "endpoint",
    "endpoint_unit",
    "time_days_from_first_session",
    "arm",
    "mean",
    "sd",
    "n_arm",
    "p_value",
    "note",
];

/// The position of each of [`COLUMNS`].
struct Columns([usize; COLUMNS.len()]);

impl Columns {
    fn of(source: &Source, header: &csv::StringRecord) -> Checked<Columns> {
        let mut places = [0; COLUMNS.len()];
        for (place, name) in places.iter_mut().zip(COLUMNS) {
            let found = header.iter().position(|column| column.trim() == name);
            *place = found.ok_or_else(|| {
                let wrong = source.error_at(0, format!("the heading has no column `{name}`"));
                wrong.expected(format!("the columns {}", COLUMNS.join(", "))).nearest(nearest(name, header.iter()))
            })?;
        }
        Ok(Columns(places))
    }

    fn text(&self, record: &csv::StringRecord, column: usize) -> String {
        record.get(self.0[column]).unwrap_or("").trim().to_owned()
    }

    fn number(&self, source: &Source, record: &csv::StringRecord, column: usize) -> Checked<Option<f64>> {
        let text = self.text(record, column);
        if text.is_empty() {
            return Ok(None);
        }
        match read_number(&text, Comma::default()) {
            Ok(number) => Ok(Some(number)),
            Err(problem) => {
                let wrong = problem.unplaced().in_file(&source.name).at(place(source, record));
                let said = format!("column `{}`: {}", COLUMNS[column], wrong.problem);
                Err(Diagnostic { problem: said, ..wrong })
            }
        }
    }

    fn row(&self, source: &Source, record: &csv::StringRecord) -> Checked<Row> {
        Ok(Row {
            line: u64::from(place(source, record).line),
            trial: self.text(record, 0),
            doi: self.text(record, 1),
            design: self.text(record, 2),
            analysed: self.number(source, record, 3)?,
            endpoint: self.text(record, 4),
            unit: self.text(record, 5),
            time: self.text(record, 6),
            arm: self.text(record, 7),
            mean: self.number(source, record, 8)?,
            sd: self.number(source, record, 9)?,
            n: self.number(source, record, 10)?,
            p: self.text(record, 11),
            note: self.text(record, 12),
        })
    }
}

/// Where a record begins.
fn place(source: &Source, record: &csv::StringRecord) -> Place {
    source.place(record.position().map_or(0, |position| position.byte() as usize))
}
