//! `exoskin evidence`: every number the model rests on, its source, and what is assumed.

use exoskin_evidence::{Grade, Origin, Parameter, Row, pages};
use exoskin_hazard::declared as parameters;
use exoskin_quantity::{Diagnostic, nearest, quoted};
use serde_json::{Value, json};

use crate::arguments::EvidenceCommand;
use crate::failure::Outcome;
use crate::show::{self, Table, WIDTH, paragraph};
use crate::values::{Settings, unknown_word};

/// Where the facts of a row begin in its listing.
const FACT_COLUMN: usize = 13;
const GRADES: [&str; 4] = ["A", "B", "C", "D"];

/// Runs `exoskin evidence ...`.
///
/// # Errors
/// An unknown id, table or grade.
pub fn run(command: &EvidenceCommand, settings: Settings) -> Outcome {
    exoskin_evidence::load().map_err(|e| crate::Failure::Run(e.to_string()))?;
    match command {
        EvidenceCommand::List { word, table, grade } => {
            list(word.as_deref(), table.as_deref(), grade.as_deref(), settings)
        }
        EvidenceCommand::Show { id } => show_one(id, settings),
        EvidenceCommand::Gaps => gaps(settings),
        EvidenceCommand::Storage if settings.json => show::json(&exoskin_vial::storage_comparison()),
        EvidenceCommand::Storage => Ok(crate::storage::text()),
    }
}

fn list(word: Option<&str>, table: Option<&str>, grade: Option<&str>, settings: Settings) -> Outcome {
    let table = table.map(table_named).transpose()?;
    let grade = grade.map(grade_named).transpose()?;
    let word = word.map(str::to_lowercase);
    let fits = |row: &&Row| {
        table.is_none_or(|table| row.table == table)
            && grade.as_ref().is_none_or(|grade| row.grade.to_string() == *grade)
            && word.as_ref().is_none_or(|word| holds(row, word))
    };
    let rows: Vec<&Row> = exoskin_evidence::rows().iter().filter(fits).collect();
    if settings.json {
        return show::json(&rows);
    }
    let mut text = paragraph(&format!("{} of {} rows.", rows.len(), exoskin_evidence::rows().len()));
    for row in rows {
        text.push_str(&format!("{} [{}]\n    {}: {}\n", row.id, row.grade, row.quantity, pages::range_text(row)));
    }
    Ok(text)
}

fn table_named(name: &str) -> Result<&'static str, Diagnostic> {
    let mut tables: Vec<&'static str> = exoskin_evidence::rows().iter().map(|row| row.table).collect();
    tables.dedup();
    let stem = |table: &&'static str| table.trim_end_matches(".csv");
    let wanted = name.trim_end_matches(".csv");
    let stems: Vec<&str> = tables.iter().map(stem).collect();
    tables.iter().find(|table| stem(table) == wanted).copied().ok_or_else(|| unknown_word(name, "--table", &stems))
}

fn grade_named(name: &str) -> Result<String, Diagnostic> {
    crate::values::choice(&name.to_uppercase(), "--grade", &GRADES).map(str::to_owned)
}

fn holds(row: &Row, word: &str) -> bool {
    [&row.id, &row.quantity, &row.conditions].iter().any(|text| text.to_lowercase().contains(word))
}

fn show_one(id: &str, settings: Settings) -> Outcome {
    if let Some(row) = exoskin_evidence::row(id) {
        return if settings.json { show::json(row) } else { Ok(row_text(row)) };
    }
    let all = parameters();
    if let Some(parameter) = all.iter().find(|parameter| parameter.id == id) {
        let value = parameter_json(parameter);
        return if settings.json { show::json(&value) } else { Ok(parameter_text(parameter)) };
    }
    let rows = exoskin_evidence::rows().iter().map(|row| row.id.as_str());
    let near = nearest(id, rows.chain(all.iter().map(|parameter| parameter.id)));
    Err(Diagnostic::new(format!("{} is no row and no parameter", quoted(id)))
        .argument("ID")
        .expected("an id from `exoskin evidence list` or `exoskin evidence gaps`")
        .nearest(near)
        .into())
}

