//! Old and young donors.

use super::band::{SEEN, Side, Way, all, any, improvements, unseen, within};
use crate::claim::Verdict;
use crate::facts::{Facts, MissingFact};

type Answer = Result<Verdict, MissingFact>;

/// Factors within a tenth of each other are alike, %.
const ALIKE: (f64, f64) = (90.0, 110.0);

/// Young placental vesicles do better than the plasma of somebody in their sixties, in collagen and in wrinkles.
pub(super) fn young_placenta_beats_old_prp(facts: &Facts) -> Answer {
    let readouts =
        [("donors.placenta_over_old.collagen_1", Way::Up), ("donors.placenta_over_old.wrinkle_depth", Way::Down)];
    let sides = improvements(facts, &readouts)?;
    Ok(match (all(&sides), any(&sides)) {
        (Side::Inside, _) => Verdict::Supported,
        (_, Side::Outside) => Verdict::Contradicted,
        _ => Verdict::Untested,
    })
}

/// The age of the patient does not matter for PRP: similar factors, and no difference on the skin. Where only the
/// factors differ, it depends on what is assessed.
pub(super) fn prp_age_no_matter(facts: &Facts) -> Answer {
    let ids = ["donors.young_over_old.collagen_1", "donors.young_over_old.wrinkle_depth"];
    let sides = ids.iter().map(|id| Ok(unseen(facts.get(id)?, SEEN))).collect::<Result<Vec<Side>, MissingFact>>()?;
    let factors = within(facts.get("donors.pdgf_old_of_young")?, ALIKE.0, ALIKE.1);
    Ok(match (all(&sides), factors) {
        (Side::Inside, Side::Inside) => Verdict::Supported,
        (Side::Inside, _) => Verdict::DependsOn,
        (Side::Outside, _) => Verdict::Contradicted,
        (Side::Both, _) => Verdict::Untested,
    })
}
