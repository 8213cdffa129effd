//! `exoskin claim`: statements people make about the therapy, and what can be said of each.

use exoskin_claims::{Claim, Kind, Verdict, facts, table};
use exoskin_quantity::{Diagnostic, nearest, quoted};

use crate::arguments::ClaimArguments;
use crate::claim_text;
use crate::failure::{Failure, Outcome};
use crate::values::{Settings, unknown_word};

/// Runs `exoskin claim`.
///
/// # Errors
/// A number, word, speaker, verdict or kind that no claim has (2); a table that cannot be read (1).
pub fn run(arguments: &ClaimArguments, settings: Settings) -> Outcome {
    let claims = table::load().map_err(Failure::Run)?;
    if arguments.which == "list" {
        return claim_text::list(&chosen(claims, arguments)?, claims.len(), settings.json);
    }
    let facts = facts::committed().map_err(Failure::Run)?;
    refuse_filters(arguments)?;
    let claim = numbered(claims, &arguments.which)?;
    claim_text::one(claim, claims, facts, settings.json)
}

/// Filters belong to `list`; beside a number they would be passed over in silence.
fn refuse_filters(arguments: &ClaimArguments) -> Result<(), Diagnostic> {
    let given = [
        ("WORD", &arguments.word),
        ("--speaker", &arguments.speaker),
        ("--verdict", &arguments.verdict),
        ("--kind", &arguments.kind),
    ];
    match given.iter().find(|(_, value)| value.is_some()) {
        Some((name, _)) => {
            let expected = format!("`exoskin claim list ...`, or `exoskin claim {}` alone", arguments.which);
            Err(Diagnostic::new("only `list` takes this").argument(*name).expected(expected))
        }
        None => Ok(()),
    }
}

/// The claim with the number that was typed.
fn numbered<'a>(claims: &'a [Claim], which: &str) -> Result<&'a Claim, Diagnostic> {
    let last = claims.last().map_or(0, |claim| claim.number);
    let expected = format!("`list`, or a number from 1 to {last}");
    match which.trim_start_matches('#').parse::<i64>() {
        Ok(number) => claims.iter().find(|claim| i64::from(claim.number) == number).ok_or_else(|| {
            let near = number.clamp(1, i64::from(last));
            let wrong = Diagnostic::new(format!("there is no claim {number}")).argument("CLAIM");
            wrong.expected(expected).nearest(Some(near.to_string()))
        }),
        Err(_) => {
            let wrong = Diagnostic::new(format!("{} is no number of a claim", quoted(which))).argument("CLAIM");
            Err(wrong.expected(expected).nearest(nearest_command(claims, which)))
        }
    }
}

/// `list`, or `list WORD` with the word of a title that is most like what was typed.
fn nearest_command(claims: &[Claim], typed: &str) -> Option<String> {
    let typed = typed.to_lowercase();
    let titles: Vec<String> = claims.iter().map(|claim| claim.title.to_lowercase()).collect();
    let clean = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let words: Vec<String> = titles.iter().flat_map(|title| title.split_whitespace().map(clean)).collect();
    let of_titles = || nearest(&typed, words.iter().map(String::as_str)).map(|word| format!("list {word}"));
    nearest(&typed, ["list"]).or_else(of_titles)
}

/// Claims that pass every filter.
fn chosen<'a>(claims: &'a [Claim], arguments: &ClaimArguments) -> Result<Vec<&'a Claim>, Diagnostic> {
    let verdict = arguments.verdict.as_deref().map(verdict_named).transpose()?;
    let kind = arguments.kind.as_deref().map(kind_named).transpose()?;
    let speaker = arguments.speaker.as_deref().map(|name| speaker_named(claims, name)).transpose()?;
    let words: Vec<String> = arguments.word.iter().flat_map(|w| w.split_whitespace()).map(str::to_lowercase).collect();
    let fits = |claim: &&Claim| {
        verdict.is_none_or(|verdict| claim.verdict == verdict)
            && kind.is_none_or(|kind| claim.kind == kind)
            && speaker.as_ref().is_none_or(|name| claim.speaker.to_lowercase().contains(name))
            && holds(claim, &words)
    };
    Ok(claims.iter().filter(fits).collect())
}

/// Whether every word is somewhere in what a reader sees of the claim.
fn holds(claim: &Claim, words: &[String]) -> bool {
    let seen = [&claim.title, &claim.says, &claim.speaker, claim.verdict.word(), claim.kind.word(), &claim.reason];
    let seen = seen.map(str::to_lowercase).join("\n");
    words.iter().all(|word| seen.contains(word))
}

fn verdict_named(name: &str) -> Result<Verdict, Diagnostic> {
    let words = Verdict::ALL.map(Verdict::word);
    let found = Verdict::ALL.into_iter().find(|verdict| verdict.word() == name.to_lowercase());
    found.ok_or_else(|| unknown_word(name, "--verdict", &words))
}

fn kind_named(name: &str) -> Result<Kind, Diagnostic> {
    let words = Kind::ALL.map(Kind::word);
    let found = Kind::ALL.into_iter().find(|kind| kind.word() == name.to_lowercase());
    found.ok_or_else(|| unknown_word(name, "--kind", &words))
}

/// A part of a speaker's name in small letters, as typed, where somebody is called so.
fn speaker_named(claims: &[Claim], name: &str) -> Result<String, Diagnostic> {
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
    let wrong = Diagnostic::new(format!("nobody here is called {}", quoted(name))).argument("--speaker");
    Err(wrong.expected(names.join(", ")).nearest(near))
}
