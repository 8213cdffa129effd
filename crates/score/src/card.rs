//! The scorecard: each layer's scores beside those of three forecasts that know no biology, and the skill that is left.

use exoskin_record::summary::Band;

use crate::base;
use crate::class::{Chances, Class};
use crate::forecast::holds;
use crate::scored::{Group, Scored};

/// Something for the model and for each of the three references.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Four<T> {
    /// The layer.
    pub ours: T,
    /// No effect at all.
    pub zero: T,
    /// What the other trials of the table report.
    pub base: T,
    /// The rule of thumb.
    pub rule: T,
}

impl<T> Four<T> {
    /// The same of each.
    pub fn map<U>(&self, of: impl Fn(&T) -> U) -> Four<U> {
        Four { ours: of(&self.ours), zero: of(&self.zero), base: of(&self.base), rule: of(&self.rule) }
    }

    /// The three references.
    pub fn references(&self) -> [&T; 3] {
        [&self.zero, &self.base, &self.rule]
    }
}

/// Who foretells: the mechanism, or what trials of this kind have shown. They are scored side by side and never averaged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layer {
    /// Known routes from vial to skin.
    Mechanism,
    /// Other trials of this kind.
    Trials,
}

impl Layer {
    /// Both.
    pub const ALL: [Layer; 2] = [Layer::Mechanism, Layer::Trials];

    /// For people.
    pub fn text(self) -> &'static str {
        match self {
            Layer::Mechanism => "mechanism",
            Layer::Trials => "trials",
        }
    }

    fn chances(self, scored: &Scored) -> Option<Chances> {
        match self {
            Layer::Mechanism => scored.said,
            Layer::Trials => scored.trials.map(|trials| trials.said),
        }
    }

    fn band(self, scored: &Scored) -> Option<Band> {
        match self {
            Layer::Mechanism => scored.predicted.as_ref().ok().map(|said| said.band),
            Layer::Trials => scored.trials.and_then(|trials| trials.band),
        }
    }
}

/// What a line of the scorecard counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// All comparisons of a group.
    All,
    /// Those that came out null.
    Nulls,
    /// Those that found a difference.
    Found,
}

/// Mean scores of the three classes over some comparisons; lower is better.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ClassLine {
    /// Which comparisons.
    pub group: Group,
    /// All of them, or the nulls or the others apart.
    pub which: Which,
    /// How many.
    pub count: usize,
    /// Mean Brier score over three classes.
    pub brier: Four<Option<f64>>,
    /// Mean ranked probability score.
    pub ranked: Four<Option<f64>>,
}

impl ClassLine {
    /// 1 - the model's Brier score over that of the best reference; 0 is no better, below 0 worse. None of comparisons that
    /// were picked by what they found: whoever always says that is best there.
    pub fn skill(&self) -> Option<f64> {
        (self.which == Which::All).then(|| skill(&self.brier)).flatten()
    }
}

/// Scores of published numbers over some comparisons.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NumberLine {
    /// Which comparisons.
    pub group: Group,
    /// How many published numbers, and how many of them each forecast was made for.
    pub count: usize,
    /// Geometric mean of the model's CRPS over that of the forecast, and over how many numbers.
    pub ratio: Four<Option<(f64, usize)>>,
    /// How many of the published numbers lie in each forecast's 90 % band with the trial's own error, of how many.
    pub covered: Four<(usize, usize)>,
}

impl NumberLine {
    /// 1 - the geometric mean of the model's CRPS over that of the best reference.
    pub fn skill(&self) -> Option<f64> {
        let ratios = self.ratio.references().into_iter().flatten().map(|(ratio, _)| *ratio);
        ratios.reduce(f64::max).map(|worst| 1.0 - worst)
    }
}

fn skill(scores: &Four<Option<f64>>) -> Option<f64> {
    let best = scores.references().into_iter().flatten().copied().reduce(f64::min)?;
    Some(1.0 - scores.ours? / best.max(LEAST_SCORE))
}

/// Scores below this are perfect; keeps ratios finite.
const LEAST_SCORE: f64 = 1e-9;

/// The classes of each group: all, nulls and the others apart; groups without a comparison are left out.
pub fn classes(all: &[Scored], layer: Layer) -> Vec<ClassLine> {
    let lines = Group::ALL
        .into_iter()
        .flat_map(|group| [Which::All, Which::Nulls, Which::Found].map(|which| class_line(all, group, which, layer)));
    lines.flatten().collect()
}

