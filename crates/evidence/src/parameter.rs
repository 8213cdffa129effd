//! A parameter of the model: declared once, with its unit, its prior and where the number comes from.
//!
//! Every crate that computes declares its parameters by [`parameters!`](crate::parameters) in a `parameters.rs`;
//! nothing else in the model may contain an undeclared number (a test reads the sources and enforces it).

use exoskin_quantity::Unit;

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
    /// How skin heals, pigments and grows hair on its own.
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

/// What a parameter may be fixed at, in its own unit, in addition to what its unit and its prior say.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Limit {
    /// As the unit says: shares up to 1; lengths, areas, volumes, times and diffusivities not zero, because the model
    /// divides by them.
    OfUnit,
    /// May be zero, although the model divides by quantities of its unit elsewhere.
    MayBeZero,
    /// Not zero: the model divides by it or takes its logarithm.
    NotZero,
    /// This or more.
    AtLeast(f64),
    /// This or less.
    AtMost(f64),
}

/// One declared number of the model.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Parameter {
    /// Dotted id, unique over the whole model, for example `channel.outflow`.
    pub id: &'static str,
    /// What it is, in one line.
    pub name: &'static str,
    /// The unit in which its prior is given; draws return base units.
    pub unit: Unit,
    /// What is believed about its value before it is measured, in `unit`.
    pub prior: Prior,
    /// Where the number comes from.
    pub origin: Origin,
    /// What it belongs to.
    pub group: Group,
    /// What it may be fixed at.
    pub limit: Limit,
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

    /// The prior in base units.
    pub fn base_prior(&self) -> Prior {
        if self.unit.is_base() { self.prior } else { self.prior.scaled(|value| self.unit.to_base(value)) }
    }

    /// A prior in base units as one in the parameter's unit.
    pub fn own_prior(&self, base: &Prior) -> Prior {
        if *base == self.base_prior() { self.prior } else { base.scaled(|value| self.unit.from_base(value)) }
    }

    /// The unit after a space, as shown to people; nothing for pure numbers.
    pub fn shown_unit(&self) -> String {
        if self.unit.text() == "1" { String::new() } else { format!(" {}", self.unit.text()) }
    }

    /// Whether it rests on nothing better than grade D.
    pub fn is_assumed_or_d(&self) -> bool {
        self.grade().is_none_or(|grade| grade == Grade::D)
    }
}
