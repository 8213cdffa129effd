//! What an instrument would show: readouts from the skin's states.
//!
//! Physical readouts only. Clinical scales need a list of lesions and a rater; where no device-only arm links them to
//! these readouts, [`NO_HONEST_MAPPING`] says so.
//!
//! Every change from the start carries its own discrepancy factor, the same in all arms of a person: log-normal with
//! median 1 and sigma 0.3 where human measurements support the readout, 0.6 where it is extrapolated.

mod choice;
mod definitions;
pub mod parameters;
mod scales;
mod table;

pub use choice::{all, definitions, sought};
pub use definitions::{Better, Definition, Pace, Seeker};
pub use scales::NO_HONEST_MAPPING;

use exoskin_evidence::Draws;
use exoskin_skin::SkinState;
use exoskin_skin::follicle::HairState;
use exoskin_skin::healing::Lesion;

use crate::course::{Followed, Person};
use exoskin_quantity::unit::PERCENT;
use exoskin_skin::parameters::RESTING_WATER_LOSS;
use parameters as p;

/// The smallest change of a readout that anybody could see, in its unit: a share of its value, or of its own scale.
pub fn least_visible(scale: Option<f64>, value: f64) -> f64 {
    p::VISIBLE_SHARE.prior.median() * value.abs().max(scale.unwrap_or(0.0))
}

/// One readout of one course.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// Before anything was done.
    pub start: f64,
    /// By day.
    pub values: Vec<f64>,
}

/// The links from skin to readout in one draw.
#[derive(Clone, Copy, Debug)]
struct Link {
    blood_share: f64,
    redness_most: f64,
    water_loss: f64,
    person_over_mean: f64,
    warm_per_dilation: f64,
    burn_per_degree: f64,
    burn_from_c: f64,
    burn_open: f64,
    basal_share: f64,
    dermis_um: f64,
    stain_exponent: f64,
    stain_shift: f64,
    enrolled_per_cm2: f64,
    season_per_cm2: f64,
}

impl Link {
    fn draw(person: &Person, draws: &dyn Draws) -> Link {
        Link {
            blood_share: draws.value(&p::BLOOD_SHARE),
            redness_most: draws.value(&p::REDNESS_MOST),
            water_loss: RESTING_WATER_LOSS.unit.from_base(draws.value(&RESTING_WATER_LOSS)),
            person_over_mean: draws.value(&p::WATER_LOSS) / p::WATER_LOSS.base_prior().median(),
            warm_per_dilation: draws.value(&p::WARM_PER_DILATION),
            burn_per_degree: draws.value(&p::BURN_PER_DEGREE),
            burn_from_c: draws.value(&p::BURN_FROM),
            burn_open: draws.value(&p::BURN_OPEN),
            basal_share: draws.value(&p::BASAL_SHARE),
            dermis_um: person.site.dermis_um,
            stain_exponent: draws.value(&p::STAIN_EXPONENT),
            stain_shift: draws.value(&p::STAIN_SHIFT),
            enrolled_per_cm2: p::ENROLMENT.unit.from_base(draws.value(&p::ENROLMENT)).abs(),
            season_per_cm2: p::SEASON.unit.from_base(draws.value(&p::SEASON)),
        }
    }
}

/// What one readout sees on one day.
struct Seen<'a> {
    skin: &'a SkinState,
    hair: HairState,
    surface_c: f64,
    start: Lesion,
    /// Whether this is the first look, before anything was done.
    first: bool,
}

/// The readouts `wanted` of one course.
pub fn read(wanted: &[&Definition], person: &Person, followed: &Followed, draws: &dyn Draws) -> Vec<Reading> {
    let link = Link::draw(person, draws);
    let rest_c = crate::heat::surface_temperature(&[], 0.0, &[0.0], draws).first().copied().unwrap_or_default();
    let before = SkinState { lesion: person.start.lesion, ..SkinState::REST };
    let hair_of =
        |index: usize| followed.hairs.as_ref().and_then(|hairs| hairs.get(index)).copied().unwrap_or_default();
    let start_seen =
        Seen { skin: &before, hair: hair_of(0), surface_c: rest_c, start: person.start.lesion, first: true };
    wanted
        .iter()
        .map(|definition| {
            let start = (definition.seen)(&link, &start_seen);
            let factor = draws.value(definition.discrepancy);
            let values = followed.states.iter().enumerate().map(|(index, skin)| {
                let surface_c = followed.surface_c.get(index).copied().unwrap_or(rest_c);
                let first = index == 0;
                let seen = Seen { skin, hair: hair_of(index), surface_c, start: person.start.lesion, first };
                definition.bounds.apart(start, (definition.seen)(&link, &seen), factor)
            });
            Reading { start, values: values.collect() }
        })
        .collect()
}

