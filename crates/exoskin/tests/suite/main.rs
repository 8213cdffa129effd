//! The door from the outside.

mod examples;
mod open;
