//! Tests of this crate from outside, by subject; one binary.

mod agree;
mod architecture;
mod arrows;
mod article;
mod bad_input;
mod catalogue;
mod checklist;
mod claims;
#[path = "../../../server/tests/suite/client.rs"]
mod client;
mod common;
mod compare;
mod contributing;
mod cost;
mod differential;
mod documents;
mod dose_iv;
mod figures;
mod group;
mod help;
mod house_rules;
mod json;
mod law;
mod limits;
mod moved_run;
mod overwriting;
#[path = "../../../server/tests/suite/postgres.rs"]
mod postgres;
mod risk;
mod scenario;
mod schemas;
mod serve;
mod status;
mod study;
mod sweep;
mod systems;
mod vial_words;
