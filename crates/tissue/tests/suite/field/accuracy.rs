//! Solutions known by formula: how far off, and how fast that shrinks with the step and the voxel.

use std::f64::consts::PI;

use exoskin_tissue::field::{Fields, Substrate};

use super::{cube, distance, fill, run};

const DIFFUSIVITY: f64 = 1e5;

/// A Gaussian of 100 um in the middle of a box of `edge` um, spreading for 0.1 min; relative L2 error.
fn gaussian(edge_um: f64, spacing_um: f64, dt: f64) -> f64 {
    let spread = |t: f64| 1e4 + 2.0 * DIFFUSIVITY * t;
    let exact = |t: f64, at: [f64; 3]| {
        let r2: f64 = at.iter().map(|x| (x - 0.5 * edge_um) * (x - 0.5 * edge_um)).sum();
        libm::pow(1e4 / spread(t), 1.5) * libm::exp(-0.5 * r2 / spread(t))
    };
    let mut fields = cube(spacing_um, (edge_um / spacing_um) as usize, Substrate::new("s", DIFFUSIVITY, 0.0));
    fill(&mut fields, 0, |at| exact(0.0, at));
    run(&mut fields, dt, 0.1);
    distance(&fields, 0, |at| exact(0.1, at))
}

/// The slowest mode of a closed box of 1 mm over 0.1 min, decaying; error relative to the mode.
fn cosine(spacing_um: f64, dt: f64) -> f64 {
    let edge_um = 1000.0;
    let decay = 0.1;
    let wave = PI / edge_um;
    let mode = |at: [f64; 3]| at.iter().map(|x| libm::cos(wave * x)).product::<f64>();
    let rate = decay + 3.0 * DIFFUSIVITY * wave * wave;
    let mut fields = cube(spacing_um, (edge_um / spacing_um) as usize, Substrate::new("s", DIFFUSIVITY, decay));
    fill(&mut fields, 0, mode);
    run(&mut fields, dt, 0.1);
    distance(&fields, 0, |at| libm::exp(-rate * 0.1) * mode(at))
}

/// BioFVM 1.14.2 gives 2.8e-2 on this case.
#[test]
fn a_gaussian_spreads_fifteen_times_more_accurately_than_with_backward_euler() {
    let error = gaussian(2000.0, 20.0, 0.01);
    assert!(error < 2.8e-2 / 15.0, "relative L2 error {error:.2e}");
}

/// BioFVM 1.14.2 gives 1.6e-3 on this case.
#[test]
fn the_slowest_mode_decays_fifteen_times_more_accurately_than_with_backward_euler() {
    let error = cosine(20.0, 0.01);
    assert!(error < 1.6e-3 / 15.0, "relative L2 error {error:.2e}");
}

#[test]
fn the_error_falls_with_the_square_of_the_step() {
    let coarse = gaussian(1600.0, 20.0, 0.01);
    let fine = gaussian(1600.0, 20.0, 0.005);
    assert!(coarse / fine > 3.6, "{coarse:.2e} at 0.01 min, {fine:.2e} at 0.005 min");
}

/// Crandall's weights: with D dt/dx² kept, both errors shrink together, sixteen times per halving of the voxel.
#[test]
fn the_error_falls_with_the_fourth_power_of_the_voxel() {
    let (coarse, fine) = (cosine(100.0, 0.02), cosine(50.0, 0.005));
    assert!(coarse / fine > 14.0, "{coarse:.2e} at 100 um, {fine:.2e} at 50 um");
}

#[test]
fn amounts_stay_the_same_in_a_closed_box() {
    let mut fields: Fields = cube(20.0, 24, Substrate::new("s", DIFFUSIVITY, 0.0));
    fill(&mut fields, 0, |at| if at[0] < 60.0 { 1.0 + at[1] } else { 0.0 });
    let before = fields.amount(0);
    run(&mut fields, 0.01, 1.0);
    assert!((fields.amount(0) / before - 1.0).abs() < 1e-12, "{} of {before}", fields.amount(0));
}

#[test]
fn a_point_source_never_goes_below_zero() {
    // D dt/dx² = 2.5.
    let mut fields = cube(20.0, 21, Substrate::new("s", DIFFUSIVITY, 0.0));
    let middle = fields.grid().index([10; 3]);
    fields.values_mut(0)[middle] = 1.0;
    for _ in 0..20 {
        fields.step(0.01).expect("a step");
        assert!(fields.values(0).iter().all(|&c| c >= 0.0), "after {} steps", fields.steps());
    }
    assert!((fields.values(0).iter().sum::<f64>() - 1.0).abs() < 1e-12);
    let notes = &fields.notes()[0];
    assert!(notes.limited_lines > 0 && notes.to_string().contains("limited"), "{notes}");
}
