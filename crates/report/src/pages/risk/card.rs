//! One card per hazard: what could happen, what can be said, the picture, what is not known, what would settle it.

use exoskin_record::risk::{Hazard, HazardState, Risk};
use maud::{Markup, html};

use super::marks::{class, mark, of_product, quoted};
use super::{details, picture};
use crate::markup::list;
use crate::pages::frame::{self, labelled};
use exoskin_answer::numbers::whole_percent;

pub(super) fn all(risk: &Risk) -> Markup {
    html! {
        section.part #hazards {
            h2 { "One by one" }
            @for (i, hazard) in risk.hazards.iter().enumerate() { (card(i + 1, hazard)) "\n" }
        }
    }
}

fn card(number: usize, hazard: &Hazard) -> Markup {
    html! {
        article class={ "card " (class(hazard.state)) } id={ "hazard-" (number) } tabindex="-1" {
            header { h3 { (mark(hazard.state)) span.title { (hazard.title) (of_product(hazard)) } } }
            div.body { div.told { (told(hazard)) } (shown(hazard)) }
            (details::render(hazard))
        }
    }
}

fn shown(hazard: &Hazard) -> Markup {
    let (picture, assumed) = (picture::render(hazard), assumed(hazard));
    html! { @if picture.is_some() || assumed.is_some() {
        div.shown { @for part in picture.into_iter().chain(assumed) { (part) } }
    } }
}

fn told(hazard: &Hazard) -> Markup {
    if hazard.state == HazardState::DoesNotApply {
        return html! {
            (paragraph("why", "Why it does not apply", &hazard.reason))
            (paragraph("", "What it would be", &hazard.what_could_happen))
        };
    }
    html! {
        (paragraph("", "What could happen", &hazard.what_could_happen))
        (paragraph("why", "What can be said", &hazard.answer))
        (paragraph("", "Why it is listed", &hazard.reason))
        (points("What nobody knows", &hazard.not_known))
        (points("What would settle it", &hazard.would_tell))
    }
}

fn paragraph(class: &'static str, label: &str, text: &str) -> Markup {
    html! { @if !text.is_empty() { (labelled(class, label, quoted(text))) } }
}

fn points(label: &str, items: &[String]) -> Markup {
    html! { @if !items.is_empty() {
        p.label { (label) }
        (list(items.iter().map(|item| quoted(item))))
    } }
}

/// The share of the spread that comes from assumptions, hatched.
fn assumed(hazard: &Hazard) -> Option<Markup> {
    let share = hazard.assumed_share.filter(|share| share.is_finite())?;
    let text = format!("{} of the spread comes from inputs that are assumed or weakly known.", whole_percent(share));
    Some(frame::assumed(Some(share), &text))
}
