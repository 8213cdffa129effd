//! How likely the published results of one trial are.
//!
//! A result y of a trial scatters around offset + mean + group + unblinded + u + e, with u normal between trials, e normal
//! between endpoints, and the trial's own error s on top. e and s add up to one normal; u is integrated by Gauss and Hermite's
//! rule; an error that was not published is the scatter of one patient, log-normal, over the root of the number of people.
//! A result that is not significantly better is published `kept` times as often as one that is (Hedges 1992).

use exoskin_score::class::{Class, TWO_SIDED};
use exoskin_score::error_of_trial::SPREAD_OF_RATIO;
use exoskin_stats::normal;

use crate::contrasts::{Contrast, Error, Told};
use crate::parameters::Values;

/// Half of the nodes of an 11-point rule for the standard normal, and their weights; the others mirror them.
const NODES: [f64; 6] = [
    0.0,
    0.928_868_997_381_064,
    1.876_035_020_154_846,
    2.865_123_160_643_645,
    3.936_166_607_129_977,
    5.188_001_224_374_87,
];
const WEIGHTS: [f64; 6] = [
    0.369_408_369_408_369_3,
    0.242_240_299_873_969_97,
    0.066_138_746_071_057_8,
    0.006_720_285_235_537_27,
    0.000_195_671_930_271_223_6,
    8.121_849_790_214_909e-7,
];

/// Nodes and weights of the rule.
pub fn nodes() -> impl Iterator<Item = (f64, f64)> + Clone {
    let upper = NODES.into_iter().zip(WEIGHTS);
    upper.clone().skip(1).map(|(node, weight)| (-node, weight)).chain(upper)
}

/// Equally likely values that stand for an error that was not published.
const ERRORS: usize = 5;
/// Keeps logarithms finite.
const LEAST: f64 = 1e-300;

/// Standard errors, equally likely.
pub fn errors(error: Error) -> Vec<f64> {
    let (median, sigma) = SPREAD_OF_RATIO;
    match error {
        Error::Known(error) => vec![error],
        Error::Drawn(scale) => (0..ERRORS)
            .map(|i| scale * median * libm::exp(sigma * normal::quantile((i as f64 + 0.5) / ERRORS as f64)))
            .collect(),
    }
}

/// How many errors a result must be from 0 to be significant.
pub fn significant() -> f64 {
    normal::quantile(TWO_SIDED)
}

/// The class of a number with this error.
pub fn class(value: f64, error: f64) -> Class {
    let limit = significant() * error;
    match value {
        better if better > limit => Class::Better,
        worse if worse < -limit => Class::Worse,
        _ => Class::NotSignificant,
    }
}

/// Where a result of this kind lies on average, before the trial's own u.
pub fn middle(contrast: &Contrast, values: &Values) -> f64 {
    let unblinded = if contrast.unblinded { values.unblinded } else { 0.0 };
    contrast.offset + values.mean + values.groups[contrast.group as usize] + unblinded
}

/// A contrast made ready for many evaluations.
#[derive(Clone, Debug)]
pub struct Ready {
    contrast: Contrast,
    errors: Vec<f64>,
    limit: f64,
}

/// A trial made ready: the results that share its u.
#[derive(Clone, Debug)]
pub struct Trial {
    /// Its name.
    pub name: String,
    results: Vec<Ready>,
}

/// Contrasts by trial, in the order in which the trials appear.
pub fn trials(contrasts: &[Contrast]) -> Vec<Trial> {
    let mut trials: Vec<Trial> = Vec::new();
    for contrast in contrasts {
        let ready = Ready { contrast: contrast.clone(), errors: errors(contrast.error), limit: significant() };
        match trials.iter_mut().find(|trial| trial.name == contrast.trial) {
            Some(trial) => trial.results.push(ready),
            None => trials.push(Trial { name: contrast.trial.clone(), results: vec![ready] }),
        }
    }
    trials
}

impl Trial {
    /// Logarithm of the likelihood of everything that this trial published.
    pub fn log_likelihood(&self, values: &Values) -> f64 {
        let sum: f64 = nodes()
            .map(|(node, weight)| {
                let u = values.trial * node;
                weight * self.results.iter().map(|ready| ready.likelihood(values, u)).product::<f64>()
            })
            .sum();
        libm::log(sum.max(LEAST))
    }
}

impl Ready {
    fn likelihood(&self, values: &Values, u: f64) -> f64 {
        let middle = middle(&self.contrast, values) + u;
        let sum: f64 = self.errors.iter().map(|error| self.at(values, middle, *error)).sum();
        sum / self.errors.len() as f64
    }

    fn at(&self, values: &Values, middle: f64, error: f64) -> f64 {
        let sigma = libm::sqrt(error * error + values.endpoint * values.endpoint);
        let limit = self.limit * error;
        let better = normal::cumulative((middle - limit) / sigma);
        let published = better + values.kept * (1.0 - better);
        let worse = || normal::cumulative((-middle - limit) / sigma);
        let told = match self.contrast.told {
            Told::Number(value) => {
                let kept = if value > limit { 1.0 } else { values.kept };
                kept * normal::density((value - middle) / sigma) / sigma
            }
            Told::Class(Class::Better) => better,
            Told::Class(Class::Worse) => values.kept * worse(),
            Told::Class(Class::NotSignificant) => values.kept * (1.0 - better - worse()).max(0.0),
            Told::Better(true) => better + values.kept * (normal::cumulative(middle / sigma) - better).max(0.0),
            Told::Better(false) => values.kept * normal::cumulative(-middle / sigma),
        };
        told / published.max(LEAST)
    }
}
