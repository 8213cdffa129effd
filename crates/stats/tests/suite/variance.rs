//! Shares of variance against functions whose Sobol indices are known.

use std::f64::consts::PI;

use exoskin_stats::{Block, Design, Layout, VarianceError, decompose, log_floored};

/// `count` columns of a design with `rows` rows.
fn columns(seed: u64, count: usize, rows: usize) -> Vec<Vec<f64>> {
    let names: Vec<&'static str> = (0..count).map(|i| &*format!("input.{i:02}").leak()).collect();
    let layout = Layout { transport_rows: rows, samples: rows };
    let design = Design::from_blocks(seed, names.iter().map(|id| (*id, Block::Transport)), layout);
    names.iter().map(|id| design.transport_column(id).unwrap()).collect()
}

fn answers(inputs: &[Vec<f64>], f: impl Fn(&[f64]) -> f64) -> Vec<f64> {
    let row = |i: usize| inputs.iter().map(|column| column[i]).collect::<Vec<f64>>();
    (0..inputs[0].len()).map(|i| f(&row(i))).collect()
}

#[test]
fn additive_functions_of_thirty_inputs_on_300_draws() {
    let weights = [4.0, 3.0, 2.0, 1.0, 0.5];
    let total: f64 = weights.iter().map(|w| w * w).sum();
    for seed in 0..5 {
        let inputs = columns(seed, 30, 300);
        let answer = answers(&inputs, |u| weights.iter().zip(u).map(|(w, u)| w * u).sum());
        let found = decompose(&inputs, &answer).unwrap();
        assert!(found.r2 > 0.999, "seed {seed}: {}", found.r2);
        for (input, w) in weights.iter().enumerate() {
            assert!((found.first_order(input) - w * w / total).abs() < 0.005, "seed {seed}, input {input}");
        }
        let group = found.group(|input| input == 0 || input == 3);
        assert!((group.share - 17.0 / total).abs() < 0.005, "{group:?}");
        assert!(group.low <= group.share && group.share <= group.high && group.high - group.low < 0.01, "{group:?}");
    }
}

#[test]
fn curved_answers_with_a_product_and_twenty_five_idle_inputs() {
    // f = 6 a + 6 b^2 + 6 c d with a, b, c, d uniform: variances 3, 3.2, and for c d each 0.75 alone, 0.25 together.
    let total = 3.0 + 3.2 + 1.75;
    for seed in 0..5 {
        let inputs = columns(seed, 29, 300);
        let answer = answers(&inputs, |u| 6.0 * u[0] + 6.0 * u[1] * u[1] + 6.0 * u[2] * u[3]);
        let found = decompose(&inputs, &answer).unwrap();
        let expected = [(0, 3.0, 3.0), (1, 3.2, 3.2), (2, 0.75, 1.0), (3, 0.75, 1.0), (7, 0.0, 0.0)];
        for (input, first, all) in expected {
            assert!((found.first_order(input) - first / total).abs() < 0.02, "seed {seed}, input {input}");
            assert!((found.total(input) - all / total).abs() < 0.02, "seed {seed}, input {input}");
        }
        let group = found.group(|input| input >= 2);
        assert!((group.share - 1.75 / total).abs() < 0.02, "{group:?}");
    }
}

#[test]
fn ishigami() {
    // f = sin x + 7 sin^2 y + 0.1 z^4 sin x on (-pi, pi)^3; indices in closed form.
    let d = 49.0 / 8.0 + 0.1 * PI.powi(4) / 5.0 + 0.01 * PI.powi(8) / 18.0 + 0.5;
    let x_alone = 0.5 * (1.0 + 0.1 * PI.powi(4) / 5.0).powi(2) / d;
    let y = 49.0 / 8.0 / d;
    let together = 0.01 * PI.powi(8) * 8.0 / 225.0 / d;
    let inputs = columns(1, 3, 300);
    let answer = answers(&inputs, |u| {
        let x: Vec<f64> = u.iter().map(|u| PI * (2.0 * u - 1.0)).collect();
        libm::sin(x[0]) * (1.0 + 0.1 * x[2].powi(4)) + 7.0 * libm::sin(x[1]).powi(2)
    });
    let found = decompose(&inputs, &answer).unwrap();
    let near = |a: f64, b: f64| assert!((a - b).abs() < 0.06, "{a} against {b}; r2 {}", found.r2);
    near(found.first_order(0), x_alone);
    near(found.first_order(1), y);
    near(found.first_order(2), 0.0);
    near(found.total(2), together);
    near(found.group(|input| input != 1).share, 1.0 - y);
}

#[test]
fn noise_is_given_to_nobody_but_widens_the_bounds() {
    // Half of the variance is a hash of the row: no input explains it.
    let inputs = columns(4, 20, 300);
    let noise = columns(99, 1, 300).remove(0);
    let answer: Vec<f64> = inputs[0].iter().zip(&noise).map(|(u, e)| u + e).collect();
    let found = decompose(&inputs, &answer).unwrap();
    assert!((found.r2 - 0.5).abs() < 0.12, "{}", found.r2);
    let group = found.group(|input| input == 0);
    assert!(group.share > 0.85 && group.low < 0.65 && group.high > 0.95, "{group:?}");
}

#[test]
fn a_mixture_with_zeros_stays_finite() {
    let inputs = columns(2, 30, 300);
    let share = answers(&inputs, |u| if u[0] < 0.3 { 0.0 } else { libm::exp(-6.0 * u[1]) * 0.1 });
    let answer = log_floored(&share, 1e-10);
    assert!(answer.iter().all(|y| y.is_finite()));
    assert_eq!(log_floored(&[0.0, 1e-30, f64::NAN, 1.0], 1e-10)[..3], [libm::log(1e-10); 3]);
    let found = decompose(&inputs, &answer).unwrap();
    let (zero, other) = (found.total(0), found.total(1));
    assert!(zero > 0.9 && other < 0.1, "{zero} {other}, r2 {}", found.r2);
}

#[test]
fn the_same_draws_give_the_same_bits() {
    let inputs = columns(2, 12, 100);
    let answer = answers(&inputs, |u| u[0] * u[1] + u[5]);
    let share = || decompose(&inputs, &answer).unwrap().group(|input| input == 1).share.to_bits();
    assert_eq!(share(), share());
}

#[test]
fn what_cannot_be_decomposed_says_so() {
    let inputs = columns(1, 2, 50);
    assert_eq!(decompose(&inputs, &[1.0; 50]).unwrap_err(), VarianceError::Constant);
    assert_eq!(decompose(&inputs, &[1.0; 10]).unwrap_err(), VarianceError::TooFew(10));
    assert_eq!(decompose(&inputs, &[1.0; 51]).unwrap_err(), VarianceError::Lengths(0));
    let mut bad = inputs[0].clone();
    bad[7] = f64::NAN;
    assert_eq!(decompose(&inputs, &bad).unwrap_err(), VarianceError::NotFinite(7));
    let found = decompose(&[], &inputs[0]).unwrap();
    assert_eq!((found.terms, found.group(|_| true).share), (0, 0.0));
}
