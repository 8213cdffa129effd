//! Check 7 in the full model: more outflow never delivers more.

use exoskin_therapy::delivery::flow::Flow;
use exoskin_therapy::delivery::{Setup, solve};

use super::Check;
use super::cases::{draw, reference};

const FACTORS: [f64; 7] = [0.0, 0.125, 0.5, 1.0, 2.0, 8.0, 32.0];
/// Rises below this come from the mesh, which changes with the flow.
const NOISE: f64 = 0.01;

/// The setup with a different outflow; `same_drying` makes up for the water that the outflow brings to the film.
fn with_outflow(setup: &Setup, outflow_um3_per_s: f64, same_drying: bool) -> Setup {
    let mut setup = setup.clone();
    setup.fluid.outflow_um3_per_s = outflow_um3_per_s;
    if same_drying {
        let area = std::f64::consts::PI * setup.cell_radius_um * setup.cell_radius_um;
        setup.film.drying_um_per_s += Flow::new(&setup).open(0.0) * outflow_um3_per_s / area;
    }
    setup
}

/// Largest rises of entered and taken-up share from one outflow to the next larger one, relative to the share without
/// any.
fn rises(setup: &Setup, same_drying: bool) -> [f64; 2] {
    let delivered = FACTORS.map(|factor| {
        let d = solve(&with_outflow(setup, factor * 100.0, same_drying), &[]).expect("solved");
        [d.entered, d.taken_up]
    });
    let mut worst = [f64::NEG_INFINITY; 2];
    for pair in delivered.windows(2) {
        for k in 0..2 {
            worst[k] = worst[k].max((pair[1][k] - pair[0][k]) / delivered[0][k].max(f64::MIN_POSITIVE));
        }
    }
    worst
}

/// Sweeps the outflow from 0 to 0.19 nL/min on the reference and on draws of two devices.
pub fn outflow() -> Vec<Check> {
    let draws = (0..4).map(|number| draw("roller", number)).chain((0..4).map(|number| draw("pen", number)));
    // In the last one, channels are dense and the outflow keeps the film wet for longer.
    let setups: Vec<Setup> = std::iter::once(reference()).chain(draws).chain([draw("pen", 9)]).collect();
    let mut checks = lines(&setups, true, "all else and the drying time fixed");
    checks.extend(lines(&setups, false, "the film drying later by the water that comes"));
    checks
}

fn lines(setups: &[Setup], same_drying: bool, name: &str) -> Vec<Check> {
    let mut worst = [f64::NEG_INFINITY; 2];
    let mut violations = [0; 2];
    for setup in setups {
        let rise = rises(setup, same_drying);
        for k in 0..2 {
            worst[k] = worst[k].max(rise[k]);
            violations[k] += u32::from(rise[k] > NOISE);
        }
    }
    let line = |k: usize, share: &str| {
        let what = format!(
            "outflow 0 to 0.19 nL/min on {} draws, {name}: sweeps in which the share {share} rises by more than 1 %",
            setups.len()
        );
        let error = format!("largest rise {:+.1e} of the share without outflow", worst[k]);
        let expected = if same_drying { "0" } else { "few" };
        let passes = if same_drying { violations[k] == 0 } else { violations[k] <= 1 };
        Check::new(7, &what, expected, violations[k].to_string(), error, passes)
    };
    vec![line(0, "entered"), line(1, "taken up")]
}
