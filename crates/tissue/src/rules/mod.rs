//! Rules: a signal that a cell hears raises or lowers one of its behaviours.
//!
//! The grammar is that of PhysiCell's cell behaviour hypotheses, version 3 (Johnson and others 2025,
//! doi:10.1016/j.cell.2025.06.048). With signals s, half-maxima h and Hill powers p, the response to several signals is
//! `H = x / (1 + x)`, `x = sum((s / h)^p)`. Signals that raise a behaviour take it from its base value towards the upper
//! saturation, `U = base + (upper - base) H_up`; those that lower it then take it towards the lower one,
//! `U + (lower - U) H_down`. The base value is that of the cell's type.
//!
//! * [`Dictionary`]: the words of a model.
//! * [`Rules`]: what was read, with notes on what it does not say plainly.
//! * [`RuleBook`]: rules compiled, one list per type.

mod book;
mod dictionary;
mod error;
mod near;
mod read;
mod signal;

pub use book::RuleBook;
pub use dictionary::{Dictionary, DictionaryError};
pub use error::{RuleError, RuleProblem};
pub use near::nearest;
pub use read::{Note, Rule, Rules};
pub use signal::{Signal, Surroundings};
