//! Tables of numbers, handed over without a copy: as a whole by Arrow's C interface, column by column by NumPy's.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;

use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_array::types::{Float32Type, Float64Type, Int64Type};
use arrow_array::{
    Array, ArrayRef, ArrowPrimitiveType, Float64Array, PrimitiveArray, RecordBatch, RecordBatchIterator, StringArray,
};
use arrow_schema::{ArrowError, Field, Schema};
use exoskin::Error;
use exoskin::record::Heading;
use exoskin::record::table::{Column as Values, Table as Rows};
use pyo3::exceptions::{PyAttributeError, PyKeyError};
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyDict};

use crate::errors::failed;

/// A table: columns of the same length, with units.
#[pyclass(frozen, module = "exoskin._native")]
pub struct Table {
    batch: RecordBatch,
    name: &'static str,
}

impl Table {
    /// The rows, with what is known about their columns.
    pub fn of(py: Python<'_>, rows: Rows, headings: &[Heading]) -> PyResult<Table> {
        let name = rows.name;
        let (mut fields, mut arrays) = (Vec::new(), Vec::new());
        for (name, values) in rows.into_columns() {
            let array = array(values);
            let field = Field::new(&name, array.data_type().clone(), array.is_nullable());
            let known = headings.iter().find(|heading| heading.name == name);
            fields.push(known.map_or(field.clone(), |heading| {
                let told = [("unit", &heading.unit), ("what", &heading.what), ("key", &heading.key)];
                let told: HashMap<String, String> = told.map(|(key, text)| (key.to_owned(), text.clone())).into();
                field.with_metadata(told)
            }));
            arrays.push(array);
        }
        let batch = RecordBatch::try_new(Arc::new(Schema::new(fields)), arrays);
        Ok(Table { batch: batch.map_err(|wrong| defect(py, &wrong))?, name })
    }

    fn place(&self, name: &str) -> PyResult<usize> {
        let places = self.batch.schema();
        places.index_of(name).map_err(|_| {
            let near = exoskin::nearest(name, places.fields().iter().map(|field| field.name().as_str()));
            PyKeyError::new_err(match near {
                Some(near) => format!("no column {}; did you mean `{near}`?", exoskin::quoted(name)),
                None => format!("no column {}", exoskin::quoted(name)),
            })
        })
    }
}

fn defect(py: Python<'_>, wrong: &ArrowError) -> PyErr {
    failed(py, &Error::Run(wrong.to_string()))
}

/// The same memory as Arrow's array. What is not known is NaN in memory, and null by Arrow's bits.
fn array(values: Values) -> ArrayRef {
    match values {
        Values::Text(texts) => Arc::new(StringArray::from(texts)),
        Values::Count(counts) => Arc::new(PrimitiveArray::<Int64Type>::from(counts)),
        Values::Number(numbers) => Arc::new(Float64Array::from(numbers)),
        Values::Short(numbers) => Arc::new(PrimitiveArray::<Float32Type>::from(numbers)),
        Values::Maybe(numbers) => {
            let known = numbers.iter().map(Option::is_some).collect();
            let filled: Vec<f64> = numbers.into_iter().map(|number| number.unwrap_or(f64::NAN)).collect();
            Arc::new(Float64Array::new(filled.into(), Some(known)))
        }
    }
}

#[pymethods]
impl Table {
    /// The table as an Arrow stream, for pyarrow, pandas, polars, DuckDB and others; nothing is copied.
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        // Whoever asks for another form casts what it gets.
        drop(requested_schema);
        let reader = RecordBatchIterator::new([Ok(self.batch.clone())], self.batch.schema());
        PyCapsule::new_with_value(py, FFI_ArrowArrayStream::new(Box::new(reader)), c"arrow_array_stream")
    }

    /// The table's name.
    #[getter]
    fn name(&self) -> &'static str {
        self.name
    }

    /// The names of the columns, in order.
    #[getter]
    fn names(&self) -> Vec<String> {
        self.batch.schema().fields().iter().map(|field| field.name().clone()).collect()
    }

    fn __len__(&self) -> usize {
        self.batch.num_rows()
    }

    /// One column.
    fn __getitem__(&self, name: &str) -> PyResult<Column> {
        let place = self.place(name)?;
        let field = self.batch.schema().field(place).clone();
        Ok(Column { array: Arc::clone(self.batch.column(place)), field })
    }

    fn __contains__(&self, name: &str) -> bool {
        self.batch.schema().index_of(name).is_ok()
    }

    /// Writes the table as a new Parquet file.
    fn to_parquet(&self, py: Python<'_>, path: PathBuf) -> PyResult<()> {
        let write = || -> Result<(), Error> {
            let rows = rows(self.name, &self.batch);
            let bytes = rows.parquet().map_err(|wrong| Error::Run(wrong.to_string()))?;
            exoskin::page::write_new(&path, &bytes)
        };
        py.detach(write).map_err(|error| failed(py, &error))
    }
}

