//! `exoskin vial`: what storage left of a product.

use exoskin_answer::numbers::{decimal, duration, percent, percent_band};
use exoskin_quantity::{Checked, Diagnostic, Dimension, Source};
use exoskin_stats::Layout;
use exoskin_vial::history_text::{COLDEST_C, LONGEST_S, WARMEST_C};
use exoskin_vial::{Advice, Container, DateOrder, Extrapolation, HalfOutcome, History, LogOptions, Product, Scale};
use exoskin_vial::{Against, Nta, VialOutcome, outcome, until_half};

use super::measurements;
use crate::arguments::VialArguments;
use crate::failure::Outcome;
use crate::show::{self, Table, paragraph};
use crate::values::{Settings, of_flag, quantity, samples};

const CELSIUS: (f64, f64) = (COLDEST_C, WARMEST_C);
const SECONDS: (f64, f64) = (0.0, LONGEST_S);

/// Particles of a liquid whose file claims no vesicles are counted, but not called vesicles.
fn particles_without_vesicles(product: &Product) -> Diagnostic {
    let name = exoskin_quantity::quoted(&product.name);
    Diagnostic::new(format!("{name} holds no vesicles by its file, so its particles cannot be taken for vesicles"))
        .argument("PRODUCT")
        .expected(format!("exoskin products classify {}, which sets the count beside the label", product.name))
}

/// Runs `exoskin vial`.
///
/// # Errors
/// An unknown product, a history, logger file or value that is wrong.
pub fn run(arguments: &VialArguments, settings: Settings) -> Outcome {
    let labelled = exoskin_vial::load_product(&arguments.product).map_err(|e| of_flag(e, "PRODUCT"))?;
    let measured = measurements::read(&arguments.measured)?;
    if labelled.is_vesicle_free() && measured.used(&labelled).is_some() {
        return Err(particles_without_vesicles(&labelled).into());
    }
    let product = measured.used(&labelled).map_or_else(|| labelled.clone(), |used| labelled.measured(&used));
    let container = container(arguments.container.as_deref(), &product)?;
    let samples = samples(&arguments.samples, "--samples")?;
    // No transport here: what blood holds differs from sample to sample like everything else.
    let layout = Layout { transport_rows: samples, samples };
    let design = exoskin_evidence::design(settings.seed.unwrap_or(1), &exoskin_vial::parameters::drawn(), layout);
    let draws = |sample| design.units(sample);
    if let (Some(at), true) = (&arguments.at, arguments.until_half) {
        let celsius = temperature(at)?;
        let half = until_half(&product, container, celsius, samples, draws);
        return if settings.json { show::json(&half) } else { Ok(half_text(&half)) };
    }
    let (history, notes) = history(arguments)?;
    let mut found = outcome(&product, &history, container, samples, draws);
    found.notes.extend(notes);
    found.notes.extend(measured.notes());
    let against = measured.against(&labelled);
    if settings.json {
        return show::json(&WithMeasurements { vial: found, against_label: against, tracking: measured.nta });
    }
    let by = if measured.used(&labelled).is_some() { "particles as measured" } else { "particles on the label" };
    let mut text = text(&found, by);
    // A certificate's checklist begins with the same sentence.
    if let (Some(against), None) = (&against, &measured.certificate) {
        text.push('\n');
        text.push_str(&paragraph(&measurements::sentence(against)));
    }
    if let Some(certificate) = &measured.certificate {
        text.push('\n');
        text.push_str(&super::classify::text(&exoskin_vial::checklist(
            &labelled,
            Some(certificate),
            measured.nta.as_ref(),
        )));
    }
    Ok(text)
}

/// The outcome with what was measured; without measurements it is the outcome alone.
#[derive(serde::Serialize)]
struct WithMeasurements {
    #[serde(flatten)]
    vial: VialOutcome,
    #[serde(skip_serializing_if = "Option::is_none")]
    against_label: Option<Against>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tracking: Option<Nta>,
}

/// The container asked for, else the product's.
pub fn container(name: Option<&str>, product: &Product) -> Checked<Container> {
    match name {
        Some(name) => Container::named(name).map_err(|e| of_flag(e, "--container")),
        None => Ok(product.vessel.container),
    }
}

fn temperature(text: &str) -> Checked<f64> {
    quantity(text, "--at", Dimension::Temperature, CELSIUS, "is no temperature that a vial sees")
}

/// The history, and what was found about the file it came from.
fn history(arguments: &VialArguments) -> Checked<(History, Vec<String>)> {
    match (&arguments.history, &arguments.log, &arguments.at, &arguments.hold) {
        (Some(text), ..) => Ok((History::parse(text).map_err(|e| e.argument("--history"))?, Vec::new())),
        (_, Some(path), ..) => {
            let log = exoskin_vial::read_log_with(
                &Source::read(path, exoskin_vial::MAX_LOG_BYTES)?,
                log_options(arguments)?,
            )?;
            Ok((log.history(), log.notes))
        }
        (_, _, Some(at), Some(hold)) => {
            let seconds = quantity(hold, "--for", Dimension::Time, SECONDS, "is no time that a vial is held")?;
            Ok((History::hold(temperature(at)?, seconds), Vec::new()))
        }
        (_, _, Some(_), None) => Err(Diagnostic::new("how long the vial is held is missing")
            .argument("--at")
            .expected("--for TIME, for example --for 36h, or --until-half")),
        // What was measured now has no past that matters.
        _ if arguments.measured.nta.is_some() || arguments.measured.certificate.is_some() => {
            Ok((History::fresh(), vec!["No history was given: the vial is used as it was measured.".into()]))
        }
        _ => Err(Diagnostic::new("what happened to the vial is missing").argument("--history").expected(
            "--history \"-80C 60d; thaw; 4C 36h\", --log FILE, or --at 4C --for 36h; for a fresh vial --at 4C --for 0h",
        )),
    }
}

