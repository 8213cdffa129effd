//! Checks 3, 4, 5 and the one-dimensional half of 7: slabs with known answers.

use std::f64::consts::PI;

use exoskin_transport::Controls;

use super::Check;
use super::line::{End, Layer, Line};

const D: f64 = 6.6;
const H: f64 = 70.0;

fn slab(cells: usize) -> [Layer; 1] {
    [Layer { thickness_um: H, accessible: 1.0, diffusivity: D, cells }]
}

/// Small equal steps: the error in time is then far below the one in space.
fn steps(longest_s: f64) -> Controls {
    Controls { step_tolerance: f64::MAX, first_step_s: longest_s, ..Controls::default() }
}

/// Order of accuracy from the errors on two meshes, the second twice as fine.
pub fn slope(coarse: f64, fine: f64) -> f64 {
    libm::log2((coarse / fine).abs())
}

fn slowest_rate(cells: usize) -> f64 {
    let (unit, step) = (H * H / D, 5e-4 * H * H / D);
    let line = Line::new(&slab(cells), 0.0, End::Closed, End::Absorbing).with_steps(step);
    let looks = line.march_to(&[1.5 * unit, 2.0 * unit], &steps(step)).looks;
    let sum = |k: usize| looks[k].places.iter().sum::<f64>();
    libm::log(sum(0) / sum(1)) / 0.5
}

fn lag(cells: usize) -> f64 {
    let (unit, step) = (H * H / D, 1e-3 * H * H / D);
    let line = Line::new(&slab(cells), 0.0, End::Held, End::Absorbing).with_steps(step);
    let looks = line.march_to(&[2.0 * unit, 3.0 * unit], &steps(step)).looks;
    let passed = |k: usize| line.passed(&looks[k].fates);
    let rate = (passed(1) - passed(0)) / unit;
    (2.0 * unit - passed(0) / rate) / unit
}

/// Check 3: times of a slab, on meshes of 10, 20 and 40 cells.
pub fn times() -> Vec<Check> {
    let both = [
        ("slowest rate of a slab, one side absorbing, in D/h²", 0.25 * PI * PI, slowest_rate as fn(usize) -> f64),
        ("lag of a slab, both sides held, in h²/D", 1.0 / 6.0, lag),
    ];
    let mut checks = Vec::new();
    for (what, expected, measure) in both {
        let values = [10, 20, 40].map(measure);
        let errors = values.map(|value| value / expected - 1.0);
        checks.push(Check::value(3, &format!("{what} (40 cells)"), expected, values[2], 5e-4, 5));
        let order = slope(errors[1], errors[2]);
        let shown = format!("{:+.1e}, {:+.1e}, {:+.1e}", errors[0], errors[1], errors[2]);
        let what = format!("its order in space (10, 20, 40 cells: {shown})");
        checks.push(Check::new(3, &what, "2", format!("{order:.2}"), String::new(), (order - 2.0).abs() < 0.1));
    }
    checks
}

/// Long enough for a steady state (s); the steps grow freely.
const STEADY_S: f64 = 1e7;

/// Checks 4, 5 and 7: steady states, exact at the nodes.
pub fn steady() -> Vec<Check> {
    vec![advection(), conductance(), closed_box(), against_flow(), closed_channel()]
}

fn advection() -> Check {
    let mut worst = 0.0f64;
    for peclet in [0.1, 0.5, 1.0, 3.0, 10.0, 30.0, 100.0, 200.0] {
        for (cells, sign) in [(5, 1.0), (40, 1.0), (5, -1.0), (40, -1.0)] {
            let peclet: f64 = sign * peclet;
            let line = Line::new(&slab(cells), peclet * D / H, End::Held, End::Absorbing);
            let places = line.march_to(&[STEADY_S], &Controls::default()).places;
            for (k, c) in line.concentrations(&places).into_iter().enumerate() {
                let x = (k as f64 + 0.5) / cells as f64;
                // 1 at the inlet, 0 at the outlet, without overflow for either sign.
                let exact = libm::expm1(peclet * (x - 1.0)) / libm::expm1(-peclet);
                worst = worst.max((c - exact).abs() / exact.abs().max(1e-30));
            }
        }
    }
    let what = "steady profiles with flow at the nodes, Peclet -200 to 200, 5 and 40 cells: worst relative error";
    Check::below(4, what, "exact", worst, 1e-8)
}

fn conductance() -> Check {
    let layer = |thickness_um, accessible, diffusivity, cells| Layer { thickness_um, accessible, diffusivity, cells };
    let layers = [layer(40.0, 1.0, 5.9, 3), layer(70.0, 0.08, 0.32, 7), layer(200.0, 0.02, 0.003, 4)];
    let line = Line::new(&layers, 0.0, End::Held, End::Absorbing);
    let times = [1e11, 2e11];
    let looks = line.march_to(&times, &Controls::default()).looks;
    let measured = (line.passed(&looks[1].fates) - line.passed(&looks[0].fates)) / (times[1] - times[0]);
    // The source of 1e14 um³ gives away 1e-7 of itself in this time; its own concentration is the unit.
    let unit = 0.5 * (looks[0].places[0] + looks[1].places[0]);
    let exact = 1.0 / layers.iter().map(|l| l.thickness_um / (l.accessible * l.diffusivity)).sum::<f64>();
    let error = (measured / unit / exact - 1.0).abs();
    Check::below(5, "conductance of three layers against 1/sum(h/(phi D))", "exact", error, 1e-8)
}

fn closed_box() -> Check {
    let layers = [
        Layer { thickness_um: 50.0, accessible: 1.0, diffusivity: 6.6, cells: 5 },
        Layer { thickness_um: 50.0, accessible: 0.05, diffusivity: 0.2, cells: 9 },
    ];
    let line = Line::new(&layers, 0.0, End::Closed, End::Closed);
    let mut initial = vec![0.0; line.volumes.len()];
    initial[0] = 1.0;
    let places = line.march_from(&initial, &[1e9], &Controls::default()).places;
    let all: f64 = line.volumes.iter().sum();
    let worst = places.iter().zip(&line.volumes).map(|(m, v)| (m * all / v - 1.0).abs()).fold(0.0, f64::max);
    Check::below(5, "closed box: worst departure from contents in proportion to phi x volume", "0", worst, 1e-11)
}

fn against_flow() -> Check {
    let flux = |peclet: f64| {
        let line = Line::new(&slab(10), -peclet * D / H, End::Held, End::Absorbing);
        let looks = line.march_to(&[STEADY_S, 2.0 * STEADY_S], &Controls::default()).looks;
        line.passed(&looks[1].fates) - line.passed(&looks[0].fates)
    };
    let exact = 3.0 / libm::expm1(3.0);
    Check::value(
        7,
        "flux to an absorbing floor against a flow of Peclet 3, over diffusion",
        exact,
        flux(3.0) / flux(0.0),
        1e-6,
        4,
    )
}

fn closed_channel() -> Check {
    let mut worst = 0.0f64;
    for peclet in [0.3, 3.0, 30.0] {
        let line = Line::new(&slab(12), -peclet * D / H, End::Held, End::Closed);
        let places = line.march_to(&[STEADY_S], &Controls::default()).places;
        for (k, c) in line.concentrations(&places).into_iter().enumerate() {
            let exact = libm::exp(-peclet * (k as f64 + 0.5) / 12.0);
            worst = worst.max((c / exact - 1.0).abs());
        }
    }
    let what = "closed channel against a flow: worst relative departure from exp(-Pe z/L) at Pe 0.3, 3, 30";
    Check::below(7, what, "0", worst, 1e-8)
}
