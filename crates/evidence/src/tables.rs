//! The evidence tables, built into the program and checked when first used.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::OnceLock;

use csv::StringRecord;

use crate::reference::Reference;
use crate::row::{Grade, Row};
use crate::trials::{self, TrialDesign};

/// Files with measured numbers, by name.
const FILES: [(&str, &str); 7] = [
    ("vial.csv", include_str!("../../../evidence/vial.csv")),
    ("skin.csv", include_str!("../../../evidence/skin.csv")),
    ("transport.csv", include_str!("../../../evidence/transport.csv")),
    ("healing.csv", include_str!("../../../evidence/healing.csv")),
    ("prp_hair.csv", include_str!("../../../evidence/prp_hair.csv")),
    ("response.csv", include_str!("../../../evidence/response.csv")),
    ("raters.csv", include_str!("../../../evidence/raters.csv")),
];

/// Outcomes of human trials. Only ids and designs are available here, so that no model can be fed with outcomes.
const TRIALS: &str = include_str!("../../../evidence/trials.csv");

const COLUMNS: [&str; 14] = [
    "id",
    "quantity",
    "value",
    "low",
    "high",
    "unit",
    "conditions",
    "species",
    "method",
    "source",
    "doi",
    "year",
    "grade",
    "note",
];

/// All rows of all tables.
#[derive(Clone, Debug, Default)]
pub struct Tables {
    rows: Vec<Row>,
    by_id: BTreeMap<String, usize>,
}

/// A row that cannot be believed, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableError {
    /// The file, for example `vial.csv`.
    pub table: &'static str,
    /// Line in the file.
    pub line: u32,
    /// What is wrong.
    pub problem: String,
}

impl fmt::Display for TableError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "evidence/{}:{}: {}", self.table, self.line, self.problem)
    }
}

impl std::error::Error for TableError {}

impl Tables {
    /// All rows, table by table in the order of the files.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// A row by its id.
    pub fn row(&self, id: &str) -> Option<&Row> {
        self.by_id.get(id).and_then(|&index| self.rows.get(index))
    }

    /// Reads one table and adds its rows.
    ///
    /// # Errors
    /// Unexpected columns, an id used twice, an invalid number, an empty unit, a malformed reference, an unknown grade.
    fn add(&mut self, table: &'static str, text: &str) -> Result<(), TableError> {
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let head = reader.headers().map_err(|e| broken(table, &e))?;
        if head.iter().ne(COLUMNS) {
            let problem = format!("the columns must be {}", COLUMNS.join(","));
            return Err(TableError { table, line: 1, problem });
        }
        for record in reader.records() {
            let record = record.map_err(|e| broken(table, &e))?;
            let line = record.position().map_or(0, |place| place.line().try_into().unwrap_or(u32::MAX));
            let wrong = |problem| TableError { table, line, problem };
            let row = read_row(&record, table, line).map_err(wrong)?;
            if let Some(&first) = self.by_id.get(&row.id) {
                let first = &self.rows[first];
                return Err(wrong(format!("`{}` is already in {}:{}", row.id, first.table, first.line)));
            }
            self.by_id.insert(row.id.clone(), self.rows.len());
            self.rows.push(row);
        }
        Ok(())
    }
}

/// All tables, read and checked once.
///
/// # Errors
/// The first row that is wrong, with file and line.
pub fn load() -> Result<&'static Tables, TableError> {
    static TABLES: OnceLock<Result<Tables, TableError>> = OnceLock::new();
    TABLES.get_or_init(|| read(&FILES)).as_ref().map_err(Clone::clone)
}

/// The embedded tables as they are: file name and text, for hashes and copies.
pub fn files() -> &'static [(&'static str, &'static str)] {
    &FILES
}

/// All rows; none where [`load`] fails, which a test rules out for the tables as shipped.
pub fn rows() -> &'static [Row] {
    load().map_or(&[], Tables::rows)
}

/// A row by its id.
pub fn row(id: &str) -> Option<&'static Row> {
    load().ok().and_then(|tables| tables.row(id))
}

/// Rows whose id begins with `text`; if there are none, rows that contain all its words anywhere in id or quantity.
pub fn search(text: &str) -> Vec<&'static Row> {
    let by_id: Vec<&Row> = rows().iter().filter(|row| row.id.starts_with(text)).collect();
    if !by_id.is_empty() {
        return by_id;
    }
    let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
    let holds = |row: &&Row| {
        let place = format!("{} {}", row.id, row.quantity).to_lowercase();
        !words.is_empty() && words.iter().all(|word| place.contains(word))
    };
    rows().iter().filter(holds).collect()
}

/// The id most like a misspelt one.
pub fn nearest_id(id: &str) -> Option<String> {
    exoskin_quantity::nearest(id, rows().iter().map(|row| row.id.as_str()))
}

/// Ids of the published trials, each once, sorted. Their outcomes are not part of this interface.
pub fn trial_ids() -> Vec<&'static str> {
    let first_cell = |line: &'static str| line.split(',').next().unwrap_or("");
    let is_id = |id: &&str| !id.is_empty() && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    let mut ids: Vec<&str> = TRIALS.lines().skip(1).map(first_cell).filter(is_id).collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}

/// How the published trials were done, each once, without their outcomes.
pub fn trial_designs() -> Vec<TrialDesign> {
    trials::designs(TRIALS)
}

