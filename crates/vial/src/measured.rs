//! A measurement instead of the label: count and size from the user's own tracking or from the certificate of a lot.
//!
//! The count keeps the uncertainty of any count: laboratories that count the same sample disagree
//! (`vial.label.count_error`, from row vial.count.interlab_cv_ev), and not every particle is a vesicle. The model draws
//! one diameter per sample, log-uniformly between D10 and D90: the range of the middle 80 % of the particles.

use exoskin_evidence::Prior;
use exoskin_quantity::toml::Known;

use crate::certificate::Certificate;
use crate::fit::row_priors;
use crate::nta::Nta;
use crate::product::{Answer, Basis, CountedBy, Form, Label, Product};
use exoskin_quantity::unit::{ML_UM3, UM_NM};

/// Count and size as measured.
#[derive(Clone, Debug, PartialEq)]
pub struct Measured {
    /// Particles per mL: lowest and highest lot; the same number twice where there is one.
    pub per_ml: (f64, f64),
    /// Diameters of the middle 80 % of the particles, nm, where sizes were measured.
    pub diameters_nm: Option<(f64, f64)>,
    /// Where these come from, in words.
    pub reason: String,
    /// Who counted.
    pub counted_by: CountedBy,
}

impl Measured {
    /// From the user's own tracking.
    pub fn by_tracking(nta: &Nta) -> Measured {
        let named = |word: &str, value: &str| if value.is_empty() { String::new() } else { format!(", {word}{value}") };
        Measured {
            per_ml: (nta.particles_per_ml, nta.particles_per_ml),
            diameters_nm: nta.sizes_nm.range_nm(),
            reason: format!(
                "own count: {}{}{}, file {}",
                nta.instrument.method(),
                named("sample ", &nta.sample),
                named("", &nta.date),
                nta.file
            ),
            counted_by: CountedBy::Own,
        }
    }

    /// From the certificate of a lot, if it has a count.
    pub fn by_certificate(certificate: &Certificate, volume_ml: f64) -> Option<Measured> {
        Some(Measured {
            per_ml: certificate.particles_per_ml(volume_ml)?,
            diameters_nm: certificate.diameters_nm(),
            reason: format!("certificate of analysis, file {}", certificate.file),
            counted_by: CountedBy::Certificate,
        })
    }

    fn known(ends: (f64, f64), factor: f64) -> Known<f64> {
        let (low, high) = (ends.0 * factor, ends.1 * factor);
        if low == high { Known::Is(low) } else { Known::Between(low, high) }
    }
}

impl Product {
    /// The vial's volume, mL.
    pub fn volume_ml(&self) -> f64 {
        self.vessel.volume_um3 / ML_UM3
    }

    /// The same product with a measured count, and size where it was measured.
    pub fn measured(&self, measured: &Measured) -> Product {
        let basis = Basis::Assumed(measured.reason.clone());
        let label = Label {
            count_per_um3: Measured::known(measured.per_ml, 1.0 / ML_UM3),
            claimed_per_um3: None,
            // A powder is counted after it has been dissolved again.
            counted_after_drying: match self.form {
                Form::Lyophilised => Answer::Yes,
                _ => self.label.counted_after_drying,
            },
            exact: false,
            counted_by: measured.counted_by,
            basis: basis.clone(),
        };
        let sized = measured.diameters_nm.map(|ends| Measured::known(ends, 1.0 / UM_NM));
        Product {
            label,
            diameter_um: sized.unwrap_or(self.diameter_um),
            diameter_basis: if sized.is_some() { basis } else { self.diameter_basis.clone() },
            ..self.clone()
        }
    }

    /// Particles per mL by the label, where it gives a number or a range.
    pub fn labelled_per_ml(&self) -> Option<(f64, f64)> {
        let (low, high) = self.label.count_per_um3.ends()?;
        (low > 0.0).then_some((low * ML_UM3, high * ML_UM3))
    }
}

/// A label's count and a measured one.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Against {
    /// Particles per mL by the label: low and high end.
    pub label_per_ml: (f64, f64),
    /// Particles per mL measured: lowest and highest lot.
    pub measured_per_ml: (f64, f64),
    /// Ratio of measured to label: lowest and highest.
    pub ratio: (f64, f64),
    /// Ratios that two laboratories counting the same sample give in nine of ten cases.
    pub laboratories: (f64, f64),
    /// Who measured: `measured`, `the certificate`.
    pub who: &'static str,
}

/// The label's count compared with a measured one; nothing where the label gives none.
pub fn against_label(product: &Product, measured: &Measured) -> Option<Against> {
    let (low, high) = product.labelled_per_ml()?;
    let ratio = (measured.per_ml.0 / high, measured.per_ml.1 / low);
    Some(Against {
        label_per_ml: (low, high),
        measured_per_ml: measured.per_ml,
        ratio,
        laboratories: two_laboratories(),
        who: if measured.counted_by == CountedBy::Own { "measured" } else { "the certificate" },
    })
}

/// Label and measurement each have the error of one laboratory, so the error of their ratio is wider by the square root
/// of two.
fn two_laboratories() -> (f64, f64) {
    match row_priors().count_error {
        Prior::LogNormal { median, sigma } => {
            Prior::LogNormal { median, sigma: sigma * std::f64::consts::SQRT_2 }.interval90()
        }
        other => other.interval90(),
    }
}
