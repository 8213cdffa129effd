//! `ledger.parquet`, `readouts.parquet` and `differences.parquet`: the numbers of a summary as flat tables that every tool
//! reads.

use std::collections::BTreeSet;
use std::sync::Arc;

use parquet::basic::Compression;
use parquet::column::writer::ColumnWriter;
use parquet::data_type::ByteArray;
use parquet::errors::{ParquetError, Result as Written};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::parser::parse_message_type;

use crate::error::RecordError;
use crate::summary::{ArmSummary, Band, Difference, Summary};

const LEDGER: &str = "message ledger {
    REQUIRED BYTE_ARRAY arm (UTF8); REQUIRED BYTE_ARRAY fate (UTF8); REQUIRED INT64 count;
    OPTIONAL DOUBLE share_median; OPTIONAL DOUBLE share_p05; OPTIONAL DOUBLE share_p95; }";

const READOUTS: &str = "message readouts {
    REQUIRED BYTE_ARRAY arm (UTF8); REQUIRED BYTE_ARRAY readout (UTF8); REQUIRED BYTE_ARRAY unit (UTF8);
    REQUIRED DOUBLE day; REQUIRED DOUBLE median; OPTIONAL DOUBLE p05; OPTIONAL DOUBLE p95; }";

/// The columns that every table of differences has; those of the hypotheses follow.
const DIFFERENCES: &str = "REQUIRED BYTE_ARRAY arm (UTF8); REQUIRED BYTE_ARRAY against (UTF8);
    REQUIRED BYTE_ARRAY readout (UTF8); REQUIRED BYTE_ARRAY unit (UTF8); REQUIRED DOUBLE day; REQUIRED DOUBLE above;";

const HOURS_PER_DAY: f64 = 24.0;

/// `ledger.parquet`: one line per arm and fate; integer counts of the reported draw, shares over the draws.
pub fn ledger(summary: &Summary) -> Result<Vec<u8>, RecordError> {
    let lines = || summary.arms.iter().flat_map(|arm| arm.ledger.fates.iter().map(move |fate| (arm, fate)));
    let share = |(arm, (fate, _)): (&'_ ArmSummary, (&String, &u64))| arm.fate_shares.get(fate).copied();
    let counts: Result<Vec<i64>, _> = lines().map(|(_, (_, count))| i64::try_from(*count)).collect();
    let columns = vec![
        Column::Text(lines().map(|(arm, _)| arm.name.clone()).collect()),
        Column::Text(lines().map(|(_, (fate, _))| fate.clone()).collect()),
        Column::Count(counts.map_err(|_| bad("ledger.parquet", "a count above 9e18"))?),
        Column::Maybe(lines().map(|line| share(line).map(|band| band.median)).collect()),
        Column::Maybe(lines().map(|line| share(line).map(|band| band.p05)).collect()),
        Column::Maybe(lines().map(|line| share(line).map(|band| band.p95)).collect()),
    ];
    file("ledger.parquet", LEDGER, &columns)
}

/// `readouts.parquet`: one line per arm, readout and time; the course of the counts first (shares of the applied
/// vesicles by place in the reported draw, which has no band), then every readout with its band.
pub fn readouts(summary: &Summary) -> Result<Vec<u8>, RecordError> {
    let lines: Vec<Line> = summary.arms.iter().flat_map(|arm| course(arm).chain(banded(arm))).collect();
    let columns = vec![
        Column::Text(lines.iter().map(|line| line.arm.to_owned()).collect()),
        Column::Text(lines.iter().map(|line| line.readout.to_owned()).collect()),
        Column::Text(lines.iter().map(|line| line.unit.to_owned()).collect()),
        Column::Number(lines.iter().map(|line| line.day).collect()),
        Column::Number(lines.iter().map(|line| line.median).collect()),
        Column::Maybe(lines.iter().map(|line| line.p05).collect()),
        Column::Maybe(lines.iter().map(|line| line.p95).collect()),
    ];
    file("readouts.parquet", READOUTS, &columns)
}

/// `differences.parquet`: one line per arm, readout and reported day. Bands are three columns each: the value, the change
/// from the start, the difference from the arm `against`, the same under each hypothesis alone (`if_nothing_median`, ...),
/// and the share of the change that the procedure makes. No line where nothing was compared.
pub fn differences(summary: &Summary) -> Result<Vec<u8>, RecordError> {
    let rows: Vec<&Difference> = summary.comparison.iter().flat_map(|comparison| &comparison.rows).collect();
    let against = summary.comparison.as_ref().map_or("", |comparison| &comparison.against);
    let text = |of: fn(&Difference) -> &str| Column::Text(rows.iter().map(|row| of(row).to_owned()).collect());
    let mut schema = String::from(DIFFERENCES);
    let mut columns = vec![
        text(|row| &row.arm),
        Column::Text(rows.iter().map(|_| against.to_owned()).collect()),
        text(|row| &row.readout),
        text(|row| &row.unit),
        Column::Number(rows.iter().map(|row| row.day).collect()),
        Column::Number(rows.iter().map(|row| row.above).collect()),
    ];
    let mut add = |name: &str, of: &dyn Fn(&Difference) -> Option<Band>| {
        let bands: Vec<Option<Band>> = rows.iter().map(|row| of(row)).collect();
        schema.push_str(&triple(name));
        columns.extend(three(&bands));
    };
    add("value", &|row| Some(row.value));
    add("change", &|row| Some(row.change));
    add("difference", &|row| Some(row.difference));
    for hypothesis in rows.iter().flat_map(|row| row.by_hypothesis.keys()).collect::<BTreeSet<_>>() {
        add(&format!("if_{hypothesis}"), &|row| row.by_hypothesis.get(hypothesis).copied());
    }
    add("share_of_procedure", &|row| row.share_of_procedure);
    file("differences.parquet", &format!("message differences {{ {schema} }}"), &columns)
}

/// The schema of a band: three columns that may be empty.
fn triple(name: &str) -> String {
    ["median", "p05", "p95"].map(|end| format!(" OPTIONAL DOUBLE {name}_{end};")).concat()
}

fn three(bands: &[Option<Band>]) -> [Column; 3] {
    let ends: [fn(Band) -> f64; 3] = [|band| band.median, |band| band.p05, |band| band.p95];
    ends.map(|end| Column::Maybe(bands.iter().map(|band| band.map(end)).collect()))
}

struct Line<'a> {
    arm: &'a str,
    readout: &'a str,
    unit: &'a str,
    day: f64,
    median: f64,
    p05: Option<f64>,
    p95: Option<f64>,
}

