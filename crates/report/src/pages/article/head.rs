//! The first screen: what this is, what the shapes mean, and every statement on one line.

use exoskin_claims::facts::MissingFact;
use exoskin_claims::{Claim, Verdict, text};
use maud::{Markup, Render, html};

use super::data::Article;
use super::marks::{class, line, mark, meaning};
use super::outline::{ASKED, PARTS};
use exoskin_claims::article::identified;

pub(super) fn render(article: &Article<'_>) -> Result<Markup, MissingFact> {
    let asked = asked(article)?;
    Ok(html! {
        header {
            h1 { "Exosome therapy: an article, line by line" }
            p.lead {
                "A magazine article says " (article.claims.len()) " things about exosome therapy. Each is checked here: who "
                "says it, what was measured or computed, what would settle it. " b { "Select a line to read why." }
                " This is not medical advice, and nothing here says that a treatment is safe."
            }
            p.use { (identified()) }
            (legend(article))
        }
        (asked)
        h2.all { "All statements" }
        nav #index aria-label="Every statement" {
            @for part in &PARTS { (group(part.title, &article.of_part(part))) }
        }
    })
}

/// The legend counts, explains and filters: choosing a verdict leaves only its lines in the index.
fn legend(article: &Article<'_>) -> Markup {
    html! {
        form.legend aria-label="Show only one verdict in the list" {
            label.chip {
                input type="radio" name="only" value="all" checked; " all " b { (article.claims.len()) }
            }
            @for verdict in Verdict::ALL { (chip(article, verdict)) }
        }
    }
}

fn chip(article: &Article<'_>, verdict: Verdict) -> Markup {
    let count = article.claims.iter().filter(|claim| claim.verdict == verdict).count();
    html! {
        label.chip title=(meaning(verdict)) {
            input type="radio" name="only" value=(class(verdict)); " " (mark(verdict)) " " b { (count) }
        }
    }
}

/// What readers ask first, each with what was said and the reason, so that the first screen gives the answer: a verdict
/// next to a bare title would read as a verdict on the title.
fn asked(article: &Article<'_>) -> Result<Markup, MissingFact> {
    let claims = ASKED.iter().filter_map(|rule| article.claims.iter().find(|claim| claim.rule == *rule));
    let answers = claims.map(|claim| answer(article, claim)).collect::<Result<Vec<_>, _>>()?;
    Ok(html! { @if !answers.is_empty() {
        nav #asked aria-label="Asked most" { h2 { "Asked most" } ul { @for answer in answers { (answer) } } }
    } })
}

fn answer(article: &Article<'_>, claim: &Claim) -> Result<Markup, MissingFact> {
    let why = text::reason(claim, article.facts)?;
    Ok(item(claim, html! { p.quote { "Said: " (claim.says) } p { (why) } }))
}

fn group(title: &str, claims: &[&Claim]) -> Markup {
    html! { @if !claims.is_empty() {
        section.group { h2 { (title) } ul { @for claim in claims { (item(claim, "")) } } }
    } }
}

fn item(claim: &Claim, more: impl Render) -> Markup {
    html! { li class={ "of " (class(claim.verdict)) } { (line(claim)) (more) } "\n" }
}
