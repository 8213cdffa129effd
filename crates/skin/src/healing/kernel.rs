//! The kernel of a signal that spreads over a length and is lost on the way: lines, planes and discs as sources.
//!
//! Checked below: closed forms (planes, endless lines), order of the quadrature.

use std::f64::consts::PI;

/// Intervals of the quadrature along a line; even.
const INTERVALS: usize = 16; // number: numerics; 32 change no answer by a thousandth
/// Beyond this many lengths nothing is heard.
pub(crate) const FAR: f64 = 8.0; // number: numerics; e^-8

/// A line from the surface to a depth, seen from another depth.
pub(crate) struct Line {
    /// Depth of its end (um).
    pub depth_um: f64,
    /// Depth from which it is seen (um).
    pub at_um: f64,
    /// Length over which a signal spreads (um).
    pub length_um: f64,
}

impl Line {
    /// Q(r): what is heard of evenly injured tissue further away than `r_um`, down to the line's depth; times
    /// e^(`from_um`/lambda).
    pub(crate) fn outside(&self, r_um: f64, from_um: f64) -> f64 {
        let below = self.half(self.depth_um - self.at_um, r_um, from_um);
        below + self.half(self.depth_um + self.at_um, r_um, from_um)
    }

    /// The part of Q between this depth and a distance along the line, which may be negative.
    fn half(&self, along_um: f64, r_um: f64, from_um: f64) -> f64 {
        simpson(along_um, r_um, from_um, self.length_um, INTERVALS)
    }
}

/// Simpson's rule in u with h = end u², which puts more points where a narrow line is close.
fn simpson(along_um: f64, r_um: f64, from_um: f64, length_um: f64, intervals: usize) -> f64 {
    let end_um = along_um.clamp(-2.0 * FAR * length_um, 2.0 * FAR * length_um);
    let value = |index: usize| {
        let u = index as f64 / intervals as f64;
        let h_um = end_um * u * u;
        u * libm::exp((from_um - libm::sqrt(r_um * r_um + h_um * h_um)) / length_um)
    };
    let weight = |index: usize| if index % 2 == 1 { 4.0 } else { 2.0 };
    let inner: f64 = (1..intervals).map(|index| weight(index) * value(index)).sum();
    (inner + value(intervals)) * end_um / (3.0 * intervals as f64 * length_um)
}

/// How much louder a disc is outside than the same tissue on its axis, 2 I1(x)/x with x its radius over the length;
/// times e^-x. By the trapezoidal rule on a whole period, which converges faster than any power.
pub(crate) fn outside_a_disc(x: f64) -> f64 {
    const POINTS: usize = 32; // number: numerics
    /// Above this, the series for large x is as good.
    const LARGE: f64 = 20.0; // number: numerics
    if x <= 0.0 {
        return 1.0;
    }
    let i1 = if x < LARGE {
        let point = |index: usize| {
            let cos = libm::cos(PI * (index as f64 + 0.5) / POINTS as f64); // number: mathematics, the middle of a cell
            cos * libm::exp(x * (cos - 1.0))
        };
        (0..POINTS).map(point).sum::<f64>() / POINTS as f64
    } else {
        // number: the series of I1 for large x
        (1.0 - 0.375 / x - 0.117_187_5 / (x * x)) / libm::sqrt(2.0 * PI * x)
    };
    2.0 * i1 / x
}

#[cfg(test)]
mod tests {
    use super::*;

    const LENGTH_UM: f64 = 300.0;

    /// K1 by its integral, with many points.
    fn k1(x: f64) -> f64 {
        (0..4000)
            .map(|i| 0.005 * f64::from(i))
            .map(|t| 0.005 * libm::exp(-x * libm::cosh(t)) * libm::cosh(t))
            .sum::<f64>()
            - 0.0025 * libm::exp(-x)
    }

    #[test]
    fn evenly_injured_tissue_is_heard_as_a_plane() {
        for (depth_um, at_um) in [(50.0, 200.0), (300.0, 85.0), (300.0, 300.0), (2000.0, 400.0)] {
            let line = Line { depth_um, at_um, length_um: LENGTH_UM };
            let exact = if at_um <= depth_um {
                1.0 - libm::exp(-depth_um / LENGTH_UM) * libm::cosh(at_um / LENGTH_UM)
            } else {
                libm::sinh(depth_um / LENGTH_UM) * libm::exp(-at_um / LENGTH_UM)
            };
            let computed = line.outside(0.0, 0.0);
            assert!((computed - exact).abs() < 2e-3 * exact, "{depth_um} {at_um}: {computed}, exactly {exact}");
        }
    }

    #[test]
    fn outside_an_endless_line_it_is_the_bessel_function() {
        for r_um in [40.0, 300.0, 900.0] {
            let line = Line { depth_um: 30_000.0, at_um: 15_000.0, length_um: LENGTH_UM };
            let x = r_um / LENGTH_UM;
            let exact = x * k1(x);
            let computed = line.outside(r_um, 0.0);
            assert!((computed - exact).abs() < 1e-2 * exact, "{r_um}: {computed}, exactly {exact}");
        }
    }

    #[test]
    fn the_quadrature_is_of_fourth_order() {
        let exact = simpson(500.0, 120.0, 0.0, LENGTH_UM, 4096);
        let error = |intervals| (simpson(500.0, 120.0, 0.0, LENGTH_UM, intervals) - exact).abs();
        assert!(
            error(64) < error(32) / 12.0 && error(32) < error(16) / 12.0,
            "{} {} {}",
            error(16),
            error(32),
            error(64)
        );
    }

    #[test]
    fn a_narrow_disc_is_heard_as_a_line_and_both_ranges_meet() {
        assert!((outside_a_disc(1e-4) - 1.0).abs() < 2e-4);
        let x: f64 = 0.8;
        let series = 1.0 + x * x / 8.0 + x.powi(4) / 192.0 + x.powi(6) / 9216.0 + x.powi(8) / 737_280.0;
        assert!((outside_a_disc(x) - series * libm::exp(-x)).abs() < 1e-7);
        let (below, above) = (outside_a_disc(20.0 - 1e-9), outside_a_disc(20.0 + 1e-9));
        assert!((below / above - 1.0).abs() < 1e-4, "{below} {above}");
    }
}
