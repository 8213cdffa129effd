//! `exoskin claim`: statements people make about the therapy, and what can be said of each.

use clap::Args;
use exoskin::claims::{Claims, Kind, OneClaim, Verdict};
use exoskin::{Diagnostic, Question};

use crate::claim_text;
use crate::failure::Outcome;
use crate::global::Global;
use crate::show;
use crate::values::word;

/// `exoskin claim`
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  exoskin claim list
  exoskin claim list \"growth factors\"
  exoskin claim list --verdict contradicted
  exoskin claim list --speaker batra --kind comparison
  exoskin claim 20
  exoskin claim 20 --json

Shapes: \u{25cf} supported, \u{2715} contradicted, \u{25d0} depends, \u{25cb} untested, \u{25a1} cannot be computed.")]
pub struct Arguments {
    /// `list`, or a claim's number
    #[arg(allow_hyphen_values = true, value_name = "CLAIM")]
    pub which: String,
    /// With `list`: only claims that contain these words
    pub word: Option<String>,
    /// With `list`: only this speaker's claims, for example batra
    #[arg(long, value_name = "NAME")]
    pub speaker: Option<String>,
    /// With `list`: only this verdict, for example untested
    #[arg(long, value_name = "VERDICT", value_parser = verdict)]
    pub verdict: Option<Verdict>,
    /// With `list`: only this kind: fact, number, comparison, anecdote, advice
    #[arg(long, value_name = "KIND", value_parser = kind)]
    pub kind: Option<Kind>,
}

fn verdict(text: &str) -> Result<Verdict, Diagnostic> {
    word(text, &Verdict::ALL.map(|verdict| (verdict.word(), verdict)))
}

fn kind(text: &str) -> Result<Kind, Diagnostic> {
    word(text, &Kind::ALL.map(|kind| (kind.word(), kind)))
}

/// Runs `exoskin claim`.
pub fn run(arguments: &Arguments, global: &Global) -> Outcome {
    let Arguments { which, word, speaker, verdict, kind } = arguments;
    if which == "list" {
        let (words, speaker) = (word.clone(), speaker.clone());
        let found = Claims { words, speaker, verdict: *verdict, kind: *kind }.ask()?;
        return global.reply(&found, |found| claim_text::list(&found.claims, found.of));
    }
    refuse_filters(arguments)?;
    show::reply(&OneClaim(which.clone()).ask()?, global.json)
}

/// Filters belong to `list`; next to a number they would be silently ignored.
fn refuse_filters(arguments: &Arguments) -> Result<(), Diagnostic> {
    let given = [
        ("word", arguments.word.is_some()),
        ("speaker", arguments.speaker.is_some()),
        ("verdict", arguments.verdict.is_some()),
        ("kind", arguments.kind.is_some()),
    ];
    match given.iter().find(|(_, given)| *given) {
        Some((name, _)) => {
            let expected = format!("`exoskin claim list ...`, or just `exoskin claim {}`", arguments.which);
            Err(Diagnostic::new("only `list` accepts this").argument(*name).expected(expected))
        }
        None => Ok(()),
    }
}