fn course(arm: &ArmSummary) -> impl Iterator<Item = Line<'_>> {
    arm.course.places.iter().flat_map(move |(place, shares)| {
        arm.course.hours.iter().zip(shares).map(move |(hours, &median)| Line {
            arm: &arm.name,
            readout: place,
            unit: "share of applied",
            day: hours / HOURS_PER_DAY,
            median,
            p05: None,
            p95: None,
        })
    })
}

fn banded(arm: &ArmSummary) -> impl Iterator<Item = Line<'_>> {
    arm.readouts.iter().flat_map(move |(name, readout)| {
        let ends = readout.p05.iter().zip(&readout.p95);
        readout.days.iter().zip(&readout.median).zip(ends).map(move |((&day, &median), (&p05, &p95))| Line {
            arm: &arm.name,
            readout: name,
            unit: &readout.unit,
            day,
            median,
            p05: Some(p05),
            p95: Some(p95),
        })
    })
}

/// One column of a table.
enum Column {
    Text(Vec<String>),
    Count(Vec<i64>),
    Number(Vec<f64>),
    Maybe(Vec<Option<f64>>),
}

fn file(document: &'static str, schema: &str, columns: &[Column]) -> Result<Vec<u8>, RecordError> {
    encode(schema, columns).map_err(|error| bad(document, &error.to_string()))
}

fn bad(document: &'static str, problem: &str) -> RecordError {
    RecordError::Format { document, problem: problem.to_owned() }
}

fn encode(schema: &str, columns: &[Column]) -> Written<Vec<u8>> {
    let properties = WriterProperties::builder().set_compression(Compression::SNAPPY);
    let properties = properties.set_created_by(concat!("exoskin ", env!("CARGO_PKG_VERSION")).to_owned());
    let mut bytes = Vec::new();
    let schema = Arc::new(parse_message_type(schema)?);
    let mut writer = SerializedFileWriter::new(&mut bytes, schema, Arc::new(properties.build()))?;
    let mut rows = writer.next_row_group()?;
    for column in columns {
        let mut open = rows.next_column()?.ok_or_else(|| ParquetError::General("a column too many".to_owned()))?;
        write_column(open.untyped(), column)?;
        open.close()?;
    }
    rows.close()?;
    writer.close()?;
    Ok(bytes)
}

fn write_column(writer: &mut ColumnWriter<'_>, column: &Column) -> Written<()> {
    match (writer, column) {
        (ColumnWriter::ByteArrayColumnWriter(writer), Column::Text(values)) => {
            let values: Vec<ByteArray> = values.iter().map(|text| ByteArray::from(text.as_str())).collect();
            writer.write_batch(&values, None, None)?;
        }
        (ColumnWriter::Int64ColumnWriter(writer), Column::Count(values)) => {
            writer.write_batch(values, None, None)?;
        }
        (ColumnWriter::DoubleColumnWriter(writer), Column::Number(values)) => {
            writer.write_batch(values, None, None)?;
        }
        (ColumnWriter::DoubleColumnWriter(writer), Column::Maybe(values)) => {
            let present: Vec<i16> = values.iter().map(|value| i16::from(value.is_some())).collect();
            let values: Vec<f64> = values.iter().flatten().copied().collect();
            writer.write_batch(&values, Some(&present), None)?;
        }
        _ => return Err(ParquetError::General("a column of another type than its schema".to_owned())),
    }
    Ok(())
}
