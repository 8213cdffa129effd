//! Factorisation of I - tau A for a generator A, without a single subtraction.
//!
//! The matrix has off-diagonals <= 0 and columns that sum to 1 + tau (leak) > 0. Gaussian elimination keeps that form;
//! pivots are computed from the column's slack and its off-diagonals instead of by subtraction (Grassmann, Taksar,
//! Heyman 1985, doi:10.1287/opre.33.5.1107; Alfa, Xue, Ye 2002, doi:10.1090/S0025-5718-01-01325-4). Every entry of the
//! factors, and so every probability that is solved for, is then accurate relative to its own size, and what leaves one
//! place arrives at another to within rounding.
//!
//! Storage: row i contains the magnitudes of columns i - b ..= i + b.

use multiversion::multiversion;

/// The matrix, and after [`Banded::factorise`] its factors.
#[derive(Clone, Debug, Default)]
pub struct Banded {
    size: usize,
    bandwidth: usize,
    width: usize,
    rows: Vec<f64>,
    slack: Vec<f64>,
    inverse_pivot: Vec<f64>,
}

impl Banded {
    /// A matrix of the given size with no rates: the identity.
    pub fn new(size: usize, bandwidth: usize) -> Self {
        let width = 2 * bandwidth + 1;
        Banded {
            size,
            bandwidth,
            width,
            rows: vec![0.0; size * width],
            slack: vec![1.0; size],
            inverse_pivot: vec![1.0; size],
        }
    }

    /// Back to the identity.
    pub fn clear(&mut self) {
        self.rows.fill(0.0);
        self.slack.fill(1.0);
    }

    /// Adds tau times a transition rate (>= 0) from cell `from` to cell `to`.
    #[inline]
    pub fn add_transition(&mut self, from: usize, to: usize, tau_rate: f64) {
        self.rows[to * self.width + (from + self.bandwidth - to)] += tau_rate;
    }

    /// Adds tau times a rate (>= 0) of leaving the cells from `from`.
    #[inline]
    pub fn add_leak(&mut self, from: usize, tau_rate: f64) {
        self.slack[from] += tau_rate;
    }

    /// Factorises in place.
    pub fn factorise(&mut self) {
        factorise(self.size, self.bandwidth, self.width, &mut self.rows, &mut self.slack, &mut self.inverse_pivot);
    }

    /// Solves (I - tau A) x = x in place; non-negative in, non-negative out.
    pub fn solve(&self, x: &mut [f64]) {
        solve(self.size, self.bandwidth, self.width, &self.rows, &self.inverse_pivot, x);
    }

    /// Solves the transposed system in place.
    pub fn solve_transposed(&self, x: &mut [f64]) {
        solve_transposed(self.size, self.bandwidth, self.width, &self.rows, &self.inverse_pivot, x);
    }
}

#[multiversion(targets("x86_64+avx2", "x86_64+avx512f", "aarch64+neon"))]
fn factorise(size: usize, b: usize, width: usize, rows: &mut [f64], slack: &mut [f64], inverse_pivot: &mut [f64]) {
    for k in 0..size {
        let reach = b.min(size - 1 - k);
        let (upper, lower) = rows.split_at_mut((k + 1) * width);
        let pivot_row = &upper[k * width + b + 1..k * width + b + 1 + reach];
        let mut pivot = slack[k];
        for i in 0..reach {
            pivot += lower[i * width + b - 1 - i];
        }
        let inverse = 1.0 / pivot;
        inverse_pivot[k] = inverse;
        for i in 0..reach {
            let row = &mut lower[i * width..(i + 1) * width];
            let multiplier = row[b - 1 - i] * inverse;
            if multiplier != 0.0 {
                row[b - 1 - i] = multiplier;
                let target = &mut row[b - i..b - i + reach];
                for (t, u) in target.iter_mut().zip(pivot_row) {
                    *t += multiplier * u;
                }
            }
        }
        let carried = slack[k] * inverse;
        for (s, u) in slack[k + 1..k + 1 + reach].iter_mut().zip(pivot_row) {
            *s += carried * u;
        }
    }
}

/// A dot product over four fixed lanes: the same bits whatever the machine's vector width.
#[inline(always)]
fn dot(a: &[f64], b: &[f64]) -> f64 {
    let mut lanes = [0.0f64; 4];
    let (a_chunks, a_rest) = a.as_chunks::<4>();
    let (b_chunks, b_rest) = b.as_chunks::<4>();
    for (x, y) in a_chunks.iter().zip(b_chunks) {
        for lane in 0..4 {
            lanes[lane] += x[lane] * y[lane];
        }
    }
    let mut sum = (lanes[0] + lanes[1]) + (lanes[2] + lanes[3]);
    for (x, y) in a_rest.iter().zip(b_rest) {
        sum += x * y;
    }
    sum
}

#[multiversion(targets("x86_64+avx2", "x86_64+avx512f", "aarch64+neon"))]
fn solve(size: usize, b: usize, width: usize, rows: &[f64], inverse_pivot: &[f64], x: &mut [f64]) {
    for i in 0..size {
        let reach = b.min(i);
        let row = &rows[i * width + b - reach..i * width + b];
        let (before, rest) = x.split_at_mut(i);
        rest[0] += dot(row, &before[i - reach..]);
    }
    for i in (0..size).rev() {
        let reach = b.min(size - 1 - i);
        let row = &rows[i * width + b + 1..i * width + b + 1 + reach];
        let (before, after) = x.split_at_mut(i + 1);
        before[i] = (before[i] + dot(row, &after[..reach])) * inverse_pivot[i];
    }
}

#[multiversion(targets("x86_64+avx2", "x86_64+avx512f", "aarch64+neon"))]
fn solve_transposed(size: usize, b: usize, width: usize, rows: &[f64], inverse_pivot: &[f64], x: &mut [f64]) {
    for i in 0..size {
        let reach = b.min(size - 1 - i);
        let row = &rows[i * width + b + 1..i * width + b + 1 + reach];
        x[i] *= inverse_pivot[i];
        let value = x[i];
        for (t, u) in x[i + 1..i + 1 + reach].iter_mut().zip(row) {
            *t += value * u;
        }
    }
    for i in (0..size).rev() {
        let reach = b.min(i);
        let row = &rows[i * width + b - reach..i * width + b];
        let value = x[i];
        for (t, l) in x[i - reach..i].iter_mut().zip(row) {
            *t += value * l;
        }
    }
}
