//! One arm: the sentence first, then the strip, the cells, delays, sizes, and what drives the result.

use crate::numbers::{
    decimal, duration, people, people_band, people_range, percent, percent_band, percent_of_cells, range_of_cells,
    ratio_band,
};
use crate::{CLAIMED_ENTERED, words};
use exoskin_record::summary::{ArmSummary, Band, CellSummary, ChannelSummary, Influence};

use crate::block::{Block, Document, Table, paragraph};

/// How many inputs are listed as driving the result.
const INPUTS_SHOWN: usize = 6;
const MINUTES_PER_HOUR: f64 = 60.0;

/// The whole text for one arm.
pub fn whole(arm: &ArmSummary) -> Document {
    if !has_vesicles(arm) {
        return Document::of([vec![paragraph(&sentence(arm))]]);
    }
    Document::of([
        vec![paragraph(&sentence(arm))],
        strip(arm),
        shares(arm),
        cells(arm),
        arm.channel.as_ref().map(channel).unwrap_or_default(),
        apply_within(arm),
        sizes(arm),
        assumed(arm),
        decides(arm),
    ])
}

/// What a run prints per arm: the report has the rest.
pub fn short(arm: &ArmSummary) -> Document {
    if !has_vesicles(arm) {
        return Document::of([vec![paragraph(&sentence(arm))]]);
    }
    Document::of([vec![paragraph(&sentence(arm))], strip(arm), shares(arm), cells(arm)])
}

/// Whether any sample applies a whole vesicle to the skin.
fn has_vesicles(arm: &ArmSummary) -> bool {
    arm.strip.iter().any(|step| step.step == "on_skin" && step.p95 > 0.0)
}

/// The answer in one sentence.
pub fn sentence(arm: &ArmSummary) -> String {
    if !has_vesicles(arm) {
        return "No whole vesicles are applied to the skin: there is nothing to count.".into();
    }
    let start = match arm.dose.label_vesicles {
        Some(label) => {
            let who = match arm.dose.counted_by.as_str() {
                "own" => "Your own count gives",
                "certificate" => "The certificate gives",
                _ => "The label promises",
            };
            format!("{who} {} particles for this application; ", people(label))
        }
        None => "The product's file gives a range, not a single count; over that range, ".into(),
    };
    match arm.strip.iter().find(|step| step.step == "taken_up") {
        Some(taken) if taken.p95 > 0.0 => format!(
            "{start}about {} whole vesicles are inside living cells after 48 hours (90 % band {}). \
             That is {} of the whole vesicles applied to the skin.",
            people(taken.median),
            people_range(&taken.band()),
            percent_band(&arm.taken_up_share.band())
        ),
        _ => start + "no whole vesicles are inside living cells after 48 hours.",
    }
}

fn strip(arm: &ArmSummary) -> Vec<Block> {
    let mut table = Table::with_header(&["vesicles", "median", "90 % band"]);
    for step in &arm.strip {
        let range = if step.p05 == step.p95 { "exact".into() } else { people_range(&step.band()) };
        let first = words::counted(&arm.dose.counted_by).filter(|_| step.step == "label");
        let name = first.map_or_else(|| words::step(&step.step).0, |(name, _)| name.to_owned());
        table.row([name, people(step.median), range]);
    }
    vec![Block::Table(table)]
}

fn shares(arm: &ArmSummary) -> Vec<Block> {
    let mut table = Table::with_header(&["of the whole vesicles on the skin", ""]);
    table.row(["entered", &percent_band(&arm.entered_share.band())]);
    if arm.done.needles {
        let (low, high) = CLAIMED_ENTERED;
        table.row(["claimed for needling", &format!("{} to {} (an opinion)", percent(low), percent(high))]);
    }
    table.row(["taken up", &percent_band(&arm.taken_up_share.band())]);
    if let Some(ratio) = &arm.endogenous_ratio {
        let text = format!("{} secreted in 48 h for each one taken up", people_band(ratio));
        table.row(["the body's own".to_owned(), text]);
    }
    vec![Block::Table(table)]
}

fn cells(arm: &ArmSummary) -> Vec<Block> {
    if arm.cells.is_empty() {
        return Vec::new();
    }
    let mut table = Table::with_header(&["per cell (of)", "mean", "with 1+", "with 10+", "mean of those hit"]);
    for (name, cell) in &arm.cells {
        table.row(cell_row(name, cell));
        table.row(cell_bands(cell));
    }
    vec![Block::Table(table)]
}

