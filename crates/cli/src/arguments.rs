//! What can be typed: commands, flags and their help. Values stay text here; `commands` reads them, so that
//! a wrong value is answered in the same words as a wrong line in a file.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

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
    Products(LibraryCommand),
    /// Procedures: what is done to the skin
    #[command(subcommand, arg_required_else_help = true)]
    Procedures(LibraryCommand),
    /// Every number the model rests on, and where it comes from
    #[command(subcommand, arg_required_else_help = true)]
    Evidence(EvidenceCommand),
}

/// `exoskin vial`
#[derive(Debug, Args)]
#[command(after_help = "\
A history is a list of steps, divided by `;`:
  -80C 60d              held at a temperature for a time (min, h, d, weeks)
  lyophilised 22C 30d   the same, as a powder
  thaw | freeze         one change of state
  dry | reconstitute    freeze-dried, dissolved again

Examples:
  exoskin vial frozen_msc --history \"-80C 60d; thaw; 4C 36h\"
  exoskin vial frozen_msc --at 22C --for 6h --container lobind
  exoskin vial lyophilised_adipose --history \"lyophilised 22C 30d; reconstitute; 4C 12h\"
  exoskin vial frozen_msc --at 4C --until-half
  exoskin vial my_product.toml --log fridge.csv --json")]
pub struct VialArguments {
    /// Product: a name from `exoskin products list`, or a file ending in .toml
    pub product: String,
    /// What happened to the vial, in steps: "-80C 60d; thaw; 4C 36h"
    #[arg(long, value_name = "STEPS", allow_hyphen_values = true, conflicts_with_all = ["log", "at", "until_half"])]
    pub history: Option<String>,
    /// Temperatures from a data logger: CSV with time and temperature (ISO or local dates, °C or °F)
    #[arg(long, value_name = "FILE", conflicts_with_all = ["at", "until_half"])]
    pub log: Option<PathBuf>,
    /// Which number of the log's dates is the day, where the file leaves it open: day-first or month-first
    #[arg(long, value_name = "ORDER", requires = "log")]
    pub log_dates: Option<String>,
    /// The log's temperature scale, where the file leaves it open: C or F
    #[arg(long, value_name = "SCALE", requires = "log")]
    pub log_scale: Option<String>,
    /// Held at this temperature, for example 4C; needs --for or --until-half
    #[arg(long, value_name = "TEMPERATURE", allow_hyphen_values = true)]
    pub at: Option<String>,
    /// How long it is held at --at, for example 36h
    #[arg(
        long = "for",
        value_name = "TIME",
        allow_hyphen_values = true,
        requires = "at",
        conflicts_with = "until_half"
    )]
    pub hold: Option<String>,
    /// Say how long until half of the vesicles are left at --at
    #[arg(long, requires = "at")]
    pub until_half: bool,
    /// What the vial is made of: pp (plain polypropylene), lobind, glass or unknown [default: the product's]
    #[arg(long, value_name = "KIND")]
    pub container: Option<String>,
    /// Samples of the unknowns
    #[arg(long, value_name = "N", default_value = "10000", allow_hyphen_values = true)]
    pub samples: String,
}

/// `exoskin dose`
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  exoskin dose --product frozen_msc --site face --volume 2mL --after microneedling --delay 10min
  exoskin dose --product frozen_msc --site cheek --volume 0.5mL --area 40cm2 --after fractional-co2
  exoskin dose --product frozen_msc --site face --volume 2mL --after none
  exoskin dose --product my_product.toml --history \"4C 24h\" --site scalp --volume 3mL \\
      --after microneedling --needle 0.5mm --rub 2min --rub 5min --rinse 30min --json

