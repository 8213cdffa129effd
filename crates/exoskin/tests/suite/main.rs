//! The door from the outside.

mod estimate;
mod examples;
mod export;
mod open;