/// The batch as exoskin writes tables.
fn rows(name: &'static str, batch: &RecordBatch) -> Rows {
    let schema = batch.schema();
    let columns = schema.fields().iter().zip(batch.columns());
    columns.fold(Rows::new(name), |rows, (field, array)| match values(array) {
        Some(values) => rows.with(field.name(), values),
        None => rows,
    })
}

fn values(array: &ArrayRef) -> Option<Values> {
    let array = array.as_any();
    if let Some(texts) = array.downcast_ref::<StringArray>() {
        return Some(Values::Text(texts.iter().map(|text| text.unwrap_or_default().to_owned()).collect()));
    }
    if let Some(counts) = array.downcast_ref::<PrimitiveArray<Int64Type>>() {
        return Some(Values::Count(counts.values().to_vec()));
    }
    if let Some(numbers) = array.downcast_ref::<PrimitiveArray<Float32Type>>() {
        return Some(Values::Short(numbers.values().to_vec()));
    }
    let numbers = array.downcast_ref::<Float64Array>()?;
    Some(match numbers.nulls() {
        Some(_) => Values::Maybe(numbers.iter().collect()),
        None => Values::Number(numbers.values().to_vec()),
    })
}

/// One column: its memory is the table's, and stays alive as long as anything looks at it.
#[pyclass(frozen, module = "exoskin._native")]
pub struct Column {
    array: ArrayRef,
    field: Field,
}

#[pymethods]
impl Column {
    /// The name of the column.
    #[getter]
    fn name(&self) -> &str {
        self.field.name()
    }

    /// The unit of its values; empty for words and numbers of things.
    #[getter]
    fn unit(&self) -> &str {
        self.field.metadata().get("unit").map_or("", String::as_str)
    }

    /// What it contains, in words; empty where the table does not say.
    #[getter]
    fn what(&self) -> &str {
        self.field.metadata().get("what").map_or("", String::as_str)
    }

    fn __len__(&self) -> usize {
        self.array.len()
    }

    /// NumPy's view of the memory: `numpy.asarray(column)` copies nothing. Columns of words have none.
    #[getter]
    fn __array_interface__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let memory = memory::<Float64Type>(&self.array)
            .or_else(|| memory::<Float32Type>(&self.array))
            .or_else(|| memory::<Int64Type>(&self.array));
        let (kind, address) =
            memory.ok_or_else(|| PyAttributeError::new_err("words have no NumPy view; use to_list()"))?;
        let end = if cfg!(target_endian = "little") { '<' } else { '>' };
        let view = PyDict::new(py);
        view.set_item("version", 3)?;
        view.set_item("shape", (self.array.len(),))?;
        view.set_item("typestr", format!("{end}{kind}"))?;
        view.set_item("data", (address, true))?;
        Ok(view)
    }

    /// NumPy's view of the memory, which nobody can write to; needs NumPy.
    fn numpy<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        slf.py().import("numpy")?.call_method1("asarray", (slf,))
    }

    /// The values as Python's own, in the column's unit; what is not known is None.
    fn to_list<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        Ok(match values(&self.array) {
            Some(Values::Text(texts)) => texts.into_pyobject(py)?,
            Some(Values::Count(counts)) => counts.into_pyobject(py)?,
            Some(Values::Number(numbers)) => numbers.into_pyobject(py)?,
            Some(Values::Maybe(numbers)) => numbers.into_pyobject(py)?,
            Some(Values::Short(numbers)) => numbers.into_pyobject(py)?,
            None => py.None().into_bound(py),
        })
    }
}

/// NumPy's word for the type, and where the values are.
fn memory<T: ArrowPrimitiveType>(array: &ArrayRef) -> Option<(&'static str, usize)> {
    let array = array.as_any().downcast_ref::<PrimitiveArray<T>>()?;
    let kind = match (T::DATA_TYPE.is_floating(), size_of::<T::Native>()) {
        (true, 8) => "f8",
        (true, _) => "f4",
        (false, _) => "i8",
    };
    Some((kind, array.values().as_ptr().addr()))
}
