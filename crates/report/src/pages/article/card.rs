//! One card per statement: verdict, what is said by whom, why, a picture, how it was tested, sources.

use exoskin_claims::facts::MissingFact;
use exoskin_claims::{Claim, Kind, Verdict, text};

use super::marks::{class, mark};
use super::outline::{PARTS, Part};
use super::{Article, line, picture, sources};
use crate::markup::escape;

/// All cards, part by part.
pub(super) fn sections(article: &Article<'_>) -> Result<String, MissingFact> {
    PARTS.iter().map(|part| section(article, part)).collect()
}

fn section(article: &Article<'_>, part: &Part) -> Result<String, MissingFact> {
    let cards = article.of_part(part).into_iter().map(|claim| card(article, claim)).collect::<Result<String, _>>()?;
    if cards.is_empty() {
        return Ok(cards);
    }
    Ok(format!(
        "<section class=\"part\" id=\"{}\" aria-labelledby=\"{0}-title\"><h2 id=\"{0}-title\">{}</h2>\n{cards}</section>\n",
        part.id,
        escape(part.title)
    ))
}

fn card(article: &Article<'_>, claim: &Claim) -> Result<String, MissingFact> {
    Ok(format!(
        "<article class=\"card {}\" id=\"claim-{number}\" tabindex=\"-1\">\n<header><h3>{}<span class=\"title\">{}</span></h3><a class=\"number\" href=\"#claim-{number}\" aria-label=\"Link to statement {number}\">#{number}</a></header>\n<div class=\"body\">\n<div class=\"told\">\n{}{}</div>\n<div class=\"shown\">{}{}</div>\n</div>\n<div class=\"more\">{}<div>{}{}</div></div>\n{}</article>\n",
        class(claim.verdict),
        mark(claim.verdict),
        escape(&claim.title),
        said(claim),
        why(article, claim)?,
        picture::render(article, claim),
        picture::assumed(article, claim),
        tested(claim),
        settles(claim),
        opposite(article, claim),
        sources::render(article, claim),
        number = claim.number,
    ))
}

fn said(claim: &Claim) -> String {
    format!(
        "<p class=\"said\"><span class=\"label\">Said</span> {}</p>\n<p class=\"who\"><span class=\"label\">By, with which interest</span> {}. {}</p>\n",
        escape(&claim.says),
        speakers(claim),
        place(claim)
    )
}

/// Each speaker with the own interest, where the table names as many interests as speakers.
fn speakers(claim: &Claim) -> String {
    let speakers: Vec<&str> = claim.speaker.split(';').map(str::trim).collect();
    let interests: Vec<&str> = claim.interest.split(';').map(str::trim).collect();
    let said = |interest: &str| if interest.is_empty() { "none stated".to_owned() } else { escape(interest) };
    if speakers.len() != interests.len() {
        return format!("<b>{}</b> ({})", escape(&claim.speaker), said(&claim.interest));
    }
    let each = |(who, interest): (&&str, &&str)| format!("<b>{}</b> ({})", escape(who), said(interest));
    speakers.iter().zip(&interests).map(each).collect::<Vec<_>>().join("; ")
}

/// `A number, paragraph 7.`
fn place(claim: &Claim) -> String {
    let numbers: Vec<String> = claim.paragraphs.iter().map(u8::to_string).collect();
    let place = match numbers.as_slice() {
        [] => String::new(),
        [one] => format!(", <a href=\"#coverage\">paragraph {one}</a>"),
        many => format!(", <a href=\"#coverage\">paragraphs {}</a>", many.join(", ")),
    };
    format!("<span class=\"soft\">{}{place}.</span>", kind(claim.kind))
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

fn why(article: &Article<'_>, claim: &Claim) -> Result<String, MissingFact> {
    let depends = match claim.verdict {
        Verdict::DependsOn if !claim.depends_on.is_empty() => {
            format!("<b>Depends on {}.</b> ", escape(claim.depends_on.trim_end_matches('.')))
        }
        _ => String::new(),
    };
    let caution =
        text::caution(claim, article.facts).map(|text| format!("<p class=\"caution\">{}</p>\n", escape(&text)));
    Ok(format!(
        "<p class=\"why\"><span class=\"label\">Why “{}”</span> {depends}{}</p>\n{}",
        claim.verdict.word(),
        escape(&text::reason(claim, article.facts)?),
        caution.unwrap_or_default()
    ))
}

fn tested(claim: &Claim) -> String {
    let by = if claim.rule.is_empty() {
        "Judged by people from the sources below."
    } else {
        "Verdict computed from the figures."
    };
    let command = if claim.command.is_empty() {
        String::new()
    } else {
        format!("<br><span class=\"label\">Try it</span> <code>{}</code>", escape(&claim.command))
    };
    let how = if claim.how.is_empty() { String::new() } else { format!("{} ", escape(&full_stop(&claim.how))) };
    format!(
        "<p class=\"how\"><span class=\"label\">Tested by</span> {how}<span class=\"soft\">{by} Best evidence: {}.</span>{command}</p>\n",
        escape(&text::grade(claim))
    )
}

fn settles(claim: &Claim) -> String {
    if claim.settles.is_empty() {
        return String::new();
    }
    format!("<p><span class=\"label\">Would settle it</span> {}</p>\n", escape(&full_stop(&claim.settles)))
}

/// Statements of the same article that say the opposite.
fn opposite(article: &Article<'_>, claim: &Claim) -> String {
    let lines: String = claim
        .contradicts
        .iter()
        .filter_map(|&number| article.claim(number))
        .map(|other| format!("<li>{} <span class=\"soft\">{}</span></li>", line(other), escape(&other.speaker)))
        .collect();
    if lines.is_empty() {
        return String::new();
    }
    format!(
        "<div class=\"opposite\"><p><span class=\"label\">The same article also says</span></p><ul>{lines}</ul></div>\n"
    )
}

pub(super) fn full_stop(text: &str) -> String {
    let text = text.trim();
    if text.is_empty() || text.ends_with(['.', '?', '!', '”']) { text.to_owned() } else { format!("{text}.") }
}
