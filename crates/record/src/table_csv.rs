//! A table of a run, read back as CSV.

use std::fs::File;
use std::path::Path;

use parquet::errors::ParquetError;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::Field;

use crate::error::RecordError;
use crate::table_file::{HEADINGS, Heading};

/// The table at `path` as CSV with a heading; unknown values are empty, numbers keep every digit.
///
/// # Errors
/// A file that cannot be read, or that is not a table of exoskin's.
pub fn csv(path: &Path) -> Result<Vec<u8>, RecordError> {
    let file = File::open(path).map_err(RecordError::io("read", path))?;
    let bad = |problem: String| RecordError::Damaged { path: path.to_path_buf(), problem };
    written(file).map_err(|error| bad(error.to_string()))
}

/// What each column of the table at `path` contains, from its own footer; none where it does not say.
///
/// # Errors
/// A file that cannot be read, or that is not a table of exoskin's.
pub fn headings(path: &Path) -> Result<Vec<Heading>, RecordError> {
    let file = File::open(path).map_err(RecordError::io("read", path))?;
    let bad = |problem: String| RecordError::Damaged { path: path.to_path_buf(), problem };
    let reader = SerializedFileReader::new(file).map_err(|error| bad(error.to_string()))?;
    let footer = reader.metadata().file_metadata().key_value_metadata();
    let found = footer.and_then(|pairs| pairs.iter().find(|pair| pair.key == HEADINGS)?.value.clone());
    found.map_or_else(|| Ok(Vec::new()), |text| serde_json::from_str(&text).map_err(|error| bad(error.to_string())))
}

fn written(file: File) -> Result<Vec<u8>, ParquetError> {
    let reader = SerializedFileReader::new(file)?;
    let other = |error: csv::Error| ParquetError::General(error.to_string());
    let mut writer = csv::Writer::from_writer(Vec::new());
    let schema = reader.metadata().file_metadata().schema_descr_ptr();
    writer.write_record(schema.columns().iter().map(|column| column.name())).map_err(other)?;
    for row in reader.get_row_iter(None)? {
        let cells = row?.into_columns().into_iter().map(|(_, field)| text(&field));
        writer.write_record(cells.collect::<Option<Vec<String>>>().ok_or_else(unknown)?).map_err(other)?;
    }
    writer.into_inner().map_err(|error| ParquetError::General(error.to_string()))
}

fn unknown() -> ParquetError {
    ParquetError::General("a value of a kind that exoskin does not write".to_owned())
}

fn text(field: &Field) -> Option<String> {
    match field {
        Field::Null => Some(String::new()),
        Field::Str(text) => Some(text.clone()),
        Field::Long(value) => Some(value.to_string()),
        Field::Float(value) => Some(value.to_string()),
        Field::Double(value) => Some(value.to_string()),
        _ => None,
    }
}
