//! What can be typed: commands, flags and their help. Values stay text here; `commands` reads them, so that
//! a wrong value is answered in the same words as a wrong line in a file.

mod claims;
mod count;
mod hazards;
mod library;
mod study;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

pub use claims::ClaimArguments;
pub use count::{DoseArguments, VialArguments};
pub use hazards::{RiskArguments, StatusArguments};
pub use library::{ClassifyArguments, MeasurementArguments, NewProductArguments, ProductsCommand};
pub use study::{CompareArguments, RunArguments};

const AFTER_HELP: &str = "\
Start here:
  exoskin vial frozen_msc --history \"-80C 60d; thaw; 4C 36h\"
  exoskin dose --product frozen_msc --site face --volume 2mL --after microneedling --delay 10min
  exoskin run scenarios/ref.toml
  exoskin compare scenarios/hair_prp_vs_exosomes.toml

exoskin is for research and for planning studies. It is no medical device.
Exit codes: 0 done, 1 the run failed, 2 the input is wrong (nothing was written), 130 interrupted.";

/// Counts what becomes of the vesicles of an exosome product, from the vial to the single cell.
#[derive(Debug, Parser)]
#[command(name = "exoskin", version, after_help = AFTER_HELP, max_term_width = 100)]
#[command(subcommand_required = true, arg_required_else_help = true, propagate_version = false)]
pub struct Cli {
    #[command(flatten)]
    /// Flags every command takes.
    pub global: Global,
    #[command(subcommand)]
    /// What to do.
    pub command: Command,
}

/// Flags every command takes.
#[derive(Clone, Debug, Args)]
pub struct Global {
    /// Print one JSON document in place of text
    #[arg(long, global = true, help_heading = "Everywhere")]
    pub json: bool,
    /// Threads to compute with; the result is the same for any number [default: all cores]
    #[arg(long, global = true, value_name = "N", allow_hyphen_values = true, help_heading = "Everywhere")]
    pub threads: Option<String>,
    /// Seed of every random stream [default: the scenario's, else 1]
    #[arg(long, global = true, value_name = "N", allow_hyphen_values = true, help_heading = "Everywhere")]
    pub seed: Option<String>,
    /// No progress and no hints on standard error; errors are still told
    #[arg(long, short, global = true, help_heading = "Everywhere")]
    pub quiet: bool,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// What storage left in a vial: whole vesicles, potency, free factors
    Vial(VialArguments),
    /// One application on the skin: the count from the label to the living cell
    Dose(Box<DoseArguments>),
    /// Every arm of a scenario through the count and the skin's course, with a report
    Run(RunArguments),
    /// A scenario's product beside what would have happened anyway: procedure, vehicle, other products
    Compare(CompareArguments),
    /// Read a scenario and say what it means, without running it
    Check(CheckArguments),
    /// Products: what a vial holds
    #[command(subcommand, arg_required_else_help = true)]
    Products(ProductsCommand),
    /// Procedures: what is done to the skin
    #[command(subcommand, arg_required_else_help = true)]
    Procedures(LibraryCommand),
    /// Statements people make about the therapy, one by one: verdict, reason, what would settle it
    Claim(ClaimArguments),
    /// What can go wrong: hazards as calculators, with data or with "no data"
    Risk(RiskArguments),
    /// What the law says by country, class of product and use, with source and date
    Status(StatusArguments),
    /// Every number the model rests on, and where it comes from
    #[command(subcommand, arg_required_else_help = true)]
    Evidence(EvidenceCommand),
    /// The JSON schema of a file that exoskin reads or writes, for editors and programs
    Schema(SchemaArguments),
}

/// `exoskin check`
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  exoskin check scenarios/ref.toml
  exoskin check my_scenario.toml --json")]
pub struct CheckArguments {
    /// Scenario file
    pub scenario: PathBuf,
}

/// `exoskin schema`
#[derive(Debug, Args)]
#[command(after_help = "\
A schema knows keys, kinds of values and words. Units and ranges are checked by the command that reads the file.

Examples:
  exoskin schema
  exoskin schema scenario
  exoskin schema summary")]
pub struct SchemaArguments {
    /// Whose schema: scenario, product, procedure or summary; without it, what there is
    pub name: Option<String>,
}

/// `list`, `show`, `new` for a folder of plain files.
#[derive(Debug, Subcommand)]
pub enum LibraryCommand {
    /// Every name with its title
    List,
    /// One file as it stands, ready to be copied
    Show {
        /// A name from `list`, or a file ending in .toml
        name: String,
    },
    /// Write a file to fill in or, with --from, a copy to change; then use it by its path
    New {
        /// The file to write, for example my_own.toml; one that exists is never overwritten
        file: PathBuf,
        /// Start from this one in place of an empty form
        #[arg(long, value_name = "NAME")]
        from: Option<String>,
    },
}

/// `list`, `show`, `gaps` for the evidence tables.
#[derive(Debug, Subcommand)]
pub enum EvidenceCommand {
    /// Rows by id, with value, unit and grade
    List {
        /// Only rows whose id, quantity or conditions hold this word
        word: Option<String>,
        /// Only one table, for example vial
        #[arg(long, value_name = "TABLE")]
        table: Option<String>,
        /// Only rows of this grade: A, B, C or D
        #[arg(long, value_name = "GRADE")]
        grade: Option<String>,
    },
    /// One row with its source, or one parameter of the model with its rows
    Show {
        /// Id of a row or of a parameter
        id: String,
    },
    /// What the model assumes because no row informs it, or only a row of grade D
    Gaps,
    /// The vial's model beside every storage row that it covers, with residuals and misses
    Storage,
}
