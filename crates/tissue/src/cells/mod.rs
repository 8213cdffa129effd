//! Cells one by one: where they are and what they do.
//!
//! What the numbers of a cell type mean follows the public documentation of PhysiCell 1.14 (Ghaffarizadeh and others 2018,
//! doi:10.1371/journal.pcbi.1005991), so that its models carry over.
//!
//! * [`CellType`], [`Cycle`], [`reference`](mod@reference): what is described.
//! * [`Plan`]: types compiled, one slot per behaviour.
//! * [`Cells`], [`Population`]: the state and what moves it on.
//!
//! One step of the mechanics: lists of neighbours where due (`neighbours`), velocities from pushing and sticking
//! (`mechanics`), positions. One step of the phenotype (`phenotype`): transformation, growth, damage, death, cycle,
//! division, removal.

mod bins;
mod column;
mod contact;
mod cycle;
mod draw;
mod error;
mod kind;
mod mechanics;
mod motility;
mod neighbours;
mod pairs;
mod phenotype;
mod plan;
mod population;
pub mod reference;
pub mod slots;
mod store;
mod volume;

pub use bins::Bins;
pub use column::Column;
pub use cycle::{Cycle, Link, Phase};
pub use draw::{Draws, Purpose};
pub use error::CellsError;
pub use kind::{CellType, Contact, Death, Exchange, Mechanics, Motility, Taxis, VolumeLaw};
pub use mechanics::Domain;
pub use neighbours::{Neighbours, PIECE};
pub use phenotype::Events;
pub use plan::{Plan, Uses};
pub use population::Population;
pub use slots::Slots;
pub use store::{Body, Cells, Fate, Harm};
pub use volume::{Aims, Volume, radius_um};
