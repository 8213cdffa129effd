//! The door from the outside.

mod draws;
mod estimate;
mod examples;
mod export;
mod of_trials;
mod open;
mod own;
mod scene;
mod seen;
mod sweep;
mod validate;
