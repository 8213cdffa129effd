//! The clinician's sheet.

mod both;
mod expect;

use exoskin_record::summary::{ApplyWithin, ArmSummary, Band, Comparison, Difference, StripStep, Summary};
use maud::{Markup, Render, html};

use crate::markup::{OF_A_CHANCE, Table, dark_spots, joined, list, told, warnings, whole};
use crate::sections::arm::put_on;
use crate::sections::scales;
use exoskin_answer::arm::NEXT;
use exoskin_answer::decides;
use exoskin_answer::numbers::{capital, decimal, duration, integer, people, percent, ratio_band, tally, tally_range};
use exoskin_answer::outcome::{
    assumed_share, beside_trials, day_words, difference, knows_procedure, main_arm, told_for, too_few_draws,
};
use exoskin_answer::path;
use exoskin_answer::plain::{given, step_of};
use exoskin_answer::readout::{definition, unit};
use exoskin_answer::seen;
use exoskin_answer::sessions;
use exoskin_answer::values;
use exoskin_answer::words::{condition, hypothesis, tidy};

pub(super) fn body(summary: &Summary) -> Markup {
    html! {
        (head(summary))
        @if let Some(arm) = main_arm(summary) {
            (dose(summary, arm))
            (within(summary, arm))
            (expect::render(summary, arm))
            (spots(summary, arm))
        }
        (both::render(summary))
        @if let Some(comparison) = &summary.comparison { (due(summary, comparison)) }
        (unknown(summary))
        (foot(summary))
    }
}

fn head(summary: &Summary) -> Markup {
    let (skin, follow) = (&summary.skin, &summary.follow_up);
    html! {
        p.use {
            strong { "For research and planning only. Not a medical device." }
            " A computed estimate; every range is a 90\u{a0}% band."
        }
        h1 { (summary.title) }
        (warnings(summary))
        p {
            (capital(&tidy(&skin.site)))
            @if let Some(years) = skin.age_years { ", age " (decimal(years, 2)) }
            @if let Some(n) = follow.phototype { ", phototype " (n) }
            ", " (condition(&follow.condition)) "; " (whole(decimal(skin.area_cm2, 3))) " cm² treated."
            @if let Some(arm) = main_arm(summary) { " Arm: " b { (arm.name) } " (" (put_on(arm)) ")." }
            @if let Some(share) = by_itself(summary) {
                " " b {
                    "Without any treatment, " (whole(percent(share)))
                    " of such wounds close within four days on their own."
                }
            }
        }
    }
}

/// Share of wounds that close on their own in four days, where the wound is chronic.
fn by_itself(summary: &Summary) -> Option<f64> {
    summary.follow_up.closes_by_itself.filter(|share| share.is_finite())
}

/// How many people get a dark spot.
fn spots(summary: &Summary, arm: &ArmSummary) -> Markup {
    let found = exoskin_answer::dark_spots::of(arm);
    html! { @if let Some(found) = found {
        p { b { "Dark spots: " } (dark_spots(&path::arm(summary, arm), &found)) ". " (OF_A_CHANCE) }
    } }
}

/// The strip as one line of boxes.
fn dose(summary: &Summary, arm: &ArmSummary) -> Markup {
    let shown = arm.strip.iter().filter(|step| step.step != "in_tissue" && step.step != "reached_cell");
    let steps: Vec<&StripStep> = shown.collect();
    let per = if sessions::words(arm).is_some() { "per session" } else { "per treatment" };
    html! { @if !steps.is_empty() {
        h2 {
            "What is left of the dose "
            small { "whole vesicles " (per) "; working: cells that respond, each counted as one vesicle" }
        }
        div.boxes { @for step in steps { (step_box(summary, step, arm)) } }
        (also_counted(summary, arm))
    } }
}

fn step_box(summary: &Summary, step: &StripStep, arm: &ArmSummary) -> Markup {
    let path = path::step(summary, arm, &step.step);
    html! {
        div.box {
            span { (step_of(&step.step, arm).0) }
            b { (told(&format!("{path}/median"), tally(step.median))) }
            small { @if let Some(range) = tally_range(&step.band()) { (told(&path, range)) } }
        }
    }
}

