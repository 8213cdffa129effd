//! `exoskin risk`: hazards of a scenario, with data or with "no data".

use std::path::PathBuf;

use clap::Args;
use exoskin::answer::numbers::{LEAST_CHANCE, chance, ratio_band};
use exoskin::record::risk::{Hazard, HazardState, InputOrigin, QuantityKind, RiskInput, RiskProduct, RiskQuantity};
use exoskin::risk::{LogReduction, OwnNumbers, RiskAnswer, Share, Titre, may_write_page, write_page};
use exoskin::{Diagnostic, Risk, parse_whole};

use crate::failure::Outcome;
use crate::global::Global;
use crate::show::{self, Table};
use crate::values::{self, word};
use crate::watch;

/// Per cent in a whole.
const PERCENT: f64 = 100.0;
/// Most donors in a lot.
const MOST_DONORS: u64 = 1_000_000;
/// Most vials of a lot.
const MOST_VIALS: u64 = 10_000_000;
/// Quantities of one hazard that the text shows; `--json` has all of them.
const SHOWN: usize = 3;
/// Observations of one hazard that the text shows.
const SEEN: usize = 1;

/// `exoskin risk`
#[derive(Debug, Args)]
#[command(after_help = "\
No hazard is ever ticked off as safe: it is calculated, reported without a rate, left without data,
or does not apply. Your own numbers replace the priors.

Examples:
  exoskin risk scenarios/needling_placental.toml
  exoskin risk scenarios/needling_placental.toml --out risk.html
  exoskin risk scenarios/needling_placental.toml --prevalence 1e-5 --titre \"1e6 /mL\" \\
      --log-reduction 4 --donors 12
  exoskin risk scenarios/hair_prp_vs_exosomes.toml --route iv --json")]
pub struct Arguments {
    /// Scenario file
    pub scenario: PathBuf,
    /// Also write the page to this file, for example risk.html
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// Route: as the scenario says, or intravenous
    #[arg(long, default_value = "scenario", value_name = "scenario|iv", value_parser = route)]
    pub route: Route,
    /// Share of donors who carry the virus you are asking about, for example 1e-5 or "0.3 %"
    #[arg(long, value_name = "SHARE", allow_hyphen_values = true)]
    pub prevalence: Option<Share>,
    /// Titre of that virus in a carrier's plasma, for example "1e6 /mL"
    #[arg(long, value_name = "COUNT/mL", allow_hyphen_values = true)]
    pub titre: Option<Titre>,
    /// Log10 reduction of viruses by the manufacturing process, for example 4
    #[arg(long, value_name = "LOG10", allow_hyphen_values = true)]
    pub log_reduction: Option<LogReduction>,
    /// Donors in one lot, for example 12
    #[arg(long, value_name = "N", allow_hyphen_values = true, value_parser = donors)]
    pub donors: Option<u64>,
    /// Vials per lot tested for sterility, for example 20
    #[arg(long, value_name = "N", allow_hyphen_values = true, value_parser = vials)]
    pub vials_tested: Option<u64>,
    /// Samples: as many as the run to which the numbers belong
    #[arg(long, value_name = "N", default_value = "1000", allow_hyphen_values = true, value_parser = values::samples)]
    pub samples: usize,
    /// Transport problems that this run solves per arm; the chance of dark spots is then the same
    #[arg(long, value_name = "N", default_value = "300", allow_hyphen_values = true, value_parser = values::draws)]
    pub draws: usize,
    /// Share of vials that contain live bacteria, for example 0.001 or "0.1 %"
    #[arg(long, value_name = "SHARE", allow_hyphen_values = true)]
    pub contaminated: Option<Share>,
}

/// How the products are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route {
    /// As the scenario says.
    Scenario,
    /// Into a vein.
    Iv,
}

fn route(text: &str) -> Result<Route, Diagnostic> {
    word(text, &[("scenario", Route::Scenario), ("iv", Route::Iv)])
}

fn donors(text: &str) -> Result<u64, Diagnostic> {
    parse_whole(text, 1..=MOST_DONORS)
}

fn vials(text: &str) -> Result<u64, Diagnostic> {
    parse_whole(text, 1..=MOST_VIALS)
}

/// Runs `exoskin risk`.
pub fn run(arguments: &Arguments, global: &Global) -> Outcome {
    let own = OwnNumbers {
        prevalence: arguments.prevalence,
        titre: arguments.titre,
        log_reduction: arguments.log_reduction,
        donors: arguments.donors,
        vials_tested: arguments.vials_tested,
        contaminated: arguments.contaminated,
    };
    arguments.out.as_deref().map_or(Ok(()), may_write_page)?;
    let vein = arguments.route == Route::Iv;
    let Arguments { samples, draws, .. } = *arguments;
    let question = Risk { vein, own, seed: global.seed, samples, draws, ..Risk::of(&arguments.scenario) };
    let found = watch::told(&question, global, &format!("computing the hazards over {samples} draws"))?;
    if let Some(path) = &arguments.out {
        write_page(&found, path)?;
    }
    global.reply(&found, |found| {
        let page = arguments.out.as_ref().map(|path| format!("\nPage: {}\n", exoskin::shown_path(path)));
        text(found) + &page.unwrap_or_default()
    })
}

fn text(found: &RiskAnswer) -> String {
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
        "For what has been seen elsewhere, what is not known and what would settle it: --json, or --out risk.html.",
    ));
    out
}

fn product_line(product: &RiskProduct) -> String {
    let doses = if product.doses == 1 { "1 dose".into() } else { format!("{} doses", product.doses) };
    format!(
        "{}: {}; {doses} of {} mL, {}",
        product.name,
        product.title,
        exoskin::answer::numbers::people(product.volume_ml),
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
        .map(|share| format!(" {:.0} % of the spread comes from assumed or weakly known inputs.", PERCENT * share));
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

/// A number given by the user, as it was understood.
fn given_line(input: &RiskInput) -> String {
    let number = exoskin::show_number(input.band.median);
    let unit = match input.unit.as_str() {
        "1" => String::new(),
        unit => format!(" {}", unit.replace("1/", "per ")),
    };
    format!("Your value: {}, {number}{unit}", input.title)
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

/// The numbers after the first, which is in the answer itself; the user's own come last, so that they are always shown.
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
        QuantityKind::Other => exoskin::answer::numbers::people_band(&quantity.band),
    }
}

/// A chance with its range, short enough for a table.
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
