//! The patient's sheet: short sentences, numbers counted out of a hundred, and what happens without the product.

mod adds;
mod recovery;

use exoskin_record::summary::{ArmSummary, Band, Summary};

use crate::markup::escape;
use exoskin_answer::numbers::{capital, integer, people};
use exoskin_answer::outcome::{self, band, difference, main_arm, points, sought, span};
use exoskin_answer::plain;
use exoskin_answer::readout::noun;
use exoskin_answer::seen;
use exoskin_answer::sessions;
use exoskin_answer::words::{condition, tidy};

pub(super) fn body(summary: &Summary) -> String {
    let mut out = String::from(
        "<p class=\"use\"><strong>This is no medical advice and no medical device.</strong> It is a computer's estimate. Talk to your doctor before you decide anything.</p>\n<h1>What to expect</h1>\n",
    );
    if let Some(arm) = main_arm(summary) {
        out.push_str(&treatment(summary, arm));
        out.push_str(&recovery::first_days(arm));
        out.push_str(&adds::adds(summary, arm));
        out.push_str(&way(arm));
        out.push_str(&dark_spots(summary).map(|risk| format!("<h2>A risk</h2>\n<p>{risk}</p>\n")).unwrap_or_default());
    }
    out.push_str(&without(summary));
    out.push_str(&nobody_knows(summary));
    out.push_str(&format!(
        "<p class=\"use\">Made from “{}”, {} computed cases. A real skin can do something else.</p>\n",
        escape(&summary.title),
        integer(u64::from(summary.samples))
    ));
    out
}

