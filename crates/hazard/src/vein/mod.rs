//! An intravenous dose over every prior: the vial, the body, and the rows to compare with.
//!
//! This needs no study: a body is solved in microseconds, so each sample has its own row of the design.

mod checks;
mod columns;
mod label;
mod page;
mod rows;

use crate::body::{CellsOf, Compartment, Kinetics, parameters};
use exoskin_record::body as doc;
use exoskin_vial::{Container, History, Product, Timeline};

use self::columns::{Answers, Columns};
use exoskin_stats::design::{Design, Layout};
use exoskin_stats::{BadSample, band};

pub use self::checks::checks;
pub use self::page::page;
pub use self::rows::warning;
use self::rows::{PAIN, human_use};

/// What is given to whom.
#[derive(Clone, Copy, Debug)]
pub struct Question<'a> {
    /// The product.
    pub product: &'a Product,
    /// What happened to the vial; an empty one means as it was when counted.
    pub history: &'a History,
    /// What the vial is made of.
    pub container: Container,
    /// Volume infused, mL.
    pub volume_ml: f64,
    /// Body mass, kg.
    pub mass_kg: f64,
    /// Seed of the draws.
    pub seed: u64,
    /// Number of draws, at least 1.
    pub samples: usize,
}

/// Times that are reported, h: 5 min, 30 min, 1 h, 4 h, 24 h, 7 d.
pub(crate) const TIMES_H: [f64; 6] = [5.0 / 60.0, 0.5, 1.0, 4.0, 24.0, 168.0]; // number: when the page looks

/// Where the dose goes.
///
/// # Errors
/// An answer that is not finite (an invalid volume or mass).
pub fn body(question: &Question<'_>) -> Result<doc::Body, BadSample> {
    let design = design(question.seed, question.samples);
    let columns = Columns::drawn(question, &design);
    let answers = Answers { columns: &columns, design: &design };
    Ok(doc::Body {
        schema: doc::BODY_SCHEMA,
        title: title(question),
        warning: warning(),
        pain: PAIN.to_owned(),
        product: question.product.name.clone(),
        product_title: question.product.title.clone(),
        history: question.history.text(),
        volume_ml: question.volume_ml,
        mass_kg: question.mass_kg,
        seed: question.seed,
        samples: question.samples as u32,
        dose: dose(&columns)?,
        all: course(&columns, None)?,
        kinetics: [Kinetics::ScaledMouse, Kinetics::PlateletParticles]
            .into_iter()
            .filter(|kinetics| columns.follow(Some(*kinetics)).next().is_some())
            .map(|kinetics| course(&columns, Some(kinetics)))
            .collect::<Result<_, _>>()?,
        own: own(&columns)?,
        cells: CellsOf::ALL.iter().map(|&group| per_cell(&columns, group)).collect::<Result<_, _>>()?,
        skin: skin(&columns)?,
        checks: checks(question.seed, question.samples.min(MOST_CHECKED))?,
        trials: human_use(),
        assumed: answers.assumed(),
        parameters: parameters::ALL.iter().map(|parameter| answers.use_of(parameter)).collect(),
        notes: notes(question),
    })
}

/// Samples behind the table of rows: beyond this number their bands move by less than one per cent.
const MOST_CHECKED: usize = 2000;

pub(crate) fn design(seed: u64, samples: usize) -> Design {
    let drawn = exoskin_vial::parameters::drawn().into_iter().chain(parameters::ALL.iter().copied());
    let drawn: Vec<_> = drawn.collect();
    exoskin_evidence::design(seed, &drawn, Layout { transport_rows: samples, samples })
}

fn title(question: &Question<'_>) -> String {
    let mass = exoskin_quantity::show_number(question.mass_kg);
    let volume = exoskin_quantity::show_number(question.volume_ml);
    format!("{volume} mL of {} into a vein of a person of {mass} kg", question.product.name)
}

fn dose(columns: &Columns) -> Result<doc::BodyDose, BadSample> {
    Ok(doc::BodyDose {
        label: band(&columns.each(|one| one.label))?,
        whole: band(&columns.each(|one| one.whole))?,
        whole_per_kg: band(&columns.each(|one| one.whole / one.mass_kg))?,
    })
}

