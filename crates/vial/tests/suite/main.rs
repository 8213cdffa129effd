//! Tests of this crate from outside, by subject; one binary.

mod certificate;
mod certificate_field;
mod certificate_forms;
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
mod own_forms;
mod products;
mod properties;
mod series;
mod storage_rows;
mod tracking_field;
mod tracking_forms;
