//! Tests of questions and answers as they are sent.

mod questions;