/// Highest chance (0 to 1) of a dark spot over the days of one course: what `dark_spot_risk` shows at its peak,
/// including the model error of the draw. Everything that reports how many people get a dark spot comes from here.
pub fn highest_dark_spot_chance(states: &[SkinState], draws: &dyn Draws) -> f64 {
    let highest = states.iter().map(|state| state.dark_spot_risk).fold(0.0, f64::max);
    let of_percent = definitions::Bounds::Percent.apart(0.0, PERCENT * highest, draws.value(&p::D_DARK_SPOT));
    of_percent / PERCENT
}

impl Link {
    /// The erythema index above its baseline, relative to its baseline: a share of the index is blood, and it
    /// saturates.
    fn redness(&self, skin: &SkinState) -> f64 {
        let blood = self.blood_share * (skin.dilation + skin.vessels + skin.spilled_blood);
        self.redness_most * -libm::expm1(-blood / self.redness_most)
    }

    fn warm(&self, skin: &SkinState) -> f64 {
        self.warm_per_dilation * skin.dilation / (1.0 + skin.dilation)
    }

    /// 0 to 10: how sore the skin is times how much warmer it is than sore skin that does not burn; saturates.
    ///
    /// Soreness comes from the flare of the first hours, which is caused by nerves, and from the open surface.
    /// Inflammatory cells do not count: they arrive when the burning is over. Skin that is not sore does not burn,
    /// whatever its temperature.
    fn burning(&self, seen: &Seen<'_>) -> f64 {
        let skin = seen.skin;
        let sore = 1.0 - (1.0 - skin.flare) * (1.0 - self.burn_open * skin.open_area);
        let warmth = (seen.surface_c + self.warm(skin) - self.burn_from_c).max(0.0);
        BURNING_MOST * -libm::expm1(-self.burn_per_degree * sore * warmth)
    }

    /// Collagen as a stained biopsy shows it, in percent of the start: start x (mass/start)^exponent, and later biopsies are
    /// stained apart from the first.
    fn stain(&self, seen: &Seen<'_>) -> f64 {
        let shift = if seen.first { 0.0 } else { self.stain_shift };
        PERCENT * libm::pow(1.0 + seen.skin.collagen1, self.stain_exponent) * libm::exp(shift)
    }

    /// Hairs per cm² as a trial counts them: people are enrolled at their worst, and seasons pass. The same in all arms.
    fn in_a_trial(&self, seen: &Seen<'_>) -> f64 {
        let later = if seen.first { 0.0 } else { self.enrolled_per_cm2 + self.season_per_cm2 };
        if seen.hair.hairs_per_cm2 > 0.0 { (seen.hair.hairs_per_cm2 + later).max(0.0) } else { 0.0 }
    }

    fn melanin(&self, skin: &SkinState) -> f64 {
        let epidermal = self.basal_share * skin.melanin_basal + (1.0 - self.basal_share) * skin.melanin_upper;
        epidermal + skin.melanin_dermal + skin.lesion.pigment
    }
}

/// Top of the scale of burning.
const BURNING_MOST: f64 = 10.0; // number: end of a scale

#[cfg(test)]
mod tests {
    use exoskin_evidence::Medians;

    use super::*;

    fn person() -> Person {
        let site = exoskin_skin::site("face", None, &Medians).expect("a site");
        let start = exoskin_skin::Start::draw(exoskin_skin::Condition::Healthy, None, &site, &Medians);
        Person { site, start }
    }

    #[test]
    fn every_readout_sees_a_skin_at_rest() {
        let person = person();
        let link = Link::draw(&person, &Medians);
        let seen = Seen {
            skin: &SkinState::REST,
            hair: HairState::default(),
            surface_c: 32.0,
            start: person.start.lesion,
            first: true,
        };
        for definition in table::DEFINITIONS {
            let value = (definition.seen)(&link, &seen);
            assert!(value.is_finite() && value >= 0.0, "{} does not say how it is seen: {value}", definition.key);
        }
    }

