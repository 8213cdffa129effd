//! Integer fates: an exact multinomial draw as a chain of conditional binomials.
//!
//! Each binomial is exact (inversion for small means, BTPE above: Kachitvanukul and Schmeiser 1988,
//! doi:10.1145/42372.42381), so the cost does not depend on the number of vesicles.

use rand_distr::{Binomial, Distribution};

use crate::Stream;

/// Largest count that is drawn exactly: doubles represent whole numbers exactly up to 2^53.
pub const LARGEST_COUNT: u64 = 1 << 53;

/// Why a draw is refused.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum FateError {
    /// Counts above 2^53 lose their last digits.
    #[error("{0} vesicles are too many to count exactly (at most 2^53)")]
    TooMany(u64),
    /// Probabilities must be finite, non-negative, and sum to nearly one.
    #[error("fate probabilities sum to {0}, which is not 1 within 1e-9")]
    NotClosed(f64),
    /// A probability is negative or not a number.
    #[error("fate {0} has probability {1}")]
    BadProbability(usize, f64),
}

/// Draws how many of `count` independent vesicles end up in each fate. The counts sum to `count` exactly.
///
/// `probabilities` must sum to 1 within 1e-9: nothing is renormalised here; the last conditional probability of the
/// chain is one because the fates are exhaustive.
pub fn multinomial(stream: &mut Stream, count: u64, probabilities: &[f64]) -> Result<Vec<u64>, FateError> {
    if count > LARGEST_COUNT {
        return Err(FateError::TooMany(count));
    }
    for (fate, &p) in probabilities.iter().enumerate() {
        if !(p >= 0.0 && p.is_finite()) {
            return Err(FateError::BadProbability(fate, p));
        }
    }
    let total: f64 = probabilities.iter().sum();
    let closed = (total - 1.0).abs() <= 1e-9;
    if !closed {
        return Err(FateError::NotClosed(total));
    }
    // Mass of this fate and all later ones, summed from the back so that the last ratio is exactly one.
    let mut tail = vec![0.0; probabilities.len()];
    let mut sum = 0.0;
    for (slot, &p) in tail.iter_mut().zip(probabilities).rev() {
        sum += p;
        *slot = sum;
    }
    let mut left = count;
    Ok(probabilities
        .iter()
        .zip(&tail)
        .map(|(&p, &tail)| {
            let drawn = binomial(stream, left, if tail > 0.0 { p / tail } else { 0.0 });
            left -= drawn;
            drawn
        })
        .collect())
}

/// Splits `total` over cells of the given weights: independent Poisson counts conditioned on their total.
pub fn over_cells(stream: &mut Stream, total: u64, weights: &[f64]) -> Result<Vec<u64>, FateError> {
    let sum: f64 = weights.iter().sum();
    if total == 0 {
        return Ok(vec![0; weights.len()]);
    }
    if !(sum > 0.0 && sum.is_finite()) {
        return Err(FateError::NotClosed(sum));
    }
    let shares: Vec<f64> = weights.iter().map(|w| w / sum).collect();
    multinomial(stream, total, &shares)
}

/// One binomial draw; 0 for p <= 0 and `count` for p >= 1.
fn binomial(stream: &mut Stream, count: u64, p: f64) -> u64 {
    if count == 0 || p <= 0.0 {
        return 0;
    }
    if p < RARE && p * count as f64 <= FEW {
        return few_of_many(stream, count, p);
    }
    match Binomial::new(count, p.min(1.0)) {
        Ok(binomial) => binomial.sample(stream).min(count),
        Err(_) => 0,
    }
}

/// Below this probability, 1 - p has lost digits that (1 - p)^count needs.
const RARE: f64 = 1e-3;
/// Mean up to which inversion is quick; its first term is then far above underflow.
const FEW: f64 = 10.0;
/// Thirty standard deviations above such a mean: a count beyond this means that rounding left the sum of all terms
/// short of the number drawn.
const MOST: u64 = 110;

/// Inversion with (1 - p)^count from log1p: the mean is right however small p is.
fn few_of_many(stream: &mut Stream, count: u64, p: f64) -> u64 {
    let odds = p / (1.0 - p);
    let none = libm::exp(count as f64 * libm::log1p(-p));
    'again: loop {
        let (mut left, mut chance, mut drawn) = (stream.uniform(), none, 0);
        while left > chance {
            if drawn >= MOST.min(count) {
                continue 'again;
            }
            left -= chance;
            drawn += 1;
            chance *= odds * (count - drawn + 1) as f64 / drawn as f64;
        }
        return drawn;
    }
}
