//! Tests of this crate from outside, by subject; one binary.

mod cases;
mod courses;
mod effect;
mod effect_expectation;
mod film_flow;
mod follicles;
mod heat;
mod own_dish;
mod routes;
mod together;
