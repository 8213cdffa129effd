//! The gamma distribution with scale 1: regularised lower incomplete gamma function and its inverse.

/// Logarithm below which an exponential is taken as 0.
const SMALLEST_LOG: f64 = -700.0;

/// Share of a Gamma(`shape`, 1) variable below `x`: P(shape, x), by its power series (DLMF 8.11.4).
///
/// The series takes a few times max(x, sqrt(shape)) terms; it suits an x of a few times the shape.
pub fn cumulative(shape: f64, x: f64) -> f64 {
    if x <= 0.0 {
        return 0.0;
    }
    let log_front = shape * libm::log(x) - x - libm::lgamma(shape);
    if log_front < SMALLEST_LOG {
        // Far from the middle, on either side.
        return if x > shape { 1.0 } else { 0.0 };
    }
    let mut term = 1.0 / shape;
    let mut sum = term;
    let mut step = 0.0;
    while term >= sum * f64::EPSILON {
        step += 1.0;
        term *= x / (shape + step);
        sum += term;
    }
    (sum * libm::exp(log_front)).min(1.0)
}

/// The value below which a Gamma(`shape`, 1) variable lies with probability `p`, `p` in (0, 1), by bisection to the
/// last bits.
pub fn quantile(shape: f64, p: f64) -> f64 {
    let (mut low, mut high) = (0.0, shape + 1.0);
    while cumulative(shape, high) < p {
        high *= 2.0;
    }
    loop {
        let middle = 0.5 * (low + high);
        if middle <= low || middle >= high {
            return middle;
        }
        if cumulative(shape, middle) < p {
            low = middle;
        } else {
            high = middle;
        }
    }
}

/// The value below which a chi-squared variable with `freedom` degrees of freedom lies with probability `p`.
pub fn chi_squared_quantile(freedom: f64, p: f64) -> f64 {
    2.0 * quantile(0.5 * freedom, p)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cumulative_meets_closed_forms() {
        // P(1, x) = 1 - exp(-x); P(0.5, x) = erf(sqrt x).
        for x in [0.1, 1.0, 3.0, 20.0] {
            assert!((cumulative(1.0, x) + libm::expm1(-x)).abs() < 1e-14, "x {x}");
            assert!((cumulative(0.5, x) - libm::erf(libm::sqrt(x))).abs() < 1e-14, "x {x}");
        }
        assert_eq!(cumulative(5e4, 1e5), 1.0);
        assert_eq!(cumulative(5e4, 1e3), 0.0);
    }

    #[test]
    fn quantile_inverts_the_cumulative_function() {
        for shape in [0.5, 3.5, 40.0, 5e4] {
            for p in [0.01, 0.2, 0.5, 0.9, 0.999] {
                let back = cumulative(shape, quantile(shape, p));
                assert!((back - p).abs() < 1e-10, "shape {shape}, p {p}: {back}");
            }
        }
    }

    #[test]
    fn matches_tables_of_chi_squared() {
        let tables = [(0.05, 1.0, 0.003_932), (0.95, 1.0, 3.841_459), (0.05, 9.0, 3.325_113), (0.95, 9.0, 16.918_978)];
        for (p, freedom, table) in tables {
            let found = chi_squared_quantile(freedom, p);
            assert!((found / table - 1.0).abs() < 1e-4, "{p} {freedom}: {found}");
        }
    }
}
