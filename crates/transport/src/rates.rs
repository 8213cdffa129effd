//! Edge rates of the finite volumes: Scharfetter-Gummel weights, exact in one dimension for constant
//! coefficients at any Peclet number (Scharfetter and Gummel 1969, doi:10.1109/T-ED.1969.16566).

/// The Bernoulli function B(x) = x / (e^x - 1); B(0) = 1, B(-x) = B(x) + x.
pub(crate) fn bernoulli(x: f64) -> f64 {
    if x.abs() < 0.5 {
        // The Euler-Maclaurin series, up to where the next term is below rounding: 2 (x / 2 pi)^16.
        let square = x * x;
        let even = SERIES.iter().rev().fold(0.0, |sum, coefficient| sum * square + coefficient);
        return 1.0 - 0.5 * x + square * even;
    }
    if x > 700.0 {
        return 0.0;
    }
    x / libm::expm1(x)
}

/// Bernoulli numbers divided by factorials, of second to fourteenth order.
const SERIES: [f64; 7] = [
    1.0 / 12.0,
    -1.0 / 720.0,
    1.0 / 30_240.0,
    -1.0 / 1_209_600.0,
    1.0 / 47_900_160.0,
    -691.0 / 1_307_674_368_000.0,
    1.0 / 74_724_249_600.0,
];

/// Volumetric exchange (um³/s) between two cells across one face, as `(i to j, j to i)` per unit concentration.
///
/// `conductance`: phi D A / distance in series over both half cells (um³/s); `flow`: carried volume from i to j (um³/s,
/// negative for the other way), already filtered by phi. Where nothing diffuses, nothing is carried either: a face
/// closed to the particle is closed to its flow.
pub fn exchange(conductance: f64, flow: f64) -> (f64, f64) {
    let open = conductance > 0.0;
    if !open {
        return (0.0, 0.0);
    }
    let peclet = flow / conductance;
    let backward = conductance * bernoulli(peclet.abs());
    // B(-x) = B(x) + x: adding keeps both ends positive and their difference exactly the flow.
    let downstream = backward + flow.abs();
    if flow >= 0.0 { (downstream, backward) } else { (backward, downstream) }
}

/// Two conductances in series; zero where either is zero.
pub fn in_series(a: f64, b: f64) -> f64 {
    if a > 0.0 && b > 0.0 { 1.0 / (1.0 / a + 1.0 / b) } else { 0.0 }
}
