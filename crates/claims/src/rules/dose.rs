//! Counts, films and prices.

use super::band::{Side, all, at_least, below, within};
use crate::claim::Verdict;
use crate::facts::{Facts, MissingFact};

type Answer = Result<Verdict, MissingFact>;

/// Most of the labels, few of them, %.
const MOST: f64 = 90.0;
const FEW: f64 = 10.0;
/// Films that stay on the skin, um: from what fills the furrows to what begins to run off a face.
const FURROWS_UM: f64 = 10.0;
const RUNS_OFF_UM: f64 = 100.0;
/// Two films count as alike within a factor of two.
const ALIKE: f64 = 2.0;
/// Several hundred billion, particles.
const SEVERAL_HUNDRED_BILLION: f64 = 3e11;
/// If prices follow the count, prices for the same count differ by less than this; if they do not, by more.
const FOLLOWS: f64 = 2.0;
const DOES_NOT: f64 = 10.0;

/// Products for the skin contain 5 to 25 billion per mL: most labels say so, few do, or it depends on the product.
pub(super) fn dose_5_25_billion(facts: &Facts) -> Answer {
    let share = facts.get("labels.in_range")?;
    Ok(if at_least(share, MOST) == Side::Inside {
        Verdict::Supported
    } else if below(share, FEW) == Side::Inside {
        Verdict::Contradicted
    } else {
        Verdict::DependsOn
    })
}

/// One to two millilitres cover a face: a film that fills the furrows and does not run off.
pub(super) fn face_one_two_ml(facts: &Facts) -> Answer {
    let film = |id| Ok(within(facts.get(id)?, FURROWS_UM, RUNS_OFF_UM));
    Ok(all(&[film("dose.film_1ml_face")?, film("dose.film_2ml_face")?]).verdict())
}

/// Five millilitres on face, neck and chest make the same film as one to two on a face, within a factor of two.
pub(super) fn face_neck_chest_five_ml(facts: &Facts) -> Answer {
    let large = facts.get("dose.film_5ml_face_neck_chest")?;
    let (least, most) = (facts.get("dose.film_1ml_face")?.p05, facts.get("dose.film_2ml_face")?.p95);
    Ok(within(large, least / ALIKE, most * ALIKE).verdict())
}

/// Several hundred billion are given intravenously: known doses reach that. Where only the largest label does, it
/// depends on the product.
pub(super) fn iv_hundreds_of_billions(facts: &Facts) -> Answer {
    let label = at_least(facts.get("labels.largest")?, SEVERAL_HUNDRED_BILLION);
    Ok(match at_least(facts.get("iv.largest_known_dose")?, SEVERAL_HUNDRED_BILLION) {
        Side::Outside if label == Side::Outside => Verdict::Contradicted,
        Side::Outside => Verdict::DependsOn,
        side => side.verdict(),
    })
}

/// What costs more contains more: if so, the same count would cost about the same everywhere.
pub(super) fn concentration_costs(facts: &Facts) -> Answer {
    let spread = facts.get("price.spread")?;
    Ok(if below(spread, FOLLOWS) == Side::Inside {
        Verdict::Supported
    } else if at_least(spread, DOES_NOT) == Side::Inside {
        Verdict::Contradicted
    } else {
        Verdict::DependsOn
    })
}
