//! One value per cell and property; cells by identity, so that the order does not depend on where they are.

use crate::cells::Cells;
use crate::model::Model;

/// A property of all cells.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// Its unit; empty where there is none.
    pub unit: &'static str,
    /// What it is, in words.
    pub what: String,
    /// Its values.
    pub values: Values,
}

/// Values of one kind.
#[derive(Clone, Debug, PartialEq)]
pub enum Values {
    /// Whole numbers.
    Whole(Vec<i64>),
    /// Numbers.
    Number(Vec<f64>),
}

/// The positions of all cells by identity.
pub(crate) fn by_id(cells: &Cells) -> Vec<usize> {
    let mut order: Vec<usize> = (0..cells.len()).collect();
    order.sort_unstable_by_key(|&cell| cells.id(cell));
    order
}

/// All properties of all cells; `customs` names the custom variables in order.
pub fn columns(model: &Model, customs: &[String]) -> Vec<Column> {
    let cells = model.cells();
    let order = by_id(cells);
    let whole = |name: &str, what: &str, value: &dyn Fn(usize) -> i64| Column {
        name: name.to_owned(),
        unit: "",
        what: what.to_owned(),
        values: Values::Whole(order.iter().map(|&cell| value(cell)).collect()),
    };
    let number = |name: &str, unit: &'static str, what: &str, value: &dyn Fn(usize) -> f64| Column {
        name: name.to_owned(),
        unit,
        what: what.to_owned(),
        values: Values::Number(order.iter().map(|&cell| value(cell)).collect()),
    };
    let mut all = vec![
        whole("id", "identity, never given twice in a run", &|cell| cells.id(cell) as i64),
        whole("type", "cell type: its position in the model, from 0", &|cell| cells.kind(cell) as i64),
        whole("fate", "0 alive, 1 apoptotic, 2 swelling, 3 burst", &|cell| cells.fate(cell) as i64),
        whole("phase", "phase of the cycle: its position, from 0", &|cell| cells.phase(cell) as i64),
        number("elapsed_min", "min", "time in this phase, or since death", &|cell| cells.elapsed_min(cell)),
    ];
    for (axis, name) in ["x_um", "y_um", "z_um"].into_iter().enumerate() {
        all.push(number(name, "um", "place of the centre", &|cell| cells.at(cell)[axis]));
    }
    for (axis, name) in ["vx_um_per_min", "vy_um_per_min", "vz_um_per_min"].into_iter().enumerate() {
        all.push(number(name, "um/min", "velocity", &|cell| cells.velocity(cell)[axis]));
    }
    all.push(number("radius_um", "um", "radius", &|cell| cells.radius_um(cell)));
    all.push(number("volume_um3", "um3", "volume", &|cell| cells.volume(cell).total()));
    all.push(number("nucleus_um3", "um3", "volume of the nucleus", &|cell| cells.volume(cell).nuclear()));
    all.push(number("pressure", "", "1 under twelve like neighbours, close packed", &|cell| cells.pressure(cell)));
    if model.population().plan().uses.harm {
        all.push(number("damage", "", "damage", &|cell| cells.harm(cell).damage));
    }
    if model.population().plan().uses.internal {
        for (place, name) in model.fields().names().enumerate() {
            let what = format!("amount of {name} inside");
            all.push(number(&format!("inside_{place}"), "", &what, &|cell| cells.internal(cell)[place]));
        }
    }
    for (place, name) in customs.iter().enumerate() {
        let what = format!("custom variable {name}");
        let value = |cell: usize| cells.custom(cell).get(place).copied().unwrap_or(0.0);
        all.push(number(&format!("custom_{place}"), "", &what, &value));
    }
    all
}
