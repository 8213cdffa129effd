//! `exoskin vial`: what storage left of a product.

use std::path::PathBuf;

use clap::Args;
use exoskin::answer::numbers::{decimal, duration, people, people_band, percent, percent_band};
use exoskin::vial::{Advice, Extrapolation, HalfOutcome, Phase, VialOutcome};
use exoskin::{
    Band, Container, DateOrder, Diagnostic, HalfLife, LogOptions, Past, Question, Scale, Steps, Temperature, Time,
    Vial, VialAnswer,
};

use super::{classify, measurements, series};
use crate::failure::Outcome;
use crate::global::Global;
use crate::show::{self, Table, paragraph};
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

/// Share of a factor below which its number says nothing.
const TRACE: f64 = 1e-6;
/// Share of the samples below which a possibility is not worth mentioning.
const SELDOM: f64 = 0.05;

fn date_order(text: &str) -> Result<DateOrder, Diagnostic> {
    word(
        text,
        &[
            ("day-first", DateOrder::DayFirst),
            ("month-first", DateOrder::MonthFirst),
            ("year-first", DateOrder::YearFirst),
        ],
    )
}

fn scale(text: &str) -> Result<Scale, Diagnostic> {
    word(text, &[("C", Scale::Celsius), ("F", Scale::Fahrenheit)])
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
        return global.reply(&HalfLife { vial, at: at.clone() }.ask()?, half_text);
    }
    vial.past = past(arguments)?;
    let found = vial.ask()?;
    if let Some(path) = &arguments.out {
        found.draw_measured(path)?;
    }
    global.reply(&found, whole_text)
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

fn whole_text(found: &VialAnswer) -> String {
    let by = if found.is_measured { "particles as measured" } else { "particles on the label" };
    let mut text = text(&found.vial, by);
    if let Some(learned) = &found.series {
        text.push_str(&format!("\n{}", series::text(learned)));
    }
    if let Some(learned) = &found.dish {
        text.push_str(&format!("\n{}", series::dish_text(learned)));
    }
    // A certificate's checklist begins with the same sentence.
    if let (Some(against), None) = (&found.against_label, &found.checklist) {
        text.push_str(&format!("\n{}", paragraph(&measurements::sentence(against))));
    }
    if let Some(checklist) = &found.checklist {
        text.push_str(&format!("\n{}", classify::text(checklist)));
    }
    text
}

fn text(found: &VialOutcome, counted: &str) -> String {
    let mut text = format!("{}, {} container\n{}\n\n", found.title, found.container.name(), history_line(found));
    text.push_str(&paragraph(&sentence(found)));
    text.push('\n');
    text.push_str(&counts(found, counted));
    if has_vesicles(found) {
        push_list(&mut text, "What would help", found.advice.iter().map(|a| advice(a, found)));
        push_list(&mut text, "Outside the range of any measurement", reasons(&found.extrapolations));
    }
    push_list(&mut text, "Not known about the product (each item widens the answer)", found.unknown.iter().cloned());
    push_list(
        &mut text,
        "What the certificate or a test of this lot says",
        found.lot.iter().map(|used| used.text.clone()),
    );
    push_list(&mut text, "Read from the history", found.notes.iter().cloned());
    text
}

fn has_vesicles(found: &VialOutcome) -> bool {
    found.vesicles_per_ml.p95 > 0.0
}

fn advice(advice: &Advice, found: &VialOutcome) -> String {
    let least = found.measurable.least_share;
    let (whole, now) = (share_above(&advice.whole_share, least), found.whole_share.median);
    let now = if now < least { "nothing measurable".to_owned() } else { percent(now) };
    format!("{}: {whole} whole instead of {now}", advice.what)
}

/// A share with its band; what lies below `least` is not shown as a number.
fn share_above(band: &Band, least: f64) -> String {
    if band.p95 < least {
        format!("below {}", percent(least))
    } else if band.median < least {
        format!("below {0} (below {0} to {1})", percent(least), percent(band.p95))
    } else if band.p05 < least {
        format!("{} (below {} to {})", percent(band.median), percent(least), percent(band.p95))
    } else {
        percent_band(band)
    }
}

/// As [`share_above`], for a count.
fn count_above(band: &Band, least: f64) -> String {
    if band.p05 < least && band.median >= least {
        format!("{} (below {} to {})", people(band.median), people(least), people(band.p95))
    } else {
        people_band(band)
    }
}

fn history_line(found: &VialOutcome) -> String {
    if found.history.is_empty() { "used as counted".into() } else { show::wrap(&found.history, show::WIDTH).join("\n") }
}

/// What lies outside every measurement comes first.
fn sentence(found: &VialOutcome) -> String {
    if !has_vesicles(found) {
        return "The product contains no vesicles.".into();
    }
    let outside = outside(&found.extrapolations);
    let doubt = if found.extrapolated && outside.is_empty() {
        " Part of this is outside the range of any measurement."
    } else {
        ""
    };
    format!("{outside}{}{doubt}", left(found))
}

fn left(found: &VialOutcome) -> String {
    let whole = share_above(&found.whole_share, found.measurable.least_share);
    let (least, more) = (found.measurable.least_per_ml, found.measurable.count_share_of_samples);
    if found.measurable.count {
        return format!("{whole} of the vesicles are still whole {}.", place(found.phase));
    }
    let least = format!("{} per mL, the lowest count that anybody has reported", people(least));
    if more < SELDOM {
        format!("Nothing measurable is left: fewer whole particles than {least}.")
    } else {
        let more = percent(more);
        format!(
            "Probably nothing measurable is left: only {more} of the samples have more whole particles than {least}."
        )
    }
}

