//! Tests of this crate from outside, by subject; one binary.

mod certificate;
mod certificate_field;
mod dish;
mod field_logs;
mod fit;
mod history;
mod invented_logs;
mod kinetics;
mod logger;
mod measurable;
mod narrowing;
mod nta;
mod products;
mod properties;
mod series;
mod storage_rows;
mod tracking_field;
