//! The first screen: which scenario, what the words mean, and every hazard on one line.

use exoskin_record::risk::{Hazard, HazardState, QuantityKind, Risk, RiskProduct};

use super::often::{beside, leading, times};
use super::picture::more_was_seen;
use super::{STATES, mark, meaning, quoted};
use crate::markup::escape;
use exoskin_answer::numbers::{integer, people, people_band};
use exoskin_answer::words::tidy;

pub(super) fn render(risk: &Risk) -> String {
    format!(
        "<header>\n<h1>What can go wrong</h1>\n<p class=\"lead\"><b>{}.</b> {}</p>\n<p class=\"lead warn\">Nothing on this page says that a treatment is safe. Where nobody looked, it says “no data”. No medical advice, no medical device.</p>\n</header>\n<nav aria-label=\"Every hazard\"><h2>In one look</h2><ul class=\"index\">{}</ul>\n{}<dl class=\"legend\">{}</dl></nav>\n{}",
        escape(risk.title.trim_end_matches('.')),
        setting(risk),
        risk.hazards.iter().enumerate().map(line).collect::<String>(),
        for_a_patient(risk),
        STATES.map(|state| format!("<div><dt>{}</dt><dd>{}</dd></div>", mark(state), meaning(state))).concat(),
        products(risk)
    )
}

/// `Site: face. Skin: acne scar, type not given. Done to it: microneedling roller.`
fn setting(risk: &Risk) -> String {
    let done: Vec<String> = risk.procedures.iter().map(|name| escape(&tidy(name))).collect();
    let done = if done.is_empty() { "nothing".to_owned() } else { done.join("; ") };
    let skin = risk.phototype.map_or("skin type not given".into(), |n| format!("skin type {n} of 6"));
    format!(
        "Site: {}. Skin: {}, {skin}. Done to it: {done}.",
        escape(&tidy(&risk.site)),
        escape(&tidy(&risk.condition))
    )
}

fn line((index, hazard): (usize, &Hazard)) -> String {
    let product = hazard.product.as_deref().map(|name| format!(" <small>{}</small>", escape(&tidy(name))));
    format!(
        "<li><a href=\"#hazard-{}\">{}<span class=\"title\">{}{}</span><span class=\"short\">{}</span></a></li>\n",
        index + 1,
        mark(hazard.state),
        escape(&hazard.title),
        product.unwrap_or_default(),
        short(hazard)
    )
}

/// What "up to" says, in words that can be read to a patient; nothing where no chance was computed.
fn for_a_patient(risk: &Risk) -> &'static str {
    let mut all = risk.hazards.iter().flat_map(|hazard| &hazard.quantities);
    if !all.any(|quantity| quantity.kind == QuantityKind::Chance) {
        return "";
    }
    "<p class=\"ends\"><b>In words for a patient:</b> “up to” is the right end of a bar. Nobody knows all that decides a chance, so it was reckoned many times with different guesses: in 95 of 100 of them the chance is smaller than that end, in 5 it is larger, and a few of these can be so bad that the average is larger too. It is no promise, and what nobody thought of is not in it.</p>\n"
}

/// The first number, or what stands in its place.
fn short(hazard: &Hazard) -> String {
    let first = hazard.quantities.first().filter(|_| hazard.state == HazardState::Computed);
    match (first, hazard.state) {
        (Some(quantity), _) if quantity.kind == QuantityKind::Chance => {
            let beside = beside(&quantity.band, quantity.mean).map(|text| format!(" {text}")).unwrap_or_default();
            let more = if more_was_seen(hazard) { "; others counted more after other procedures" } else { "" };
            format!("<b>{}</b>{}{more}", escape(&leading(&quantity.band, &quantity.per)), escape(&beside))
        }
        (Some(quantity), _) if quantity.kind == QuantityKind::Ratio => {
            format!("{}: <b>{}</b>", escape(&quantity.title), times(&quantity.band))
        }
        (Some(quantity), _) => {
            let unit = if quantity.unit == "1" { String::new() } else { format!(" {}", quantity.unit) };
            format!("{}: <b>{}{}</b>", escape(&quantity.title), people_band(&quantity.band), escape(&unit))
        }
        (None, HazardState::DoesNotApply) => quoted(&hazard.reason),
        _ => quoted(&hazard.answer),
    }
}

fn products(risk: &Risk) -> String {
    if risk.products.is_empty() {
        return String::new();
    }
    let items: String = risk.products.iter().map(product).collect();
    format!("<section class=\"part\"><h2>What is put on or in</h2><ul>{items}</ul></section>\n")
}

fn product(product: &RiskProduct) -> String {
    let doses = if product.doses == 1 { "dose".to_owned() } else { "doses".to_owned() };
    format!(
        "<li><b>{}</b>: {} {doses} of {} mL, {}. Made from: {}. {}</li>\n",
        escape(&product.title),
        integer(u64::from(product.doses)),
        people(product.volume_ml),
        escape(&tidy(&product.route)),
        escape(&tidy(&product.origin)),
        quoted(&product.origin_reason)
    )
}

pub(super) fn foot(risk: &Risk) -> String {
    let notes: String = risk.notes.iter().map(|note| format!("<li>{}</li>", quoted(note))).collect();
    let notes = if notes.is_empty() {
        String::new()
    } else {
        format!("<section class=\"part\"><h2>To know before reading on</h2><ul>{notes}</ul></section>\n")
    };
    format!(
        "{notes}<footer><p>Scenario {} ({}). {} draws of every prior, seed {}. Made by exoskin {}. No medical advice, no medical device.</p></footer>\n",
        escape(&risk.scenario),
        escape(&risk.source),
        integer(u64::from(risk.samples)),
        risk.seed,
        env!("CARGO_PKG_VERSION")
    )
}
