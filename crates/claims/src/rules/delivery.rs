//! What enters the skin, and by which route.

use super::band::{SEEN, Side, Way, any, at_least, below, improvements};
use crate::claim::Verdict;
use crate::facts::{Facts, MissingFact};

type Answer = Result<Verdict, MissingFact>;

/// Intact skin stops vesicles: fewer than one in a hundred enter.
pub(super) fn intact_skin_blocks(facts: &Facts) -> Answer {
    Ok(below(facts.get("entered.intact")?, SEEN).verdict())
}

/// Injured skin lets vesicles in: at least one in a hundred enter, after every procedure in the article. If procedures
/// give different answers, it depends on the procedure.
pub(super) fn injured_skin_passes(facts: &Facts) -> Answer {
    let sides = ["entered.rf", "entered.nonablative", "entered.roller", "entered.co2"]
        .iter()
        .map(|id| Ok(at_least(facts.get(id)?, SEEN)))
        .collect::<Result<Vec<Side>, MissingFact>>()?;
    let same = sides.windows(2).all(|pair| pair[0] == pair[1]);
    Ok(if same { sides[0].verdict() } else { Verdict::DependsOn })
}

/// On intact skin vesicles do nothing, on injured skin they work. Where nothing can be seen on intact skin, and on
/// injured skin either nothing can be seen or it is unknown, injury is needed but may not be enough: it depends on the
/// vesicles.
pub(super) fn needs_injury_to_work(facts: &Facts) -> Answer {
    let readouts = |collagen, wrinkles| [(collagen, Way::Up), (wrinkles, Way::Down)];
    let intact = improvements(facts, &readouts("home.collagen_1", "home.wrinkle_depth"))?;
    let injured = improvements(facts, &readouts("needled.collagen_1", "needled.wrinkle_depth"))?;
    Ok(match (any(&intact), any(&injured)) {
        (Side::Outside, Side::Inside) => Verdict::Supported,
        (Side::Outside, _) => Verdict::DependsOn,
        (Side::Both, _) => Verdict::Untested,
        (Side::Inside, _) => Verdict::Contradicted,
    })
}

/// A film needs fewer vesicles than a needle for the same effect: more of each one on the label reaches a cell.
pub(super) fn topical_needs_fewer(facts: &Facts) -> Answer {
    Ok(at_least(facts.get("taken_up_film_over_injected")?, 1.0).verdict())
}
