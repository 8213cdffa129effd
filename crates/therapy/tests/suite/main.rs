//! Tests of this crate from outside, by subject; one binary.

#[path = "../../examples/checks/cases.rs"]
mod cases;
mod checks;
mod delivery_extremes;
mod effect;
mod effect_expectation;
mod film_flow;
mod follicles;
mod heat;
#[path = "../../examples/checks/measure/mod.rs"]
mod measure;
mod routes;
