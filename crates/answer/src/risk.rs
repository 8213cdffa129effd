//! What can go wrong, in words: the hazards of a scenario, each with its state and its numbers.

use exoskin_record::risk::{
    Hazard, HazardState, InputOrigin, QuantityKind, Risk, RiskInput, RiskProduct, RiskQuantity,
};

use crate::block::{Block, Document, Table, Text, paragraph};
use crate::numbers::{LEAST_CHANCE, capital, chance, people, people_band, ratio_band, whole_percent};

/// Quantities of one hazard that are shown; the document has all of them.
const SHOWN: usize = 3;
/// Observations of one hazard that are shown.
const SEEN: usize = 1;

/// The whole answer.
pub fn blocks(found: &Risk) -> Document {
    let mut document = Document::default();
    document.part([paragraph(&format!("What can go wrong: {}", found.title))]);
    document.part(found.products.iter().map(|product| Block::Entry(Text::of(&product_line(product)))));
    for (index, hazard) in found.hazards.iter().enumerate() {
        let heading = Block::Heading(format!("{}. {}", index + 1, heading(hazard)));
        document.part(std::iter::once(heading).chain(body(hazard)));
    }
    document.part([paragraph(&found.notes.join(" "))]);
    document
}

fn product_line(product: &RiskProduct) -> String {
    let doses = if product.doses == 1 { "1 dose".into() } else { format!("{} doses", product.doses) };
    let route = product.route.replace('_', " ");
    format!("{}: {}; {doses} of {} mL, {route}", product.name, product.title, people(product.volume_ml))
}

fn heading(hazard: &Hazard) -> String {
    let product = hazard.product.as_deref().map(|name| format!(" ({name})")).unwrap_or_default();
    format!("{}{product}: {}", hazard.title, state(hazard.state))
}

/// How well a hazard is known, in words.
pub fn state(state: HazardState) -> &'static str {
    match state {
        HazardState::Computed => "computed",
        HazardState::DataOnly => "reports only, no rate",
        HazardState::NoData => "no data",
        HazardState::DoesNotApply => "does not apply",
    }
}

fn body(hazard: &Hazard) -> Vec<Block> {
    if hazard.state == HazardState::DoesNotApply {
        return vec![paragraph(&hazard.reason)];
    }
    let assumed = hazard.assumed_share.map(|share| capital(&whole_percent(share)));
    let assumed = assumed.map(|share| format!(" {share} of the spread comes from assumed or weakly known inputs."));
    let mut out = vec![paragraph(&(hazard.answer.clone() + &assumed.unwrap_or_default()))];
    let given = hazard.inputs.iter().filter(|input| input.origin == InputOrigin::GivenByYou);
    out.extend(given.map(|input| paragraph(&given_line(input))));
    if hazard.quantities.len() > 1 {
        out.push(Block::Table(numbers(hazard)));
    }
    for seen in hazard.observations.iter().take(SEEN) {
        let text = format!("Seen: {}: {} [{}]{}", seen.what, seen.reading, seen.evidence, more(hazard));
        out.push(paragraph(&text));
    }
    if hazard.observations.is_empty() {
        out.extend(hazard.not_known.iter().take(1).map(|unknown| paragraph(&format!("Not known: {unknown}"))));
    }
    out
}

/// A number given by the user, as it was understood.
fn given_line(input: &RiskInput) -> String {
    let number = exoskin_quantity::show_number(input.band.median);
    let unit = match input.unit.as_str() {
        "1" => String::new(),
        unit => format!(" {}", unit.replace("1/", "per ")),
    };
    format!("Your value: {}, {number}{unit}", input.title)
}

/// How many observations are left out.
fn more(hazard: &Hazard) -> String {
    match hazard.observations.len().saturating_sub(SEEN) {
        0 => String::new(),
        left => format!("; and {left} more"),
    }
}

/// The numbers after the first, which is in the answer itself; the user's own come last, so that they are always shown.
fn numbers(hazard: &Hazard) -> Table {
    let (own, others): (Vec<&RiskQuantity>, Vec<&RiskQuantity>) =
        hazard.quantities.iter().skip(1).partition(|quantity| quantity.name.starts_with("yours."));
    let mut table = Table::new();
    for quantity in others.into_iter().take(SHOWN).chain(own) {
        table.row([quantity.title.clone(), value(quantity)]);
    }
    table
}

fn value(quantity: &RiskQuantity) -> String {
    match quantity.kind {
        QuantityKind::Chance => chance_band(quantity),
        QuantityKind::Ratio => ratio_band(&quantity.band),
        QuantityKind::Other => people_band(&quantity.band),
    }
}

/// A chance with its range, short enough for a table.
fn chance_band(quantity: &RiskQuantity) -> String {
    let band = &quantity.band;
    if band.p05 == band.p95 {
        chance(band.median)
    } else if band.p05 < LEAST_CHANCE {
        format!("up to {}", chance(band.p95))
    } else {
        format!("{} to {}", chance(band.p05), chance(band.p95))
    }
}
