//! Check 9: halving the mesh and the steps; orders of accuracy.

use exoskin_therapy::delivery::solve::solve_extrapolated;
use exoskin_therapy::delivery::{Delivered, Resolution, Setup, solve_with};
use exoskin_transport::Controls;

use super::Check;
use super::cases::{draw, reference};
use super::line::{End, Layer, Line};
use super::slab::slope;

/// Steps half as long, by every rule that sets them.
fn half_steps(controls: &Controls) -> Controls {
    Controls {
        step_tolerance: controls.step_tolerance / 8.0,
        longest_step_factor: 0.5 * controls.longest_step_factor,
        first_step_s: 0.5 * controls.first_step_s,
        growth: controls.growth.sqrt(),
        ..*controls
    }
}

fn both(setup: &Setup, split: usize, controls: &Controls) -> Delivered {
    solve_extrapolated(setup, &[], &Resolution { split, ..Resolution::default() }, controls).expect("solved")
}

/// Largest changes of (entered, taken up) by halving dx and by halving dt.
fn changes(setup: &Setup) -> [[f64; 2]; 2] {
    let controls = Controls::default();
    let base = both(setup, 1, &controls);
    let change = |d: Delivered| {
        let relative = |a: f64, b: f64| if b == 0.0 { 0.0 } else { (a / b - 1.0).abs() };
        [relative(d.entered, base.entered), relative(d.taken_up, base.taken_up)]
    };
    [change(both(setup, 2, &controls)), change(both(setup, 1, &half_steps(&controls)))]
}

/// Halving on the reference and on draws of four procedures.
pub fn halving() -> Vec<Check> {
    let draws =
        ["roller", "pen", "rf_needles", "fractional_co2"].into_iter().flat_map(|p| (0..3).map(move |n| draw(p, n)));
    let setups: Vec<Setup> = std::iter::once(reference()).chain(draws).collect();
    let mut worst = [[0.0f64; 2]; 2];
    for setup in &setups {
        for (worst, change) in worst.iter_mut().zip(changes(setup)) {
            for k in 0..2 {
                worst[k] = worst[k].max(change[k]);
            }
        }
    }
    let mut checks = Vec::new();
    for (what, worst) in ["mesh", "steps"].into_iter().zip(worst) {
        for (share, worst) in ["entered", "taken up"].into_iter().zip(worst) {
            let what = format!("halving the {what}: largest change of the share {share} ({} draws)", setups.len());
            let measured = format!("{:.2} %", 100.0 * worst);
            checks.push(Check::new(9, &what, "below 2 %", measured, String::new(), worst < 0.02));
        }
    }
    checks.extend(order_in_space());
    checks.extend(order_in_time());
    checks
}

fn order(number: u32, what: &str, values: [f64; 3], expected: &str, range: std::ops::Range<f64>) -> Check {
    let order = slope(values[0] - values[1], values[1] - values[2]);
    let shown = values.map(|value| format!("{:.5} %", 100.0 * value)).join(", ");
    let what = format!("{what}: {shown}");
    Check::new(number, &what, expected, format!("{order:.2}"), String::new(), range.contains(&order))
}

fn order_in_space() -> Vec<Check> {
    let solved = [1, 2, 4].map(|split| {
        let mesh = Resolution { split, ..Resolution::default() };
        solve_with(&reference(), &[], &mesh, &Controls::default()).expect("solved")
    });
    let what = |share| format!("order in space, reference, share {share} with splits 1, 2, 4");
    vec![
        order(9, &what("entered"), [0, 1, 2].map(|k| solved[k].entered), "about 1.5", 1.0..2.5),
        order(9, &what("taken up"), [0, 1, 2].map(|k| solved[k].taken_up), "about 1.5", 1.0..2.5),
    ]
}

/// Runs whose steps are halved by every rule, the last as the reference.
fn order_in_time() -> Vec<Check> {
    let mut controls = Controls::default();
    let solved = [0, 1, 2, 3, 4].map(|_| {
        let d = solve_with(&reference(), &[], &Resolution::default(), &controls).expect("solved");
        controls = half_steps(&controls);
        d
    });
    let steps = |k: usize| f64::from(solved[k].steps);
    let line = |share: &str, of: fn(&Delivered) -> f64| {
        let error = |k: usize| of(&solved[k]) / of(&solved[4]) - 1.0;
        let order = -libm::log((error(3) / error(1)).abs()) / libm::log(steps(3) / steps(1));
        let shown = (0..4).map(|k| format!("{:+.3} % at {}", 100.0 * error(k), solved[k].steps)).collect::<Vec<_>>();
        let what = format!("error in time, reference, share {share}: {} steps; order", shown.join(", "));
        Check::new(9, &what, "1 to 2 (rates change)", format!("{order:.1}"), String::new(), order > 0.8)
    };
    vec![line("entered", |d| d.entered), line("taken up", |d| d.taken_up), scheme_order()]
}

/// Equal steps on a small closed chain with constant rates, against uniformisation.
fn scheme_order() -> Check {
    let layer = Layer { thickness_um: 8.0, accessible: 1.0, diffusivity: 1.0, cells: 8 };
    let end_s = 4.0;
    let errors = [16, 32, 64].map(|steps| {
        let line = Line::new(&[layer], 0.5, End::Closed, End::Closed);
        let mut start = vec![0.0; 8];
        start[0] = 1.0;
        let times: Vec<f64> = (1..=steps).map(|k| end_s * f64::from(k) / f64::from(steps)).collect();
        let any = Controls { step_tolerance: f64::MAX, first_step_s: f64::MAX, ..Controls::default() };
        let got = line.march_from(&start, &times, &any).places;
        let exact = line.exact(&start, end_s);
        got.iter().zip(&exact).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max)
    });
    let order = slope(errors[1], errors[2]);
    let what = format!(
        "order in time against uniformisation, 16, 32, 64 equal steps: errors {:.1e}, {:.1e}, {:.1e}",
        errors[0], errors[1], errors[2]
    );
    Check::new(9, &what, "2", format!("{order:.2}"), String::new(), (order - 2.0).abs() < 0.2)
}