fn cell_row(name: &str, cell: &CellSummary) -> [String; 5] {
    [
        words::cell_type(name),
        people(cell.mean.median),
        percent_of_cells(cell.share_hit_1.median, cell.count),
        percent_of_cells(cell.share_hit_10.median, cell.count),
        people(cell.mean_of_hit.median),
    ]
}

/// How many cells there are, and the 90 % bands below their medians.
fn cell_bands(cell: &CellSummary) -> [String; 5] {
    let range = |band: &Band| format!("({})", people_range(band));
    let hit = |band: &Band| range_of_cells(band, cell.count);
    let (one, ten) = (hit(&cell.share_hit_1), hit(&cell.share_hit_10));
    [format!("  {}", people(cell.count)), range(&cell.mean), one, ten, range(&cell.mean_of_hit)]
}

fn channel(channel: &ChannelSummary) -> Vec<Block> {
    let (wide, deep) = (decimal(channel.width_um, 2), decimal(channel.depth_um, 2));
    let name = format!("one channel of {} per mm², {wide} um wide, {deep} um deep", decimal(channel.per_mm2, 2));
    let mut table = Table::with_header(&[&name, ""]);
    table.row(["filled with the product, it holds", &format!("{} vesicles", people_band(&channel.capacity))]);
    table.row([
        "in the channel and its tissue after 20 min",
        &format!("{} vesicles", people_band(&channel.entry_20min)),
    ]);
    vec![Block::Table(table)]
}

fn apply_within(arm: &ArmSummary) -> Vec<Block> {
    if arm.apply_within.is_empty() {
        return Vec::new();
    }
    if arm.channel.is_none() {
        return vec![paragraph(
            "Intact skin: nothing closes, so a delay changes nothing; the trace is the same at every size.",
        )];
    }
    let mut table = Table::with_header(&["applied after", "taken up", "against no delay, draw by draw"]);
    for line in &arm.apply_within {
        table.row([
            duration(line.delay_min / MINUTES_PER_HOUR),
            percent_band(&line.band()),
            ratio_band(&line.relative),
        ]);
    }
    let waiting = "Waiting can also help: what closes a channel also stops the outflow that washes vesicles out of it.";
    vec![Block::Table(table), paragraph(waiting)]
}

fn sizes(arm: &ArmSummary) -> Vec<Block> {
    if arm.sizes.is_empty() || arm.channel.is_none() {
        return Vec::new();
    }
    let mut table = Table::with_header(&["vesicle diameter", "entered", "taken up"]);
    for row in &arm.sizes {
        let name = format!("{} nm", decimal(row.diameter_nm, 3));
        table.row([name, percent_band(&row.entered_share), percent_band(&row.taken_up_share)]);
    }
    vec![Block::Table(table)]
}

fn assumed(arm: &ArmSummary) -> Vec<Block> {
    let assumed = &arm.assumed_share;
    if assumed.of == 0 {
        return Vec::new();
    }
    vec![paragraph(&format!(
        "Assumed: {} of the variance of log(number taken up) comes from inputs that are assumed or rest on grade D \
         ({} of the {} that vary).",
        percent(assumed.share),
        assumed.count,
        assumed.of
    ))]
}

fn decides(arm: &ArmSummary) -> Vec<Block> {
    let mut table = Table::with_header(&["what decides", "rank correlation", "origin"]);
    for input in arm.decides.iter().filter(|input| stands_out(input)).take(INPUTS_SHOWN) {
        table.row(influence_row(input));
    }
    if table.rows.is_empty() || arm.assumed_share.of == 0 { Vec::new() } else { vec![Block::Table(table)] }
}

/// More than two standard errors from zero: below that, chance ranks as high.
fn stands_out(input: &Influence) -> bool {
    input.rank_correlation.abs() > 2.0 * input.standard_error
}

fn influence_row(input: &Influence) -> [String; 3] {
    let origin = if input.assumed { "assumed or grade D" } else { "evidence" };
    let correlation = format!("{:+.2} ± {:.2}", input.rank_correlation, input.standard_error);
    [input.name.clone(), correlation, origin.into()]
}