/// Where the vesicles that are counted as whole are: what sticks to the wall is no longer among them.
fn place(phase: Phase) -> &'static str {
    match phase {
        Phase::Liquid => "and in the liquid",
        Phase::Frozen => "in the frozen vial",
        Phase::Dry => "in the powder",
    }
}

/// "No measurement covers 22 °C for 6 h; what follows is extrapolated. ", or nothing.
fn outside(extrapolations: &[Extrapolation]) -> String {
    let beyond: Vec<&str> =
        extrapolations.iter().filter(|part| part.is_beyond_all_rows()).map(|part| part.segment.as_str()).collect();
    let named = match beyond.as_slice() {
        [] => return String::new(),
        [one] => (*one).to_owned(),
        [one, two] => format!("{one} or {two}"),
        [one, rest @ ..] => format!("{one} and {} other parts of the history", rest.len()),
    };
    format!("No measurement covers {named}; what follows is extrapolated. ")
}

/// `counted` says where the particle count comes from.
fn counts(found: &VialOutcome, counted: &str) -> String {
    let people = |band| people_band(&band);
    let share = |band| percent_band(&band);
    let mut table = Table::with_header(&["", "median (90 % band)"]);
    if has_vesicles(found) {
        let inactive = percent(found.inactive_batch_probability);
        table.row([counted, &format!("{} per mL", people(found.label_per_ml))]);
        table.row(["vesicles when counted", &format!("{} per mL", people(found.vesicles_per_ml))]);
        let least = &found.measurable;
        if least.count {
            table.row([
                "whole vesicles now",
                &format!("{} per mL", count_above(&found.whole_per_ml, least.least_per_ml)),
            ]);
            table.row(["whole share", &share_above(&found.whole_share, least.least_share)]);
        } else {
            table.row(["whole vesicles now", "nothing measurable"]);
            table.row(["whole share", &format!("below {}, which nobody could count", percent(least.least_share))]);
        }
        table.row(["on the vial's wall", &share(found.wall_share)]);
        let none = format!("below {}, which an assay calls none", percent(least.least_potency));
        table.row([
            "potency left by storage",
            &if least.potency { share_above(&found.potency, least.least_potency) } else { none },
        ]);
        let tested = found.lot.iter().any(|used| used.parameter == Some("vial.batch.potency"));
        let of = if tested { "after the potency test" } else { "of such lots (assumed)" };
        table.row(["lot with no effect at all", &format!("{inactive} {of}")]);
    }
    let kept = |band: &Band| if band.p95 < TRACE { "practically none".into() } else { share_above(band, TRACE) };
    for factor in &found.factors {
        let amount = factor.ng_per_ml.map_or("amount unknown".into(), |amount| format!("{} ng/mL", people(amount)));
        table.row([format!("free {}", factor.name), format!("{} left; {amount}", kept(&factor.kept))]);
    }
    if found.factors.is_empty() && !has_vesicles(found) { String::new() } else { table.text() }
}

/// Stretches of a history that are named for one reason; a log can have hundreds.
const MOST_STRETCHES: usize = 3;

/// What lies outside the measurements, each reason once with the stretches it is about.
fn reasons(parts: &[Extrapolation]) -> impl Iterator<Item = String> {
    let mut grouped: Vec<(&Extrapolation, Vec<&str>)> = Vec::new();
    for part in parts {
        match grouped.iter_mut().find(|(known, _)| known.of == part.of && known.reason == part.reason) {
            Some((_, stretches)) => stretches.push(&part.segment),
            None => grouped.push((part, vec![&part.segment])),
        }
    }
    let text = |(part, stretches): (&Extrapolation, Vec<&str>)| {
        let first = stretches[..stretches.len().min(MOST_STRETCHES)].join(", ");
        let more = match stretches.len().saturating_sub(MOST_STRETCHES) {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        format!("{first}{more} ({}): {}", part.of, part.reason)
    };
    grouped.into_iter().map(text).collect::<Vec<_>>().into_iter()
}

fn push_list(text: &mut String, heading: &str, items: impl Iterator<Item = String>) {
    let items: Vec<String> = items.collect();
    if items.is_empty() {
        return;
    }
    text.push_str(&format!("\n{heading}\n"));
    for item in items {
        let lines = show::wrap(&item, show::WIDTH - 4);
        text.push_str(&format!("  - {}\n", lines.join("\n    ")));
    }
}

fn half_text(half: &HalfOutcome) -> String {
    let hours = half.hours;
    // Beyond the longest hold nothing was followed: such a quantile is only a lower bound.
    let longer = |beyond: bool, hours: f64| if beyond { "more than 30 years".into() } else { duration(hours) };
    let highest = longer(half.longer_share > 0.05, hours.p95);
    let range = match half.longer_share > 0.95 {
        true => String::new(),
        false => format!(" (90 % band {} to {highest})", duration(hours.p05)),
    };
    let mut text = paragraph(&format!(
        "{}Half of the vesicles are left after {}{range} at {} °C{} in a {} container.",
        outside(&half.extrapolations),
        longer(half.longer_share > 0.5, hours.median),
        decimal(half.celsius, 3),
        match half.phase {
            Phase::Liquid => "",
            Phase::Frozen => ", frozen,",
            Phase::Dry => ", as powder,",
        },
        half.container.name()
    ));
    if half.longer_share > 0.0 {
        let share = percent(half.longer_share);
        text.push_str(&paragraph(&format!("In {share} of the samples this takes more than thirty years.")));
    }
    push_list(&mut text, "Outside the range of any measurement", reasons(&half.extrapolations));
    text
}
