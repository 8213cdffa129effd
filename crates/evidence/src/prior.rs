//! Priors: what is believed about a number, as a function from (0, 1) to values (the quantile function).

/// A prior distribution of one number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Prior {
    /// Known exactly.
    Fixed(f64),
    /// Uniform between two ends.
    Uniform { /** Lower end. */ low: f64, /** Upper end. */ high: f64 },
    /// Uniform in the logarithm between two positive ends.
    LogUniform { /** Lower end, > 0. */ low: f64, /** Upper end. */ high: f64 },
    /// Normal; a value is cut off at 0 where `positive`.
    Normal { /** Mean. */ mean: f64, /** Standard deviation. */ sd: f64, /** Cut at zero. */ positive: bool },
    /// Log-normal with this median and standard deviation of the natural logarithm.
    LogNormal { /** Median, > 0. */ median: f64, /** Sigma of the logarithm. */ sigma: f64 },
    /// Beta on (0, 1).
    Beta { /** First shape. */ a: f64, /** Second shape. */ b: f64 },
    /// 0 with probability `zero`, else log-uniform between the ends.
    ZeroOrLogUniform { /** Probability of zero. */ zero: f64, /** Lower end. */ low: f64, /** Upper end. */ high: f64 },
}
