//! What lasts, where and how long.

use super::band::{Side, Way, at_least, below, improves};
use crate::claim::Verdict;
use crate::facts::{Facts, MissingFact};

type Answer = Result<Verdict, MissingFact>;

/// Half of what was there, %.
const HALF: f64 = 50.0;
/// The smallest difference between two ways of storage that counts, percentage points.
const APART: f64 = 1.0;
/// Above this share of its spread an answer is mostly assumed.
const MOSTLY: f64 = 0.5;
/// A short shelf life ends within a month, a long one lasts a year, d.
const MONTH_D: f64 = 30.0;

/// Vesicles do not last at room temperature: less than half are whole after a week, or they have lost half of their
/// potency.
pub(super) fn room_temperature_unstable(facts: &Facts) -> Answer {
    let whole = below(facts.get("vial.room_week.whole")?, HALF);
    let potency = below(facts.get("vial.room_week.potency")?, HALF);
    Ok(super::band::any(&[whole, potency]).verdict())
}

/// The deep freezer preserves more than room temperature.
pub(super) fn freezer_or_reconstitute(facts: &Facts) -> Answer {
    Ok(improves(facts.get("vial.freezer_over_room")?, Way::Up, APART).verdict())
}

/// True vesicles have a short life: half are gone within a month in the refrigerator. Where they are short-lived in
/// liquid but last when dried, it depends on how they are stored.
pub(super) fn short_life(facts: &Facts) -> Answer {
    let liquid = below(facts.get("vial.half_life_cold")?, MONTH_D);
    let dried = below(facts.get("vial.dried_room_month.whole")?, HALF);
    Ok(match (liquid, dried) {
        (Side::Inside, Side::Inside) => Verdict::Supported,
        (Side::Outside, _) => Verdict::Contradicted,
        (Side::Inside, Side::Outside | Side::Both) => Verdict::DependsOn,
        (Side::Both, _) => Verdict::Untested,
    })
}

/// Vesicles in petrolatum keep for two weeks in the refrigerator: at least half are still whole then. Nobody has
/// measured vesicles in petrolatum, so as long as most of the spread is assumed, any answer is a guess.
pub(super) fn petrolatum_two_weeks(facts: &Facts) -> Answer {
    let whole = facts.get("vial.petrolatum_two_weeks.whole")?;
    let guessed = whole.assumed_share.is_none_or(|share| share > MOSTLY);
    Ok(if guessed { Verdict::Untested } else { at_least(whole, HALF).verdict() })
}
