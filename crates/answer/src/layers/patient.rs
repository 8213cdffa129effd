//! What trials have shown, for a patient: counted in parts of a hundred.

use exoskin_record::summary::{Band, Summary};

use super::{ArmRow, Part, Row};

/// What published studies of such products say: in a few words, then in plain sentences; the last says whether the computer
/// agrees.
pub fn for_patients(row: &Row<'_>, arm: &ArmRow<'_>) -> (&'static str, Vec<String>) {
    let lead = match arm.part {
        Some(Part::TrialsMore | Part::TrialsMoreAtEnds | Part::TrialsAlone) => "Studies say more.",
        Some(Part::MechanismMore) => "Studies say less.",
        Some(Part::OtherSides) => "Studies say the opposite.",
        None => "What studies say.",
    };
    (lead, sentences(row, arm))
}

fn sentences(row: &Row<'_>, arm: &ArmRow<'_>) -> Vec<String> {
    let readout = &row.readout.patient;
    let Band { median, p05, p95 } = with_product(row);
    let parts = format!("{median:.0} with it, anything from {p05:.0} to {p95:.0}");
    let size = if row.is_harm {
        format!(
            "for every 100 parts of {} that the treatment causes without the product, about {parts}",
            row.readout.name
        )
    } else {
        format!("for every 100 parts by which {readout} gets better without the product, about {parts}")
    };
    let sure = if row.shown.corrected.p05 > 1.0 { "" } else { " That includes no effect at all." };
    let agree = if arm.part.is_some() {
        "The computer and the studies do not agree, and nobody knows which is right: the studies may see something that is not \
         understood yet, or they may be too hopeful."
    } else {
        "The computer and the studies do not contradict each other."
    };
    vec![
        format!(
            "Published studies of such products report better results with them. After allowing for bias: {size}.{sure}"
        ),
        agree.to_owned(),
    ]
}

/// Parts with the product where there are 100 without it.
fn with_product(row: &Row<'_>) -> Band {
    let factor = row.shown.corrected;
    let percent = row.corrected.unwrap_or_else(|| super::percent_of(factor, row.is_harm, f64::INFINITY));
    percent.map(|percent| 100.0 + percent)
}

/// Whether estimates like these were any better than rules of thumb on published studies; nothing where that is not known.
pub fn skill_for_patients(summary: &Summary) -> Option<&'static str> {
    let layer = summary.trials_layer.as_ref()?;
    let mut ours = layer.skill.iter().filter(|one| one.layer == "mechanism").peekable();
    ours.peek()?;
    Some(if ours.all(|one| one.skill <= LEAST_SKILL) {
        "How far can you trust this? Checked against published studies, estimates of this computer were no better than simple \
         rules of thumb."
    } else {
        "How far can you trust this? Checked against published studies, some estimates of this computer were better than \
         simple rules of thumb; others were not."
    })
}

/// A smaller skill than this counts as none.
const LEAST_SKILL: f64 = 0.05;
