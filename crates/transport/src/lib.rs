//! Markov-generator transport: where every vesicle goes, and how many went there.
//!
//! Vesicles do not get in each other's way, so the probability of every place and fate is solved once,
//! deterministically ([`march()`]), and integer fates are drawn from it ([`fates`]) for any dose.
//!
//! * A [`Process`] is a graph of places with rates between them and sinks ("fates"): a Markov generator, whose columns
//!   sum to zero by construction. Layers, cell types and rules are data supplied by the caller.
//! * [`march()`] carries a distribution forward with adaptive implicit steps, [`adjoint`] carries the value
//!   of a fate backward through the same steps, [`uniformisation`] is the exact reference on small systems.
//! * Systems are factorised without a single subtraction, so every probability is accurate relative to its own size:
//!   block by block in the solver, and plainly in [`banded`], against which the blocks are tested.
//!
//! Checked by `tests/suite/` against analytic solutions with their order of accuracy.

pub mod adjoint;
pub mod banded;
mod blocks;
mod breaks;
pub mod brownian;
pub mod fates;
pub mod ledger;
pub mod march;
pub mod mesh;
pub mod process;
pub mod rates;
mod solution;
mod step;
pub mod stream;
pub mod uniformisation;

pub use breaks::{Break, Jump, Move};
pub use fates::{FateError, LARGEST_COUNT, multinomial};
pub use ledger::{Ledger, LedgerError};
pub use march::{Controls, march};
pub use mesh::{Mesh, graded_faces};
pub use process::{Graph, Process, Rates, Sink};
pub use solution::{Look, Solution, SolveError, Step};
pub use stream::Stream;
