//! Cells that move on their own: straight on at their speed, in a new direction after a random time.
//!
//! The chance of turning in a step is `dt / persistence`; the new direction is `(1 - bias) random + bias drawn`, made one
//! long. Speed and direction hold until the next turn.

use rayon::prelude::*;

use super::draw::direction;
use super::{Cells, Draws, Plan, Purpose, Taxis};
use crate::field::Fields;

/// Gives every cell that turns in this step its new heading.
pub fn turn(plan: &Plan, cells: &mut Cells, fields: &Fields, draws: Draws, dt_min: f64) {
    let mut headings = std::mem::take(&mut cells.heading);
    let known = &*cells;
    headings.all_mut().par_iter_mut().enumerate().for_each(|(cell, heading)| {
        if plan.types[known.kind(cell)].motility.enabled && !known.fate(cell).dead() {
            turn_one(plan, known, fields, draws, dt_min, cell, heading);
        }
    });
    cells.heading = headings;
}

fn turn_one(
    plan: &Plan,
    cells: &Cells,
    fields: &Fields,
    draws: Draws,
    dt_min: f64,
    cell: usize,
    heading: &mut [f64; 3],
) {
    let persistence_min = plan.behaviour(cells, cell, plan.slots.persistence);
    let mut stream = draws.of(cells.id(cell), Purpose::Turn);
    if persistence_min >= dt_min && stream.uniform() >= dt_min / persistence_min {
        return;
    }
    let motility = &plan.types[cells.kind(cell)].motility;
    let random = direction(&mut stream, motility.flat);
    let bias = plan.behaviour(cells, cell, plan.slots.bias);
    let drawn = drawn_to(plan, cells, fields, cell);
    let mixed = core::array::from_fn(|axis| (1.0 - bias) * random[axis] + bias * drawn[axis]);
    let speed = plan.behaviour(cells, cell, plan.slots.speed);
    *heading = unit(mixed).map(|part| part * speed);
}

/// The direction that a cell is drawn to; zero where nothing draws it.
fn drawn_to(plan: &Plan, cells: &Cells, fields: &Fields, cell: usize) -> [f64; 3] {
    let voxel = fields.grid().nearest_voxel(cells.at(cell));
    match &plan.types[cells.kind(cell)].motility.taxis {
        Taxis::None => [0.0; 3],
        Taxis::One { substrate, sign } => unit(fields.gradient(*substrate, voxel)).map(|part| part * sign),
        Taxis::Sum { normalised, .. } => {
            let mut sum = [0.0; 3];
            for substrate in 0..plan.slots.substrates {
                let sensitivity = plan.behaviour(cells, cell, plan.slots.chemotaxis + substrate);
                if sensitivity != 0.0 {
                    let gradient = fields.gradient(substrate, voxel);
                    let gradient = if *normalised { unit(gradient) } else { gradient };
                    (0..3).for_each(|axis| sum[axis] += sensitivity * gradient[axis]);
                }
            }
            unit(sum)
        }
    }
}

/// The same direction, one long; zero stays zero.
fn unit(vector: [f64; 3]) -> [f64; 3] {
    let length = vector.iter().map(|part| part * part).sum::<f64>().sqrt();
    if length > 0.0 { vector.map(|part| part / length) } else { vector }
}

/// Adds headings to velocities.
pub fn add_headings(cells: &mut Cells) {
    for (velocity, heading) in cells.velocity.all_mut().iter_mut().zip(cells.heading.all()) {
        (0..3).for_each(|axis| velocity[axis] += heading[axis]);
    }
}
