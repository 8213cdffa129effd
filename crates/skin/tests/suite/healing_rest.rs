//! Skin that nobody touches stays exactly as it is, and skin that was hurt returns to rest.

use exoskin_evidence::{Draws, Medians};
use exoskin_skin::healing::SkinState;
use exoskin_skin::{Condition, Start, heal, load_procedure, procedures, site, sites};

use crate::draws;
use draws::Hashed;

fn days(until: u32, every: usize) -> Vec<f64> {
    (0..=until).step_by(every).map(f64::from).collect()
}

#[test]
fn untouched_skin_is_a_fixed_point_bit_for_bit_for_180_days() {
    for name in sites() {
        for age in [None, Some(20.0), Some(35.0), Some(50.0), Some(65.0), Some(80.0)] {
            for sample in 0..5 {
                let draws = Hashed(sample);
                let site = site(name, age, &draws).expect("a site");
                let start = Start::draw(Condition::Healthy, None, &site, &draws);
                for state in heal(&site, &start, &[], &[], &days(180, 3), &draws) {
                    assert_eq!(state, SkinState::REST, "{name} at {age:?}");
                }
            }
        }
    }
}

#[test]
fn lesions_without_treatment_stay_but_for_spots_that_fade_and_wounds_that_close_slowly() {
    let site = site("face", None, &Medians).expect("a site");
    let course = |condition| {
        let start = Start::draw(condition, Some(4), &site, &Medians);
        let states = heal(&site, &start, &[], &[], &days(180, 10), &Medians);
        (start, states.first().expect("a day").lesion, states.last().expect("a day").lesion)
    };
    for condition in [Condition::AcneScar, Condition::Wrinkles, Condition::Healthy] {
        let (start, first, last) = course(condition);
        assert_eq!((start.lesion, first), (first, last), "{condition:?}");
    }
    let (_, first, last) = course(Condition::Melasma);
    assert!((last.pigment / first.pigment - 1.0).abs() < 1e-12, "melasma keeps its source");
    let (_, first, last) = course(Condition::DarkSpots);
    assert!(last.pigment < 0.8 * first.pigment, "spots fade by themselves");
    let (_, first, last) = course(Condition::ChronicWound);
    assert_eq!(first.wound_closed, 0.0);
    assert!(last.wound_closed > 0.0 && last.wound_closed <= 1.0);
}

#[test]
fn a_chronic_wound_is_open_after_six_weeks_in_every_draw() {
    for sample in 0..500 {
        let draws = Hashed(sample);
        let site = site("forearm", None, &draws).expect("a site");
        let start = Start::draw(Condition::ChronicWound, None, &site, &draws);
        assert!(start.wound_radius_um > 0.0 && start.wound_speed > 0.0 && start.wound_speed <= 1.0, "{start:?}");
        let states = heal(&site, &start, &[], &[], &[0.0, 4.0, 28.0], &draws);
        let closed: Vec<f64> = states.iter().map(|state| state.lesion.wound_closed).collect();
        assert!(closed[0] == 0.0 && closed[0] <= closed[1] && closed[1] <= closed[2] && closed[2] <= 1.0, "{closed:?}");
    }
}

/// Everything but the matrix is within a hundredth of rest after a year; the epidermis, which is thicker for as long as
/// fibroblasts respond, after three. The matrix is slower: new collagen takes weeks,
/// what fills a wound matures over up to years and elastin hardly returns, so collagen and thickness must be on their
/// way (less than a half of their largest departure after three years) and elastin must not drift away.
#[test]
fn after_any_procedure_skin_returns_to_rest() {
    let read: Vec<f64> = days(1096, 8);
    for name in procedures() {
        for sample in 0..12 {
            let draws = Hashed(sample);
            let states = hurt(name, &read, &draws);
            let year = &states[read.iter().position(|day| *day >= 365.0).expect("a year")];
            for (what, value) in [
                ("open", year.open_area),
                ("water", year.water_loss),
                ("neutrophils", year.neutrophils),
                ("macrophages", year.m1 + year.m2),
                ("redness", year.dilation),
                ("crust", year.spilled_blood),
                ("vessels", year.vessels),
                ("basal", year.melanin_basal),
            ] {
                assert!(value.abs() < 0.01, "{name}, draw {sample}: {what} {value}");
            }
            let largest = |of: &dyn Fn(&SkinState) -> f64| states.iter().map(|s| of(s).abs()).fold(0.0, f64::max);
            let end = states.last().expect("a day");
            assert!(end.collagen1.abs() <= 0.5 * largest(&|s| s.collagen1), "{name}, draw {sample}: collagen I");
            assert!(end.collagen3.abs() <= 0.5 * largest(&|s| s.collagen3), "{name}, draw {sample}: collagen III");
            assert!(end.dermis_um.abs() <= 0.5 * largest(&|s| s.dermis_um), "{name}, draw {sample}: dermis");
            assert!(end.epidermis.abs() < 0.01 && year.epidermis < 0.15, "{name}, draw {sample}: epidermis");
            assert!(end.elastin.abs() <= largest(&|s| s.elastin), "{name}, draw {sample}: elastin");
        }
    }
}

fn hurt(name: &str, days: &[f64], draws: &dyn Draws) -> Vec<SkinState> {
    let site = site("face", None, draws).expect("a site");
    let start = Start::draw(Condition::Healthy, Some(4), &site, draws);
    let procedure = load_procedure(name).expect("a shipped procedure");
    let wound = procedure.wound(0.0, true, 0.0, &site, draws);
    heal(&site, &start, &[wound], &[], days, draws)
}
