//! Tests of this crate from outside, by subject; one binary.

mod checks;
mod delivery_extremes;
mod effect;
mod effect_expectation;
mod film_flow;
mod follicles;
mod heat;
mod routes;
