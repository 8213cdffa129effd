//! What `exoskin claim` takes.

use clap::Args;

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
pub struct ClaimArguments {
    /// `list`, or the number of a claim
    #[arg(allow_hyphen_values = true)]
    pub which: String,
    /// With `list`: only claims that hold this word or these words
    pub word: Option<String>,
    /// With `list`: only what this person says, for example batra
    #[arg(long, value_name = "NAME")]
    pub speaker: Option<String>,
    /// With `list`: only this verdict, for example untested
    #[arg(long, value_name = "VERDICT")]
    pub verdict: Option<String>,
    /// With `list`: only this kind: fact, number, comparison, anecdote, advice
    #[arg(long, value_name = "KIND")]
    pub kind: Option<String>,
}