fn row_text(row: &Row) -> String {
    let mut text = show::hanging(&pages::show(row), FACT_COLUMN);
    let users: Vec<&str> = parameters().iter().filter(|p| rests_on(p, &row.id)).map(|p| p.id).collect();
    if !users.is_empty() {
        text.push_str(&paragraph(&format!("Used by {}.", users.join(", "))));
    }
    text
}

fn rests_on(parameter: &Parameter, id: &str) -> bool {
    matches!(parameter.origin, Origin::Evidence(ids) if ids.contains(&id))
}

fn parameter_text(parameter: &Parameter) -> String {
    let (low, high) = parameter.prior.interval90();
    let number = exoskin_quantity::show_number;
    let median = number(parameter.prior.median());
    let value = if parameter.prior.varies() {
        format!("{median}{} (90 % between {} and {})", parameter.shown_unit(), number(low), number(high))
    } else {
        format!("{median}{}", parameter.shown_unit())
    };
    let mut table = Table::new();
    table.row(["value", &value]);
    table.row(["prior", &exoskin_evidence::prior_text(&parameter.prior)]);
    match parameter.origin {
        Origin::Assumed(reason) => drop(table.row(["assumed", reason])),
        Origin::Evidence(ids) => {
            for row in ids.iter().filter_map(|id| exoskin_evidence::row(id)) {
                table.row(["evidence", &format!("{} [{}]: {}", row.id, row.grade, pages::range_text(row))]);
            }
        }
    }
    format!("{}: {}\n\n{}\n{}", parameter.id, parameter.name, table.text(), paragraph(parameter.doc))
}

fn parameter_json(parameter: &Parameter) -> Value {
    let (low, high) = parameter.prior.interval90();
    let (assumed, evidence) = match parameter.origin {
        Origin::Assumed(reason) => (Some(reason), &[][..]),
        Origin::Evidence(ids) => (None, ids),
    };
    json!({
        "id": parameter.id, "name": parameter.name, "unit": parameter.unit.text(), "doc": parameter.doc,
        "prior": exoskin_evidence::prior_text(&parameter.prior), "median": parameter.prior.median(), "p05": low, "p95": high,
        "assumed": assumed, "evidence": evidence, "grade": parameter.grade(),
    })
}

fn gaps(settings: Settings) -> Outcome {
    let all = parameters();
    let gaps: Vec<&Parameter> = all.iter().copied().filter(|parameter| parameter.is_assumed_or_d()).collect();
    if settings.json {
        return show::json(&gaps.iter().map(|parameter| parameter_json(parameter)).collect::<Vec<_>>());
    }
    let mut text = paragraph(&format!(
        "{} of {} parameters are assumed or rest on a row of grade D. The widest priors come first: \
         a measurement of one of these says most.",
        gaps.len(),
        all.len()
    ));
    let mut by_width = gaps;
    by_width.sort_by(|a, b| width(b).total_cmp(&width(a)).then(a.id.cmp(b.id)));
    for parameter in by_width {
        text.push_str(&gap_text(parameter));
    }
    Ok(text)
}

/// How many times larger the upper end of the prior is than its lower end; 0 where it does not vary.
fn width(parameter: &Parameter) -> f64 {
    let (low, high) = parameter.prior.interval90();
    match parameter.prior.varies() {
        false => 0.0,
        true if low > 0.0 => high / low,
        true => f64::INFINITY,
    }
}

fn gap_text(parameter: &Parameter) -> String {
    let why = match parameter.origin {
        Origin::Assumed(reason) => format!("assumed: {reason}"),
        Origin::Evidence(ids) => format!("grade {}: {}", Grade::D, ids.join(", ")),
    };
    let mut text = format!(
        "\n{}: {}, {}{}\n",
        parameter.id,
        parameter.name,
        exoskin_evidence::prior_text(&parameter.prior),
        parameter.shown_unit()
    );
    for line in show::wrap(&why, WIDTH - 4) {
        text.push_str(&format!("    {line}\n"));
    }
    text
}
