//! E[f(n)] for n Poisson: what a cell does on average over the distribution of its count, never f of the mean count.

/// Mean count above which the series around the mean takes over from the sum.
const SUM_UP_TO: f64 = 40.0; // number: below it the sum is short, above it the series is exact to 3e-5
/// The largest counts that the sum reaches: the mean, ten standard deviations and a margin.
const TABLE: usize = 128;

/// How much of the largest effect a cell shows after n contacts.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// f(n) = 1 - (1 - chance)^n: each contact may switch the cell on independently.
    OneHit {
        /// Chance of each contact, 0 to 1.
        chance: f64,
    },
    /// f(n) = n^h/(K^h + n^h).
    Hill(Box<Hill>),
}

/// A Hill curve with its values at small counts.
#[derive(Clone, Debug, PartialEq)]
pub struct Hill {
    half: f64,
    exponent: f64,
    at: [f64; TABLE],
}

impl Answer {
    /// Each contact switches the cell on with this chance (moved into 0 to 1).
    pub fn one_hit(chance: f64) -> Answer {
        Answer::OneHit { chance: chance.clamp(0.0, 1.0) }
    }

    /// One-hit with half the effect at `half` contacts: chance = 1 - 2^(-1/half).
    pub fn one_hit_half(half: f64) -> Answer {
        Answer::one_hit(-libm::expm1(-std::f64::consts::LN_2 / half.max(f64::MIN_POSITIVE)))
    }

    /// A Hill curve with half the effect at `half` contacts.
    pub fn hill(half: f64, exponent: f64) -> Answer {
        let mut at = [0.0; TABLE];
        for (count, value) in at.iter_mut().enumerate().skip(1) {
            *value = hill(count as f64, half, exponent);
        }
        Answer::Hill(Box::new(Hill { half, exponent, at }))
    }

    /// The effect after exactly `count` contacts, 0 to 1.
    pub fn at(&self, count: f64) -> f64 {
        match self {
            Answer::OneHit { chance } => -libm::expm1(count * libm::log1p(-chance)),
            Answer::Hill(curve) => hill(count, curve.half, curve.exponent),
        }
    }

    /// E[f(n)] for n Poisson with this mean; 0 where the mean is not positive.
    ///
    /// One-hit: 1 - exp(-chance mean). Hill: the sum over n for small means; above, the series around the mean up to
    /// the fourth derivative with the Poisson's central moments (m, m, 3m² + m), whose error falls as 1/m³.
    pub fn expected(&self, mean: f64) -> f64 {
        if mean <= 0.0 || mean.is_nan() {
            return 0.0;
        }
        match self {
            Answer::OneHit { chance } => -libm::expm1(-chance * mean),
            Answer::Hill(curve) if mean < SUM_UP_TO => curve.sum(mean),
            Answer::Hill(curve) => curve.series(mean),
        }
    }
}

impl Hill {
    fn sum(&self, mean: f64) -> f64 {
        let mut chance = libm::exp(-mean);
        let mut total = 0.0;
        for (count, value) in self.at.iter().enumerate().skip(1) {
            chance *= mean / count as f64;
            total += chance * value;
            // Past the mean each term is less than half of the one before: nothing is left to add.
            if count as f64 > 2.0 * mean && chance < f64::EPSILON * total {
                break;
            }
        }
        total
    }

    /// With y = ln x the curve is a logistic in h y, whose derivatives are polynomials of its value.
    fn series(&self, mean: f64) -> f64 {
        let (h, f) = (self.exponent, hill(mean, self.half, self.exponent));
        let (g, s) = (f * (1.0 - f), 1.0 - 2.0 * f);
        let d1 = h * g;
        let d2 = h * h * g * s;
        let d3 = h * h * h * g * (s * s - 2.0 * g);
        let d4 = h * h * h * h * g * s * (s * s - 8.0 * g); // number: derivatives of the logistic
        let x2 = d2 - d1;
        let x3 = d3 - 3.0 * d2 + 2.0 * d1;
        let x4 = d4 - 6.0 * d3 + 11.0 * d2 - 6.0 * d1; // number: Stirling numbers, from d/d(ln x) to x d/dx
        let inverse = 1.0 / mean;
        let second = 0.5 * x2 * inverse; // number: mathematics, the second term of a series
        let third = x3 * inverse * inverse / 6.0; // number: Taylor's 3!
        let fourth = x4 * (3.0 + inverse) * inverse * inverse / 24.0; // number: Taylor's 4!
        (f + second + third + fourth).clamp(0.0, 1.0)
    }
}

fn hill(count: f64, half: f64, exponent: f64) -> f64 {
    if count <= 0.0 {
        return 0.0;
    }
    1.0 / (1.0 + libm::exp(exponent * libm::log(half / count)))
}
