//! Which readouts there are, and what backs them.

use exoskin_evidence::Parameter;
use exoskin_skin::Condition;

use super::{Link, Seen};

/// The bounds of a readout, and so how a discrepancy moves it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bounds {
    /// From 0 upwards: a rise from the start is multiplied, a fall is a ratio raised to a power.
    Positive,
    /// 0 to 100 %: the odds move, the ends stay.
    Percent,
    /// 0 to 10: likewise.
    Ten,
}

impl Bounds {
    /// Where its own scale ends; none where it has no end.
    fn end(self) -> Option<f64> {
        match self {
            Bounds::Positive => None,
            Bounds::Percent => Some(100.0), // number: end of a scale
            Bounds::Ten => Some(10.0),      // number: end of a scale
        }
    }

    /// `value` with its change from `start` (or its odds) times `factor`.
    pub(super) fn apart(self, start: f64, value: f64, factor: f64) -> f64 {
        match self {
            // A start that does not change stays exactly the same number.
            Bounds::Positive if value == start => start,
            // A fall is a ratio: no error can remove more than there is.
            Bounds::Positive if 0.0 < value && value < start => start * libm::pow(value / start, factor),
            Bounds::Positive => (start + (value - start) * factor).max(0.0),
            Bounds::Percent | Bounds::Ten => odds(value, self.end().unwrap_or(1.0), factor),
        }
    }
}

fn odds(value: f64, most: f64, factor: f64) -> f64 {
    let share = value / most;
    if share <= 0.0 || share >= 1.0 {
        return value.clamp(0.0, most);
    }
    most * share * factor / (share * factor + 1.0 - share)
}

/// Words for a readout, by reader.
#[derive(Clone, Copy, Debug)]
pub struct Words {
    /// Its name in the middle of a sentence.
    pub name: &'static str,
    /// What it is, for people who do not know it; may be empty.
    pub meaning: &'static str,
    /// What a patient would call it, with its article.
    pub patient: &'static str,
}

/// What a person would call an improvement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Better {
    /// More of it.
    More,
    /// Less of it.
    Less,
    /// Depends on why one looks.
    Neither,
}

/// The time scale on which a readout changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    /// Minutes to days.
    Hours,
    /// Hours to weeks.
    Days,
    /// Days to months.
    Months,
}

/// Readouts that are shown together, in order of time and depth.
#[derive(Clone, Copy, Debug)]
pub struct Group {
    /// Heading.
    pub title: &'static str,
    /// Its position among the groups.
    pub place: u8,
}

/// Who is interested in a readout first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seeker {
    /// A person with this condition.
    With(Condition),
    /// A person with healthy skin whose surface was removed.
    Bared,
    /// A person with healthy skin that was heated or cooled.
    HotOrCold,
}

/// On which skin a readout says something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    /// On any.
    Always,
    /// On skin with this condition.
    On(Condition),
    /// Where an arm wounds skin that is whole.
    Wounded,
    /// Where any arm opens the skin, or it is open already: nothing else changes what passes the barrier.
    Opened,
    /// Where hair is counted.
    Haired,
}

impl Shown {
    pub(super) fn fits(self, condition: Condition, wounded: bool, haired: bool) -> bool {
        match self {
            Shown::Always => true,
            Shown::On(its) => condition == its,
            Shown::Wounded => wounded && condition != Condition::ChronicWound,
            Shown::Opened => wounded || condition == Condition::ChronicWound,
            Shown::Haired => haired,
        }
    }
}

/// One readout: how it is computed, and all that people are told about it.
#[derive(Clone, Debug)]
pub struct Definition {
    /// Its key in files.
    pub key: &'static str,
    /// How an instrument sees it, before its model error.
    pub(super) seen: fn(&Link, &Seen<'_>) -> f64,
    /// The same in words, for the book.
    pub from: &'static str,
    /// On which skin it says something.
    pub(super) shown: Shown,
    /// Its name as a heading.
    pub title: &'static str,
    /// Its unit.
    pub unit: &'static str,
    /// Whether human measurements support the step from skin to readout.
    pub human_data: bool,
    /// Its bounds.
    pub bounds: Bounds,
    /// Its discrepancy factor.
    pub discrepancy: &'static Parameter,
    /// Its words.
    pub words: Words,
    /// What an improvement is.
    pub better: Better,
    /// Conditions whose complaint it is, so that less of it is better there.
    pub(super) less_is_better_for: &'static [Condition],
    /// Stretch of time.
    pub pace: Pace,
    /// Its group, and its position there.
    pub place: (Group, u8),
    /// Days on which it is assessed, fixed beforehand, the most telling first; infinite means the last day.
    pub(super) days: &'static [f64],
    /// The same where the surface was removed; empty where that changes nothing.
    pub(super) days_bared: &'static [f64],
    /// Who is interested in it first, and in which position.
    pub(super) sought: &'static [(Seeker, u8)],
}

/// Readouts that a positive control moves; a test compares them with the controls.
const CONTROLLED: [&str; 5] = ["wound_area", "collagen_1", "collagen_3", "hairs", "anagen"];

impl Definition {
    /// Where its own scale ends; none where it has no end.
    pub fn scale(&self) -> Option<f64> {
        self.bounds.end()
    }

    /// Whether a treatment that is known to move it, in people or in dishes, moves it in the model: the page of positive
    /// controls. Where none does, nothing has shown that a null could have been otherwise.
    pub fn is_controlled(&self) -> bool {
        CONTROLLED.contains(&self.key)
    }

    /// What an improvement is for a person with `condition`.
    pub fn better_for(&self, condition: Condition) -> Better {
        if self.less_is_better_for.contains(&condition) { Better::Less } else { self.better }
    }

    /// Days on which it is assessed, fixed beforehand, the most telling first; infinite means the last day.
    pub fn days(&self, bared: bool) -> &'static [f64] {
        if bared && !self.days_bared.is_empty() { self.days_bared } else { self.days }
    }

    /// Its position among the readouts for the reason of `seeker`'s visit.
    pub(super) fn place_for(&self, seeker: Seeker) -> Option<u8> {
        self.sought.iter().find(|(who, _)| *who == seeker).map(|(_, place)| *place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_discrepancy_keeps_start_and_ends() {
        for factor in [0.3, 1.0, 4.0] {
            assert_eq!(Bounds::Positive.apart(9.7, 9.7, factor).to_bits(), 9.7f64.to_bits());
            assert_eq!(Bounds::Percent.apart(0.0, 100.0, factor), 100.0);
            assert_eq!(Bounds::Percent.apart(0.0, 0.0, factor), 0.0);
            assert!((0.0..=10.0).contains(&Bounds::Ten.apart(0.0, 9.9, factor)));
        }
        assert!((Bounds::Percent.apart(0.0, 40.0, 1.0) - 40.0).abs() < 1e-12);
    }
}
