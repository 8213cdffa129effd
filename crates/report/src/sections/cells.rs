//! The three per-cell numbers, and why the mean alone misleads.

use exoskin_record::summary::{ArmSummary, Band, CellSummary, Summary};
use maud::{Markup, Render, html};

use super::bands::{counts, stacked};
use crate::markup::{Table, told, whole};
use crate::rows::{Look, Row, log_rows};
use crate::scale::LogScale;
use crate::svg::inline;
use exoskin_answer::counts::outnumbered;
use exoskin_answer::numbers::{one_in, people, people_band, percent_of_cells, range_of_cells};
use exoskin_answer::path;
use exoskin_answer::words::cell_type;

const HEADS: [&str; 7] = [
    "Cell type",
    "Cells under the area",
    "Mean per cell",
    "Cells with at least 1",
    "Cells with at least 10",
    "Mean dose of cells that got any",
    "Expected by the best-placed cells",
];

pub(super) fn render(summary: &Summary, arm: &ArmSummary) -> Markup {
    if arm.cells.is_empty() {
        return Markup::default();
    }
    let table = Table::new(
        "cards-narrow",
        "Vesicles per cell after 48 hours; medians with 90 % bands. None: less than half a cell. The best-placed cells are those that expect the most, usually at a channel's wall; a value below 1 means that not even all of these get one.",
        HEADS,
    )
    .rows(arm.cells.iter().map(|(name, cells)| row(&path::arm(summary, arm), name, cells)));
    html! {
        h3 { "What single cells get" }
        (warning(arm)) (loads(arm)) (table)
        @if let Some(why) = outnumbered(arm) { p.note { (why) } }
    }
}

fn row(path: &str, name: &str, cells: &CellSummary) -> Vec<Markup> {
    let at = |key: &str, text: Markup| told(&format!("{path}/cells/{name}/{key}"), text);
    vec![
        cell_type(name).render(),
        at("count", whole(people(cells.count))),
        at("mean", counts(&cells.mean)),
        at("share_hit_1", hit(&cells.share_hit_1, cells.count)),
        at("share_hit_10", hit(&cells.share_hit_10, cells.count)),
        at("mean_of_hit", counts(&cells.mean_of_hit)),
        at("fullest", counts(&cells.fullest)),
    ]
}

/// A share of cells with its band below it.
fn hit(band: &Band, count: f64) -> Markup {
    stacked(band, &percent_of_cells(band.median, count), &range_of_cells(band, count))
}

/// "1 in 67 gets" for a share of `count` cells.
pub(super) fn gets(share: f64, count: f64) -> String {
    if share * count < 0.5 { "none".into() } else { one_in(share) }
}

fn warning(arm: &ArmSummary) -> Markup {
    let pick = arm.cells.get_key_value("keratinocyte").or_else(|| arm.cells.iter().next());
    let Some((name, cells)) = pick else { return Markup::default() };
    let names = cell_type(name);
    let none = cells.share_hit_1.median.is_nan() || cells.share_hit_1.median * cells.count < 0.5;
    html! {
        p.plain {
            b { "The mean is misleading." }
            @if none { " In the middle draw not one of the " (names) " is expected to get any." }
            @else {
                " On average each of the " (names) " gets " (whole(people(cells.mean.median)))
                ", but no cell is average: " (whole(gets(cells.share_hit_1.median, cells.count))) " gets at least one, "
                (whole(gets(cells.share_hit_10.median, cells.count))) " gets at least ten, and those that get any contain "
                (whole(people(cells.mean_of_hit.median))) " on average. The best-placed cells expect "
                (whole(people(cells.fullest.median))) " each."
                @if arm.channel.is_some() {
                    " The openings cover a small part of the area, so a few cells at their walls get nearly everything."
                }
            }
        }
    }
}

/// Mean over all cells and dose of the cells hit, on one axis: the distance between the marks is the message.
fn loads(arm: &ArmSummary) -> Markup {
    let bands = arm.cells.values().flat_map(|c| [c.mean, c.mean_of_hit]);
    let scale = LogScale::over(bands.flat_map(|b| [b.p05, b.median, b.p95]), 10);
    let rows: Vec<Row> = arm.cells.iter().map(|(name, cells)| load_row(name, cells)).collect();
    html! { @if let Some(scale) = scale {
        (log_rows(&scale, 6, people, "vesicles per cell, log scale", &rows))
        p.key {
            (inline(16, 14, html! { circle.dot cx="8" cy="7" r="5.5" {} })) " mean over all cells \u{2003}"
            (inline(16, 14, html! { rect.square x="3" y="2" width="10" height="10" {} }))
            " mean over cells that got any (bands: 90\u{a0}%)"
        }
    } }
}

fn load_row(name: &str, cells: &CellSummary) -> Row {
    let (all, hit) = (&cells.mean, &cells.mean_of_hit);
    Row {
        label: html! { b { (cell_type(name)) } },
        marks: vec![(*all, Look::Dot), (*hit, Look::Square)],
        numbers: html! {
            (whole(html! { "all " b { (people(all.median)) } })) " · " (whole(html! { "hit " b { (people(hit.median)) } }))
        },
        spoken: format!(
            "{}: mean over all {}, mean over those that got any {}",
            cell_type(name),
            people_band(all),
            people_band(hit)
        ),
    }
}
