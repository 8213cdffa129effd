//! Samples followed a chunk at a time: passed on in order, not kept in memory, and safe if the process is killed.

use exoskin_scenario::Hypothesis;
use exoskin_therapy::readouts::Reading;
use rayon::prelude::*;

use super::{Follow, Followed};
use crate::draws::Held;
use crate::people::{Kind, Who};
use crate::{Keeper, StudyError, Watch};

/// Number of samples that are followed, stored and passed on together.
pub const CHUNK: usize = 16;
/// Number of chunks in progress at once, per thread.
pub(crate) const AT_ONCE: usize = 4;

/// Receives followed samples: the number of the first, then the courses of each sample.
pub type Take<'t> = dyn FnMut(usize, &[Vec<Followed>]) -> Result<(), StudyError> + 't;

/// Which samples are followed, and how.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct What {
    /// How many, from the first on.
    pub samples: usize,
    /// All under this hypothesis, the arms only; none means each under its own, with what the arms are compared with.
    pub forced: Option<Hypothesis>,
    /// Who is drawn.
    pub who: Who,
}

impl What {
    /// The first `samples` of the middle patient, with what is not known drawn.
    pub fn first(samples: usize) -> What {
        What { samples, forced: None, who: Who::Middle }
    }

    /// The same of people who differ, with what is not known held at its middle.
    pub fn people(samples: usize) -> What {
        What { who: Who::People, ..What::first(samples) }
    }

    /// The same of the middle patient, the arms only, all under `hypothesis`.
    pub fn under(hypothesis: Hypothesis, samples: usize) -> What {
        What { forced: Some(hypothesis), ..What::first(samples) }
    }

    /// A separate number for each way of following.
    fn stream(self) -> u32 {
        let who = match self.who {
            Who::Middle => 0,
            Who::People => 1,
            Who::Anybody => 2,
        };
        let place = |hypothesis| Hypothesis::WORDS.iter().position(|(_, one)| *one == hypothesis).unwrap_or_default();
        self.forced.map_or(who, |hypothesis| 3 + place(hypothesis) as u32)
    }
}

impl Follow<'_> {
    /// Follows `what` and passes the samples to `take`, a few at a time and in order; nothing is kept after that.
    ///
    /// # Errors
    /// Stopped, an unknown site, an error from `take`, chunks that cannot be stored.
    pub fn each(
        &self,
        what: What,
        keeper: &dyn Keeper,
        watch: &dyn Watch,
        take: &mut Take<'_>,
    ) -> Result<(), StudyError> {
        let samples = what.samples.min(self.design.layout().samples);
        let chunks = samples.div_ceil(CHUNK);
        let at_once = AT_ONCE * rayon::current_num_threads();
        for wave in (0..chunks).step_by(at_once) {
            let followed: Vec<Vec<Vec<Followed>>> = (wave..chunks.min(wave + at_once))
                .into_par_iter()
                .map(|chunk| self.chunk(what, chunk, samples, keeper, watch))
                .collect::<Result<_, StudyError>>()?;
            for (place, samples) in followed.iter().enumerate() {
                take((wave + place) * CHUNK, samples)?;
            }
            watch.followed(samples.min((wave + at_once) * CHUNK), samples);
        }
        Ok(())
    }

    /// One chunk of samples: as stored, or else followed and stored.
    fn chunk(
        &self,
        what: What,
        chunk: usize,
        samples: usize,
        keeper: &dyn Keeper,
        watch: &dyn Watch,
    ) -> Result<Vec<Vec<Followed>>, StudyError> {
        let range = chunk * CHUNK..samples.min((chunk + 1) * CHUNK);
        let key = (what.stream(), chunk as u32);
        let kept = keeper.followed(key).and_then(|values| self.read_back(what, range.len(), &values));
        if let Some(kept) = kept {
            return Ok(kept);
        }
        let followed = range.map(|sample| self.of_design(what, sample, watch));
        let followed = followed.collect::<Result<Vec<Vec<Followed>>, StudyError>>()?;
        keeper.keep_followed(key, &|| to_values(&followed)).map_err(StudyError::Keep)?;
        Ok(followed)
    }

    fn of_design(&self, what: What, sample: usize, watch: &dyn Watch) -> Result<Vec<Followed>, StudyError> {
        let row_draws = self.design.units(sample);
        let of_kind = Kind::new(&row_draws, what.who);
        let draws = Held::new(&of_kind, &self.scenario.overrides);
        let row = (what.who != Who::People).then(|| self.design.transport_row_of(sample));
        self.person(row, what.forced, &draws, watch)
    }

    fn courses_of(&self, what: What) -> usize {
        if what.forced.is_some() { self.plan.arms.len() } else { self.courses.len() }
    }

    /// Stored samples; none if they do not belong to this follow-up.
    fn read_back(&self, what: What, samples: usize, values: &[f64]) -> Option<Vec<Vec<Followed>>> {
        let (courses, readouts, days) = (self.courses_of(what), self.definitions.len(), self.days.len());
        let per_course = 1 + readouts * (1 + days);
        if values.len() != samples * courses * per_course {
            return None;
        }
        let course = |values: &[f64]| {
            let (working, readings) = values.split_first()?;
            let reading = |values: &[f64]| {
                values.split_first().map(|(start, values)| Reading { start: *start, values: values.to_vec() })
            };
            let readings = readings.chunks_exact(1 + days).map(reading).collect::<Option<Vec<Reading>>>()?;
            Some(Followed { readings, working: *working })
        };
        let one = |values: &[f64]| values.chunks_exact(per_course).map(course).collect::<Option<Vec<Followed>>>();
        values.chunks_exact(courses * per_course).map(one).collect()
    }
}

/// Samples as a list of numbers: for each course of each sample its working share, then each readout's start and days.
fn to_values(samples: &[Vec<Followed>]) -> Vec<f64> {
    let mut values = Vec::new();
    for course in samples.iter().flatten() {
        values.push(course.working);
        for reading in &course.readings {
            values.push(reading.start);
            values.extend_from_slice(&reading.values);
        }
    }
    values
}