fn course(columns: &Columns, kinetics: Option<Kinetics>) -> Result<doc::BodyCourse, BadSample> {
    let of = |value: &dyn Fn(&columns::One) -> f64| -> Result<_, BadSample> {
        band(&columns.follow(kinetics).map(value).collect::<Vec<_>>())
    };
    let (name, title) = match kinetics {
        None => ("all", "both measured kinetics with equal weight"),
        Some(Kinetics::ScaledMouse) => ("scaled_mouse", Kinetics::ScaledMouse.title()),
        Some(Kinetics::PlateletParticles) => ("platelet_particles", Kinetics::PlateletParticles.title()),
    };
    let time = |at: usize| -> Result<doc::BodyTime, BadSample> {
        let share = |(place, compartment): (usize, &Compartment)| -> Result<doc::PlaceShare, BadSample> {
            Ok(doc::PlaceShare { place: compartment.name().into(), share: of(&|one| one.shares[at].0[place])? })
        };
        let shares = Compartment::ALL.iter().enumerate().map(share).collect::<Result<_, _>>()?;
        Ok(doc::BodyTime { hours: TIMES_H[at], shares })
    };
    Ok(doc::BodyCourse {
        name: name.into(),
        title: title.into(),
        samples: columns.follow(kinetics).count() as u32,
        distribution_half_life_h: of(&|one| one.course.distribution_half_life_h())?,
        elimination_half_life_h: of(&|one| one.course.elimination_half_life_h())?,
        half_gone_h: of(&|one| one.half_gone_h)?,
        hundredth_left_h: of(&|one| one.hundredth_left_h)?,
        times: (0..TIMES_H.len()).map(time).collect::<Result<_, _>>()?,
    })
}

fn own(columns: &Columns) -> Result<doc::OwnVesicles, BadSample> {
    Ok(doc::OwnVesicles {
        in_plasma: band(&columns.each(|one| one.own.in_plasma))?,
        release_per_min: band(&columns.each(|one| one.own.release_per_min))?,
        dose_over_plasma: band(&columns.each(|one| one.whole / one.own.in_plasma))?,
        dose_over_platelet_vesicles: band(&columns.each(|one| one.whole / one.own.of_platelets))?,
        dose_as_minutes_of_release: band(&columns.each(|one| one.whole / one.own.release_per_min))?,
        half_life_min: band(&columns.each(|one| one.own.half_life_min()))?,
    })
}

fn per_cell(columns: &Columns, group: CellsOf) -> Result<doc::PerCell, BadSample> {
    Ok(doc::PerCell {
        cells_of: group.name().into(),
        cells: band(&columns.each(|one| one.anatomy.cells(group)))?,
        particles_per_cell: band(&columns.each(|one| one.whole * one.entered(group) / one.anatomy.cells(group)))?,
    })
}

fn skin(columns: &Columns) -> Result<doc::SkinShare, BadSample> {
    Ok(doc::SkinShare {
        share: band(&columns.each(|one| one.entered(CellsOf::Skin)))?,
        per_mm2: band(&columns.each(|one| one.whole * one.entered(CellsOf::Skin) / one.anatomy.skin_mm2))?,
        film_per_mm2: band(&columns.each(|one| one.whole / one.anatomy.face_mm2))?,
        equal_entering_share: band(
            &columns.each(|one| one.entered(CellsOf::Skin) * one.anatomy.face_mm2 / one.anatomy.skin_mm2),
        )?,
    })
}

fn notes(question: &Question<'_>) -> Vec<String> {
    let mut notes: Vec<String> = [
        "Organ shares were measured from labels in mice. Dyes clump and come off the particle, and radioactive labels \
         remain after the particle is gone: a share of label is not a share of whole particles.",
        "The two sets of measured kinetics differ by a factor of about forty. Each gets half of the draws, and both \
         are shown.",
        "No study lists the skin among the organs. Its share is an assumption that spans three orders of magnitude.",
        "The whole volume is taken to be in the blood at time zero; an infusion over an hour only shifts the first \
         hour.",
        "Every particle follows the same rates at any dose: nothing saturates, and a second dose behaves like the \
         first. In macaques, repeated doses were cleared faster [safety.macaque_faster_clearance_on_repeat].",
        "Particles that lymph would return to the blood are counted as broken down.",
        "A particle in an organ may be anywhere in it, mostly in macrophages. Its presence says nothing about an \
         effect.",
    ]
    .map(str::to_owned)
    .into();
    notes.extend(Timeline::of(question.product, question.history).notes);
    let unknown = question.product.unknowns();
    if !unknown.is_empty() {
        notes.push(format!("Unknown about the product, and each widens the answer: {}.", unknown.join(", ")));
    }
    notes
}
