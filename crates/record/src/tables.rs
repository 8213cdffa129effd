//! `ledger.parquet` and `readouts.parquet`: the numbers of a summary as flat tables that every tool reads.

use std::sync::Arc;

use parquet::basic::Compression;
use parquet::column::writer::ColumnWriter;
use parquet::data_type::ByteArray;
use parquet::errors::{ParquetError, Result as Written};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::parser::parse_message_type;

use crate::error::RecordError;
use crate::summary::{ArmSummary, Summary};

const LEDGER: &str = "message ledger {
    REQUIRED BYTE_ARRAY arm (UTF8); REQUIRED BYTE_ARRAY fate (UTF8); REQUIRED INT64 count;
    OPTIONAL DOUBLE share_median; OPTIONAL DOUBLE share_p05; OPTIONAL DOUBLE share_p95; }";

const READOUTS: &str = "message readouts {
    REQUIRED BYTE_ARRAY arm (UTF8); REQUIRED BYTE_ARRAY readout (UTF8); REQUIRED BYTE_ARRAY unit (UTF8);
    REQUIRED DOUBLE day; REQUIRED DOUBLE median; OPTIONAL DOUBLE p05; OPTIONAL DOUBLE p95; }";

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
