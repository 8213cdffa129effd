//! Units of certificates, in the many ways they are written.

use exoskin_quantity::unit::UM_NM;

use super::items::Measure;
use crate::nta::Scale;

const THOUSAND: f64 = 1e3; // number: a conversion of units
const MILLION: f64 = 1e6; // number: a conversion of units
const THOUSANDTH: f64 = 1e-3; // number: a conversion of units
const HUNDREDTH: f64 = 0.01; // number: a conversion of units

/// Units that are read, each with its conversion factor to the first.
pub(super) fn of(measure: Measure) -> &'static [(&'static str, f64)] {
    match measure {
        Measure::Count => {
            &[("/mL", 1.0), ("particles/mL", 1.0), ("vesicles/mL", 1.0), ("particles/vial", 1.0), ("/vial", 1.0)]
        }
        Measure::Nanometres => &[("nm", 1.0), ("um", UM_NM)],
        Measure::Endotoxin => &[("EU/mL", 1.0), ("IU/mL", 1.0), ("EU/vial", 1.0)],
        Measure::MassPerVolume => &[
            ("ng/mL", 1.0),
            ("ug/mL", THOUSAND),
            ("mg/mL", MILLION),
            ("pg/mL", THOUSANDTH),
            ("ng/uL", THOUSAND),
            ("ug/uL", MILLION),
        ],
        Measure::PerProtein => &[
            ("particles/ug", 1.0),
            ("vesicles/ug", 1.0),
            ("/ug", 1.0),
            ("particles/mg", THOUSANDTH),
            ("particles/ng", THOUSAND),
        ],
        Measure::Share => &[("%", HUNDREDTH), ("fraction", 1.0), ("", 1.0)],
        Measure::ShareOrWords => &[
            ("%", HUNDREDTH),
            ("%positive", HUNDREDTH),
            ("%ofparticles", HUNDREDTH),
            ("%ofreference", HUNDREDTH),
            ("%ofreferencestandard", HUNDREDTH),
            ("%relativepotency", HUNDREDTH),
            ("percent", HUNDREDTH),
            ("fraction", 1.0),
            ("relativetoreference", 1.0),
            ("", 1.0),
        ],
        Measure::Free => &[],
    }
}

/// What a unit multiplies by, and whether it is per vial; nothing where it is not understood.
pub(super) fn factor(measure: Measure, unit: &str) -> Option<(f64, bool)> {
    let wanted = plain(unit);
    let found = of(measure).iter().find(|(name, _)| plain(name).eq_ignore_ascii_case(&wanted));
    if let Some((name, factor)) = found {
        return Some((*factor, name.ends_with("/vial")));
    }
    // `E9 particles/mL`, `particles/mL x10^9`: a count may have a power of ten in its unit.
    let scale = (measure == Measure::Count).then(|| Scale::read(unit).ok()).flatten()?;
    Some((scale.to_per_ml()?, false))
}

/// One spelling: `particles per μg of protein` and `particles/ug` are the same.
pub(super) fn plain(unit: &str) -> String {
    let lower = unit.to_lowercase().replace("partikel", "particles").replace(" pro ", "/");
    let joined = lower.replace(" per ", "/").replace(['µ', 'μ'], "u").replace([' ', '_', '\u{a0}'], "");
    let joined = joined.replace("cm3", "ml").replace("cm^3", "ml").replace("cm³", "ml").replace("microgram", "ug");
    let without = |text: &str, end: &str| text.strip_suffix(end).map(str::to_owned);
    let protein = ["oftotalprotein", "totalprotein", "ofprotein", "protein"];
    let stripped = protein.iter().find_map(|end| without(&joined, end)).filter(|rest| rest.ends_with('g'));
    stripped.unwrap_or(joined)
}
