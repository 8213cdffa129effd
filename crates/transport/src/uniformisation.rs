//! Uniformisation: the exact distribution of a small Markov chain with constant rates.
//!
//! exp(A t) x = sum over k of Poisson(k; q t) (I + A / q)^k x: only positive terms, so it is exact to within rounding
//! (Jensen 1953; Grassmann 1977, doi:10.1016/0305-0548(77)90007-7). For checks: the cost grows with the fastest rate.

/// Distribution after `time_s` under the dense generator `matrix[to][from]` (columns sum to zero).
pub fn uniformisation(matrix: &[Vec<f64>], initial: &[f64], time_s: f64) -> Vec<f64> {
    let size = initial.len();
    let fastest = (0..size).map(|i| -matrix[i][i]).fold(0.0, f64::max);
    if fastest == 0.0 || time_s <= 0.0 {
        return initial.to_vec();
    }
    // Pieces with q t of at most 50 keep the Poisson weights clear of underflow.
    let pieces = (fastest * time_s / 50.0).ceil().max(1.0);
    let jumps = fastest * time_s / pieces;
    let mut state = initial.to_vec();
    for _ in 0..pieces as u64 {
        state = piece(matrix, &state, fastest, jumps);
    }
    state
}

fn piece(matrix: &[Vec<f64>], initial: &[f64], fastest: f64, jumps: f64) -> Vec<f64> {
    let mut weight = libm::exp(-jumps);
    let mut term = initial.to_vec();
    let mut sum: Vec<f64> = term.iter().map(|v| weight * v).collect();
    let last = (jumps + 12.0 * jumps.sqrt() + 30.0) as u32;
    for k in 1..=last {
        let mut next = term.clone();
        for (to, row) in matrix.iter().enumerate() {
            next[to] += row.iter().zip(&term).map(|(rate, v)| rate * v).sum::<f64>() / fastest;
        }
        term = next;
        weight *= jumps / f64::from(k);
        for (s, v) in sum.iter_mut().zip(&term) {
            *s += weight * v;
        }
    }
    sum
}