fn log_options(arguments: &VialArguments) -> Checked<LogOptions> {
    let dates = match &arguments.log_dates {
        Some(word) => match crate::values::choice(word, "--log-dates", &["day-first", "month-first"])? {
            "day-first" => Some(DateOrder::DayFirst),
            _ => Some(DateOrder::MonthFirst),
        },
        None => None,
    };
    let scale = match &arguments.log_scale {
        Some(word) => match crate::values::choice(word, "--log-scale", &["C", "F"])? {
            "C" => Some(Scale::Celsius),
            _ => Some(Scale::Fahrenheit),
        },
        None => None,
    };
    Ok(LogOptions { dates, scale })
}

fn text(found: &VialOutcome, counted: &str) -> String {
    let mut text = format!("{}, {} container\n{}\n\n", found.title, found.container.name(), history_line(found));
    text.push_str(&paragraph(&sentence(found)));
    text.push('\n');
    text.push_str(&counts(found, counted));
    if has_vesicles(found) {
        push_list(&mut text, "What would help", found.advice.iter().map(|a| advice(a, found.whole_share.median)));
        push_list(&mut text, "Beyond what anybody measured", found.extrapolations.iter().map(reason));
    }
    push_list(&mut text, "Not known about the product (each widens the answer)", found.unknown.iter().cloned());
    push_list(&mut text, "Read from the history", found.notes.iter().cloned());
    text
}

fn has_vesicles(found: &VialOutcome) -> bool {
    found.vesicles_per_ml.p95 > 0.0
}

fn advice(advice: &Advice, now: f64) -> String {
    let whole = percent_band(&advice.whole_share);
    format!("{}: {whole} whole in place of {}", advice.what, percent(now))
}

fn history_line(found: &VialOutcome) -> String {
    if found.history.is_empty() { "used as counted".into() } else { show::wrap(&found.history, show::WIDTH).join("\n") }
}

fn sentence(found: &VialOutcome) -> String {
    let whole = percent_band(&found.whole_share);
    if !has_vesicles(found) {
        return "The product has no vesicles to lose.".into();
    }
    let doubt = if found.extrapolated { " Part of this lies beyond what anybody measured." } else { "" };
    format!("{whole} of the vesicles are still whole and in the liquid.{doubt}")
}

/// `counted` says where the particle count comes from.
fn counts(found: &VialOutcome, counted: &str) -> String {
    let people = |band| exoskin_answer::numbers::people_band(&band);
    let share = |band| percent_band(&band);
    let mut table = Table::with_header(&["", "median (90 % band)"]);
    if has_vesicles(found) {
        let inactive = percent(found.inactive_batch_probability);
        table.row([counted, &format!("{} per mL", people(found.label_per_ml))]);
        table.row(["vesicles when counted", &format!("{} per mL", people(found.vesicles_per_ml))]);
        table.row(["whole vesicles now", &format!("{} per mL", people(found.whole_per_ml))]);
        table.row(["whole share", &share(found.whole_share)]);
        table.row(["on the vial's wall", &share(found.wall_share)]);
        table.row(["potency left by storage", &share(found.potency)]);
        table.row(["batch without any effect", &format!("{inactive} of such batches (assumed)")]);
    }
    for factor in &found.factors {
        let amount = factor.ng_per_ml.map_or("amount unknown".into(), |amount| format!("{} ng/mL", people(amount)));
        table.row([format!("free {}", factor.name), format!("{} left; {amount}", share(factor.kept))]);
    }
    if found.factors.is_empty() && !has_vesicles(found) { String::new() } else { table.text() }
}

fn reason(part: &Extrapolation) -> String {
    format!("{} ({}): {}", part.segment, part.of, part.reason)
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
    // What is left after the longest hold was not followed further: such a quantile is only a lower end.
    let longer = |beyond: bool, hours: f64| if beyond { "more than 30 years".into() } else { duration(hours) };
    let highest = longer(half.longer_share > 0.05, hours.p95);
    let range = match half.longer_share > 0.95 {
        true => String::new(),
        false => format!(" (90 % band {} to {highest})", duration(hours.p05)),
    };
    let mut text = paragraph(&format!(
        "Half of the vesicles are left after {}{range} at {} °C in a {} container.",
        longer(half.longer_share > 0.5, hours.median),
        decimal(half.celsius, 3),
        half.container.name()
    ));
    if half.longer_share > 0.0 {
        let share = percent(half.longer_share);
        text.push_str(&paragraph(&format!("In {share} of the samples thirty years are not enough.")));
    }
    push_list(&mut text, "Beyond what anybody measured", half.extrapolations.iter().map(reason));
    text
}
