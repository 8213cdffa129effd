//! Signals as fields: how they spread, decay and drift, and what cells take out and put in.
//!
//! Per substrate dc/dt = div(D grad c) - div(v c) - decay c + s - k c on a box of voxels, finite volumes. One step splits into
//! lines along x, y and z (locally one-dimensional), each implicit and conservative; steps with even and odd numbers go
//! through the same parts in opposite order, so that two steps together are symmetric and second-order in time. Uniform
//! closed lines use Crandall's weights (fourth-order in space), all others Crank-Nicolson's (second-order).
//!
//! No linear scheme is second-order and positive for every step. Where a line would go below zero, it is moved towards
//! backward Euler, as little as needed ([`Notes`] counts such lines); the sum stays the same.
//!
//! * [`Grid`], [`Substrate`]: what is described.
//! * [`Fields`]: the state, [`Fields::step`], gradients and values at points.
//! * [`Exchange`]: what cells do, one affine map per voxel.
//! * [`Fields::relax`]: the state to which a fast signal settles.
//!
//! The result has the same bits for any number of threads and on any processor: each line is computed on its own, in one
//! order, without fused operations.

mod aligned;
mod error;
mod exchange;
mod fields;
mod gradient;
mod grid;
mod kernel;
mod line;
mod operator;
mod passes;
mod plan;
mod steady;
mod step;
mod substrate;

pub use error::FieldError;
pub use exchange::Exchange;
pub use fields::Fields;
pub use grid::Grid;
pub use plan::Notes;
pub use substrate::{Diffusion, Drift, Side, Substrate};
