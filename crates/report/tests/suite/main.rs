//! Tests of this crate from outside, by subject; one binary.

mod article;
mod layers;
mod page;
mod risk;
mod sample;
mod second_reading;
mod skin;
