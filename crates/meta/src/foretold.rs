//! What a trial would publish: the chances of the three classes, and a number.

use exoskin_score::class::Chances;
use exoskin_stats::normal;

use crate::contrasts::{Contrast, Error};
use crate::likelihood::{errors, middle, nodes, significant};
use crate::parameters::Values;
use crate::sample::{Sample, gauss, uniform};
use crate::shown::as_published;

/// Draws that stand for the posterior in a forecast.
pub const DRAWS: usize = 1024;

/// Published numbers that are foretold, with weights that add up to 1.
#[derive(Clone, Debug)]
pub struct Numbers {
    /// The numbers.
    pub values: Vec<f64>,
    /// Their weights.
    pub weights: Vec<f64>,
}

/// The chances of worse, not significant and better among published results of this kind.
pub fn chances(sample: &Sample, weights: &[f64], contrast: &Contrast) -> Chances {
    let draws = sample.equal(weights, DRAWS);
    let errors = errors(contrast.error);
    let (mut worse, mut better) = (0.0, 0.0);
    for values in &draws {
        for (node, weight) in nodes() {
            for error in &errors {
                let (low, high) = published(values, middle(contrast, values) + values.trial * node, *error);
                worse += weight * low;
                better += weight * high;
            }
        }
    }
    let count = (draws.len() * errors.len()) as f64;
    let (worse, better) = (worse / count, better / count);
    Chances([worse, 1.0 - worse - better, better])
}

/// Chances of significantly worse and better once published.
fn published(values: &Values, middle: f64, error: f64) -> (f64, f64) {
    let sigma = libm::sqrt(error * error + values.endpoint * values.endpoint);
    let limit = significant() * error;
    let better = normal::cumulative((middle - limit) / sigma);
    let worse = normal::cumulative((-middle - limit) / sigma);
    let all = better + values.kept * (1.0 - better);
    (values.kept * worse / all, better / all)
}

/// The numbers that trials of this kind would publish.
pub fn numbers(sample: &Sample, weights: &[f64], contrast: &Contrast, seed: u64) -> Numbers {
    let errors = errors(contrast.error);
    let mut foretold = Numbers { values: Vec::new(), weights: Vec::new() };
    for (place, values) in sample.equal(weights, DRAWS).iter().enumerate() {
        let at = |k: usize| (3 * place + k) as u64;
        let error = errors[(uniform(seed, at(0)) * errors.len() as f64) as usize];
        let middle = middle(contrast, values) + values.trial * gauss(seed, at(1));
        let sigma = libm::sqrt(error * error + values.endpoint * values.endpoint);
        let value = middle + sigma * gauss(seed, at(2));
        let better = normal::cumulative((middle - significant() * error) / sigma);
        let kept = if value > significant() * error { 1.0 } else { values.kept };
        foretold.values.push(value);
        foretold.weights.push(kept / (better + values.kept * (1.0 - better)));
    }
    let sum: f64 = foretold.weights.iter().sum();
    foretold.weights.iter_mut().for_each(|weight| *weight /= sum);
    foretold
}

/// Logarithms that trials of this kind would publish on average over their own errors, one for each draw: with what the drawer
/// adds, and with the scatter between trials and endpoints.
pub fn expected(sample: &Sample, weights: &[f64], contrast: &Contrast, seed: u64) -> Vec<f64> {
    let errors = errors(contrast.error);
    let one = |(place, values): (usize, &Values)| {
        let at = |k: usize| (2 * place + k) as u64;
        let middle = middle(contrast, values);
        let drawer = as_published(values, middle, &errors) - middle;
        middle + drawer + values.trial * gauss(seed, at(0)) + values.endpoint * gauss(seed, at(1))
    };
    sample.equal(weights, DRAWS).iter().enumerate().map(one).collect()
}

impl Numbers {
    /// The numbers of a forecast without selection: the logarithm of a factor, each equally likely, and the trial's error.
    pub fn plain(logarithms: &[f64], error: Error, seed: u64) -> Numbers {
        let errors = errors(error);
        let value = |place: usize| {
            let at = |k: usize| (2 * place + k) as u64;
            let error = errors[(uniform(seed, at(0)) * errors.len() as f64) as usize];
            logarithms[place % logarithms.len()] + error * gauss(seed, at(1))
        };
        Numbers { values: (0..DRAWS).map(value).collect(), weights: vec![1.0 / DRAWS as f64; DRAWS] }
    }

    /// Continuous ranked probability score of a published number: the mean distance from it, less half the mean distance
    /// between two draws (Gneiting and Raftery 2007).
    pub fn crps(&self, published: f64) -> f64 {
        let mut pairs: Vec<(f64, f64)> = self.values.iter().copied().zip(self.weights.iter().copied()).collect();
        pairs.sort_by(|one, other| one.0.total_cmp(&other.0));
        let (mut below, mut score) = (0.0, 0.0);
        for (value, weight) in pairs {
            let middle = below + 0.5 * weight;
            score += weight * ((value - published).abs() - (2.0 * middle - 1.0) * value);
            below += weight;
        }
        score
    }
}
