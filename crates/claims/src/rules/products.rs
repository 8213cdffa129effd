//! What is in the vials, and what they are made of.

use super::band::{Side, at_least, below, within};
use crate::claim::Verdict;
use crate::facts::{Facts, MissingFact};

type Answer = Result<Verdict, MissingFact>;

/// The claim's own contrast: a hundred names against ten.
const CONTRAST: f64 = 10.0;
/// A source counts as common if at least this share of the files use it.
const COMMON: f64 = 0.1;

/// Vesicles contain over a hundred growth factors and PRP about ten: counted the same way there are ten times as many
/// names, and more of the same factors per millilitre. What was counted is the liquid around the cells, not the vesicles
/// in it: that makes the statement likely at best, and cannot contradict it.
pub(super) fn growth_factors_100(facts: &Facts) -> Answer {
    let (vesicles, plasma) = (facts.get("factors.secretome_names")?, facts.get("factors.prp_names")?);
    let names = vesicles.median >= CONTRAST * plasma.median;
    let amounts = below(facts.get("factors.prp_over_medium")?, 1.0);
    Ok(if names || amounts != Side::Outside { Verdict::DependsOn } else { Verdict::Untested })
}

/// Every kind of cell that has been measured secretes vesicles.
pub(super) fn all_cells_make_vesicles(facts: &Facts) -> Answer {
    let (measured, secreting) = (facts.get("cells.measured")?.median, facts.get("cells.secreting")?.median);
    Ok(if measured <= 0.0 {
        Verdict::Untested
    } else if secreting >= measured {
        Verdict::Supported
    } else if secreting > 0.0 {
        Verdict::DependsOn
    } else {
        Verdict::Contradicted
    })
}

/// Vesicles are full of RNA: each has a copy of an abundant one. With less than that, a vial contains what a single
/// vesicle does not.
pub(super) fn carry_cargo(facts: &Facts) -> Answer {
    let copies = facts.get("rna.copies_per_vesicle")?;
    Ok(match at_least(copies, 1.0) {
        Side::Inside => Verdict::Supported,
        _ if copies.p95 > 0.0 => Verdict::DependsOn,
        _ => Verdict::Contradicted,
    })
}

/// All products are of human sources: none of a plant or an animal.
pub(super) fn all_human_sources(facts: &Facts) -> Answer {
    let others = facts.get("catalogue.plant")?.median + facts.get("catalogue.animal")?.median;
    Ok(if others > 0.0 { Verdict::Contradicted } else { Verdict::Supported })
}

/// Stem cells are a common source.
pub(super) fn msc_source(facts: &Facts) -> Answer {
    let all = facts.get("catalogue.products")?.median;
    let stem = facts.get("catalogue.stem_cell")?.median;
    Ok(if stem >= COMMON * all.max(1.0) { Verdict::Supported } else { Verdict::Contradicted })
}

/// Products differ by count and by source: labels differ by more than a factor of two, and there is more than one
/// source.
pub(super) fn brands_differ_by_count_and_source(facts: &Facts) -> Answer {
    let counts = within(facts.get("labels.spread")?, 2.0, f64::INFINITY);
    let sources = facts.get("catalogue.sources")?.median > 1.0;
    Ok(match (counts, sources) {
        (Side::Inside, true) => Verdict::Supported,
        (Side::Outside, false) => Verdict::Contradicted,
        _ => Verdict::Untested,
    })
}

/// An extract contains no whole vesicles.
pub(super) fn extract_is_not_exosomes(facts: &Facts) -> Answer {
    let extracts = facts.get("catalogue.extracts")?.median;
    let holding = facts.get("catalogue.vesicles_in_extracts")?.median;
    Ok(if extracts <= 0.0 {
        Verdict::Untested
    } else if holding <= 0.0 {
        Verdict::Supported
    } else if holding < extracts {
        Verdict::DependsOn
    } else {
        Verdict::Contradicted
    })
}
