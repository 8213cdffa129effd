//! What measurements say about uncertain inputs: a sample of the posterior over positions in their priors.
//!
//! First by importance weights: draws of the priors, weighted by how well they predict the measurements. Where too few
//! draws carry the weight, the sample is moved in steps: the measurements are switched on gradually, and between two
//! steps every draw walks by Metropolis moves shaped by the sample's own spread. Unlike an ensemble smoother, which moves
//! the draws along straight lines, this stays right where the answer bends and where a prior ends.
//! Checked by: tests/suite/posterior.rs (a linear case in closed form, measurements in a prior's far tail).

mod matrix;
mod random;

use crate::normal;
use matrix::Triangle;
use random::Random;

/// Draws of the priors for importance weights.
const DRAWS: usize = 4_000;
/// Members of the sample.
pub const MEMBERS: usize = 600;
/// Effective draws above which weights alone are enough.
pub const ENOUGH: f64 = 300.0;
/// What of the effective draws one step keeps.
const KEPT_PER_STEP: f64 = 0.5;
/// Sweeps of moves after each step, and after the last one.
const SWEEPS: usize = 12;
const LAST_SWEEPS: usize = 60;
/// Steps at most: with more, the measurements and the priors have nothing in common.
const MOST_STEPS: usize = 60;
/// Length of a move relative to the sample's spread in many dimensions (Roberts, Gelman and Gilks 1997).
const BEST_MOVE: f64 = 2.38;
/// Acceptance between which a length of moves is left alone.
const ACCEPTED: std::ops::Range<f64> = 0.15..0.4;
/// How much a length of moves changes at a time.
const LONGER: f64 = 1.4;
/// Positions stay this far from the ends of a prior.
const MARGIN: f64 = 1e-12;

/// How a sample of the posterior was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// By weighting draws of the priors.
    Weights,
    /// By moving draws in so many steps.
    Steps(usize),
}

/// A sample of the posterior, every member with the same weight.
#[derive(Clone, Debug, PartialEq)]
pub struct Posterior {
    /// Positions of each member in the priors.
    pub members: Vec<Vec<f64>>,
    /// Effective number of prior draws under the weights.
    pub effective: f64,
    /// Draws of the priors that were weighted.
    pub drawn: usize,
    /// How the members were found.
    pub way: Way,
}

impl Posterior {
    /// How it was found, in a sentence; `of` names the measurements: series, curve.
    pub fn told(&self, of: &str) -> String {
        let (drawn, effective) = (self.drawn, libm::round(self.effective));
        match self.way {
            Way::Weights => {
                format!("Of {drawn} draws of the priors, {effective} carry the weight of the {of}: enough.")
            }
            Way::Steps(steps) => format!(
                "Of {drawn} draws of the priors, only {effective} carry the weight of the {of}: too few, so the draws were moved to it in {steps} steps."
            ),
        }
    }
}

/// Draws of the priors as positions, the same for the same seed.
pub fn prior_draws(inputs: usize, seed: u64, count: usize) -> Vec<Vec<f64>> {
    let mut random = Random::new(seed);
    (0..count).map(|_| (0..inputs).map(|_| random.uniform()).collect()).collect()
}

/// A sample of the posterior of `inputs` positions; nothing where no draw of the priors is possible.
///
/// `log_likelihood` may be minus infinity. The same seed gives the same sample.
pub fn posterior(inputs: usize, seed: u64, log_likelihood: &dyn Fn(&[f64]) -> f64) -> Option<Posterior> {
    let drawn = prior_draws(inputs, seed, DRAWS);
    let logs: Vec<f64> = drawn.iter().map(|units| finite(log_likelihood(units))).collect();
    let weights = weights(&logs, 1.0)?;
    let effective = effective(&weights);
    let mut random = Random::new(seed ^ DRAWS as u64);
    if effective >= ENOUGH {
        let picked = resampled(&weights, MEMBERS, &mut random);
        let members = picked.into_iter().map(|place| drawn[place].clone()).collect();
        return Some(Posterior { members, effective, drawn: DRAWS, way: Way::Weights });
    }
    let walkers = drawn.into_iter().zip(logs).map(|(units, log)| Walker::at(units, log)).collect();
    let (walkers, steps) = stepped(walkers, log_likelihood, &mut random)?;
    let members = walkers.into_iter().map(|walker| walker.units).collect();
    Some(Posterior { members, effective, drawn: DRAWS, way: Way::Steps(steps) })
}

/// One member on its way.
#[derive(Clone, Debug)]
struct Walker {
    /// Positions in the priors, and the same on a normal scale.
    units: Vec<f64>,
    scores: Vec<f64>,
    log: f64,
}

