//! The closed forms against a fine Runge-Kutta, and against each other.

use exoskin_vial::kinetics::{LiquidRates, Shares};
use proptest::prelude::*;

const HOUR: f64 = 3600.0;

fn rates(wall_per_day: f64, loss_per_day: f64, capacity: f64) -> LiquidRates {
    LiquidRates { wall_per_s: wall_per_day / 86_400.0, loss_per_s: loss_per_day / 86_400.0, capacity }
}

/// Classical Runge-Kutta with many steps: slow and plain, the judge.
fn by_runge_kutta(rates: &LiquidRates, seconds: f64, steps: usize) -> Shares {
    let slope = |n: f64, w: f64| {
        let onto_wall = rates.wall_per_s * (1.0 - w / rates.capacity) * n;
        (-onto_wall - rates.loss_per_s * n, onto_wall)
    };
    let h = seconds / steps as f64;
    let (mut n, mut w) = (1.0, 0.0);
    for _ in 0..steps {
        let (a, b) = slope(n, w);
        let (c, d) = slope(n + h / 2.0 * a, w + h / 2.0 * b);
        let (e, f) = slope(n + h / 2.0 * c, w + h / 2.0 * d);
        let (g, i) = slope(n + h * e, w + h * f);
        n += h / 6.0 * (a + 2.0 * c + 2.0 * e + g);
        w += h / 6.0 * (b + 2.0 * d + 2.0 * f + i);
    }
    Shares { whole: n, wall: w }
}

#[test]
fn agrees_with_runge_kutta() {
    let (mut worst_whole, mut worst_wall): (f64, f64) = (0.0, 0.0);
    for wall in [0.0, 0.25, 3.0] {
        for loss in [0.0, 0.1, 1.0] {
            for capacity in [0.03, 0.5, 1.0, 5.0, 1e12] {
                for hours in [1.0, 48.0, 240.0] {
                    let rates = rates(wall, loss, capacity);
                    let exact = by_runge_kutta(&rates, hours * HOUR, 20_000);
                    let ours = Shares::START.held(&rates, hours * HOUR);
                    worst_whole = worst_whole.max((ours.whole - exact.whole).abs());
                    worst_wall = worst_wall.max((ours.wall - exact.wall).abs());
                }
            }
        }
    }
    assert!(worst_whole < 1e-5, "largest error of the whole share {worst_whole:.1e}");
    assert!(worst_wall < 5e-4, "largest error of the wall's share {worst_wall:.1e}");
}

#[test]
fn a_full_wall_takes_no_more() {
    let held = Shares::START.held(&rates(10.0, 0.0, 0.2), 1e9);
    assert!((held.wall - 0.2).abs() < 1e-12 && (held.whole - 0.8).abs() < 1e-12, "{held:?}");
}

proptest! {
    #[test]
    fn two_halves_make_a_whole(wall in 0.0..5.0f64, loss in 0.0..2.0f64, capacity in 0.01..100.0f64, hours in 0.1..500.0f64) {
        let rates = rates(wall, loss, capacity);
        let once = Shares::START.held(&rates, hours * HOUR);
        let twice = Shares::START.held(&rates, hours * HOUR / 2.0).held(&rates, hours * HOUR / 2.0);
        prop_assert!((once.whole - twice.whole).abs() < 1e-5, "{once:?} {twice:?}");
    }

    #[test]
    fn shares_stay_shares_and_fall(wall in 0.0..1e3f64, loss in 0.0..1e3f64, log_capacity in -6.0..12.0f64, log_s in -3.0..10.0f64) {
        let rates = rates(wall, loss, libm::pow(10.0, log_capacity));
        let first = Shares::START.held(&rates, libm::pow(10.0, log_s));
        let later = first.held(&rates, libm::pow(10.0, log_s));
        for shares in [first, later] {
            prop_assert!((0.0..=1.0).contains(&shares.whole) && shares.wall >= 0.0 && shares.whole + shares.wall <= 1.0 + 1e-6, "{shares:?}");
        }
        prop_assert!(later.whole <= first.whole && later.wall >= first.wall);
    }
}
