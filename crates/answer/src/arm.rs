//! One arm: the sentence first, then the strip, the cells, delays, sizes, and what drives the result.

use crate::glance::StripText;
use crate::numbers::{
    decimal, duration, people, people_band, people_range, percent, percent_band, percent_of_cells, range_of_cells,
    ratio_band,
};
use crate::{CLAIMED_ENTERED, counts, decides, outcome, path, words};
use exoskin_record::summary::{ArmSummary, Band, CellSummary, ChannelSummary, Influence, Interval, StripStep, Summary};

use crate::block::{Block, Document, Table, Text, paragraph};

/// How many inputs are listed as driving the result.
const INPUTS_SHOWN: usize = 6;
const MINUTES_PER_HOUR: f64 = 60.0;

/// The whole text for one arm.
pub fn whole(summary: &Summary, arm: &ArmSummary) -> Document {
    if !arm.has_vesicles() {
        return Document::of([vec![paragraph(&sentence(arm))]]);
    }
    let path = path::arm(summary, arm);
    Document::of([
        vec![paragraph(&sentence(arm))],
        done(arm),
        film(arm),
        strip(&path, arm),
        beside(&path, arm),
        other_draws(&path, summary, arm),
        shares(&path, arm),
        cells(&path, arm),
        arm.channel.as_ref().map(|one| channel(&path, one)).unwrap_or_default(),
        apply_within(&path, arm),
        sizes(&path, arm),
        assumed(summary, arm),
        driven_by(arm),
    ])
}

/// What a run prints per arm: the report has the rest.
pub fn short(summary: &Summary, arm: &ArmSummary) -> Document {
    if !arm.has_vesicles() {
        return Document::of([vec![paragraph(&sentence(arm))]]);
    }
    let path = path::arm(summary, arm);
    Document::of([
        vec![paragraph(&sentence(arm))],
        strip(&path, arm),
        beside(&path, arm),
        shares(&path, arm),
        cells(&path, arm),
    ])
}

/// The arm's name, with what is applied to which skin.
pub fn heading(arm: &ArmSummary) -> String {
    let skin = match arm.procedure.as_str() {
        "" => String::new(),
        "none" => " on intact skin".into(),
        procedure => format!(" after {procedure}"),
    };
    let product = if arm.product == "none" { "nothing" } else { &arm.product };
    format!("Arm \"{}\": {product}{skin}", arm.name)
}

/// What must be read before any number; nothing if there is no warning.
pub fn warnings(texts: &[String]) -> Document {
    Document::of(texts.iter().map(|text| vec![Block::Warning(Text::of(text))]))
}

