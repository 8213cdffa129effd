//! What `exoskin run` and `exoskin compare` take: a scenario, into a folder.

use std::path::PathBuf;

use clap::Args;

/// `exoskin run`
#[derive(Debug, Args)]
#[command(after_help = "\
A run writes scenario.toml, summary.json, ledger.parquet, readouts.parquet,
differences.parquet, report.html, clinician.html and patient.html (one sheet each, from the
same result) and provenance.json.
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
  vehicle-room  the vehicle at room temperature
  vehicle-cold  the vehicle at 4 C
  lysed         every vesicle broken, debris and factors kept
  extract       platelet lysate in the product's place
  serum         a growth-factor serum in its place
  prp           platelet-rich plasma in its place
  exosomes      the base arm itself
  exosomes+prp  platelet-rich plasma, then the product, each with the base's volume
An arm of the scenario is taken by its own name as it is written, also where it has one of these.

Days are fixed: 3, 5, 15 min and 1 h after the first session begins, days 1, 4, 7, 28, 84,
90, 180 and 365 as far as the skin is followed, and its last day.

Like a run it writes a folder with a report, and goes on where it was stopped. The usual folder
keeps one list of arms: another list asks for another --out. With --json it prints the comparison.

Examples:
  exoskin compare scenarios/hair_prp_vs_exosomes.toml
  exoskin compare scenarios/acne_scar_adipose.toml --arms none,procedure,vehicle,lysed,exosomes
  exoskin compare my_scenario.toml --base gel --days 28,90 --json --quiet
  exoskin compare scenarios/chin_scar.toml --price exosomes=450 --price prp=300 --price procedure=200")]
pub struct CompareArguments {
    /// Scenario file
    pub scenario: PathBuf,
    /// Arms, divided by commas [default: none, procedure, vehicle, vehicle-cold, lysed, extract, prp,
    /// exosomes, exosomes+prp, and what else the scenario has]
    #[arg(long, value_name = "LIST", allow_hyphen_values = true)]
    pub arms: Option<String>,
    /// The arm that the others are made from [default: the first that puts vesicles on the skin]
    #[arg(long, value_name = "NAME")]
    pub base: Option<String>,
    /// Days to show, divided by commas, of those below [default: for each readout those fixed for it]
    #[arg(long, value_name = "DAYS", allow_hyphen_values = true)]
    pub days: Option<String>,
    /// Show every readout, also where nobody would see a difference (below 1 % of the value or scale)
    #[arg(long)]
    pub all: bool,
    /// What an arm costs per session, for example exosomes=450; may be given several times
    #[arg(long, value_name = "ARM=PRICE", allow_hyphen_values = true)]
    pub price: Vec<String>,
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
