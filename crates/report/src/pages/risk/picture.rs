//! Chances on a log axis up to "always", together with what others counted; other quantities on axes of their own.

use exoskin_record::risk::{Hazard, Observation, QuantityKind, RiskQuantity};
use exoskin_record::summary::Band;
use maud::{Markup, Render, html};

use super::marks::spaced_unit;
use crate::pages::tracks::{Axis, Look, Track, tracks};
use exoskin_answer::numbers::{decimal, integer, people, people_band};
use exoskin_answer::often::{beside, leading, often, tick, times};

pub(super) fn render(hazard: &Hazard) -> Option<Markup> {
    let pictures: Vec<Markup> = chances(hazard).into_iter().chain(others(hazard)).collect();
    let figure = || html! { figure { @for picture in &pictures { (picture) } p.key { (key(hazard)) } } };
    (!pictures.is_empty()).then(figure)
}

fn key(hazard: &Hazard) -> String {
    let of_kind = |chance: bool| hazard.quantities.iter().any(|one| (one.kind == QuantityKind::Chance) == chance);
    let mut parts = Vec::new();
    if of_kind(true) {
        parts
            .push("Filled bar: computed; in 95 out of 100 draws the risk is below its right end; thick line: average.");
    }
    if of_kind(false) {
        parts.push("Filled bar: computed 90 % band; thick line: median.");
    }
    if counted(hazard).next().is_some() {
        parts.push("Square: counted by others, with the 95 % range of rates that fits.");
    }
    if more_was_seen(hazard) {
        parts.push("Squares to the right of the bar: others have seen more than the model computes, in other people and with other devices, or the model is too low.");
    }
    parts.join(" ")
}

/// Whether somebody counted exactly what is computed, and found more than the computed upper end. This applies only to
/// spots after a procedure; for other hazards something else is counted, such as carriers among donors.
pub(super) fn more_was_seen(hazard: &Hazard) -> bool {
    let chances = hazard.quantities.iter().filter(|quantity| quantity.kind == QuantityKind::Chance);
    let Some(upper) = chances.map(|quantity| quantity.band.p95).reduce(f64::max) else { return false };
    hazard.name == "dark_spots" && counted(hazard).any(|(_, seen)| seen.median > upper)
}

/// Observations that were counted out of something.
fn counted(hazard: &Hazard) -> impl Iterator<Item = (&Observation, Band)> {
    hazard.observations.iter().filter_map(|observation| {
        let bounds = observation.bounds?;
        Some((observation, Band { median: bounds.rate, p05: bounds.low, p95: bounds.high }))
    })
}

fn chances(hazard: &Hazard) -> Option<Markup> {
    let computed = hazard.quantities.iter().filter(|quantity| quantity.kind == QuantityKind::Chance).map(chance);
    let rows: Vec<Track> = computed.chain(counted(hazard).map(|(what, band)| seen(what, band))).collect();
    let values: Vec<f64> =
        rows.iter().flat_map(|row| [row.band.p05, row.band.median, row.band.p95]).filter(|p| *p > 0.0).collect();
    let axis = Axis::chance(&values).filter(|_| !values.is_empty())?;
    Some(tracks(&axis, &rows, tick, "risk; each step is a factor of ten or more", &[]))
}

/// The quantity's title with what is counted and a note below it.
fn name(quantity: &RiskQuantity, per: &str) -> Markup {
    html! { (quantity.title) (per) @if let Some(note) = &quantity.note { small { (note) } } }
}

/// The mark in the bar is the average: medians of wide priors say little.
fn chance(quantity: &RiskQuantity) -> Track {
    let lead = leading(&quantity.band, &quantity.per);
    let beside = beside(&quantity.band, quantity.mean);
    Track {
        name: name(quantity, ""),
        figure: html! { (lead) @if let Some(text) = &beside { small { (text) } } },
        spoken: format!("{}: {lead} {}", quantity.title, beside.unwrap_or_default()).trim_end().to_owned(),
        band: Band { median: quantity.mean.unwrap_or(quantity.band.p95), ..quantity.band },
        look: Look::Computed,
    }
}

fn seen(observation: &Observation, band: Band) -> Track {
    let counted = match (observation.events, observation.of) {
        (Some(events), Some(of)) => format!("{} of {}", integer(events.into()), integer(of.into())),
        _ => often(band.median),
    };
    let fits = format!("{} to {} would fit", often(band.p05.max(0.0)), often(band.p95));
    let fits = if band.p05 <= 0.0 { format!("up to {} would fit", often(band.p95)) } else { fits };
    Track {
        name: html! { "seen: " (observation.what) small { (observation.in_whom) } },
        figure: html! { (counted) small { (fits) } },
        spoken: format!("seen: {}: {counted}, {fits}", observation.what),
        band,
        look: Look::Seen,
    }
}

/// Ratios and other quantities; those of one unit share an axis.
fn others(hazard: &Hazard) -> Vec<Markup> {
    let mut groups: Vec<Vec<&RiskQuantity>> = Vec::new();
    for quantity in hazard.quantities.iter().filter(|quantity| quantity.kind != QuantityKind::Chance) {
        let like = |group: &&mut Vec<&RiskQuantity>| group[0].unit == quantity.unit && group[0].kind == quantity.kind;
        match groups.iter_mut().find(like) {
            Some(group) => group.push(quantity),
            None => groups.push(vec![quantity]),
        }
    }
    groups.iter().filter_map(|group| group_of(group)).collect()
}

fn group_of(quantities: &[&RiskQuantity]) -> Option<Markup> {
    let ends = quantities.iter().flat_map(|quantity| [quantity.band.p05, quantity.band.median, quantity.band.p95]);
    let same = quantities.iter().filter(|quantity| quantity.kind == QuantityKind::Ratio).map(|_| 1.0);
    let values: Vec<f64> = ends.chain(same).collect();
    let (axis, first) = (Axis::over(&values)?, quantities.first()?);
    let (title, dashed): (&str, &[f64]) = match first.kind {
        QuantityKind::Ratio => ("ratio; at the dashed line there is no difference", &[1.0]),
        _ => (first.unit.as_str(), &[]),
    };
    let rows: Vec<Track> = quantities.iter().map(|quantity| other(quantity)).collect();
    let tick = |value| if value >= 1e6 { people(value) } else { decimal(value, 2) };
    Some(tracks(&axis, &rows, tick, title, dashed))
}

fn other(quantity: &RiskQuantity) -> Track {
    let figure = match quantity.kind {
        QuantityKind::Ratio => times(&quantity.band),
        _ => people_band(&quantity.band) + &spaced_unit(&quantity.unit),
    };
    let per = if quantity.per.is_empty() { String::new() } else { format!(" per {}", quantity.per) };
    Track {
        name: name(quantity, &per),
        spoken: format!("{}{per}: {figure}", quantity.title),
        figure: figure.render(),
        band: quantity.band,
        look: Look::Computed,
    }
}
