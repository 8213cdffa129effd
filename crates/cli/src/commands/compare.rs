//! `exoskin compare`: one arm of a scenario compared with what would have happened anyway, written to a folder.

use std::path::PathBuf;

use clap::Args;
use exoskin::record::cost::CostTable;
use exoskin::record::summary::{Comparison, Summary};
use exoskin::{ArmPrice, Compare, CompareAnswer, Day, Readable};

use crate::global::Global;
use exoskin::answer::{compare as words, layers, price};

use crate::failure::Outcome;
use crate::show::{self, hanging, paragraph};
use crate::values;
use crate::values::List;
use crate::watch::watched;

/// Continued lines of an arm's description are indented by this much.
const INDENT: usize = 4;

/// `exoskin compare`
#[derive(Debug, Args)]
#[command(after_help = "\
Each arm is the base arm with one thing changed: sessions, volumes, areas and delays stay the same.
  none          nothing is done
  procedure     nothing is applied
  vehicle       neither vesicles nor factors, at the product's temperature
  vehicle-room  the vehicle at room temperature
  vehicle-cold  the vehicle at 4 C
  lysed         every vesicle lysed; debris and factors kept
  extract       platelet lysate instead of the product
  serum         a growth-factor serum instead of the product
  prp           platelet-rich plasma instead of the product
  exosomes      the base arm itself
  exosomes+prp  platelet-rich plasma, then the product, each at the base arm's volume
If the scenario itself has an arm with one of these names, that arm is used as written.

To compare doses or products at what they cost, write one arm for each in the scenario and price
both: --arms low,high --price low=300 --price high=450. Arms that cost the same get the same price.

Readouts are reported at 3, 5, 15 min and 1 h after the first session begins, on days 1, 4, 7, 28,
84, 90, 180 and 365 within the follow-up, and on its last day.

Like a run, it writes a folder with a report and resumes where it left off. A folder holds one
comparison; for another list, give another --out. With --json it prints the comparison.

Examples:
  exoskin compare scenarios/hair_prp_vs_exosomes.toml
  exoskin compare scenarios/acne_scar_adipose.toml --arms none,procedure,vehicle,lysed,exosomes
  exoskin compare my_scenario.toml --base gel --days 28,90 --json --quiet
  exoskin compare scenarios/chin_scar.toml --price exosomes=450 --price prp=300")]
pub struct Arguments {
    /// Scenario file
    pub scenario: PathBuf,
    /// Arms, separated by commas [default: none, procedure, vehicle, vehicle-cold, lysed, extract, prp,
    /// exosomes, exosomes+prp, and any other arms in the scenario]
    #[arg(long, value_name = "LIST", allow_hyphen_values = true)]
    pub arms: Option<List<String>>,
    /// The arm from which the others are made [default: the first that applies vesicles]
    #[arg(long, value_name = "NAME")]
    pub base: Option<String>,
    /// The arm with which the others are compared [default: vehicle, else the procedure alone]
    #[arg(long, value_name = "ARM")]
    pub against: Option<String>,
    /// Days to show, separated by commas, out of those below [default: the days fixed for each readout]
    #[arg(long, value_name = "DAYS", allow_hyphen_values = true)]
    pub days: Option<List<Day>>,
    /// Show every readout, including those whose differences are too small to see (below 1 % of the value or scale)
    #[arg(long)]
    pub all: bool,
    /// Price of one session of an arm, for example exosomes=450; repeatable
    #[arg(long, value_name = "ARM=PRICE", allow_hyphen_values = true)]
    pub price: Vec<ArmPrice>,
    /// Folder for the results [default: runs/NAME-compare]
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// Replace the finished result of another run that is in that folder
    #[arg(long)]
    pub overwrite: bool,
    /// Samples drawn from the uncertain inputs
    #[arg(long, value_name = "N", default_value = "1000", allow_hyphen_values = true, value_parser = values::samples)]
    pub samples: usize,
    /// Transport problems solved per treatment
    #[arg(long, value_name = "N", default_value = "300", allow_hyphen_values = true, value_parser = values::draws)]
    pub draws: usize,
}

/// Runs `exoskin compare`.
pub fn run(arguments: &Arguments, global: &Global) -> Outcome {
    let question = Compare {
        arms: arguments.arms.as_ref().map(|List(names)| names.clone()),
        base: arguments.base.clone(),
        against: arguments.against.clone(),
        days: arguments.days.as_ref().map(|List(days)| days.clone()),
        price: arguments.price.clone(),
        out: arguments.out.clone(),
        overwrite: arguments.overwrite,
        options: global.options(arguments.samples, arguments.draws),
        ..Compare::of(&arguments.scenario)
    };
    let answer = watched(&question, global)?;
    if global.json {
        return show::json(&answer.document()?);
    }
    Ok(whole_text(&answer, answer.costs().as_ref(), arguments.all))
}

/// Said where something is left out.
const HINT: &str = "Only differences that are large enough to see have tables; `--all` shows every table, and why some scales are left out.";

fn whole_text(answer: &CompareAnswer, costs: Option<&CostTable>, all: bool) -> String {
    let CompareAnswer { summary, comparison, days, .. } = answer;
    let text = text(summary, comparison, days, all, &hanging(&(answer.arms_in_words().join("\n") + "\n"), INDENT));
    let costs = costs.map_or_else(String::new, |costs| format!("\n{}", show::document(&price::blocks(summary, costs))));
    format!("{text}{costs}\nReport: {}\n", exoskin::shown_path(&answer.folder.join("report.html")))
}

fn text(summary: &Summary, comparison: &Comparison, days: &[f64], all: bool, arms: &str) -> String {
    // The answer is about its fixed days, whatever days are shown below.
    let whole = summary.comparison.as_ref().unwrap_or(comparison);
    let answer = show::blocks(&words::answer(summary, whole));
    let both = show::document(&layers::blocks(summary, all));
    let mut text = format!("{}\n\n{answer}\n{both}\n{arms}\n", summary.title);
    text.push_str(&show::document(&words::blocks(summary, comparison, days, all)));
    text.push('\n');
    text.push_str(&show::blocks(&words::assumptions(summary, all)));
    for note in summary.unknown.iter().filter(|line| line.starts_with("Arm ")).chain(&summary.notes) {
        text.push_str(&format!("\n{}", paragraph(note)));
    }
    if !all {
        text.push_str(&format!("\n{}", paragraph(HINT)));
    }
    text
}
