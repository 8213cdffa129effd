//! Both layers as blocks: for the terminal and the browser.

use exoskin_record::summary::{Band, Summary, TrialsShown};

use super::words::{MECHANISM, TRIALS, basis, by_hypothesis, explanations, factor, groups, percents, skill};
use super::{ArmRow, Row, parts, rows};
use crate::block::{Block, Document, Table, item, paragraph};
use crate::course::{day_text, unit_text};
use crate::readout::unit;
use crate::{outcome, values};

/// The heading of the part.
const HEADING: &str = "Does the product add anything? Two answers, never averaged";

/// More readouts than this are left out, unless all are asked for.
const MOST: usize = 6;

/// What the product adds by mechanism and what trials of this kind have shown; where the two part; what both rest on.
pub fn blocks(summary: &Summary, all: bool) -> Document {
    let rows = rows(summary);
    let mut out = Document::default();
    if rows.is_empty() {
        out.part(without_rows(summary));
        return out;
    }
    let shown: Vec<&Row<'_>> = chosen(summary, &rows, all);
    let first = [
        Block::Heading(HEADING.into()),
        paragraph(&format!("{MECHANISM} {TRIALS}")),
        Block::Table(table(summary, &shown)),
    ];
    let rest = [conflicts(&shown), vec![paragraph(LEGEND)], hypotheses(summary, &shown), rests(summary, &shown)];
    out.part(first.into_iter().chain(rest.into_iter().flatten()));
    out
}

const LEGEND: &str = "Median and 90 % band. Per cent of what the treatment does without the product: +40 % is more of a wanted change, −30 % is less of a harm. “Published” is what the next trial of the usual size would report; “corrected” is the same without a bias that all trials may share.";

/// What the skin is treated for, then whatever the layers part in; with `all` everything.
fn chosen<'a, 'b>(summary: &Summary, rows: &'b [Row<'a>], all: bool) -> Vec<&'b Row<'a>> {
    let told = outcome::told_for(summary);
    let wanted = |row: &&Row<'_>| {
        all || told.contains(&row.readout.key.as_str()) || row.arms.iter().any(|arm| arm.part.is_some())
    };
    rows.iter().filter(wanted).take(if all { usize::MAX } else { MOST }).collect()
}

fn table(summary: &Summary, rows: &[&Row<'_>]) -> Table {
    let arm = rows.iter().find_map(|row| row.main(summary)).map_or("", |arm| arm.row.arm.as_str());
    let against = summary.comparison.as_ref().map_or("", |comparison| comparison.against.as_str());
    let (alone, adds) = (format!("{against} alone"), format!("by mechanism: {arm}"));
    let mut table = Table::with_header(&[
        "readout, day",
        alone.as_str(),
        adds.as_str(),
        "trials: published",
        "trials: corrected",
        "do they part?",
    ]);
    for row in rows {
        let Some(arm) = row.main(summary) else { continue };
        table.row([
            format!("{}, {}", row.readout.name, day_text(row.alone.day)),
            format!("{}{}", signed(&row.alone.change), unit_text(&row.alone.unit)),
            mechanism(arm),
            trials(row, row.published.as_ref(), &row.shown.published),
            trials(row, row.corrected.as_ref(), &row.shown.corrected),
            if arm.part.is_some() { "conflict" } else { "no" }.to_owned(),
        ]);
    }
    table
}

fn signed(band: &Band) -> String {
    if values::is_exact(band) {
        return values::signed_median(band);
    }
    format!("{} ({})", values::signed_median(band), values::signed_range(band))
}

/// In per cent where both can be compared, else in the readout's own unit.
fn mechanism(arm: &ArmRow<'_>) -> String {
    match &arm.percent {
        Some(percent) => percents(percent),
        None => format!("{} {}", signed(&arm.row.leading()), unit(&arm.row.unit)),
    }
}

fn trials(
    row: &Row<'_>,
    percent: Option<&exoskin_record::summary::Band>,
    of: &exoskin_record::summary::Band,
) -> String {
    match percent {
        Some(percent) => percents(percent),
        None if row.is_harm => format!("{} (a harm)", factor(of)),
        None => factor(of),
    }
}

/// What the arm adds under each hypothesis, where that makes a difference that could be seen.
fn hypotheses(summary: &Summary, rows: &[&Row<'_>]) -> Vec<Block> {
    let line = |row: &&Row<'_>| {
        let arm = row.main(summary)?;
        let each = by_hypothesis(summary, arm.row)?;
        Some(item(&format!(
            "{} by mechanism, under each hypothesis: {each}{}.",
            row.readout.name,
            unit_text(&arm.row.unit)
        )))
    };
    rows.iter().filter_map(line).collect()
}

fn conflicts(rows: &[&Row<'_>]) -> Vec<Block> {
    let lines: Vec<Block> = parts(rows).iter().map(|part| item(&part.words)).collect();
    if lines.is_empty() {
        return vec![paragraph("Mechanism and trials do not contradict each other in these readouts.")];
    }
    std::iter::once(Block::Caption("Conflict between mechanism and trials".into())).chain(lines).collect()
}

/// What both rest on: the trials behind the figures, the explanations that lie outside, the skill.
fn rests(summary: &Summary, rows: &[&Row<'_>]) -> Vec<Block> {
    let mut groups: Vec<&TrialsShown> = Vec::new();
    for row in rows {
        if !groups.iter().any(|one| one.endpoints == row.shown.endpoints) {
            groups.push(row.shown);
        }
    }
    let mut out: Vec<Block> = Vec::new();
    let bases: Vec<String> = groups.iter().map(|shown| basis(shown)).collect();
    out.push(paragraph(&format!("Trials behind these figures. {}.", bases.join("; "))));
    out.extend(groups.first().map(|shown| paragraph(&explanations(shown))));
    out.extend(skill(summary).iter().map(|line| paragraph(line)));
    out
}

/// What can be said where no arm is compared with the same treatment without its product.
fn without_rows(summary: &Summary) -> Vec<Block> {
    let lines = without_arms(summary);
    let skill = skill(summary);
    if lines.is_empty() && skill.is_empty() {
        return Vec::new();
    }
    let heading = Block::Heading(HEADING.into());
    std::iter::once(heading).chain(lines.iter().chain(&skill).map(|line| paragraph(line))).collect()
}

/// Sentences for a run in which no two arms differ by a product alone: why nothing is said, or what trials have shown.
pub fn without_arms(summary: &Summary) -> Vec<String> {
    let Some(trials) = &summary.trials_layer else { return Vec::new() };
    if !trials.silent.is_empty() {
        return vec![trials.silent.clone()];
    }
    let said = groups(summary).into_iter().map(|shown| {
        format!(
            "A product against the same treatment without it: the next published trial would report {}; corrected for bias, {}. {}.",
            factor(&shown.published),
            factor(&shown.corrected),
            basis(shown)
        )
    });
    said.collect()
}
