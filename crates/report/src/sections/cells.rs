//! The three per-cell numbers, and why the mean alone misleads.

use exoskin_record::summary::{ArmSummary, CellSummary};

use super::compare::{counts, shares};
use crate::markup::{Table, escape, whole};
use crate::numbers::{one_in, people, people_band};
use crate::rows::{Look, Row, log_rows};
use crate::scale::LogScale;
use crate::words::cell_type;

const HEADS: [&str; 7] = [
    "Cell type",
    "Cells under the area",
    "Mean per cell",
    "Cells with at least 1",
    "Cells with at least 10",
    "Dose of the cells that were hit",
    "Fullest class of cells",
];

pub(crate) fn render(arm: &ArmSummary) -> String {
    if arm.cells.is_empty() {
        return String::new();
    }
    let mut table = Table::new("cards-narrow", "Vesicles per cell after 48 hours; medians with 90 % bands.", &HEADS);
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
        shares(&cells.share_hit_1),
        shares(&cells.share_hit_10),
        counts(&cells.mean_of_hit),
        counts(&cells.fullest),
    ]
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
    if cells.share_hit_1.median.is_nan() || cells.share_hit_1.median <= 0.0 {
        return format!(
            "<p class=\"plain\"><b>The mean misleads.</b> In the middle draw no class of {names} is expected to be hit at all.</p>\n"
        );
    }
    format!(
        "<p class=\"plain\"><b>The mean misleads.</b> On average each of the {names} gets {}, but nobody is average: {} gets at least one, {} gets at least ten, and those that are hit hold {} on average, the fullest class {}.{}</p>\n",
        whole(people(cells.mean.median)),
        whole(one_in(cells.share_hit_1.median)),
        whole(one_in(cells.share_hit_10.median)),
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
