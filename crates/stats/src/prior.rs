//! Priors: what is believed about a number, as a function from (0, 1) to values (the quantile function).

use crate::{Band, beta, normal};

/// A prior distribution of one number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Prior {
    /// Known exactly.
    Fixed(f64),
    /// Uniform between two ends.
    Uniform {
        /// Lower end.
        low: f64,
        /// Upper end.
        high: f64,
    },
    /// Uniform in the logarithm between two positive ends.
    LogUniform {
        /// Lower end, > 0.
        low: f64,
        /// Upper end.
        high: f64,
    },
    /// Normal; where `positive`, only the part above 0 (a truncated distribution).
    Normal {
        /// Mean (before the cut).
        mean: f64,
        /// Standard deviation (before the cut).
        sd: f64,
        /// Cut at zero.
        positive: bool,
    },
    /// Log-normal with this median and standard deviation of the natural logarithm.
    LogNormal {
        /// Median, > 0.
        median: f64,
        /// Sigma of the logarithm.
        sigma: f64,
    },
    /// Beta on (0, 1).
    Beta {
        /// First shape.
        a: f64,
        /// Second shape.
        b: f64,
    },
    /// 0 with probability `zero`, otherwise log-uniform between the ends.
    ZeroOrLogUniform {
        /// Probability of zero.
        zero: f64,
        /// Lower end.
        low: f64,
        /// Upper end.
        high: f64,
    },
}

impl Prior {
    /// The value below which the number lies with probability `u`; never falls as `u` rises.
    ///
    /// `u` should be in (0, 1); anything outside is moved to the nearest number inside.
    pub fn quantile(&self, u: f64) -> f64 {
        let u = u.clamp(f64::MIN_POSITIVE, 1.0 - f64::EPSILON / 2.0);
        match *self {
            Prior::Fixed(value) => value,
            Prior::Uniform { low, high } => low + u * (high - low),
            Prior::LogUniform { low, high } => log_uniform(low, high, u),
            Prior::Normal { mean, sd, positive: false } => mean + sd * normal::quantile(u),
            Prior::Normal { mean, sd, positive: true } => positive_normal(mean, sd, u),
            Prior::LogNormal { median, sigma } => median * libm::exp(sigma * normal::quantile(u)),
            Prior::Beta { a, b } => beta::quantile(a, b, u),
            Prior::ZeroOrLogUniform { zero, .. } if u < zero => 0.0,
            Prior::ZeroOrLogUniform { zero, low, high } => log_uniform(low, high, (u - zero) / (1.0 - zero)),
        }
    }

    /// The prior of a multiple of the number; `scale` multiplies by a positive factor.
    ///
    /// A Beta prior lies between 0 and 1 by definition, so it stays as it is.
    pub fn scaled(&self, scale: impl Fn(f64) -> f64) -> Prior {
        match *self {
            Prior::Fixed(value) => Prior::Fixed(scale(value)),
            Prior::Uniform { low, high } => Prior::Uniform { low: scale(low), high: scale(high) },
            Prior::LogUniform { low, high } => Prior::LogUniform { low: scale(low), high: scale(high) },
            Prior::Normal { mean, sd, positive } => Prior::Normal { mean: scale(mean), sd: scale(sd), positive },
            Prior::LogNormal { median, sigma } => Prior::LogNormal { median: scale(median), sigma },
            Prior::Beta { a, b } => Prior::Beta { a, b },
            Prior::ZeroOrLogUniform { zero, low, high } => {
                Prior::ZeroOrLogUniform { zero, low: scale(low), high: scale(high) }
            }
        }
    }

    /// The median.
    pub fn median(&self) -> f64 {
        self.quantile(0.5)
    }

    /// The ends of the central 90 %.
    pub fn interval90(&self) -> (f64, f64) {
        (self.quantile(0.05), self.quantile(0.95))
    }

    /// How open the number is: the ratio of the ends of the central 90 %; 1 where it does not vary, infinite where the
    /// lower end is 0. Lists of what nobody knows are ordered by it.
    pub fn fold(&self) -> f64 {
        let (low, high) = self.interval90();
        match self.varies() {
            false => 1.0,
            true if low > 0.0 => high / low,
            true => f64::INFINITY,
        }
    }

