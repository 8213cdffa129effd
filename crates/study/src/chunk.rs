//! Finished samples, chunk by chunk: a study holds none of them longer than it takes to hand them on.
//!
//! [`crate::run_into`] hands every chunk to the tally behind the summary and to one [`Sink`] more, in the order of the
//! samples and each sample once, whatever the threads did and whatever was kept from an earlier run. A sink that writes
//! a row per sample and arm asks a [`Chunk`] for inputs, hypothesis, counts and readings.

use std::collections::{BTreeMap, BTreeSet};

use exoskin_evidence::{Draws, Parameter, Prior};
use exoskin_scenario::{Hypothesis, Scenario};
use exoskin_therapy::readouts::{Definition, Reading};

use super::StudyError;
use super::draws::Held;
use super::follow::{Follow, Followed};
use super::own::{Decided, Own};
use super::samples;

/// Who is handed the finished samples.
pub trait Sink: Send {
    /// Told once, before the first chunk.
    ///
    /// # Errors
    /// Whatever ends the run, in words.
    fn begin(&mut self, _about: &About<'_>) -> Result<(), String> {
        Ok(())
    }

    /// The next samples; a call ends before the following one begins.
    ///
    /// # Errors
    /// Whatever ends the run, in words.
    fn chunk(&mut self, chunk: &Chunk<'_>) -> Result<(), String>;
}

/// Discards everything.
#[derive(Clone, Copy, Debug, Default)]
pub struct Nobody;

impl Sink for Nobody {
    fn chunk(&mut self, _chunk: &Chunk<'_>) -> Result<(), String> {
        Ok(())
    }
}

/// What the chunks will hold.
#[derive(Clone, Copy, Debug)]
pub struct About<'a> {
    /// The scenario; its arms in order are the arms of every sample.
    pub scenario: &'a Scenario,
    /// Samples over all chunks.
    pub samples: usize,
    /// Every parameter that any arm asks for, with the prior in force, in base units; held ones with their own prior.
    pub asked: &'a BTreeMap<&'static str, Prior>,
    /// Those for which arms have priors of their own, each with its own product's: samples share the position alone.
    pub several: &'a BTreeSet<&'static str>,
    /// Those that a product's own measurements decide, with the prior they were measured against.
    pub own: &'a BTreeMap<&'static str, Prior>,
    /// The products with measurements of their own.
    pub owners: &'a [Own<'a>],
    /// Readouts in the order of every sample's readings; none where the skin is not followed.
    pub definitions: &'a [&'static Definition],
    /// Days of a reading's values.
    pub days: &'a [f64],
    /// Indices of the days on which arms are compared.
    pub reported: &'a [usize],
}

/// Some samples in order.
#[derive(Debug)]
pub struct Chunk<'a> {
    pub(crate) follow: &'a Follow<'a>,
    pub(crate) first: usize,
    pub(crate) followed: &'a [Vec<Followed>],
}

/// What one sample says of one arm's vesicles, over the whole treated area.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Counts {
    /// Particles on the label.
    pub label: f64,
    /// Whole vesicles applied to the skin.
    pub whole: f64,
    /// Entered.
    pub entered: f64,
    /// In tissue.
    pub in_tissue: f64,
    /// At living cells.
    pub reached_cell: f64,
    /// Taken up.
    pub taken_up: f64,
    /// Taken up by cells and setting something off there.
    pub working: f64,
    /// Treated area (um²).
    pub area_um2: f64,
}

impl Chunk<'_> {
    /// Number of samples in it.
    pub fn len(&self) -> usize {
        self.followed.len()
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.followed.is_empty()
    }

    /// Number of its first sample in the study.
    pub fn first(&self) -> usize {
        self.first
    }

    /// Position of a parameter in its own prior (0 to 1) in sample `place` of the chunk.
    ///
    /// Counts take every parameter there; readings are of the middle patient and take those of
    /// [`crate::people`] at their medians. Parameters that the scenario holds have a position that nothing uses.
    pub fn position(&self, place: usize, parameter: &Parameter) -> f64 {
        self.follow.design().units(self.first + place).unit(parameter)
    }

    /// Value of a parameter with the prior in force, in base units, as the count takes it.
    pub fn value(&self, place: usize, parameter: &Parameter, prior: &Prior) -> f64 {
        let row = self.follow.design().units(self.first + place);
        Held::new(&row, self.follow.held()).value_with(parameter, prior)
    }

    /// A number that the measurements of `owner` decide, in base units, as its counts and effects take it.
    pub fn own_value(&self, place: usize, owner: usize, decided: &Decided) -> f64 {
        let row = self.follow.design().units(self.first + place);
        self.follow.owners()[owner].value(decided, &Held::new(&row, self.follow.held()))
    }

    /// Solved transport row under the sample: samples that share one are not independent.
    pub fn transport_row(&self, place: usize) -> usize {
        self.follow.design().transport_row_of(self.first + place)
    }

    /// How vesicles act in the sample.
    pub fn hypothesis(&self, place: usize) -> Hypothesis {
        let row = self.follow.design().units(self.first + place);
        self.follow.hypothesis(&Held::new(&row, self.follow.held()))
    }

    /// Counts of one arm; none where nothing is applied.
    ///
    /// # Errors
    /// An unknown site: a defect.
    pub fn counts(&self, place: usize, arm: usize) -> Result<Option<Counts>, StudyError> {
        let Some(counted) = self.follow.counted(arm) else { return Ok(None) };
        let sample = self.first + place;
        let units = self.follow.design().units(sample);
        let draws = Held::new(&units, self.follow.held());
        let row = self.follow.design().transport_row_of(sample);
        let one = samples::sample(counted.application, counted.case, counted.timeline, &draws, row)?;
        let solved = &counted.rows[row];
        let taken_up = one.whole * solved.taken_up;
        Ok(Some(Counts {
            label: one.label,
            whole: one.whole,
            entered: one.whole * solved.entered,
            in_tissue: one.whole * solved.in_tissue,
            reached_cell: one.whole * solved.reached_cell,
            taken_up,
            working: taken_up * self.working(place, arm),
            area_um2: one.area_um2,
        }))
    }

    /// Share of the counted vesicles taken up that set something off.
    pub fn working(&self, place: usize, arm: usize) -> f64 {
        self.followed[place][arm].working
    }

    /// One readout of one arm by day; `readout` counts the definitions.
    pub fn reading(&self, place: usize, arm: usize, readout: usize) -> &Reading {
        &self.followed[place][arm].readings[readout]
    }
}
