//! Better, not significant, worse: the three things that a controlled comparison can report.

use exoskin_stats::normal;

use crate::comparisons::{Comparison, Quantity, Reads};
use crate::published::{Chance, Published, Value};
use crate::reference;

/// What a comparison reports about the first arm.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// Significantly worse than what it is compared with.
    Worse,
    /// No significant difference.
    NotSignificant,
    /// Significantly better.
    Better,
}

impl Class {
    /// All of them, from the worst to the best.
    pub const ALL: [Class; 3] = [Class::Worse, Class::NotSignificant, Class::Better];

    /// For people.
    pub fn text(self) -> &'static str {
        match self {
            Class::Worse => "worse",
            Class::NotSignificant => "not significant",
            Class::Better => "better",
        }
    }
}

/// The probability of each class, in the order of [`Class::ALL`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Chances(pub [f64; 3]);

impl Chances {
    /// The probability of one class.
    pub fn of(&self, class: Class) -> f64 {
        self.0[class as usize]
    }

    /// Brier score over the three classes: the sum of squared differences from what was found; 0 is perfect, 2 the worst
    /// (Brier 1950, 10.1175/1520-0493(1950)078<0001:VOFEIT>2.0.CO;2).
    pub fn brier(&self, found: Class) -> f64 {
        let missed = |class: Class| self.of(class) - f64::from(u8::from(class == found));
        Class::ALL.iter().map(|class| missed(*class) * missed(*class)).sum()
    }

    /// Ranked probability score: the mean squared difference of the cumulative probabilities, so that "worse" instead of
    /// "better" costs more than "not significant"; 0 is perfect, 1 the worst (Epstein 1969).
    pub fn ranked(&self, found: Class) -> f64 {
        let ends = [Class::Worse, Class::NotSignificant];
        let below =
            |end: Class| Class::ALL.iter().filter(|class| **class <= end).map(|class| self.of(*class)).sum::<f64>();
        let missed = |end: Class| below(end) - f64::from(u8::from(found <= end));
        ends.iter().map(|end| missed(*end) * missed(*end)).sum::<f64>() / ends.len() as f64
    }

    /// The class with the highest probability.
    pub fn likeliest(&self) -> Class {
        let best = Class::ALL.into_iter().max_by(|one, other| self.of(*one).total_cmp(&self.of(*other)));
        best.unwrap_or(Class::NotSignificant)
    }
}

/// What the trial reports; none where it cannot be told: a number without error or statement on chance, or a readout of
/// which neither less nor more is better.
pub fn found(comparison: &Comparison, published: &Published) -> Option<Class> {
    let lower_is_better = reference::lower_is_better(&comparison.readout)?;
    let sided = |higher: bool| if higher == lower_is_better { Class::Worse } else { Class::Better };
    if comparison.quantity == Quantity::Back {
        return None;
    }
    if published.null || published.chance == Chance::Alone {
        return Some(Class::NotSignificant);
    }
    match published.value {
        Value::Direction(Reads::Same) => Some(Class::NotSignificant),
        Value::Direction(reads) => Some(sided(reads == Reads::Higher)),
        Value::AtMost(_) => None,
        Value::Number { value, .. } if published.chance == Chance::Excluded => Some(sided(value > 0.0)),
        Value::Number { value, standard_error } => {
            let clear = value.abs() > normal::quantile(TWO_SIDED) * standard_error?;
            Some(if clear { sided(value > 0.0) } else { Class::NotSignificant })
        }
    }
}

/// Probability below the upper end of a two-sided test at 5 %.
pub const TWO_SIDED: f64 = 0.975;

/// How likely a trial reports each class, where the true effect is one of `effects` and the trial's own error one of
/// `errors` (each equally likely). The effect counts as a benefit where it is above 0, or below 0 if `lower_is_better`.
///
/// The trial's estimate scatters normally around the true effect; it is significant beyond 1.96 of its errors.
pub fn chances(effects: &[f64], errors: &[f64], lower_is_better: bool) -> Chances {
    let pairs = || effects.iter().flat_map(|effect| errors.iter().map(move |error| (*effect, *error)));
    let count = (effects.len() * errors.len()).max(1) as f64;
    let above = pairs().map(|(effect, error)| significant(effect, error)).sum::<f64>() / count;
    let below = pairs().map(|(effect, error)| significant(-effect, error)).sum::<f64>() / count;
    let (better, worse) = if lower_is_better { (below, above) } else { (above, below) };
    Chances([worse, 1.0 - better - worse, better])
}

/// The probability that a trial with this error finds an effect significantly above 0.
fn significant(effect: f64, error: f64) -> f64 {
    if error <= 0.0 {
        return f64::from(u8::from(effect > 0.0));
    }
    normal::cumulative(effect / error - normal::quantile(TWO_SIDED))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_effect_is_significant_in_one_trial_of_twenty() {
        let none = chances(&[0.0], &[3.0], false);
        assert!((none.of(Class::NotSignificant) - 0.95).abs() < 1e-9);
        assert!((none.of(Class::Better) - none.of(Class::Worse)).abs() < 1e-12);
    }

    #[test]
    fn power_is_the_textbooks() {
        // An effect of 2.8 standard errors is found by 80 % of trials at 5 %, two-sided.
        let effect = normal::quantile(0.975) + normal::quantile(0.8);
        let strong = chances(&[effect], &[1.0], false);
        assert!((strong.of(Class::Better) - 0.8).abs() < 1e-3);
        assert!((chances(&[effect], &[1.0], true).of(Class::Worse) - 0.8).abs() < 1e-3);
        // Twice the error: the power falls; four times the people: it returns.
        assert!(chances(&[effect], &[2.0], false).of(Class::Better) < 0.4);
    }

    #[test]
    fn scores_are_proper_and_ordered() {
        let certain = |class: Class| Chances(Class::ALL.map(|one| f64::from(u8::from(one == class))));
        for found in Class::ALL {
            assert_eq!((certain(found).brier(found), certain(found).ranked(found)), (0.0, 0.0));
        }
        assert_eq!(certain(Class::Worse).brier(Class::Better), 2.0);
        assert_eq!(certain(Class::Worse).ranked(Class::Better), 1.0);
        assert_eq!(certain(Class::NotSignificant).ranked(Class::Better), 0.5);
        // What is believed scores best on average: moving away from it costs.
        let truth = [0.2, 0.5, 0.3];
        let mean = |said: &Chances, score: fn(&Chances, Class) -> f64| -> f64 {
            Class::ALL.iter().zip(truth).map(|(class, share)| share * score(said, *class)).sum()
        };
        for other in [[0.1, 0.6, 0.3], [0.2, 0.4, 0.4], [0.0, 1.0, 0.0], [0.3, 0.5, 0.2]] {
            assert!(mean(&Chances(truth), Chances::brier) < mean(&Chances(other), Chances::brier));
            assert!(mean(&Chances(truth), Chances::ranked) < mean(&Chances(other), Chances::ranked));
        }
    }
}
