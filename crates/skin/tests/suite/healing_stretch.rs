//! What a device does on its own: the dermis answers needles, fluid and injury, and every change counts from its own
//! start.

use exoskin_evidence::Draws;
use exoskin_skin::healing::{Member, SkinState};
use exoskin_skin::{Condition, Start, Stretch, Wound, heal, load_procedure, site};

use crate::draws;
use draws::Hashed;

const D: f64 = 86_400.0;

fn days() -> Vec<f64> {
    [0.0, 0.25, 1.0, 3.0, 7.0, 14.0, 28.0, 60.0, 120.0].to_vec()
}

fn course(condition: Condition, wounds: &[Wound], draws: &dyn Draws) -> Vec<SkinState> {
    let site = site("face", None, draws).expect("a site");
    let start = Start::draw(condition, Some(3), &site, draws);
    heal(&site, &start, wounds, &[], &days(), draws)
}

fn wound(name: &str, injected_um: f64, draws: &dyn Draws) -> Wound {
    let site = site("face", None, draws).expect("a site");
    load_procedure(name).expect("a shipped procedure").wound(0.0, false, injected_um, &site, draws)
}

/// The largest of a quantity over the days.
fn most(states: &[SkinState], quantity: impl Fn(&SkinState) -> f64) -> f64 {
    states.iter().map(quantity).fold(0.0, f64::max)
}

#[test]
fn more_injected_fluid_and_wider_needles_never_make_less_collagen_or_epidermis() {
    for sample in 0..40 {
        let draws = Hashed(sample);
        let answer = |name: &str, needle_um: f64, fluid_um: f64| {
            let wound = Wound { stretch: Stretch { needle_um, fluid_um }, ..wound(name, 0.0, &draws) };
            let states = course(Condition::Healthy, &[wound], &draws);
            [
                most(&states, |state| state.fibroblasts),
                most(&states, |state| state.collagen1),
                most(&states, |state| state.epidermis),
            ]
        };
        for name in ["roller", "injection"] {
            let steps = [(0.0, 0.0), (60.0, 0.0), (120.0, 0.0), (120.0, 100.0), (120.0, 400.0)];
            let answers = steps.map(|(needle, fluid)| answer(name, needle, fluid));
            for pair in answers.windows(2) {
                assert!((0..3).all(|i| pair[1][i] >= pair[0][i] * (1.0 - 1e-9)), "{name} {sample}: {answers:?}");
            }
            assert!(answers[4][1] > answers[0][1], "{name} {sample}: {answers:?}");
        }
    }
}

#[test]
fn an_injection_without_fluid_stretches_by_its_needle_alone() {
    let draws = Hashed(3);
    assert_eq!(wound("injection", 0.0, &draws).stretch.fluid_um, 0.0);
    let stretch = wound("injection", 400.0, &draws).stretch;
    assert!(stretch.fluid_um > 200.0 && stretch.fluid_um < 400.0, "what flows back stretches nothing: {stretch:?}");
    assert!((stretch.needle_um - 155.0).abs() < 1e-9, "{stretch:?}");
    assert!((70.0..=125.0).contains(&wound("roller", 0.0, &draws).stretch.needle_um));
    for name in ["fractional_co2", "full_field_co2", "punch"] {
        assert_eq!(wound(name, 0.0, &draws).stretch, Stretch::default(), "{name}");
    }
}

#[test]
fn skin_that_starts_with_less_collagen_gains_more_of_its_own() {
    for sample in 0..20 {
        let draws = Hashed(sample);
        let site = site("face", None, &draws).expect("a site");
        let scarred = Start::draw(Condition::AcneScar, Some(3), &site, &draws);
        assert!((0.5..=0.9).contains(&scarred.collagen));
        let wounds = [wound("pen", 0.0, &draws)];
        let gain = |collagen: f64| {
            let start = Start { collagen, ..scarred };
            most(&heal(&site, &start, &wounds, &[], &days(), &draws), |state| state.collagen1)
        };
        let gains = [1.0, 0.8, 0.6, 0.5].map(gain);
        assert!(gains.windows(2).all(|pair| pair[1] > pair[0]), "{sample}: {gains:?}");
    }
    let site = site("face", None, &Hashed(0)).expect("a site");
    assert_eq!(Start::draw(Condition::Healthy, Some(3), &site, &Hashed(0)).collagen, 1.0);
}

#[test]
fn fibroblasts_that_respond_are_never_more_than_all() {
    for sample in 0..20 {
        let draws = Hashed(sample);
        let first = wound("fractional_co2", 0.0, &draws);
        let sessions: Vec<Wound> = (0..6).map(|i| Wound { at_s: f64::from(i) * 3.0 * D, ..first.clone() }).collect();
        let (once, often) =
            (course(Condition::Healthy, &[first], &draws), course(Condition::Healthy, &sessions, &draws));
        let gain = draws.value(&exoskin_skin::parameters::FIBROBLAST_GAIN);
        let answer = |states: &[SkinState]| most(states, |state| state.fibroblasts) / gain;
        assert!(answer(&often) <= 1.0 + 1e-9 && answer(&often) >= answer(&once) * 0.999, "{sample}");
    }
}

#[test]
fn myofibroblasts_leave_once_the_wound_is_covered() {
    for sample in 0..20 {
        let states = course(Condition::Healthy, &[wound("pen", 0.0, &Hashed(sample))], &Hashed(sample));
        let peak = most(&states, |state| state.myofibroblasts);
        assert!(peak > 0.0 && states[7].myofibroblasts < 0.3 * peak, "{sample}: {states:?}");
    }
}

#[test]
fn redness_of_needles_outlasts_the_flare_and_is_gone_within_days() {
    for sample in 0..40 {
        let states = course(Condition::Healthy, &[wound("roller", 0.0, &Hashed(sample))], &Hashed(sample));
        // Six hours on, no flare is left, and what is red is more than a wound's inflammation would be by then.
        assert!(states[1].flare < 1e-3 && states[1].dilation > 0.02, "{sample}: {:?}", states[1]);
        assert!(states[1].dilation < states[0].dilation && states[5].dilation < 0.1, "{sample}: {:?}", states[5]);
    }
}

#[test]
fn the_signal_of_stretched_cells_is_a_matched_number() {
    let member = Member::believed();
    assert_eq!(member.numbers().len(), exoskin_skin::parameters::FREE.len());
    assert_eq!(Member::of(member.numbers()), member);
}
