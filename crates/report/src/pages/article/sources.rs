//! The sources of a card, folded: rows of the evidence tables and trials by stance.

use exoskin_claims::{Claim, Stance};

use super::marks::{found, stance_id};
use super::{Article, Source, Trial};
use crate::markup::escape;
use crate::pages::frame::shape;

pub(super) fn render(article: &Article<'_>, claim: &Claim) -> String {
    format!("<div class=\"sources\">{}{}</div>\n", rows(article, claim), trials(article, claim))
}

fn rows(article: &Article<'_>, claim: &Claim) -> String {
    let items: String = claim.evidence.iter().map(|id| row(id, article.sources.get(id))).collect();
    match claim.evidence.len() {
        0 => String::new(),
        count => format!("<details><summary>Sources ({count})</summary><ul>{items}</ul></details>\n"),
    }
}

fn row(id: &str, source: Option<&Source>) -> String {
    let id = escape(id);
    let Some(source) = source else { return format!("<li><code>{id}</code></li>") };
    let grade = if source.grade.is_empty() {
        String::new()
    } else {
        format!("<i class=\"row-{0}\">{0}</i> <span class=\"soft\">grade {0}</span> ", escape(&source.grade))
    };
    let value = if source.value.is_empty() { String::new() } else { format!(": <b>{}</b>", escape(&source.value)) };
    let conditions =
        if source.conditions.is_empty() { String::new() } else { format!(" ({})", escape(&source.conditions)) };
    let year = source.year.map(|year| format!(", {year}")).unwrap_or_default();
    let note = if source.note.is_empty() { String::new() } else { format!("; {}", escape(&source.note)) };
    format!(
        "<li>{grade}{}{value}{conditions}. {}{year}{}<small><code>{id}</code>{note}</small></li>",
        escape(&source.quantity),
        escape(source.source.trim_end_matches('.')),
        link(&source.doi)
    )
}

fn trials(article: &Article<'_>, claim: &Claim) -> String {
    let groups: String = Stance::ALL.into_iter().map(|stance| group(article, claim, stance)).collect();
    match claim.trials.len() {
        0 => String::new(),
        count => format!("<details><summary>Trials ({count})</summary>{groups}</details>\n"),
    }
}

fn group(article: &Article<'_>, claim: &Claim, stance: Stance) -> String {
    let of_stance = claim.trials.iter().filter(|link| link.stance == stance);
    let items: Vec<String> = of_stance.map(|link| trial(&link.trial, article.trials.get(&link.trial))).collect();
    if items.is_empty() {
        return String::new();
    }
    let id = stance_id(stance);
    format!(
        "<p class=\"stance {id}\">{} <b>{} {}</b></p><ul>{}</ul>",
        shape(id),
        items.len(),
        found(stance, items.len()),
        items.concat()
    )
}

fn trial(id: &str, trial: Option<&Trial>) -> String {
    let id = escape(id);
    let Some(trial) = trial else { return format!("<li><code>{id}</code></li>") };
    let people = if trial.people.is_empty() { String::new() } else { format!(", {} people", trial.people) };
    let versus = match trial.comparator.as_str() {
        "" | "none" => String::new(),
        comparator => format!(", against {comparator}"),
    };
    let what = [trial.indication.as_str(), trial.procedure.as_str(), trial.made_from.as_str()];
    let what: Vec<&str> = what.into_iter().filter(|text| !text.is_empty()).collect();
    let year = if trial.year.is_empty() { String::new() } else { format!(", {}", trial.year) };
    format!(
        "<li>{}{}<small><code>{id}</code>; read: {}</small></li>",
        escape(&format!("{}{people}: {}{versus}{year}", trial.design, what.join("; "))),
        link(&trial.doi),
        escape(&trial.read.replace('_', " "))
    )
}

/// A link to where the source can be read; nothing where there is no address.
fn link(doi: &str) -> String {
    let doi = doi.trim();
    let address = match doi.split_once(':') {
        _ if doi.starts_with("10.") => format!("https://doi.org/{doi}"),
        Some(("PMID", number)) => format!("https://pubmed.ncbi.nlm.nih.gov/{}/", number.trim()),
        _ if doi.starts_with("https://") => doi.to_owned(),
        _ if doi.is_empty() => return String::new(),
        _ => return format!(", {}", escape(doi)),
    };
    format!(", <a href=\"{}\" rel=\"noreferrer\">{}</a>", escape(&address), escape(doi))
}
