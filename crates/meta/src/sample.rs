//! The posterior as weighted draws.
//!
//! The prior is standard normal in the coordinates of [`Values::of`], and what trials say bends it little; so a normal
//! proposal fits well. It starts as the prior, takes mean and spread from the weighted draws of each round, and the last round
//! is the sample. Weights are exact: likelihood times prior over proposal. Everything follows from the seed.

use exoskin_stats::{Band, bands, mix, normal};

use crate::contrasts::Contrast;
use crate::likelihood::{Trial, trials};
use crate::parameters::{UNKNOWNS, Values};

/// How much is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effort {
    /// Rounds in which the proposal learns.
    pub rounds: usize,
    /// Draws in each of them.
    pub learning: usize,
    /// Draws of the sample.
    pub draws: usize,
}

/// As published answers are made.
pub const FULL: Effort = Effort { rounds: 5, learning: 1024, draws: 6144 };

/// The proposal is this much wider than the weighted draws of the round before.
const WIDER: f64 = 1.15;
/// Part of a unit spread that is mixed in while few draws carry the weight.
const LEAST_SPREAD: f64 = 0.05;
/// Uniform numbers stay this far from 0 and 1.
const CELLS: f64 = 4_503_599_627_370_496.0; // number: 2^52

/// Weighted draws of the posterior.
#[derive(Clone, Debug)]
pub struct Sample {
    /// The draws.
    pub values: Vec<Values>,
    /// Their weights; they add up to 1.
    pub weights: Vec<f64>,
    /// The logarithm of the likelihood of each trial under each draw: one list per trial.
    pub by_trial: Vec<Vec<f64>>,
    /// Names of the trials.
    pub names: Vec<String>,
}

/// A random number between 0 and 1 by its place in a stream.
pub fn uniform(seed: u64, index: u64) -> f64 {
    ((mix::bits(seed, index) >> 12) as f64 + 0.5) / CELLS
}

/// A standard normal number by its place in a stream.
pub fn gauss(seed: u64, index: u64) -> f64 {
    normal::quantile(uniform(seed, index))
}

type Point = [f64; UNKNOWNS];

/// A normal proposal: mean and lower triangle of its spread.
struct Proposal {
    mean: Point,
    root: [Point; UNKNOWNS],
}

impl Proposal {
    fn prior() -> Proposal {
        let mut root = [[0.0; UNKNOWNS]; UNKNOWNS];
        (0..UNKNOWNS).for_each(|i| root[i][i] = 1.0);
        Proposal { mean: [0.0; UNKNOWNS], root }
    }

    /// Through weighted points.
    fn through(points: &[Point], weights: &[f64]) -> Proposal {
        let mut mean = [0.0; UNKNOWNS];
        for (point, weight) in points.iter().zip(weights) {
            (0..UNKNOWNS).for_each(|i| mean[i] += weight * point[i]);
        }
        let mut spread = [[0.0; UNKNOWNS]; UNKNOWNS];
        for (point, weight) in points.iter().zip(weights) {
            for i in 0..UNKNOWNS {
                (0..=i).for_each(|j| spread[i][j] += WIDER * weight * (point[i] - mean[i]) * (point[j] - mean[j]));
            }
        }
        (0..UNKNOWNS).for_each(|i| spread[i][i] += LEAST_SPREAD);
        Proposal { mean, root: cholesky(&spread) }
    }

    fn point(&self, x: &Point) -> Point {
        let mut point = self.mean;
        for (coordinate, row) in point.iter_mut().zip(&self.root) {
            // The root is a lower triangle: what is beyond the diagonal is zero.
            *coordinate += row.iter().zip(x).map(|(root, x)| root * x).sum::<f64>();
        }
        point
    }

    /// Logarithm of the density at the point of `x`, without the constant of the normal.
    fn log_density(&self, x: &Point) -> f64 {
        let scale: f64 = (0..UNKNOWNS).map(|i| libm::log(self.root[i][i])).sum();
        -0.5 * x.iter().map(|x| x * x).sum::<f64>() - scale
    }
}

/// The lower triangle whose square a symmetric positive matrix is.
fn cholesky(matrix: &[Point; UNKNOWNS]) -> [Point; UNKNOWNS] {
    let mut root = [[0.0; UNKNOWNS]; UNKNOWNS];
    for i in 0..UNKNOWNS {
        for j in 0..=i {
            let rest = matrix[i][j] - (0..j).map(|k| root[i][k] * root[j][k]).sum::<f64>();
            root[i][j] = if i == j { libm::sqrt(rest.max(f64::MIN_POSITIVE)) } else { rest / root[j][j] };
        }
    }
    root
}

