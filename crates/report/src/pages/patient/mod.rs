//! The patient's sheet: short sentences, numbers counted out of a hundred, and what happens without the product.

mod adds;
mod recovery;

use exoskin_record::summary::{ArmSummary, Summary};
use maud::{Markup, Render, html};

use crate::markup::{joined, list, told};
use exoskin_answer::dark_spots::of_hundred;
use exoskin_answer::numbers::{integer, people};
use exoskin_answer::outcome::{self, difference, main_arm, span, told_for};
use exoskin_answer::path;
use exoskin_answer::plain;
use exoskin_answer::readout::definition;
use exoskin_answer::seen;
use exoskin_answer::sessions;
use exoskin_answer::words::{condition, tidy};

pub(super) fn body(summary: &Summary) -> Markup {
    html! {
        p.use {
            strong { "This is not medical advice, and exoskin is not a medical device." }
            " It is a computer's estimate. Talk to your doctor before you decide anything."
        }
        h1 { "What to expect" }
        @if let Some(arm) = main_arm(summary) {
            (treatment(summary, arm))
            (recovery::first_days(arm))
            (adds::adds(summary, arm))
            (way(arm))
            (risks(summary, arm))
        }
        (without(summary))
        h2 { "What nobody knows" }
        (list(nobody_knows(summary)))
        p.use {
            "Made from “" (summary.title) "”, " (integer(u64::from(summary.samples)))
            " computed cases. Real skin can behave differently."
        }
    }
}

fn treatment(summary: &Summary, arm: &ArmSummary) -> Markup {
    html! {
        p.lead {
            (summary.title.trim_end_matches('.')) "." br;
            "Skin: " (tidy(&summary.skin.site)) ", " (complaint(&summary.follow_up.condition)) ". " (done(summary, arm))
            @if let Some(words) = sessions::words(arm) { " There are " b { (words) } "." }
        }
    }
}

/// What is done, in the order in which it is done.
fn done(summary: &Summary, arm: &ArmSummary) -> Markup {
    let products: Vec<String> = plain::products(arm).into_iter().map(|name| plain::product(summary, name)).collect();
    let product = (arm.product != "none").then(|| products.join(" and "));
    let treated = !matches!(arm.procedure.as_str(), "none" | "");
    let procedure = treated.then(|| plain::procedure(arm));
    match (procedure, product) {
        (Some(_), Some(product)) if plain::is_injected(arm) => {
            html! { "What is done: a fine needle injects " b { (product) } " into the skin." }
        }
        (Some(procedure), Some(product)) => {
            html! { "First: " b { (procedure) } ". Then: " b { (product) } ", applied to the skin." }
        }
        (Some(procedure), None) => html! { "What is done: " b { (procedure) } ". Nothing is applied." },
        (None, Some(product)) => html! { "What is done: " b { (product) } ", applied to the skin." },
        (None, None) => html! { "Nothing is done." },
    }
}

/// The complaint as a patient would call it.
fn complaint(key: &str) -> String {
    match key {
        "androgenetic_alopecia" => "thinning hair".into(),
        "melasma" => "brown patches (melasma)".into(),
        "chronic_wound" => "a wound that does not close".into(),
        other => condition(other),
    }
}

/// Where the vesicles go, out of a number that makes the others countable.
fn way(arm: &ArmSummary) -> Markup {
    let share = arm.taken_up_share.median;
    if arm.dose.applied_vesicles == 0 || !share.is_finite() || share <= 0.0 {
        return Markup::default();
    }
    let (of, rest) = [1e2, 1e3, 1e6, 1e9, 1e12]
        .into_iter()
        .map(|of| (of, of * share))
        .find(|(_, rest)| *rest >= 10.0)
        .unwrap_or((1e12, 1e12 * share));
    html! {
        h2 { "Where it goes" }
        p {
            "The product contains tiny bubbles called vesicles. Of every " b { (people(of)) } " that are "
            (if plain::is_injected(arm) { "injected" } else { "applied to your skin" }) ", about " b { (people(rest)) }
            " end up in living cells. Your own skin makes such bubbles all the time."
        }
    }
}

fn without(summary: &Summary) -> Markup {
    let closes = summary.follow_up.closes_by_itself.filter(|share| share.is_finite());
    let sentences: Vec<Markup> =
        closes.map(closing).into_iter().chain(untreated(summary).map(|words| words.render())).collect();
    html! { @if !sentences.is_empty() { h2 { "Without any treatment" } p { (joined(sentences, " ")) } } }
}

fn closing(share: f64) -> Markup {
    let count = (100.0 * share).round();
    html! {
        "Of 100 such wounds, "
        b { @if count == 0.0 { "fewer than 1 closes" } @else { "about " (count) " close" } }
        " within four days without any treatment."
    }
}