Two words are never mixed: `entered` is the share of the whole vesicles on the skin that passes
the mouths of the channels until the film is dry; `taken up` is the share inside living cells
after 48 hours.")]
pub struct DoseArguments {
    /// Product: a name from `exoskin products list`, or a file ending in .toml
    #[arg(long, value_name = "PRODUCT")]
    pub product: String,
    /// Where on the body: face, cheek, scalp or forearm
    #[arg(long, value_name = "SITE", default_value = "face")]
    pub site: String,
    /// Age of the person in years; shifts the anatomy where a source gives it
    #[arg(long, value_name = "YEARS", allow_hyphen_values = true)]
    pub age: Option<String>,
    /// Volume put on the skin, for example 2mL
    #[arg(long, value_name = "VOLUME", allow_hyphen_values = true)]
    pub volume: String,
    /// Treated area, for example 40cm2 [default: the whole site]
    #[arg(long, value_name = "AREA", allow_hyphen_values = true)]
    pub area: Option<String>,
    /// What was done to the skin before: a name from `exoskin procedures list`, a .toml file, or none
    #[arg(long, value_name = "PROCEDURE", default_value = "none")]
    pub after: String,
    /// Needle length, in place of the procedure's own, for example 0.5mm
    #[arg(long, value_name = "LENGTH", allow_hyphen_values = true)]
    pub needle: Option<String>,
    /// Any other setting of the device: density=1.5/mm2, passes=4, depth=200um or width=70um; may be given several times
    #[arg(long = "set", value_name = "NAME=VALUE")]
    pub settings: Vec<String>,
    /// Time from the injury to the application
    #[arg(long, value_name = "TIME", default_value = "0min", allow_hyphen_values = true)]
    pub delay: String,
    /// What happened to the vial before, as in `exoskin vial` [default: fresh]
    #[arg(long, value_name = "STEPS", allow_hyphen_values = true)]
    pub history: Option<String>,
    /// What the vial is made of: pp, lobind, glass or unknown [default: the product's]
    #[arg(long, value_name = "KIND")]
    pub container: Option<String>,
    /// The film is rubbed in at this time after application; may be given several times
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    pub rub: Vec<String>,
    /// The skin is rinsed at this time after application
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    pub rinse: Option<String>,
    /// Samples of the joint design
    #[arg(long, value_name = "N", default_value = "10000", allow_hyphen_values = true)]
    pub samples: String,
    /// Transport problems solved; the first call for new skin, device or delay solves them, later ones find them kept
    #[arg(long, value_name = "N", default_value = "300", allow_hyphen_values = true)]
    pub draws: String,
}

/// `exoskin run`
#[derive(Debug, Args)]
#[command(after_help = "\
A run writes scenario.toml, summary.json, ledger.parquet, readouts.parquet, report.html, clinician.html and
patient.html (one sheet each, from the same result) and provenance.json.
Interrupted (Ctrl-C, power cut), the same command goes on where it stopped and ends with the same bits.

Examples:
  exoskin run scenarios/ref.toml
  exoskin run scenarios/ref.toml --out runs/first --samples 4000
  exoskin run my_scenario.toml --json --quiet")]
pub struct RunArguments {
    /// Scenario file
    pub scenario: PathBuf,
    /// Folder for the results [default: runs/NAME]
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// Samples of the joint design
    #[arg(long, value_name = "N", default_value = "1000", allow_hyphen_values = true)]
    pub samples: String,
    /// Transport problems solved per arm
    #[arg(long, value_name = "N", default_value = "300", allow_hyphen_values = true)]
    pub draws: String,
}

/// `exoskin compare`
#[derive(Debug, Args)]
#[command(after_help = "\
Arms are made from the base arm: the same sessions, volumes, areas and delays, one thing changed.
  none          nothing is done
  procedure     nothing is put on
  vehicle       neither vesicles nor factors, as cold or warm as the product
  vehicle-room  the same at room temperature
  vehicle-cold  the same at 4 C
  lysed         every vesicle broken, debris and factors kept
  extract       platelet lysate in the product's place
  serum         a growth-factor serum in its place
  prp           platelet-rich plasma in its place
  exosomes      the base arm itself
  exosomes+prp  platelet-rich plasma, then the product, each with the base's volume
An arm of the scenario is taken by its own name as it is written, also where it has one of these.

Like a run it writes a folder with a report, and goes on where it was stopped. With --json it
prints the comparison.

Examples:
  exoskin compare scenarios/hair_prp_vs_exosomes.toml
  exoskin compare scenarios/acne_scar_adipose.toml --arms none,procedure,vehicle,lysed,exosomes
  exoskin compare my_scenario.toml --base gel --days 28,90 --json --quiet")]
pub struct CompareArguments {
    /// Scenario file
    pub scenario: PathBuf,
    /// Arms, divided by commas
    #[arg(
        long,
        value_name = "LIST",
        default_value = "none,procedure,vehicle,vehicle-cold,extract,prp,exosomes,exosomes+prp",
        allow_hyphen_values = true
    )]
    pub arms: String,
    /// The arm that the others are made from [default: the first that puts vesicles on the skin]
    #[arg(long, value_name = "NAME")]
    pub base: Option<String>,
    /// Days to show, divided by commas [default: for each readout the day fixed for it]
    #[arg(long, value_name = "DAYS", allow_hyphen_values = true)]
    pub days: Option<String>,
    /// Folder for the results [default: runs/NAME-compare]
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// Samples of the joint design
    #[arg(long, value_name = "N", default_value = "1000", allow_hyphen_values = true)]
    pub samples: String,
    /// Transport problems solved per treatment
    #[arg(long, value_name = "N", default_value = "300", allow_hyphen_values = true)]
    pub draws: String,
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
