//! The three per-cell numbers, and why the mean alone misleads.

use exoskin_record::summary::{ArmSummary, Band, CellSummary};

use super::compare::{counts, stacked};
use crate::markup::{Table, escape, whole};
use crate::rows::{Look, Row, log_rows};
use crate::scale::LogScale;
use exoskin_answer::numbers::{one_in, people, people_band, percent_of_cells, range_of_cells};
use exoskin_answer::words::cell_type;

const HEADS: [&str; 7] = [
    "Cell type",
    "Cells under the area",
    "Mean per cell",
    "Cells with at least 1",
    "Cells with at least 10",
    "Dose of the cells that were hit",
    "Expected by the best placed cells",
];

pub(crate) fn render(arm: &ArmSummary) -> String {
    if arm.cells.is_empty() {
        return String::new();
    }
    let mut table = Table::new(
        "cards-narrow",
        "Vesicles per cell after 48 hours; medians with 90 % bands. None: less than half a cell. The best placed cells are the class that expects most, as a rule at a channel's wall: below 1, not even each of them gets one.",
        &HEADS,
    );
    for (name, cells) in &arm.cells {
        table.row(row(name, cells));
    }
    format!("<h3>What single cells get</h3>\n{}{}{}", warning(arm), loads(arm), table.finish())
}

fn row(name: &str, cells: &CellSummary) -> Vec<String> {
    vec![
        escape(&cell_type(name)),
        whole(people(cells.count)),
        counts(&cells.mean),
        hit(&cells.share_hit_1, cells.count),
        hit(&cells.share_hit_10, cells.count),
        counts(&cells.mean_of_hit),
        counts(&cells.fullest),
    ]
}

/// A share of cells with its band below it.
fn hit(band: &Band, count: f64) -> String {
    stacked(band, &percent_of_cells(band.median, count), &range_of_cells(band, count))
}

/// "1 in 67 gets" for a share of `count` cells.
pub(super) fn gets(share: f64, count: f64) -> String {
    if share * count < 0.5 { "none".into() } else { one_in(share) }
}

fn warning(arm: &ArmSummary) -> String {
    let pick = arm.cells.get_key_value("keratinocyte").or_else(|| arm.cells.iter().next());
    let Some((name, cells)) = pick else { return String::new() };
    let names = escape(&cell_type(name));
    let why = if arm.channel.is_some() {
        " The openings are a small part of the area, so a few cells at their walls get nearly everything."
    } else {
        ""
    };
    if cells.share_hit_1.median.is_nan() || cells.share_hit_1.median * cells.count < 0.5 {
        return format!(
            "<p class=\"plain\"><b>The mean misleads.</b> In the middle draw not one of the {names} is expected to get any.</p>\n"
        );
    }
    format!(
        "<p class=\"plain\"><b>The mean misleads.</b> On average each of the {names} gets {}, but nobody is average: {} gets at least one, {} gets at least ten, and those that are hit hold {} on average. The best placed cells expect {} each.{}</p>\n",
        whole(people(cells.mean.median)),
        whole(gets(cells.share_hit_1.median, cells.count)),
        whole(gets(cells.share_hit_10.median, cells.count)),
        whole(people(cells.mean_of_hit.median)),
        whole(people(cells.fullest.median)),
        why
    )
}

/// Mean over all cells and dose of the hit ones on one axis: the distance between the marks is the message.
fn loads(arm: &ArmSummary) -> String {
    let bands = arm.cells.values().flat_map(|c| [c.mean, c.mean_of_hit]);
    let Some(scale) = LogScale::over(bands.flat_map(|b| [b.p05, b.median, b.p95]), 10) else { return String::new() };
    let rows: Vec<Row> = arm.cells.iter().map(|(name, cells)| load_row(name, cells)).collect();
    let key = "<p class=\"key\"><svg width=\"16\" height=\"14\" aria-hidden=\"true\"><circle class=\"dot\" cx=\"8\" cy=\"7\" r=\"5.5\"/></svg> mean over all cells &emsp;<svg width=\"16\" height=\"14\" aria-hidden=\"true\"><rect class=\"square\" x=\"3\" y=\"2\" width=\"10\" height=\"10\"/></svg> mean over the cells that were hit (bands: 90&nbsp;%)</p>\n";
    format!("{}{key}", log_rows(&scale, 6, people, "vesicles per cell, log scale", &rows))
}

fn load_row(name: &str, cells: &CellSummary) -> Row {
    let (all, hit) = (&cells.mean, &cells.mean_of_hit);
    Row {
        label: format!("<b>{}</b>", escape(&cell_type(name))),
        marks: vec![(*all, Look::Dot), (*hit, Look::Square)],
        numbers: format!(
            "<span class=\"n\">all <b>{}</b></span> · <span class=\"n\">hit <b>{}</b></span>",
            people(all.median),
            people(hit.median)
        ),
        spoken: format!(
            "{}: mean over all {}, mean over those hit {}",
            cell_type(name),
            people_band(all),
            people_band(hit)
        ),
    }
}
