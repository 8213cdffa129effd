//! Tests of this crate from outside, by subject; one binary.

mod architecture;
mod arrows;
mod article;
mod bad_input;
mod catalogue;
mod checklist;
mod claims;
mod common;
mod compare;
mod contributing;
mod cost;
mod documents;
mod dose_iv;
mod help;
mod json;
mod law;
mod limits;
mod risk;
mod schemas;
mod status;
mod study;
mod systems;
