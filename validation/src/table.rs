//! `evidence/trials.csv`: one row per trial, endpoint, time and arm.

use std::path::Path;

/// Trials that no comparison may use: implausible claims, doubtful data, no control. Their rows are dropped on reading,
/// before anything can look at them.
pub const NEVER: [&str; 8] = [
    "placenta_msc_exo_hair2024",
    "pep2025_stsg_donor",
    "kishta2025_dfu",
    "seby_mn_prp_vs_vitc",
    "imcas2025_exo_mn_hair300",
    // Uncontrolled platelet-serum studies.
    "proffer2022_hpe",
    "wyles2024_hpe",
    "kaufman2023_hpe_redness",
];

/// One row, as written.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Line in the file.
    pub line: u64,
    /// Trial.
    pub trial: String,
    /// Where it was published; empty where unknown.
    pub doi: String,
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

impl Trials {
    /// Reads the table of `root`.
    ///
    /// # Errors
    /// It cannot be read, a column is missing, a number is invalid.
    pub fn read(root: &Path) -> Result<Trials, String> {
        let path = root.join("evidence/trials.csv");
        let text = std::fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
        Trials::parse(&text)
    }

    /// Reads the table from a text.
    ///
    /// # Errors
    /// A column is missing, a number is invalid.
    pub fn parse(text: &str) -> Result<Trials, String> {
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let columns = Columns::of(reader.headers().map_err(|e| e.to_string())?)?;
        let mut rows = Vec::new();
        for record in reader.records() {
            let record = record.map_err(|e| e.to_string())?;
            if !NEVER.contains(&columns.text(&record, 0).as_str()) {
                rows.push(columns.row(&record)?);
            }
        }
        Ok(Trials { rows })
    }

    /// The one row that is meant.
    ///
    /// # Errors
    /// None, or several.
    pub fn one(&self, which: Which<'_>) -> Result<&Row, String> {
        let meant = |row: &&Row| {
            let at = which.time.is_none_or(|time| row.time == time);
            row.trial == which.trial && row.endpoint == which.endpoint && row.arm == which.arm && at
        };
        let found: Vec<&Row> = self.rows.iter().filter(meant).collect();
        match found[..] {
            [row] => Ok(row),
            [] => Err(format!("evidence/trials.csv has no row for {which:?}")),
            _ => Err(format!("evidence/trials.csv has {} rows for {which:?}", found.len())),
        }
    }
}

const COLUMNS: [&str; 11] = [
    "trial_id",
    "doi",
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
    fn of(header: &csv::StringRecord) -> Result<Columns, String> {
        let mut places = [0; COLUMNS.len()];
        for (place, name) in places.iter_mut().zip(COLUMNS) {
            let found = header.iter().position(|column| column == name);
            *place = found.ok_or_else(|| format!("evidence/trials.csv has no column `{name}`"))?;
        }
        Ok(Columns(places))
    }

    fn text(&self, record: &csv::StringRecord, column: usize) -> String {
        record.get(self.0[column]).unwrap_or("").trim().to_owned()
    }

    fn number(&self, record: &csv::StringRecord, column: usize) -> Result<Option<f64>, String> {
        let text = self.text(record, column);
        if text.is_empty() {
            return Ok(None);
        }
        let line = record.position().map_or(0, csv::Position::line);
        let number = text.parse::<f64>().ok().filter(|number| number.is_finite());
        number.map(Some).ok_or_else(|| format!("evidence/trials.csv:{line}: `{text}` is no number"))
    }

    fn row(&self, record: &csv::StringRecord) -> Result<Row, String> {
        Ok(Row {
            line: record.position().map_or(0, csv::Position::line),
            trial: self.text(record, 0),
            doi: self.text(record, 1),
            endpoint: self.text(record, 2),
            unit: self.text(record, 3),
            time: self.text(record, 4),
            arm: self.text(record, 5),
            mean: self.number(record, 6)?,
            sd: self.number(record, 7)?,
            n: self.number(record, 8)?,
            p: self.text(record, 9),
            note: self.text(record, 10),
        })
    }
}
