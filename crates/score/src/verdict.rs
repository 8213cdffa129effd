//! Whether a prediction covers what was published.

use crate::comparisons::Reads;
use crate::forecast::{Forecast, holds};
use crate::predicted::Predicted;
use crate::published::{Blind, Published, Value};

/// Whether a prediction covers what was published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The published number lies in the predicted 90 % band.
    Inside,
    /// Outside, but no further than the trial's own error explains.
    WithinItsError,
    /// Outside.
    Outside,
    /// The trial found nothing, and nothing that it could have seen is predicted.
    NullHeld,
    /// The trial found nothing, but an effect is predicted.
    NullMissed,
    /// The predicted side is the published one.
    Side,
    /// The prediction leans to neither side.
    Undecided,
    /// The predicted side is the other one.
    OtherSide,
}

impl Verdict {
    /// For people.
    pub fn text(self) -> &'static str {
        match self {
            Verdict::Inside => "inside",
            Verdict::WithinItsError => "outside the band, within the trial's own error",
            Verdict::Outside => "**outside**",
            Verdict::NullHeld => "null, predicted within the band of null",
            Verdict::NullMissed => "**null, but an effect is predicted**",
            Verdict::Side => "this side",
            Verdict::Undecided => "neither side",
            Verdict::OtherSide => "**the other side**",
        }
    }

    /// Whether the prediction has to explain itself.
    pub fn is_miss(self) -> bool {
        use Verdict::{NullMissed, OtherSide, Outside, Undecided, WithinItsError};
        matches!(self, WithinItsError | Outside | NullMissed | OtherSide | Undecided)
    }
}

/// The verdict on a prediction.
pub fn verdict(published: &Published, said: &Predicted) -> Verdict {
    let band = &said.band;
    match published.value {
        Value::Direction(Reads::Same) => null(published, said),
        Value::Direction(reads) => side(reads, said.above),
        Value::AtMost(bound) if band.p05 <= bound => Verdict::Inside,
        Value::AtMost(_) => Verdict::Outside,
        Value::Number { value, .. } if published.null => null_number(published, said, value),
        Value::Number { value, .. } if holds(band, value) => Verdict::Inside,
        Value::Number { value, standard_error } => {
            let reported = Forecast::through(band).as_reported(standard_error.unwrap_or(0.0)).band();
            if holds(&reported, value) { Verdict::WithinItsError } else { Verdict::Outside }
        }
    }
}

/// Met by a band that includes zero, and by a median too small for the trial to distinguish from zero.
fn null(published: &Published, said: &Predicted) -> Verdict {
    let small = match published.blind {
        Some(Blind::Absolute(limit)) => said.band.median.abs() <= limit,
        Some(Blind::Percent(limit)) => said.percent.is_some_and(|percent| percent.median.abs() <= limit),
        None => false,
    };
    if small || holds(&said.band, 0.0) { Verdict::NullHeld } else { Verdict::NullMissed }
}

/// A trial that found nothing certain still has a number: a predicted effect whose band includes it is not a miss.
fn null_number(published: &Published, said: &Predicted, value: f64) -> Verdict {
    match null(published, said) {
        Verdict::NullMissed if holds(&said.band, value) => Verdict::Inside,
        other => other,
    }
}

fn side(reads: Reads, above: f64) -> Verdict {
    let share = if reads == Reads::Higher { above } else { 1.0 - above };
    if share > 0.5 {
        Verdict::Side
    } else if share < 0.5 {
        Verdict::OtherSide
    } else {
        Verdict::Undecided
    }
}