fn treatment(summary: &Summary, arm: &ArmSummary) -> String {
    let products: Vec<String> = plain::products(arm).into_iter().map(|key| escape(&plain::product(key))).collect();
    let product = if arm.product == "none" { None } else { Some(products.join(" and ")) };
    let procedure = if matches!(arm.procedure.as_str(), "none" | "") {
        None
    } else {
        Some(escape(&plain::procedure(&arm.procedure)))
    };
    let done = match (procedure, product) {
        (Some(_), Some(product)) if plain::is_injected(arm) => {
            format!("What is done: <b>{product}</b> is injected into the skin with a fine needle.")
        }
        (Some(procedure), Some(product)) => {
            format!("First: <b>{procedure}</b>. Then <b>{product}</b> is put on.")
        }
        (Some(procedure), None) => format!("What is done: <b>{procedure}</b>. Nothing is put on."),
        (None, Some(product)) => format!("<b>{}</b> is put on the skin.", capital(&product)),
        (None, None) => "Nothing is done.".into(),
    };
    let often = sessions::words(arm).map(|words| format!(" There are <b>{words}</b>.")).unwrap_or_default();
    format!(
        "<p class=\"lead\">{}.<br>Skin: {}, {}. {done}{often}</p>\n",
        escape(summary.title.trim_end_matches('.')),
        escape(&tidy(&summary.skin.site)),
        escape(&complaint(&summary.follow_up.condition))
    )
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

/// Where the vesicles go, out of a number that makes the rest countable.
fn way(arm: &ArmSummary) -> String {
    let share = arm.taken_up_share.median;
    if arm.dose.applied_vesicles == 0 || !share.is_finite() || share <= 0.0 {
        return String::new();
    }
    let (of, rest) = [1e2, 1e3, 1e6, 1e9, 1e12]
        .into_iter()
        .map(|of| (of, of * share))
        .find(|(_, rest)| *rest >= 10.0)
        .unwrap_or((1e12, 1e12 * share));
    format!(
        "<h2>Where it goes</h2>\n<p>The product holds tiny bubbles called vesicles. Of every <b>{}</b> that are {}, about <b>{}</b> end up in living cells. Your own skin makes such bubbles all the time.</p>\n",
        people(of),
        if plain::is_injected(arm) { "injected" } else { "put on your skin" },
        people(rest)
    )
}

fn without(summary: &Summary) -> String {
    let mut parts = Vec::new();
    if let Some(share) = summary.follow_up.closes_by_itself.filter(|share| share.is_finite()) {
        parts.push(format!(
            "Of 100 such wounds, <b>{}</b> within four days without any treatment.",
            match (100.0 * share).round() {
                0.0 => "fewer than 1 closes".to_owned(),
                n => format!("about {n} close"),
            }
        ));
    }
    parts.extend(untreated(summary));
    if parts.is_empty() {
        return String::new();
    }
    format!("<h2>Without any treatment</h2>\n<p>{}</p>\n", parts.join(" "))
}

/// What the arm with nothing done does in the readout that the person came for.
fn untreated(summary: &Summary) -> Option<String> {
    let comparison = summary.comparison.as_ref()?;
    let name = comparison.untreated.as_deref()?;
    // Without a procedure there is no wound to close and nothing to cool.
    let apt = |key: &&str| !matches!(*key, "closure" | "temperature" | "burning");
    let (key, row) =
        sought(summary).into_iter().filter(apt).find_map(|key| Some((key, difference(comparison, name, key)?)))?;
    let readout = escape(&noun(key));
    let after = span(row.day);
    let percent = row.change_percent.map(|band| band.median.abs()).filter(|size| size.is_finite());
    Some(if seen::is_change_too_small(row) || percent.is_some_and(|size| size < HARDLY) {
        format!("If nothing is done, {readout} hardly changes within {after}.")
    } else {
        let way = if row.change.median > 0.0 { "rises" } else { "falls" };
        let size = percent.map(|size| format!(", by about {size:.0} of 100 parts")).unwrap_or_default();
        format!("If nothing is done, {readout} {way} by itself within {after}{size}.")
    })
}

/// Changes below this are hardly any, %.
const HARDLY: f64 = 5.0;

fn dark_spots(summary: &Summary) -> Option<String> {
    let arm = main_arm(summary)?;
    let without = summary.comparison.as_ref().and_then(|c| c.procedure.as_deref());
    let peak = |arm: &ArmSummary| -> Option<Band> {
        let readout = arm.readouts.get("dark_spot_risk")?;
        let bands = (0..points(readout)).map(|i| band(readout, i)).filter(|band| band.median.is_finite());
        bands.max_by(|a, b| a.median.total_cmp(&b.median))
    };
    let with_product = peak(arm).filter(|risk| risk.median >= 0.5 || risk.p95 >= 1.0)?;
    let said = |risk: &Band| match risk.median.round() {
        n if n < 1.0 => "fewer than 1".to_owned(),
        n => format!("about {n}"),
    };
    let alone = without.and_then(|name| summary.arms.iter().find(|arm| arm.name == name)).and_then(peak);
    let alone = alone.map(|risk| format!("; {} from the procedure alone", said(&risk))).unwrap_or_default();
    Some(format!(
        "Of 100 people with such skin, <b>{}</b> get a dark spot for a while with this treatment; it could be anything from {:.0} to <b>{:.0}</b>{alone}. {}",
        said(&with_product),
        with_product.p05,
        with_product.p95,
        skin_type(summary)
    ))
}

/// The skin type that the risk is for: as given, or the range that was assumed.
fn skin_type(summary: &Summary) -> String {
    if let Some(n) = summary.follow_up.phototype {
        return format!("This is for skin type {n} of 6 (1 is the palest); darker skin has a higher risk.");
    }
    let assumed = summary.parameters.iter().find(|parameter| parameter.id == "condition.phototype");
    let range = assumed.map(|p| format!("Anything from {:.0} to {:.0} of 6 was assumed. ", p.prior.p05, p.prior.p95));
    format!("Your skin type was not given. {}Darker skin has a higher risk.", range.unwrap_or_default())
}

fn nobody_knows(summary: &Summary) -> String {
    let mut items = Vec::new();
    let nothing = summary.follow_up.hypotheses.iter().find(|h| h.name == "nothing").filter(|h| h.weight.is_finite());
    if let Some(nothing) = nothing {
        items.push(format!(
            "Whether the vesicles do anything at all. In <b>{:.0}</b> of 100 computed cases they do nothing.",
            100.0 * nothing.weight
        ));
    }
    let few = outcome::too_few_draws(summary).is_some();
    if main_arm(summary).is_some_and(|arm| arm.assumed_share.count > 0 && (few || arm.assumed_share.share > 0.5)) {
        items.push("Many steps on the way were never measured. They were guessed, with wide limits.".into());
    }
    if !summary.unknown.is_empty() {
        items.push("Things that the description of this treatment does not tell.".into());
    }
    items.push("How pleased you will be. No computer can say that.".into());
    items.push("What happens years later.".into());
    let items: String = items.iter().map(|item| format!("<li>{item}</li>")).collect();
    format!("<h2>What nobody knows</h2>\n<ul>{items}</ul>\n")
}
