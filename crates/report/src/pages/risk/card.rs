//! One card per hazard: what could happen, what can be said, the picture, what is not known, what would tell.

use exoskin_record::risk::{Hazard, HazardState, Risk};

use super::{class, details, mark, picture, quoted};
use crate::markup::escape;
use exoskin_answer::numbers::whole_percent;
use exoskin_answer::words::tidy;

pub(super) fn all(risk: &Risk) -> String {
    let cards: String = risk.hazards.iter().enumerate().map(|(index, hazard)| card(index + 1, hazard)).collect();
    format!("<section class=\"part\" id=\"hazards\"><h2>One by one</h2>\n{cards}</section>\n")
}

fn card(number: usize, hazard: &Hazard) -> String {
    let product = hazard.product.as_deref().map(|name| format!(" <small>{}</small>", escape(&tidy(name))));
    let shown = picture::render(hazard) + &assumed(hazard);
    let shown = if shown.is_empty() { String::new() } else { format!("<div class=\"shown\">{shown}</div>\n") };
    format!(
        "<article class=\"card {}\" id=\"hazard-{number}\" tabindex=\"-1\">\n<header><h3>{}<span class=\"title\">{}{}</span></h3></header>\n<div class=\"body\">\n<div class=\"told\">\n{}</div>\n{shown}</div>\n{}</article>\n",
        class(hazard.state),
        mark(hazard.state),
        escape(&hazard.title),
        product.unwrap_or_default(),
        told(hazard),
        details::render(hazard)
    )
}

fn told(hazard: &Hazard) -> String {
    let mut out = String::new();
    if hazard.state == HazardState::DoesNotApply {
        out.push_str(&paragraph("why", "Why it does not apply", &hazard.reason));
        out.push_str(&paragraph("", "What it would be", &hazard.what_could_happen));
        return out;
    }
    out.push_str(&paragraph("", "What could happen", &hazard.what_could_happen));
    out.push_str(&paragraph("why", "What can be said", &hazard.answer));
    out.push_str(&paragraph("", "Why it belongs here", &hazard.reason));
    out.push_str(&list("What nobody knows", &hazard.not_known));
    out.push_str(&list("What would tell", &hazard.would_tell));
    out
}

fn paragraph(class: &str, label: &str, text: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    format!("<p class=\"{class}\"><span class=\"label\">{label}</span> {}</p>\n", quoted(text))
}

fn list(label: &str, items: &[String]) -> String {
    if items.is_empty() {
        return String::new();
    }
    let items: String = items.iter().map(|item| format!("<li>{}</li>", quoted(item))).collect();
    format!("<p class=\"label\">{label}</p><ul>{items}</ul>\n")
}

/// The share of the spread that comes from assumptions, hatched.
fn assumed(hazard: &Hazard) -> String {
    let Some(share) = hazard.assumed_share.filter(|share| share.is_finite()) else {
        return String::new();
    };
    let text = format!("{} of the spread comes from inputs that are assumed or weakly known.", whole_percent(share));
    format!(
        "<div class=\"assumed\"><svg height=\"12\" role=\"img\" aria-label=\"{text}\"><rect class=\"empty\" x=\"0\" y=\".5\" width=\"100%\" height=\"11\"/><rect class=\"hatched\" x=\"0\" y=\".5\" width=\"{:.1}%\" height=\"11\"/></svg><p>{text}</p></div>\n",
        100.0 * share.clamp(0.0, 1.0)
    )
}
