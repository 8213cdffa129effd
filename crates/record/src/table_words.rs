//! What the columns of a run's tables contain: unit and meaning, for a file next to them.

use crate::error::RecordError;
use crate::summary::Summary;
use crate::table::{Column, Table};
use crate::table_file::Heading;
use crate::tables;

/// A table, the beginning of a column's name, its unit and what it contains.
type Words = (&'static str, &'static str, &'static str, &'static str);

/// The first that fits a column describes it.
const WORDS: [Words; 30] = [
    ("", "arm", "", "name of the arm"),
    ("strip", "step", "", "step of the counting strip"),
    ("strip", "", "vesicles", "vesicles at this step, for the whole treated area"),
    ("ledger", "fate", "", "where a vesicle ended"),
    ("ledger", "count", "vesicles", "whole number of vesicles with this fate in the one draw that the ledger reports"),
    ("ledger", "share_", "share, 0 to 1", "share of the applied vesicles with this fate, over all draws"),
    ("cells", "cell_type", "", "type of living cells"),
    ("cells", "count", "cells", "how many of them are under the treated area"),
    ("cells", "mean_of_hit_", "vesicles per cell", "mean over the cells that took up at least one"),
    ("cells", "mean_", "vesicles per cell", "mean over all cells of the type"),
    ("cells", "share_hit_10_", "share, 0 to 1", "share of the cells that took up at least ten"),
    ("cells", "share_hit_1_", "share, 0 to 1", "share of the cells that took up at least one"),
    ("readouts", "readout", "", "what is read; before the readouts the places of vesicles in the first 48 hours"),
    ("readouts", "unit", "", "unit of the line's values"),
    ("readouts", "day", "d", "days since the first session began"),
    ("readouts", "", "as in `unit`", "value; the course of the counts is of one draw and has no band"),
    ("differences", "against", "", "arm with which this one is compared"),
    ("differences", "readout", "", "what is read"),
    ("differences", "unit", "", "unit of values, changes and differences"),
    ("differences", "day", "d", "days since the first session began"),
    ("differences", "above", "share, 0 to 1", "share of the samples in which this arm is higher"),
    ("differences", "value_", "as in `unit`", "value on that day"),
    ("differences", "change_", "as in `unit`", "change from the start"),
    ("differences", "difference_", "as in `unit`", "this arm minus `against`, within a sample"),
    ("differences", "if_nothing_", "as in `unit`", "the same difference if vesicles do nothing"),
    ("differences", "if_receptors_", "as in `unit`", "the same difference if surface receptors sense them"),
    ("differences", "if_cargo_", "as in `unit`", "the same difference if RNA released inside the cell acts"),
    (
        "differences",
        "if_relay_",
        "as in `unit`",
        "the same difference if cells that take them up signal to their neighbours",
    ),
    ("differences", "if_", "as in `unit`", "the same difference under this hypothesis alone"),
    ("differences", "share_of_procedure_", "share", "share of the change that is due to the procedure alone"),
];

/// Ends of a band's columns.
const ENDS: [(&str, &str); 3] = [("median", "median"), ("p05", "5 % quantile"), ("p95", "95 % quantile")];

/// One line for each column of the summary's tables, then for each column of `others`: table, column, unit, meaning.
///
/// # Errors
/// As [`tables::all`].
pub fn columns(summary: &Summary, others: &[(&'static str, Vec<Heading>)]) -> Result<Table, RecordError> {
    let mut lines: Vec<[String; 4]> = Vec::new();
    for table in tables::all(summary)? {
        lines.extend(table.names().map(|name| line(table.name, name)));
    }
    for (table, headings) in others {
        let one =
            |heading: &Heading| [(*table).to_owned(), heading.name.clone(), heading.unit.clone(), meaning(heading)];
        lines.extend(headings.iter().map(one));
    }
    let column = |place: usize| Column::Text(lines.iter().map(|line| line[place].clone()).collect());
    Ok(Table::new("columns")
        .with("table", column(0))
        .with("column", column(1))
        .with("unit", column(2))
        .with("meaning", column(3)))
}

fn meaning(heading: &Heading) -> String {
    heading.day.map_or_else(|| heading.what.clone(), |day| format!("{}, day {day}", heading.what))
}

fn line(table: &str, name: &str) -> [String; 4] {
    let fits =
        |words: &&Words| (words.0.is_empty() && words.1 == name) || (words.0 == table && name.starts_with(words.1));
    let (unit, what) = WORDS.iter().find(fits).map_or(("", ""), |words| (words.2, words.3));
    let end = ENDS.iter().find(|(end, _)| name == *end || name.ends_with(&format!("_{end}")));
    let what = end.map_or_else(|| what.to_owned(), |(_, end)| format!("{what}; {end}"));
    [table.to_owned(), name.to_owned(), unit.to_owned(), what]
}
