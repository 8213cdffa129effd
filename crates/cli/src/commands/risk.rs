//! `exoskin risk`: hazards of a scenario, with data or with "no data".

use std::path::PathBuf;

use clap::Args;
use exoskin::risk::{DONORS, LogReduction, OwnNumbers, Share, Titre, VIALS, may_write_page, write_page};
use exoskin::{Diagnostic, Readable, Risk, parse_whole};

use crate::failure::Outcome;
use crate::global::Global;
use crate::show;
use crate::values::{self, word};
use crate::watch;

/// Where the rest of the answer is.
const MORE: &str =
    "For what has been seen elsewhere, what is not known and what would settle it: --json, or --out risk.html.";

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
    parse_whole(text, DONORS)
}

fn vials(text: &str) -> Result<u64, Diagnostic> {
    parse_whole(text, VIALS)
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
    let page = arguments.out.as_ref().map(|path| format!("\nPage: {}\n", exoskin::shown_path(path)));
    let text = show::document(&found.blocks()?) + &show::paragraph(MORE) + &page.unwrap_or_default();
    global.reply(&found, |_| text)
}
