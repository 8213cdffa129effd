//! Two of the three references: the base rate of the other trials, and no effect at all. The third is [`crate::reference`].

use exoskin_record::summary::Band;

use crate::class::{Chances, Class};
use crate::reference;
use crate::scored::{Group, Scored};

/// Where nothing has an effect, one trial in twenty still reports one, as often better as worse.
pub const NO_EFFECT: Chances = Chances([0.025, 0.95, 0.025]);

/// No effect as a number.
pub const ZERO: Band = Band { median: 0.0, p05: 0.0, p95: 0.0 };

/// Fewer other numbers than this give no base rate.
const FEWEST_NUMBERS: usize = 2;

/// What the other trials of the same group reported: how often each class, with one further trial spread over the three.
pub fn classes(of: &Scored, all: &[Scored]) -> Chances {
    let mut counts = [1.0 / Class::ALL.len() as f64; Class::ALL.len()];
    for class in others(of, all).filter_map(|scored| scored.found) {
        counts[class as usize] += 1.0;
    }
    let sum: f64 = counts.iter().sum();
    Chances(counts.map(|count| count / sum))
}

/// The numbers of the other trials of the same group in the same unit, counted towards benefit and turned back for this
/// readout: middle and 90 % range.
pub fn number(of: &Scored, all: &[Scored]) -> Option<Band> {
    let turn = |scored: &Scored| {
        reference::lower_is_better(&scored.comparison.readout).map(|lower| if lower { -1.0 } else { 1.0 })
    };
    let own = turn(of)?;
    let same = |scored: &&Scored| scored.published.unit == of.published.unit;
    let found = others(of, all).filter(same).filter_map(|scored| Some(scored.number()? * turn(scored)? * own));
    let values: Vec<f64> = found.collect();
    if values.len() < FEWEST_NUMBERS {
        return None;
    }
    exoskin_stats::band(&values).ok()
}

/// Comparisons of other trials in the same group: a trial does not forecast itself.
fn others<'a>(of: &'a Scored, all: &'a [Scored]) -> impl Iterator<Item = &'a Scored> {
    let group = Group::of(&of.comparison);
    all.iter()
        .filter(move |scored| scored.comparison.trial != of.comparison.trial && Group::of(&scored.comparison) == group)
}
