//! Forward and adjoint give the same expectation, through the same steps.

use crate::common;

use common::{log_between, random_state, random_system};
use exoskin_transport::adjoint::adjoint;
use exoskin_transport::{Break, Controls, Jump, Move, Stream, march};

fn random_jump(stream: &mut Stream, places: usize, fates: usize) -> Jump {
    let from = (stream.uniform() * places as f64) as u32;
    let share = stream.uniform();
    let mut target = || (stream.uniform() * (places + fates) as f64) as u32;
    Jump { moves: vec![Move { from, to: target(), share }, Move { from, to: target(), share: 1.0 - share }] }
}

/// Breaks at a few times, some of them together, some at the start.
fn random_breaks(stream: &mut Stream, places: usize, fates: usize, end_s: f64) -> Vec<Break> {
    let mut times: Vec<f64> = (0..5).map(|_| end_s * (4.0 * stream.uniform()).floor() / 4.0).collect();
    times.push(end_s);
    times.sort_by(f64::total_cmp);
    times
        .into_iter()
        .map(|time_s| Break { time_s, jump: Some(random_jump(stream, places, fates)), restart: true, look: false })
        .collect()
}

#[test]
fn forward_and_adjoint_agree_on_random_systems() {
    let (mut free, mut limited, mut limited_cases) = (0.0f64, 0.0f64, 0);
    for seed in 0..100u64 {
        let system = random_system(seed, 4 + seed as usize % 8, 1e-3, 10.0);
        let graph = &system.graph;
        let (places, fates) = (graph.places(), graph.fates);
        let mut stream = Stream::new(seed, 2, 0, 0);
        let end_s = log_between(&mut stream, 1.0, 100.0);
        let breaks = random_breaks(&mut stream, places, fates, end_s);
        let initial = if seed % 2 == 0 { random_state(seed, places) } else { one_place(&mut stream, places) };
        let step_tolerance = if seed % 4 < 2 { 1e-3 } else { 1e-1 };
        let controls = Controls { step_tolerance, keep_steps: true, ..Controls::default() };
        let forward = march(&system, &initial, 0.0, &breaks, &controls).expect("solved");
        let mut payoff = |count: usize| -> Vec<f64> { (0..count).map(|_| stream.uniform()).collect() };
        let (by_sink, by_jump, at_end) = (payoff(graph.sinks.len()), payoff(fates), payoff(places));
        let value = adjoint(&system, &forward, &breaks, &by_sink, &by_jump, &at_end);
        let dot = |a: &[f64], b: &[f64]| -> f64 { a.iter().zip(b).map(|(a, b)| a * b).sum() };
        let expected =
            dot(&forward.by_sink, &by_sink) + dot(&forward.by_jump, &by_jump) + dot(&forward.places, &at_end);
        let difference = (dot(&value, &initial) - expected).abs();
        if forward.limited == 0 {
            free = free.max(difference);
        } else {
            limited = limited.max(difference);
            limited_cases += 1;
        }
    }
    assert!(free < 1e-13, "without the limiter they differ by {free:e}");
    // Steps in which the limiter acted are not linear: the adjoint takes them unlimited.
    assert!(limited < 2e-2, "with the limiter in {limited_cases} cases they differ by {limited:e}");
    assert!(limited_cases < 100);
}

fn one_place(stream: &mut Stream, places: usize) -> Vec<f64> {
    let mut state = vec![0.0; places];
    state[(stream.uniform() * places as f64) as usize] = 1.0;
    state
}

#[test]
fn the_chance_of_any_fate_at_all_is_one_everywhere() {
    let system = random_system(7, 10, 1e-4, 1e2);
    let graph = &system.graph;
    let initial = random_state(7, graph.places());
    let breaks = [Break { time_s: 30.0, ..Break::default() }];
    let controls = Controls { keep_steps: true, ..Controls::default() };
    let forward = march(&system, &initial, 0.0, &breaks, &controls).expect("solved");
    let ones = |count: usize| vec![1.0; count];
    let value =
        adjoint(&system, &forward, &breaks, &ones(graph.sinks.len()), &ones(graph.fates), &ones(graph.places()));
    assert!(value.iter().all(|v| (v - 1.0).abs() < 1e-13), "{value:?}");
}
