//! Fields.

mod accuracy;
mod exchange;
mod properties;
mod spread;

use exoskin_tissue::field::{Fields, Grid, Substrate};

/// One substrate on a cube.
fn cube(spacing_um: f64, count: usize, substrate: Substrate) -> Fields {
    Fields::new(Grid::cube(spacing_um, count).expect("a grid"), vec![substrate]).expect("fields")
}

/// Sets every voxel by its centre.
fn fill(fields: &mut Fields, substrate: usize, value: impl Fn([f64; 3]) -> f64) {
    let grid = *fields.grid();
    for (voxel, c) in fields.values_mut(substrate).iter_mut().enumerate() {
        *c = value(grid.centre(voxel));
    }
}

/// Relative L2 distance from a solution known by formula.
fn distance(fields: &Fields, substrate: usize, exact: impl Fn([f64; 3]) -> f64) -> f64 {
    let (mut off, mut size) = (0.0, 0.0);
    for (voxel, c) in fields.values(substrate).iter().enumerate() {
        let exact = exact(fields.grid().centre(voxel));
        off += (c - exact) * (c - exact);
        size += exact * exact;
    }
    (off / size).sqrt()
}

/// Steps of `dt` until `end`.
fn run(fields: &mut Fields, dt: f64, end: f64) {
    for _ in 0..(end / dt).round() as usize {
        fields.step(dt).expect("a step");
    }
}
