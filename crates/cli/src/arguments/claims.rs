//! What `exoskin claim` takes.

use clap::Args;

/// `exoskin claim`
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  exoskin claim list
  exoskin claim list \"growth factors\"
  exoskin claim 17
  exoskin claim 17 --json")]
pub struct ClaimArguments {
    /// `list`, or the number of a claim
    pub which: String,
    /// With `list`: only claims that hold this word, a speaker or a verdict
    pub word: Option<String>,
}
