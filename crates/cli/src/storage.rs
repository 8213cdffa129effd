//! The vial model compared with every storage row that it covers: residuals, hits and misses.

use exoskin::vial::{Comparison, Role, not_covered, storage_comparison};

use crate::show::{Table, paragraph};

fn role(role: Role) -> &'static str {
    match role {
        Role::Fitted => "fitted",
        Role::Predicted => "predicted",
        Role::Compared => "compared",
    }
}

fn verdict(row: &Comparison) -> &'static str {
    match row.inside {
        Some(true) => "inside",
        Some(false) => "MISS",
        None => "-",
    }
}

fn observed(row: &Comparison) -> String {
    let number = |value: Option<f64>| value.map_or_else(|| "-".to_owned(), |value| format!("{value:.3}"));
    match (row.low, row.high) {
        (None, None) => number(row.observed),
        (low, high) => format!("{} ({} to {})", number(row.observed), number(low), number(high)),
    }
}

fn model(row: &Comparison) -> String {
    format!("{:.3} ({:.3} to {:.3})", row.model.median, row.model.p05, row.model.p95)
}

fn residual(row: &Comparison) -> String {
    row.residual.map_or_else(|| "-".to_owned(), |residual| format!("{residual:+.3}"))
}

/// For a terminal.
pub fn text() -> String {
    let mut table = Table::with_header(&["row", "role", "measured", "model", "residual", ""]);
    for row in storage_comparison() {
        let id = row.row.trim_start_matches("vial.storage.").to_owned();
        table.row([id, role(row.role).into(), observed(&row), model(&row), residual(&row), verdict(&row).into()]);
    }
    format!(
        "{}\n{}",
        paragraph(
            "What is left of vesicles or factors in every storage row that the vial's model covers (rows \
             vial.storage.*), beside the model with its 90 % band. Misses stay."
        ),
        table.text()
    )
}

/// For the book.
pub fn page() -> String {
    let mut page = String::from(
        "# Storage rows against the model\n\nMade from the program (`exoskin evidence storage`). Share left, median with 90 % \
         band over draws of every prior of the vial. *Fitted* rows give the rates, *predicted* ones follow from the same rates, \
         *compared* ones come from other laboratories, preparations or kinds of product. Misses stay.\n\n\
         | row | grade | conditions | role | measured | model | residual | | note |\n|---|---|---|---|---|---|---|---|---|\n",
    );
    let cell = |text: &str| text.replace('|', "\\|").replace('\n', " ");
    for row in storage_comparison() {
        page.push_str(&format!(
            "| `{}` | {:?} | {} | {} | {} | {} | {} | {} | {} |\n",
            row.row,
            row.grade,
            cell(&row.conditions),
            role(row.role),
            observed(&row),
            model(&row),
            residual(&row),
            verdict(&row),
            cell(&row.note),
        ));
    }
    page.push_str("\nRows with a share that the model does not describe:\n\n");
    for (id, why) in not_covered() {
        page.push_str(&format!("- `{id}`: {why}\n"));
    }
    page
}