fn read(files: &[(&'static str, &str)]) -> Result<Tables, TableError> {
    let mut tables = Tables::default();
    for (table, text) in files {
        tables.add(table, text)?;
    }
    Ok(tables)
}

fn broken(table: &'static str, error: &csv::Error) -> TableError {
    let line = error.position().map_or(0, |place| place.line().try_into().unwrap_or(u32::MAX));
    TableError { table, line, problem: format!("this row does not have {} cells ({error})", COLUMNS.len()) }
}

fn read_row(record: &StringRecord, table: &'static str, line: u32) -> Result<Row, String> {
    let mut cells = record.iter();
    let mut text = || cells.next().unwrap_or("").trim().to_owned();
    let (id, quantity) = (filled(text(), "id")?, filled(text(), "quantity")?);
    let (value, low, high) = (number(&text(), "value")?, number(&text(), "low")?, number(&text(), "high")?);
    let (unit, conditions, species) = (filled(text(), "unit")?, text(), text());
    let (method, source, doi) = (text(), filled(text(), "source")?, filled(text(), "doi")?);
    let (year, grade, note) = (year(&text())?, grade(&text())?, text());
    check_id(&id)?;
    check_order(value, low, high)?;
    Reference::parse(&doi).map_err(|problem| format!("`doi`: {problem}"))?;
    Ok(Row {
        id,
        quantity,
        value,
        low,
        high,
        unit,
        conditions,
        species,
        method,
        source,
        doi,
        year,
        grade,
        note,
        table,
        line,
    })
}

fn filled(text: String, column: &str) -> Result<String, String> {
    if text.is_empty() { Err(format!("`{column}` is empty")) } else { Ok(text) }
}

fn number(text: &str, column: &str) -> Result<Option<f64>, String> {
    if text.is_empty() {
        return Ok(None);
    }
    match text.parse::<f64>() {
        Ok(number) if number.is_finite() => Ok(Some(number)),
        _ => Err(format!("`{column}` is `{text}`, not a finite number")),
    }
}

fn year(text: &str) -> Result<Option<u16>, String> {
    match text.parse::<u16>() {
        _ if text.is_empty() => Ok(None),
        Ok(year) if (1800..2100).contains(&year) => Ok(Some(year)),
        _ => Err(format!("`year` is `{text}`, not a year")),
    }
}

fn grade(text: &str) -> Result<Grade, String> {
    Grade::parse(text).ok_or_else(|| format!("`grade` is `{text}`, not A, B, C or D"))
}

fn check_id(id: &str) -> Result<(), String> {
    let fine = id.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-' | b'+'));
    if fine { Ok(()) } else { Err(format!("`{id}` contains characters other than letters, digits, `.`, `_`, `-`")) }
}

fn check_order(value: Option<f64>, low: Option<f64>, high: Option<f64>) -> Result<(), String> {
    let above = |a: Option<f64>, b: Option<f64>| a.zip(b).is_some_and(|(a, b)| a > b);
    if above(low, high) {
        Err("`low` is above `high`".into())
    } else if above(low, value) || above(value, high) {
        Err("`value` is outside `low` to `high`".into())
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "id,quantity,value,low,high,unit,conditions,species,method,source,doi,year,grade,note\n";

    fn error_of(lines: &str) -> String {
        let text = format!("{HEAD}{lines}");
        read(&[("vial.csv", &text)]).unwrap_err().to_string()
    }

    #[test]
    fn errors_name_file_and_line() {
        let good = "a.b,x,1,,,um,,,,someone,PMC1,2001,A,\n";
        assert!(
            error_of(&format!("{good}a.b,x,1,,,um,,,,s,PMC1,,A,\n"))
                .starts_with("evidence/vial.csv:3: `a.b` is already")
        );
        assert!(error_of(&format!("{good}c,x,1,2\n")).starts_with("evidence/vial.csv:3: this row does not have"));
        assert_eq!(
            error_of("c,x,one,,,um,,,,s,PMC1,,A,\n"),
            "evidence/vial.csv:2: `value` is `one`, not a finite number"
        );
        assert!(error_of("c,x,inf,,,um,,,,s,PMC1,,A,\n").contains("finite"));
        assert!(error_of("c,x,1,3,2,um,,,,s,PMC1,,A,\n").contains("`low` is above"));
        assert!(error_of("c,x,5,1,2,um,,,,s,PMC1,,A,\n").contains("outside"));
        assert!(error_of("c,x,1,,,,,,,s,PMC1,,A,\n").contains("`unit` is empty"));
        assert!(error_of("c,x,1,,,um,,,,s,PMC1,,E,\n").contains("not A, B, C or D"));
        assert!(error_of("c,x,1,,,um,,,,s,PMC1,next,A,\n").contains("not a year"));
        assert_eq!(error_of("c,x,1,,,um,,,,s,,,A,\n"), "evidence/vial.csv:2: `doi` is empty");
        assert!(
            error_of("c,x,1,,,um,,,,s,PMID 12,,A,\n").starts_with("evidence/vial.csv:2: `doi`: `PMID 12` is not one")
        );
    }

    #[test]
    fn refuses_other_columns() {
        let error = read(&[("skin.csv", "id,value\na,1\n")]).unwrap_err();
        assert_eq!((error.line, error.table), (1, "skin.csv"));
    }
}
