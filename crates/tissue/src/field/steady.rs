//! The state to which a signal settles while cells stand still: 0 = div(D grad c) - div(v c) - (decay + k) c + s.
//!
//! The same finite volumes as in a step, without splitting, solved by stabilised biconjugate gradients (van der Vorst 1992,
//! doi:10.1137/0913035) from the present state, so that little is to do where little has changed. Sums run plane by plane in
//! a fixed order: the same bits for any number of threads.

use rayon::prelude::*;

use super::operator::Operator;
use super::{Exchange, FieldError, Fields};

/// Imbalance that may be left, relative to what flows in.
const TOLERANCE: f64 = 1e-10;

/// Rounds after which it counts as not settling.
const MOST_ROUNDS: usize = 5000;

impl Fields {
    /// Sets a substrate to the state to which it settles with these cells (closed for any step), and says after how many rounds.
    ///
    /// Right where a signal relaxes faster than cells move: 1 / (decay + uptake) against the step of mechanics.
    ///
    /// # Errors
    /// If nothing lets it settle, if `exchange` does not fit, or if it does not settle.
    pub fn relax(&mut self, substrate: usize, exchange: Option<&Exchange>) -> Result<usize, FieldError> {
        let rates = exchange.map(|exchange| exchange.rates(self, substrate)).transpose()?;
        self.plan_for(if self.planned_for > 0.0 { self.planned_for } else { 1.0 })?;
        let (grid, description, values, state) = self.parts(substrate);
        let name = || description.name.clone();
        let operator = Operator::new(grid, description, state, rates);
        if !operator.settles() {
            return Err(FieldError::NoSteadyState { name: name() });
        }
        let outcome = solve(&operator, values);
        let nothing_negative = operator.supply.iter().all(|s| *s >= 0.0);
        if nothing_negative {
            // What the solver leaves below zero is as small as its tolerance.
            values.iter_mut().for_each(|c| *c = c.max(0.0));
        }
        self.impose(substrate);
        outcome.map_err(|left| FieldError::Unsettled {
            name: self.substrates()[substrate].name.clone(),
            left,
            rounds: MOST_ROUNDS,
        })
    }
}

/// Solves A c = supply; rounds made, or the imbalance that is left.
fn solve(operator: &Operator, c: &mut [f64]) -> Result<usize, f64> {
    let n = c.len();
    let size = dot(operator, &operator.supply, &operator.supply).sqrt();
    if size == 0.0 {
        operator.clear_free(c);
        return Ok(0);
    }
    let mut residual = vec![0.0; n];
    operator.apply(c, &mut residual);
    update(operator, &mut residual, |v, r| operator.supply[v] - r);
    let shadow = residual.clone();
    let (mut p, mut ap, mut s, mut scaled) = (vec![0.0; n], vec![0.0; n], vec![0.0; n], vec![0.0; n]);
    let mut t = vec![0.0; n];
    let (mut rho, mut alpha, mut omega) = (1.0, 1.0, 1.0);
    for round in 0..MOST_ROUNDS {
        if dot(operator, &residual, &residual).sqrt() <= TOLERANCE * size {
            return Ok(round);
        }
        let next = dot(operator, &shadow, &residual);
        let beta = next / rho * (alpha / omega);
        rho = next;
        update(operator, &mut p, |v, p| residual[v] + beta * (p - omega * ap[v]));
        update(operator, &mut scaled, |v, _| p[v] / operator.diagonal[v]);
        operator.apply(&scaled, &mut ap);
        alpha = rho / dot(operator, &shadow, &ap);
        update(operator, c, |v, c| c + alpha * scaled[v]);
        update(operator, &mut s, |v, _| residual[v] - alpha * ap[v]);
        update(operator, &mut scaled, |v, _| s[v] / operator.diagonal[v]);
        operator.apply(&scaled, &mut t);
        let weight = dot(operator, &t, &t);
        omega = if weight > 0.0 { dot(operator, &t, &s) / weight } else { 0.0 };
        update(operator, c, |v, c| c + omega * scaled[v]);
        update(operator, &mut residual, |v, _| s[v] - omega * t[v]);
        if omega == 0.0 {
            return Ok(round + 1);
        }
    }
    Err(dot(operator, &residual, &residual).sqrt() / size)
}

/// Sets each value from its number and itself.
fn update(operator: &Operator, values: &mut [f64], value: impl Fn(usize, f64) -> f64 + Sync) {
    let size = operator.plane();
    values.par_chunks_mut(size).enumerate().for_each(|(k, plane)| {
        for (i, c) in plane.iter_mut().enumerate() {
            *c = value(k * size + i, *c);
        }
    });
}

/// Scalar product, plane by plane.
fn dot(operator: &Operator, a: &[f64], b: &[f64]) -> f64 {
    let size = operator.plane();
    let planes = a.par_chunks(size).zip(b.par_chunks(size));
    let sums: Vec<f64> = planes.map(|(a, b)| a.iter().zip(b).map(|(a, b)| a * b).sum()).collect();
    sums.iter().sum()
}