fn class_line(all: &[Scored], group: Group, which: Which, layer: Layer) -> Option<ClassLine> {
    let wanted = |found: Class| match which {
        Which::All => true,
        Which::Nulls => found == Class::NotSignificant,
        Which::Found => found != Class::NotSignificant,
    };
    let rows: Vec<(Four<Option<Chances>>, Class)> = all
        .iter()
        .filter(|scored| Group::of(&scored.comparison) == group && scored.counts() && layer.chances(scored).is_some())
        .filter_map(|scored| Some((said(scored, all, layer), scored.found.filter(|found| wanted(*found))?)))
        .collect();
    if rows.is_empty() {
        return None;
    }
    let mean = |score: fn(&Chances, Class) -> f64| Four {
        ours: mean(rows.iter().map(|(said, found)| said.ours.map(|said| score(&said, *found)))),
        zero: mean(rows.iter().map(|(said, found)| said.zero.map(|said| score(&said, *found)))),
        base: mean(rows.iter().map(|(said, found)| said.base.map(|said| score(&said, *found)))),
        rule: mean(rows.iter().map(|(said, found)| said.rule.map(|said| score(&said, *found)))),
    };
    Some(ClassLine { group, which, count: rows.len(), brier: mean(Chances::brier), ranked: mean(Chances::ranked) })
}

/// What each of the four says about the classes of one comparison.
pub fn said(scored: &Scored, all: &[Scored], layer: Layer) -> Four<Option<Chances>> {
    Four {
        ours: layer.chances(scored),
        zero: Some(base::NO_EFFECT),
        base: Some(base::classes(scored, all)),
        rule: scored.rule_said,
    }
}

/// What each of the four says as a number.
pub fn bands(scored: &Scored, all: &[Scored], layer: Layer) -> Four<Option<Band>> {
    Four { ours: layer.band(scored), zero: Some(base::ZERO), base: base::number(scored, all), rule: scored.rule }
}

/// Mean of what is there for all; none where one is missing, so that means of the same comparisons stand side by side.
fn mean(scores: impl ExactSizeIterator<Item = Option<f64>>) -> Option<f64> {
    let count = scores.len().max(1) as f64;
    scores.sum::<Option<f64>>().map(|sum| sum / count)
}

/// The published numbers of each group, without days of return.
pub fn numbers(all: &[Scored], layer: Layer) -> Vec<NumberLine> {
    Group::ALL.into_iter().filter_map(|group| number_line(all, group, layer)).collect()
}

fn number_line(all: &[Scored], group: Group, layer: Layer) -> Option<NumberLine> {
    let rows: Vec<(&Scored, f64)> = all
        .iter()
        .filter(|scored| Group::of(&scored.comparison) == group && scored.counts() && scored.is_change())
        .filter(|scored| layer.band(scored).is_some())
        .filter_map(|scored| Some((scored, scored.number()?)))
        .collect();
    if rows.is_empty() {
        return None;
    }
    let scores: Vec<Four<Option<f64>>> = rows.iter().map(|(scored, value)| crps(scored, *value, all, layer)).collect();
    let held = |of: fn(&Four<Option<Band>>) -> Option<Band>| {
        let told = rows.iter().filter_map(|(scored, value)| Some((scored, value, of(&bands(scored, all, layer))?)));
        told.fold((0, 0), |(inside, count), (scored, value, band)| {
            (inside + usize::from(holds(&scored.as_reported(&band).band(), *value)), count + 1)
        })
    };
    Some(NumberLine {
        group,
        count: rows.len(),
        ratio: Four {
            ours: None,
            zero: ratio(&scores, |four| four.zero),
            base: ratio(&scores, |four| four.base),
            rule: ratio(&scores, |four| four.rule),
        },
        covered: Four {
            ours: held(|four| four.ours),
            zero: held(|four| four.zero),
            base: held(|four| four.base),
            rule: held(|four| four.rule),
        },
    })
}

/// CRPS of each of the four on one published number, with the trial's own error.
pub fn crps(scored: &Scored, value: f64, all: &[Scored], layer: Layer) -> Four<Option<f64>> {
    bands(scored, all, layer).map(|band| band.as_ref().map(|band| scored.as_reported(band).crps(value)))
}

/// Geometric mean of the model's score over another's.
fn ratio(scores: &[Four<Option<f64>>], other: impl Fn(&Four<Option<f64>>) -> Option<f64>) -> Option<(f64, usize)> {
    let logarithms: Vec<f64> = scores
        .iter()
        .filter_map(|four| Some(libm::log(four.ours?.max(LEAST_SCORE) / other(four)?.max(LEAST_SCORE))))
        .collect();
    let count = logarithms.len();
    (count > 0).then(|| (libm::exp(logarithms.iter().sum::<f64>() / count as f64), count))
}
