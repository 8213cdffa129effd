//! Fields over time as a Zarr v3 hierarchy: a group with one array per substrate (time, z, y, x) and one per axis.
//!
//! The few parts of the specification that this needs are written out here: regular chunks, the codec `bytes`, no
//! compression. The crates that write Zarr bring dozens of others with them.

use serde_json::{Value, json};

use super::File;
use super::text::plain;
use crate::field::Grid;
use crate::model::Model;

/// Voxels along the edges of a chunk, at most.
const CHUNK: usize = 64;

/// The files that add the model's present fields as the last of these moments (minutes), chunks before the descriptions
/// that make them visible. Written one after the other they leave a sound hierarchy at any time.
pub fn moment(model: &Model, moments: &[f64]) -> Vec<File> {
    let fields = model.fields();
    let grid = fields.grid();
    let Some(last) = moments.len().checked_sub(1) else { return Vec::new() };
    let names = plain(fields.names());
    let mut files = Vec::new();
    for (substrate, name) in names.iter().enumerate() {
        chunks(grid, fields.values(substrate), |place, bytes| {
            let [x, y, z] = place;
            files.push(File::new(format!("{name}/c/{last}/{z}/{y}/{x}"), bytes));
        });
    }
    for (axis, name) in ["x", "y", "z"].into_iter().enumerate() {
        let centre = |place: usize| grid.origin[axis] + (place as f64 + 0.5) * grid.spacing[axis];
        let centres: Vec<f64> = (0..grid.counts[axis]).map(centre).collect();
        files.push(File::new(format!("{name}/c/0"), bytes(&centres)));
        files.push(description(name, &array(&[centres.len()], &[centres.len()], &[name], &json!({ "unit": "um" }))));
    }
    files.push(File::new(format!("time/c/{last}"), bytes(&moments[last..])));
    files.push(description("time", &array(&[moments.len()], &[1], &["time"], &json!({ "unit": "min" }))));
    let [nx, ny, nz] = grid.counts;
    let [cx, cy, cz] = grid.counts.map(|count| count.min(CHUNK));
    for (substrate, name) in fields.substrates().iter().zip(&names) {
        let attributes = json!({ "name": substrate.name });
        let dimensions = ["time", "z", "y", "x"];
        let array = array(&[moments.len(), nz, ny, nx], &[1, cz, cy, cx], &dimensions, &attributes);
        files.push(description(name, &array));
    }
    let attributes = json!({
        "program": concat!("exoskin-tissue ", env!("CARGO_PKG_VERSION")),
        "origin_um": grid.origin,
        "spacing_um": grid.spacing,
    });
    files.push(File::new(
        "zarr.json",
        pretty(&json!({ "zarr_format": 3, "node_type": "group", "attributes": attributes })),
    ));
    files
}

fn pretty(value: &Value) -> Vec<u8> {
    format!("{value:#}\n").into_bytes()
}

fn description(name: &str, array: &Value) -> File {
    File::new(format!("{name}/zarr.json"), pretty(array))
}

fn array(shape: &[usize], chunk: &[usize], dimensions: &[&str], attributes: &Value) -> Value {
    json!({
        "zarr_format": 3,
        "node_type": "array",
        "shape": shape,
        "data_type": "float64",
        "chunk_grid": { "name": "regular", "configuration": { "chunk_shape": chunk } },
        "chunk_key_encoding": { "name": "default", "configuration": { "separator": "/" } },
        "fill_value": "NaN",
        "codecs": [{ "name": "bytes", "configuration": { "endian": "little" } }],
        "dimension_names": dimensions,
        "attributes": attributes,
    })
}

fn bytes(values: &[f64]) -> Vec<u8> {
    values.iter().flat_map(|value| value.to_le_bytes()).collect()
}

/// Cuts a field into chunks; those at the far sides are filled up.
fn chunks(grid: &Grid, values: &[f64], mut each: impl FnMut([usize; 3], Vec<u8>)) {
    let size = grid.counts.map(|count| count.min(CHUNK));
    let many: [usize; 3] = core::array::from_fn(|axis| grid.counts[axis].div_ceil(size[axis]));
    for z in 0..many[2] {
        for y in 0..many[1] {
            for x in 0..many[0] {
                let first = [x * size[0], y * size[1], z * size[2]];
                let mut bytes = Vec::with_capacity(8 * size.iter().product::<usize>());
                for k in first[2]..first[2] + size[2] {
                    for j in first[1]..first[1] + size[1] {
                        for i in first[0]..first[0] + size[0] {
                            let inside = i < grid.counts[0] && j < grid.counts[1] && k < grid.counts[2];
                            let value = if inside { values[grid.index([i, j, k])] } else { f64::NAN };
                            bytes.extend_from_slice(&value.to_le_bytes());
                        }
                    }
                }
                each([x, y, z], bytes);
            }
        }
    }
}
