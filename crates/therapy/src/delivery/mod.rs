//! Delivery: from the film on the skin through channels and tissue into cells, in the first 48 hours.
//!
//! d(phi m)/dt = div(phi D grad m) - div(phi v m) - (k_on + k_deg + k_lymph + sum rho_k U_k) phi m + k_off b, around
//! one channel in its unit cell, with a finite film on top that dries. One [`Setup`] holds the numbers of one draw;
//! [`solve()`] turns it into the chance of every place and fate, none of them as a remainder.
//!
//! * [`case`]: site, procedure and application with one draw of every prior become a [`Setup`]
//! * [`parameters`], `parts`, `wounds`, `follicles`: the numbers, and the setups of channels, bared surfaces,
//!   depots and follicles
//! * [`grid`], [`region`], [`lattice`]: the mesh, what each place of it is, and the graph between them
//! * [`shared`]: what else a session applies to the same skin
//! * [`flow`], `film_history`: the film's thickness, outflow, plug and closing over time
//! * [`generator`]: the rates of the Markov generator at a time
//! * [`timeline`]: drying, rubbing, rinsing, plugging as events
//! * `occupancy`: cells that fill up
//! * [`outcome`]: fates, entered, reached, loads of cells

pub mod case;
mod film_history;
pub mod flow;
mod follicles;
pub mod generator;
pub mod grid;
pub mod lattice;
mod occupancy;
pub mod outcome;
pub mod parameters;
mod parts;
pub mod region;
mod sense;
pub mod setup;
pub mod shared;
pub mod solve;
mod terms;
pub mod timeline;
mod unit;
mod water;
mod work;
mod wounds;

/// The diameter for which diffusivities and the accessible share are declared (um).
const REFERENCE_UM: f64 = 0.1; // number: the reference of a declaration
/// The film thickness for which the drying time is declared (um).
const DRYING_FILM_UM: f64 = 40.0; // number: the reference of a declaration

pub use case::{Case, drying_um_per_s};
pub use exoskin_scenario::Ideal;
pub use generator::Stop;
pub(crate) use generator::most_brought;
pub use lattice::Resolution;
pub(crate) use occupancy::filled;
pub use outcome::{CellClass, Delivered, LookAt};
pub use setup::{
    Barrier, Capacity, Cells, Channel, ChannelStart, Depot, Film, Fluid, Follicle, Layers, Liquid, Setup, Switches,
    Tissue,
};
pub use solve::{DeliveryError, solve, solve_coarsely_until, solve_until, solve_with, solve_with_until};
pub use unit::UnitSetup;
pub use work::{Effort, effort};
