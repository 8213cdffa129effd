//! Samples with the solved rows under them, and bands over both.

use exoskin_record::summary as doc;

use super::StudyError;
use super::samples::Sample;
use super::solved::Solved;
use exoskin_stats::bands::{self, BadSample};

/// A band for the document.
pub(super) fn band_of(values: &[f64]) -> Result<doc::Band, BadSample> {
    let band = bands::band(values)?;
    Ok(doc::Band { median: band.median, p05: band.p05, p95: band.p95 })
}

pub(super) fn defect(error: impl std::fmt::Display) -> StudyError {
    StudyError::Defect(error.to_string())
}

pub(super) fn band_with_error(values: &[f64], clusters: &[u32]) -> Result<doc::BandWithError, StudyError> {
    let same = values.windows(2).all(|pair| pair[0] == pair[1]);
    let few = clusters.iter().collect::<std::collections::BTreeSet<_>>().len() < 2;
    if same || few {
        let band = band_of(values).map_err(defect)?;
        let (median, p05, p95) = (band.median, band.p05, band.p95);
        return Ok(doc::BandWithError { median, p05, p95, median_se: 0.0, p05_se: 0.0, p95_se: 0.0 });
    }
    let band = bands::band_with_error(values, clusters).map_err(defect)?;
    Ok(doc::BandWithError {
        median: band.band.median,
        p05: band.band.p05,
        p95: band.band.p95,
        median_se: band.median_se,
        p05_se: band.p05_se,
        p95_se: band.p95_se,
    })
}

/// The samples of an arm with the rows under them.
pub(super) struct Sampled<'a> {
    pub samples: Vec<Sample>,
    pub rows: &'a [Solved],
    pub clusters: Vec<u32>,
}

impl Sampled<'_> {
    /// One number per sample from its row.
    pub fn of_rows(&self, value: impl Fn(&Solved) -> f64) -> Vec<f64> {
        self.samples.iter().map(|sample| value(&self.rows[sample.row])).collect()
    }

    /// One number per sample from both.
    pub fn of_both(&self, value: impl Fn(&Sample, &Solved) -> f64) -> Vec<f64> {
        self.samples.iter().map(|sample| value(sample, &self.rows[sample.row])).collect()
    }

    /// The sample whose taken-up count is the median: the one that the ledger and the pictures show.
    pub fn reported(&self) -> usize {
        let taken = self.of_both(|sample, row| sample.whole * row.taken_up);
        let mut order: Vec<usize> = (0..taken.len()).collect();
        order.sort_by(|&a, &b| taken[a].total_cmp(&taken[b]).then(a.cmp(&b)));
        order[(order.len() - 1) / 2]
    }
}
