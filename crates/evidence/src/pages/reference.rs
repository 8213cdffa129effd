//! The generated reference pages: every parameter, every table of evidence.

use std::collections::{BTreeMap, BTreeSet};

use exoskin_quantity::show_number;

use super::cell;
use super::show::range_text;
use crate::parameter::{Group, Origin, Parameter};
use crate::row::{Grade, Row};
use crate::tables::{row, rows};

/// Tells the reader of a generated page not to edit it.
const GENERATED: &str =
    "<!-- Generated from the sources; edit those. The test that finds this page stale says how to renew it. -->\n";

/// Every group has its section: a new one does not compile without its heading.
fn heading(group: Group) -> &'static str {
    match group {
        Group::Product => "Product and vial",
        Group::Procedure => "Procedure",
        Group::Film => "Film",
        Group::Channel => "Channel",
        Group::Skin => "Skin",
        Group::Healing => "Healing",
        Group::Response => "Response",
        Group::Readout => "Readout",
        Group::Body => "Body after an intravenous dose",
        Group::Hazard => "Hazard",
    }
}

const GRADES: [Grade; 4] = [Grade::A, Grade::B, Grade::C, Grade::D];

/// A number in the model's code that is not a parameter, and why.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ExplainedNumber {
    /// The file, for example `crates/vial/src/wall.rs`.
    pub file: String,
    /// The number as written.
    pub text: String,
    /// The reason its line gives.
    pub reason: String,
}

/// The page of all parameters: prior, unit, median and 90 % interval, origin, and why; by group, in the given order.
pub fn parameter_reference(parameters: &[&Parameter], explained: &[ExplainedNumber]) -> String {
    let assumed = parameters.iter().filter(|p| matches!(p.origin, Origin::Assumed(_))).count();
    let mut page = format!("# Parameters\n\n{GENERATED}\n");
    page.push_str(&format!(
        "Every number the model uses about the world: {} parameters, {assumed} of them assumed. `U` is uniform, `LogU` \
         uniform in the logarithm, `N` normal, `LogN` log-normal; brackets after a prior give its central 90 %.\n",
        parameters.len()
    ));
    let groups: BTreeSet<Group> = parameters.iter().map(|parameter| parameter.group).collect();
    for group in groups {
        page.push_str(&format!("\n## {}\n", heading(group)));
        let members = parameters.iter().filter(|parameter| parameter.group == group);
        members.for_each(|parameter| page.push_str(&parameter_entry(parameter)));
    }
    page.push_str(&explained_section(explained));
    page
}

fn parameter_entry(parameter: &Parameter) -> String {
    let (low, high) = parameter.prior.interval90();
    let unit = parameter.shown_unit();
    let band = if parameter.prior.varies() {
        format!(" [{} to {}, median {}]", show_number(low), show_number(high), show_number(parameter.prior.median()))
    } else {
        String::new()
    };
    let origin = match parameter.origin {
        Origin::Assumed(reason) => format!("assumed: {reason}"),
        Origin::Evidence(ids) => ids.iter().map(|id| evidence_link(id)).collect::<Vec<_>>().join(", "),
    };
    format!(
        "\n### `{}`\n\n{}\n\n- Prior: {}{unit}{band}\n- Origin: {origin}\n- {}\n",
        parameter.id,
        parameter.name,
        crate::prior_text(&parameter.prior),
        parameter.doc
    )
}

fn evidence_link(id: &str) -> String {
    match row(id) {
        Some(row) => format!("[`{id}`](evidence.md) ({})", row.grade),
        None => format!("`{id}` (no such row)"),
    }
}

fn explained_section(explained: &[ExplainedNumber]) -> String {
    if explained.is_empty() {
        return String::new();
    }
    let mut text = String::from(
        "\n## Numbers in the code that are not parameters\n\nUnits, mathematics and settings of the numerics, each \
         with the reason given on its line.\n\n| file | number | reason |\n| --- | --- | --- |\n",
    );
    let sorted: BTreeSet<&ExplainedNumber> = explained.iter().collect();
    for number in sorted {
        text.push_str(&format!("| `{}` | {} | {} |\n", number.file, number.text, cell(&number.reason)));
    }
    text
}

/// The page of evidence: how many rows of each grade, and in full the rows that `parameters` rest on.
pub fn evidence_reference(parameters: &[&Parameter]) -> String {
    let mut page = format!("# Evidence\n\n{GENERATED}\n");
    page.push_str(
        "`exoskin evidence list` shows all rows, `exoskin evidence show ID` one of them, `exoskin evidence gaps` what \
         is missing. Grades:\n\n",
    );
    for grade in GRADES {
        page.push_str(&format!("- {grade}: {}\n", grade.meaning()));
    }
    page.push_str(&counts());
    page.push_str(&used_rows(parameters));
    page
}

fn counts() -> String {
    let mut by_table: BTreeMap<&str, BTreeMap<Grade, usize>> = BTreeMap::new();
    for row in rows() {
        *by_table.entry(row.table).or_default().entry(row.grade).or_default() += 1;
    }
    let mut text = String::from(
        "\n## Rows by table and grade\n\n| table | A | B | C | D | all |\n| --- | --- | --- | --- | --- | --- |\n",
    );
    for (table, grades) in &by_table {
        let count = |grade: &Grade| grades.get(grade).copied().unwrap_or(0).to_string();
        let cells: Vec<String> = GRADES.iter().map(count).collect();
        text.push_str(&format!("| {table} | {} | {} |\n", cells.join(" | "), grades.values().sum::<usize>()));
    }
    text
}

fn used_rows(parameters: &[&Parameter]) -> String {
    let mut users: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for parameter in parameters {
        if let Origin::Evidence(ids) = parameter.origin {
            ids.iter().for_each(|id| users.entry(id).or_default().push(parameter.id));
        }
    }
    let mut text = format!("\n## The {} rows that parameters rest on\n", users.len());
    for (id, used_by) in users {
        if let Some(row) = row(id) {
            text.push_str(&row_entry(row, &used_by));
        }
    }
    text
}

fn row_entry(row: &Row, used_by: &[&str]) -> String {
    let used_by: Vec<String> = used_by.iter().map(|id| format!("`{id}`")).collect();
    let year = row.year.map_or(String::new(), |year| format!(", {year}"));
    let doi = if row.identifier().is_empty() { String::new() } else { format!(", {}", row.identifier()) };
    let conditions = if row.conditions.is_empty() { String::new() } else { format!(" ({})", row.conditions) };
    let note = if row.note.is_empty() { String::new() } else { format!("- {}\n", row.note) };
    format!(
        "\n### `{}`\n\n{}{conditions}: {}. Grade {}.\n\n- {}{doi}{year}\n{note}- Used by {}\n",
        row.id,
        row.quantity,
        range_text(row),
        row.grade,
        row.source,
        used_by.join(", ")
    )
}
