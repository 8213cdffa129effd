//! The answer for people: what trials of this kind published, the same corrected for bias, and what the rest may be.

use std::collections::BTreeSet;

use exoskin_score::class::Class;
use exoskin_score::error_of_trial::USUAL_PEOPLE;
use exoskin_stats::{Band, bands, normal};

use crate::contrasts::{Contrast, Error, Group, Told};
use crate::foretold::{Numbers, numbers};
use crate::likelihood::{errors, nodes, significant};
use crate::parameters::{COMMON_BIAS, Values, half_normal};
use crate::sample::{Sample, gauss};

/// How many results the answer rests on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Trials.
    pub trials: usize,
    /// Results of theirs.
    pub results: usize,
    /// Results with a number.
    pub numbers: usize,
    /// Results that an instrument or a blind rater read.
    pub blinded: usize,
    /// Results without a significant difference.
    pub nulls: usize,
}

impl Counts {
    /// Of these contrasts, in one group or in all.
    pub fn of(contrasts: &[Contrast], group: Option<Group>) -> Counts {
        let wanted: Vec<&Contrast> =
            contrasts.iter().filter(|one| group.is_none_or(|group| one.group == group)).collect();
        let count = |of: &dyn Fn(&Contrast) -> bool| wanted.iter().filter(|one| of(one)).count();
        Counts {
            trials: wanted.iter().map(|one| one.trial.as_str()).collect::<BTreeSet<_>>().len(),
            results: wanted.len(),
            numbers: count(&|one| matches!(one.told, Told::Number(_))),
            blinded: count(&|one| !one.unblinded),
            nulls: count(&|one| one.class() == Some(Class::NotSignificant)),
        }
    }
}

/// What trials of one kind have shown: factors on what the same treatment does without the product.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shown {
    /// What the next trial of the usual size would publish, read by an instrument or a blind rater.
    pub published: Band,
    /// The mean effect of trials that an instrument or a blind rater read, without selection.
    pub blinded: Band,
    /// The same less a bias common to all trials.
    pub corrected: Band,
    /// Chance that the corrected factor is above 1.
    pub real: f64,
    /// What it rests on.
    pub counts: Counts,
    /// Where the published result comes from.
    pub shares: Shares,
}

/// Where the logarithm of an unblinded published result comes from, as shares of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shares {
    /// Real, by a route that the mechanism does not have.
    pub real: Band,
    /// Raters who were not blind.
    pub unblinded: Band,
    /// Results that were not significantly better and stayed in the drawer.
    pub selection: Band,
    /// A bias that all trials share.
    pub common: Band,
}

/// The answer for a group of endpoints, where the mechanism's own logarithm of the ratio is `offset`.
pub fn shown(sample: &Sample, contrasts: &[Contrast], group: Group, offset: f64, seed: u64) -> Shown {
    let usual = usual(group, offset);
    let next = numbers(sample, &sample.weights, &usual, seed);
    let mean = |values: &Values| offset + values.mean + values.groups[group as usize];
    let biases: Vec<f64> = biases(sample.values.len(), seed);
    let means: Vec<f64> = sample.values.iter().map(mean).collect();
    let less: Vec<f64> = means.iter().zip(&biases).map(|(mean, bias)| mean - bias).collect();
    let band = |list: &[f64]| factor(bands::weighted_band(list, &sample.weights).unwrap_or_default());
    let above = less.iter().zip(&sample.weights).filter(|(less, _)| **less > 0.0).map(|(_, weight)| weight);
    Shown {
        published: published(&next),
        blinded: band(&means),
        corrected: band(&less),
        real: above.sum(),
        counts: Counts::of(contrasts, Some(group)),
        shares: shares(sample, &means, &biases, usual.error),
    }
}

/// A result of the usual size of which nothing is known yet.
pub fn usual(group: Group, offset: f64) -> Contrast {
    Contrast {
        trial: String::new(),
        endpoint: String::new(),
        group,
        unblinded: false,
        told: Told::Class(Class::NotSignificant),
        error: Error::Drawn(1.0 / libm::sqrt(USUAL_PEOPLE)),
        offset,
    }
}

/// The common bias of each draw: from its prior, since no trial can tell it from the mean.
pub fn biases(count: usize, seed: u64) -> Vec<f64> {
    (0..count).map(|draw| half_normal(COMMON_BIAS, gauss(seed, draw as u64))).collect()
}

fn published(next: &Numbers) -> Band {
    factor(bands::weighted_band(&next.values, &next.weights).unwrap_or_default())
}

fn factor(logarithm: Band) -> Band {
    logarithm.map(libm::exp)
}

fn shares(sample: &Sample, means: &[f64], biases: &[f64], error: Error) -> Shares {
    let errors = errors(error);
    let parts: Vec<[f64; 4]> = sample
        .values
        .iter()
        .zip(means.iter().zip(biases))
        .map(|(values, (mean, bias))| {
            let unblinded = mean + values.unblinded;
            let published = as_published(values, unblinded, &errors).max(LEAST);
            [mean - bias, values.unblinded, published - unblinded, *bias].map(|part| part / published)
        })
        .collect();
    let band = |place: usize| {
        let list: Vec<f64> = parts.iter().map(|parts| parts[place]).collect();
        bands::weighted_band(&list, &sample.weights).unwrap_or_default()
    };
    Shares { real: band(0), unblinded: band(1), selection: band(2), common: band(3) }
}

/// A published logarithm below this is taken as this, so that shares of it stay finite.
const LEAST: f64 = 0.05;

/// The mean of published logarithms around `middle`.
pub fn as_published(values: &Values, middle: f64, errors: &[f64]) -> f64 {
    let mut sum = 0.0;
    for (node, weight) in nodes() {
        for error in errors {
            let middle = middle + values.trial * node;
            let sigma = libm::sqrt(error * error + values.endpoint * values.endpoint);
            let a = (middle - significant() * error) / sigma;
            let better = normal::cumulative(a);
            let above = middle * better + sigma * normal::density(a);
            sum +=
                weight * (values.kept * middle + (1.0 - values.kept) * above) / (better + values.kept * (1.0 - better));
        }
    }
    sum / errors.len() as f64
}
