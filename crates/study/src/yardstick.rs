//! The reference case in words: one channel on the mesh compared with the exact series.

use exoskin_therapy::delivery::lattice::Lattice;
use exoskin_therapy::delivery::{Resolution, Setup};

use super::solved::{EARLY_S, Solved};

/// Terms of the series: the last one is below rounding at any time that matters.
const TERMS: u32 = 2000;

/// Share of its capacity that a channel with its mouth held and its floor closed has taken in after `time_s`:
/// 1 - sum of 8 / ((2n+1)^2 pi^2) exp(-(2n+1)^2 pi^2 D t / (4 L^2)) (Crank 1975, The Mathematics of Diffusion, 2.4.2).
pub fn filled(diffusivity: f64, length_um: f64, time_s: f64) -> f64 {
    let pi2 = std::f64::consts::PI * std::f64::consts::PI;
    let missing: f64 = (0..TERMS)
        .map(|n| {
            let odd = f64::from(2 * n + 1);
            8.0 / (odd * odd * pi2) * libm::exp(-odd * odd * pi2 * diffusivity * time_s / (4.0 * length_um * length_um))
        })
        .sum();
    1.0 - missing
}

/// What the mesh gives compared with the exact series, for one channel of the first row; `per_channel` vesicles are
/// applied over it.
pub fn sentence(setup: &Setup, row: &Solved, per_channel: f64) -> Option<String> {
    let channel = setup.channel?;
    let exact = |time_s: f64| per_channel * row.capacity * filled(setup.fluid.diffusivity, channel.depth_um, time_s);
    let (early, late) = (per_channel * row.entry_20min, per_channel * row.entered);
    let (early_exact, late_exact) = (exact(EARLY_S), exact(setup.end_s));
    let error = |found: f64, exact: f64| 100.0 * (found / exact - 1.0);
    let mesh = |split: usize| {
        let lattice = Lattice::new(setup, &Resolution { split, ..Resolution::of(setup) });
        format!("{} x {} cells, {} unknowns", lattice.mesh.rings(), lattice.mesh.layers(), lattice.unknowns())
    };
    Some(format!(
        "Yardstick, one channel with its mouth held: {early:.1} vesicles after 20 min (exact {early_exact:.1}, error \
         {:+.3} %), {late:.1} after 48 h (exact {late_exact:.1}, error {:+.3} %). Meshes: {}; {}; extrapolated. The \
         ledger counts the supply that holds the mouth.",
        error(early, early_exact),
        error(late, late_exact),
        mesh(1),
        mesh(2),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_series_meets_the_endless_channel_early_and_fills_late() {
        // Early: 2 sqrt(D t / pi) / L of the capacity.
        let early = 2.0 * (6.6f64 * 10.0 / std::f64::consts::PI).sqrt() / 150.0;
        assert!((filled(6.6, 150.0, 10.0) / early - 1.0).abs() < 1e-3);
        assert!((filled(6.6, 150.0, 1e6) - 1.0).abs() < 1e-12);
    }
}
