//! How a vesicle could act on a cell, "not at all" included.

use crate::parameters as p;

/// One mode of action.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hypothesis {
    /// H0: vesicles do nothing.
    Nothing,
    /// H1: receptors on the cell's surface notice each contact.
    Receptors,
    /// H2: RNA that is released inside the cell after uptake.
    Cargo,
    /// H4: a cell that was hit signals to its neighbours.
    Relay,
}

impl Hypothesis {
    /// All of them with their words in files.
    pub const WORDS: [(&'static str, Hypothesis); 4] = [
        ("nothing", Hypothesis::Nothing),
        ("receptors", Hypothesis::Receptors),
        ("cargo", Hypothesis::Cargo),
        ("relay", Hypothesis::Relay),
    ];

    /// Its word in files.
    pub fn word(self) -> &'static str {
        Hypothesis::WORDS.iter().find(|(_, hypothesis)| *hypothesis == self).map_or("nothing", |(word, _)| word)
    }

    /// Whether a vesicle does anything to cells: by receptors or by relay. Cargo comes to nothing by arithmetic.
    pub const fn acts(self) -> bool {
        matches!(self, Hypothesis::Receptors | Hypothesis::Relay)
    }

    /// One line in words.
    pub const fn title(self) -> &'static str {
        match self {
            Hypothesis::Nothing => "vesicles do nothing",
            Hypothesis::Receptors => "receptors on the surface sense each contact",
            Hypothesis::Cargo => "RNA released inside the cell",
            Hypothesis::Relay => "cells that take up vesicles signal to their neighbours",
        }
    }
}

/// How likely each hypothesis is, and whether free factors act (H3).
#[derive(Clone, Debug, PartialEq)]
pub struct Hypotheses {
    /// Hypotheses with their weights, which sum to 1; at least one.
    pub weights: Vec<(Hypothesis, f64)>,
    /// Whether free factors act, whatever vesicles do.
    pub free_factors: bool,
}

impl Default for Hypotheses {
    fn default() -> Hypotheses {
        let weight = |hypothesis: Hypothesis| match hypothesis {
            Hypothesis::Nothing => p::NOTHING.prior.median(),
            Hypothesis::Receptors => p::RECEPTORS.prior.median(),
            Hypothesis::Cargo => p::CARGO.prior.median(),
            Hypothesis::Relay => p::RELAY.prior.median(),
        };
        let words = Hypothesis::WORDS.iter().map(|(_, hypothesis)| *hypothesis);
        Hypotheses { weights: words.map(|one| (one, weight(one))).collect(), free_factors: true }
    }
}

impl Hypotheses {
    /// The hypothesis at the position `unit` in (0, 1) along the weights laid end to end.
    pub fn at(&self, unit: f64) -> Hypothesis {
        let mut left = unit;
        for (hypothesis, weight) in &self.weights {
            if left < *weight {
                return *hypothesis;
            }
            left -= weight;
        }
        self.weights.iter().rev().find(|(_, weight)| *weight > 0.0).map_or(Hypothesis::Nothing, |(last, _)| *last)
    }
}
