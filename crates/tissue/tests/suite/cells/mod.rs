//! Cells against what is known about them.

mod growth;
mod mechanics;

use exoskin_tissue::cells::{CellType, Cycle, Domain, Plan, Population, reference};

/// A large box without walls.
pub fn open_box() -> Domain {
    Domain { low: [-500.0; 3], high: [500.0; 3], flat: false, wall_um_per_min: 0.0 }
}

/// The reference cell without cycle and death: nothing but mechanics.
pub fn still_cell() -> CellType {
    let mut kind = reference::cell("still", 1, 0);
    kind.cycle = Cycle::none();
    kind.apoptosis.per_min = 0.0;
    kind
}

/// An empty population of one type.
pub fn population(kind: CellType, seed: u64) -> Population {
    let plan = Plan::new(vec![kind], 0, &[], false).expect("a sound type");
    Population::new(plan, open_box(), seed).expect("a sound domain")
}

/// Places cells in a hexagonal close packing around the origin, `spacing_um` apart, inside a ball; returns how many.
pub fn place_ball(population: &mut Population, spacing_um: f64, radius_um: f64) -> usize {
    let steps = (radius_um / spacing_um) as i32 + 2;
    let (rows, layers) = (spacing_um * 0.75f64.sqrt(), spacing_um * (2.0f64 / 3.0).sqrt());
    let mut placed = 0;
    for z in -steps..=steps {
        for y in -steps..=steps {
            for x in -steps..=steps {
                let shift = f64::from((y.rem_euclid(2) + z.rem_euclid(2)) % 2) * 0.5;
                let lift = f64::from(z.rem_euclid(2)) * rows / 3.0;
                let at = [(f64::from(x) + shift) * spacing_um, f64::from(y) * rows + lift, f64::from(z) * layers];
                if at.iter().map(|part| part * part).sum::<f64>() < radius_um * radius_um {
                    population.place(0, at).expect("inside the box");
                    placed += 1;
                }
            }
        }
    }
    placed
}
