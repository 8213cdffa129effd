//! The first days after each session in sentences: redness, burning, closing.

use exoskin_record::summary::ArmSummary;
use maud::{Markup, Render, html};

use crate::markup::joined;
use exoskin_answer::outcome::span;
use exoskin_answer::recovery::{self, Redness, Until};
use exoskin_answer::sessions;

/// How many sessions there are, and what follows each of them.
pub(super) fn first_days(arm: &ArmSummary) -> Markup {
    let sentences: Vec<Markup> = [closing(arm), redness(arm), burning(arm)].into_iter().flatten().collect();
    let heading = if sessions::words(arm).is_some() { "The days after each session" } else { "The first days" };
    html! { @if !sentences.is_empty() { h2 { (heading) } p { (joined(sentences, " ")) } } }
}

fn redness(arm: &ArmSummary) -> Option<Markup> {
    Some(match recovery::redness(arm)? {
        Redness::Little => "Little redness is expected.".render(),
        Redness::Fades { usual, slow } => {
            html! { "The skin turns " b { "red" } ". " (fading(&until(arm), usual, slow)) }
        }
    })
}

/// When redness fades, in the middle case and in slow ones.
fn fading(until: &str, usual: Option<f64>, slow: Option<f64>) -> Markup {
    let Some(usual) = usual else { return html! { "Some redness is still there " (until) "." } };
    let gone = html! { "redness is nearly gone after " b { (span(usual)) } };
    match slow {
        Some(slow) if slow > usual => {
            html! { "Mostly the " (gone) "; in slow cases after " b { (span(slow)) } "." }
        }
        Some(_) => html! { "The " (gone) "." },
        None => html! { "Mostly the " (gone) ". In slow cases some of it is still there " (until) "." },
    }
}

/// Where redness is no longer followed: at the next session or at the end of the computation.
fn until(arm: &ArmSummary) -> String {
    match recovery::until(arm, "erythema") {
        Until::NextSession(days) => format!("when the next session comes, after {}", span(days)),
        Until::Followed(days) => format!("after {}", span(days)),
    }
}

fn burning(arm: &ArmSummary) -> Option<Markup> {
    let burning = recovery::burning(arm)?;
    Some(html! {
        "It can " b { "burn" } ": about " (format_args!("{:.0}", burning.peak)) " on a scale from 0 to 10"
        @if let Some(day) = burning.over { ", and is mostly over after " (span(day)) } "."
    })
}

fn closing(arm: &ArmSummary) -> Option<Markup> {
    let day = recovery::covered(arm)?;
    Some(html! { "New skin covers the wounds after about " b { (span(day)) } "." })
}
