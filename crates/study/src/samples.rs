//! Samples: a vial and a dose multiplied onto a solved row.

use exoskin_evidence::{Draws, Prior};
use exoskin_scenario::Application;
use exoskin_therapy::delivery::Case;
use exoskin_vial::Timeline;
use rayon::prelude::*;

use super::draws::Held;
use super::{StudyError, Watch};
use exoskin_stats::design::Design;

/// One sample's counts, for the whole treatment.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sample {
    /// Particles on the label in the volume applied.
    pub label: f64,
    /// Whole vesicles in it: what is applied to the skin.
    pub whole: f64,
    /// Treated area (um²).
    pub area_um2: f64,
    /// Vesicles that one cell secretes in 48 h.
    pub secreted_per_cell: f64,
    /// Its solved row.
    pub row: usize,
}

/// Time over which the body's own secretion is counted.
const SECRETION_S: f64 = exoskin_scenario::COUNT_ENDS_S;

/// All samples of one application.
///
/// # Errors
/// Stopped, an unknown site.
pub fn samples(
    application: &Application,
    case: &Case,
    held: &[(String, Prior)],
    design: &Design,
    watch: &dyn Watch,
) -> Result<Vec<Sample>, StudyError> {
    let timeline = Timeline::of(&application.product, &application.history);
    (0..design.layout().samples)
        .into_par_iter()
        .map(|index| {
            if watch.stopped() {
                return Err(StudyError::Stopped);
            }
            let row_draws = design.units(index);
            let draws = Held::new(&row_draws, held);
            Ok(sample(application, case, &timeline, &draws, design.transport_row_of(index))?)
        })
        .collect()
}

/// One of them.
pub(crate) fn sample(
    application: &Application,
    case: &Case,
    timeline: &Timeline,
    draws: &dyn Draws,
    row: usize,
) -> Result<Sample, exoskin_skin::UnknownSite> {
    let vial = exoskin_vial::draw_along(&application.product, timeline, application.container, draws);
    let site = exoskin_skin::site(&case.site, case.age_years, draws)?;
    Ok(Sample {
        label: vial.label_per_um3 * case.volume_um3,
        whole: vial.whole_per_um3() * case.volume_um3,
        area_um2: case.area_um2(&site),
        secreted_per_cell: exoskin_blood::secreted(1.0, SECRETION_S, draws),
        row,
    })
}
