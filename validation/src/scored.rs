//! One comparison with everything that is said about it, and all of them together.

use exoskin_record::summary::{Band, Summary};

use crate::comparisons::{Comparison, Quantity, Reads};
use crate::forecast::{Forecast, holds};
use crate::predicted::{Predicted, predicted};
use crate::published::{Published, Value, published};
use crate::reference;
use crate::table::Trials;
use crate::verdict::{Verdict, verdict};

/// One comparison, judged.
#[derive(Clone, Debug, PartialEq)]
pub struct Scored {
    /// What was compared.
    pub comparison: Comparison,
    /// What was published.
    pub published: Published,
    /// What the model says, or why it says nothing.
    pub predicted: Result<Predicted, String>,
    /// Verdict, where the model says something.
    pub verdict: Option<Verdict>,
    /// The rule of thumb, where the trial has a comparator with a number.
    pub rule: Option<Band>,
    /// Score of the model and of the rule: CRPS for numbers, Brier for directions; lower is better.
    pub scores: (Option<f64>, Option<f64>),
    /// Evidence rows that the model used and that come from the same publication.
    pub shared: Vec<String>,
}

/// Judges one comparison.
///
/// # Errors
/// The table does not contain what the comparison names.
pub fn score(comparison: &Comparison, trials: &Trials, summary: &Result<Summary, String>) -> Result<Scored, String> {
    let published = published(comparison, trials)?;
    let answer = summary.as_ref().map_err(Clone::clone).and_then(|summary| predicted(comparison, summary));
    let rule = rule(comparison, &published);
    Ok(Scored {
        verdict: answer.as_ref().ok().map(|said| verdict(&published, said)),
        scores: (
            answer.as_ref().ok().and_then(|said| model_score(&published, said)),
            rule_score(comparison, &published, rule.as_ref()),
        ),
        shared: shared(&published.doi, summary),
        comparison: comparison.clone(),
        predicted: answer,
        published,
        rule,
    })
}

fn rule(comparison: &Comparison, published: &Published) -> Option<Band> {
    let device = published.device.filter(|_| comparison.is_product())?;
    let harm = reference::lower_is_better(&comparison.readout)? == (device > 0.0);
    Some(reference::difference(device, harm))
}

fn crps(published: &Published, band: &Band) -> Option<f64> {
    let Value::Number { value, standard_error } = published.value else { return None };
    Some(Forecast::through(band).as_reported(standard_error.unwrap_or(0.0)).crps(value))
}

/// Squared error of the probability of the published side; a trial that found nothing has none.
fn brier(published: &Published, above: f64) -> Option<f64> {
    let share = match published.value {
        Value::Direction(Reads::Higher) => above,
        Value::Direction(Reads::Lower) => 1.0 - above,
        _ => return None,
    };
    Some((1.0 - share) * (1.0 - share))
}

fn model_score(published: &Published, said: &Predicted) -> Option<f64> {
    crps(published, &said.band).or_else(|| brier(published, said.above))
}

fn rule_score(comparison: &Comparison, published: &Published, rule: Option<&Band>) -> Option<f64> {
    if let Some(band) = rule {
        return crps(published, band);
    }
    let lower = reference::lower_is_better(&comparison.readout).filter(|_| comparison.is_product())?;
    brier(published, if lower { 1.0 - reference::BENEFIT } else { reference::BENEFIT })
}

fn shared(doi: &str, summary: &Result<Summary, String>) -> Vec<String> {
    let Ok(summary) = summary else { return Vec::new() };
    summary.evidence.iter().filter(|row| !doi.is_empty() && row.doi == doi).map(|row| row.id.clone()).collect()
}

/// All comparisons together.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Total {
    /// Comparisons, and those that the model answered.
    pub answered: (usize, usize),
    /// Published numbers in the predicted 90 % band, of how many.
    pub covered: (usize, usize),
    /// The same with the trial's own error added where it is known.
    pub covered_as_reported: (usize, usize),
    /// Trials that found nothing, where nothing they could have seen is predicted, of how many.
    pub nulls: (usize, usize),
    /// Published directions on the predicted side, of how many.
    pub sides: (usize, usize),
    /// Those of them whose predicted median is at least 1 % of the start.
    pub sides_of_size: usize,
    /// Compared with the rule, on numbers: how often the model's CRPS is lower, of how many; geometric mean of the
    /// ratio.
    pub crps: (usize, usize, f64),
    /// Published numbers in the rule's band, of how many.
    pub rule_covered: (usize, usize),
    /// Compared with the rule, on directions: mean Brier score of model and rule, over how many.
    pub brier: (f64, f64, usize),
}

impl Total {
    /// Counts.
    pub fn of(all: &[Scored]) -> Total {
        let mut total = Total { answered: (0, all.len()), ..Total::default() };
        let (mut logarithms, mut model, mut rule) = (0.0, 0.0, 0.0);
        for scored in all {
            total.count(scored);
            let (Some(ours), Some(theirs)) = scored.scores else { continue };
            if scored.rule.is_some() {
                total.crps.0 += usize::from(ours < theirs);
                total.crps.1 += 1;
                logarithms += libm::log(ours.max(LEAST_SCORE) / theirs.max(LEAST_SCORE));
            } else {
                total.brier.2 += 1;
                (model, rule) = (model + ours, rule + theirs);
            }
        }
        total.crps.2 = libm::exp(logarithms / total.crps.1.max(1) as f64);
        let directions = total.brier.2.max(1) as f64;
        (total.brier.0, total.brier.1) = (model / directions, rule / directions);
        total
    }

    fn count(&mut self, scored: &Scored) {
        let Ok(said) = &scored.predicted else { return };
        self.answered.0 += 1;
        match scored.published.value {
            Value::Number { value, standard_error } => {
                let reported = Forecast::through(&said.band).as_reported(standard_error.unwrap_or(0.0)).band();
                tick(&mut self.covered, holds(&said.band, value));
                tick(&mut self.covered_as_reported, holds(&reported, value));
                if let Some(rule) = &scored.rule {
                    tick(&mut self.rule_covered, holds(rule, value));
                }
            }
            Value::AtMost(_) => tick(&mut self.covered, scored.verdict == Some(Verdict::Inside)),
            Value::Direction(Reads::Same) => {}
            Value::Direction(_) => {
                let side = scored.verdict == Some(Verdict::Side);
                tick(&mut self.sides, side);
                self.sides_of_size += usize::from(side && said.percent.is_some_and(|percent| percent.abs() >= 1.0));
            }
        }
        if scored.published.null && scored.comparison.quantity == Quantity::Difference {
            tick(&mut self.nulls, scored.verdict == Some(Verdict::NullHeld));
        }
    }

    /// Whether the model beats the rule on numbers and on directions; none where nothing was compared with it.
    pub fn beats_the_rule(&self) -> (Option<bool>, Option<bool>) {
        let numbers = (self.crps.1 > 0).then_some(self.crps.2 < 1.0);
        let directions = (self.brier.2 > 0).then_some(self.brier.0 < self.brier.1);
        (numbers, directions)
    }
}

/// Scores below this are perfect; keeps the logarithm finite.
const LEAST_SCORE: f64 = 1e-9;

fn tick(count: &mut (usize, usize), holds: bool) {
    count.0 += usize::from(holds);
    count.1 += 1;
}
