//! The marching scheme against the exact distribution of small systems: closure, positivity, second order.

use crate::common;

use common::{any_step, equal_steps, random_state, random_system};
use exoskin_transport::uniformisation::uniformisation;
use exoskin_transport::{Controls, march};

#[test]
fn columns_sum_to_nothing_and_only_the_diagonal_is_negative() {
    for seed in 0..50 {
        let system = random_system(seed, 3 + seed as usize % 9, 1e-7, 1e3);
        let dense = system.graph.dense(&system.rates);
        for from in 0..dense.len() {
            let (mut sum, mut largest) = (0.0, 0.0f64);
            for (to, row) in dense.iter().enumerate() {
                sum += row[from];
                largest = largest.max(row[from].abs());
                assert!(from == to || row[from] >= 0.0);
            }
            assert!(sum.abs() <= 1e-15 * largest * dense.len() as f64, "column {from} sums to {sum:e}");
        }
    }
}

/// Exact distribution: places, then fates.
fn exact(system: &common::Constant, state: &[f64], time_s: f64) -> Vec<f64> {
    let mut all = state.to_vec();
    all.resize(state.len() + system.graph.fates, 0.0);
    uniformisation(&system.graph.dense(&system.rates), &all, time_s)
}

fn distance(system: &common::Constant, state: &[f64], time_s: f64, steps: u32) -> f64 {
    let solution = march(system, state, 0.0, &equal_steps(time_s, steps), &any_step()).expect("solved");
    let fates = solution.fates(&system.graph);
    let exact = exact(system, state, time_s);
    solution.places.iter().chain(&fates).zip(&exact).map(|(a, b)| (a - b).abs()).sum()
}

#[test]
fn halving_the_step_quarters_the_error() {
    for seed in 0..10 {
        let system = random_system(100 + seed, 8, 0.01, 1.0);
        let state = random_state(seed, system.graph.places());
        let errors: Vec<f64> = [16, 32, 64].iter().map(|&n| distance(&system, &state, 2.0, n)).collect();
        let slope = libm::log2(errors[1] / errors[2]);
        assert!((1.85..2.3).contains(&slope), "seed {seed}: errors {errors:?}, slope {slope}");
    }
}

#[test]
fn adaptive_steps_keep_to_the_tolerance_on_stiff_systems() {
    for seed in 0..20 {
        let system = random_system(200 + seed, 8, 1e-4, 10.0);
        let state = random_state(seed, system.graph.places());
        let exact = exact(&system, &state, 50.0);
        let mut last = f64::INFINITY;
        for step_tolerance in [1e-2, 1e-4, 1e-6] {
            let controls = Controls { step_tolerance, first_step_s: 1e-3, ..Controls::default() };
            let solution = march(&system, &state, 0.0, &equal_steps(50.0, 1), &controls).expect("solved");
            let fates = solution.fates(&system.graph);
            let all = || solution.places.iter().chain(&fates);
            let error: f64 = all().zip(&exact).map(|(a, b)| (a - b).abs()).sum();
            assert!(all().all(|&value| value >= 0.0), "seed {seed}: a negative content");
            assert!((solution.total() - 1.0).abs() < 1e-13, "seed {seed}: {:e}", solution.total() - 1.0);
            assert!(error < 30.0 * step_tolerance, "seed {seed}: error {error:e} at tolerance {step_tolerance:e}");
            assert!(error < last);
            last = error;
        }
    }
}

/// Steps thousands of times longer than the fastest time scale: nothing turns negative, nothing is lost.
#[test]
fn absurd_steps_stay_positive_and_closed() {
    for seed in 0..200 {
        let system = random_system(300 + seed, 9, 1e-8, 1e6);
        let mut state = vec![0.0; system.graph.places()];
        let first = seed as usize % system.graph.places();
        state[first] = 1.0;
        let solution = march(&system, &state, 0.0, &equal_steps(1e3, 3), &any_step()).expect("solved");
        let fates = solution.fates(&system.graph);
        assert!(
            solution.places.iter().chain(&solution.by_sink).chain(&fates).all(|&value| value >= 0.0),
            "seed {seed}"
        );
        assert!((solution.total() - 1.0).abs() < 1e-12, "seed {seed}: {:e}", solution.total() - 1.0);
    }
}

#[test]
fn uniformisation_knows_the_two_state_chain() {
    let (a, b, time) = (0.3, 0.7, 2.0);
    let chain = vec![vec![-a, b], vec![a, -b]];
    let state = uniformisation(&chain, &[1.0, 0.0], time);
    let expected = (b + a * libm::exp(-(a + b) * time)) / (a + b);
    assert!((state[0] - expected).abs() < 1e-14);
    let long = uniformisation(&chain, &[1.0, 0.0], 1e4);
    assert!((long[0] - b).abs() < 1e-12);
}