/// The same for other products, one line each.
fn also_counted(summary: &Summary, main: &ArmSummary) -> Markup {
    let others =
        exoskin_answer::visits::other_products(summary, main).into_iter().filter(|arm| arm.dose.applied_vesicles > 0);
    let lines: Vec<Markup> = others.map(|arm| counted(summary, arm)).collect();
    html! { @if !lines.is_empty() { p.use { (joined(lines, "; ")) "." } } }
}

fn counted(summary: &Summary, arm: &ArmSummary) -> Markup {
    let step = |name: &str| arm.step(name).map_or(0.0, |step| step.median);
    let at = |name: &str, text: String| told(&format!("{}/median", path::step(summary, arm, name)), text);
    html! {
        b { (arm.name) } ": " (at("on_skin", people(step("on_skin")))) " whole vesicles " (given(arm)) ", "
        (at("taken_up", tally(step("taken_up")))) " taken up, " (at("working", tally(step("working")))) " working"
    }
}

/// Delays that occur in practice, minutes.
const DELAYS: [f64; 6] = [0.0, 5.0, 10.0, 30.0, 60.0, 240.0];

fn within(summary: &Summary, arm: &ArmSummary) -> Markup {
    let all = || arm.apply_within.iter().enumerate();
    let lines: Vec<(usize, &ApplyWithin)> =
        DELAYS.iter().filter_map(|d| all().find(|(_, line)| line.delay_min == *d)).collect();
    let path = |place: usize| format!("{}/apply_within/{place}/relative", path::arm(summary, arm));
    html! { @if lines.len() > 1 && arm.channel.is_some() {
        h2 { "How soon to apply " small { "uptake relative to immediate application, same draws" } }
        div.scroll { table class="even cards-narrow" {
            thead { tr {
                th scope="col" { "after the procedure" }
                @for (_, line) in &lines { th scope="col" { (duration(line.delay_min / 60.0)) } }
            } }
            tbody { tr {
                th scope="row" { "uptake kept" }
                @for (place, line) in &lines {
                    td data-head=(duration(line.delay_min / 60.0)) {
                        div { (told(&path(*place), stacked(&ratio_band(&line.relative)))) }
                    }
                }
            } }
        } }
    } }
}

/// `104 (90 to 125)` with the band in small type below.
fn stacked(text: &str) -> Markup {
    let (middle, range) = text.split_once(" (").map_or((text, None), |(middle, range)| (middle, Some(range)));
    html! { b { (middle) } @if let Some(range) = range { small { (range.trim_end_matches(')')) } } }
}

/// The reason for the visit, arm by arm.
fn due(summary: &Summary, comparison: &Comparison) -> Markup {
    let key = told_for(summary).into_iter().find(|key| comparison.rows.iter().any(|row| row.readout == *key));
    let rows = |key| summary.arms.iter().filter_map(|arm| difference(comparison, &arm.name, key)).collect();
    let rows: Vec<&Difference> = key.map(rows).unwrap_or_default();
    let (Some(key), Some(first)) = (key, rows.first()) else { return Markup::default() };
    let (same, shown) = alike(summary, comparison, &rows);
    html! {
        h2 {
            (if knows_procedure(summary, comparison) { "What the procedure does" } else { "What the product adds" }) " "
            small {
                (definition(summary, key).name) ", " (unit(&first.unit)) ", at " (day_words(first.day)) "; “in words” compares with "
                (comparison.against)
            }
        }
        (due_table(summary, comparison, &shown))
        @if !same.is_empty() {
            p.use {
                "Compared with " (comparison.against) ", entirely or mostly too small to see: "
                (joined(same.iter().map(|row| &row.arm), ", ")) "."
            }
        }
        @if let Some(text) = beside_trials(summary) { p { (text) } }
    }
}

fn due_table(summary: &Summary, comparison: &Comparison, rows: &[&Difference]) -> Table {
    let alone = by_itself(summary);
    let minus = format!("minus {}", comparison.against);
    let mut heads = vec!["Arm", "change from the start"];
    heads.extend(knows_procedure(summary, comparison).then_some("due to the procedure alone"));
    heads.extend([minus.as_str(), "in words"]);
    heads.extend(alone.map(|_| "close in 4 days on their own"));
    let mut table = Table::new("even", "", heads);
    for row in rows {
        let mut cells = due_row(summary, row, comparison);
        cells.extend(alone.map(|share| whole(percent(share))));
        table.row(cells);
    }
    table
}