    fn burning(flare: f64, open_area: f64, surface_c: f64) -> f64 {
        let person = person();
        let skin = SkinState { flare, open_area, ..SkinState::REST };
        let start = person.start.lesion;
        let seen = Seen { skin: &skin, hair: HairState::default(), surface_c, start, first: false };
        Link::draw(&person, &Medians).burning(&seen)
    }

    #[test]
    fn only_sore_skin_burns_and_cooling_ends_it() {
        for surface_c in [5.0, 32.0, 42.0] {
            assert_eq!(burning(0.0, 0.0, surface_c), 0.0);
        }
        assert_eq!(burning(0.8, 1.0, 14.0), 0.0);
        for (flare, open_area) in [(0.5, 0.0), (0.0, 0.5), (0.8, 1.0)] {
            let (cool, rest, hot) =
                (burning(flare, open_area, 28.0), burning(flare, open_area, 32.0), burning(flare, open_area, 36.0));
            assert!(0.0 < cool && cool < rest && rest < hot && hot < 10.0, "{cool} {rest} {hot}");
        }
    }

    #[test]
    fn the_more_is_sore_the_more_it_burns() {
        assert!(burning(0.2, 0.1, 33.0) < burning(0.5, 0.1, 33.0));
        assert!(burning(0.2, 0.1, 33.0) < burning(0.2, 0.6, 33.0));
    }

    /// A link of a stain, and what it shows of this much collagen above the start.
    fn stained(exponent: f64, shift: f64, collagen1: f64) -> f64 {
        let person = person();
        let link = Link { stain_exponent: exponent, stain_shift: shift, ..Link::draw(&person, &Medians) };
        let skin = SkinState { collagen1, ..SkinState::REST };
        let start = person.start.lesion;
        link.stain(&Seen { skin: &skin, hair: HairState::default(), surface_c: 32.0, start, first: false })
    }

    #[test]
    fn a_stain_of_power_one_is_the_mass_and_more_collagen_never_stains_less() {
        assert!((stained(1.0, 0.0, 0.37) - 137.0).abs() < 1e-9);
        assert!((stained(2.0, 0.0, 0.5) - 225.0).abs() < 1e-9);
        for exponent in [0.2, 1.0, 3.5] {
            for shift in [-0.4, 0.0, 0.3] {
                let masses = [-1.0, -0.4, 0.0, 0.01, 0.6, 4.0];
                let stains = masses.map(|mass| stained(exponent, shift, mass));
                assert!(stains.iter().all(|stain| stain.is_finite() && *stain >= 0.0), "{stains:?}");
                assert!(stains.windows(2).all(|pair| pair[0] < pair[1]), "{exponent} {shift}: {stains:?}");
            }
        }
    }

    #[test]
    fn how_biopsies_are_stained_apart_never_moves_the_ratio_of_product_to_vehicle() {
        for exponent in [0.3, 1.0, 2.2] {
            let ratio = |shift| stained(exponent, shift, 0.41) / stained(exponent, shift, 0.28);
            for shift in [-0.5, -0.1, 0.2, 0.7] {
                assert!((ratio(shift) / ratio(0.0) - 1.0).abs() < 1e-12, "{exponent} {shift}");
            }
        }
    }

    #[test]
    fn enrolment_and_season_move_every_arm_of_a_trial_alike_and_no_hair() {
        let person = person();
        let draws = Medians;
        let link = Link { enrolled_per_cm2: 5.4, season_per_cm2: -2.0, ..Link::draw(&person, &draws) };
        let count = |hairs_per_cm2: f64, first: bool| {
            let hair = HairState { hairs_per_cm2, ..HairState::default() };
            let start = person.start.lesion;
            link.in_a_trial(&Seen { skin: &SkinState::REST, hair, surface_c: 32.0, start, first })
        };
        assert_eq!(count(150.0, true), 150.0);
        assert!((count(150.0, false) - 153.4).abs() < 1e-9, "{}", count(150.0, false));
        assert!((count(161.0, false) - count(150.0, false) - 11.0).abs() < 1e-12);
        assert_eq!(count(0.0, false), 0.0);
    }
}
