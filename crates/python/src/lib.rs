//! The engine of the Python package: each function here reads a question as it was written in Python, asks it through
//! [`exoskin`], and hands back the answer. Nothing is computed or worded here.
//!
//! `asked` reads questions, `work` does long work without Python's lock and listens for Ctrl-C, `answer` and `html` are
//! what an answer looks like, `table` hands numbers over without a copy, `scenario` and `run` are scenarios and their
//! folders, `shelf` what comes with exoskin, `errors` how a question ends otherwise, `value` JSON as Python's objects.
//!
//! Checked by: python/tests.

mod answer;
mod asked;
mod errors;
mod html;
mod own;
mod questions;
mod run;
mod scenario;
mod shelf;
mod table;
mod value;
mod work;

use std::ffi::OsString;

use pyo3::prelude::*;

/// The command `exoskin`, with its arguments; returns its exit code.
#[pyfunction]
fn command(py: Python<'_>, typed: Vec<OsString>) -> u8 {
    py.detach(|| exoskin_cli::run(typed))
}

#[pymodule]
mod _native {
    #[pymodule_export]
    use super::command;

    #[pymodule_export]
    use super::answer::Answer;

    #[pymodule_export]
    use super::table::{Column, Table};

    #[pymodule_export]
    use super::run::{Run, open};

    #[pymodule_export]
    use super::questions::{dose, half_life, infusion, vial};

    #[pymodule_export]
    use super::scenario::{check, compare, joined, parts, plan, points, read, risk, run, sweep};

    #[pymodule_export]
    use super::shelf::{
        claim, claims, evidence, evidence_row, gaps, law, procedure, procedure_of_text, procedures, product,
        product_of_text, products, scenario_text, scenarios, schema, version,
    };

    #[pymodule_export]
    use super::errors::wrong_type;
}
