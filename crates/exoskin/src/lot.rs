//! What was measured about a lot, instead of its label.

use std::path::PathBuf;
use std::str::FromStr;

use exoskin_quantity::{Checked, Diagnostic, Dimension};
use exoskin_vial::{Against, Certificate, Measured, Nta, Product, against_label};

use crate::amount::read_between;

/// Files with measurements of a lot; all are optional.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LotFiles {
    /// The certificate of analysis: CSV with item, value, unit, method, lot, date.
    pub certificate: Option<PathBuf>,
    /// The user's own particle count: an export of ZetaView, NanoSight or Videodrop, or a plain table.
    pub nta: Option<PathBuf>,
    /// How often the sample was diluted for tracking, where its file does not record it.
    pub dilution: Option<Dilution>,
}

impl LotFiles {
    /// Whether no file is named.
    pub fn is_empty(&self) -> bool {
        self.certificate.is_none() && self.nta.is_none()
    }
}

/// How often a sample was diluted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dilution(f64);

impl Dilution {
    /// The factor.
    pub(crate) fn factor(self) -> f64 {
        self.0
    }
}

impl FromStr for Dilution {
    type Err = Diagnostic;

    fn from_str(text: &str) -> Checked<Dilution> {
        const ENDS: (f64, f64) = (1.0, 1e9);
        read_between(text, Dimension::Number, ENDS, "is not a dilution factor").map(Dilution)
    }
}

/// What was measured, read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lot {
    pub nta: Option<Nta>,
    pub certificate: Option<Certificate>,
}

impl Lot {
    /// Reads the files that are named.
    pub fn read(files: &LotFiles) -> Checked<Lot> {
        let dilution = files.dilution.map(|Dilution(factor)| factor);
        let nta = files.nta.as_deref().map(|path| exoskin_vial::read_nta_file(path, dilution)).transpose()?;
        let certificate = files.certificate.as_deref().map(exoskin_vial::read_certificate_file).transpose()?;
        Ok(Lot { nta, certificate })
    }

    /// Count and size that replace the label's: the user's own tracking first, else the certificate.
    pub fn used(&self, product: &Product) -> Option<Measured> {
        let by_lot = || self.certificate.as_ref().and_then(|c| Measured::by_certificate(c, product.volume_ml()));
        self.nta.as_ref().map(Measured::by_tracking).or_else(by_lot)
    }

    /// The label compared with the user's own count, where both are known.
    pub fn against(&self, product: &Product) -> Option<Against> {
        against_label(product, &self.used(product)?)
    }

    /// What was found in the files, in sentences.
    pub fn notes(&self) -> Vec<String> {
        let mut notes: Vec<String> = self.nta.iter().flat_map(|nta| nta.notes.iter().cloned()).collect();
        let counted = |c: &Certificate| c.particles_per_ml(1.0).is_some();
        if self.certificate.as_ref().is_some_and(|certificate| !counted(certificate)) {
            notes.push("The certificate has no particle count; the label's count is used.".into());
        } else if self.nta.is_some() && self.certificate.is_some() {
            notes.push(
                "The count comes from your own tracking; the certificate's count is shown in the checklist.".into(),
            );
        }
        notes
    }
}
