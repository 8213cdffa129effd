//! The sources of a card, collapsed: rows of the evidence tables and trials by stance.

use exoskin_claims::{Claim, Stance};
use maud::{Markup, html};

use super::data::{Article, Source, Trial};
use super::marks::{found, stance_id};
use crate::address::address;
use crate::markup::list;
use crate::pages::frame::{folded, shape};

pub(super) fn render(article: &Article<'_>, claim: &Claim) -> Markup {
    let rows = list(claim.evidence.iter().map(|id| row(id, article.sources.get(id))));
    let trials = html! { @for stance in Stance::ALL { (group(article, claim, stance)) } };
    html! {
        div.sources {
            (folded("Sources", claim.evidence.len(), rows))
            (folded("Trials", claim.trials.len(), trials))
        }
    }
}

fn row(id: &str, source: Option<&Source>) -> Markup {
    let Some(source) = source else { return html! { code { (id) } } };
    let grade = &source.grade;
    html! {
        @if !grade.is_empty() { i class={ "row-" (grade) } { (grade) } " " span.soft { "grade " (grade) } " " }
        (source.quantity)
        @if !source.value.is_empty() { ": " b { (source.value) } }
        @if !source.conditions.is_empty() { " (" (source.conditions) ")" }
        ". " (source.source.trim_end_matches('.'))
        @if let Some(year) = source.year { ", " (year) }
        (link(&source.doi))
        small { code { (id) } @if !source.note.is_empty() { "; " (source.note) } }
    }
}

fn group(article: &Article<'_>, claim: &Claim, stance: Stance) -> Markup {
    let ids: Vec<&String> = claim.trials.iter().filter(|link| link.stance == stance).map(|link| &link.trial).collect();
    let id = stance_id(stance);
    html! { @if !ids.is_empty() {
        p class={ "stance " (id) } { (shape(id)) " " b { (ids.len()) " " (found(stance, ids.len())) } }
        (list(ids.iter().map(|id| trial(id, article.trials.get(*id)))))
    } }
}

fn trial(id: &str, trial: Option<&Trial>) -> Markup {
    let Some(trial) = trial else { return html! { code { (id) } } };
    let what = [trial.indication.as_str(), trial.procedure.as_str(), trial.made_from.as_str()];
    let what: Vec<&str> = what.into_iter().filter(|text| !text.is_empty()).collect();
    html! {
        (trial.design)
        @if !trial.people.is_empty() { ", " (trial.people) " people" }
        ": " (what.join("; "))
        @if !matches!(trial.comparator.as_str(), "" | "none") { ", against " (trial.comparator) }
        @if !trial.year.is_empty() { ", " (trial.year) }
        (link(&trial.doi))
        small { code { (id) } "; read: " (trial.read.replace('_', " ")) }
    }
}

/// A link to where the source can be read; plain text where it is not an address.
fn link(doi: &str) -> Markup {
    let doi = doi.trim();
    html! {
        @if !doi.is_empty() { ", " }
        @if let Some(address) = address(doi) { a href=(address) rel="noreferrer" { (doi) } } @else { (doi) }
    }
}
