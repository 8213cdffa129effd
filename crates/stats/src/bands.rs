//! Medians and 90 % bands, with the sampling error of their ends.
//!
//! Quantiles interpolate between the mid-points of the weights (Hazen's rule where all weights are equal), so the three
//! numbers come from one curve and stay in order.
//!
//! Their errors follow Woodruff (1952): the standard error of the share of samples at or below the quantile is mapped
//! back through the same curve. Samples that share a transport row rise and fall together, so that share's variance is
//! summed by cluster; counting them as independent would make 1,000 samples on 300 solves look far more precise than
//! they are. Rows of a Latin hypercube are more even than independent ones, so the error is on the safe side.
//!
//! Checked by: tests/suite/bands.rs (known distributions, coverage with and without clusters).

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// A number with its 90 % band.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Band {
    /// Median over the samples.
    pub median: f64,
    /// 5 % quantile.
    pub p05: f64,
    /// 95 % quantile.
    pub p95: f64,
}

impl Band {
    /// A number without uncertainty.
    pub fn exact(value: f64) -> Band {
        Band { median: value, p05: value, p95: value }
    }

    /// The band of `rising(number)`, for a function that never falls.
    pub fn map(self, rising: impl Fn(f64) -> f64) -> Band {
        Band { median: rising(self.median), p05: rising(self.p05), p95: rising(self.p95) }
    }

    /// The band of the number times `factor`; a negative one reverses it.
    pub fn times(self, factor: f64) -> Band {
        let Band { median, p05, p95 } = self.map(|value| value * factor);
        if factor < 0.0 { Band { median, p05: p95, p95: p05 } } else { Band { median, p05, p95 } }
    }

    /// The band of 0 minus the number; 0 stays 0 and does not become -0.
    pub fn turned(self) -> Band {
        Band { median: 0.0 - self.median, p05: 0.0 - self.p95, p95: 0.0 - self.p05 }
    }
}

/// A band with the sampling error of its ends (standard errors of the three quantiles).
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct BandWithError {
    /// Median over the samples.
    pub median: f64,
    /// 5 % quantile.
    pub p05: f64,
    /// 95 % quantile.
    pub p95: f64,
    /// Standard error of the median.
    pub median_se: f64,
    /// Standard error of the 5 % quantile.
    pub p05_se: f64,
    /// Standard error of the 95 % quantile.
    pub p95_se: f64,
}

/// Where a number would lie with other draws of the same priors: 95 % interval of sampling error.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Interval {
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// The intervals of a band's three numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct BandIntervals {
    /// Of the median.
    pub median: Interval,
    /// Of the 5 % quantile.
    pub p05: Interval,
    /// Of the 95 % quantile.
    pub p95: Interval,
}

/// Standard errors on either side of an interval of 95 %.
const EITHER_SIDE: f64 = 1.959964; // number: normal quantile

impl BandWithError {
    /// The band without its sampling errors.
    pub fn band(&self) -> Band {
        Band { median: self.median, p05: self.p05, p95: self.p95 }
    }
}

impl From<Band> for BandWithError {
    /// Without sampling error.
    fn from(Band { median, p05, p95 }: Band) -> BandWithError {
        BandWithError { median, p05, p95, ..BandWithError::default() }
    }
}

/// Why samples have no quantiles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum BadSample {
    /// No sample (with a weight above zero).
    #[error("there are no samples to take quantiles of")]
    Empty,
    /// A value is NaN or infinite.
    #[error("sample {0} is not a finite number")]
    NotFinite(usize),
    /// A weight is negative, NaN or infinite.
    #[error("the weight of sample {0} must be a finite number of at least 0")]
    BadWeight(usize),
    /// Lists of different lengths.
    #[error("the number of samples ({values}) is not that of the weights or clusters ({others})")]
    Lengths {
        /// Number of values.
        values: usize,
        /// Number of the others.
        others: usize,
    },
    /// Fewer than two clusters, which say nothing about sampling error.
    #[error("all samples share one transport draw: their sampling error is unknown")]
    OneCluster,
    /// A quantile left the window that was held around it.
    #[error("a quantile of {0} samples could not be told: another seed gives one")]
    Lost(u64),
}