    /// Median and ends of the central 90 %.
    pub fn band(&self) -> Band {
        let (p05, p95) = self.interval90();
        Band { median: self.median(), p05, p95 }
    }

    /// The mean.
    pub fn mean(&self) -> f64 {
        match *self {
            Prior::Fixed(value) => value,
            Prior::Uniform { low, high } => 0.5 * (low + high),
            Prior::LogUniform { low, high } => log_uniform_mean(low, high),
            Prior::Normal { mean, positive: false, .. } => mean,
            Prior::Normal { mean, sd, positive: true } => {
                let kept = normal::cumulative(mean / sd);
                // Far below zero, what remains is an exponential, as in the quantiles.
                if kept < f64::MIN_POSITIVE {
                    sd * (sd / mean.abs())
                } else {
                    mean + sd * normal::density(mean / sd) / kept
                }
            }
            Prior::LogNormal { median, sigma } => median * libm::exp(0.5 * sigma * sigma),
            Prior::Beta { a, b } => a / (a + b),
            Prior::ZeroOrLogUniform { zero, low, high } => (1.0 - zero) * log_uniform_mean(low, high),
        }
    }

    /// Whether more than one value is possible.
    pub fn varies(&self) -> bool {
        match *self {
            Prior::Fixed(_) => false,
            Prior::Uniform { low, high } | Prior::LogUniform { low, high } => low < high,
            Prior::Normal { sd, .. } => sd > 0.0,
            Prior::LogNormal { sigma, .. } => sigma > 0.0,
            Prior::Beta { .. } => true,
            Prior::ZeroOrLogUniform { zero, low, high } => zero > 0.0 && zero < 1.0 || low < high,
        }
    }

    /// What is wrong with the numbers that make up the prior, if anything.
    pub fn problem(&self) -> Option<&'static str> {
        let finite = |numbers: &[f64]| numbers.iter().all(|number| number.is_finite());
        let log_ends = |low: f64, high: f64| finite(&[low, high]) && low > 0.0 && low <= high;
        let (fine, problem) = match *self {
            Prior::Fixed(value) => (value.is_finite(), "the value must be finite"),
            Prior::Uniform { low, high } => (finite(&[low, high]) && low <= high, "needs finite ends and low <= high"),
            Prior::LogUniform { low, high } => (log_ends(low, high), "needs finite ends and 0 < low <= high"),
            Prior::Normal { mean, sd, .. } => (finite(&[mean, sd]) && sd > 0.0, "needs finite numbers and sd > 0"),
            Prior::LogNormal { median, sigma } => {
                (finite(&[median, sigma]) && median > 0.0 && sigma >= 0.0, "needs median > 0 and sigma >= 0")
            }
            Prior::Beta { a, b } => (finite(&[a, b]) && a > 0.0 && b > 0.0, "needs both shapes > 0"),
            Prior::ZeroOrLogUniform { zero, low, high } => {
                (log_ends(low, high) && (0.0..1.0).contains(&zero), "needs 0 <= zero < 1 and 0 < low <= high")
            }
        };
        (!fine).then_some(problem)
    }
}

fn log_uniform(low: f64, high: f64, u: f64) -> f64 {
    (low * libm::exp(u * libm::log(high / low))).clamp(low.min(high), high.max(low))
}

fn log_uniform_mean(low: f64, high: f64) -> f64 {
    if low < high { (high - low) / libm::log(high / low) } else { low }
}

/// Quantile of the part of a normal distribution that lies above zero, computed from whichever tail loses no digits.
fn positive_normal(mean: f64, sd: f64, u: f64) -> f64 {
    let above = normal::cumulative(mean / sd);
    if above < f64::MIN_POSITIVE {
        // So far below zero that the tail has no digits left: there it is an exponential, to order (sd/mean)².
        return -sd * (sd / mean.abs()) * libm::log1p(-u);
    }
    let below = normal::cumulative(-mean / sd);
    let from_low = below + u * above;
    let z = if from_low < 0.5 { normal::quantile(from_low) } else { -normal::quantile((1.0 - u) * above) };
    (mean + sd * z).max(0.0)
}
