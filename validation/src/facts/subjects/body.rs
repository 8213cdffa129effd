//! An intravenous dose: compared with the blood's own vesicles, and where it goes.

use exoskin_hazard::vein::{Question, body};
use exoskin_record::body::Body;
use exoskin_record::summary::Band;
use exoskin_vial::{History, load_product};

use crate::facts::made::{Basis, made};
use crate::facts::work::{FactsError, Work};
use exoskin_claims::Fact;

/// The product, and the volume of it that contains 300 billion according to its label.
const PRODUCT: &str = "frozen_msc";
const VOLUME_ML: f64 = 30.0;
/// An adult.
const MASS_KG: f64 = 70.0;
const COMMAND: &str = "exoskin dose --route iv --product frozen_msc --volume 30mL";
/// A day, among the times that are reported.
const DAY_H: f64 = 24.0;

pub(super) fn facts(work: &Work<'_>) -> Result<Vec<Fact>, FactsError> {
    let (product, history) = (load_product(PRODUCT)?, History::fresh());
    let question = Question {
        product: &product,
        history: &history,
        container: product.vessel.container,
        volume_ml: VOLUME_ML,
        mass_kg: MASS_KG,
        seed: work.options.seed,
        samples: work.options.samples,
    };
    let found = body(&question).map_err(|wrong| FactsError::Defect(wrong.to_string()))?;
    let told = |id: &str, name: &str, band: Band, unit: &str, answer: &str| {
        made(id, name, band, unit, basis(&found, answer), format!("{COMMAND} {}", work.sampled()))
    };
    let liver = place(&found, "liver")?;
    Ok(vec![
        told("iv.own_vesicles", "an adult's own vesicles in plasma", found.own.in_plasma, "1", ""),
        told(
            "iv.dose_over_own",
            "whole vesicles of 300 billion on the label, relative to the plasma's own",
            found.own.dose_over_plasma.times(100.0),
            "%",
            "dose over the plasma's own vesicles",
        ),
        told("iv.half_gone", "time until half of a dose has left the blood", found.all.half_gone_h, "h", ""),
        told("iv.in_liver", "share of a dose in the liver after a day", liver.times(100.0), "%", ""),
        told(
            "iv.in_skin",
            "share of a dose that the skin of the whole body ever takes up",
            found.skin.share.times(100.0),
            "%",
            "",
        ),
    ])
}

fn place(body: &Body, name: &str) -> Result<Band, FactsError> {
    let time = body.all.times.iter().find(|time| time.hours == DAY_H);
    let share = time.and_then(|time| time.shares.iter().find(|share| share.place == name));
    share.map(|share| share.share).ok_or_else(|| FactsError::Defect(format!("no share of the {name} after a day")))
}

/// Every parameter of the body, and the share of the variance where the body's document has this answer.
fn basis(body: &Body, answer: &str) -> Basis {
    let varying = || body.parameters.iter().filter(|one| one.prior.p05 < one.prior.p95);
    let assumed = varying().filter(|one| one.origin == "assumed" || one.grade.as_deref() == Some("D"));
    let share = body.assumed.iter().find(|one| one.answer == answer).map(|one| one.share);
    Basis { assumed: assumed.count() as u32, of: varying().count() as u32, share }
}
