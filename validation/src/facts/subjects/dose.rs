//! The doses of the article: how thick a film they make, and how few vesicles a cell gets.

use exoskin_evidence::Medians;
use exoskin_record::summary::Band;

use super::delivery::KERATINOCYTES;
use crate::facts::made::{Basis, made, plain};
use crate::facts::studies::arm;
use crate::facts::work::{FactsError, Work};
use exoskin_claims::Fact;

const SCENARIO: &str = "crates/claims/data/scenarios/delivery.toml";
const COMMAND: &str = "exoskin dose --product frozen_msc --volume 2mL --after roller --delay 10min";

/// The claimed concentrations, label particles per mL, and volumes on a face, mL.
const LOW_PER_ML: f64 = 5e9;
const HIGH_PER_ML: f64 = 25e9;
const LEAST_ML: f64 = 1.0;
const MOST_ML: f64 = 2.0;
const LARGE_ML: f64 = 5.0;

const UM2_PER_MM2: f64 = 1e6;
const UM3_PER_ML: f64 = 1e12;

pub(super) fn facts(work: &Work<'_>) -> Result<Vec<Fact>, FactsError> {
    let face_um2 = area_um2("face")?;
    let large_um2 = area_um2("face_neck_chest")?;
    let film = |ml: f64, area_um2: f64| ml * UM3_PER_ML / area_um2;
    let per_mm2 = |per_ml: f64, ml: f64| per_ml * ml / (face_um2 / UM2_PER_MM2);
    let areas = Basis { assumed: 0, of: 1, share: None };
    // The film follows from volume and area: nothing has to be counted well for it.
    let thick = |id: &str, name: &str, um: f64, ml: f64, site: &str| {
        let command = format!(
            "exoskin dose --product frozen_msc --volume {ml}mL --site {site} --after none --samples 10 --draws 10"
        );
        plain(id, name, um, "um", areas, command)
    };
    let counted = |id: &str, name: &str, count: f64| plain(id, name, count, "1/mm2", areas, COMMAND);
    let mut facts = vec![
        thick("dose.film_1ml_face", "film of 1 mL on a face", film(LEAST_ML, face_um2), LEAST_ML, "face"),
        thick("dose.film_2ml_face", "film of 2 mL on a face", film(MOST_ML, face_um2), MOST_ML, "face"),
        counted("dose.per_mm2_low", "label particles per mm2, 1 mL of 5 billion per mL", per_mm2(LOW_PER_ML, LEAST_ML)),
        counted(
            "dose.per_mm2_high",
            "label particles per mm2, 2 mL of 25 billion per mL",
            per_mm2(HIGH_PER_ML, MOST_ML),
        ),
    ];
    facts.push(thick(
        "dose.film_5ml_face_neck_chest",
        "film of 5 mL on face, neck and chest",
        film(LARGE_ML, large_um2),
        LARGE_ML,
        "face+neck+chest",
    ));
    facts.extend(per_cell(work)?);
    Ok(facts)
}

fn area_um2(site: &str) -> Result<f64, FactsError> {
    let found = exoskin_skin::site(site, None, &Medians);
    found.map(|site| site.area_um2).map_err(|wrong| FactsError::Defect(wrong.to_string()))
}

/// Below capacity, counts are proportional to the dose: the arm of 1e10 per mL and 2 mL, scaled.
fn per_cell(work: &Work<'_>) -> Result<Vec<Fact>, FactsError> {
    let summary = work.counted(&work.scenario(SCENARIO)?)?;
    let roller = arm(&summary, "roller")?;
    let cells = roller.cells.get(KERATINOCYTES).map(|cells| cells.mean);
    let (Some(mean), Some(label)) = (cells, roller.dose.label_vesicles) else {
        return Err(FactsError::Defect("the roller's arm counts no keratinocytes".into()));
    };
    let scaled = |particles: f64| -> Band { mean.times(particles / label) };
    let fact =
        |id: &str, name: &str, particles: f64| made(id, name, scaled(particles), "1", Basis::arm(roller), COMMAND);
    Ok(vec![
        fact(
            "dose.per_cell_low",
            "vesicles per keratinocyte after a roller, 1 mL of 5 billion per mL",
            LOW_PER_ML * LEAST_ML,
        ),
        fact(
            "dose.per_cell_high",
            "vesicles per keratinocyte after a roller, 2 mL of 25 billion per mL",
            HIGH_PER_ML * MOST_ML,
        ),
    ])
}
