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
mod house_rules;
mod json;
mod law;
mod limits;
mod moved_run;
mod overwriting;
mod risk;
mod schemas;
mod status;
mod study;
mod systems;
