//! One statement, and the words for what can be said about it.

use exoskin_evidence::Grade;
use serde::Serialize;

/// What kind of statement it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A statement of fact.
    Fact,
    /// A number.
    Number,
    /// One thing compared with another.
    Comparison,
    /// What happened to somebody.
    Anecdote,
    /// What to do.
    Advice,
}

/// What can be said about a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// What is known or computed agrees.
    Supported,
    /// What is known or computed disagrees.
    Contradicted,
    /// True under conditions that the statement leaves out (`Claim::depends_on`).
    DependsOn,
    /// Nobody has measured it, and the bands of what can be computed include both answers.
    Untested,
    /// No model can compute it today.
    CannotBeComputed,
}

/// How a trial bears on a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Stance {
    /// Its result agrees with the statement.
    For,
    /// Its result disagrees.
    Against,
    /// It found no difference.
    Null,
    /// It had no control arm.
    Uncontrolled,
}

/// A published trial that bears on a statement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TrialLink {
    /// Id of the trial in the table of trials.
    pub trial: String,
    /// How it bears on the statement.
    pub stance: Stance,
}

/// A statement somebody made.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Claim {
    /// Its number, from 1; never given to another statement, so that links stay valid.
    pub number: u16,
    /// Short name for headings, a few words.
    pub title: String,
    /// What is said, in our words.
    pub says: String,
    /// Who says it.
    pub speaker: String,
    /// What the speaker gains if it is believed; `none stated` where nothing is known.
    pub interest: String,
    /// What kind of statement it is.
    pub kind: Kind,
    /// Paragraphs of the article, counted from 1 with headings.
    pub paragraphs: Vec<u8>,
    /// Systems of the product list (1 to 23).
    pub systems: Vec<u8>,
    /// How it is tested here, in words.
    pub how: String,
    /// A command that shows it; empty where there is none.
    pub command: String,
    /// Name of the rule that computes the verdict; empty where people judged.
    pub rule: String,
    /// Facts that the rule or the picture shows, by id (see [`crate::facts`]).
    pub facts: Vec<String>,
    /// The claimed range where the statement contains a number, in the unit of the first fact.
    pub claimed: Option<(f64, f64)>,
    /// The verdict as written; a test compares it with the rule's.
    pub verdict: Verdict,
    /// What it depends on; only for [`Verdict::DependsOn`].
    pub depends_on: String,
    /// The one plain reason; `{fact_id}` stands for a fact's band with its unit.
    pub reason: String,
    /// The best evidence behind the verdict.
    pub grade: Grade,
    /// Rows of the evidence tables and of the table of laws, by id (see [`crate::source`]).
    pub evidence: Vec<String>,
    /// Trials that bear on it, nulls and counter-examples included.
    pub trials: Vec<TrialLink>,
    /// What would settle it.
    pub settles: String,
    /// Numbers of statements of the same article that say the opposite.
    pub contradicts: Vec<u16>,
}

impl Verdict {
    /// Every verdict, in the order of the legend.
    pub const ALL: [Verdict; 5] =
        [Verdict::Supported, Verdict::Contradicted, Verdict::DependsOn, Verdict::Untested, Verdict::CannotBeComputed];

    /// The word people read.
    pub fn word(self) -> &'static str {
        match self {
            Verdict::Supported => "supported",
            Verdict::Contradicted => "contradicted",
            Verdict::DependsOn => "depends",
            Verdict::Untested => "untested",
            Verdict::CannotBeComputed => "cannot be computed",
        }
    }
}

impl Kind {
    /// Every kind.
    pub const ALL: [Kind; 5] = [Kind::Fact, Kind::Number, Kind::Comparison, Kind::Anecdote, Kind::Advice];

    /// The word people read.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Fact => "fact",
            Kind::Number => "number",
            Kind::Comparison => "comparison",
            Kind::Anecdote => "anecdote",
            Kind::Advice => "advice",
        }
    }
}

impl Stance {
    /// Every stance, in the order in which they are shown.
    pub const ALL: [Stance; 4] = [Stance::For, Stance::Against, Stance::Null, Stance::Uncontrolled];

    /// The word of the table.
    pub fn word(self) -> &'static str {
        match self {
            Stance::For => "for",
            Stance::Against => "against",
            Stance::Null => "null",
            Stance::Uncontrolled => "uncontrolled",
        }
    }

    /// What it says about a trial, in words.
    pub fn meaning(self) -> &'static str {
        match self {
            Stance::For => "agrees",
            Stance::Against => "disagrees",
            Stance::Null => "found no difference",
            Stance::Uncontrolled => "had no control group",
        }
    }
}
