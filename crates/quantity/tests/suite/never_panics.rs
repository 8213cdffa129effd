//! No input makes the readers panic.

use exoskin_quantity::toml::{Document, Table};
use exoskin_quantity::{Dimension, Source, nearest, parse_quantity, parse_range};
use proptest::prelude::*;

const DIMENSIONS: [Dimension; 7] = [
    Dimension::Volume,
    Dimension::Concentration,
    Dimension::Temperature,
    Dimension::Count,
    Dimension::Flow,
    Dimension::Fraction,
    Dimension::Number,
];

/// Asks a table for everything it holds, as every type there is.
fn ask_everything(table: Table<'_>, depth: usize) {
    for key in table.keys() {
        let _ = (table.string(key), table.strings(key), table.number(key), table.integer(key), table.boolean(key));
        let _ = (table.choice(key, &["face"]), table.key_place(key), table.place_in_string(key, 3), table.only(&["a"]));
        for dimension in DIMENSIONS {
            let _ = (table.quantity_in(key, dimension, 0.0..=1.0), table.known_quantity(key, dimension));
            let _ = table.quantities_in(key, dimension, 0.0..=1.0);
        }
        if depth < 100 {
            let inner = table.table(key).into_iter().chain(table.tables(key).into_iter().flatten());
            inner.for_each(|inner| ask_everything(inner, depth + 1));
        }
    }
}

fn read(bytes: Vec<u8>) {
    if let Ok(source) = Source::from_bytes("x.toml", bytes) {
        match Document::parse(source) {
            Ok(document) => ask_everything(document.root(), 0),
            Err(error) => assert!(!error.to_string().is_empty()),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 512, ..ProptestConfig::default() })]

    #[test]
    fn bytes(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        read(bytes);
    }

    #[test]
    fn almost_toml(pieces in prop::collection::vec(prop::sample::select(&[
        "a", "b.c", " = ", "\"2 mL\"", "'x'", "[", "]", "[[", "]]", "{", "}", ",", "\n", "\r\n", "1e999", "-1", "inf",
        "\"\\u00b5L\"", "µ", "1979-05-27", "true", "#", "\"\"\"", "\"unknown\"", "\"1 to 2 mL\"", "\u{feff}", "é",
    ][..]), 0..40)) {
        read(pieces.concat().into_bytes());
    }

    #[test]
    fn quantities(text in "[-+]?[0-9.,eE]{0,6}[ ]?(\\PC{0,8}|to|[a-zA-Z0-9µ/^²]{0,8})( to )?\\PC{0,6}") {
        for dimension in DIMENSIONS {
            let one = parse_quantity(&text, dimension);
            prop_assert!(one.is_err() || one.is_ok_and(f64::is_finite));
            let _ = parse_range(&text, dimension);
        }
        let _ = nearest(&text, ["face", "scalp"]);
    }
}
