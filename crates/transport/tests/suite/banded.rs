//! The factorisation against plain elimination, and its accuracy where rates differ by many orders.

use exoskin_transport::Stream;
use exoskin_transport::banded::Banded;

/// Off-diagonals and leaks of a random system: (from, to, rate), leak per cell.
fn random_entries(
    seed: u64,
    size: usize,
    bandwidth: usize,
    low: f64,
    high: f64,
) -> (Vec<(usize, usize, f64)>, Vec<f64>) {
    let mut stream = Stream::new(seed, 0, 0, 0);
    let mut draw = || low * libm::pow(high / low, stream.uniform());
    let mut transitions = Vec::new();
    for i in 0..size {
        for j in i + 1..size.min(i + 1 + bandwidth) {
            transitions.push((i, j, draw()));
            transitions.push((j, i, draw()));
        }
    }
    let leaks = (0..size).map(|_| draw()).collect();
    (transitions, leaks)
}

fn banded(size: usize, bandwidth: usize, transitions: &[(usize, usize, f64)], leaks: &[f64]) -> Banded {
    let mut matrix = Banded::new(size, bandwidth);
    for &(from, to, rate) in transitions {
        matrix.add_transition(from, to, rate);
    }
    for (cell, &leak) in leaks.iter().enumerate() {
        matrix.add_leak(cell, leak);
    }
    matrix.factorise();
    matrix
}

/// Gauss with pivots on the dense matrix I - tau A.
fn dense_solve(
    size: usize,
    transitions: &[(usize, usize, f64)],
    leaks: &[f64],
    x: &[f64],
    transposed: bool,
) -> Vec<f64> {
    let mut m = vec![vec![0.0; size + 1]; size];
    for (i, row) in m.iter_mut().enumerate() {
        row[i] = 1.0 + leaks[i];
        row[size] = x[i];
    }
    for &(from, to, rate) in transitions {
        let (row, column) = if transposed { (from, to) } else { (to, from) };
        m[row][column] -= rate;
        m[from][from] += rate;
    }
    for k in 0..size {
        let pivot = (k..size).max_by(|&a, &b| m[a][k].abs().total_cmp(&m[b][k].abs())).unwrap_or(k);
        m.swap(k, pivot);
        let upper = m[k].clone();
        for row in &mut m[k + 1..] {
            let factor = row[k] / upper[k];
            for (value, above) in row.iter_mut().zip(&upper).skip(k) {
                *value -= factor * above;
            }
        }
    }
    let mut out = vec![0.0; size];
    for k in (0..size).rev() {
        let known: f64 = (k + 1..size).map(|j| m[k][j] * out[j]).sum();
        out[k] = (m[k][size] - known) / m[k][k];
    }
    out
}

#[test]
fn solutions_agree_with_plain_elimination() {
    for seed in 0..60u64 {
        let size = 2 + seed as usize % 40;
        let bandwidth = 1 + seed as usize % 13.min(size - 1);
        let (transitions, leaks) = random_entries(seed, size, bandwidth, 1e-3, 1e2);
        let matrix = banded(size, bandwidth, &transitions, &leaks);
        let right: Vec<f64> = (0..size).map(|k| 1.0 / (1.0 + k as f64)).collect();
        for transposed in [false, true] {
            let mut x = right.clone();
            if transposed {
                matrix.solve_transposed(&mut x)
            } else {
                matrix.solve(&mut x)
            };
            let expected = dense_solve(size, &transitions, &leaks, &right, transposed);
            for (a, b) in x.iter().zip(&expected) {
                assert!((a - b).abs() <= 1e-11 * b.abs(), "size {size}, transposed {transposed}: {a} and {b}");
            }
        }
    }
}

/// Closed systems: the contents keep their sum to rounding, however long the step.
#[test]
fn nothing_is_lost_in_a_closed_system_at_any_step() {
    for seed in 0..40u64 {
        let (size, bandwidth) = (30, 5);
        let (transitions, _) = random_entries(seed, size, bandwidth, 1e-9, 1e9);
        let matrix = banded(size, bandwidth, &transitions, &vec![0.0; size]);
        let mut x = vec![0.0; size];
        x[seed as usize % size] = 1.0;
        matrix.solve(&mut x);
        assert!(x.iter().all(|&value| value >= 0.0));
        let sum: f64 = x.iter().sum();
        assert!((sum - 1.0).abs() < 1e-14 * size as f64, "sum off by {:e}", sum - 1.0);
    }
}

/// A birth-death chain's tiny far probabilities come out accurate relative to themselves.
#[test]
fn tiny_probabilities_are_accurate_relative_to_themselves() {
    let size = 40;
    let (out, back) = (1e-7, 1.0);
    let mut matrix = Banded::new(size, 1);
    for i in 0..size - 1 {
        matrix.add_transition(i, i + 1, out);
        matrix.add_transition(i + 1, i, back);
    }
    matrix.factorise();
    let mut x = vec![0.0; size];
    x[0] = 1.0;
    matrix.solve(&mut x);
    // From the far end: x_n (1 + back) = out x_(n-1), and so on downward, without a subtraction.
    let mut ratio = out / (1.0 + back);
    let mut ratios = vec![ratio];
    for _ in 0..size - 2 {
        ratio = out / (1.0 + back + out - back * ratio);
        ratios.push(ratio);
    }
    for (k, ratio) in ratios.iter().rev().enumerate() {
        assert!((x[k + 1] / x[k] / ratio - 1.0).abs() < 1e-13, "place {}: {:e}", k + 1, x[k + 1]);
    }
    assert!(x[size - 1] > 0.0 && x[size - 1] < 1e-280);
}
