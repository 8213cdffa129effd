//! What happened to a vial, step by step, as a person would say it.

use exoskin_quantity::{Dimension, show_quantity};

const HUNDRED: f64 = 100.0; // number: digits shown

/// One step of a vial's history.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Step {
    /// Kept at a temperature for a time.
    Hold {
        /// Temperature, °C.
        celsius: f64,
        /// Duration, s.
        seconds: f64,
        /// Whether the person said that the product was dry.
        dry: bool,
    },
    /// Frozen.
    Freeze,
    /// Thawed.
    Thaw,
    /// Freeze-dried now.
    Dry,
    /// Powder dissolved.
    Reconstitute,
}

/// A vial's history since its count was taken: steps in order. Empty means used at once.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    /// The steps, first to last.
    pub steps: Vec<Step>,
}

impl History {
    /// No history: used as counted.
    pub fn fresh() -> History {
        History::default()
    }

    /// The shorthand `--at 22C --for 6h`: one hold, as the product is.
    pub fn hold(celsius: f64, seconds: f64) -> History {
        History { steps: vec![Step::Hold { celsius, seconds, dry: false }] }
    }

    /// Total length of all holds, s.
    pub fn duration_s(&self) -> f64 {
        self.steps.iter().map(|step| if let Step::Hold { seconds, .. } = step { *seconds } else { 0.0 }).sum()
    }

    /// The history as it would be written, temperatures to 0.01 °C: `-80C 60d; thaw; 4C 36h`.
    pub fn text(&self) -> String {
        texts(&self.steps)
    }

    /// As it would be written; of a very long one, as a logger makes it, the beginning and the end.
    pub fn short_text(&self) -> String {
        let steps = &self.steps;
        if steps.len() <= MOST_SHOWN {
            return self.text();
        }
        let (first, last) = (&steps[..MOST_SHOWN / 2], &steps[steps.len() - MOST_SHOWN / 4..]);
        let left_out = steps.len() - first.len() - last.len();
        format!("{}; ... {left_out} more steps ...; {}", texts(first), texts(last))
    }
}

/// Steps of a history that are shown to people.
const MOST_SHOWN: usize = 40;

fn texts(steps: &[Step]) -> String {
    steps.iter().map(Step::text).collect::<Vec<_>>().join("; ")
}

impl Step {
    /// The step as it would be written.
    pub fn text(&self) -> String {
        match self {
            Step::Hold { celsius, seconds, dry } => {
                let word = if *dry { "lyophilised " } else { "" };
                let long = show_quantity(*seconds, Dimension::Time).replace(' ', "");
                // A logger's means have sixteen digits; nobody measured more than two decimals.
                let rounded = (celsius * HUNDRED).round() / HUNDRED + 0.0;
                format!("{word}{rounded}C {long}")
            }
            Step::Freeze => "freeze".into(),
            Step::Thaw => "thaw".into(),
            Step::Dry => "dry".into(),
            Step::Reconstitute => "reconstitute".into(),
        }
    }
}
