//! `--nta`, `--certificate`, `--dilution`: what was measured about a lot, instead of its label.

use std::path::PathBuf;

use clap::Args;
use exoskin::answer::numbers::{people, percent};
use exoskin::vial::Against;
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

/// `label 10 billion per mL, measured 3.2 billion per mL: 32 % of the label`, and how much laboratories differ.
pub fn sentence(against: &Against) -> String {
    let range = |(low, high): (f64, f64), show: &dyn Fn(f64) -> String| match show(low) == show(high) {
        true => show(low),
        false => format!("{} to {}", show(low), show(high)),
    };
    let (ratio, labs) = (range(against.ratio, &percent), range(against.laboratories, &percent));
    let outside = against.ratio.1 < against.laboratories.0 || against.ratio.0 > against.laboratories.1;
    let verdict = if outside { "lies outside" } else { "does not exceed" };
    format!(
        "Label {} per mL, {} {} per mL: {ratio} of the label. Two laboratories that count one sample find {labs} of each other's count in nine cases out of ten (row vial.count.interlab_cv_ev); this {verdict} that.",
        range(against.label_per_ml, &people),
        against.who,
        range(against.measured_per_ml, &people),
    )
}
