//! A dose-response curve that the user measured in a dish.
//!
//! Here it is a table that belongs to one product. What it says about cells is worked out in `therapy`, which knows how
//! vesicles reach the floor of a dish. Checked by: tests/suite/dish.rs.

mod heading;
mod read;

use exoskin_quantity::{Diagnostic, Place};

use crate::series::Reading;

pub(crate) use read::{is_heading, mentions};
pub use read::{read_dish, read_dish_file};

/// The behaviours that a dish may measure, each with what a laboratory would call it.
pub const BEHAVIOURS: [(&str, &str); 10] = [
    ("migration", "scratch closure by keratinocytes"),
    ("division", "proliferation of keratinocytes"),
    ("collagen", "collagen made by fibroblasts"),
    ("elastin", "elastin made by fibroblasts"),
    ("breakdown", "MMP activity of fibroblasts"),
    ("fibroblasts", "proliferation of fibroblasts"),
    ("influx", "recruitment of leucocytes"),
    ("resolution", "turning of macrophages to repair"),
    ("vessels", "tube formation by endothelium"),
    ("melanin", "melanin made by melanocytes"),
];

/// What a well was given.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Dose {
    /// Particles per um³ of medium.
    PerVolume(f64),
    /// Particles per cell.
    PerCell(f64),
}

impl Dose {
    /// Whether nothing was given: the control.
    pub fn is_zero(self) -> bool {
        matches!(self, Dose::PerVolume(0.0) | Dose::PerCell(0.0))
    }
}

/// One well, or the mean of several.
#[derive(Clone, Debug, PartialEq)]
pub struct DishRow {
    /// Where it stands in its file.
    pub place: Place,
    /// What it was given.
    pub dose: Dose,
    /// How long the cells were exposed, s.
    pub seconds: f64,
    /// Cells per um² of floor; none where the dose is per cell and no column says.
    pub cells_per_um2: Option<f64>,
    /// Depth of the medium, um; none where no column says.
    pub depth_um: Option<f64>,
    /// Which behaviour, one of [`BEHAVIOURS`].
    pub behaviour: &'static str,
    /// How much of it.
    pub response: Reading,
    /// What the number in the file was multiplied by: 0.01 for per cent.
    pub factor: f64,
}

impl DishRow {
    /// Whether two lines belong to one dish, so that one control stands for both.
    fn shares_control(&self, other: &DishRow) -> bool {
        let condition = |row: &DishRow| (row.behaviour, row.seconds, row.cells_per_um2, row.depth_um);
        condition(self) == condition(other)
    }
}

/// A dose-response curve of one product.
#[derive(Clone, Debug, PartialEq)]
pub struct DishCurve {
    /// The file's name.
    pub file: String,
    /// Its lines, in order.
    pub rows: Vec<DishRow>,
    /// Lines that are measured against one control (a line at dose 0), and lines without one.
    pub groups: Vec<Group>,
    /// What was found in the file, in sentences.
    pub notes: Vec<String>,
}

/// Lines of one behaviour in one kind of dish.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// Places of the lines.
    pub rows: Vec<usize>,
    /// Whether a line at dose 0 is among them. Without, responses are relative to cells without vesicles already.
    pub has_control: bool,
}

impl DishCurve {
    /// A mistake in one line.
    pub fn error_at(&self, row: usize, problem: impl Into<String>) -> Diagnostic {
        let wrong = Diagnostic::new(problem).in_file(&self.file);
        self.rows.get(row).map_or(wrong.clone(), |row| wrong.at(row.place))
    }
}

/// Lines by the control that they share.
fn groups(rows: &[DishRow]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (place, row) in rows.iter().enumerate() {
        let known = groups.iter_mut().find(|group| rows[group.rows[0]].shares_control(row));
        match known {
            Some(group) => {
                group.rows.push(place);
                group.has_control |= row.dose.is_zero();
            }
            None => groups.push(Group { rows: vec![place], has_control: row.dose.is_zero() }),
        }
    }
    groups
}
