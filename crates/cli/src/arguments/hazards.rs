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
pub struct StatusArguments {
    /// Country or union, for example US, EU, KR, JP, UK; without it, all
    #[arg(long, value_name = "COUNTRY")]
    pub country: Option<String>,
    /// Reckon the age of each entry from this day in place of today, for example 2026-03-01
    #[arg(long, value_name = "DATE")]
    pub today: Option<String>,
}