/// The posterior of these contrasts.
pub fn fit(contrasts: &[Contrast], effort: Effort, seed: u64) -> Sample {
    let trials = trials(contrasts);
    let mut proposal = Proposal::prior();
    for round in 0..effort.rounds {
        let drawn = Drawn::of(&trials, &proposal, effort.learning, mix::bits(seed, round as u64));
        proposal = Proposal::through(&drawn.points, &weights(&drawn.log_weights));
    }
    let drawn = Drawn::of(&trials, &proposal, effort.draws, mix::bits(seed, effort.rounds as u64));
    Sample {
        weights: weights(&drawn.log_weights),
        values: drawn.points.iter().map(Values::of).collect(),
        by_trial: drawn.by_trial,
        names: trials.into_iter().map(|trial| trial.name).collect(),
    }
}

/// One round of draws.
struct Drawn {
    points: Vec<Point>,
    log_weights: Vec<f64>,
    by_trial: Vec<Vec<f64>>,
}

impl Drawn {
    fn of(trials: &[Trial], proposal: &Proposal, count: usize, seed: u64) -> Drawn {
        let mut drawn = Drawn { points: Vec::new(), log_weights: Vec::new(), by_trial: vec![Vec::new(); trials.len()] };
        for draw in 0..count {
            let mut x = [0.0; UNKNOWNS];
            for (i, x) in x.iter_mut().enumerate() {
                *x = gauss(seed, (draw * UNKNOWNS + i) as u64);
            }
            let point = proposal.point(&x);
            let values = Values::of(&point);
            let mut log_weight = -0.5 * point.iter().map(|z| z * z).sum::<f64>() - proposal.log_density(&x);
            for (trial, list) in trials.iter().zip(&mut drawn.by_trial) {
                let log_likelihood = trial.log_likelihood(&values);
                log_weight += log_likelihood;
                list.push(log_likelihood);
            }
            drawn.log_weights.push(log_weight);
            drawn.points.push(point);
        }
        drawn
    }
}

/// Weights that add up to 1, from their logarithms.
fn weights(logarithms: &[f64]) -> Vec<f64> {
    let most = logarithms.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let raw: Vec<f64> = logarithms.iter().map(|log| libm::exp(log - most)).collect();
    let sum: f64 = raw.iter().sum();
    raw.iter().map(|weight| weight / sum).collect()
}

impl Sample {
    /// Draws that would be as good if all weighed the same.
    pub fn effective(&self) -> f64 {
        effective(&self.weights)
    }

    /// Weights of the posterior without one trial.
    pub fn without(&self, trial: &str) -> Vec<f64> {
        let Some(place) = self.names.iter().position(|name| name == trial) else { return self.weights.clone() };
        let logarithm = |(weight, own): (&f64, &f64)| libm::log(weight.max(f64::MIN_POSITIVE)) - own;
        weights(&self.weights.iter().zip(&self.by_trial[place]).map(logarithm).collect::<Vec<f64>>())
    }

    /// Median and 90 % band of something that follows from the values.
    pub fn band(&self, of: impl Fn(&Values) -> f64) -> Band {
        self.band_under(&self.weights, of)
    }

    /// The same under other weights.
    pub fn band_under(&self, weights: &[f64], of: impl Fn(&Values) -> f64) -> Band {
        let list: Vec<f64> = self.values.iter().map(of).collect();
        bands::weighted_band(&list, weights).unwrap_or_default()
    }

    /// Draws with equal weights, as many as asked for: systematic resampling.
    pub fn equal(&self, weights: &[f64], count: usize) -> Vec<Values> {
        let (mut place, mut sum) = (0, weights.first().copied().unwrap_or(1.0));
        let mut equal = Vec::with_capacity(count);
        for i in 0..count {
            let aim = (i as f64 + 0.5) / count as f64;
            while sum < aim && place + 1 < weights.len() {
                place += 1;
                sum += weights[place];
            }
            equal.push(self.values[place]);
        }
        equal
    }
}

/// Draws that would be as good if all weighed the same.
pub fn effective(weights: &[f64]) -> f64 {
    1.0 / weights.iter().map(|weight| weight * weight).sum::<f64>()
}
