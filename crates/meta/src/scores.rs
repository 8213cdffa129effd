//! How far each forecast is from what was published, every trial foretold without itself.

use exoskin_score::base::NO_EFFECT;
use exoskin_score::class::{Chances, Class};
use exoskin_score::reference;

use crate::contrasts::{Contrast, Told};
use crate::foretold::{Numbers, chances, numbers};
use crate::sample::Sample;

/// Something for the layer and for each of the three references.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Four {
    /// The layer.
    pub layer: f64,
    /// No effect at all.
    pub zero: f64,
    /// What the other trials report.
    pub base: f64,
    /// The rule of thumb.
    pub rule: f64,
}

/// One contrast, foretold without its trial.
#[derive(Clone, Debug)]
pub struct Line {
    /// The contrast.
    pub contrast: Contrast,
    /// What the layer says about the three classes.
    pub said: Chances,
    /// Brier score over the three classes, where a class was reported.
    pub brier: Option<Four>,
    /// CRPS of the logarithm, where a number was reported.
    pub crps: Option<Four>,
    /// Draws that carry the posterior without this trial.
    pub effective: f64,
}

/// Mean scores.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Means {
    /// CRPS, and over how many numbers.
    pub crps: (Four, usize),
    /// Brier score, and over how many classes.
    pub brier: (Four, usize),
}

/// Points of the rule of thumb's factor.
const POINTS: usize = 41;

/// Scores every contrast without its own trial.
pub fn leave_one_out(sample: &Sample, contrasts: &[Contrast], seed: u64) -> Vec<Line> {
    let rule: Vec<f64> = (0..POINTS).map(|i| libm::log(reference::factor((i as f64 + 0.5) / POINTS as f64))).collect();
    let line = |(place, contrast): (usize, &Contrast)| {
        let weights = sample.without(&contrast.trial);
        let seed = seed.wrapping_add(place as u64);
        let said = chances(sample, &weights, contrast);
        let others = || contrasts.iter().filter(|other| other.trial != contrast.trial);
        let rule_said = exoskin_score::class::chances(&rule, &crate::likelihood::errors(contrast.error), false);
        let brier = |found: Class| Four {
            layer: said.brier(found),
            zero: NO_EFFECT.brier(found),
            base: base(others()).brier(found),
            rule: rule_said.brier(found),
        };
        let crps = |value: f64| {
            let plain = |logarithms: &[f64]| Numbers::plain(logarithms, contrast.error, seed).crps(value);
            let reported: Vec<f64> = others().filter_map(number).collect();
            Four {
                layer: numbers(sample, &weights, contrast, seed).crps(value),
                zero: plain(&[0.0]),
                base: plain(if reported.is_empty() { &[0.0] } else { &reported }),
                rule: plain(&rule),
            }
        };
        Line {
            said,
            brier: contrast.class().map(brier),
            crps: number(contrast).map(crps),
            effective: crate::sample::effective(&weights),
            contrast: contrast.clone(),
        }
    };
    contrasts.iter().enumerate().map(line).collect()
}

fn number(contrast: &Contrast) -> Option<f64> {
    match contrast.told {
        Told::Number(value) => Some(value),
        Told::Class(_) | Told::Better(_) => None,
    }
}

/// How often each class was reported, with one further trial spread over the three.
fn base<'a>(others: impl Iterator<Item = &'a Contrast>) -> Chances {
    let mut counts = [1.0 / Class::ALL.len() as f64; Class::ALL.len()];
    others.filter_map(Contrast::class).for_each(|class| counts[class as usize] += 1.0);
    let sum: f64 = counts.iter().sum();
    Chances(counts.map(|count| count / sum))
}

/// Mean scores of lines.
pub fn means<'a>(lines: impl Iterator<Item = &'a Line> + Clone) -> Means {
    Means { crps: mean(lines.clone().filter_map(|line| line.crps)), brier: mean(lines.filter_map(|line| line.brier)) }
}

fn mean(scores: impl Iterator<Item = Four>) -> (Four, usize) {
    let list: Vec<Four> = scores.collect();
    let of = |one: fn(&Four) -> f64| list.iter().map(one).sum::<f64>() / list.len().max(1) as f64;
    let four = Four {
        layer: of(|four| four.layer),
        zero: of(|four| four.zero),
        base: of(|four| four.base),
        rule: of(|four| four.rule),
    };
    (four, list.len())
}
