//! Tests of this crate from outside, by subject; one binary.

mod anatomy;
mod bad_procedures;
mod draws;
mod follicle;
mod healing_course;
mod healing_ensemble;
mod healing_rest;
mod healing_stretch;
mod procedures;
mod unit_cells;
mod wounds;
