//! The model compared with the rows: a mouse with nothing scaled, and the half-lives measured in people.
//!
//! Several priors were chosen from these very rows. For those, agreement proves nothing, and each check says so; the
//! others are predictions.

use exoskin_quantity::unit::{KG_PG, ML_UM3};

use crate::body::{Course, Kinetics, Organ, REFERENCE_KG, mouse, parameters as p, person};
use exoskin_evidence::{Draws, row};
use exoskin_record::body::BodyCheck;

use super::design;
use super::label::Label;
use exoskin_stats::{BadSample, band};

/// One number of the model that a row measured.
struct Case {
    row: &'static str,
    what: &'static str,
    unit: &'static str,
    species: Species,
    prior_from_row: bool,
    value: fn(&Subject) -> f64,
}

#[derive(Clone, Copy, PartialEq)]
enum Species {
    Mouse,
    Patient,
}

/// One drawn mouse or patient.
struct Subject {
    course: Course,
    blood_ml: f64,
    label: Label,
    liposome_uptake: f64,
}

const MIN_PER_H: f64 = 60.0; // number: a unit of measure, of rows

/// Half-life in blood as read off the first samples: the time until half is gone.
fn half_gone_min(subject: &Subject) -> f64 {
    subject.course.falls_to_h(0.5) * MIN_PER_H // number: by definition of a half-life
}

/// Clearance of the label, as anybody calculates it who sees the label alone.
fn label_clearance_ml_per_min(subject: &Subject) -> f64 {
    subject.blood_ml / subject.label.area_h(&subject.course) / MIN_PER_H
}

fn label_residence_h(subject: &Subject) -> f64 {
    subject.label.mean_residence_h(&subject.course)
}

/// Volume of distribution of the label at steady state: clearance times mean residence.
fn label_volume_ml(subject: &Subject) -> f64 {
    label_clearance_ml_per_min(subject) * MIN_PER_H * label_residence_h(subject)
}

/// Liver uptake of a liposome, as a clearance.
fn liposome_liver_l_per_h(subject: &Subject) -> f64 {
    let of_vesicles = subject.course.entered(Organ::Liver, FOREVER_H) / subject.course.area_h() * subject.blood_ml;
    subject.liposome_uptake * of_vesicles / ML_PER_L
}

/// Hours until an organ contains the most, by ternary search between a second and two days.
fn peak_h(subject: &Subject, organ: Organ) -> f64 {
    let (mut low, mut high) = (-8.0_f64, 4.0_f64); // number: numerics, ends of the search
    let share = |log_hours: f64| subject.course.held(organ, libm::exp(log_hours));
    for _ in 0..PEAK_STEPS {
        let third = (high - low) / 3.0;
        if share(low + third) < share(high - third) { low += third } else { high -= third }
    }
    libm::exp(0.5 * (low + high)) // number: mathematics, the middle
}

/// Narrows twelve log-hours to a thousandth.
const PEAK_STEPS: usize = 24;

const CASES: [Case; 15] = [
    mouse_case("pk.iv.fraction_liver_4h_mouse", "share in the liver after 4 h", "share", true, |s| {
        s.course.held(Organ::Liver, 4.0)
    }),
    mouse_case("pk.iv.fraction_spleen_4h_mouse", "share in the spleen after 4 h", "share", true, |s| {
        s.course.held(Organ::Spleen, 4.0)
    }),
    mouse_case("pk.iv.fraction_lung_4h_mouse", "share in the lungs after 4 h", "share", true, |s| {
        s.course.held(Organ::Lung, 4.0)
    }),
    mouse_case("pk.iv.half_life_alpha_mouse", "half-life of the fast phase", "min", true, |s| {
        s.course.distribution_half_life_h() * MIN_PER_H
    }),
    mouse_case("pk.iv.half_life_quoted_ev", "time until half has left the blood", "min", true, half_gone_min),
    mouse_case("pk.iv.half_life_beta_mouse", "half-life of the slow phase", "min", true, |s| {
        s.course.elimination_half_life_h() * MIN_PER_H
    }),
    mouse_case("pk.iv.clearance_mouse_125i", "clearance, iodine label", "mL/min", false, label_clearance_ml_per_min),
    mouse_case("pk.iv.clearance_mouse_fluor", "clearance, dye label", "mL/min", false, label_clearance_ml_per_min),
    mouse_case("pk.iv.vss_mouse_125i", "volume of distribution, iodine label", "mL", false, label_volume_ml),
    mouse_case("pk.iv.mrt_inf_mouse_125i", "mean residence time, iodine label", "h", true, label_residence_h),
    mouse_case("pk.iv.peak_time_liver_kidney", "time of the peak in the liver", "h", false, |s| {
        peak_h(s, Organ::Liver)
    }),
    mouse_case("pk.iv.peak_time_lung_spleen", "time of the peak in the spleen", "h", false, |s| {
        peak_h(s, Organ::Spleen)
    }),
    mouse_case(
        "pk.liposome.uptake_liver_mouse",
        "clearance by liver uptake, liposomes",
        "L/h",
        false,
        liposome_liver_l_per_h,
    ),
    patient_case("pk.iv.half_life_pmp_human_annexin", "time until half has left the blood"),
    patient_case("pk.iv.half_life_pmp_human_cd61", "time until half has left the blood"),
];

