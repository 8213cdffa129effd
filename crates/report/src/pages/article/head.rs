//! The first screen: what this is, what the shapes mean, and every statement on one line.

use exoskin_claims::facts::MissingFact;
use exoskin_claims::{Claim, Verdict, text};

use super::marks::{class, mark, meaning};
use super::outline::{ASKED, PARTS};
use super::{Article, line};
use crate::markup::escape;

pub(super) fn render(article: &Article<'_>) -> Result<String, MissingFact> {
    Ok(format!(
        "<header>\n<h1>Exosome therapy: an article, line by line</h1>\n<p class=\"lead\">A magazine article says {} things about exosome therapy. Each is checked here: who says it, what was measured or computed, what would settle it. <b>Choose a line to read why.</b> No medical advice; nothing here says that a treatment is safe.</p>\n{}</header>\n{}<h2 class=\"all\">All statements</h2>\n{}",
        article.claims.len(),
        legend(article),
        asked(article)?,
        index(article)
    ))
}

/// The legend counts, explains and filters: choosing a verdict leaves only its lines in the index.
fn legend(article: &Article<'_>) -> String {
    let chips: String = Verdict::ALL.iter().map(|&verdict| chip(article, verdict)).collect();
    format!(
        "<form class=\"legend\" aria-label=\"Show only one verdict in the list\"><label class=\"chip\"><input type=\"radio\" name=\"only\" value=\"all\" checked> all <b>{}</b></label>{chips}</form>\n",
        article.claims.len()
    )
}

fn chip(article: &Article<'_>, verdict: Verdict) -> String {
    let count = article.claims.iter().filter(|claim| claim.verdict == verdict).count();
    format!(
        "<label class=\"chip\" title=\"{}\"><input type=\"radio\" name=\"only\" value=\"{}\"> {} <b>{count}</b></label>",
        escape(meaning(verdict)),
        class(verdict),
        mark(verdict)
    )
}

fn index(article: &Article<'_>) -> String {
    let groups: String = PARTS.iter().map(|part| group(&escape(part.title), &article.of_part(part))).collect();
    format!("<nav id=\"index\" aria-label=\"Every statement\">\n{groups}</nav>\n")
}

/// What readers ask first, each with what was said and the reason: a verdict beside a title alone reads as one on the title, so that the first screen answers.
fn asked(article: &Article<'_>) -> Result<String, MissingFact> {
    let claims = ASKED.iter().filter_map(|rule| article.claims.iter().find(|claim| claim.rule == *rule));
    let lines = claims.map(|claim| answer(article, claim)).collect::<Result<String, _>>()?;
    if lines.is_empty() {
        return Ok(lines);
    }
    Ok(format!("<nav id=\"asked\" aria-label=\"Asked most\"><h2>Asked most</h2><ul>{lines}</ul></nav>\n"))
}

fn answer(article: &Article<'_>, claim: &Claim) -> Result<String, MissingFact> {
    let why = escape(&text::reason(claim, article.facts)?);
    let said = escape(&claim.says);
    Ok(format!(
        "<li class=\"of {}\">{}<p class=\"quote\">Said: {said}</p><p>{why}</p></li>\n",
        class(claim.verdict),
        line(claim)
    ))
}

fn group(title: &str, claims: &[&Claim]) -> String {
    if claims.is_empty() {
        return String::new();
    }
    let lines: String = claims.iter().map(|claim| item(claim)).collect();
    format!("<section class=\"group\"><h2>{title}</h2><ul>{lines}</ul></section>\n")
}

fn item(claim: &Claim) -> String {
    format!("<li class=\"of {}\">{}</li>", class(claim.verdict), line(claim))
}
