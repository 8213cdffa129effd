//! `--nta`, `--certificate`, `--dilution`: what was measured about a lot, instead of its label.

use std::path::PathBuf;

use clap::Args;
use exoskin::{Dilution, LotFiles};

/// Measurements that take the label's place.
#[derive(Clone, Debug, Default, Args)]
pub struct Measurements {
    /// Certificate of analysis of the lot: CSV with item, value, unit, method, lot, date; narrows what it measured
    #[arg(long, value_name = "FILE")]
    pub certificate: Option<PathBuf>,
    /// Your own particle count, exported from ZetaView, NanoSight or Videodrop or as a plain table: replaces the label's
    #[arg(long, value_name = "FILE")]
    pub nta: Option<PathBuf>,
    /// Dilution factor of the sample for --nta, if its file does not record it, for example 1000
    #[arg(long, value_name = "N", requires = "nta", allow_hyphen_values = true)]
    pub dilution: Option<Dilution>,
}

impl Measurements {
    /// The files that were named.
    pub fn lot(&self) -> LotFiles {
        let Measurements { certificate, nta, dilution } = self.clone();
        LotFiles { certificate, nta, dilution }
    }
}