/// Median and 90 % band of `values`.
pub fn band(values: &[f64]) -> Result<Band, BadSample> {
    if let Some(sample) = values.iter().position(|value| !value.is_finite()) {
        return Err(BadSample::NotFinite(sample));
    }
    // Samples that count alike need no more than their order.
    let mut sorted = values.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    let at = |p: f64| quantile_of_sorted(&sorted, p).ok_or(BadSample::Empty);
    Ok(Band { median: at(0.5)?, p05: at(0.05)?, p95: at(0.95)? })
}

/// The value at position `p` of sorted samples that count alike, flat beyond the outermost.
fn quantile_of_sorted(sorted: &[f64], p: f64) -> Option<f64> {
    let position = |index: usize| (index as f64 + 0.5) / sorted.len() as f64;
    let mut right = (p * sorted.len() as f64 + 0.5) as usize;
    // Rounding may leave this one off.
    right = (right.saturating_sub(1)..=right + 1).find(|index| position(*index) >= p)?.min(sorted.len());
    match (right.checked_sub(1).and_then(|left| sorted.get(left)), sorted.get(right)) {
        (Some(a), Some(b)) => {
            let (left, right) = (position(right - 1), position(right));
            Some(between(*a, *b, (p - left) / (right - left)))
        }
        (None, Some(only)) | (Some(only), None) => Some(0.0 + only),
        (None, None) => None,
    }
}

/// Median and 90 % band of `values` with `weights`.
pub fn weighted_band(values: &[f64], weights: &[f64]) -> Result<Band, BadSample> {
    Ok(Curve::new(values, Some(weights))?.band())
}

/// As [`band`], with standard errors; `clusters` names the transport row of each sample (their own numbers where the
/// samples are independent).
pub fn band_with_error(values: &[f64], clusters: &[u32]) -> Result<BandWithError, BadSample> {
    with_error(Curve::new(values, None)?, values.len(), clusters)
}

/// 95 % intervals of the three numbers of [`band`]: the quantiles as far below and above as the share of samples below
/// them may be wrong, counted by clusters (Woodruff 1952, doi:10.1080/01621459.1952.10483443). No shape is assumed, so
/// they are as lopsided as the samples are.
///
/// # Errors
/// As [`band_with_error`].
pub fn intervals(values: &[f64], clusters: &[u32]) -> Result<BandIntervals, BadSample> {
    band_and_intervals(values, clusters).map(|(_, intervals)| intervals)
}

/// [`band`] and [`intervals`] at once.
///
/// # Errors
/// As [`band_with_error`].
pub fn band_and_intervals(values: &[f64], clusters: &[u32]) -> Result<(Band, BandIntervals), BadSample> {
    let curve = Curve::new(values, None)?;
    if clusters.len() != values.len() {
        return Err(BadSample::Lengths { values: values.len(), others: clusters.len() });
    }
    let table = Clusters::new(clusters)?;
    let of = |p: f64| {
        let reach = EITHER_SIDE * curve.share_error(curve.at(p), &table);
        Interval { low: curve.at(p - reach), high: curve.at(p + reach) }
    };
    Ok((curve.band(), BandIntervals { median: of(0.5), p05: of(0.05), p95: of(0.95) }))
}

/// As [`weighted_band`], with standard errors.
pub fn weighted_band_with_error(values: &[f64], weights: &[f64], clusters: &[u32]) -> Result<BandWithError, BadSample> {
    with_error(Curve::new(values, Some(weights))?, values.len(), clusters)
}

/// Quantile `p` in 0..=1 of `values`.
pub fn quantile(values: &[f64], p: f64) -> Result<f64, BadSample> {
    Ok(Curve::new(values, None)?.at(p))
}

fn with_error(curve: Curve, count: usize, clusters: &[u32]) -> Result<BandWithError, BadSample> {
    if clusters.len() != count {
        return Err(BadSample::Lengths { values: count, others: clusters.len() });
    }
    let table = Clusters::new(clusters)?;
    let standard_error = |p| curve.standard_error(p, &table);
    let (median_se, p05_se, p95_se) = (standard_error(0.5), standard_error(0.05), standard_error(0.95));
    Ok(BandWithError { median_se, p05_se, p95_se, ..curve.band().into() })
}

/// The quantile curve: sorted samples against the mid-points of their cumulative weights, both from 0 to 1.
struct Curve {
    points: Vec<Point>,
    total: f64,
}

