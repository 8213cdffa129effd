//! Refuses a summary that contradicts itself, so that no section has to guess.

use exoskin_record::summary::{ArmSummary, Picture, Summary};

/// Why a summary cannot be shown.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum ReportError {
    /// The ledger does not close; a page that hid this would lie.
    #[error("the ledger of arm `{arm}` does not close: {applied} vesicles were applied, but its fates sum to {sum}")]
    LedgerOpen {
        /// Name of the arm.
        arm: String,
        /// Vesicles applied.
        applied: u64,
        /// Sum of the fates.
        sum: u128,
    },
    /// A series differs in length from its axis.
    #[error("arm `{arm}`: {what} has {found} values where {expected} were expected")]
    Shape {
        /// Name of the arm.
        arm: String,
        /// Which series.
        what: String,
        /// Length found.
        found: usize,
        /// Length of its axis.
        expected: usize,
    },
    /// The cell faces of a picture are not ascending.
    #[error("arm `{arm}`: the picture at {hours} h has {axis} faces that do not ascend")]
    Faces {
        /// Name of the arm.
        arm: String,
        /// Hours since application.
        hours: f64,
        /// `radial` or `depth`.
        axis: &'static str,
    },
}

pub(crate) fn consistent(summary: &Summary) -> Result<(), ReportError> {
    summary.arms.iter().try_for_each(arm)
}

fn arm(arm: &ArmSummary) -> Result<(), ReportError> {
    ledger_closes(arm)?;
    for (place, shares) in &arm.course.places {
        length(arm, format!("the course of `{place}`"), shares.len(), arm.course.hours.len())?;
    }
    for (key, readout) in &arm.readouts {
        for (what, series) in [("median", &readout.median), ("p05", &readout.p05), ("p95", &readout.p95)] {
            length(arm, format!("the {what} of readout `{key}`"), series.len(), readout.days.len())?;
        }
        // Summaries of earlier versions do not say how patients differ.
        for (what, series) in [("people_p05", &readout.people_p05), ("people_p95", &readout.people_p95)] {
            if !series.is_empty() {
                length(arm, format!("the {what} of readout `{key}`"), series.len(), readout.days.len())?;
            }
        }
    }
    arm.course.pictures.iter().try_for_each(|picture| picture_fits(arm, picture))
}

fn ledger_closes(arm: &ArmSummary) -> Result<(), ReportError> {
    let sum: u128 = arm.ledger.fates.values().map(|&n| u128::from(n)).sum();
    if sum == u128::from(arm.ledger.applied) {
        return Ok(());
    }
    Err(ReportError::LedgerOpen { arm: arm.name.clone(), applied: arm.ledger.applied, sum })
}

fn picture_fits(arm: &ArmSummary, picture: &Picture) -> Result<(), ReportError> {
    let cells = picture.r_faces_um.len().saturating_sub(1) * picture.z_faces_um.len().saturating_sub(1);
    length(arm, format!("the picture at {} h", picture.hours), picture.relative_concentration.len(), cells)?;
    if !picture.profile.is_empty() {
        let expected = arm.course.depth_um.len();
        length(arm, format!("the depth profile at {} h", picture.hours), picture.profile.len(), expected)?;
    }
    ascending(arm, picture, "radial", &picture.r_faces_um)?;
    ascending(arm, picture, "depth", &picture.z_faces_um)
}

fn ascending(arm: &ArmSummary, picture: &Picture, axis: &'static str, faces: &[f64]) -> Result<(), ReportError> {
    let ascends = faces.iter().all(|face| face.is_finite()) && faces.windows(2).all(|pair| pair[0] <= pair[1]);
    if ascends {
        return Ok(());
    }
    Err(ReportError::Faces { arm: arm.name.clone(), hours: picture.hours, axis })
}

fn length(arm: &ArmSummary, what: String, found: usize, expected: usize) -> Result<(), ReportError> {
    if found == expected {
        return Ok(());
    }
    Err(ReportError::Shape { arm: arm.name.clone(), what, found, expected })
}
