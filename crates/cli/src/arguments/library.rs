//! What `exoskin products` takes.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::LibraryCommand;

/// `list`, `show`, `new`, `classify` for products.
#[derive(Debug, Subcommand)]
pub enum ProductsCommand {
    /// List, show, copy
    #[command(flatten)]
    Library(LibraryCommand),
    /// The buyer's checklist: what the label says, what was measured, what is missing
    Classify(ClassifyArguments),
}

/// `exoskin products classify`
#[derive(Debug, Args)]
pub struct ClassifyArguments {
    /// Product: a name from `exoskin products list`, or a file ending in .toml
    pub product: String,
    /// Certificate of analysis of the lot: CSV with item, value, unit, method, lot, date
    #[arg(long, value_name = "FILE")]
    pub certificate: Option<PathBuf>,
    /// Own nanoparticle-tracking result: a ZetaView or NanoSight summary (CSV or TXT)
    #[arg(long, value_name = "FILE")]
    pub nta: Option<PathBuf>,
}
