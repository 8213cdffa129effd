//! The header of a scene: geometry as numbers, everything that is read in words.

use exoskin_answer::block::{Block, Document, Table, paragraph};
use exoskin_answer::words;
use exoskin_evidence::{Origin, Parameter, prior_text};
use exoskin_quantity::unit::HOUR_S;
use exoskin_quantity::write::{capital, decimal, duration, integer, people, people_range, plural};
use exoskin_scenario::Hypothesis;
use exoskin_therapy::delivery::Setup;
use exoskin_therapy::effect;
use serde_json::{Value, json};

use super::SceneAnswer;
use super::bytes::VERSION;

/// Said with every scene: what of it is solved and what is drawn.
const REPORTED: &str = "Counts and profiles are those of the solved draw whose taken-up count is the median.";
const CHOSEN: &str = "Counts and profiles are those of one solved draw, the one that was asked for.";
const AT_RANDOM: &str = "Where a single vesicle or cell lies is drawn at random from them, so a dot's way from one time to the next means nothing.";

/// The header, without the tables.
pub(super) fn header(answer: &SceneAnswer) -> Value {
    let drawn = &answer.drawn;
    let setup = &drawn.setup;
    json!({
        "format": "exoskin scene",
        "version": VERSION,
        "title": answer.scenario.title,
        "sampled": format!("{} {AT_RANDOM}", if answer.chosen { CHOSEN } else { REPORTED }),
        "sample": drawn.sample,
        "piece": piece(answer),
        "stands_for": stands_for(answer),
        "looks": looks(answer),
        "events": drawn.events.iter().map(|(at_s, name)| json!({ "hours": at_s / HOUR_S, "name": name, "text": format!("{name} after {}", duration(at_s / HOUR_S)) })).collect::<Vec<_>>(),
        "skin": skin(setup),
        "states": drawn.states.iter().map(|key| state(key)).collect::<Vec<_>>(),
        "applied": drawn.applied(),
        "ledger": { "applied": drawn.ledger.applied, "fates": drawn.ledger.fates },
        "pieces": drawn.pieces,
        "fates": fates(answer),
        "cell_types": (0..setup.cells.len()).map(|cell_type| cell_type_of(answer, cell_type)).collect::<Vec<_>>(),
    })
}

/// What the piece of skin is.
fn piece(answer: &SceneAnswer) -> String {
    let drawn = &answer.drawn;
    let wide = decimal(2.0 * drawn.setup.cell_radius_um, 2);
    let of = people(drawn.pieces);
    match &drawn.setup.channel {
        Some(channel) if channel.whole => format!("A round piece of the bared surface, {wide} µm wide, one of {of}."),
        Some(_) => format!("One channel and the skin around it, {wide} µm wide, one of {of}."),
        None if drawn.setup.depot.is_some() => {
            format!("One injected depot and the skin around it, {wide} µm wide, one of {of}.")
        }
        None => format!("A round piece of intact skin, {wide} µm wide, one of {of}."),
    }
}

fn stands_for(answer: &SceneAnswer) -> String {
    let (applied, dots) = (answer.drawn.applied(), u64::from(answer.drawn.dot_count()));
    let all = format!("{} whole vesicles were applied to it", people(applied as f64));
    if dots == 0 {
        return format!("{all}.");
    }
    match applied as f64 / dots as f64 {
        one if one < 1.05 => format!("{all}; each dot is one of them."), // number: what is shown
        several => format!("{all}; each dot stands for {}.", decimal(several, 2)),
    }
}

fn looks(answer: &SceneAnswer) -> Vec<Value> {
    let drawn = &answer.drawn;
    let one = |(look, (at_s, film_um)): (usize, (&f64, &f64))| {
        let hours = at_s / HOUR_S;
        json!({
            "hours": hours, "text": duration(hours), "film_um": film_um,
            "taken_up": match drawn.taken_by_look[look] {
                0 => "none in cells".to_owned(),
                taken => format!("{} in cells", people(taken as f64)),
            },
        })
    };
    drawn.looks_s.iter().zip(&drawn.film_um).enumerate().map(one).collect()
}

/// Geometry (um below the surface), and the names of the layers.
fn skin(setup: &Setup) -> Value {
    let layers = &setup.layers;
    let layer = |key: &str, name: &str, top: f64, bottom: f64| {
        let thick = format!("{name}, {} µm", decimal(bottom - top, 2));
        json!({ "key": key, "name": name, "text": thick, "top_um": top, "bottom_um": bottom })
    };
    json!({
        "radius_um": setup.cell_radius_um,
        "layers": [
            layer("corneum", "stratum corneum", 0.0, layers.stratum_corneum_um),
            layer("epidermis", "living epidermis", layers.stratum_corneum_um, layers.junction_um),
            layer("papillary", "papillary dermis", layers.junction_um, layers.papillary_um),
            layer("reticular", "reticular dermis", layers.papillary_um, layers.bottom_um),
        ],
        "channel": setup.channel.map(|channel| json!({
            "radius_um": channel.radius_um, "depth_um": channel.depth_um, "whole": channel.whole,
            "coagulated_rim_um": channel.coagulated_rim_um, "dead_rim_um": channel.dead_rim_um,
        })),
        "depot": setup.depot.map(|depot| json!({
            "radius_um": depot.radius_um, "top_um": depot.top_um, "bottom_um": depot.bottom_um,
        })),
    })
}

/// A place or a fate: its name, and how it is drawn.
fn state(key: &str) -> Value {
    let fate = words::fate(key);
    let (name, group) = match key {
        "film" => (words::place(key), "film"),
        "residue" => (words::place(key), "dried"),
        "channel" => (words::place(key), "channel"),
        "tissue" => (words::place(key), "tissue"),
        "bound" => ("bound to matrix".to_owned(), "tissue"),
        "washed" | "follicle" | "dried_residue" | "washed_back" => (fate.name, "dried"),
        key if key.starts_with("taken_up_") => (fate.name, "cells"),
        _ => (fate.name, "lost"),
    };
    json!({ "key": key, "name": name, "group": group })
}