/// What the arm with nothing done does in the readout for the reason of the visit.
fn untreated(summary: &Summary) -> Option<String> {
    // Healthy skin has nothing that could heal.
    let comparison = summary.comparison.as_ref().filter(|_| summary.follow_up.condition != "healthy")?;
    let name = comparison.untreated.as_deref()?;
    // Without a procedure there is no wound to close and nothing to cool.
    let apt = |key: &&str| !matches!(*key, "closure" | "temperature" | "burning");
    let (key, row) =
        told_for(summary).into_iter().filter(apt).find_map(|key| Some((key, difference(comparison, name, key)?)))?;
    let readout = definition(summary, key).patient;
    let after = span(row.day);
    let percent = row.change_percent.map(|band| band.median.abs()).filter(|size| size.is_finite());
    Some(if seen::is_change_too_small(row) || percent.is_some_and(|size| size < HARDLY) {
        format!("If nothing is done, {readout} hardly changes within {after}.")
    } else {
        let way = if row.change.median > 0.0 { "rises" } else { "falls" };
        let size = percent.map(|size| format!(", by about {size:.0} of 100 parts")).unwrap_or_default();
        format!("If nothing is done, {readout} {way} on its own within {after}{size}.")
    })
}

/// Changes below this count as hardly any, %.
const HARDLY: f64 = 5.0;

/// What was computed, and that it is not all.
fn risks(summary: &Summary, arm: &ArmSummary) -> Markup {
    let treated = !matches!(arm.procedure.as_str(), "none" | "") || arm.product != "none";
    let others = "infection, allergy, scars, and whatever a product may carry.";
    html! { @if treated {
        h2 { "Risks" }
        @if let Some(risk) = dark_spots(summary, arm) { p { (risk) } }
        p { "Other risks are not counted on this sheet: " (others) " Ask your practice about them." }
    } }
}

fn dark_spots(summary: &Summary, arm: &ArmSummary) -> Option<Markup> {
    let spots = exoskin_answer::dark_spots::for_patients(arm)?;
    let path = format!("{}/dark_spots", path::arm(summary, arm));
    let count = |which: &str, chance: f64| told(&format!("{path}/{which}"), of_hundred(chance));
    Some(html! {
        "Of 100 people with skin like this, " b { (count("with_treatment/mean", spots.with_treatment.mean)) }
        " get a temporary dark spot from this treatment, on average over all computed cases. It could be up to "
        b { (count("with_treatment/band/p95", spots.with_treatment.band.p95)) }
        ": in 95 of 100 computed cases it is no more than that. With the procedure alone it is "
        (count("procedure_alone/mean", spots.procedure_alone.mean)) " on average. "
        (skin_type(summary))
    })
}

/// The skin type that the risk is for: as given, or the range that was assumed.
fn skin_type(summary: &Summary) -> String {
    if let Some(n) = summary.follow_up.phototype {
        return format!("This is for skin type {n} of 6 (1 is the palest); darker skin has a higher risk.");
    }
    let assumed = summary.parameters.iter().find(|parameter| parameter.id == "condition.phototype");
    let range =
        assumed.map(|p| format!("It was assumed to be anything from {:.0} to {:.0} of 6. ", p.prior.p05, p.prior.p95));
    format!("Your skin type was not given. {}Darker skin has a higher risk.", range.unwrap_or_default())
}

/// Above this share of the uncertainty, most of the path is guesswork.
const MOSTLY: f64 = 0.5;

fn nobody_knows(summary: &Summary) -> Vec<Markup> {
    let nothing = summary.follow_up.hypotheses.iter().find(|h| h.name == "nothing").filter(|h| h.weight.is_finite());
    let nothing = nothing.map(|nothing| {
        html! {
            "Whether the vesicles do anything at all. In " b { (format_args!("{:.0}", 100.0 * nothing.weight)) }
            " of 100 computed cases they do nothing."
        }
    });
    let mostly = |arm| outcome::assumed_share(summary, arm).is_none_or(|share| share > MOSTLY);
    let guessed = main_arm(summary).is_some_and(|arm| arm.assumed_share.count > 0 && mostly(arm));
    let sentences = [
        (guessed, "Many steps along the way have never been measured. They were guessed, with wide limits."),
        (!summary.unknown.is_empty(), "Things that the description of this treatment leaves out."),
        (true, "How pleased you will be. No computer can tell."),
        (true, "What happens years later."),
    ];
    let apt = sentences.into_iter().filter(|(is_apt, _)| *is_apt).map(|(_, sentence)| sentence.render());
    nothing.into_iter().chain(apt).collect()
}
