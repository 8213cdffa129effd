//! What can go wrong after needling with placental vesicles, according to the hazard calculators.

use exoskin_hazard::forms::Given;
use exoskin_hazard::risk::{self, risk};
use exoskin_record::risk::{Hazard, InputOrigin, Risk};
use exoskin_record::summary::Band;

use crate::facts::made::{Basis, made};
use crate::facts::work::{FactsError, Work};
use exoskin_claims::Fact;

const SCENARIO: &str = "scenarios/needling_placental.toml";
const COMMAND: &str = "exoskin risk scenarios/needling_placental.toml";

/// What is reported: id of the figure, hazard, quantity, words.
const TOLD: [(&str, &str, &str, &str); 5] = [
    (
        "risk.infection_tested",
        "donor_infection",
        "any.tested.per_dose",
        "chance per dose of HIV or hepatitis, donors tested",
    ),
    (
        "risk.infection_untested",
        "donor_infection",
        "hbv.untested.per_dose",
        "chance per dose of hepatitis B, donors not tested",
    ),
    ("risk.unsterile_vial", "sterility", "vial", "chance that a vial contains live bacteria or moulds"),
    ("risk.unsterile_found", "sterility", "found", "chance that the standard test detects such a lot"),
    (
        "risk.clone_growth",
        "transformed_clone",
        "growth_ratio",
        "size of a mutated clone after the course, relative to the same clone without vesicles",
    ),
];

pub(super) fn facts(work: &Work<'_>) -> Result<Vec<Fact>, FactsError> {
    let scenario = work.scenario(SCENARIO)?;
    let layout = exoskin_stats::design::Layout::default();
    let options = risk::Options { seed: work.options.seed, layout, given: Given::default(), vein: false };
    let found = risk(&scenario, &options).map_err(|wrong| FactsError::Defect(wrong.to_string()))?;
    let one = |(id, hazard, quantity, name): (&str, &str, &str, &str)| {
        let (hazard, band) = quantity_of(&found, hazard, quantity)?;
        Ok(made(id, name, band, "1", basis(hazard), COMMAND))
    };
    TOLD.into_iter().map(one).collect()
}

fn quantity_of<'a>(risk: &'a Risk, hazard: &str, quantity: &str) -> Result<(&'a Hazard, Band), FactsError> {
    let missing = || FactsError::Defect(format!("the hazard `{hazard}` tells no `{quantity}`"));
    let of = risk.hazards.iter().find(|one| one.name == hazard).ok_or_else(missing)?;
    let found = of.quantities.iter().find(|one| one.name == quantity).ok_or_else(missing)?;
    Ok((of, found.band))
}

fn basis(hazard: &Hazard) -> Basis {
    let weak = |grade: &Option<String>| grade.as_deref() == Some("D");
    let assumed = hazard.inputs.iter().filter(|input| input.origin == InputOrigin::Assumed || weak(&input.grade));
    Basis { assumed: assumed.count() as u32, of: hazard.inputs.len() as u32, share: hazard.assumed_share }
}
