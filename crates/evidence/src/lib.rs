//! Tables of measured numbers with their sources, and the parameters declared from them.
//!
//! A number of the model is either a row of `evidence/` ([`row`]) or a declared assumption. Each is declared once as a
//! [`Parameter`] with a [`Prior`], by [`parameters!`]; [`check()`] says what is wrong with declarations, [`pages`]
//! writes them for people, and [`regulation`] says what the law says.

mod check;
mod declare;
mod draws;
pub mod pages;
pub mod parameter;
mod reference;
pub mod regulation;
mod row;
mod tables;
mod trials;

pub use check::check;
#[doc(hidden)]
pub use declare::{count, joined};
pub use draws::{Draws, Medians, design, prior_text};
pub use exoskin_quantity::Unit;
pub use exoskin_stats::Prior;
pub use parameter::{Group, Limit, Origin, Parameter};
pub use reference::{REASONS, Reference};
pub use row::{Grade, Row};
pub use tables::{TableError, Tables, files, load, nearest_id, row, rows, search, trial_designs, trial_ids};
pub use trials::TrialDesign;
