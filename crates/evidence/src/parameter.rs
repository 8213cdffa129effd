//! A parameter of the model: declared once, with its unit, its prior and where the number comes from.
//!
//! Every crate that computes keeps its declarations in a `parameters.rs` and lists them in `ALL`;
//! nothing else in the model may hold an undeclared number (a test reads the sources and says so).

use crate::Prior;
use crate::row::Grade;
use crate::tables::row;

/// Where a parameter's number comes from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Origin {
    /// Rows of `evidence/`, by id.
    Evidence(&'static [&'static str]),
    /// No row informs it: the reason for the range that was chosen.
    Assumed(&'static str),
}

/// What a parameter belongs to; shares of variance are reported by these groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// The vial: count, storage, potency.
    Product,
    /// Needle, laser: what the device makes.
    Procedure,
    /// Film and application.
    Film,
    /// Channel fluid: outflow, plug, closing.
    Channel,
    /// Tissue, barrier and cells.
    Skin,
    /// How skin heals, pigments and grows hair by itself.
    Healing,
    /// What a product does to a cell.
    Response,
    /// How a readout follows from the skin's state.
    Readout,
    /// Where particles go in the body after an intravenous dose.
    Body,
    /// What can go wrong.
    Hazard,
}

/// One declared number of the model.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Parameter {
    /// Dotted id, unique over the whole model, for example `channel.outflow`.
    pub id: &'static str,
    /// What it is, in one line for people.
    pub name: &'static str,
    /// Unit as a person would write it.
    pub unit: &'static str,
    /// What is believed about its value before anybody measures it.
    pub prior: Prior,
    /// Where the number comes from.
    pub origin: Origin,
    /// What it belongs to.
    pub group: Group,
    /// Why this value, and what goes wrong if it moves.
    pub doc: &'static str,
}

impl Parameter {
    /// The worst grade among its rows; none where it is assumed.
    pub fn grade(&self) -> Option<Grade> {
        match self.origin {
            Origin::Evidence(ids) => ids.iter().filter_map(|id| row(id)).map(|row| row.grade).max(),
            Origin::Assumed(_) => None,
        }
    }

    /// Whether nothing better than grade D stands behind it.
    pub fn is_assumed_or_d(&self) -> bool {
        self.grade().is_none_or(|grade| grade == Grade::D)
    }
}
