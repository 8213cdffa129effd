//! A flat table with named columns, as Parquet or as CSV.

use std::io::Write;
use std::sync::Arc;

use parquet::basic::Compression;
use parquet::column::writer::ColumnWriter;
use parquet::data_type::ByteArray;
use parquet::errors::{ParquetError, Result as Written};
use parquet::file::metadata::KeyValue;
use parquet::file::properties::{EnabledStatistics, WriterProperties};
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::parser::parse_message_type;

use crate::error::RecordError;
use crate::table_file::{Cell, Kind};

/// A flat table; all columns have the same length.
#[derive(Clone, Debug)]
pub struct Table {
    /// Its name: the file's, without an ending.
    pub name: &'static str,
    columns: Vec<(String, Column)>,
}

/// One column.
#[derive(Clone, Debug)]
pub enum Column {
    /// Words.
    Text(Vec<String>),
    /// Whole numbers.
    Count(Vec<i64>),
    /// Numbers.
    Number(Vec<f64>),
    /// Numbers, some of them unknown.
    Maybe(Vec<Option<f64>>),
    /// Numbers of seven digits.
    Short(Vec<f32>),
}

impl Table {
    /// No column yet.
    pub fn new(name: &'static str) -> Table {
        Table { name, columns: Vec::new() }
    }

    /// The table with one more column.
    pub fn with(mut self, name: impl Into<String>, column: Column) -> Table {
        self.columns.push((name.into(), column));
        self
    }

    /// The names of its columns, in order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.columns.iter().map(|(name, _)| name.as_str())
    }

    /// Its columns by name, in order.
    pub fn into_columns(self) -> Vec<(String, Column)> {
        self.columns
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
        let mut writer = writer(Vec::new(), self.name, &self.columns, None)?;
        write_rows(&mut writer, &self.columns)?;
        writer.into_inner()
    }
}

/// A writer of a table with these columns, compressed with Snappy; `metadata` goes into the file's footer.
pub(crate) fn writer<W: Write + Send>(
    into: W,
    name: &str,
    columns: &[(String, Column)],
    metadata: Option<Vec<KeyValue>>,
) -> Written<SerializedFileWriter<W>> {
    let fields: String =
        columns.iter().map(|(name, column)| format!(" {} {name}{};", column.kind().0, column.kind().1)).collect();
    let schema = Arc::new(parse_message_type(&format!("message {name} {{{fields} }}"))?);
    let mut properties = WriterProperties::builder()
        .set_compression(Compression::SNAPPY)
        .set_created_by(concat!("exoskin ", env!("CARGO_PKG_VERSION")).to_owned());
    if metadata.is_some() {
        // Hardly any number occurs twice, so that neither dictionaries nor ranges pay for their bytes.
        properties = properties.set_dictionary_enabled(false).set_statistics_enabled(EnabledStatistics::None);
        for (name, _) in columns.iter().filter(|(_, column)| matches!(column, Column::Text(_))) {
            properties = properties.set_column_dictionary_enabled(name.as_str().into(), true);
        }
    }
    SerializedFileWriter::new(into, schema, Arc::new(properties.set_key_value_metadata(metadata).build()))
}

/// Writes the rows of all columns as one group.
pub(crate) fn write_rows<W: Write + Send>(
    writer: &mut SerializedFileWriter<W>,
    columns: &[(String, Column)],
) -> Written<()> {
    let mut rows = writer.next_row_group()?;
    for (_, column) in columns {
        let mut open = rows.next_column()?.ok_or_else(|| ParquetError::General("a column too many".to_owned()))?;
        write_column(open.untyped(), column)?;
        open.close()?;
    }
    rows.close()?;
    Ok(())
}

impl Column {
    /// No value yet.
    pub(crate) fn empty(kind: Kind) -> Column {
        match kind {
            Kind::Text => Column::Text(Vec::new()),
            Kind::Count => Column::Count(Vec::new()),
            Kind::Number => Column::Number(Vec::new()),
            Kind::Maybe => Column::Maybe(Vec::new()),
            Kind::Short => Column::Short(Vec::new()),
        }
    }

    /// Adds a value; false where it does not fit.
    pub(crate) fn push(&mut self, cell: Cell<'_>) -> bool {
        match (self, cell) {
            (Column::Text(values), Cell::Text(text)) => values.push(text.to_owned()),
            (Column::Count(values), Cell::Count(count)) => values.push(count),
            (Column::Number(values), Cell::Number(value)) => values.push(value),
            (Column::Maybe(values), Cell::Number(value)) => values.push(Some(value)),
            (Column::Maybe(values), Cell::Nothing) => values.push(None),
            (Column::Short(values), Cell::Number(value)) => values.push(value as f32),
            _ => return false,
        }
        true
    }

    /// No value any more.
    pub(crate) fn clear(&mut self) {
        match self {
            Column::Text(values) => values.clear(),
            Column::Count(values) => values.clear(),
            Column::Number(values) => values.clear(),
            Column::Maybe(values) => values.clear(),
            Column::Short(values) => values.clear(),
        }
    }

    /// Parquet's name for its kind: the parts before and after the column name.
    fn kind(&self) -> (&'static str, &'static str) {
        match self {
            Column::Text(_) => ("REQUIRED BYTE_ARRAY", " (UTF8)"),
            Column::Count(_) => ("REQUIRED INT64", ""),
            Column::Number(_) => ("REQUIRED DOUBLE", ""),
            Column::Maybe(_) => ("OPTIONAL DOUBLE", ""),
            Column::Short(_) => ("REQUIRED FLOAT", ""),
        }
    }

    pub(crate) fn len(&self) -> usize {
        match self {
            Column::Text(values) => values.len(),
            Column::Count(values) => values.len(),
            Column::Number(values) => values.len(),
            Column::Maybe(values) => values.len(),
            Column::Short(values) => values.len(),
        }
    }

    fn text(&self, row: usize) -> String {
        match self {
            Column::Text(values) => values[row].clone(),
            Column::Count(values) => values[row].to_string(),
            Column::Number(values) => values[row].to_string(),
            Column::Maybe(values) => values[row].map_or_else(String::new, |value| value.to_string()),
            Column::Short(values) => values[row].to_string(),
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
        (ColumnWriter::FloatColumnWriter(writer), Column::Short(values)) => {
            writer.write_batch(values, None, None)?;
        }
        _ => return Err(ParquetError::General("a column of another type than its schema".to_owned())),
    }
    Ok(())
}