#[derive(Clone, Copy)]
struct Point {
    value: f64,
    weight: f64,
    position: f64,
    sample: usize,
}

impl Curve {
    fn new(values: &[f64], weights: Option<&[f64]>) -> Result<Curve, BadSample> {
        let mut points = points_of(values, weights)?;
        points.sort_unstable_by(|a, b| a.value.total_cmp(&b.value).then(a.sample.cmp(&b.sample)));
        let mut below = 0.0;
        for point in &mut points {
            point.position = below + 0.5 * point.weight;
            below += point.weight;
        }
        for point in &mut points {
            point.position /= below;
        }
        if points.is_empty() { Err(BadSample::Empty) } else { Ok(Curve { points, total: below }) }
    }

    fn band(&self) -> Band {
        Band { median: self.at(0.5), p05: self.at(0.05), p95: self.at(0.95) }
    }

    /// The value at position `p`, flat beyond the outermost samples.
    fn at(&self, p: f64) -> f64 {
        let right = self.points.partition_point(|point| point.position < p);
        match (right.checked_sub(1).and_then(|left| self.points.get(left)), self.points.get(right)) {
            (Some(a), Some(b)) => {
                let t = (p - a.position) / (b.position - a.position);
                between(a.value, b.value, t)
            }
            (None, Some(only)) | (Some(only), None) => 0.0 + only.value,
            (None, None) => 0.0,
        }
    }

    fn standard_error(&self, p: f64, clusters: &Clusters) -> f64 {
        let share_se = self.share_error(self.at(p), clusters);
        let (low, high) = ((p - share_se).max(0.0), (p + share_se).min(1.0));
        if high <= low {
            return 0.0;
        }
        (self.at(high) - self.at(low)) * share_se / (high - low)
    }

    /// Standard error of the weighted share of samples at or below `value`, by clusters.
    fn share_error(&self, value: f64, clusters: &Clusters) -> f64 {
        let at_or_below = |point: &Point| if point.value <= value { 1.0 } else { 0.0 };
        let share = self.points.iter().map(|point| point.weight * at_or_below(point)).sum::<f64>() / self.total;
        let mut sums = vec![0.0; clusters.count];
        for point in &self.points {
            if let Some(sum) = clusters.of.get(point.sample).and_then(|&c| sums.get_mut(c)) {
                *sum += point.weight * (at_or_below(point) - share);
            }
        }
        let n = clusters.count as f64;
        (sums.iter().map(|sum| sum * sum).sum::<f64>() * n / (n - 1.0)).sqrt() / self.total
    }
}

/// Between two neighbours; weighted this way round, equal ones give back their own bits. Never -0.
pub(crate) fn between(a: f64, b: f64, t: f64) -> f64 {
    0.0 + if a == b { a } else { a * (1.0 - t) + b * t }
}

/// Samples with a weight above zero, checked.
fn points_of(values: &[f64], weights: Option<&[f64]>) -> Result<Vec<Point>, BadSample> {
    if let Some(weights) = weights.filter(|weights| weights.len() != values.len()) {
        return Err(BadSample::Lengths { values: values.len(), others: weights.len() });
    }
    let mut points = Vec::with_capacity(values.len());
    for (sample, &value) in values.iter().enumerate() {
        let weight = weights.and_then(|weights| weights.get(sample).copied()).unwrap_or(1.0);
        if !value.is_finite() {
            return Err(BadSample::NotFinite(sample));
        }
        if !(weight.is_finite() && weight >= 0.0) {
            return Err(BadSample::BadWeight(sample));
        }
        if weight > 0.0 {
            points.push(Point { value, weight, position: 0.0, sample });
        }
    }
    Ok(points)
}

/// Which cluster each sample belongs to, numbered from 0.
struct Clusters {
    of: Vec<usize>,
    count: usize,
}

impl Clusters {
    fn new(names: &[u32]) -> Result<Clusters, BadSample> {
        let mut known = names.to_vec();
        known.sort_unstable();
        known.dedup();
        if known.len() < 2 {
            return Err(BadSample::OneCluster);
        }
        let of = names.iter().map(|name| known.partition_point(|k| k < name)).collect();
        Ok(Clusters { of, count: known.len() })
    }
}
