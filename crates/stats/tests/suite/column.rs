//! A column gives the band of the whole list to the last bit, and holds little of it.

use crate::common;

use common::Random;
use exoskin_stats::{BadSample, Column, band};

type Shape = (&'static str, fn(f64, usize) -> f64);

/// Smooth, heavy-tailed, with many ties, all equal, two values, with an atom at the median, negative zeros.
const SHAPES: [Shape; 7] = [
    ("even", |u, _| u),
    ("heavy", |u, _| libm::pow(u, -3.0)),
    ("steps", |u, _| (u * 7.0).floor()),
    ("constant", |_, _| 3.25),
    ("two values", |u, _| if u < 0.95 { 0.0 } else { 1.0 }),
    ("an atom in the middle", |u, _| if (0.3..0.7).contains(&u) { 0.5 } else { u }),
    ("zeros of either sign", |u, place| {
        if place.is_multiple_of(2) {
            0.0
        } else if u < 0.4 {
            -0.0
        } else {
            u
        }
    }),
];

#[test]
fn a_column_gives_the_band_of_the_whole_list_to_the_last_bit() {
    for (name, shape) in SHAPES {
        for count in [1, 2, 3, 19, 1000, 8191, 8192, 8193, 20_011, 150_000] {
            let mut random = Random(count as u64);
            let (mut column, mut all) = (exoskin_stats::Column::default(), Vec::new());
            for place in 0..count {
                let value = shape(random.unit(), place);
                column.push(value);
                all.push(value);
            }
            let (found, wanted) = (column.band().unwrap(), band(&all).unwrap());
            let bits = |band: exoskin_stats::Band| [band.median, band.p05, band.p95].map(f64::to_bits);
            assert_eq!(bits(found), bits(wanted), "{name}, {count}: {found:?} {wanted:?}");
        }
    }
}

#[test]
fn a_column_of_a_million_takes_less_than_a_third_of_a_megabyte() {
    assert!(Column::most_bytes(1_000_000) < 300_000, "{}", Column::most_bytes(1_000_000));
    assert!(Column::most_bytes(1000) <= 8192);
    let (thousand, million) = (Column::most_bytes(10_000), Column::most_bytes(1_000_000));
    assert!(million < 5 * thousand, "{thousand} {million}");
}

#[test]
fn numbers_in_order_are_refused_and_not_guessed() {
    let mut column = Column::default();
    (0..100_000).for_each(|value| column.push(f64::from(value)));
    assert_eq!(column.band(), Err(BadSample::Lost(100_000)));
}

#[test]
fn nothing_and_what_is_no_number_have_no_band() {
    assert_eq!(Column::default().band(), Err(BadSample::Empty));
    let mut column = Column::default();
    [1.0, f64::NAN, f64::INFINITY].into_iter().for_each(|value| column.push(value));
    assert_eq!(column.band(), Err(BadSample::NotFinite(1)));
}
