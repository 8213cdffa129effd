//! What `exoskin risk` and `exoskin status` take.

use std::path::PathBuf;

use clap::Args;

/// `exoskin risk`
#[derive(Debug, Args)]
#[command(after_help = "\
Nothing is ever ticked off: a hazard is computed, reported without a rate, without data, or does
not apply. Numbers of yours take the place of the priors.

Examples:
  exoskin risk scenarios/needling_placental.toml
  exoskin risk scenarios/needling_placental.toml --out risk.html
  exoskin risk scenarios/needling_placental.toml --prevalence 1e-5 --titre \"1e6 /mL\" \\
      --log-reduction 4 --donors 12
  exoskin risk scenarios/hair_prp_vs_exosomes.toml --route iv --json")]
pub struct RiskArguments {
    /// Scenario file
    pub scenario: PathBuf,
    /// Write the page here as well, for example risk.html
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// How the products are given: as the scenario says, or into a vein
    #[arg(long, default_value = "scenario", value_name = "scenario|iv")]
    pub route: String,
    /// Share of donors who carry a virus of yours, for example 1e-5 or "0.3 %"
    #[arg(long, value_name = "SHARE", allow_hyphen_values = true)]
    pub prevalence: Option<String>,
    /// How much of that virus is in a carrier's plasma, for example "1e6 /mL"
    #[arg(long, value_name = "COUNT/mL", allow_hyphen_values = true)]
    pub titre: Option<String>,
    /// Factors of ten by which making the product lowers viruses, for example 4
    #[arg(long, value_name = "LOG10", allow_hyphen_values = true)]
    pub log_reduction: Option<String>,
    /// Donors in one lot, for example 12
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    pub donors: Option<String>,
    /// Vials of a lot that are tested for sterility, for example 20
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    pub vials_tested: Option<String>,
    /// Share of vials with living germs, for example 0.001 or "0.1 %"
    #[arg(long, value_name = "SHARE", allow_hyphen_values = true)]
    pub contaminated: Option<String>,
}

/// `exoskin status`
#[derive(Debug, Args)]
#[command(after_help = "\
What is shown is data with its source and its date: not law, and no legal advice.
`no source found` says that nothing was found here, not that a use is allowed.

Examples:
  exoskin status --country US
  exoskin status --product placental_msc --country Korea
  exoskin status --country EU --today 2026-03-01 --json")]
pub struct StatusArguments {
    /// Country or union: US, EU, UK, KR, JP, CA, AU, TW, TH, CN or SA, or its name; without it, all
    #[arg(long, value_name = "COUNTRY")]
    pub country: Option<String>,
    /// Only what concerns the class of this product: a name from `exoskin products list`, or a file ending in .toml
    #[arg(long, value_name = "PRODUCT")]
    pub product: Option<String>,
    /// Reckon the age of each entry from this day in place of today, for example 2026-03-01
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub today: Option<String>,
}
