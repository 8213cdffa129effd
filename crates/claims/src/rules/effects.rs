//! What vesicles add to a needling.

use super::band::{SEEN, Side, Way, all, any, at_least, below, improvements, improves, unseen};
use crate::claim::Verdict;
use crate::facts::{Facts, MissingFact};

type Answer = Result<Verdict, MissingFact>;

/// Half of a change: anything above that counts as most of it.
const HALF: f64 = 50.0;
/// Cells in a dish respond: a tenth more than without.
const ANSWERS: f64 = 1.1;

/// Vesicles do more than PRP in the same sessions: in every readout that regenerates.
pub(super) fn more_potent_than_prp(facts: &Facts) -> Answer {
    let readouts = [
        ("over_prp.closure_d1", Way::Up),
        ("over_prp.vessels_d28", Way::Up),
        ("over_prp.collagen_1", Way::Up),
        ("over_prp.wrinkle_depth", Way::Down),
    ];
    let sides = improvements(facts, &readouts)?;
    // Better in all of them, better in none of them, or open.
    Ok(match (all(&sides), any(&sides)) {
        (Side::Inside, _) => Verdict::Supported,
        (_, Side::Outside) => Verdict::Contradicted,
        _ => Verdict::Untested,
    })
}

/// Vesicles wake keratinocytes: more of the wound is closed on the first day than with the vehicle.
pub(super) fn wakes_keratinocytes(facts: &Facts) -> Answer {
    let skin = improvements(facts, &[("needled.closure_d1", Way::Up)])?;
    Ok(on_skin_or_in_a_dish(any(&skin), at_least(facts.get("dish.keratinocytes")?, ANSWERS)))
}

/// Vesicles wake melanocytes: more pigment than with the vehicle. In a dish, a fall in pigment answers the opposite.
pub(super) fn wakes_melanocytes(facts: &Facts) -> Answer {
    let skin = improvements(facts, &[("needled.melanin", Way::Up)])?;
    let falls = facts.get("dish.pigment_falls")?.median > 0.0;
    let dish = if falls { Side::Outside } else { Side::Both };
    Ok(on_skin_or_in_a_dish(any(&skin), dish))
}

/// Vesicles make new collagen: more collagen I at the end than with the vehicle.
pub(super) fn new_collagen(facts: &Facts) -> Answer {
    let skin = improvements(facts, &[("needled.collagen_1", Way::Up)])?;
    Ok(on_skin_or_in_a_dish(any(&skin), yes(facts, "dish.collagen")?))
}

/// Vesicles lower inflammation: fewer inflammatory cells on day 1 or day 4 than with the vehicle.
pub(super) fn less_inflammation(facts: &Facts) -> Answer {
    let days = [("needled.inflammation_d1", Way::Down), ("needled.inflammation_d4", Way::Down)];
    Ok(on_skin_or_in_a_dish(any(&improvements(facts, &days)?), yes(facts, "dish.inflammation")?))
}

/// Vesicles make new vessels: more of them after four weeks than with the vehicle.
pub(super) fn new_vessels(facts: &Facts) -> Answer {
    let skin = improvements(facts, &[("needled.vessels_d28", Way::Up)])?;
    Ok(on_skin_or_in_a_dish(any(&skin), yes(facts, "dish.vessels")?))
}

/// Visible on skin: supported. Too small to see there: depends on where one looks if cells in a dish respond in any
/// test, contradicted if they do not.
fn on_skin_or_in_a_dish(skin: Side, dish: Side) -> Verdict {
    match (skin, dish) {
        (Side::Outside, Side::Inside | Side::Both) => Verdict::DependsOn,
        (skin, _) => skin.verdict(),
    }
}

/// Yes-or-no tests in a dish: all say yes, none does, or they disagree.
fn yes(facts: &Facts, id: &str) -> Result<Side, MissingFact> {
    Ok(at_least(facts.get(id)?, f64::MIN_POSITIVE))
}

/// The good result after needling with vesicles is due to the vesicles: the needles alone make less than half of the
/// change.
pub(super) fn needle_alone(facts: &Facts) -> Answer {
    let share = |id| Ok(below(facts.get(id)?, HALF));
    let sides = [share("needled.needle_share.collagen_1")?, share("needled.needle_share.wrinkle_depth")?];
    Ok(match (all(&sides), any(&sides)) {
        (Side::Inside, _) => Verdict::Supported,
        (_, Side::Outside) => Verdict::Contradicted,
        _ => Verdict::DependsOn,
    })
}

/// What platelets contained may still act: on needled skin or at home on intact skin, against the vehicle.
pub(super) fn extract_may_still_act(facts: &Facts) -> Answer {
    let readouts = [
        ("extract.closure_d1", Way::Up),
        ("extract.collagen_1", Way::Up),
        ("extract.wrinkle_depth", Way::Down),
        ("home.extract.wrinkle_depth", Way::Down),
    ];
    let dish = at_least(facts.get("dish.keratinocytes_prp")?, ANSWERS);
    Ok(on_skin_or_in_a_dish(any(&improvements(facts, &readouts)?), dish))
}

/// A platelet extract and a growth-factor serum are alike: no visible difference.
pub(super) fn growth_factor_serum_similar(facts: &Facts) -> Answer {
    let ids = ["extract_over_serum.closure_d1", "extract_over_serum.collagen_1", "extract_over_serum.wrinkle_depth"];
    let sides = ids.iter().map(|id| Ok(unseen(facts.get(id)?, SEEN))).collect::<Result<Vec<Side>, MissingFact>>()?;
    Ok(all(&sides).verdict())
}

/// RNA in the vial identifies a product that works: where vesicles act through their RNA alone, there is a visible
/// effect, and a cell gets a copy. Otherwise RNA says what is in the vial, not what it does: it depends on what one
/// asks.
pub(super) fn detectable_rna(facts: &Facts) -> Answer {
    let by_rna = improves(facts.get("needled.by_rna.collagen_1")?, Way::Up, SEEN);
    let a_copy = at_least(facts.get("rna.copies_per_cell")?, 1.0);
    Ok(match all(&[by_rna, a_copy]) {
        Side::Inside => Verdict::Supported,
        Side::Outside => Verdict::DependsOn,
        Side::Both => Verdict::Untested,
    })
}
