//! What `exoskin products` takes, and what `vial` shares with it: the measurements of a lot.

use std::path::PathBuf;

use clap::{Args, Subcommand};

/// Measurements that take the label's place.
#[derive(Clone, Debug, Default, Args)]
pub struct MeasurementArguments {
    /// Certificate of analysis of the lot: CSV with item, value, unit, method, lot, date
    #[arg(long, value_name = "FILE")]
    pub certificate: Option<PathBuf>,
    /// Own nanoparticle tracking, a ZetaView or NanoSight summary (CSV or TXT): count and size in place of the label's
    #[arg(long, value_name = "FILE")]
    pub nta: Option<PathBuf>,
    /// How often the sample was diluted for --nta, where its file does not record it, for example 1000
    #[arg(long, value_name = "N", requires = "nta", allow_hyphen_values = true)]
    pub dilution: Option<String>,
}

/// `list`, `show`, `new`, `classify` for products.
#[derive(Debug, Subcommand)]
pub enum ProductsCommand {
    /// Every name with its title
    List,
    /// One file as it stands, ready to be copied
    Show {
        /// A name from `list`, or a file ending in .toml
        name: String,
    },
    /// Write a file to fill in or, with --from, a copy to change; then use it by its path
    New(NewProductArguments),
    /// The buyer's checklist: what the label says, what was measured, what is missing
    Classify(ClassifyArguments),
}

/// `exoskin products new`
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  exoskin products new my_vial.toml
  exoskin products new my_vial.toml --from frozen_msc
  exoskin products new my_vial.toml --from frozen_msc --nta tracking.csv
  exoskin products new my_vial.toml --from frozen_msc --certificate coa.csv")]
pub struct NewProductArguments {
    /// The file to write, for example my_own.toml; one that exists is never overwritten
    pub file: PathBuf,
    /// Start from this one in place of an empty form
    #[arg(long, value_name = "NAME")]
    pub from: Option<String>,
    /// What was measured
    #[command(flatten)]
    pub measured: MeasurementArguments,
}

/// `exoskin products classify`
#[derive(Debug, Args)]
#[command(after_help = "\
Nothing is graded: an entry is present, missing, or outside the limit of a row. Rows: exoskin evidence show ID.

Examples:
  exoskin products classify frozen_msc
  exoskin products classify my_vial.toml --certificate coa.csv --nta tracking.csv --json")]
pub struct ClassifyArguments {
    /// Product: a name from `exoskin products list`, or a file ending in .toml
    pub product: String,
    /// What was measured
    #[command(flatten)]
    pub measured: MeasurementArguments,
}
