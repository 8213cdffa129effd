//! Everything the run rests on: each parameter, each evidence row.

use std::collections::BTreeSet;

use exoskin_record::summary::{Band, EvidenceUse, OwnMeasurement, ParameterUse, Summary};
use maud::{Markup, Render, html};

use crate::address::address;
use crate::markup::{Table, joined, slug, soft, whole};
use exoskin_answer::numbers::decimal;
use exoskin_answer::words::tidy;

const PARAMETERS: [&str; 7] = ["Parameter", "Group", "Value or range", "Unit", "Rests on", "Grade", "Influence"];
const EVIDENCE: [&str; 5] = ["Row", "What was measured", "Value", "Grade", "Source"];

pub(super) fn render(summary: &Summary) -> Markup {
    html! {
        @if !summary.measured.is_empty() {
            section #measured { h2 { "Measured by the laboratory itself" } (measured(&summary.measured)) }
        }
        section #parameters { h2 { "Every number used" } (parameters(summary)) }
        section #evidence { h2 { "Every measurement used" } (evidence(&summary.evidence)) }
    }
}

/// What the products' own measurements say, one table each.
fn measured(all: &[OwnMeasurement]) -> Markup {
    html! {
        p {
            "These numbers are the laboratory's own: for the product that was measured, they take the place of the "
            "declared ones in every sample."
        }
        @for one in all { (own(one)) }
    }
}

fn own(one: &OwnMeasurement) -> Table {
    let caption = format!(
        "{}, {} ({} measured values). Median and 90 % interval, as declared and after the measurements. {} effective draws of the declared priors.",
        one.product,
        one.of,
        one.values,
        decimal(one.effective_draws, 2),
    );
    let mut table = Table::new("cards-narrow small", caption, ["Number", "Unit", "Declared", "After the measurements"]);
    for number in &one.numbers {
        let unit = if number.unit == "1" { "–" } else { number.unit.as_str() };
        let name = html! { (number.name) small.id { (number.id) } };
        table.row(vec![name, unit.render(), range(&number.declared), range(&number.learned)]);
    }
    table
}

fn range(band: &Band) -> Markup {
    html! { b.n { (decimal(band.median, 2)) } " " (soft(format_args!("({} to {})", decimal(band.p05, 2), decimal(band.p95, 2)))) }
}

fn is_weak(parameter: &ParameterUse) -> bool {
    parameter.origin != "assumed" && parameter.grade.as_deref() == Some("D")
}

fn parameters(summary: &Summary) -> Table {
    let known: BTreeSet<&str> = summary.evidence.iter().map(|row| row.id.as_str()).collect();
    let assumed = summary.parameters.iter().filter(|p| p.origin == "assumed").count();
    let weak = summary.parameters.iter().filter(|p| is_weak(p)).count();
    let caption = format!(
        "{} parameters: {assumed} are assumed and {weak} rest on grade D (hatched edge). Range: median and 90 % interval of the prior. Influence: largest rank correlation with taken up over the arms.",
        summary.parameters.len()
    );
    let mut table = Table::new("cards-narrow small", caption, PARAMETERS);
    for parameter in &summary.parameters {
        let class = if parameter.origin == "assumed" || is_weak(parameter) { "is-assumed" } else { "" };
        table.row_of(class, parameter_row(parameter, &known));
    }
    table
}

fn parameter_row(parameter: &ParameterUse, known: &BTreeSet<&str>) -> Vec<Markup> {
    vec![
        html! { (parameter.name) small.id { (parameter.id) } },
        tidy(&parameter.group).render(),
        prior(parameter),
        parameter.unit.render(),
        rests_on(parameter, known),
        parameter.grade.as_deref().unwrap_or("–").render(),
        parameter.influence.map_or_else(|| "does not vary".render(), |value| whole(decimal(value, 2))),
    ]
}

fn prior(parameter: &ParameterUse) -> Markup {
    let Band { median, p05, p95 } = parameter.prior;
    html! {
        @if p05 == p95 { (whole(decimal(median, 3))) } @else {
            b.n { (decimal(median, 2)) } " " (soft(format_args!("({} to {})", decimal(p05, 2), decimal(p95, 2))))
        }
        small.id { (parameter.prior_text) }
    }
}

fn rests_on(parameter: &ParameterUse, known: &BTreeSet<&str>) -> Markup {
    if parameter.origin == "assumed" {
        return html! { b { "assumed:" } " " (parameter.because) };
    }
    let ids = || parameter.because.split([',', ';', ' ']).filter(|id| !id.is_empty());
    if ids().any(|id| known.contains(id)) {
        return joined(ids().map(|id| linked(id, known)), " ");
    }
    parameter.because.render()
}

fn linked(id: &str, known: &BTreeSet<&str>) -> Markup {
    html! {
        @if known.contains(id) { a.id href={ "#ev-" (slug(id)) } { (breakable(id)) } } @else { (breakable(id)) }
    }
}

fn evidence(rows: &[EvidenceUse]) -> Table {
    let caption = format!("{} rows. Grade A is strongest, D weakest.", rows.len());
    Table::new("cards-narrow small", caption, EVIDENCE).rows(rows.iter().map(evidence_row))
}

fn evidence_row(row: &EvidenceUse) -> Vec<Markup> {
    vec![
        html! { span.id id={ "ev-" (slug(&row.id)) } { (breakable(&row.id)) } },
        row.quantity.render(),
        row.value.render(),
        row.grade.render(),
        html! { (row.source) " " (doi(row.doi.trim())) },
    ]
}

/// A reference as a link where it has an address, otherwise as plain text.
fn doi(name: &str) -> Markup {
    let before = if name.starts_with("10.") { "doi:" } else { "" };
    html! {
        @if let Some(address) = address(name) {
            a.id href=(address) rel="noreferrer" { (before) (breakable(name)) }
        } @else { (name) }
    }
}

/// Long ids may break after their dots, slashes and underscores.
fn breakable(id: &str) -> Markup {
    const ENDS: [char; 3] = ['.', '_', '/'];
    html! { @for part in id.split_inclusive(ENDS) { (part) @if part.ends_with(ENDS) { wbr; } } }
}
