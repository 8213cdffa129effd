//! Check 6: the ideal channel against exact series, with mesh and error.

use std::f64::consts::PI;

use exoskin_therapy::delivery::solve::solve_extrapolated;
use exoskin_therapy::delivery::{Delivered, Resolution, Setup, solve_with};
use exoskin_transport::Controls;

use super::Check;
use super::cases::ideal;
use super::slab::slope;

const D: f64 = 6.6;
const RADIUS_UM: f64 = 35.0;
const LENGTH_UM: f64 = 150.0;
const FILM_UM: f64 = 40.0;
const PER_UM3: f64 = 0.01;
const CHANNELS_PER_UM2: f64 = 1.53e-6;
const LATE_S: f64 = 1200.0;

fn lumen() -> f64 {
    PI * RADIUS_UM * RADIUS_UM * LENGTH_UM
}

/// Vesicles in a channel whose mouth is held at the film's concentration (series of a slab closed at one side).
fn held(time_s: f64) -> f64 {
    let terms = (0..2_000).map(|n| {
        let odd = f64::from(2 * n + 1);
        libm::exp(-odd * odd * PI * PI * D * time_s / (4.0 * LENGTH_UM * LENGTH_UM)) / (odd * odd)
    });
    PER_UM3 * lumen() * (1.0 - 8.0 / (PI * PI) * terms.sum::<f64>())
}

/// As [`held`], under a well-mixed film of finite thickness (series of a slab in a stirred solution of limited volume).
fn mixed(time_s: f64) -> f64 {
    let ratio = FILM_UM / CHANNELS_PER_UM2 / lumen();
    let rest: f64 = (1..400)
        .map(|n| {
            let q = root(ratio, n);
            2.0 * ratio * (1.0 + ratio) / (1.0 + ratio + ratio * ratio * q * q)
                * libm::exp(-D * q * q * time_s / (LENGTH_UM * LENGTH_UM))
        })
        .sum();
    PER_UM3 * lumen() * ratio / (1.0 + ratio) * (1.0 - rest)
}

/// The n-th positive root of tan q = -ratio q, by bisection between its asymptote and n pi.
fn root(ratio: f64, n: u32) -> f64 {
    let (mut low, mut high) = ((f64::from(n) - 0.5) * PI, f64::from(n) * PI);
    for _ in 0..80 {
        let middle = 0.5 * (low + high);
        let positive = libm::sin(middle) + ratio * middle * libm::cos(middle) > 0.0;
        // Just above the asymptote the function has the sign of sin: positive for odd n.
        if positive == (n % 2 == 1) {
            low = middle;
        } else {
            high = middle;
        }
    }
    0.5 * (low + high)
}

fn split(split: usize) -> Resolution {
    Resolution { split, ..Resolution::default() }
}

fn solved(setup: &Setup, parts: usize) -> Delivered {
    solve_with(setup, &[LATE_S], &split(parts), &Controls::default()).expect("solved")
}

/// The held mouth, the mixed film and the still film.
pub fn yardsticks() -> Vec<Check> {
    let mut setup = ideal();
    setup.switches.held_mouth = true;
    let per_share = |d: &Delivered| PER_UM3 * lumen() / d.capacity;
    let at_20 = |d: &Delivered| d.inside_at[0] * per_share(d);
    let at_end = |d: &Delivered| d.entered * per_share(d);
    let mut checks = Vec::new();
    for parts in [1, 2, 4] {
        let d = solved(&setup, parts);
        let what = format!("held mouth, vesicles per channel at 20 min, {} unknowns, {} steps", d.unknowns, d.steps);
        checks.push(Check::value(6, &what, held(LATE_S), at_20(&d), 0.01, 0));
    }
    let both = solve_extrapolated(&setup, &[LATE_S], &split(1), &Controls::default()).expect("solved");
    checks.push(Check::value(
        6,
        "the same, two meshes extrapolated (what every result uses)",
        held(LATE_S),
        at_20(&both),
        0.01,
        0,
    ));
    let capacity = PER_UM3 * lumen();
    checks.push(Check::value(6, "held mouth, late: what the channel holds", capacity, at_end(&both), 0.01, 0));
    checks.extend(films(per_share));
    checks
}

fn films(per_share: impl Fn(&Delivered) -> f64) -> Vec<Check> {
    let mut setup = ideal();
    setup.switches.mixed_film = true;
    let d = solve_extrapolated(&setup, &[LATE_S], &split(1), &Controls::default()).expect("solved");
    let exact = mixed(LATE_S);
    let mut checks =
        vec![Check::value(6, "well-mixed finite film, 20 min", exact, d.inside_at[0] * per_share(&d), 0.01, 0)];
    setup.switches.mixed_film = false;
    let still = [1, 2, 4].map(|parts| {
        let d = solved(&setup, parts);
        d.inside_at[0] * per_share(&d)
    });
    let what = format!(
        "still film, 20 min (splits 1, 2, 4: {:.0}, {:.0}, {:.0}; order {:.1}); prototype",
        still[0],
        still[1],
        still[2],
        slope(still[0] - still[1], still[1] - still[2])
    );
    checks.push(Check::value(6, &what, 2850.0, still[2], 0.03, 0));
    checks
}
