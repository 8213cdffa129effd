//! What is shown can be read again.

use exoskin_quantity::{Dimension, parse_quantity, show_quantity};
use proptest::prelude::*;

const DIMENSIONS: [Dimension; 16] = [
    Dimension::Length,
    Dimension::Area,
    Dimension::Volume,
    Dimension::Time,
    Dimension::Count,
    Dimension::Concentration,
    Dimension::AreaDensity,
    Dimension::Temperature,
    Dimension::RatePerTime,
    Dimension::Velocity,
    Dimension::Diffusivity,
    Dimension::Flow,
    Dimension::Mass,
    Dimension::MassConcentration,
    Dimension::Fraction,
    Dimension::Number,
];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn shown_quantities_are_read_back_to_four_digits(
        dimension in prop::sample::select(&DIMENSIONS[..]),
        digits in 1.0..10.0_f64,
        power in -18..18_i32,
        negative in any::<bool>(),
    ) {
        let size = digits * 10_f64.powi(power);
        let value = if negative && dimension != Dimension::Temperature { -size } else { size };
        let shown = show_quantity(value, dimension);
        let read = parse_quantity(&shown, dimension);
        let error = read.as_ref().map_or(f64::INFINITY, |read| (read - value).abs() / size);
        prop_assert!(error <= 6e-4, "{value} shown as {shown} read as {read:?}");
    }
}

#[test]
fn zero_is_read_back() {
    for dimension in DIMENSIONS {
        assert_eq!(parse_quantity(&show_quantity(0.0, dimension), dimension), Ok(0.0), "{dimension:?}");
    }
}
