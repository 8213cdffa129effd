//! A flat table with named columns, as Parquet or as CSV.

use std::sync::Arc;

use parquet::basic::Compression;
use parquet::column::writer::ColumnWriter;
use parquet::data_type::ByteArray;
use parquet::errors::{ParquetError, Result as Written};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::parser::parse_message_type;

use crate::error::RecordError;

/// A flat table; all columns have the same length.
#[derive(Debug)]
pub struct Table {
    /// Its name: the file's, without an ending.
    pub name: &'static str,
    columns: Vec<(String, Column)>,
}

/// One column.
#[derive(Debug)]
pub(crate) enum Column {
    Text(Vec<String>),
    Count(Vec<i64>),
    Number(Vec<f64>),
    Maybe(Vec<Option<f64>>),
}

impl Table {
    /// No column yet.
    pub(crate) fn new(name: &'static str) -> Table {
        Table { name, columns: Vec::new() }
    }

    /// The table with one more column.
    pub(crate) fn with(mut self, name: impl Into<String>, column: Column) -> Table {
        self.columns.push((name.into(), column));
        self
    }

    /// As Parquet, compressed with Snappy.
    ///
    /// # Errors
    /// A table that Parquet cannot hold: a defect.
    pub fn parquet(&self) -> Result<Vec<u8>, RecordError> {
        self.encoded().map_err(|error| self.bad(error))
    }

    /// As CSV with a heading; unknown values are empty, numbers keep every digit.
    ///
    /// # Errors
    /// Memory ran out.
    pub fn csv(&self) -> Result<Vec<u8>, RecordError> {
        let mut writer = csv::Writer::from_writer(Vec::new());
        let mut write = || -> Result<(), csv::Error> {
            writer.write_record(self.columns.iter().map(|(name, _)| name))?;
            for row in 0..self.rows() {
                writer.write_record(self.columns.iter().map(|(_, column)| column.text(row)))?;
            }
            Ok(())
        };
        write().map_err(|error| self.bad(error))?;
        writer.into_inner().map_err(|error| self.bad(error))
    }

    fn rows(&self) -> usize {
        self.columns.first().map_or(0, |(_, column)| column.len())
    }

    fn bad(&self, problem: impl ToString) -> RecordError {
        RecordError::Format { document: self.name, problem: problem.to_string() }
    }

    fn encoded(&self) -> Written<Vec<u8>> {
        let fields: String = self
            .columns
            .iter()
            .map(|(name, column)| format!(" {} {name}{};", column.kind().0, column.kind().1))
            .collect();
        let schema = Arc::new(parse_message_type(&format!("message {} {{{fields} }}", self.name))?);
        let properties = WriterProperties::builder().set_compression(Compression::SNAPPY);
        let properties = properties.set_created_by(concat!("exoskin ", env!("CARGO_PKG_VERSION")).to_owned());
        let mut bytes = Vec::new();
        let mut writer = SerializedFileWriter::new(&mut bytes, schema, Arc::new(properties.build()))?;
        let mut rows = writer.next_row_group()?;
        for (_, column) in &self.columns {
            let mut open = rows.next_column()?.ok_or_else(|| ParquetError::General("a column too many".to_owned()))?;
            write_column(open.untyped(), column)?;
            open.close()?;
        }
        rows.close()?;
        writer.close()?;
        Ok(bytes)
    }
}

impl Column {
    /// Parquet's name for its kind: the parts before and after the column name.
    fn kind(&self) -> (&'static str, &'static str) {
        match self {
            Column::Text(_) => ("REQUIRED BYTE_ARRAY", " (UTF8)"),
            Column::Count(_) => ("REQUIRED INT64", ""),
            Column::Number(_) => ("REQUIRED DOUBLE", ""),
            Column::Maybe(_) => ("OPTIONAL DOUBLE", ""),
        }
    }

    fn len(&self) -> usize {
        match self {
            Column::Text(values) => values.len(),
            Column::Count(values) => values.len(),
            Column::Number(values) => values.len(),
            Column::Maybe(values) => values.len(),
        }
    }

    fn text(&self, row: usize) -> String {
        match self {
            Column::Text(values) => values[row].clone(),
            Column::Count(values) => values[row].to_string(),
            Column::Number(values) => values[row].to_string(),
            Column::Maybe(values) => values[row].map_or_else(String::new, |value| value.to_string()),
        }
    }
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
