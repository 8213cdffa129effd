//! What cells take up and give off.

use exoskin_tissue::field::{Exchange, Substrate};

use super::{cube, fill, run};

/// dc/dt = s - k c in every voxel, by formula.
fn exact(c: f64, k: f64, s: f64, t: f64) -> f64 {
    s / k + (c - s / k) * libm::exp(-k * t)
}

fn after(dt: f64, steps: usize, k: f64, s: f64) -> f64 {
    let mut fields = cube(20.0, 5, Substrate { initial: 1.0, ..Substrate::new("s", 1000.0, 0.0) });
    let mut exchange = Exchange::new(&fields);
    // Two cells per voxel.
    (0..125).for_each(|voxel| (0..2).for_each(|_| exchange.add(0, voxel, 0.5 * k, 0.5 * s)));
    exchange.close(dt).expect("rates");
    fields.run_with(dt, steps, &exchange).expect("steps");
    fields.value(0, 62)
}

#[test]
fn even_uptake_and_supply_follow_the_formula_to_second_order() {
    let off = |dt: f64, steps| (after(dt, steps, 2.0, 0.7) - exact(1.0, 2.0, 0.7, 1.0)).abs();
    let (coarse, fine) = (off(0.1, 10), off(0.05, 20));
    assert!(coarse < 2e-3 && coarse / fine > 3.6, "{coarse:.2e} then {fine:.2e}");
}

#[test]
fn uptake_far_faster_than_the_step_neither_overshoots_nor_goes_below_zero() {
    let c = after(1.0, 3, 1e6, 2e5);
    assert!((c - 0.2).abs() < 1e-6, "{c}");
}

/// Steps are fourth-order in space and the settled state is second-order, so they meet where the source is smooth.
#[test]
fn a_source_settles_to_the_same_state_by_steps_and_at_once() {
    let mut fields = cube(20.0, 13, Substrate::new("s", 1000.0, 0.2));
    let mut exchange = Exchange::new(&fields);
    for voxel in 0..fields.grid().voxels() {
        let r2: f64 = fields.grid().centre(voxel).iter().map(|x| (x - 130.0) * (x - 130.0)).sum();
        exchange.add(0, voxel, 0.3 * libm::exp(-r2 / 5000.0), 5.0 * libm::exp(-r2 / 3200.0));
    }
    exchange.close(0.02).expect("rates");
    let mut settled = fields.clone();
    fields.run_with(0.02, 3000, &exchange).expect("steps");
    let rounds = settled.relax(0, Some(&exchange)).expect("a steady state");
    assert!(rounds < 100, "{rounds} rounds");
    let most = settled.values(0).iter().copied().fold(0.0, f64::max);
    for (stepped, settled) in fields.values(0).iter().zip(settled.values(0)) {
        assert!((stepped - settled).abs() < 0.02 * most, "{stepped} stepped, {settled} settled, at most {most}");
    }
    assert!(settled.relax(0, Some(&exchange)).expect("a steady state") <= 1, "already settled");
}

#[test]
fn an_exchange_fits_its_fields_and_its_step() {
    let mut fields = cube(20.0, 4, Substrate::new("s", 1000.0, 0.0));
    let mut exchange = Exchange::new(&fields);
    let refusal = |result: Result<(), exoskin_tissue::field::FieldError>| result.expect_err("a refusal").to_string();
    assert_eq!(refusal(fields.step_with(0.1, &exchange)), "exchange with cells: it is not closed yet");
    exchange.close(0.2).expect("rates");
    assert_eq!(
        refusal(fields.step_with(0.1, &exchange)),
        "exchange with cells: it is closed for 0.2 min, the step is 0.1 min"
    );
    let mut other = cube(20.0, 5, Substrate::new("s", 1000.0, 0.0));
    assert_eq!(
        refusal(other.step_with(0.2, &exchange)),
        "exchange with cells: it was made for fields of another shape"
    );
    exchange.clear();
    exchange.add(0, 3, -1.0, 0.0);
    assert_eq!(refusal(exchange.close(0.1)), "exchange with cells: rates must be finite and uptake not negative");
    assert!(fields.step(0.0).is_err() && fields.step(f64::NAN).is_err());
}

#[test]
fn values_between_centres_are_linear() {
    let mut fields = cube(20.0, 6, Substrate::new("s", 1000.0, 0.0));
    fill(&mut fields, 0, |at| 1.0 + at[0] + 2.0 * at[1] - at[2]);
    let at = [47.0, 61.0, 33.0];
    assert!((fields.value_at(0, at) - (1.0 + 47.0 + 122.0 - 33.0)).abs() < 1e-9);
    let gradient = fields.gradient_at(0, at);
    assert!(gradient.iter().zip([1.0, 2.0, -1.0]).all(|(a, b)| (a - b).abs() < 1e-9), "{gradient:?}");
    run(&mut fields, 0.01, 0.05);
    assert_eq!(fields.value_at(0, [-5.0; 3]), fields.value(0, 0));
}
