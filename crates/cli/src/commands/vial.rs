//! `exoskin vial`: what storage left of a product.

use std::path::PathBuf;

use clap::Args;
use exoskin::{
    Container, DateOrder, Diagnostic, HalfLife, LogOptions, Past, Question, Scale, Steps, Temperature, Time, Vial,
};

use super::measurements;
use crate::failure::Outcome;
use crate::global::Global;
use crate::show;
use crate::values::{self, word};

/// `exoskin vial`
#[derive(Debug, Args)]
#[command(after_help = "\
A history is a list of steps, separated by `;` or commas:
  -80C 60d              stored at a temperature for a time (min, h, d, weeks)
  lyophilised 22C 30d   the same, as freeze-dried powder
  thaw | freeze         one change of state
  dry | reconstitute    freeze-dry it, dissolve it again

Examples:
  exoskin vial frozen_msc --history \"-80C 60d; thaw; 4C 36h\"
  exoskin vial frozen_msc --at 22C --for 6h --container lobind
  exoskin vial lyophilised_adipose --history \"lyophilised 22C 30d; reconstitute; 4C 12h\"
  exoskin vial frozen_msc --at 4C --until-half
  exoskin vial my_product.toml --log fridge.csv --json
  exoskin vial frozen_msc --history \"-80C 60d; thaw\" --log fridge.csv
  exoskin vial frozen_msc --at 4C --for 0h --nta tracking.csv
  exoskin vial frozen_msc --at 4C --for 0h --certificate coa.csv
  exoskin vial my_product.toml --stability series.csv --at 8C --for 30d --out series.svg
  exoskin vial my_product.toml --dish curve.csv --out curve.svg

To use the same measurements in every other command, write them into the product's file:
  exoskin products new mine.toml --from my_product.toml --stability series.csv --dish curve.csv")]
pub struct Arguments {
    /// Product: a name from `exoskin products list`, or a file ending in .toml
    pub product: String,
    /// What happened to the vial, step by step: "-80C 60d; thaw; 4C 36h"; with --log, what happened before the log
    #[arg(long, value_name = "STEPS", allow_hyphen_values = true, conflicts_with_all = ["at", "until_half"])]
    pub history: Option<Steps>,
    /// Temperatures from a data logger: its export as text, with times and temperatures in °C or °F
    #[arg(long, value_name = "FILE", conflicts_with_all = ["at", "until_half"])]
    pub log: Option<PathBuf>,
    /// Order of the numbers in the log's dates, if the file is ambiguous: day-first, month-first or year-first
    #[arg(long, value_name = "ORDER", requires = "log", value_parser = date_order)]
    pub log_dates: Option<DateOrder>,
    /// The log's temperature scale, if the file does not say: C or F
    #[arg(long, value_name = "SCALE", requires = "log", value_parser = scale)]
    pub log_scale: Option<Scale>,
    /// The log's column of temperatures, if there are several: its heading, part of it, or its number
    #[arg(long, value_name = "COLUMN", requires = "log", allow_hyphen_values = true)]
    pub log_column: Option<String>,
    /// The device whose lines count, if the log has several
    #[arg(long, value_name = "DEVICE", requires = "log", allow_hyphen_values = true)]
    pub log_device: Option<String>,
    /// Storage temperature, for example 4C; needs --for or --until-half
    #[arg(long, value_name = "TEMPERATURE", allow_hyphen_values = true)]
    pub at: Option<Temperature>,
    /// How long it is stored at --at, for example 36h
    #[arg(
        long = "for",
        value_name = "TIME",
        allow_hyphen_values = true,
        requires = "at",
        conflicts_with = "until_half"
    )]
    pub hold: Option<Time>,
    /// How long until half of the vesicles are left at --at
    #[arg(long, requires = "at")]
    pub until_half: bool,
    /// Material of the vial: pp (plain polypropylene), lobind, glass or unknown [default: the product's]
    #[arg(long, value_name = "KIND", value_parser = Container::named)]
    pub container: Option<Container>,
    /// Your own stability series of this product, which updates its rates: CSV with columns days, temperature, container,
    /// concentration, count, sd, potency
    #[arg(long, value_name = "FILE")]
    pub stability: Option<PathBuf>,
    /// Your own dose-response curves of this product in a dish, which update its effects: CSV with columns particles per
    /// mL, hours, cells per cm2, behaviour, response, sd
    #[arg(long, value_name = "FILE")]
    pub dish: Option<PathBuf>,
    /// Draw what the series or the curves say as a new SVG file: expected before, measured, expected after
    #[arg(long, value_name = "FILE", conflicts_with = "until_half")]
    pub out: Option<PathBuf>,
    /// What was measured
    #[command(flatten)]
    pub measured: measurements::Measurements,
    /// Samples drawn from the uncertain inputs
    #[arg(long, value_name = "N", default_value = "10000", allow_hyphen_values = true, value_parser = values::samples)]
    pub samples: usize,
}

fn date_order(text: &str) -> Result<DateOrder, Diagnostic> {
    word(text, &DateOrder::WORDS)
}

fn scale(text: &str) -> Result<Scale, Diagnostic> {
    word(text, &Scale::WORDS)
}

/// Runs `exoskin vial`.
pub fn run(arguments: &Arguments, global: &Global) -> Outcome {
    let mut vial = Vial::of(&arguments.product);
    vial.container = arguments.container;
    vial.lot = arguments.measured.lot();
    vial.stability = arguments.stability.clone();
    vial.dish = arguments.dish.clone();
    vial.options = global.options(arguments.samples, vial.options.draws);
    if let (Some(at), true) = (&arguments.at, arguments.until_half) {
        return show::reply(&HalfLife { vial, at: at.clone() }.ask()?, global.json);
    }
    vial.past = past(arguments)?;
    let found = vial.ask()?;
    if let Some(path) = &arguments.out {
        found.draw_measured(path)?;
    }
    show::reply(&found, global.json)
}

fn past(arguments: &Arguments) -> Result<Option<Past>, Diagnostic> {
    match (&arguments.history, &arguments.log, &arguments.at, &arguments.hold) {
        (before, Some(path), ..) => {
            let options = LogOptions {
                dates: arguments.log_dates,
                scale: arguments.log_scale,
                column: arguments.log_column.clone(),
                device: arguments.log_device.clone(),
            };
            Ok(Some(Past::Log { before: before.clone(), path: path.clone(), options }))
        }
        (Some(steps), None, ..) => Ok(Some(Past::Steps(steps.clone()))),
        (_, _, Some(at), Some(hold)) => Ok(Some(Past::Held(at.clone(), hold.clone()))),
        (_, _, Some(_), None) => Err(Diagnostic::new("the storage time is missing")
            .argument("at")
            .expected("--for TIME, for example --for 36h, or --until-half")),
        _ => Ok(None),
    }
}
