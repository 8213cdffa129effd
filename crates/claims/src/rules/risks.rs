//! Safety, purity, lots and makers. On the good side nothing here is ever better than `depends`: absence of reports is
//! not safety.

use super::band::{Side, at_least, below};
use crate::claim::Verdict;
use crate::facts::{Facts, MissingFact};

type Answer = Result<Verdict, MissingFact>;

/// People in a hundred with a serious event: above this nobody would call it safe, below it somebody might.
const SERIOUS: f64 = 1.0;
/// As pure as a distilled spirit: nineteen of twenty particles are what the label counts, %.
const PURE: f64 = 95.0;
/// Pairs of lots that differ, %: nearly none, and most.
const FEW: f64 = 10.0;
const MOST: f64 = 50.0;
/// A chance of infection per dose below this is no cause for worry.
const ONE_IN_A_MILLION: f64 = 1e-6;
/// A clone larger by one per cent.
const LARGER: f64 = 1.01;
/// Half of the makers that were asked.
const HALF_OF_MAKERS: f64 = 4.0;

/// They are safe: fewer than one in a hundred has a serious event, and no report of harm is known. If there are reports
/// of harm although trials were uneventful, it depends on product and route.
pub(super) fn short_answer_safe(facts: &Facts) -> Answer {
    let reports = ["safety.granulomas", "safety.infections", "safety.seriously_ill"]
        .iter()
        .map(|id| Ok(facts.get(id)?.median))
        .sum::<Result<f64, MissingFact>>()?;
    Ok(match below(facts.get("safety.serious")?, SERIOUS) {
        Side::Outside => Verdict::Contradicted,
        Side::Inside if reports <= 0.0 => Verdict::Supported,
        _ => Verdict::DependsOn,
    })
}

/// The body does not reject vesicles: nothing changes when they are given again, and no granuloma is reported.
pub(super) fn rejection_no_worry(facts: &Facts) -> Answer {
    let again = facts.get("safety.faster_clearance")?.median > 0.0;
    let reported = facts.get("safety.granulomas")?.median > 0.0;
    Ok(if again || reported { Verdict::DependsOn } else { Verdict::Untested })
}

/// Platelet products must be one's own: none is made of donors' platelets.
pub(super) fn prp_must_be_own(facts: &Facts) -> Answer {
    let donors = facts.get("catalogue.platelet")?.median;
    Ok(if donors > 0.0 { Verdict::DependsOn } else { Verdict::Untested })
}

/// The health of the donor does not matter: less than one dose in a million infects, whether donors are tested or not.
/// Where only tested donors are that safe, it depends on the test.
pub(super) fn donor_disease_no_worry(facts: &Facts) -> Answer {
    let tested = below(facts.get("risk.infection_tested")?, ONE_IN_A_MILLION);
    let untested = below(facts.get("risk.infection_untested")?, ONE_IN_A_MILLION);
    Ok(match (tested, untested) {
        (Side::Inside, Side::Inside) => Verdict::Supported,
        (Side::Outside, _) => Verdict::Contradicted,
        (Side::Inside, _) => Verdict::DependsOn,
        (Side::Both, _) => Verdict::Untested,
    })
}

/// A bad cell is magnified: after the course, a transformed clone is larger than it would have been, by at least one
/// per cent.
pub(super) fn bad_cell_magnified(facts: &Facts) -> Answer {
    Ok(at_least(facts.get("risk.clone_growth")?, LARGER).verdict())
}

/// Products are as pure as a spirit: nineteen of twenty particles are vesicles, both in the best purification measured
/// and over everything assumed about vials.
pub(super) fn purified_like_distilling(facts: &Facts) -> Answer {
    let (best, vials) =
        (at_least(facts.get("purity.best")?, PURE), at_least(facts.get("lots.vesicles_of_particles")?, PURE));
    Ok(match (best, vials) {
        (Side::Inside, Side::Inside) => Verdict::Supported,
        (Side::Outside, Side::Outside) => Verdict::Contradicted,
        _ => Verdict::DependsOn,
    })
}

/// Every lot is like the last: few pairs differ by more than a fifth.
pub(super) fn lots_consistent(facts: &Facts) -> Answer {
    let apart = facts.get("lots.apart")?;
    Ok(if below(apart, FEW) == Side::Inside {
        Verdict::Supported
    } else if at_least(apart, MOST) == Side::Inside {
        Verdict::Contradicted
    } else {
        Verdict::DependsOn
    })
}

/// The maker matters: fewer than half of the makers say how they count or whether it is sterile.
pub(super) fn trustworthy_maker(facts: &Facts) -> Answer {
    let silent = |id| Ok(facts.get(id)?.median < HALF_OF_MAKERS);
    let ids = ["audit.method", "audit.sterility", "audit.certificate"];
    let sides = ids.map(silent).into_iter().collect::<Result<Vec<bool>, MissingFact>>()?;
    Ok(if sides.iter().all(|silent| *silent) {
        Verdict::Supported
    } else if sides.iter().any(|silent| *silent) {
        Verdict::Untested
    } else {
        Verdict::Contradicted
    })
}

/// There are no data on whether vesicles make a tumour grow: animals were studied, so there are some.
pub(super) fn no_data_bad_cell(facts: &Facts) -> Answer {
    facts.get("safety.tumour_growth").map(|_| Verdict::DependsOn)
}
