//! Everything the run rests on: each parameter, each evidence row.

use std::collections::BTreeSet;

use exoskin_record::summary::{Band, EvidenceUse, ParameterUse, Summary};

use crate::markup::{Table, escape, slug, whole};
use exoskin_answer::numbers::decimal;
use exoskin_answer::words::tidy;

const PARAMETERS: [&str; 7] = ["Parameter", "Group", "Value or range", "Unit", "Rests on", "Grade", "Influence"];
const EVIDENCE: [&str; 5] = ["Row", "What was measured", "Value", "Grade", "Source"];

pub(crate) fn render(summary: &Summary) -> String {
    format!("{}{}", parameters(summary), evidence(&summary.evidence))
}

fn parameters(summary: &Summary) -> String {
    let known: BTreeSet<&str> = summary.evidence.iter().map(|row| row.id.as_str()).collect();
    let assumed = summary.parameters.iter().filter(|p| p.origin == "assumed").count();
    let weak = summary.parameters.iter().filter(|p| p.origin != "assumed" && p.grade.as_deref() == Some("D")).count();
    let caption = format!(
        "{} parameters, {assumed} of them assumed and {weak} resting on grade D (hatched edge). Range: median and 90 % interval of the prior. Influence: largest rank correlation with taken up over the arms.",
        summary.parameters.len()
    );
    let mut table = Table::new("cards-narrow small", caption, &PARAMETERS);
    for parameter in &summary.parameters {
        let class = if parameter.origin == "assumed" || parameter.grade.as_deref() == Some("D") {
            "class=\"is-assumed\""
        } else {
            ""
        };
        table.row_with(class, parameter_row(parameter, &known));
    }
    format!("<section id=\"parameters\">\n<h2>Every number that was used</h2>\n{}</section>\n", table.finish())
}

fn parameter_row(parameter: &ParameterUse, known: &BTreeSet<&str>) -> Vec<String> {
    vec![
        format!("{}<small class=\"id\">{}</small>", escape(&parameter.name), escape(&parameter.id)),
        escape(&tidy(&parameter.group)),
        prior(parameter),
        escape(&parameter.unit),
        rests_on(parameter, known),
        escape(parameter.grade.as_deref().unwrap_or("–")),
        parameter.influence.map_or("does not vary".into(), |value| whole(decimal(value, 2))),
    ]
}

fn prior(parameter: &ParameterUse) -> String {
    let Band { median, p05, p95 } = parameter.prior;
    let text = format!("<small class=\"id\">{}</small>", escape(&parameter.prior_text));
    if p05 == p95 {
        return format!("{}{text}", whole(decimal(median, 3)));
    }
    format!(
        "<b>{}</b> <span class=\"soft n\">({} to {})</span>{text}",
        whole(decimal(median, 2)),
        decimal(p05, 2),
        decimal(p95, 2)
    )
}

fn rests_on(parameter: &ParameterUse, known: &BTreeSet<&str>) -> String {
    if parameter.origin == "assumed" {
        return format!("<b>assumed:</b> {}", escape(&parameter.because));
    }
    let ids = parameter.because.split([',', ';', ' ']).filter(|id| !id.is_empty());
    if parameter.because.split([',', ';', ' ']).any(|id| known.contains(id)) {
        return ids.map(|id| linked(id, known)).collect::<Vec<_>>().join(" ");
    }
    escape(&parameter.because)
}

fn linked(id: &str, known: &BTreeSet<&str>) -> String {
    let text = breakable(id);
    if known.contains(id) { format!("<a class=\"id\" href=\"#ev-{}\">{text}</a>", slug(id)) } else { text }
}

fn evidence(rows: &[EvidenceUse]) -> String {
    let caption = format!("{} rows. Grade A is strongest, D weakest.", rows.len());
    let mut table = Table::new("cards-narrow small", caption, &EVIDENCE);
    for row in rows {
        let anchor = format!("<span class=\"id\" id=\"ev-{}\">{}</span>", slug(&row.id), breakable(&row.id));
        table.row(vec![
            anchor,
            escape(&row.quantity),
            escape(&row.value),
            escape(&row.grade),
            format!("{} {}", escape(&row.source), doi(&row.doi)),
        ]);
    }
    format!("<section id=\"evidence\">\n<h2>Every measurement that was used</h2>\n{}</section>\n", table.finish())
}

/// A DOI as a link where it has the form of one, else as plain text.
fn doi(text: &str) -> String {
    let name = text.trim();
    let safe = name.starts_with("10.")
        && name.contains('/')
        && name.chars().all(|c| c.is_ascii_graphic() && !"\"'<>\\`".contains(c));
    if !safe {
        return escape(name);
    }
    format!(
        "<a class=\"id\" href=\"https://doi.org/{0}\" rel=\"noreferrer\">doi:{1}</a>",
        escape(name),
        breakable(name)
    )
}

/// Long ids may break after their dots, slashes and underscores.
fn breakable(id: &str) -> String {
    escape(id).replace('.', ".<wbr>").replace('_', "_<wbr>").replace('/', "/<wbr>")
}
