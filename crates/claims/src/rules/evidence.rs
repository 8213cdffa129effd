//! What rows of the tables say on their own.

use super::band::{Side, all, any, within};
use crate::claim::Verdict;
use crate::facts::{Facts, MissingFact};

type Answer = Result<Verdict, MissingFact>;

/// About seven days: within one day.
const WEEK: (f64, f64) = (6.0, 8.0);

/// A platelet lives about seven days: every measurement says so, none does, or it depends on the measurement.
pub(super) fn platelet_seven_days(facts: &Facts) -> Answer {
    let ids = ["platelet.life_kutti", "platelet.life_hanson", "platelet.life_harker"];
    let sides =
        ids.iter().map(|id| Ok(within(facts.get(id)?, WEEK.0, WEEK.1))).collect::<Result<Vec<Side>, MissingFact>>()?;
    Ok(match (all(&sides), any(&sides)) {
        (Side::Inside, _) => Verdict::Supported,
        (_, Side::Outside) => Verdict::Contradicted,
        _ => Verdict::DependsOn,
    })
}

/// The FDA has approved none.
pub(super) fn fda_no_approval(facts: &Facts) -> Answer {
    let approved = facts.get("law.approved")?.p95;
    Ok(if approved <= 0.0 { Verdict::Supported } else { Verdict::Contradicted })
}
