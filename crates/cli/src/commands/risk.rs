//! `exoskin risk`: hazards of a scenario, with data or with "no data".

use std::path::Path;

use exoskin_answer::numbers::{LEAST_CHANCE, chance, ratio_band};
use exoskin_hazard::forms::Given;
use exoskin_hazard::risk::{self, Options};
use exoskin_quantity::unit::ML_UM3;
use exoskin_quantity::{Checked, Diagnostic, Dimension};
use exoskin_record::risk::{
    Hazard, HazardState, InputOrigin, QuantityKind, Risk, RiskInput, RiskProduct, RiskQuantity,
};

use crate::arguments::RiskArguments;
use crate::failure::{Failure, Outcome};
use crate::progress::Progress;
use crate::show::{self, Table};
use crate::values::{Settings, choice, quantity, whole};

/// Most that a virus can be in plasma (1/mL): the highest titres known, 1e12 for parvovirus B19, and two decades more.
const MOST_TITRE_PER_ML: f64 = 1e14;
/// Percent of a whole.
const PERCENT: f64 = 100.0;
/// Most donors in a lot.
const MOST_DONORS: u64 = 1_000_000;
/// Most vials of a lot.
const MOST_VIALS: u64 = 10_000_000;
/// More factors of ten than anything holds.
const MOST_LOG_REDUCTION: f64 = 30.0;
/// Quantities of one hazard that the text shows; `--json` has all of them.
const SHOWN: usize = 3;
/// Observations of one hazard that the text shows.
const SEEN: usize = 1;

/// Runs `exoskin risk`.
///
/// # Errors
/// A wrong argument or scenario (2), a page that cannot be written (1).
pub fn run(arguments: &RiskArguments, settings: Settings) -> Outcome {
    let given = given(arguments)?;
    let vein = choice(&arguments.route, "--route", &["scenario", "iv"])? == "iv";
    let scenario = exoskin_therapy::read_scenario(&arguments.scenario)?;
    let options = Options { seed: settings.seed.unwrap_or(scenario.seed), given, vein };
    let progress = Progress::new(settings.quiet);
    let compute = || risk::risk(&scenario, &options);
    let found = progress
        .during("computing the hazards over a thousand draws", compute)
        .map_err(|problem| Failure::Run(problem.to_string()))?;
    if let Some(path) = &arguments.out {
        write(path, &found)?;
    }
    if settings.json {
        return show::json(&found);
    }
    let page = arguments.out.as_ref().map(|path| format!("\nPage: {}\n", path.display()));
    Ok(text(&found) + &page.unwrap_or_default())
}

fn write(path: &Path, found: &Risk) -> Result<(), Failure> {
    let page = exoskin_report::risk_page(found);
    exoskin_record::write_file(path, page.as_bytes()).map_err(|problem| Failure::Run(problem.to_string()))
}

fn given(arguments: &RiskArguments) -> Checked<Given> {
    let a = arguments;
    let count = |text: &Option<String>, flag: &str, most: u64| -> Checked<Option<f64>> {
        Ok(text.as_deref().map(|text| whole(text, flag, 1, most)).transpose()?.map(|number| number as f64))
    };
    Ok(Given {
        prevalence: share(a.prevalence.as_deref(), "--prevalence")?,
        titre_per_ml: titre(a.titre.as_deref())?,
        log_reduction: log_reduction(a.log_reduction.as_deref())?,
        donors: count(&a.donors, "--donors", MOST_DONORS)?,
        vials_tested: count(&a.vials_tested, "--vials-tested", MOST_VIALS)?,
        contaminated: share(a.contaminated.as_deref(), "--contaminated")?,
    })
}

fn share(text: Option<&str>, flag: &str) -> Checked<Option<f64>> {
    text.map(|text| quantity(text, flag, Dimension::Fraction, (0.0, 1.0), "is no share").map(f64::abs)).transpose()
}

fn titre(text: Option<&str>) -> Checked<Option<f64>> {
    let most = MOST_TITRE_PER_ML / ML_UM3;
    let read = |text| quantity(text, "--titre", Dimension::Concentration, (0.0, most), "is no titre of a virus");
    Ok(text.map(read).transpose()?.map(|per_um3| per_um3.abs() * ML_UM3))
}

fn log_reduction(text: Option<&str>) -> Checked<Option<f64>> {
    let Some(text) = text else { return Ok(None) };
    let plain = text.trim().trim_end_matches("log10").trim_end_matches("log").trim();
    let expected = format!("factors of ten from 0 to {MOST_LOG_REDUCTION}, for example 4");
    let wrong =
        || Diagnostic::new(format!("`{text}` is no log reduction")).argument("--log-reduction").expected(expected);
    match plain.parse::<f64>() {
        // The absolute value, for `-0` is 0.
        Ok(number) if (0.0..=MOST_LOG_REDUCTION).contains(&number) => Ok(Some(number.abs())),
        _ => Err(wrong()),
    }
}

