//! The buyer's checklist: what a label says, what was measured, what is missing.
//!
//! It gives no score and no verdict. A measured value is compared with the limits set by rows on other products; what
//! is not stated stays missing, and becomes a question for the seller.
//!
//! Checked by: crates/cli/tests/suite/checklist.rs, tests/suite/certificate.rs.

mod check;
mod items;
mod limits;
mod list;
mod questions;
mod synonyms;
mod units;

pub use check::{Bound, Check, From, Number};
pub(crate) use check::{KEYS, ValueProblem, number, read};
pub use items::{Item, Measure, Topic};
pub(crate) use items::{find_item, near, no_item};
pub use limits::Against as Limit;
pub use list::{Checklist, Entry, State, checklist};
pub use questions::Question;
