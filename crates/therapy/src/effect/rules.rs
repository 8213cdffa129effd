//! Which cells do what: behaviours, the cell types that show them, and the largest factor on each.

use exoskin_evidence::{Draws, Parameter};
use exoskin_skin::healing::Behaviours;

use super::parameters as p;

/// A behaviour among [`Behaviours`].
pub(crate) type Pick = fn(&mut Behaviours) -> &mut f64;

/// How vesicles change one behaviour.
pub(super) struct Rule {
    /// The behaviour.
    pub pick: Pick,
    /// The types of cell that do it.
    pub cells: &'static [&'static str],
    /// The largest factor.
    pub emax: &'static Parameter,
    /// Whether it belongs to a follicle, which may not respond at all.
    pub follicle: bool,
}

impl Rule {
    /// The largest factor in this draw; 1 where follicles do not respond.
    pub(super) fn emax(&self, draws: &dyn Draws) -> f64 {
        if self.follicle && draws.value(&p::FOLLICLE_ANSWERS) < draws.value(&p::FOLLICLE_SILENT) {
            return 1.0;
        }
        draws.value(self.emax)
    }
}

const fn rule(pick: Pick, cells: &'static [&'static str], emax: &'static Parameter) -> Rule {
    Rule { pick, cells, emax, follicle: false }
}

const fn follicle(pick: Pick, emax: &'static Parameter) -> Rule {
    // Papilla cells are fibroblasts of the dermis that no class counts separately.
    Rule { pick, cells: FIBROBLAST, emax, follicle: true }
}

const KERATINOCYTE: &[&str] = &["keratinocyte"];
const FIBROBLAST: &[&str] = &["fibroblast"];
const MACROPHAGE: &[&str] = &["macrophage"];
const MELANOCYTE: &[&str] = &["melanocyte"];
/// No class counts endothelial cells: the cells around the vessels stand in for them.
const AROUND_VESSELS: &[&str] = &["fibroblast", "macrophage"];

/// All rules.
pub(crate) static RULES: [Rule; 13] = [
    rule(|b| &mut b.migration, KERATINOCYTE, &p::EMAX_MIGRATION),
    rule(|b| &mut b.division, KERATINOCYTE, &p::EMAX_DIVISION),
    rule(|b| &mut b.collagen, FIBROBLAST, &p::EMAX_COLLAGEN),
    rule(|b| &mut b.elastin, FIBROBLAST, &p::EMAX_ELASTIN),
    rule(|b| &mut b.breakdown, FIBROBLAST, &p::EMAX_BREAKDOWN),
    rule(|b| &mut b.fibroblasts, FIBROBLAST, &p::EMAX_FIBROBLASTS),
    rule(|b| &mut b.influx, MACROPHAGE, &p::EMAX_INFLUX),
    rule(|b| &mut b.resolution, MACROPHAGE, &p::EMAX_RESOLUTION),
    rule(|b| &mut b.vessels, AROUND_VESSELS, &p::EMAX_VESSELS),
    rule(|b| &mut b.melanin, MELANOCYTE, &p::EMAX_MELANIN),
    follicle(|b| &mut b.follicle_entry, &p::EMAX_FOLLICLE_ENTRY),
    follicle(|b| &mut b.follicle_exit, &p::EMAX_FOLLICLE_EXIT),
    follicle(|b| &mut b.follicle_growth, &p::EMAX_FOLLICLE_GROWTH),
];

/// Whether any behaviour depends on cells of this type.
pub(super) fn counts(cell: &str) -> bool {
    RULES.iter().any(|rule| rule.cells.contains(&cell))
}

/// M = 1 + (Emax - 1) x share.
pub(super) fn factor(emax: f64, share: f64) -> f64 {
    1.0 + (emax - 1.0) * share
}
