//! The first screen: which scenario, what the words mean, and every hazard on one line.

use exoskin_record::risk::{Hazard, HazardState, QuantityKind, Risk, RiskProduct};
use maud::{Markup, Render, html};

use super::marks::{STATES, mark, meaning, of_product, quoted, spaced_unit};
use super::picture::more_was_seen;
use crate::markup::{list, told};
use exoskin_answer::numbers::{integer, people, people_band};
use exoskin_answer::often::{BELOW, average, leading, spreads, times};
use exoskin_answer::words::tidy;

pub(super) fn render(risk: &Risk) -> Markup {
    html! {
        header {
            h1 { "What can go wrong" }
            p.lead { b { (risk.title.trim_end_matches('.')) "." } " " (setting(risk)) }
            p class="lead warn" {
                "Nothing on this page says that a treatment is safe. Where nobody has looked, it says “no data”. "
                "Not medical advice, not a medical device."
            }
        }
        (overview(risk))
        (part("What is applied or injected", risk.products.iter().map(product)))
    }
}

fn overview(risk: &Risk) -> Markup {
    html! {
        nav aria-label="Every hazard" {
            h2 { "At a glance" }
            ul.index { @for (i, hazard) in risk.hazards.iter().enumerate() { (line(i + 1, hazard)) "\n" } }
            @if has_chances(risk) { (for_a_patient()) }
            dl.legend { @for state in STATES { div { dt { (mark(state)) } dd { (meaning(state)) } } } }
        }
    }
}

/// `Site: face. Skin: acne scar, type not given. Done to it: microneedling roller.`
fn setting(risk: &Risk) -> String {
    let done: Vec<String> = risk.procedures.iter().map(|name| tidy(name)).collect();
    let done = if done.is_empty() { "nothing".to_owned() } else { done.join("; ") };
    let skin = risk.phototype.map_or("skin type not given".into(), |n| format!("skin type {n} of 6"));
    format!("Site: {}. Skin: {}, {skin}. Done to it: {done}.", tidy(&risk.site), tidy(&risk.condition))
}

fn line(number: usize, hazard: &Hazard) -> Markup {
    html! {
        li { a href={ "#hazard-" (number) } {
            (mark(hazard.state))
            span.title { (hazard.title) (of_product(hazard)) }
            span.short { (short(number, hazard)) }
        } }
    }
}

fn has_chances(risk: &Risk) -> bool {
    let mut all = risk.hazards.iter().flat_map(|hazard| &hazard.quantities);
    all.any(|quantity| quantity.kind == QuantityKind::Chance)
}

/// What "up to" says, in words that can be read to a patient.
fn for_a_patient() -> Markup {
    html! {
        p.ends {
            b { "In words for a patient:" }
            " “up to” is the right end of a bar. Nobody knows everything that determines a risk, so it was calculated many times "
            "with different guesses: in 95 out of 100 the risk is below that end, in 5 it is above, and a "
            "few of these can be so high that the average lies above it too. It is not a promise, and what nobody has thought of is "
            "not included."
        }
    }
}

/// The first number, or what is shown instead.
fn short(number: usize, hazard: &Hazard) -> Markup {
    let first = hazard.quantities.first().filter(|_| hazard.state == HazardState::Computed);
    let Some(quantity) = first else {
        let said = if hazard.state == HazardState::DoesNotApply { &hazard.reason } else { &hazard.answer };
        return quoted(said).render();
    };
    let path = |field: &str| format!("/hazards/{}/quantities/0/{field}", number - 1);
    match quantity.kind {
        QuantityKind::Chance => html! {
            b { (told(&path("band/p95"), leading(&quantity.band, &quantity.per))) }
            @if spreads(&quantity.band) {
                " " (BELOW)
                @if let Some(text) = average(&quantity.band, quantity.mean) { "; " (told(&path("mean"), text)) }
            }
            @if more_was_seen(hazard) { "; others have counted more after other procedures" }
        },
        QuantityKind::Ratio => html! { (quantity.title) ": " b { (times(&quantity.band)) } },
        _ => html! {
            (quantity.title) ": " b { (told(&path("band"), people_band(&quantity.band))) (spaced_unit(&quantity.unit)) }
        },
    }
}

/// A part of the page that is a list; nothing without items.
fn part(title: &str, items: impl ExactSizeIterator<Item = Markup>) -> Markup {
    html! { @if items.len() > 0 { section.part { h2 { (title) } (list(items)) } } }
}

fn product(product: &RiskProduct) -> Markup {
    let doses = if product.doses == 1 { "dose" } else { "doses" };
    html! {
        b { (product.title) } ": " (integer(u64::from(product.doses))) " " (doses) " of " (people(product.volume_ml))
        " mL, " (tidy(&product.route)) ". Made from: " (tidy(&product.origin)) ". " (quoted(&product.origin_reason))
    }
}

pub(super) fn foot(risk: &Risk) -> Markup {
    html! {
        (part("Before you read on", risk.notes.iter().map(|note| quoted(note).render())))
        footer { p {
            "Scenario " (risk.scenario) " (" (risk.source) "). " (integer(u64::from(risk.samples)))
            " draws of every prior, seed " (risk.seed) ". Made by exoskin " (env!("CARGO_PKG_VERSION"))
            ". Not medical advice, not a medical device."
        } }
    }
}