const FOREVER_H: f64 = 1e5; // number: numerics, long after the last particle
const ML_PER_L: f64 = 1e3; // number: a unit of measure, of rows

const fn mouse_case(
    row: &'static str,
    what: &'static str,
    unit: &'static str,
    prior_from_row: bool,
    value: fn(&Subject) -> f64,
) -> Case {
    Case { row, what, unit, species: Species::Mouse, prior_from_row, value }
}

const fn patient_case(row: &'static str, what: &'static str) -> Case {
    let value = |subject: &Subject| subject.course.falls_to_h(0.5); // number: by definition of a half-life
    Case { row, what, unit: "h", species: Species::Patient, prior_from_row: true, value }
}

/// The model compared with every row it can be compared with.
///
/// # Errors
/// A non-finite answer.
pub fn checks(seed: u64, samples: usize) -> Result<Vec<BodyCheck>, BadSample> {
    let design = design(seed, samples.max(1));
    let subjects = |species| -> Vec<Subject> {
        (0..design.layout().samples).map(|sample| subject(species, &design.units(sample))).collect()
    };
    let (mice, patients) = (subjects(Species::Mouse), subjects(Species::Patient));
    CASES.iter().map(|case| beside(case, if case.species == Species::Mouse { &mice } else { &patients })).collect()
}

fn subject(species: Species, draws: &dyn Draws) -> Subject {
    let (rates, blood_um3) = match species {
        Species::Mouse => (mouse(draws), draws.value(&p::MOUSE_MASS) * draws.value(&p::MOUSE_BLOOD_VOLUME)),
        Species::Patient => (
            person(REFERENCE_KG, Kinetics::PlateletParticles, draws),
            REFERENCE_KG * KG_PG * draws.value(&p::BLOOD_VOLUME),
        ),
    };
    Subject {
        course: Course::of(rates),
        blood_ml: blood_um3 / ML_UM3,
        label: Label::drawn(draws),
        liposome_uptake: draws.value(&p::LIPOSOME_UPTAKE),
    }
}

fn beside(case: &Case, subjects: &[Subject]) -> Result<BodyCheck, BadSample> {
    let predicted = band(&subjects.iter().map(case.value).collect::<Vec<_>>())?;
    let row = row(case.row);
    let measured = row.and_then(|row| row.value);
    let range = row.and_then(|row| Some((row.low?, row.high?)));
    // A range from zero has no geometric middle: half its upper end is used instead.
    let middle = measured.or(range.map(|(low, high)| if low > 0.0 { (low * high).sqrt() } else { 0.5 * high })); // number: mathematics, the middle
    let ends = range.or(measured.map(|value| (value, value)));
    Ok(BodyCheck {
        what: case.what.into(),
        species: if case.species == Species::Mouse { "mouse" } else { "person" }.into(),
        unit: case.unit.into(),
        residual: middle.map_or(0.0, |middle| libm::log(predicted.median / middle)),
        inside: ends.is_some_and(|(low, high)| low <= predicted.p95 && high >= predicted.p05),
        predicted,
        measured,
        measured_range: range,
        prior_from_row: case.prior_from_row,
        evidence: case.row.into(),
    })
}
