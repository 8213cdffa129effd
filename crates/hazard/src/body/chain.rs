//! What has passed through a chain of first-order steps: the sum of exponentials that makes up a linear model.
//!
//! If particles leave stage i for the next at rate x_i, then after time t they are in the last of n stages with
//! probability (product of the rates between) times the divided difference of exp(-x t) over x_1 .. x_n (Bateman 1910
//! for decay chains). The textbook sum divides by differences of rates and loses all digits where two of them are
//! close. Divided differences are entries of the exponential of a bidiagonal matrix (Opitz 1964); squaring it up from a
//! small time with the exact exponentials on its diagonal keeps nearly all digits (McCurdy, Ng and Parlett 1984, Math.
//! Comp. 43:501): every term is positive and nothing cancels.

/// Longest chain.
pub(crate) const LONGEST: usize = 6;

/// Terms of the series at the small time: 0.5^16/16! is below the last bit.
const TERMS: usize = 16;

type Matrix = [[f64; LONGEST]; LONGEST];

/// The convolution of exp(-x t) over all `rates` (1/h, at least 0) at `hours` (at least 0), in h^(n-1).
///
/// One rate gives exp(-x t), equal rates a gamma curve, and a last rate of 0 what has arrived for good. No rates, or
/// more than `LONGEST`, give 0.
pub fn chain(rates: &[f64], hours: f64) -> f64 {
    let n = rates.len();
    if n == 0 || n > LONGEST {
        return 0.0;
    }
    let exponent = |stage: usize| rates[stage] * hours;
    let halvings = halvings((0..n).map(exponent).fold(0.0, f64::max));
    let mut step = halved(1.0, halvings);
    let mut matrix = small(&rates[..n], hours, step);
    for _ in 0..halvings {
        step *= 2.0;
        matrix = squared(&matrix, n);
        for (stage, row) in matrix.iter_mut().enumerate().take(n) {
            row[stage] = libm::exp(-exponent(stage) * step);
        }
    }
    (1..n).fold(matrix[0][n - 1], |value, _| value * hours)
}

/// How often the time is halved so that the largest exponent is at most one half.
fn halvings(mut largest: f64) -> u32 {
    let mut count = 0;
    // number: numerics, halving
    while largest > 0.5 && largest.is_finite() {
        largest *= 0.5; // number: numerics, halving
        count += 1;
    }
    count
}

fn halved(value: f64, times: u32) -> f64 {
    (0..times).fold(value, |value, _| value * 0.5) // number: numerics, halving
}

/// The matrix at the small time, by the series of the divided differences of exp around zero.
fn small(rates: &[f64], hours: f64, step: f64) -> Matrix {
    let mut matrix = [[0.0; LONGEST]; LONGEST];
    for first in 0..rates.len() {
        let mut scale = 1.0;
        for last in first..rates.len() {
            let nodes = &rates[first..=last];
            let value =
                if first == last { libm::exp(-rates[first] * hours * step) } else { series(nodes, hours * step) };
            matrix[first][last] = value * scale;
            scale *= step;
        }
    }
    matrix
}

/// Sum over k of h_k(-x t)/(k+n-1)!, h_k the sum of all products of k nodes.
fn series(nodes: &[f64], hours: f64) -> f64 {
    // sums[k] is h_k of the nodes so far: h_k(z_1..z_m) = h_k(z_1..z_{m-1}) + z_m h_{k-1}(z_1..z_m).
    let mut sums = [0.0; TERMS];
    sums[0] = 1.0;
    for node in nodes {
        for k in 1..TERMS {
            sums[k] -= node * hours * sums[k - 1];
        }
    }
    let mut factorial: f64 = (1..nodes.len()).map(|k| k as f64).product();
    let mut total = 0.0;
    for (k, sum) in sums.iter().enumerate() {
        if k > 0 {
            factorial *= (k + nodes.len() - 1) as f64;
        }
        total += sum / factorial;
    }
    total
}

fn squared(matrix: &Matrix, n: usize) -> Matrix {
    let mut product = [[0.0; LONGEST]; LONGEST];
    for first in 0..n {
        for last in first..n {
            product[first][last] = (first..=last).map(|middle| matrix[first][middle] * matrix[middle][last]).sum();
        }
    }
    product
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(a: f64, b: f64) -> bool {
        (a - b).abs() <= 1e-13 * a.abs().max(b.abs()).max(1e-300)
    }

    #[test]
    fn known_chains() {
        assert!(close(chain(&[2.0], 3.0), libm::exp(-6.0)));
        assert!(close(chain(&[0.5, 0.5], 8.0), 8.0 * libm::exp(-4.0)));
        assert!(close(chain(&[0.5, 0.5, 0.5], 8.0), 32.0 * libm::exp(-4.0)));
        assert!(close(chain(&[7.0, 0.0], 10.0), (1.0 - libm::exp(-70.0)) / 7.0));
        assert!(close(chain(&[1.0, 3.0], 0.25), (libm::exp(-0.25) - libm::exp(-0.75)) / 2.0));
        assert!(close(chain(&[0.0, 0.0, 0.0], 4.0), 8.0));
        assert_eq!((chain(&[], 1.0), chain(&[1.0; 7], 1.0), chain(&[1.0, 2.0], 0.0)), (0.0, 0.0, 0.0));
    }

    #[test]
    fn nearly_equal_rates_keep_their_digits() {
        let (apart, same) = (chain(&[3.0, 3.0 + 1e-9, 0.1], 50.0), chain(&[3.0, 3.0, 0.1], 50.0));
        assert!((apart / same - 1.0).abs() < 2e-9, "{apart} {same}");
    }
}
