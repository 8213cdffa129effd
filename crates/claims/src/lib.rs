//! Statements made about the therapy, and what can be said about each.
//!
//! [`table`] reads `evidence/claims.csv`: who says what, and with which interest. [`facts`] has the figures that
//! scenarios and calculations produced (`data/facts.csv`, recomputed by a test), and [`rules`] turns them into
//! verdicts: pure functions of the facts and of nothing else. [`text`] puts both into words, [`coverage`] goes through
//! the article's paragraphs.

pub mod article;
pub mod claim;
pub mod coverage;
pub mod facts;
pub mod judge;
pub mod rules;
pub mod source;
pub mod table;
pub mod text;

pub use exoskin_evidence::Grade;

pub use claim::{Claim, Kind, Stance, TrialLink, Verdict};
pub use facts::{Fact, Facts};
