//! One arm's summary as text: the sentence first, then the strip, the cells, delays, sizes, and what decides.

use exoskin_record::summary::{ArmSummary, Band, BandWithError, CellSummary, ChannelSummary, Influence, StripStep};

use crate::show::{Table, Three, count, paragraph, percent, plain};

/// How many inputs the list of what decides holds.
const INPUTS_SHOWN: usize = 6;

/// The whole text for one arm.
pub fn arm(arm: &ArmSummary) -> String {
    let parts = [
        paragraph(&sentence(arm)),
        strip(arm),
        shares(arm),
        cells(arm),
        arm.channel.as_ref().map(channel).unwrap_or_default(),
        apply_within(arm),
        sizes(arm),
        decides(arm),
    ];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
}

/// The answer in one sentence.
pub fn sentence(arm: &ArmSummary) -> String {
    let Some(taken) = step(arm, "taken_up") else { return String::new() };
    let share = with_error(&arm.taken_up_share);
    let start = match arm.dose.label_vesicles {
        Some(label) => format!("Of {} particles on the label, ", count(label)),
        None => "The label gives no number; from what is known of such products ".into(),
    };
    if taken.p95 <= 0.0 {
        return start + "no whole vesicle reaches a living cell within 48 hours.";
    }
    format!(
        "{start}about {} whole vesicles are inside living cells after 48 hours (90 % band: {} to {}). \
         That is {} of the whole vesicles put on the skin.",
        count(taken.median),
        count(taken.p05),
        count(taken.p95),
        share.share()
    )
}

fn strip(arm: &ArmSummary) -> String {
    let mut table = Table::with_header(&["step", "vesicles", "90 % band"]);
    for step in &arm.strip {
        table.row([step_name(&step.step).to_owned(), count(step.median), band_text(step)]);
    }
    table.text()
}

fn band_text(step: &StripStep) -> String {
    if step.p05 == step.p95 { "exact".into() } else { format!("{} to {}", count(step.p05), count(step.p95)) }
}

/// A step's name for people.
pub fn step_name(step: &str) -> &str {
    match step {
        "label" => "on the label",
        "whole_in_vial" => "whole in the vial",
        "on_skin" => "on the skin",
        "entered" => "entered",
        "in_tissue" => "in tissue",
        "reached_cell" => "reached a living cell",
        "taken_up" => "taken up",
        other => other,
    }
}

fn step<'a>(arm: &'a ArmSummary, name: &str) -> Option<&'a StripStep> {
    arm.strip.iter().find(|step| step.step == name)
}

fn shares(arm: &ArmSummary) -> String {
    let mut table = Table::new();
    table.row(["entered", &with_error(&arm.entered_share).share(), "of the whole vesicles on the skin"]);
    table.row(["taken up", &with_error(&arm.taken_up_share).share(), "of the whole vesicles on the skin"]);
    table.row([
        "the body's own",
        &three(arm.endogenous_ratio).count(),
        "vesicles that the living layer secretes in 48 h for each one taken up",
    ]);
    let fluid = three(arm.fluid_budget_ul_per_cm2);
    table.row(["fluid", &fluid.plain(), "uL per cm² through the channels in 48 h"]);
    table.text()
}

fn cells(arm: &ArmSummary) -> String {
    if arm.cells.is_empty() {
        return String::new();
    }
    let names = ["per cell", "cells", "mean", "with 1 or more", "with 10 or more", "mean of those hit"];
    let mut table = Table::with_header(&names);
    for (name, cell) in &arm.cells {
        table.row(cell_row(name, cell));
    }
    table.text()
}

fn cell_row(name: &str, cell: &CellSummary) -> [String; 6] {
    let share = |band: Band| format!("{} %", percent(band.median));
    [
        name.replace('_', " "),
        count(cell.count),
        plain(cell.mean.median),
        share(cell.share_hit_1),
        share(cell.share_hit_10),
        three(cell.mean_of_hit).plain(),
    ]
}

fn channel(channel: &ChannelSummary) -> String {
    let mut table = Table::new();
    table.row(["one channel", &format!("{} um wide, {} um deep", plain(channel.width_um), plain(channel.depth_um))]);
    table.row(["channels", &format!("{} per mm²", plain(channel.per_mm2))]);
    table.row(["can hold", &format!("{} vesicles at the film's first concentration", three(channel.capacity).count())]);
    table.row(["holds after 20 min", &format!("{} vesicles", three(channel.entry_20min).count())]);
    table.text()
}

fn apply_within(arm: &ArmSummary) -> String {
    if arm.apply_within.is_empty() {
        return String::new();
    }
    let mut table = Table::with_header(&["applied after", "taken up", "against no delay"]);
    for line in &arm.apply_within {
        let taken = Three::new(line.median, line.p05, line.p95);
        table.row([format!("{} min", plain(line.delay_min)), taken.share(), three(line.relative).share()]);
    }
    table.text()
}

fn sizes(arm: &ArmSummary) -> String {
    if arm.sizes.is_empty() {
        return String::new();
    }
    let mut table = Table::with_header(&["vesicle diameter", "entered", "taken up"]);
    for row in &arm.sizes {
        let name = format!("{} nm", plain(row.diameter_nm));
        table.row([name, three(row.entered_share).share(), three(row.taken_up_share).share()]);
    }
    table.text()
}

fn decides(arm: &ArmSummary) -> String {
    let assumed = &arm.assumed_share;
    let mut text = paragraph(&format!(
        "{} % of the variance of log(taken up) comes from inputs that are assumed or rest on grade D ({} of the {} that vary).",
        percent(assumed.share),
        assumed.count,
        assumed.of
    ));
    if arm.decides.is_empty() {
        return text;
    }
    let mut table = Table::with_header(&["what decides", "rank correlation with taken up", "origin"]);
    for input in arm.decides.iter().take(INPUTS_SHOWN) {
        table.row(influence_row(input));
    }
    text.push('\n');
    text + &table.text()
}

fn influence_row(input: &Influence) -> [String; 3] {
    let origin = if input.assumed { "assumed" } else { "evidence" };
    let correlation = format!("{:+.2} ± {:.2}", input.rank_correlation, input.standard_error);
    [input.name.clone(), correlation, origin.into()]
}

/// A record's band.
pub fn three(band: Band) -> Three {
    Three::new(band.median, band.p05, band.p95)
}

/// A record's band, without the errors of its ends.
pub fn with_error(band: &BandWithError) -> Three {
    Three::new(band.median, band.p05, band.p95)
}
