//! The door from the outside.

mod examples;
mod export;
mod open;
