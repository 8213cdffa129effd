//! Statements people make about the therapy, and what can be said about each.

mod words;

use exoskin_claims::source::{Source, source};
use exoskin_claims::{facts, table};
use exoskin_quantity::{Checked, Diagnostic, nearest, quoted};
use serde::{Serialize, Serializer};
use serde_json::{Value, json};

use crate::error::{Error, Result};
use crate::question::Question;
use crate::watch::Watch;

pub use exoskin_claims::{Claim, Facts, Kind, Verdict, article, text};

/// Claims that pass every filter; without any, all of them.
#[derive(Clone, Debug, Default)]
pub struct Claims {
    /// Words that a reader sees in the claim, each of them.
    pub words: Option<String>,
    /// A part of a speaker's name.
    pub speaker: Option<String>,
    /// The verdict.
    pub verdict: Option<Verdict>,
    /// The kind.
    pub kind: Option<Kind>,
}

impl Question for Claims {
    type Answer = ClaimsAnswer;

    fn ask_watched(&self, _watch: &dyn Watch) -> Result<ClaimsAnswer> {
        let all = table::load().map_err(Error::Run)?;
        let speaker = self.speaker.as_deref().map(|name| speaker_named(all, name)).transpose()?;
        let words: Vec<String> = self.words.iter().flat_map(|w| w.split_whitespace()).map(str::to_lowercase).collect();
        let fits = |claim: &&Claim| {
            self.verdict.is_none_or(|verdict| claim.verdict == verdict)
                && self.kind.is_none_or(|kind| claim.kind == kind)
                && speaker.as_ref().is_none_or(|name| claim.speaker.to_lowercase().contains(name))
                && holds(claim, &words)
        };
        Ok(ClaimsAnswer { claims: all.iter().filter(fits).collect(), of: all.len() })
    }
}

/// A selection of the claims.
#[derive(Clone, Debug, Serialize)]
#[serde(transparent)]
pub struct ClaimsAnswer {
    /// Those that were asked for.
    pub claims: Vec<&'static Claim>,
    /// How many there are in all.
    #[serde(skip)]
    pub of: usize,
}

/// Whether every word is somewhere in what a reader sees of the claim.
fn holds(claim: &Claim, words: &[String]) -> bool {
    let seen = [&claim.title, &claim.says, &claim.speaker, claim.verdict.word(), claim.kind.word(), &claim.reason];
    let seen = seen.map(str::to_lowercase).join("\n");
    words.iter().all(|word| seen.contains(word))
}

/// Part of a speaker's name in lower case, if there is such a speaker.
fn speaker_named(claims: &[Claim], name: &str) -> Checked<String> {
    let typed = name.to_lowercase();
    if claims.iter().any(|claim| claim.speaker.to_lowercase().contains(&typed)) {
        return Ok(typed);
    }
    let mut names: Vec<&str> = claims.iter().flat_map(|claim| claim.speaker.split("; ")).collect();
    names.sort_unstable();
    names.dedup();
    let last = |name: &&str| name.rsplit(' ').next().unwrap_or("").to_lowercase();
    let lasts: Vec<String> = names.iter().map(last).collect();
    let near = nearest(&typed, lasts.iter().map(String::as_str));
    let wrong = Diagnostic::new(format!("no speaker is called {}", quoted(name))).argument("speaker");
    Err(wrong.expected(names.join(", ")).nearest(near))
}

/// One claim, by the number that people type: `20`, `#20`.
#[derive(Clone, Debug)]
pub struct OneClaim(pub String);

impl Question for OneClaim {
    type Answer = ClaimAnswer;

    fn ask_watched(&self, _watch: &dyn Watch) -> Result<ClaimAnswer> {
        let all = table::load().map_err(Error::Run)?;
        let facts = facts::committed().map_err(Error::Run)?;
        let claim = numbered(all, &self.0)?;
        let reason = text::reason(claim, facts).map_err(Error::run)?;
        Ok(ClaimAnswer { claim, all, facts, reason })
    }
}

/// The claim with the number that was typed.
fn numbered<'a>(claims: &'a [Claim], which: &str) -> Checked<&'a Claim> {
    let last = claims.last().map_or(0, |claim| claim.number);
    let expected = format!("`list`, or a number from 1 to {last}");
    match which.trim_start_matches('#').parse::<i64>() {
        Ok(number) => claims.iter().find(|claim| i64::from(claim.number) == number).ok_or_else(|| {
            let near = number.clamp(1, i64::from(last));
            let wrong = Diagnostic::new(format!("there is no claim {number}")).argument("which");
            wrong.expected(expected).nearest(Some(near.to_string()))
        }),
        Err(_) => {
            let wrong = Diagnostic::new(format!("{} is not a claim number", quoted(which))).argument("which");
            Err(wrong.expected(expected).nearest(nearest_command(claims, which)))
        }
    }
}

/// `list`, or `list WORD` with the word from a title most like what was typed.
fn nearest_command(claims: &[Claim], typed: &str) -> Option<String> {
    let typed = typed.to_lowercase();
    let titles: Vec<String> = claims.iter().map(|claim| claim.title.to_lowercase()).collect();
    let clean = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let words: Vec<String> = titles.iter().flat_map(|title| title.split_whitespace().map(clean)).collect();
    let of_titles = || nearest(&typed, words.iter().map(String::as_str)).map(|word| format!("list {word}"));
    nearest(&typed, ["list"]).or_else(of_titles)
}

/// One claim with everything that stands behind its verdict.
#[derive(Clone, Debug)]
pub struct ClaimAnswer {
    /// The claim.
    pub claim: &'static Claim,
    /// All claims: what contradicts it is among them.
    pub all: &'static [Claim],
    /// The figures behind verdicts.
    pub facts: &'static Facts,
    /// Why the verdict is as it is, with its figures filled in.
    pub reason: String,
}

impl ClaimAnswer {
    /// The rows and laws that it rests on.
    pub fn sources(&self) -> impl Iterator<Item = Source> {
        self.claim.evidence.iter().filter_map(|id| source(id))
    }
}

impl Serialize for ClaimAnswer {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        let ClaimAnswer { claim, all, facts, reason } = self;
        let figures: Vec<_> = claim.facts.iter().filter_map(|id| facts.get(id).ok()).collect();
        let others = all.iter().filter(|other| claim.contradicts.contains(&other.number)).map(in_short);
        json!({
            "claim": claim,
            "shape": text::shape(claim.verdict).to_string(),
            "verdict_in_words": text::verdict(claim),
            "cites": text::cites(claim),
            "reason_filled": reason,
            "caution": text::caution(claim, facts),
            "figures": figures,
            "evidence_rows": self.sources().collect::<Vec<_>>(),
            "assumed": text::assumed(claim, facts),
            "assumed_in_words": text::assumed_text(claim, facts),
            "contradicted_by": others.collect::<Vec<_>>(),
        })
        .serialize(serializer)
    }
}

fn in_short(claim: &Claim) -> Value {
    json!({ "number": claim.number, "title": claim.title, "says": claim.says, "verdict": claim.verdict })
}
