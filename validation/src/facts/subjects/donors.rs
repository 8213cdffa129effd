//! Old and young plasma, and young vesicles compared with old plasma, on the same old skin.

use exoskin_vial::History;

use super::vial::Vials;
use crate::facts::made::{Basis, made};
use crate::facts::studies::{LAST, difference};
use crate::facts::work::{FactsError, Work, band};
use exoskin_claims::Fact;

const SCENARIO: &str = "crates/claims/data/scenarios/old_blood.toml";
const COMMAND: &str = "exoskin compare crates/claims/data/scenarios/old_blood.toml --arms exosomes,old-plasma,young-plasma --against old-plasma --all";
/// The factor that is reported: the one whose decline with age was measured most often.
const FACTOR: &str = "pdgf_ab";

pub(super) fn facts(work: &Work<'_>) -> Result<Vec<Fact>, FactsError> {
    let scenario = work.scenario(SCENARIO)?;
    let names = ["exosomes", "old-plasma", "young-plasma"];
    let summary = work.compared(&scenario, &names, "old-plasma")?;
    let basis = Basis::study(&summary);
    let command = format!("{COMMAND} {}", work.exactly());
    let told = |id: &str, arm: &str, readout: &str, name: &str| {
        let row = difference(&summary, arm, readout, LAST)?;
        Ok::<Fact, FactsError>(made(id, name, row.in_percent(row.difference), "%", basis, &command))
    };
    Ok(vec![
        told(
            "donors.placenta_over_old.collagen_1",
            "exosomes",
            "collagen_1",
            "collagen I: placental vesicles compared with plasma of a 65-year-old",
        )?,
        told(
            "donors.placenta_over_old.wrinkle_depth",
            "exosomes",
            "wrinkle_depth",
            "wrinkle depth: placental vesicles compared with plasma of a 65-year-old",
        )?,
        told(
            "donors.young_over_old.collagen_1",
            "young-plasma",
            "collagen_1",
            "collagen I: plasma of a 20-year-old compared with that of a 65-year-old",
        )?,
        told(
            "donors.young_over_old.wrinkle_depth",
            "young-plasma",
            "wrinkle_depth",
            "wrinkle depth: plasma of a 20-year-old compared with that of a 65-year-old",
        )?,
        factor(work)?,
    ])
}

/// PDGF of old plasma relative to that of young plasma, draw by draw.
fn factor(work: &Work<'_>) -> Result<Fact, FactsError> {
    let of = |name: &str| -> Result<Vials, FactsError> {
        let path = work.path(&format!("crates/claims/data/scenarios/{name}.toml"));
        Ok(Vials::of(work, &exoskin_vial::load_product_file(&path)?, &History::fresh()))
    };
    let amounts = |vials: &Vials| {
        vials.each(|draw| {
            let found = draw.factors.iter().find(|factor| factor.name == FACTOR);
            found.and_then(|factor| factor.pg_per_um3).unwrap_or(0.0)
        })
    };
    let (old, young) = (of("plasma_65")?, of("plasma_20")?);
    let ratios: Vec<f64> = amounts(&old)
        .iter()
        .zip(amounts(&young))
        .map(|(old, young)| if young > 0.0 { 100.0 * old / young } else { 0.0 })
        .collect();
    let name = "PDGF in the plasma of a 65-year-old donor, relative to a 20-year-old";
    let command = "exoskin vial crates/claims/data/scenarios/plasma_65.toml --history \"22C 0h\"";
    Ok(made("donors.pdgf_old_of_young", name, band(&ratios)?, "%", old.basis(&ratios), command))
}
