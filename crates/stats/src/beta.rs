//! The beta distribution: regularised incomplete beta function and its inverse.

/// Steps of the continued fraction; it converges in about sqrt(max(a, b)) of them.
const MOST_TERMS: usize = 10_000;
/// Steps of the inversion; Newton needs about five, bisection at worst this many.
const MOST_STEPS: usize = 200;
/// A number used instead of zero in a denominator.
const TINY: f64 = 1e-300;
/// A Newton step, relative to 1 + |logit|, after which nothing changes further.
const LAST_STEP: f64 = 1e-8;
/// Ends of the search in the logit of x: x from 1e-300 upwards.
const LOWEST_LOGIT: f64 = -690.0;

/// Share of a Beta(`a`, `b`) variable below `x`, for `x` in (0, 1).
pub fn cumulative(a: f64, b: f64, x: f64) -> f64 {
    if x <= 0.0 {
        return 0.0;
    }
    if x >= 1.0 {
        return 1.0;
    }
    share_below(a, b, x, front(a, b, x, 1.0 - x, log_beta(a, b)))
}

/// As [`cumulative`], with x^a (1-x)^b / B(a, b) at hand.
fn share_below(a: f64, b: f64, x: f64, front: f64) -> f64 {
    if x < (a + 1.0) / (a + b + 2.0) {
        front * fraction(a, b, x) / a
    } else {
        1.0 - front * fraction(b, a, 1.0 - x) / b
    }
}

/// The value below which a Beta(`a`, `b`) variable lies with probability `p`, `p` in (0, 1).
pub fn quantile(a: f64, b: f64, p: f64) -> f64 {
    if b == 1.0 {
        libm::pow(p, 1.0 / a)
    } else if a == 1.0 {
        -libm::expm1(libm::log1p(-p) / b)
    } else if p <= cumulative(a, b, a / (a + b)) {
        lower_quantile(a, b, p)
    } else {
        1.0 - lower_quantile(b, a, 1.0 - p)
    }
}

/// Quantile below the mean: Newton on log I(logit x), kept between two ends that close in.
///
/// Newton doubles the digits, so a step of 1e-8 is the last that matters.
fn lower_quantile(a: f64, b: f64, p: f64) -> f64 {
    let (log_p, log_beta) = (libm::log(p), log_beta(a, b));
    // To the left of the mean I is about x^a / (a B) or more, which gives the start.
    let log_x = ((log_p + libm::log(a) + log_beta) / a).min(libm::log(a / (a + b)));
    let (mut low, mut high) = (LOWEST_LOGIT, libm::log(a / b) + 1.0);
    let mut t = (log_x - libm::log1p(-libm::exp(log_x))).clamp(low, high);
    for _ in 0..MOST_STEPS {
        let x = logistic(t);
        let front = front(a, b, x, logistic(-t), log_beta);
        let share = share_below(a, b, x, front);
        let miss = libm::log(share) - log_p;
        if miss < 0.0 {
            low = t;
        } else {
            high = t;
        }
        let newton = t - miss * share / front;
        let inside = newton > low && newton < high;
        let next = if inside { newton } else { 0.5 * (low + high) };
        let enough = if inside { LAST_STEP } else { f64::EPSILON };
        if (next - t).abs() <= enough * (1.0 + t.abs()) {
            return logistic(next);
        }
        t = next;
    }
    logistic(t)
}

fn logistic(t: f64) -> f64 {
    if t < 0.0 {
        let e = libm::exp(t);
        e / (1.0 + e)
    } else {
        1.0 / (1.0 + libm::exp(-t))
    }
}

/// x^a (1-x)^b / B(a, b).
fn front(a: f64, b: f64, x: f64, rest: f64, log_beta: f64) -> f64 {
    libm::exp(a * libm::log(x) + b * libm::log(rest) - log_beta)
}

fn log_beta(a: f64, b: f64) -> f64 {
    libm::lgamma(a) + libm::lgamma(b) - libm::lgamma(a + b)
}

/// The continued fraction of the incomplete beta function (DLMF 8.17.22), by Lentz's method.
fn fraction(a: f64, b: f64, x: f64) -> f64 {
    let kept = |value: f64| if value.abs() < TINY { TINY } else { value };
    let mut c = 1.0;
    let mut d = 1.0 / kept(1.0 - (a + b) * x / (a + 1.0));
    let mut product = d;
    for term in 1..MOST_TERMS {
        let m = term as f64;
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        d = 1.0 / kept(1.0 + even * d);
        c = kept(1.0 + even / c);
        product *= d * c;
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        d = 1.0 / kept(1.0 + odd * d);
        c = kept(1.0 + odd / c);
        let change = d * c;
        product *= change;
        if (change - 1.0).abs() < 1e-16 {
            break;
        }
    }
    product
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Beta with integer shapes is a binomial tail: an exact reference.
    fn by_binomial(a: u32, b: u32, x: f64) -> f64 {
        let n = a + b - 1;
        let choose = |k: u32| (0..k).fold(1.0, |c, i| c * f64::from(n - i) / f64::from(i + 1));
        (a..=n).map(|k| choose(k) * x.powi(k as i32) * (1.0 - x).powi((n - k) as i32)).sum()
    }

    #[test]
    fn cumulative_agrees_with_binomial_tails() {
        for (a, b) in [(2, 2), (8, 2), (1, 20), (3, 17), (30, 30)] {
            for step in 1..20 {
                let x = f64::from(step) / 20.0;
                let error = (cumulative(f64::from(a), f64::from(b), x) - by_binomial(a, b, x)).abs();
                assert!(error < 1e-13, "Beta({a}, {b}) at {x}: {error:e}");
            }
        }
    }

    #[test]
    fn quantile_inverts_the_cumulative_function() {
        let shapes = [(2.0, 2.0), (8.0, 2.0), (0.5, 0.5), (0.3, 4.0), (120.0, 60.0), (1.0, 20.0), (5.0, 1.0)];
        for (a, b) in shapes {
            for p in [1e-9, 1e-3, 0.05, 0.3, 0.5, 0.7, 0.95, 0.999] {
                let back = cumulative(a, b, quantile(a, b, p));
                assert!((back - p).abs() < 1e-12 + 1e-11 * p, "Beta({a}, {b}) at {p}: {back}");
            }
        }
    }

    #[test]
    fn matches_closed_forms() {
        // Beta(1/2, 1/2) is the arcsine law: quantile sin²(pi p / 2).
        for p in [0.01, 0.2, 0.5, 0.9] {
            let sine = libm::sin(std::f64::consts::FRAC_PI_2 * p);
            assert!((quantile(0.5, 0.5, p) - sine * sine).abs() < 1e-13);
        }
        assert!((quantile(2.0, 2.0, 0.5) - 0.5).abs() < 1e-15);
    }
}
