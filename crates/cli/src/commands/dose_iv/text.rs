//! The body after a dose into a vein, as text.

use exoskin_answer::numbers::{decimal, duration, people_band, percent, percent_band};
use exoskin_record::body::{Body, BodyCheck, BodyCourse, HumanUse};
use exoskin_record::summary::Band;

use crate::show::{Table, paragraph, wrap};

/// The whole answer.
pub(super) fn text(found: &Body) -> String {
    let mut text = paragraph(&format!("WARNING. {}", found.warning));
    text.push_str(&format!("\n{}\n{}\n\n", found.title, found.product_title));
    text.push_str(&dose(found));
    text.push_str(
        "\nHow long the blood holds it (two measurements contradict each other; both are in the first row)\n",
    );
    text.push_str(&half_lives(found));
    text.push_str("\nWhere it is: share of the dose, median (90 % band); below a millionth is 0\n");
    text.push_str(&shares(&found.all));
    for kinetics in &found.kinetics {
        text.push_str(&format!("\n  {}: medians\n", kinetics.title));
        text.push_str(&medians(kinetics));
    }
    text.push_str("\nWhat a cell gets, in whole vesicles\n");
    text.push_str(&cells(found));
    text.push_str("\nWhat skin gets\n");
    text.push_str(&skin(found));
    text.push_str("\nBeside the rows: the same equations for a mouse, nothing scaled, and for patients\n");
    text.push_str(&checks(&found.checks));
    text.push_str("\nPain\n");
    text.push_str(&paragraph(&found.pain));
    text.push_str("\nWhat was seen in people, as published\n");
    found.trials.iter().for_each(|trial| text.push_str(&item(&trial_line(trial))));
    text.push_str("\nHow much is assumed\n");
    text.push_str(&assumed(found));
    text.push_str("\nTo keep in mind\n");
    found.notes.iter().for_each(|note| text.push_str(&item(note)));
    text
}

fn item(line: &str) -> String {
    format!("  - {}\n", wrap(line, crate::show::WIDTH - 4).join("\n    "))
}

fn dose(found: &Body) -> String {
    let own = &found.own;
    let mut table = Table::with_header(&["the dose", "median (90 % band)"]);
    table.row(["particles by the label", &people_band(&found.dose.label)]);
    table.row(["whole vesicles", &people_band(&found.dose.whole)]);
    table.row(["whole vesicles per kg", &people_band(&found.dose.whole_per_kg)]);
    table.row(["own vesicles in plasma", &people_band(&own.in_plasma)]);
    table.row(["dose over own vesicles in plasma", &percent_band(&own.dose_over_plasma)]);
    table.row(["dose over own platelet vesicles", &percent_band(&own.dose_over_platelet_vesicles)]);
    table.row(["the body releases as many in", &duration_band(&minutes(&own.dose_as_minutes_of_release))]);
    table.text()
}

/// Below a millionth of the dose nobody could count anything.
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

fn half_lives(found: &Body) -> String {
    let mut table = Table::with_header(&["", "half has left the blood after", "1 % is left after"]);
    for course in std::iter::once(&found.all).chain(&found.kinetics) {
        let cells = [course.title.clone(), duration_band(&course.half_gone_h), duration_band(&course.hundredth_left_h)];
        table.row(cells);
    }
    let own = duration_band(&minutes(&found.own.half_life_min));
    table.row(["own vesicles: plasma's content over release".to_owned(), own, "not defined".to_owned()]);
    let mut text = table.text();
    let (fast, slow) = (&found.all.distribution_half_life_h, &found.all.elimination_half_life_h);
    let phases =
        format!("Half-life of the fast phase {}; of the slow phase {}.", duration_band(fast), duration_band(slow));
    text.push_str(&item(&phases));
    text
}

/// Places down, times across would be too wide with bands: three times per table.
fn shares(course: &BodyCourse) -> String {
    let tables = course.times.chunks(3).map(|times| {
        let head: Vec<String> =
            std::iter::once(String::new()).chain(times.iter().map(|time| duration(time.hours))).collect();
        let mut table = Table::with_header(&head.iter().map(String::as_str).collect::<Vec<_>>());
        for place in 0..times.first().map_or(0, |time| time.shares.len()) {
            let name = times.first().and_then(|time| time.shares.get(place)).map(|share| share.place.clone());
            let cells = times.iter().filter_map(|time| time.shares.get(place)).map(|share| share_band(&share.share));
            table.row(name.into_iter().chain(cells));
        }
        table.text()
    });
    tables.collect::<Vec<_>>().join("\n")
}

fn medians(course: &BodyCourse) -> String {
    let head: Vec<String> =
        std::iter::once(String::new()).chain(course.times.iter().map(|time| duration(time.hours))).collect();
    let mut table = Table::with_header(&head.iter().map(String::as_str).collect::<Vec<_>>());
    for place in 0..course.times.first().map_or(0, |time| time.shares.len()) {
        let name = course.times.first().and_then(|time| time.shares.get(place)).map(|share| share.place.clone());
        let cells = course.times.iter().filter_map(|time| time.shares.get(place));
        table.row(name.into_iter().chain(cells.map(|share| percent(share.share.median))));
    }
    table.text()
}

fn cells(found: &Body) -> String {
    let mut table = Table::with_header(&["", "cells", "whole vesicles per cell"]);
    for per_cell in &found.cells {
        table.row([per_cell.cells_of.clone(), people_band(&per_cell.cells), people_band(&per_cell.particles_per_cell)]);
    }
    table.text()
}

fn skin(found: &Body) -> String {
    let skin = &found.skin;
    let mut table = Table::new();
    table.row(["share of the dose that ever enters skin (assumed)", &percent_band(&skin.share)]);
    table.row(["whole vesicles per mm2 of skin", &people_band(&skin.per_mm2)]);
    table.row(["the same dose as a film on the face, per mm2", &people_band(&skin.film_per_mm2)]);
    let equal = percent_band(&skin.equal_entering_share);
    table.row(["of that film, so much must enter to bring as much", &equal]);
    let mut text = table.text();
    text.push_str(&item(
        "How much of a film enters needled skin: `exoskin dose --product NAME --site face --volume 2mL --after \
         microneedling`, line `entered`.",
    ));
    text
}

fn checks(checks: &[BodyCheck]) -> String {
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
    let mut text = table.text();
    text.push_str(&item(
        "`Within` is the row inside the model's 90 % band. `Prior from row`: a prior was chosen from this row, so that \
         agreement proves nothing. The clearances miss because free label lingers in blood after the particle is gone; \
         the liposome is one built to circulate.",
    ));
    text
}

fn plain_band(band: &Band) -> String {
    format!("{} ({} to {})", decimal(band.median, 2), decimal(band.p05, 2), decimal(band.p95, 2))
}

fn trial_line(trial: &HumanUse) -> String {
    let HumanUse { about, quantity, value, conditions, control, evidence, .. } = trial;
    format!("{about}, {control}: {quantity}: {value} ({conditions}) [{evidence}]")
}

fn assumed(found: &Body) -> String {
    let mut table = Table::with_header(&["", "of the spread", "what decides"]);
    for assumed in &found.assumed {
        table.row([assumed.answer.clone(), percent(assumed.share), assumed.decides.join("; ")]);
    }
    table.text()
}
