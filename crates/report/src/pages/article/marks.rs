//! Shapes of verdicts and of trials. A shape never appears alone: the word is next to it.

use exoskin_claims::{Claim, Stance, Verdict};
use maud::{Markup, html};

use crate::pages::frame::{shape, symbol};

/// Every symbol of the page.
pub(super) fn symbols() -> Markup {
    html! {
        @for verdict in Verdict::ALL { (symbol(class(verdict), drawing(verdict))) }
        @for stance in Stance::ALL { (symbol(stance_id(stance), stance_drawing(stance))) }
    }
}

/// Class and symbol of a verdict.
pub(super) fn class(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Supported => "supported",
        Verdict::Contradicted => "contradicted",
        Verdict::DependsOn => "depends",
        Verdict::Untested => "untested",
        Verdict::CannotBeComputed => "cannot",
    }
}

/// Filled, half and open disc: supported, supported in part, nobody knows. A cross and a struck square are outside this
/// order.
fn drawing(verdict: Verdict) -> Markup {
    match verdict {
        Verdict::Supported => html! { circle cx="10" cy="10" r="8.5" fill="currentColor" {} },
        Verdict::Contradicted => html! {
            path d="M3 3L17 17M17 3L3 17" stroke="currentColor" stroke-width="4.6" stroke-linecap="round" {}
        },
        Verdict::DependsOn => html! { (ring()) path d="M10 2.6A7.4 7.4 0 0 0 10 17.4Z" fill="currentColor" {} },
        Verdict::Untested => ring(),
        Verdict::CannotBeComputed => html! {
            rect x="2.6" y="2.6" width="14.8" height="14.8" fill="#fff" stroke="currentColor" stroke-width="2.2" {}
            path d="M3 17L17 3" stroke="currentColor" stroke-width="2.2" {}
        },
    }
}

fn ring() -> Markup {
    html! { circle cx="10" cy="10" r="7.4" fill="#fff" stroke="currentColor" stroke-width="2.2" {} }
}

/// What the verdict means, for people.
pub(super) fn meaning(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Supported => "What was measured or computed agrees across its whole band.",
        Verdict::Contradicted => "What was measured or computed disagrees across its whole band.",
        Verdict::DependsOn => "True under conditions that the claim leaves out; the card names them.",
        Verdict::Untested => "Nobody has measured it, and what can be computed allows either answer.",
        Verdict::CannotBeComputed => "No model can compute it today.",
    }
}

/// Shape and word.
pub(super) fn mark(verdict: Verdict) -> Markup {
    let class = class(verdict);
    html! { span class={ "mark " (class) } { (shape(class)) " " (verdict.word()) } }
}

/// A link to a statement's card with its verdict.
pub(super) fn line(claim: &Claim) -> Markup {
    html! { a href={ "#claim-" (claim.number) } { (mark(claim.verdict)) span.title { (claim.title) } } }
}

pub(super) fn stance_id(stance: Stance) -> &'static str {
    match stance {
        Stance::For => "trial-for",
        Stance::Against => "trial-against",
        Stance::Null => "trial-null",
        Stance::Uncontrolled => "trial-alone",
    }
}

fn stance_drawing(stance: Stance) -> Markup {
    match stance {
        Stance::For => html! { path d="M10 2L18.5 17.5H1.5Z" fill="currentColor" {} },
        Stance::Against => html! {
            path d="M10 17L17.3 3.2H2.7Z" fill="#fff" stroke="currentColor" stroke-width="2.2" stroke-linejoin="round" {}
        },
        Stance::Null => html! { path d="M2 6.5H18M2 13.5H18" stroke="currentColor" stroke-width="3.4" {} },
        Stance::Uncontrolled => html! {
            path d="M10 2L18 10L10 18L2 10Z" fill="none" stroke="currentColor" stroke-width="2" stroke-dasharray="3 2.2" {}
        },
    }
}

/// What this many trials found.
pub(super) fn found(stance: Stance, count: usize) -> String {
    let one = stance.meaning();
    match stance {
        Stance::For | Stance::Against if count != 1 => one.trim_end_matches('s').to_owned(),
        _ => one.to_owned(),
    }
}
