//! From mouse to person, and what blood holds by itself.

use exoskin_evidence::{Draws, Medians, Parameter, row};
use exoskin_hazard::body::{Anatomy, CellsOf, Compartment, Course, Kinetics, Own, mouse, parameters as p, person};

/// Medians but for some parameters.
struct But<'a>(&'a [(&'static str, f64)]);

impl Draws for But<'_> {
    fn unit(&self, parameter: &Parameter) -> f64 {
        self.0.iter().find(|(id, _)| *id == parameter.id).map_or(0.5, |(_, unit)| *unit)
    }
}

#[test]
fn declarations_are_sound() {
    assert_eq!(exoskin_evidence::check(p::ALL), Vec::<String>::new());
}

#[test]
fn a_person_s_blood_empties_seven_times_slower_by_the_row_s_exponent() {
    let (small, large) = (mouse(&Medians), person(70.0, Kinetics::ScaledMouse, &Medians));
    let leaves = |rates: &exoskin_hazard::body::Rates| rates.uptake.iter().sum::<f64>() + rates.pause;
    let slower = leaves(&small) / leaves(&large);
    assert!((slower - libm::pow(70.0 / 0.03, 0.25)).abs() < 1e-9 && (6.5..7.5).contains(&slower), "{slower}");
}

#[test]
fn half_lives_grow_with_mass_and_a_person_of_a_mouse_s_mass_keeps_the_mouse_s() {
    let of = |kg, kinetics| Course::of(person(kg, kinetics, &Medians)).falls_to_h(0.5);
    for kinetics in [Kinetics::ScaledMouse, Kinetics::PlateletParticles] {
        assert!(of(50.0, kinetics) < of(70.0, kinetics) && of(70.0, kinetics) < of(120.0, kinetics));
    }
    let (tiny, small) = (person(0.03, Kinetics::ScaledMouse, &Medians), mouse(&Medians));
    assert!((tiny.uptake.iter().sum::<f64>() / small.uptake.iter().sum::<f64>() - 1.0).abs() < 1e-12);
}

#[test]
fn both_measured_kinetics_lie_inside_the_prior() {
    let half = |units: &[(&'static str, f64)]| {
        let draws = But(units);
        Course::of(person(70.0, Kinetics::drawn(&draws), &draws)).falls_to_h(0.5)
    };
    // Minutes, as in mice: the fast end of the scaled draws. Hours, as in patients: the other half of the draws.
    let fast = half(&[("body.kinetics", 0.2), ("body.mouse_half_life", 0.1), ("body.half_life_exponent", 0.1)]);
    let slow = half(&[("body.kinetics", 0.8)]);
    assert!(fast < 10.0 / 60.0, "{fast} h");
    assert!((5.0..8.5).contains(&slow), "{slow} h");
}

#[test]
fn the_kinetics_of_patients_hold_the_row_s_half_life_and_interval() {
    let row = row("pk.iv.half_life_pmp_human_annexin").expect("the row is in the table");
    let (low, high) = p::PLATELET_HALF_LIFE.prior.interval90();
    let (median, ends) = (p::PLATELET_HALF_LIFE.prior.median(), (row.low.unwrap_or(0.0), row.high.unwrap_or(0.0)));
    assert!((median / row.value.unwrap_or(0.0) - 1.0).abs() < 0.1);
    assert!(low > ends.0 * 0.9 && high < ends.1 * 1.1, "a 90 % band {low}..{high} h inside the row's 95 % interval");
}

#[test]
fn skin_gets_less_of_a_person_than_of_a_mouse() {
    let share = |rates: exoskin_hazard::body::Rates| Course::of(rates).at(4.0).of(Compartment::Skin);
    assert!(share(person(70.0, Kinetics::ScaledMouse, &Medians)) < share(mouse(&Medians)));
}

#[test]
fn organs_cells_and_own_vesicles_follow_mass() {
    let (light, heavy) = (Anatomy::of(50.0, &Medians), Anatomy::of(100.0, &Medians));
    assert!((heavy.cells(CellsOf::Liver) / light.cells(CellsOf::Liver) - 2.0).abs() < 1e-12);
    assert!((heavy.skin_mm2 / light.skin_mm2 - libm::pow(2.0, 2.0 / 3.0)).abs() < 1e-12);
    assert!((3e11..5e11).contains(&Anatomy::of(73.0, &Medians).cells(CellsOf::Liver)));
    let own = Own::of(70.0, &Medians);
    assert!((4.0e3..6.0e3).contains(&own.blood_ml) && own.of_platelets < own.in_plasma);
    // A plasma's content over its release: a third answer to how long a vesicle stays.
    assert!((10.0..200.0).contains(&own.half_life_min()), "{}", own.half_life_min());
}
