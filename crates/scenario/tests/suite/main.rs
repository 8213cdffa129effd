//! Tests of this crate from outside, by subject; one binary.

mod scenario_arms;
mod scenario_edit;
mod scenario_errors;
mod scenario_files;
mod scenario_mutations;
mod scenario_own_files;
