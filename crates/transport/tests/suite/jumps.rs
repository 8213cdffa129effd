//! Jumps at an instant, looks before them, and breaks that fall together.

use crate::common;

use common::{any_step, equal_steps, random_state, random_system};
use exoskin_transport::{Break, Jump, Move, march};

fn moved(from: u32, to: u32, share: f64) -> Move {
    Move { from, to, share }
}

#[test]
fn a_jump_moves_shares_to_places_and_fates_and_loses_nothing() {
    let system = random_system(1, 6, 1e-9, 1e-8);
    let places = system.graph.places();
    let state = random_state(1, places);
    let fate = places as u32 + 2;
    let jump = Jump { moves: vec![moved(0, 1, 0.25), moved(0, fate, 0.5), moved(0, 0, 0.25), moved(1, 0, 1.0)] };
    let breaks = [
        Break { time_s: 0.0, jump: Some(jump), look: true, ..Break::default() },
        Break { time_s: 1e-9, look: true, ..Break::default() },
    ];
    let solution = march(&system, &state, 0.0, &breaks, &any_step()).expect("solved");
    assert_eq!(solution.looks[0].places, state, "a look sees the state before the jump");
    let after = &solution.looks[1].places;
    let close = |a: f64, b: f64| (a - b).abs() < 1e-14;
    // All moves start from what was there before: what comes in by one does not leave by another.
    assert!(close(after[0], 0.25 * state[0] + state[1]));
    assert!(close(after[1], 0.25 * state[0]));
    assert!(close(solution.by_jump[2], 0.5 * state[0]));
    assert!(close(solution.looks[1].fates[2], 0.5 * state[0]), "looks count what jumps ended");
    assert!(close(solution.total(), 1.0));
}

#[test]
fn breaks_that_fall_together_act_in_their_order() {
    let system = random_system(2, 4, 1e-9, 1e-8);
    let places = system.graph.places() as u32;
    let mut state = vec![0.0; places as usize];
    state[0] = 1.0;
    let at = |jump: Move| Break { time_s: 5.0, jump: Some(Jump { moves: vec![jump] }), ..Break::default() };
    let end = Break { time_s: 5.0, ..Break::default() };
    let breaks = [at(moved(0, 1, 1.0)), at(moved(1, 2, 1.0)), at(moved(0, places, 1.0)), end];
    let solution = march(&system, &state, 0.0, &breaks, &any_step()).expect("solved");
    assert!(solution.places[2] > 0.999_999);
    assert!(solution.by_jump[0] < 1e-6, "place 0 had been emptied before the last jump");
}

#[test]
fn a_break_before_the_start_still_jumps() {
    let system = random_system(3, 4, 1e-9, 1e-8);
    let mut state = vec![0.0; system.graph.places()];
    state[0] = 1.0;
    let jump = Some(Jump { moves: vec![moved(0, 3, 1.0)] });
    let breaks = [Break { time_s: -1.0, jump, ..Break::default() }, Break { time_s: 1.0, ..Break::default() }];
    let solution = march(&system, &state, 0.0, &breaks, &any_step()).expect("solved");
    assert!(solution.places[3] > 0.999);
}

/// A reservoir empties into its cells one way and by its own sinks: exactly exponential in the fine limit.
#[test]
fn a_reservoir_drains_by_its_rates() {
    let system = random_system(4, 6, 1e-3, 1e-2);
    let graph = &system.graph;
    let (place, end) = (graph.reservoir(0), 100.0);
    let mut state = vec![0.0; graph.places()];
    state[place] = 1.0;
    let outlets = graph.outlets.iter().zip(&system.rates.outlet).filter(|((reservoir, _), _)| *reservoir == 0);
    let sinks = graph.sinks.iter().zip(&system.rates.sink).filter(|(sink, _)| sink.place as usize == place);
    let (out, lost): (f64, f64) = (outlets.map(|(_, rate)| rate).sum(), sinks.map(|(_, rate)| rate).sum());
    let solution = march(&system, &state, 0.0, &equal_steps(end, 400), &any_step()).expect("solved");
    let left = libm::exp(-(out + lost) * end);
    assert!((solution.places[place] - left).abs() < 1e-5, "{} instead of {left}", solution.places[place]);
    let passed: f64 = graph.outlets.iter().zip(&solution.by_outlet).filter(|((r, _), _)| *r == 0).map(|(_, p)| p).sum();
    let expected = (1.0 - left) * out / (out + lost);
    assert!((passed - expected).abs() < 1e-5, "{passed} passed the outlets instead of {expected}");
    assert!((solution.total() - 1.0).abs() < 1e-13);
}

#[test]
fn a_state_of_the_wrong_length_and_rates_that_are_no_numbers_are_refused() {
    let mut system = random_system(5, 5, 1e-3, 1e-2);
    let breaks = equal_steps(10.0, 2);
    assert!(march(&system, &[1.0], 0.0, &breaks, &any_step()).is_err());
    let state = random_state(5, system.graph.places());
    system.rates.forward[0] = f64::NAN;
    assert!(march(&system, &state, 0.0, &breaks, &any_step()).is_err());
    system.rates.forward[0] = f64::INFINITY;
    assert!(march(&system, &state, 0.0, &breaks, &any_step()).is_err());
}
