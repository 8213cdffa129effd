//! The body after an intravenous dose, in words.

use crate::numbers::{decimal, duration, people_band, percent, percent_band};
use exoskin_record::body::{Body, BodyCheck, BodyCourse, HumanUse};
use exoskin_record::summary::Band;

use crate::block::{Block, Document, Table, Text, item, paragraph};

/// The whole answer.
pub fn blocks(found: &Body) -> Document {
    let mut out = Document::default();
    let part = |title: &str, blocks: Vec<Block>| -> Vec<Block> {
        std::iter::once(Block::Heading(title.to_owned())).chain(blocks).collect()
    };
    out.part([Block::Warning(Text::of(&found.warning))]);
    out.part([Block::Heading(found.title.clone()), Block::Heading(found.product_title.clone())]);
    out.part([dose(found)]);
    let held = "How long it stays in the blood (two measurements contradict each other; both are in the first row)";
    out.part(part(held, half_lives(found)));
    let mut tables = shares(&found.all).into_iter();
    out.part(part(
        "Where it goes: share of the dose, median (90 % band); below one in a million is shown as 0",
        tables.next().into_iter().collect(),
    ));
    tables.for_each(|table| out.part([table]));
    for kinetics in &found.kinetics {
        out.part([Block::Caption(format!("{}: medians", kinetics.title)), medians(kinetics)]);
    }
    out.part(part("What a cell gets, in whole vesicles", vec![cells(found)]));
    out.part(part("What skin gets", skin(found)));
    let beside = "Compared with measurements: the same equations for a mouse, without scaling, and for patients";
    out.part(part(beside, checks(&found.checks)));
    out.part(part("Pain", vec![paragraph(&found.pain)]));
    let seen = found.trials.iter().map(|trial| item(&trial_line(trial))).collect();
    out.part(part("What was seen in people, as published", seen));
    out.part(part("How much is assumed", vec![assumed(found)]));
    out.part(part("To keep in mind", found.notes.iter().map(|note| item(note)).collect()));
    out
}

fn dose(found: &Body) -> Block {
    let own = &found.own;
    let mut table = Table::with_header(&["the dose", "median (90 % band)"]);
    table.row(["particles according to the label", &people_band(&found.dose.label)]);
    table.row(["whole vesicles", &people_band(&found.dose.whole)]);
    table.row(["whole vesicles per kg", &people_band(&found.dose.whole_per_kg)]);
    table.row(["own vesicles in plasma", &people_band(&own.in_plasma)]);
    table.row(["dose over own vesicles in plasma", &percent_band(&own.dose_over_plasma)]);
    table.row(["dose over own platelet vesicles", &percent_band(&own.dose_over_platelet_vesicles)]);
    table.row(["the body releases as many within", &duration_band(&minutes(&own.dose_as_minutes_of_release))]);
    Block::Table(table)
}

/// Below a millionth of the dose nothing could be counted.
const NOTHING: f64 = 1e-6;

fn share_band(band: &Band) -> String {
    percent_band(&band.map(|share| if share < NOTHING { 0.0 } else { share }))
}

fn minutes(band: &Band) -> Band {
    band.times(1.0 / 60.0)
}

fn duration_band(hours: &Band) -> String {
    format!("{} ({} to {})", duration(hours.median), duration(hours.p05), duration(hours.p95))
}

fn half_lives(found: &Body) -> Vec<Block> {
    let mut table = Table::with_header(&["", "half has left the blood after", "1 % is left after"]);
    for course in std::iter::once(&found.all).chain(&found.kinetics) {
        let cells = [course.title.clone(), duration_band(&course.half_gone_h), duration_band(&course.hundredth_left_h)];
        table.row(cells);
    }
    let own = duration_band(&minutes(&found.own.half_life_min));
    table.row(["own vesicles: plasma content over release rate".to_owned(), own, "not defined".to_owned()]);
    let mut out = vec![Block::Table(table)];
    let (fast, slow) = (&found.all.distribution_half_life_h, &found.all.elimination_half_life_h);
    let phases =
        format!("Half-life of the fast phase {}; of the slow phase {}.", duration_band(fast), duration_band(slow));
    out.push(item(&phases));
    out
}

