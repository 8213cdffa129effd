//! What `exoskin risk` and `exoskin status` take.

use std::path::PathBuf;

use clap::Args;

/// `exoskin risk`
#[derive(Debug, Args)]
pub struct RiskArguments {
    /// Scenario file
    pub scenario: PathBuf,
    /// Write the page here as well, for example risk.html
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
}

/// `exoskin status`
#[derive(Debug, Args)]
#[command(after_help = "\
What is shown is data with its source and its date: not law, and no legal advice. `no source found` says that nothing
was found here, not that a use is allowed.

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
