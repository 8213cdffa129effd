//! `--nta`, `--certificate`, `--dilution`: what was measured about a lot, in place of its label.

use exoskin_answer::numbers::{people, percent};
use exoskin_quantity::{Checked, Dimension};
use exoskin_vial::{Against, Certificate, Measured, Nta, Product, against_label};

use crate::arguments::MeasurementArguments;
use crate::values::quantity;

/// What was measured, read.
#[derive(Debug, Default)]
pub struct Measurements {
    /// Own tracking.
    pub nta: Option<Nta>,
    /// The certificate of a lot.
    pub certificate: Option<Certificate>,
}

/// Reads the files that were given.
///
/// # Errors
/// As [`exoskin_vial::read_nta_file`] and [`exoskin_vial::read_certificate_file`]; a dilution that is none.
pub fn read(arguments: &MeasurementArguments) -> Checked<Measurements> {
    const DILUTIONS: (f64, f64) = (1.0, 1e9);
    let dilution = |text: &String| {
        quantity(text, "--dilution", Dimension::Number, DILUTIONS, "is no factor by which a sample is diluted")
    };
    let dilution = arguments.dilution.as_ref().map(dilution).transpose()?;
    let nta = arguments.nta.as_deref().map(|path| exoskin_vial::read_nta_file(path, dilution)).transpose()?;
    let certificate = arguments.certificate.as_deref().map(exoskin_vial::read_certificate_file).transpose()?;
    Ok(Measurements { nta, certificate })
}

impl Measurements {
    /// Count and size that take the label's place: own tracking first, else the certificate.
    pub fn used(&self, product: &Product) -> Option<Measured> {
        let by_lot = || self.certificate.as_ref().and_then(|c| Measured::by_certificate(c, product.volume_ml()));
        self.nta.as_ref().map(Measured::by_tracking).or_else(by_lot)
    }

    /// Label against own count, where both are known.
    pub fn against(&self, product: &Product) -> Option<Against> {
        against_label(product, &self.used(product)?)
    }

    /// What was found in the files, in sentences.
    pub fn notes(&self) -> Vec<String> {
        let mut notes: Vec<String> = self.nta.iter().flat_map(|nta| nta.notes.iter().cloned()).collect();
        let counted = |c: &Certificate| c.particles_per_ml(1.0).is_some();
        if self.certificate.as_ref().is_some_and(|certificate| !counted(certificate)) {
            notes.push("The certificate has no particle count; the label's was kept.".into());
        } else if self.nta.is_some() && self.certificate.is_some() {
            notes.push("Own tracking was used for the count; the certificate's count stands in the checklist.".into());
        }
        notes
    }
}

/// `label 10 billion per mL, measured 3.2 billion per mL: 32 % of the label`, and what laboratories differ by.
pub fn sentence(against: &Against) -> String {
    let range = |(low, high): (f64, f64), show: &dyn Fn(f64) -> String| match show(low) == show(high) {
        true => show(low),
        false => format!("{} to {}", show(low), show(high)),
    };
    let (ratio, labs) = (range(against.ratio, &percent), range(against.laboratories, &percent));
    let outside = against.ratio.1 < against.laboratories.0 || against.ratio.0 > against.laboratories.1;
    let verdict = if outside { "lies outside" } else { "does not lie outside" };
    format!(
        "Label {} per mL, {} {} per mL: {ratio} of the label. Two laboratories that count one sample find {labs} of each \
         other's count in nine of ten cases (row vial.count.interlab_cv_ev); this {verdict} that.",
        range(against.label_per_ml, &people),
        against.who,
        range(against.measured_per_ml, &people),
    )
}
