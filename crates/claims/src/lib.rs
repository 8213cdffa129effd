//! Statements somebody made about the therapy, and what can be said of each.
//!
//! [`table`] reads `evidence/claims.csv`: who says what, with which interest. [`facts`] holds the figures that scenarios
//! and calculations gave (`data/facts.csv`, computed again by a test), [`rules`] turns them into verdicts: pure functions
//! of the facts and of nothing else. [`text`] puts both into words, [`coverage`] goes by the article's paragraphs.

pub mod claim;
pub mod coverage;
pub mod facts;
pub mod judge;
pub mod rules;
pub mod source;
pub mod table;
pub mod text;

pub use claim::{Claim, Kind, Stance, TrialLink, Verdict};
pub use facts::{Fact, Facts};
