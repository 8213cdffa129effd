//! A table of a run, read back column by column.

use std::fs::File;
use std::path::Path;

use parquet::basic::Type;
use parquet::column::reader::{ColumnReader, ColumnReaderImpl};
use parquet::data_type::{ByteArray, DataType};
use parquet::errors::{ParquetError, Result as Found};
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::schema::types::ColumnDescriptor;

use crate::error::RecordError;
use crate::table::{Column, Table};
use crate::table_file::Kind;

impl Table {
    /// The table at `path`, as exoskin wrote it.
    ///
    /// # Errors
    /// A file that cannot be read, or that is not a table of exoskin's.
    pub fn read(name: &'static str, path: &Path) -> Result<Table, RecordError> {
        let file = File::open(path).map_err(RecordError::io("read", path))?;
        let damaged =
            |error: ParquetError| RecordError::Damaged { path: path.to_path_buf(), problem: error.to_string() };
        let columns = columns(file).map_err(damaged)?;
        Ok(columns.into_iter().fold(Table::new(name), |table, (name, column)| table.with(name, column)))
    }
}

fn columns(file: File) -> Found<Vec<(String, Column)>> {
    let reader = SerializedFileReader::new(file)?;
    let schema = reader.metadata().file_metadata().schema_descr_ptr();
    let empty = |column: &ColumnDescriptor| Ok((column.name().to_owned(), Column::empty(kind(column)?)));
    let mut columns = schema.columns().iter().map(|column| empty(column)).collect::<Found<Vec<_>>>()?;
    for group in 0..reader.num_row_groups() {
        let rows = reader.get_row_group(group)?;
        let count = usize::try_from(rows.metadata().num_rows()).map_err(|_| strange())?;
        for (place, (_, column)) in columns.iter_mut().enumerate() {
            append(rows.get_column_reader(place)?, count, column)?;
        }
    }
    Ok(columns)
}

fn kind(column: &ColumnDescriptor) -> Found<Kind> {
    match (column.physical_type(), column.max_def_level()) {
        (Type::BYTE_ARRAY, 0) => Ok(Kind::Text),
        (Type::INT64, 0) => Ok(Kind::Count),
        (Type::DOUBLE, 0) => Ok(Kind::Number),
        (Type::DOUBLE, 1) => Ok(Kind::Maybe),
        (Type::FLOAT, 0) => Ok(Kind::Short),
        _ => Err(strange()),
    }
}

fn strange() -> ParquetError {
    ParquetError::General("a column of a kind that exoskin does not write".to_owned())
}

fn append(reader: ColumnReader, count: usize, column: &mut Column) -> Found<()> {
    match (reader, column) {
        (ColumnReader::ByteArrayColumnReader(mut reader), Column::Text(texts)) => {
            let mut bytes: Vec<ByteArray> = Vec::with_capacity(count);
            all(&mut reader, count, None, &mut bytes)?;
            for one in bytes {
                texts.push(one.as_utf8()?.to_owned());
            }
        }
        (ColumnReader::Int64ColumnReader(mut reader), Column::Count(values)) => all(&mut reader, count, None, values)?,
        (ColumnReader::DoubleColumnReader(mut reader), Column::Number(values)) => {
            all(&mut reader, count, None, values)?;
        }
        (ColumnReader::FloatColumnReader(mut reader), Column::Short(values)) => all(&mut reader, count, None, values)?,
        (ColumnReader::DoubleColumnReader(mut reader), Column::Maybe(values)) => {
            let (mut present, mut known) = (Vec::with_capacity(count), Vec::with_capacity(count));
            all(&mut reader, count, Some(&mut present), &mut known)?;
            let mut known = known.into_iter();
            values.extend(present.into_iter().map(|level| if level > 0 { known.next() } else { None }));
        }
        _ => return Err(strange()),
    }
    Ok(())
}

/// All values of one column in one group of rows.
fn all<T: DataType>(
    reader: &mut ColumnReaderImpl<T>,
    count: usize,
    mut levels: Option<&mut Vec<i16>>,
    values: &mut Vec<T::T>,
) -> Found<()> {
    let mut left = count;
    while left > 0 {
        let (read, ..) = reader.read_records(left, levels.as_deref_mut(), None, values)?;
        if read == 0 {
            return Err(ParquetError::General("rows are missing".to_owned()));
        }
        left -= read;
    }
    Ok(())
}