fn fates(answer: &SceneAnswer) -> Vec<Value> {
    let drawn = &answer.drawn;
    let one = |(key, vesicles): (&String, &u64)| {
        let dots = drawn.dots_by_fate.get(key).copied().unwrap_or(0);
        json!({ "fate": key, "name": words::fate(key).name, "vesicles": vesicles, "dots": dots, "text": people(*vesicles as f64) })
    };
    drawn.vesicles.iter().map(one).collect()
}

/// A type of cell: how many, what they took up, and how they would act on it.
fn cell_type_of(answer: &SceneAnswer, cell_type: usize) -> Value {
    let drawn = &answer.drawn;
    let cells = &drawn.setup.cells[cell_type];
    let name = words::cell_type(&cells.name);
    let own = drawn.uptakes.iter().filter(|one| drawn.cells[one.cell as usize].cell_type == cell_type);
    let mut hit: Vec<u32> = own.map(|one| one.cell).collect();
    hit.dedup();
    let counted = format!(
        "{} on this piece of skin, of which {} took up at least one vesicle.",
        integer(drawn.cells_by_type[cell_type]),
        integer(hit.len() as u64)
    );
    let drawn_of = drawn.cells.iter().filter(|cell| cell.cell_type == cell_type).count();
    json!({
        "key": cells.name, "name": capital(&name), "radius_um": cells.radius_um, "cells": drawn.cells_by_type[cell_type],
        "drawn": drawn_of, "text": counted,
        "one": one_of(&cells.name),
        "loads": loads(answer, cell_type),
        "blocks": card(answer, cell_type, &counted),
    })
}

fn one_of(key: &str) -> String {
    capital(words::cell_type(key).trim_end_matches('s'))
}

/// Sentences on a cell of this type by the number of vesicles that it took up, for every number that occurs.
fn loads(answer: &SceneAnswer, cell_type: usize) -> Value {
    let drawn = &answer.drawn;
    let mut of_cell = std::collections::BTreeMap::new();
    for one in &drawn.uptakes {
        if drawn.cells[one.cell as usize].cell_type == cell_type {
            *of_cell.entry(one.cell).or_insert(0u64) += u64::from(one.vesicles);
        }
    }
    // Between two times a cell has any number up to its last.
    let most = of_cell.values().copied().max().unwrap_or(0).min(MOST_TOLD);
    let one = one_of(&drawn.setup.cells[cell_type].name);
    let said = |count: u64| match count {
        0 => format!("{one}: took up no vesicle."),
        count => format!("{one}: took up {}.", plural(count as usize, "vesicle")),
    };
    json!((0..=most).map(said).collect::<Vec<_>>())
}

/// Numbers of vesicles in one cell that have a sentence of their own.
const MOST_TOLD: u64 = 5000;

/// What stands behind a cell.
fn card(answer: &SceneAnswer, cell_type: usize, counted: &str) -> Document {
    let key = &answer.drawn.setup.cells[cell_type].name;
    let mut document = Document::of([vec![Block::Heading(capital(&words::cell_type(key))), paragraph(counted)]]);
    document.part([
        paragraph("Whether and how a vesicle acts on a cell is not known. These are the possibilities, with the weights that the model gives them (assumed):"),
        Block::Table(hypotheses(answer)),
    ]);
    let behaviours = effect::behaviours_of(key);
    if behaviours.is_empty() {
        document.part([paragraph("No measurement says what vesicles would change in these cells; the model lets them take vesicles up and do nothing.")]);
    } else {
        document.part([
            paragraph("What it would change at most, if every such cell responded (1 is no change):"),
            Block::Table(parameters(&behaviours)),
        ]);
    }
    document
}

fn hypotheses(answer: &SceneAnswer) -> Table {
    let mut table = Table::with_header(&["how", "weight", "what decides", "from"]);
    for (hypothesis, weight) in &answer.scenario.hypotheses.weights {
        let deciding = effect::deciding(*hypothesis);
        let weight = decimal(*weight, 2);
        let title = Hypothesis::title(*hypothesis).to_owned();
        if deciding.is_empty() {
            table.row([title, weight, String::new(), String::new()]);
            continue;
        }
        for (place, parameter) in deciding.iter().enumerate() {
            let (how, weight) = if place == 0 { (title.clone(), weight.clone()) } else { Default::default() };
            table.row([how, weight, format!("{}: {}", parameter.name, value(parameter)), origin(parameter)]);
        }
    }
    table
}

fn parameters(all: &[&'static Parameter]) -> Table {
    let mut table = Table::with_header(&["what", "factor", "from"]);
    for parameter in all {
        table.row([parameter.name.to_owned(), value(parameter), origin(parameter)]);
    }
    table
}

/// Median and 90 % band, with the unit.
fn value(parameter: &Parameter) -> String {
    let (low, high) = parameter.prior.interval90();
    if !parameter.prior.varies() {
        return format!("{}{}", prior_text(&parameter.prior), parameter.shown_unit());
    }
    let unit = if parameter.unit.text() == "share" { String::new() } else { parameter.shown_unit() };
    format!("{} ({}){unit}", people(parameter.prior.median()), people_range(low, high))
}

/// The rows behind a number, or why there are none.
fn origin(parameter: &Parameter) -> String {
    match parameter.origin {
        Origin::Assumed(reason) => format!("assumed: {reason}"),
        Origin::Evidence(ids) => ids.join(", "),
    }
}
