//! One comparison with everything that is said about it, and what can be counted over all of them.

use exoskin_quantity::Checked;
use exoskin_record::summary::{Band, Summary};

use crate::class::{Chances, Class, chances, found};
use crate::comparisons::{Comparison, List, Quantity, Reads};
use crate::error_of_trial::{errors, errors_of_ratio};
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
    /// Which of the three classes the trial reports, where it can be told.
    pub found: Option<Class>,
    /// How likely the model takes each class to be in a trial of this size.
    pub said: Option<Chances>,
    /// The rule of thumb as a number, where the trial has a comparator with a number.
    pub rule: Option<Band>,
    /// How likely the rule of thumb takes each class to be, where a product is compared.
    pub rule_said: Option<Chances>,
    /// What the layer of trials says about it without this trial, where it was asked.
    pub trials: Option<FromTrials>,
    /// Evidence rows that the model used and that come from the same publication.
    pub shared: Vec<String>,
}

/// What other trials of this kind say about a comparison of a product.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FromTrials {
    /// How likely each class is.
    pub said: Chances,
    /// The difference that would be published, where the comparator's own is known.
    pub band: Option<Band>,
}

/// What kind of comparison it is: each kind is scored on its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// A product with its comparator.
    Product,
    /// One arm with its own start.
    OwnStart,
    /// Two products, or a device with nothing.
    Other,
}

impl Group {
    /// All of them.
    pub const ALL: [Group; 3] = [Group::Product, Group::OwnStart, Group::Other];

    /// The group of a comparison.
    pub fn of(comparison: &Comparison) -> Group {
        match comparison.quantity {
            Quantity::Difference if comparison.is_product() => Group::Product,
            Quantity::Difference => Group::Other,
            Quantity::Change | Quantity::Back => Group::OwnStart,
        }
    }

    /// For people.
    pub fn text(self) -> &'static str {
        match self {
            Group::Product => "product against its comparator",
            Group::OwnStart => "one arm against its own start",
            Group::Other => "other differences between arms",
        }
    }
}

/// Judges one comparison.
///
/// # Errors
/// The table does not contain what the comparison names.
pub fn score(
    list: &List,
    comparison: &Comparison,
    trials: &Trials,
    summary: &Result<Summary, String>,
) -> Checked<Scored> {
    let published = published(comparison, trials).map_err(|wrong| wrong.in_file(&list.file).at(comparison.place))?;
    let answer = summary.as_ref().map_err(Clone::clone).and_then(|summary| predicted(comparison, summary));
    let product = comparison.is_product();
    Ok(Scored {
        verdict: answer.as_ref().ok().map(|said| verdict(&published, said)),
        found: found(comparison, &published),
        said: answer.as_ref().ok().and_then(|said| classes(comparison, &published, said)),
        rule: rule(comparison, &published),
        rule_said: product.then(|| reference::classes(&errors_of_ratio(&published, comparison))),
        trials: None,
        shared: shared(&published.doi, summary),
        comparison: comparison.clone(),
        predicted: answer,
        published,
    })
}

/// How likely a trial with these people and this error reports each class.
fn classes(comparison: &Comparison, published: &Published, said: &Predicted) -> Option<Chances> {
    let lower_is_better = reference::lower_is_better(&comparison.readout)?;
    let errors = errors(published, said, comparison)?;
    let band = if errors.percent { said.percent? } else { said.band };
    Some(chances(&Forecast::through(&band).spread(), &errors.values, lower_is_better))
}

fn rule(comparison: &Comparison, published: &Published) -> Option<Band> {
    let device = published.device.filter(|_| comparison.is_product())?;
    let harm = reference::lower_is_better(&comparison.readout)? == (device > 0.0);
    Some(reference::difference(device, harm))
}

fn shared(doi: &str, summary: &Result<Summary, String>) -> Vec<String> {
    let Ok(summary) = summary else { return Vec::new() };
    summary.evidence.iter().filter(|row| !doi.is_empty() && row.doi == doi).map(|row| row.id.clone()).collect()
}

impl Scored {
    /// The published number, if one was published.
    pub fn number(&self) -> Option<f64> {
        match self.published.value {
            Value::Number { value, .. } => Some(value),
            Value::AtMost(_) | Value::Direction(_) => None,
        }
    }

    /// Whether it compares amounts rather than days of return.
    pub fn is_change(&self) -> bool {
        self.comparison.quantity != Quantity::Back
    }

    /// Whether it is scored: a number that the model was fitted to is not.
    pub fn counts(&self) -> bool {
        !self.comparison.fitted
    }

    /// A forecast as this trial would report it: with the trial's own error, where that is known.
    pub fn as_reported(&self, band: &Band) -> Forecast {
        let error = match self.published.value {
            Value::Number { standard_error, .. } => standard_error.unwrap_or(0.0),
            Value::AtMost(_) | Value::Direction(_) => 0.0,
        };
        Forecast::through(band).as_reported(error)
    }
}

/// What can be counted over all comparisons.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Total {
    /// Comparisons that the model answered, of how many.
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
}

impl Total {
    /// Counts.
    pub fn of(all: &[Scored]) -> Total {
        let counted = || all.iter().filter(|scored| scored.counts());
        let mut total = Total { answered: (0, counted().count()), ..Total::default() };
        counted().for_each(|scored| total.count(scored));
        total
    }

    fn count(&mut self, scored: &Scored) {
        let Ok(said) = &scored.predicted else { return };
        self.answered.0 += 1;
        match scored.published.value {
            Value::Number { value, .. } => {
                tick(&mut self.covered, holds(&said.band, value));
                tick(&mut self.covered_as_reported, holds(&scored.as_reported(&said.band).band(), value));
            }
            Value::AtMost(_) => tick(&mut self.covered, scored.verdict == Some(Verdict::Inside)),
            Value::Direction(Reads::Same) => {}
            Value::Direction(_) => {
                let side = scored.verdict == Some(Verdict::Side);
                tick(&mut self.sides, side);
                let of_size = said.percent.is_some_and(|percent| percent.median.abs() >= 1.0);
                self.sides_of_size += usize::from(side && of_size);
            }
        }
        if scored.published.null && scored.comparison.quantity == Quantity::Difference {
            tick(&mut self.nulls, scored.verdict == Some(Verdict::NullHeld));
        }
    }
}

pub(crate) fn tick(count: &mut (usize, usize), holds: bool) {
    count.0 += usize::from(holds);
    count.1 += 1;
}