/// The answer in one sentence.
pub fn sentence(arm: &ArmSummary) -> String {
    if !arm.has_vesicles() {
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
    match arm.step("taken_up") {
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

fn strip(path: &str, arm: &ArmSummary) -> Vec<Block> {
    let mut table = Table::with_header(&["vesicles", "median", "90 % band"]);
    for (place, step) in strip_texts(arm).into_iter().enumerate() {
        let at = format!("{path}/strip/{place}");
        table.row([step.name, step.median, step.band]).at(1, format!("{at}/median")).at(2, at);
    }
    vec![Block::Table(table)]
}

/// The other products of the session, one row each.
pub fn beside(path: &str, arm: &ArmSummary) -> Vec<Block> {
    if arm.beside.is_empty() {
        return Vec::new();
    }
    let mut table =
        Table::with_header(&["in the same session", "on the skin", "entered", "taken up", "of what was applied"]);
    for (place, other) in arm.beside.iter().enumerate() {
        let at = format!("{path}/beside/{place}");
        let step = |name: &str| other.strip.iter().position(|step| step.step == name);
        let text = |name: &str| step(name).map_or_else(String::new, |found| people_band(&other.strip[found].band()));
        let applied = other.dose.applied_vesicles > 0;
        let share = if applied { percent_band(&other.taken_up_share.band()) } else { String::new() };
        table.row([other.product.clone(), text("on_skin"), text("entered"), text("taken_up"), share]);
        for (column, name) in [(1, "on_skin"), (2, "entered"), (3, "taken_up")] {
            if let Some(found) = step(name) {
                table.at(column, format!("{at}/strip/{found}"));
            }
        }
        table.at(4, format!("{at}/taken_up_share"));
    }
    vec![Block::Table(table)]
}

/// The steps of the strip in words.
pub(crate) fn strip_texts(arm: &ArmSummary) -> Vec<StripText> {
    let text = |step: &StripStep| {
        let band = if step.p05 == step.p95 { "exact".into() } else { people_range(&step.band()) };
        let first = words::counted(&arm.dose.counted_by).filter(|_| step.step == "label");
        let (name, meaning) =
            first.map_or_else(|| words::step(&step.step), |(name, meaning)| (name.to_owned(), meaning));
        StripText { step: step.step.clone(), name, meaning, median: people(step.median), band }
    };
    arm.strip.iter().map(text).collect()
}

/// The body's own vesicles, for comparison.
pub(crate) fn own(ratio: &Band) -> String {
    format!("{} secreted in 48 h for each one taken up", people_band(ratio))
}

/// Steps of the strip whose sampling error is shown: what is applied is known better than what becomes of it.
pub const SAMPLED: [&str; 3] = ["entered", "taken_up", "working"];

/// Where the numbers of the strip would lie with other draws.
fn other_draws(path: &str, summary: &Summary, arm: &ArmSummary) -> Vec<Block> {
    let draws = format!("with {} other draws", people(f64::from(summary.transport_draws)));
    let mut table = Table::with_header(&[draws.as_str(), "median", "lower end of band", "upper end of band"]);
    let steps = arm.strip.iter().enumerate().filter(|(_, step)| SAMPLED.contains(&step.step.as_str()));
    for (place, step) in steps {
        let Some(intervals) = &step.intervals else { continue };
        let at = |key: &str| format!("{path}/strip/{place}/intervals/{key}");
        let [median, low, high] = [&intervals.median, &intervals.p05, &intervals.p95].map(of_interval);
        table.row([words::step(&step.step).0, median, low, high]);
        table.at(1, at("median")).at(2, at("p05")).at(3, at("p95"));
    }
    if table.rows.is_empty() { Vec::new() } else { vec![Block::Table(table), paragraph(OTHER_DRAWS)] }
}

/// What an interval of sampling error means.
pub const OTHER_DRAWS: &str =
    "How far these numbers may move with the seed (95 % of the time); more draws make it less.";

/// An interval of sampling error.
pub fn of_interval(interval: &Interval) -> String {
    let Interval { low, high } = *interval;
    if low == high { people(low) } else { people_range(&Band { median: low, p05: low, p95: high }) }
}

fn shares(path: &str, arm: &ArmSummary) -> Vec<Block> {
    let mut table = Table::with_header(&["of the whole vesicles on the skin", ""]);
    table.row(["entered", &percent_band(&arm.entered_share.band())]).at(1, format!("{path}/entered_share"));
    if arm.done.needles {
        let (low, high) = CLAIMED_ENTERED;
        table.row(["claimed for needling", &format!("{} to {} (an opinion)", percent(low), percent(high))]);
    }
    table.row(["taken up", &percent_band(&arm.taken_up_share.band())]).at(1, format!("{path}/taken_up_share"));
    if let Some(of_label) = of_label(arm) {
        table.row(["taken up, of the label's count", &percent_band(&of_label)]);
    }
    if let Some(ratio) = &arm.endogenous_ratio {
        table.row(["the body's own".to_owned(), own(ratio)]).at(1, format!("{path}/endogenous_ratio"));
    }
    vec![Block::Table(table)]
}

/// Taken up relative to what the label says is applied; none where there is no count.
fn of_label(arm: &ArmSummary) -> Option<Band> {
    let label = arm.dose.label_vesicles.filter(|label| *label > 0.0)?;
    let taken = arm.step("taken_up")?;
    Some(taken.band().times(1.0 / label))
}

/// What the name of the procedure stands for.
fn done(arm: &ArmSummary) -> Vec<Block> {
    let title = arm.done.title.trim();
    let told = !title.is_empty() && !matches!(arm.procedure.as_str(), "" | "none");
    if told { vec![paragraph(&format!("Procedure: {title}."))] } else { Vec::new() }
}

/// How thick the film is; nothing if the product goes in through a needle.
fn film(arm: &ArmSummary) -> Vec<Block> {
    let film_um = arm.dose.film_um;
    let on_skin = film_um > 0.0 && !arm.done.injects;
    if on_skin { vec![paragraph(&format!("The film is {} µm thick.", decimal(film_um, 2)))] } else { Vec::new() }
}

fn cells(path: &str, arm: &ArmSummary) -> Vec<Block> {
    if arm.cells.is_empty() {
        return Vec::new();
    }
    let mut table = Table::with_header(&["per cell (of)", "mean", "with 1+", "with 10+", "mean of those hit"]);
    for (name, cell) in &arm.cells {
        let at = |column: &str| format!("{path}/cells/{name}/{column}");
        table.row(cell_row(name, cell));
        CELL_COLUMNS.iter().enumerate().for_each(|(i, key)| {
            table.at(i + 1, at(key) + "/median");
        });
        table.row(cell_bands(cell)).at(0, at("count"));
        CELL_COLUMNS.iter().enumerate().for_each(|(i, key)| {
            table.at(i + 1, at(key));
        });
    }
    std::iter::once(Block::Table(table)).chain(counts::outnumbered(arm).map(paragraph)).collect()
}

/// The bands of a cell type, in the order of the columns.
const CELL_COLUMNS: [&str; 4] = ["mean", "share_hit_1", "share_hit_10", "mean_of_hit"];

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

fn channel(path: &str, channel: &ChannelSummary) -> Vec<Block> {
    let (wide, deep) = (decimal(channel.width_um, 2), decimal(channel.depth_um, 2));
    let name = format!("one channel of {} per mm², {wide} µm wide, {deep} µm deep", decimal(channel.per_mm2, 2));
    let mut table = Table::with_header(&[name.as_str(), ""]);
    let mut line = |name: &str, band: &Band, key: &str| {
        table.row([name.to_owned(), format!("{} vesicles", people_band(band))]).at(1, format!("{path}/channel/{key}"));
    };
    line("filled with the product, it holds", &channel.capacity, "capacity");
    line("in the channel and its tissue after 20 min", &channel.entry_20min, "entry_20min");
    vec![Block::Table(table)]
}

fn apply_within(path: &str, arm: &ArmSummary) -> Vec<Block> {
    if arm.apply_within.is_empty() {
        return Vec::new();
    }
    if arm.channel.is_none() {
        return vec![paragraph(
            "Intact skin: nothing closes, so a delay changes nothing; the trace is the same at every size.",
        )];
    }
    let mut table = Table::with_header(&["applied after", "taken up, against applying at once"]);
    for (place, line) in arm.apply_within.iter().enumerate() {
        let asked = if line.delay_min == arm.delay_min { " (as here)" } else { "" };
        let delay = duration(line.delay_min / MINUTES_PER_HOUR) + asked;
        table.row([delay, ratio_band(&line.relative)]).at(1, format!("{path}/apply_within/{place}/relative"));
    }
    vec![Block::Table(table), paragraph(WITHIN), paragraph(WAITING)]
}

/// What a line of the delays compares.
pub const WITHIN: &str = "Each draw is compared with the same draw without a delay; median and band are those of the ratios. Two medians divided by each other need not give the same.";

/// Why a delay need not cost anything.
pub const WAITING: &str =
    "Waiting can also help: what closes a channel also stops the outflow that washes vesicles out of it.";

fn sizes(path: &str, arm: &ArmSummary) -> Vec<Block> {
    if arm.sizes.is_empty() || arm.channel.is_none() {
        return Vec::new();
    }
    let mut table = Table::with_header(&["vesicle diameter", "entered", "taken up"]);
    for (place, row) in arm.sizes.iter().enumerate() {
        let name = format!("{} nm", decimal(row.diameter_nm, 3));
        let at = |key: &str| format!("{path}/sizes/{place}/{key}");
        let cells = [name, percent_band(&row.entered_share), percent_band(&row.taken_up_share)];
        table.row(cells).at(1, at("entered_share")).at(2, at("taken_up_share"));
    }
    vec![Block::Table(table)]
}

fn assumed(summary: &Summary, arm: &ArmSummary) -> Vec<Block> {
    assumed_sentence(summary, arm).iter().map(|text| paragraph(text)).collect()
}

/// How much of the answer is assumed, or why nobody can say.
pub(crate) fn assumed_sentence(summary: &Summary, arm: &ArmSummary) -> Option<String> {
    let assumed = &arm.assumed_share;
    if assumed.of == 0 {
        return None;
    }
    if let Some(why) = outcome::too_few_draws(summary) {
        return Some(why);
    }
    let share = outcome::assumed_share(summary, arm)?;
    Some(format!(
        "Assumed: {} of the variance of log(number taken up) comes from inputs that are assumed or rest on grade D \
         ({} of the {} that vary).",
        percent(share),
        assumed.count,
        assumed.of
    ))
}

fn driven_by(arm: &ArmSummary) -> Vec<Block> {
    let mut table = Table::with_header(&["what decides", "rank correlation", "origin"]);
    for input in decides::ranked(&arm.decides).into_iter().filter(|input| decides::stands_out(input)).take(INPUTS_SHOWN)
    {
        table.row(influence_row(input));
    }
    if table.rows.is_empty() || arm.assumed_share.of == 0 {
        return Vec::new();
    }
    let next = decides::measure_next(&arm.decides).map(|input| paragraph(&format!("{NEXT}: {}.", input.name)));
    std::iter::once(Block::Table(table)).chain(next).collect()
}

/// Said before the input that [`decides::measure_next`] names.
pub const NEXT: &str = "To narrow this answer, measure next";

fn influence_row(input: &Influence) -> [String; 3] {
    let origin = if input.assumed { "assumed or grade D" } else { "evidence" };
    let correlation = format!("{:+.2} ± {:.2}", input.rank_correlation, input.standard_error);
    [input.name.clone(), correlation, origin.into()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_interval_without_width_is_one_number() {
        assert_eq!(of_interval(&Interval { low: 0.0, high: 0.0 }), "0");
        assert_eq!(of_interval(&Interval { low: 32.0, high: 170.0 }), "32 to 170");
    }
}
