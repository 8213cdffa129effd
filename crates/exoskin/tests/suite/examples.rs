//! The examples are pages of the book; each of them runs.

use std::path::Path;

#[path = "../../examples/compare.rs"]
mod compare;
#[path = "../../examples/dose.rs"]
mod dose;
#[path = "../../examples/own_product.rs"]
mod own_product;
#[path = "../../examples/vial.rs"]
mod vial;

/// Examples name files from the root of the repository, as a reader does.
fn at_the_root() {
    std::env::set_current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")).expect("the root is there");
}

#[test]
fn the_example_of_a_dose_answers() {
    dose::main().expect("an answer");
}

#[test]
fn the_example_of_a_vial_answers() {
    vial::main().expect("an answer");
}

#[test]
fn the_example_of_a_product_of_ones_own_answers() {
    own_product::main().expect("an answer");
}

#[test]
fn the_example_of_a_comparison_answers() {
    at_the_root();
    compare::main().expect("an answer");
}
