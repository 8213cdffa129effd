//! How much two lots with the same label differ, and how pure one is.

use exoskin_vial::VialDraw;

use super::vial::Vials;
use crate::facts::made::{Basis, made, plain};
use crate::facts::work::{FactsError, Work, band, band_of_row};
use exoskin_claims::Fact;

/// Lots that differ by less count as the same: the tolerance of labels.
const SAME: f64 = 1.2;
const COMMAND: &str = "exoskin vial frozen_msc --history \"4C 0h\"";

pub(super) fn facts(work: &Work<'_>) -> Result<Vec<Fact>, FactsError> {
    let vials = Vials::after(work, "frozen_msc", "4C 0h")?;
    let basis = |answer: &[f64]| vials.basis(answer);
    let able = vials.each(|draw| draw.vesicles_per_um3() * draw.batch_potency);
    let inactive = vials.percent(|draw| if draw.batch_potency == 0.0 { 1.0 } else { 0.0 });
    let pure = vials.percent(|draw: &VialDraw| draw.vesicle_share_of_particles);
    let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len().max(1) as f64;
    let laboratories = work.row("vial.count.interlab_cv_ev")?;
    let between = band_of_row(&laboratories);
    Ok(vec![
        plain(
            "lots.apart",
            "pairs of lots of one label that differ by more than a fifth in potency",
            apart(&able),
            "%",
            basis(&[]),
            COMMAND,
        ),
        plain("lots.inactive", "chance that a lot has no effect", mean(&inactive), "%", basis(&[]), COMMAND),
        made(
            "lots.vesicles_of_particles",
            "counted particles that are vesicles",
            band(&pure)?,
            "%",
            basis(&pure),
            COMMAND,
        ),
        plain(
            "lots.between_laboratories",
            "spread of counts of one sample between laboratories (standard deviation over mean)",
            100.0 * between.median,
            "%",
            Basis::rows(&[&laboratories]),
            "exoskin evidence show vial.count.interlab_cv_ev",
        ),
    ])
}

/// Share of neighbouring draws, taken as two lots, that differ by more than [`SAME`], %.
fn apart(able: &[f64]) -> f64 {
    let pairs = able.chunks_exact(2);
    let all = pairs.len().max(1) as f64;
    let differs = |pair: &[f64]| {
        let (low, high) = (pair[0].min(pair[1]), pair[0].max(pair[1]));
        high > SAME * low
    };
    100.0 * pairs.filter(|pair| differs(pair)).count() as f64 / all
}