fn text(found: &Risk) -> String {
    let mut out = show::paragraph(&format!("What can go wrong: {}", found.title)) + "\n";
    for product in &found.products {
        out.push_str(show::hanging(&product_line(product), 2).trim_end());
        out.push('\n');
    }
    for (index, hazard) in found.hazards.iter().enumerate() {
        out.push_str(&format!("\n{}. {}", index + 1, heading(hazard)));
        out.push('\n');
        out.push_str(&body(hazard));
    }
    out.push('\n');
    out.push_str(&show::paragraph(&found.notes.join(" ")));
    out.push_str(&show::paragraph(
        "What others saw, what nobody knows and what would tell: --json, or --out risk.html.",
    ));
    out
}

fn product_line(product: &RiskProduct) -> String {
    let doses = if product.doses == 1 { "1 dose".into() } else { format!("{} doses", product.doses) };
    format!(
        "{}: {}; {doses} of {} mL, {}",
        product.name,
        product.title,
        exoskin_answer::numbers::people(product.volume_ml),
        product.route.replace('_', " ")
    )
}

fn heading(hazard: &Hazard) -> String {
    let product = hazard.product.as_deref().map(|name| format!(" ({name})")).unwrap_or_default();
    format!("{}{product}: {}", hazard.title, state(hazard.state))
}

fn state(state: HazardState) -> &'static str {
    match state {
        HazardState::Computed => "computed",
        HazardState::DataOnly => "reports only, no rate",
        HazardState::NoData => "no data",
        HazardState::DoesNotApply => "does not apply",
    }
}

fn body(hazard: &Hazard) -> String {
    let mut out = String::new();
    let mut line = |text: &str| out.push_str(&(indented(text) + "\n"));
    if hazard.state == HazardState::DoesNotApply {
        line(&hazard.reason);
        return out;
    }
    let assumed = hazard
        .assumed_share
        .map(|share| format!(" {:.0} % of the spread is assumed or weakly known.", PERCENT * share));
    line(&(hazard.answer.clone() + &assumed.unwrap_or_default()));
    for input in hazard.inputs.iter().filter(|input| input.origin == InputOrigin::GivenByYou) {
        line(&given_line(input));
    }
    if hazard.quantities.len() > 1 {
        out.push_str(&numbers(hazard));
    }
    for seen in hazard.observations.iter().take(SEEN) {
        let text = format!("Seen: {}: {} [{}]{}", seen.what, seen.reading, seen.evidence, more(hazard));
        out.push_str(&(indented(&text) + "\n"));
    }
    if hazard.observations.is_empty() {
        let unknown: Vec<&str> = hazard.not_known.iter().map(String::as_str).take(1).collect();
        out.push_str(&(indented(&format!("Not known: {}", unknown.concat())) + "\n"));
    }
    out
}

/// A number of the user's own as it was understood.
fn given_line(input: &RiskInput) -> String {
    let number = exoskin_quantity::show_number(input.band.median);
    let unit = match input.unit.as_str() {
        "1" => String::new(),
        unit => format!(" {}", unit.replace("1/", "per ")),
    };
    format!("Given by you: {}, {number}{unit}", input.title)
}

/// How many observations are left out.
fn more(hazard: &Hazard) -> String {
    match hazard.observations.len().saturating_sub(SEEN) {
        0 => String::new(),
        left => format!("; and {left} more"),
    }
}

fn indented(text: &str) -> String {
    show::wrap(text, show::WIDTH - 3).iter().map(|line| format!("   {line}")).collect::<Vec<_>>().join("\n")
}

/// The numbers after the first, which stands in the answer; the user's own last, so they are always shown.
fn numbers(hazard: &Hazard) -> String {
    let (own, others): (Vec<&RiskQuantity>, Vec<&RiskQuantity>) =
        hazard.quantities.iter().skip(1).partition(|quantity| quantity.name.starts_with("yours."));
    let mut table = Table::new();
    for quantity in others.into_iter().take(SHOWN).chain(own) {
        table.row([quantity.title.clone(), value(quantity)]);
    }
    table.text()
}

fn value(quantity: &RiskQuantity) -> String {
    match quantity.kind {
        QuantityKind::Chance => chance_band(quantity),
        QuantityKind::Ratio => ratio_band(&quantity.band),
        QuantityKind::Other => exoskin_answer::numbers::people_band(&quantity.band),
    }
}

/// A chance with its range, in few words for a table.
fn chance_band(quantity: &RiskQuantity) -> String {
    let band = &quantity.band;
    if band.p05 == band.p95 {
        chance(band.median)
    } else if band.p05 < LEAST_CHANCE {
        format!("up to {}", chance(band.p95))
    } else {
        format!("{} to {}", chance(band.p05), chance(band.p95))
    }
}