/// With places down and times across, bands would make the table too wide: three times per table.
fn shares(course: &BodyCourse) -> Vec<Block> {
    let tables = course.times.chunks(3).map(|times| {
        let head: Vec<String> =
            std::iter::once(String::new()).chain(times.iter().map(|time| duration(time.hours))).collect();
        let mut table = Table::with_header(&head.iter().map(String::as_str).collect::<Vec<_>>());
        for place in 0..times.first().map_or(0, |time| time.shares.len()) {
            let name = times.first().and_then(|time| time.shares.get(place)).map(|share| share.place.clone());
            let cells = times.iter().filter_map(|time| time.shares.get(place)).map(|share| share_band(&share.share));
            table.row(name.into_iter().chain(cells));
        }
        Block::Table(table)
    });
    tables.collect()
}

fn medians(course: &BodyCourse) -> Block {
    let head: Vec<String> =
        std::iter::once(String::new()).chain(course.times.iter().map(|time| duration(time.hours))).collect();
    let mut table = Table::with_header(&head.iter().map(String::as_str).collect::<Vec<_>>());
    for place in 0..course.times.first().map_or(0, |time| time.shares.len()) {
        let name = course.times.first().and_then(|time| time.shares.get(place)).map(|share| share.place.clone());
        let cells = course.times.iter().filter_map(|time| time.shares.get(place));
        table.row(name.into_iter().chain(cells.map(|share| percent(share.share.median))));
    }
    Block::Table(table)
}

fn cells(found: &Body) -> Block {
    let mut table = Table::with_header(&["", "cells", "whole vesicles per cell"]);
    for per_cell in &found.cells {
        table.row([per_cell.cells_of.clone(), people_band(&per_cell.cells), people_band(&per_cell.particles_per_cell)]);
    }
    Block::Table(table)
}

fn skin(found: &Body) -> Vec<Block> {
    let skin = &found.skin;
    let mut table = Table::new();
    table.row(["share of the dose that ever enters skin (assumed)", &percent_band(&skin.share)]);
    table.row(["whole vesicles per mm2 of skin", &people_band(&skin.per_mm2)]);
    table.row(["the same dose as a film on the face, per mm2", &people_band(&skin.film_per_mm2)]);
    let equal = percent_band(&skin.equal_entering_share);
    table.row(["share of that film that must enter to deliver as much", &equal]);
    let mut out = vec![Block::Table(table)];
    out.push(item(
        "For how much of a film enters needled skin, see `exoskin dose --product NAME --site face --volume 2mL --after \
         microneedling`, line `entered`.",
    ));
    out
}

fn checks(checks: &[BodyCheck]) -> Vec<Block> {
    let mut table =
        Table::with_header(&["", "unit", "model (90 % band)", "row", "ln(model/row)", "within", "prior from row"]);
    for check in checks {
        let measured = match (check.measured, check.measured_range) {
            (Some(value), _) => decimal(value, 3),
            (None, Some((low, high))) => format!("{} to {}", decimal(low, 3), decimal(high, 3)),
            (None, None) => "none".into(),
        };
        let yes = |yes: bool| if yes { "yes" } else { "no" }.to_owned();
        table.row([
            format!("{}: {}", check.species, check.what),
            check.unit.clone(),
            plain_band(&check.predicted),
            measured,
            format!("{:+.2}", check.residual),
            yes(check.inside),
            yes(check.prior_from_row),
        ]);
    }
    let mut out = vec![Block::Table(table)];
    out.push(item(
        "`Within`: the row lies inside the model's 90 % band. `Prior from row`: a prior was chosen from this row, so agreement proves nothing. The clearances miss because free label lingers in the blood after the particle has gone; the liposome is one designed to circulate.",
    ));
    out
}

fn plain_band(band: &Band) -> String {
    format!("{} ({} to {})", decimal(band.median, 2), decimal(band.p05, 2), decimal(band.p95, 2))
}

fn trial_line(trial: &HumanUse) -> String {
    let HumanUse { about, quantity, value, conditions, control, evidence, .. } = trial;
    format!("{about}, {control}: {quantity}: {value} ({conditions}) [{evidence}]")
}

fn assumed(found: &Body) -> Block {
    let mut table = Table::with_header(&["", "of the spread", "what decides"]);
    for assumed in &found.assumed {
        table.row([assumed.answer.clone(), percent(assumed.share), assumed.decides.join("; ")]);
    }
    Block::Table(table)
}
