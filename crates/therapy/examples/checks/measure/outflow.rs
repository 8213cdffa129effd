//! Check 7 in the full model: more outflow never delivers more.

use exoskin_therapy::delivery::{Setup, solve};

use super::Check;
use crate::cases::{draw, reference};

const FACTORS: [f64; 7] = [0.0, 0.125, 0.5, 1.0, 2.0, 8.0, 32.0];
/// Rises below this are the mesh, which changes with the flow.
const NOISE: f64 = 0.01;

/// Largest relative rises of entered and taken-up share from one outflow to the next larger one.
fn rises(setup: &Setup) -> [f64; 2] {
    let delivered: Vec<[f64; 2]> = FACTORS
        .iter()
        .map(|factor| {
            let mut setup = setup.clone();
            setup.fluid.outflow_um3_per_s = factor * 100.0;
            let d = solve(&setup, &[]).expect("solved");
            [d.entered, d.taken_up]
        })
        .collect();
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
    let draws = (0..5).map(|number| draw("roller", number)).chain((0..5).map(|number| draw("pen", number)));
    let setups: Vec<Setup> = std::iter::once(reference()).chain(draws).collect();
    let mut worst = [f64::NEG_INFINITY; 2];
    let mut violations = [0; 2];
    for setup in &setups {
        let rise = rises(setup);
        for k in 0..2 {
            worst[k] = worst[k].max(rise[k]);
            violations[k] += u32::from(rise[k] > NOISE);
        }
    }
    ["entered", "taken up"]
        .into_iter()
        .enumerate()
        .map(|(k, share)| {
            let what = format!(
                "outflow 0 to 0.19 nL/min on {} draws: sweeps in which the share {share} rises by more than 1 %",
                setups.len()
            );
            let error = format!("largest rise {:+.1e} of the share without outflow", worst[k]);
            Check::new(7, &what, "0", violations[k].to_string(), error, violations[k] == 0)
        })
        .collect()
}
