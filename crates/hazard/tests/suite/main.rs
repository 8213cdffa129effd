//! Tests of this crate from outside, by subject; one binary.

mod body_closed_form;
mod body_scaling;
mod hazard_words;
mod hazards;
mod risk;
mod vein;
