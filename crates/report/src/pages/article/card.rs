//! One card per statement: verdict, who says what, why, a picture, how it was tested, sources.

use exoskin_claims::facts::MissingFact;
use exoskin_claims::{Claim, Kind, Verdict, text};
use maud::{Markup, html};

use super::data::Article;
use super::marks::{class, line, mark};
use super::outline::{PARTS, Part};
use super::{picture, sources};
use crate::markup::{joined, list};
use crate::pages::frame::labelled;

/// All cards, part by part.
pub(super) fn sections(article: &Article<'_>) -> Result<Markup, MissingFact> {
    let parts = PARTS.iter().map(|part| section(article, part)).collect::<Result<Vec<_>, _>>()?;
    Ok(html! { @for part in parts { (part) } })
}

fn section(article: &Article<'_>, part: &Part) -> Result<Markup, MissingFact> {
    let claims = article.of_part(part).into_iter();
    let cards = claims.map(|claim| card(article, claim)).collect::<Result<Vec<_>, _>>()?;
    let title = format!("{}-title", part.id);
    Ok(html! { @if !cards.is_empty() {
        section.part id=(part.id) aria-labelledby=(title) {
            h2 id=(title) { (part.title) }
            @for card in cards { (card) "\n" }
        }
    } })
}

fn card(article: &Article<'_>, claim: &Claim) -> Result<Markup, MissingFact> {
    let why = why(article, claim)?;
    Ok(html! {
        article class={ "card " (class(claim.verdict)) } id={ "claim-" (claim.number) } tabindex="-1" {
            (head(claim))
            div.body {
                div.told { (said(claim)) (why) }
                div.shown { (picture::render(article, claim)) (picture::assumed(article, claim)) }
            }
            div.more { (tested(claim)) div { (settles(claim)) (opposite(article, claim)) } }
            (sources::render(article, claim))
        }
    })
}

fn head(claim: &Claim) -> Markup {
    let number = claim.number;
    html! {
        header {
            h3 { (mark(claim.verdict)) span.title { (claim.title) } }
            a.number href={ "#claim-" (number) } aria-label={ "Link to statement " (number) } { "#" (number) }
        }
    }
}

fn said(claim: &Claim) -> Markup {
    html! {
        (labelled("said", "Said", &claim.says))
        (labelled("who", "Said by, and their interest", html! { (speakers(claim)) ". " (place(claim)) }))
    }
}

/// Each speaker with their own interest, where the table names as many interests as speakers.
fn speakers(claim: &Claim) -> Markup {
    let speakers: Vec<&str> = claim.speaker.split(';').map(str::trim).collect();
    let interests: Vec<&str> = claim.interest.split(';').map(str::trim).collect();
    if speakers.len() != interests.len() {
        return speaker(&claim.speaker, &claim.interest);
    }
    joined(speakers.iter().zip(interests).map(|(who, interest)| speaker(who, interest)), "; ")
}

fn speaker(who: &str, interest: &str) -> Markup {
    let interest = if interest.is_empty() { "none stated" } else { interest };
    html! { b { (who) } " (" (interest) ")" }
}

/// `A number, paragraph 7.`
fn place(claim: &Claim) -> Markup {
    let numbers: Vec<String> = claim.paragraphs.iter().map(u8::to_string).collect();
    let word = if numbers.len() == 1 { "paragraph" } else { "paragraphs" };
    html! {
        span.soft {
            (kind(claim.kind))
            @if !numbers.is_empty() { ", " a href="#coverage" { (word) " " (numbers.join(", ")) } }
            "."
        }
    }
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Fact => "Stated as a fact",
        Kind::Number => "A number",
        Kind::Comparison => "A comparison",
        Kind::Anecdote => "What happened to one person",
        Kind::Advice => "Advice",
    }
}

fn why(article: &Article<'_>, claim: &Claim) -> Result<Markup, MissingFact> {
    let reason = text::reason(claim, article.facts)?;
    let depends = claim.verdict == Verdict::DependsOn && !claim.depends_on.is_empty();
    let words = html! {
        @if depends { b { "Depends on " (claim.depends_on.trim_end_matches('.')) "." } " " }
        (reason)
    };
    Ok(html! {
        (labelled("why", &format!("Why “{}”", claim.verdict.word()), words))
        @if let Some(text) = text::caution(claim, article.facts) { p.caution { (text) } }
    })
}

fn tested(claim: &Claim) -> Markup {
    let by = if claim.rule.is_empty() {
        "Judged by people, from the sources below."
    } else {
        "Verdict computed from the figures."
    };
    let words = html! {
        @if !claim.how.is_empty() { (full_stop(&claim.how)) " " }
        span.soft { (by) " " (text::cites(claim)) " Best evidence: " (text::grade(claim)) "." }
        @if !claim.command.is_empty() { br; span.label { "Try it" } " " code { (claim.command) } }
    };
    labelled("how", "Tested by", words)
}

fn settles(claim: &Claim) -> Markup {
    html! { @if !claim.settles.is_empty() { (labelled("", "What would settle it", full_stop(&claim.settles))) } }
}

/// Statements of the same article that say the opposite.
fn opposite(article: &Article<'_>, claim: &Claim) -> Markup {
    let others: Vec<&Claim> = claim.contradicts.iter().filter_map(|&number| article.claim(number)).collect();
    let said = |other: &&Claim| html! { (line(other)) " " span.soft { (other.speaker) } };
    html! { @if !others.is_empty() {
        div.opposite { p { span.label { "The same article also says" } } (list(others.iter().map(said))) }
    } }
}

fn full_stop(text: &str) -> String {
    let text = text.trim();
    if text.is_empty() || text.ends_with(['.', '?', '!', '”']) { text.to_owned() } else { format!("{text}.") }
}
