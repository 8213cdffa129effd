//! Which readouts there are, and what backs them.

use exoskin_evidence::Parameter;
use exoskin_skin::Condition;

use super::parameters as p;

/// Names of readouts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the definitions say what each is")]
pub enum Name {
    Erythema,
    Temperature,
    Burning,
    Tewl,
    Closure,
    Inflammation,
    Vessels,
    Collagen1,
    Collagen3,
    Elastin,
    DermalThickness,
    Epidermis,
    ScarDepth,
    ScarVolume,
    Melanin,
    DarkSpotRisk,
    WrinkleDepth,
    Hairs,
    HairDiameter,
    Anagen,
    WoundArea,
}

/// How far a readout can go, and so how a discrepancy moves it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bounds {
    /// From 0 up: a rise from the start is multiplied, a fall is a ratio to its power.
    Positive,
    /// 0 to 100 %: the odds move, the ends stay.
    Percent,
    /// 0 to 10: likewise.
    Ten,
}

impl Bounds {
    /// `value` with its change from `start` (or its odds) times `factor`.
    pub(super) fn apart(self, start: f64, value: f64, factor: f64) -> f64 {
        match self {
            // A start that stays is the same number, not nearly.
            Bounds::Positive if value == start => start,
            // What falls, falls by a ratio: no error takes more than there is.
            Bounds::Positive if 0.0 < value && value < start => start * libm::pow(value / start, factor),
            Bounds::Positive => (start + (value - start) * factor).max(0.0),
            Bounds::Percent => odds(value, 100.0, factor), // number: end of a scale
            Bounds::Ten => odds(value, 10.0, factor),      // number: end of a scale
        }
    }
}

fn odds(value: f64, most: f64, factor: f64) -> f64 {
    let share = value / most;
    if share <= 0.0 || share >= 1.0 {
        return value.clamp(0.0, most);
    }
    most * share * factor / (share * factor + 1.0 - share)
}

/// One readout.
#[derive(Clone, Debug)]
pub struct Definition {
    /// Which.
    pub name: Name,
    /// Its key in files.
    pub key: &'static str,
    /// Its name for people.
    pub title: &'static str,
    /// Its unit.
    pub unit: &'static str,
    /// Whether human measurements back the way from skin to readout.
    pub human_data: bool,
    /// How far it can go.
    pub bounds: Bounds,
    /// Its discrepancy factor.
    pub discrepancy: &'static Parameter,
}

const fn one(
    name: Name,
    key: &'static str,
    title: &'static str,
    unit: &'static str,
    human_data: bool,
    bounds: Bounds,
    discrepancy: &'static Parameter,
) -> Definition {
    Definition { name, key, title, unit, human_data, bounds, discrepancy }
}

use Bounds::{Percent, Positive, Ten};
use Name as N;

/// All readouts in the order of a report.
static DEFINITIONS: [Definition; 21] = [
    one(N::Temperature, "temperature", "Skin temperature", "C", true, Positive, &p::D_TEMPERATURE),
    one(N::Burning, "burning", "Burning", "0-10", false, Ten, &p::D_BURNING),
    one(N::Erythema, "erythema", "Redness (erythema index)", "% of own baseline", true, Positive, &p::D_ERYTHEMA),
    one(N::Tewl, "tewl", "Water loss (TEWL)", "g/m2/h", true, Positive, &p::D_TEWL),
    one(N::Closure, "closure", "Wounded surface closed", "%", true, Percent, &p::D_CLOSURE),
    one(N::WoundArea, "wound_area", "Open wound", "% of its start", true, Percent, &p::D_WOUND_AREA),
    one(
        N::Inflammation,
        "inflammation",
        "Inflammatory cells",
        "x resting macrophages",
        false,
        Positive,
        &p::D_INFLAMMATION,
    ),
    one(N::Vessels, "vessels", "Vessel density", "% of rest", false, Positive, &p::D_VESSELS),
    one(N::Collagen3, "collagen_3", "Collagen III", "% of rest", true, Positive, &p::D_COLLAGEN3),
    one(N::Collagen1, "collagen_1", "Collagen I", "% of rest", true, Positive, &p::D_COLLAGEN1),
    one(N::Elastin, "elastin", "Elastin", "% of rest", false, Positive, &p::D_ELASTIN),
    one(N::DermalThickness, "dermal_thickness", "Dermal thickness", "mm", false, Positive, &p::D_DERMIS),
    one(N::Epidermis, "epidermis", "Living epidermis, thickness", "% of rest", false, Positive, &p::D_EPIDERMIS),
    one(N::ScarDepth, "scar_depth", "Scar depth", "um", false, Positive, &p::D_SCAR_DEPTH),
    one(N::ScarVolume, "scar_volume", "Scar volume", "mm3/cm2", false, Positive, &p::D_SCAR_VOLUME),
    one(N::WrinkleDepth, "wrinkle_depth", "Wrinkle depth", "um", false, Positive, &p::D_WRINKLE),
    one(N::Melanin, "melanin", "Melanin index", "% of own baseline", false, Positive, &p::D_MELANIN),
    one(N::DarkSpotRisk, "dark_spot_risk", "Chance of a dark spot", "%", true, Percent, &p::D_DARK_SPOT),
    one(N::Hairs, "hairs", "Hairs counted", "1/cm2", true, Positive, &p::D_HAIRS),
    one(N::HairDiameter, "hair_diameter", "Hair diameter", "um", true, Positive, &p::D_HAIR_DIAMETER),
    one(N::Anagen, "anagen", "Hairs in anagen, of those seen", "%", true, Percent, &p::D_ANAGEN),
];

/// The readouts that say something about such a skin: `wounded` where any arm wounds it, `haired` where hair is counted.
pub fn definitions(condition: Condition, wounded: bool, haired: bool) -> Vec<&'static Definition> {
    let fits = |name: Name| match name {
        N::Closure => wounded && condition != Condition::ChronicWound,
        N::WoundArea => condition == Condition::ChronicWound,
        N::ScarDepth | N::ScarVolume => condition == Condition::AcneScar,
        N::WrinkleDepth => condition == Condition::Wrinkles,
        N::Hairs | N::HairDiameter | N::Anagen => haired,
        _ => true,
    };
    DEFINITIONS.iter().filter(|definition| fits(definition.name)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_discrepancy_keeps_start_and_ends() {
        for factor in [0.3, 1.0, 4.0] {
            assert_eq!(Bounds::Positive.apart(9.7, 9.7, factor).to_bits(), 9.7f64.to_bits());
            assert_eq!(Bounds::Percent.apart(0.0, 100.0, factor), 100.0);
            assert_eq!(Bounds::Percent.apart(0.0, 0.0, factor), 0.0);
            assert!((0.0..=10.0).contains(&Bounds::Ten.apart(0.0, 9.9, factor)));
        }
        assert!((Bounds::Percent.apart(0.0, 40.0, 1.0) - 40.0).abs() < 1e-12);
    }

    #[test]
    fn keys_are_unique_and_discrepancies_their_own() {
        let mut keys: Vec<&str> = DEFINITIONS.iter().map(|d| d.key).collect();
        let mut factors: Vec<&str> = DEFINITIONS.iter().map(|d| d.discrepancy.id).collect();
        keys.sort_unstable();
        keys.dedup();
        factors.sort_unstable();
        factors.dedup();
        assert_eq!((keys.len(), factors.len()), (21, 21));
    }
}
