//! Rates of a mouse as measured, and of a person scaled from it, one draw of the priors at a time.

use exoskin_evidence::{Draws, Parameter};
use exoskin_quantity::unit::{HOUR_S, KG_PG};

use super::parameters as p;
use super::rates::Rates;

/// The reference adult for a dose without `--mass`, kg.
pub const REFERENCE_KG: f64 = 70.0; // number: a convention, the reference adult of allometry

/// Which measurement a draw follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kinetics {
    /// Labelled vesicles in mice, scaled to people: minutes to hours.
    ScaledMouse,
    /// Transfused platelet particles in patients: hours.
    PlateletParticles,
}

impl Kinetics {
    /// Which of the two a draw follows; both have half the weight.
    pub fn drawn(draws: &dyn Draws) -> Kinetics {
        if draws.value(&p::KINETICS) < 0.5 { Kinetics::ScaledMouse } else { Kinetics::PlateletParticles } // number: both have half the weight, see body.kinetics
    }

    /// One line in words.
    pub fn title(self) -> &'static str {
        match self {
            Kinetics::ScaledMouse => "as for labelled vesicles in mice, scaled by body mass",
            Kinetics::PlateletParticles => "as for transfused platelet particles in patients",
        }
    }
}

/// A mouse, unscaled: what organ rows are compared with.
pub fn mouse(draws: &dyn Draws) -> Rates {
    let half_lives =
        HalfLives { first_h: hours(&p::MOUSE_HALF_LIFE, draws), pause_h: hours(&p::PAUSE_HALF_LIFE, draws) };
    rates(half_lives, mouse_weights(draws), draws)
}

/// A person of `mass_kg` (above 0) who follows `kinetics`.
///
/// t(person) = t(mouse) (mass / mouse's mass)^b x species factor, b the declared power; uptake per gram of organ is
/// carried over, so that an organ's weight follows its share of the body.
pub fn person(mass_kg: f64, kinetics: Kinetics, draws: &dyn Draws) -> Rates {
    let power = draws.value(&p::HALF_LIFE_EXPONENT);
    let times = draws.value(&p::SPECIES_FACTOR) * libm::pow(mass_kg * KG_PG / draws.value(&p::MOUSE_MASS), power);
    let first_h = match kinetics {
        Kinetics::ScaledMouse => hours(&p::MOUSE_HALF_LIFE, draws) * times,
        Kinetics::PlateletParticles => hours(&p::PLATELET_HALF_LIFE, draws) * libm::pow(mass_kg / REFERENCE_KG, power),
    };
    let half_lives = HalfLives { first_h, pause_h: hours(&p::PAUSE_HALF_LIFE, draws) * times };
    rates(half_lives, human_weights(draws), draws)
}

/// The body is followed in hours.
fn hours(parameter: &Parameter, draws: &dyn Draws) -> f64 {
    draws.value(parameter) / HOUR_S
}

/// How long blood and pause hold a particle, h.
#[derive(Clone, Copy)]
struct HalfLives {
    first_h: f64,
    pause_h: f64,
}

/// Uptake by organ relative to the liver's, in the order of `Organ::ALL`.
fn mouse_weights(draws: &dyn Draws) -> [f64; 6] {
    let weight = |parameter| draws.value(parameter);
    [
        1.0,
        weight(&p::SPLEEN_WEIGHT),
        weight(&p::LUNG_WEIGHT),
        weight(&p::KIDNEY_WEIGHT),
        weight(&p::SKIN_WEIGHT),
        weight(&p::OTHER_WEIGHT),
    ]
}

/// The mouse's weights times the ratio of each organ's share of a person's body to its share of a mouse's, relative to
/// the liver.
fn human_weights(draws: &dyn Draws) -> [f64; 6] {
    let share = |person: &Parameter, mouse: &Parameter| {
        draws.value(person) / draws.value(&p::REFERENCE_MASS) / draws.value(mouse)
    };
    let liver = share(&p::LIVER_G, &p::MOUSE_LIVER);
    let transfer = draws.value(&p::ORGAN_TRANSFER) / liver;
    let sizes = [
        1.0,
        transfer * share(&p::SPLEEN_G, &p::MOUSE_SPLEEN),
        transfer * share(&p::LUNGS_G, &p::MOUSE_LUNGS),
        transfer * share(&p::KIDNEYS_G, &p::MOUSE_KIDNEYS),
        transfer * share(&p::SKIN_G, &p::MOUSE_SKIN),
        // Gut, muscle, marrow and bone make up the rest of both bodies in the same way.
        transfer,
    ];
    let mut weights = mouse_weights(draws);
    weights.iter_mut().zip(sizes).for_each(|(weight, size)| *weight *= size);
    weights
}

fn rates(half_lives: HalfLives, weights: [f64; 6], draws: &dyn Draws) -> Rates {
    let of_half_life = |hours: f64| core::f64::consts::LN_2 / hours;
    let leaves_blood = of_half_life(half_lives.first_h);
    let ends_pause = of_half_life(half_lives.pause_h);
    let pause = leaves_blood * draws.value(&p::PAUSE_SHARE);
    let total: f64 = weights.iter().sum();
    let returns = draws.value(&p::PAUSE_RETURN);
    let drains = draws.value(&p::PAUSE_LYMPH);
    Rates {
        uptake: weights.map(|weight| (leaves_blood - pause) * weight / total),
        pause,
        back: ends_pause * returns,
        paused_breakdown: ends_pause * (1.0 - returns) * (1.0 - drains),
        paused_drain: ends_pause * (1.0 - returns) * drains,
        blood_breakdown: draws.value(&p::BLOOD_BREAKDOWN) * HOUR_S,
        breakdown: [of_half_life(hours(&p::BREAKDOWN_HALF_LIFE, draws)); 6],
        skin_drain: draws.value(&p::SKIN_DRAIN) * HOUR_S,
        lymph_breakdown: of_half_life(hours(&p::LYMPH_BREAKDOWN_HALF_LIFE, draws)),
    }
}