/// The most arms in a full table; with more, those without a visible difference share one line below it.
const MOST_ARMS: usize = 8;

fn alike<'a>(
    summary: &Summary,
    comparison: &Comparison,
    rows: &[&'a Difference],
) -> (Vec<&'a Difference>, Vec<&'a Difference>) {
    let main = main_arm(summary).map(|arm| arm.name.as_str());
    let known = |row: &Difference| {
        let names = [Some(&comparison.against), comparison.untreated.as_ref(), comparison.procedure.as_ref()];
        main == Some(row.arm.as_str()) || names.into_iter().flatten().any(|name| *name == row.arm)
    };
    rows.iter().partition(|row| {
        rows.len() > MOST_ARMS && !known(row) && (seen::is_too_small(row) || seen::is_mostly_too_small(row))
    })
}

fn due_row(summary: &Summary, row: &Difference, comparison: &Comparison) -> Vec<Markup> {
    let mut cells = vec![row.arm.render(), change(row)];
    if knows_procedure(summary, comparison) {
        cells.push(seen::procedure_share(row).map_or_else(|| "–".render(), |share| ratio_band(&share).render()));
    }
    if row.arm == comparison.against {
        cells.extend(["–".render(), "compared with".render()]);
    } else {
        let path = format!("{}/{}", path::row(comparison, row), seen::leading_path(row));
        cells.extend([told(&path, signed(&row.leading())), seen::in_words(row).render()]);
    }
    cells
}

fn change(row: &Difference) -> Markup {
    match row.change_percent.filter(|band| band.median.is_finite()) {
        Some(band) => {
            html! { b { (values::signed_median(&row.change)) } ", " (values::signed_median(&band)) " %" }
        }
        None => signed(&row.change),
    }
}

fn signed(band: &Band) -> Markup {
    html! { b { (values::signed_median(band)) } " " small.line { "(" (values::signed_range(band)) ")" } }
}

fn unknown(summary: &Summary) -> Markup {
    let few = too_few_draws(summary);
    let mut items: Vec<Markup> = ideas(summary).into_iter().collect();
    if let Some(arm) = main_arm(summary).filter(|_| few.is_none()) {
        items.extend(assumed(summary, arm));
    }
    items.extend(few.map(|words| words.render()));
    items.extend(left_out("Not stated in the source: ", summary.unknown.iter().take(4).map(String::as_str), "; "));
    let scales = summary.follow_up.no_honest_mapping.iter().map(|item| scales::name(item));
    items.extend(left_out("No honest mapping exists to: ", scales, ", "));
    html! { @if !items.is_empty() { h2 { "What is not known" } (list(items)) } }
}

/// The share assumed, and the input to measure next.
fn assumed(summary: &Summary, arm: &ArmSummary) -> Vec<Markup> {
    let Some(share) = assumed_share(summary, arm) else { return Vec::new() };
    let path = format!("{}/assumed_share/share", path::arm(summary, arm));
    let share = html! {
        b { (told(&path, percent(share))) } " of the uncertainty in the count comes from " (arm.assumed_share.count)
        " assumed or weakly supported inputs."
    };
    let next = decides::measure_next(&arm.decides);
    let next = next.map(|influence| html! { (NEXT) ": " (influence.name) "." });
    std::iter::once(share).chain(next).collect()
}

/// Names after a lead; nothing without names.
fn left_out<'a>(lead: &str, names: impl Iterator<Item = &'a str>, between: &str) -> Option<Markup> {
    let names: Vec<&str> = names.collect();
    (!names.is_empty()).then(|| html! { (lead) (names.join(between)) "." })
}

fn ideas(summary: &Summary) -> Option<Markup> {
    let all = &summary.follow_up.hypotheses;
    let each = all.iter().map(|h| html! { (hypothesis(&h.name)) " " (whole(percent(h.weight))) });
    let said = || html! { "How a vesicle acts on a cell; assumed weights: " (joined(each, ", ")) "." };
    (!all.is_empty()).then(said)
}

fn foot(summary: &Summary) -> Markup {
    html! {
        p.use {
            "Scenario " code { (summary.scenario) } ", seed " (summary.seed) ", " (integer(u64::from(summary.samples)))
            " samples. The full report, with sources, is in the same folder. Not for diagnosis or treatment decisions."
        }
    }
}
