//! How much of the spread of an answer a group of inputs explains, from draws that were solved anyway.
//!
//! Estimator: the answer is written as a polynomial in the inputs' positions u in (0, 1) (the uniform scale of the
//! design, so the shape of a prior does not matter), in products of Legendre polynomials, which are orthonormal there.
//! The variance is then the sum of the squared coefficients, and every term belongs to the inputs it names (Sudret
//! 2008). Terms are chosen by forward selection; their number is chosen by ten-fold cross-validation, so 30 inputs on
//! 300 draws do not overfit. Each squared coefficient is reduced by its own sampling variance.
//!
//! What the polynomial does not reproduce out of sample (1 - `r2`) is attributed to no group: it widens the bounds.
//!
//! Checked by: tests/suite/variance.rs (additive functions and Ishigami's, with known indices).

mod basis;
mod fit;

use thiserror::Error;

use self::basis::Term;

/// The number of draws below which no decomposition is attempted.
const FEWEST_DRAWS: usize = 20;

/// Why a decomposition could not be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum VarianceError {
    /// Fewer than 20 draws.
    #[error("too few draws ({0}) to attribute the spread; at least {FEWEST_DRAWS} are needed")]
    TooFew(usize),
    /// An input's list differs in length from the answer's.
    #[error("input {0} does not have one position per draw")]
    Lengths(usize),
    /// A position outside (0, 1), or an answer that is not finite.
    #[error("draw {0} contains a number that is not finite or a position outside 0 to 1")]
    NotFinite(usize),
    /// The answer is the same in every draw.
    #[error("the answer does not vary")]
    Constant,
}

/// A group's share of the variance.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GroupShare {
    /// Best estimate: variance of all terms that touch the group (alone, and together with other inputs), divided by
    /// the variance of all terms. It is what would vanish if the group were known.
    pub share: f64,
    /// Variance of the terms within the group alone, divided by the answer's whole variance: at least this.
    pub low: f64,
    /// One minus the share of the terms without the group: at most this.
    pub high: f64,
}

/// An answer's variance by terms.
#[derive(Clone, Debug)]
pub struct Decomposition {
    parts: Vec<(Term, f64)>,
    /// Share of the answer's variance that the polynomial reproduces out of sample, 0 to 1.
    pub r2: f64,
    /// Terms in the polynomial.
    pub terms: usize,
}

/// Natural logarithm of counts or shares, with anything below `floor` (zeros above all) set to the floor.
///
/// A draw that delivers nothing must not reach minus infinity, nor dominate everything by how far down it is placed:
/// half a vesicle of the applied dose (`0.5 / applied` for shares) is the natural floor, below which a count does not
/// differ from zero.
pub fn log_floored(values: &[f64], floor: f64) -> Vec<f64> {
    let floor = floor.max(f64::MIN_POSITIVE);
    values.iter().map(|&value| libm::log(if value > floor { value } else { floor })).collect()
}

/// Splits the variance of `answer` between `inputs`: one list of positions in (0, 1) per input, in the order of the
/// draws.
pub fn decompose(inputs: &[Vec<f64>], answer: &[f64]) -> Result<Decomposition, VarianceError> {
    check(inputs, answer)?;
    let fitted = fit::cross_validated(inputs, answer).ok_or(VarianceError::Constant)?;
    Ok(Decomposition { terms: fitted.parts.len(), parts: fitted.parts, r2: fitted.r2 })
}

impl Decomposition {
    /// The share of the inputs for which `belongs` is true.
    pub fn group(&self, belongs: impl Fn(usize) -> bool) -> GroupShare {
        let within = self.sum(|term| term.inputs().all(&belongs));
        let without = self.sum(|term| !term.inputs().any(&belongs));
        let all = self.sum(|_| true);
        if all <= 0.0 {
            return GroupShare { share: 0.0, low: 0.0, high: 1.0 };
        }
        let share = 1.0 - without / all;
        let (low, high) = (self.r2 * within / all, 1.0 - self.r2 * without / all);
        // Where nothing is left over, the three agree to within rounding.
        GroupShare { share, low: low.min(share), high: high.max(share) }
    }

    /// First-order index of input `input`: its own terms alone, divided by all terms.
    pub fn first_order(&self, input: usize) -> f64 {
        self.over_all(self.sum(|term| term.inputs().all(|i| i == input)))
    }

    /// Total index of input `input`: every term that names it, divided by all terms.
    pub fn total(&self, input: usize) -> f64 {
        self.over_all(self.sum(|term| term.inputs().any(|i| i == input)))
    }

    fn over_all(&self, part: f64) -> f64 {
        let all = self.sum(|_| true);
        if all > 0.0 { part / all } else { 0.0 }
    }

    fn sum(&self, chosen: impl Fn(&Term) -> bool) -> f64 {
        self.parts.iter().filter(|(term, _)| chosen(term)).map(|(_, variance)| variance).sum()
    }
}

fn check(inputs: &[Vec<f64>], answer: &[f64]) -> Result<(), VarianceError> {
    if answer.len() < FEWEST_DRAWS {
        return Err(VarianceError::TooFew(answer.len()));
    }
    if let Some(input) = inputs.iter().position(|positions| positions.len() != answer.len()) {
        return Err(VarianceError::Lengths(input));
    }
    let bad = |draw: usize, value: &f64| {
        let outside = |positions: &Vec<f64>| positions.get(draw).is_none_or(|u| !(0.0..=1.0).contains(u));
        !value.is_finite() || inputs.iter().any(outside)
    };
    match answer.iter().enumerate().find(|&(draw, value)| bad(draw, value)) {
        Some((draw, _)) => Err(VarianceError::NotFinite(draw)),
        None => Ok(()),
    }
}
