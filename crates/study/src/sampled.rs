//! Samples with their solved rows, and bands over both.

use exoskin_stats::{Band, BandIntervals, BandWithError, bands};

use super::StudyError;
use super::samples::Sample;
use super::solved::Solved;

pub(super) fn defect(error: impl std::fmt::Display) -> StudyError {
    StudyError::Defect(error.to_string())
}

pub(super) fn band_with_error(values: &[f64], clusters: &[u32]) -> Result<BandWithError, StudyError> {
    if all_one(values, clusters) {
        return Ok(bands::band(values).map_err(defect)?.into());
    }
    bands::band_with_error(values, clusters).map_err(defect)
}

/// A band, and where its numbers would lie with other draws; no intervals where that cannot be told.
pub(super) fn band_and_intervals(
    values: &[f64],
    clusters: &[u32],
) -> Result<(Band, Option<BandIntervals>), StudyError> {
    if all_one(values, clusters) {
        return Ok((bands::band(values).map_err(defect)?, None));
    }
    let (band, intervals) = bands::band_and_intervals(values, clusters).map_err(defect)?;
    Ok((band, Some(intervals)))
}

/// Whether the samples are all the same, or of one draw: then they say nothing of sampling error.
fn all_one(values: &[f64], clusters: &[u32]) -> bool {
    let same = values.windows(2).all(|pair| pair[0] == pair[1]);
    same || clusters.windows(2).all(|pair| pair[0] == pair[1])
}

/// The samples of an arm with their rows.
pub(super) struct Sampled<'a> {
    pub samples: Vec<Sample>,
    pub rows: &'a [Solved],
    pub clusters: Vec<u32>,
}

impl Sampled<'_> {
    /// One number per sample from its row.
    pub(crate) fn of_rows(&self, value: impl Fn(&Solved) -> f64) -> Vec<f64> {
        self.samples.iter().map(|sample| value(&self.rows[sample.row])).collect()
    }

    /// One number per sample from both.
    pub(crate) fn of_both(&self, value: impl Fn(&Sample, &Solved) -> f64) -> Vec<f64> {
        self.samples.iter().map(|sample| value(sample, &self.rows[sample.row])).collect()
    }

    /// The sample whose taken-up count is the median: the one that the ledger and the pictures show.
    pub(crate) fn reported(&self) -> usize {
        let taken = self.of_both(|sample, row| sample.whole * row.taken_up);
        let mut order: Vec<usize> = (0..taken.len()).collect();
        order.sort_by(|&a, &b| taken[a].total_cmp(&taken[b]).then(a.cmp(&b)));
        order[(order.len() - 1) / 2]
    }
}