impl Walker {
    fn at(units: Vec<f64>, log: f64) -> Walker {
        let scores = units.iter().map(|unit| normal::quantile(unit.clamp(MARGIN, 1.0 - MARGIN))).collect();
        Walker { units, scores, log }
    }
}

/// Switches the measurements on gradually; nothing where they never are.
fn stepped(
    mut walkers: Vec<Walker>,
    log_likelihood: &dyn Fn(&[f64]) -> f64,
    random: &mut Random,
) -> Option<(Vec<Walker>, usize)> {
    let inputs = walkers.first()?.units.len();
    let mut length = BEST_MOVE / libm::sqrt(inputs.max(1) as f64);
    let mut switched = 0.0;
    for step in 1..=MOST_STEPS {
        let logs: Vec<f64> = walkers.iter().map(|walker| walker.log).collect();
        let more = next(&logs, 1.0 - switched);
        switched += more;
        let picked = resampled(&weights(&logs, more)?, MEMBERS, random);
        walkers = picked.into_iter().map(|place| walkers[place].clone()).collect();
        let last = switched >= 1.0;
        let spread = Triangle::of_spread(walkers.iter().map(|walker| walker.scores.as_slice()), inputs);
        for _ in 0..if last { LAST_SWEEPS } else { SWEEPS } {
            let accepted = sweep(&mut walkers, &spread, length, switched, log_likelihood, random);
            if accepted < ACCEPTED.start {
                length /= LONGER;
            } else if accepted > ACCEPTED.end {
                length *= LONGER;
            }
        }
        if last {
            return Some((walkers, step));
        }
    }
    None
}

/// One move of every walker; the share that was accepted.
fn sweep(
    walkers: &mut [Walker],
    spread: &Triangle,
    length: f64,
    switched: f64,
    log_likelihood: &dyn Fn(&[f64]) -> f64,
    random: &mut Random,
) -> f64 {
    let mut accepted = 0;
    for walker in walkers.iter_mut() {
        let noise: Vec<f64> = walker.scores.iter().map(|_| random.normal()).collect();
        let way = spread.times(&noise);
        let scores: Vec<f64> = walker.scores.iter().zip(way).map(|(score, way)| score + length * way).collect();
        let units: Vec<f64> =
            scores.iter().map(|score| normal::cumulative(*score).clamp(MARGIN, 1.0 - MARGIN)).collect();
        let log = finite(log_likelihood(&units));
        let prior = |scores: &[f64]| -scores.iter().map(|score| score * score).sum::<f64>() / 2.0;
        let gain = switched * (log - walker.log) + prior(&scores) - prior(&walker.scores);
        if libm::log(random.uniform()) < gain {
            *walker = Walker { units, scores, log };
            accepted += 1;
        }
    }
    f64::from(accepted) / walkers.len().max(1) as f64
}

/// How much further the measurements can be switched on without losing too many effective draws.
fn next(logs: &[f64], rest: f64) -> f64 {
    let kept = |more: f64| weights(logs, more).map_or(0.0, |weights| effective(&weights));
    let enough = KEPT_PER_STEP * (logs.len().min(2 * MEMBERS)) as f64;
    if kept(rest) >= enough {
        return rest;
    }
    let (mut low, mut high) = (0.0, rest);
    for _ in 0..50 {
        let middle = (low + high) / 2.0;
        if kept(middle) >= enough { low = middle } else { high = middle }
    }
    // Never stand still: a sample of a few possible draws moves on all the same.
    low.max(rest * MARGIN)
}

/// Weights relative to the largest; nothing where every draw is impossible.
fn weights(logs: &[f64], power: f64) -> Option<Vec<f64>> {
    let most = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    if most == f64::NEG_INFINITY {
        return None;
    }
    Some(logs.iter().map(|log| libm::exp(power * (log - most))).collect())
}

fn effective(weights: &[f64]) -> f64 {
    let (sum, squares) = weights.iter().fold((0.0, 0.0), |(sum, squares), w| (sum + w, squares + w * w));
    if squares > 0.0 { sum * sum / squares } else { 0.0 }
}

/// Places of `count` members, each as often as its weight says (systematic resampling).
fn resampled(weights: &[f64], count: usize, random: &mut Random) -> Vec<usize> {
    let total: f64 = weights.iter().sum();
    let offset = random.uniform();
    let (mut place, mut reached) = (0, weights.first().copied().unwrap_or(0.0));
    let pick = |member: usize| {
        let wanted = total * (member as f64 + offset) / count as f64;
        while reached < wanted && place + 1 < weights.len() {
            place += 1;
            reached += weights[place];
        }
        place
    };
    (0..count).map(pick).collect()
}

/// What is not a number is impossible.
fn finite(log: f64) -> f64 {
    if log.is_nan() { f64::NEG_INFINITY } else { log }
}
