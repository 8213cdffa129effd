//! Below what anybody could measure, a small number is no answer.

use exoskin_stats::Band;

use crate::draw::VialDraw;
use crate::parameters::{LEAST_COUNT, POTENCY_GONE};
use exoskin_quantity::unit::ML_UM3;

/// What a counter and an assay would still find.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Measurable {
    /// Whether at least half of the samples leave a count that has been reported before.
    pub count: bool,
    /// Share of the samples that leave such a count.
    pub count_share_of_samples: f64,
    /// The lowest count that has been reported, particles per mL.
    pub least_per_ml: f64,
    /// The whole share that this would be of the particles when counted: the median of the samples.
    pub least_share: f64,
    /// Whether at least half of the samples leave a potency that an assay can tell from none.
    pub potency: bool,
    /// The potency below which an assay calls it lost.
    pub least_potency: f64,
}

impl Measurable {
    /// Of many draws of one vial, with the potency over them.
    pub(crate) fn of(drawn: &[VialDraw], potency: &Band) -> Measurable {
        let least = LEAST_COUNT.prior.median();
        // A counter sees particles, vesicles or not.
        let particles = |draw: &VialDraw| draw.label_per_um3 * draw.count_factor;
        let found = drawn.iter().filter(|draw| particles(draw) * draw.whole_share >= least).count();
        let mut shares: Vec<f64> = drawn.iter().map(|draw| (least / particles(draw)).min(1.0)).collect();
        let share = found as f64 / drawn.len().max(1) as f64;
        Measurable {
            count: share >= 0.5, // number: a majority of the samples
            count_share_of_samples: share,
            least_per_ml: least * ML_UM3,
            least_share: crate::band::band(&mut shares).median,
            potency: potency.median >= POTENCY_GONE.prior.median(),
            least_potency: POTENCY_GONE.prior.median(),
        }
    }
}
