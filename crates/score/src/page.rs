//! The scorecard as a page.

use exoskin_record::summary::Band;

use crate::card::{self, ClassLine, Four, Layer, NumberLine, Which};
use crate::class::{Chances, Class};
use crate::comparisons::{List, Quantity, Reads, Scale};
use crate::devices::Devices;
use crate::legend::legend;
use crate::published::{Chance, Value};
use crate::scored::{Group, Scored, Total};

/// The whole page below `head`, which says what it is and how it was made.
pub fn page(head: &str, list: &List, all: &[Scored]) -> String {
    let numbers = select(all, |s| is_number(s) && s.comparison.quantity == Quantity::Difference);
    let directions = select(all, |s| !is_number(s));
    let alone = select(all, |s| is_number(s) && s.comparison.quantity != Quantity::Difference);
    let mut page = format!("{head}\n{}\n{}", skill(all), in_short(all));
    for (title, table) in [
        ("Differences between arms", table_of_numbers(&numbers, all)),
        ("One arm against its own start", table_of_numbers(&alone, all)),
        ("Directions only", table_of_directions(&directions, all)),
    ] {
        page.push_str(&format!("\n## {title}\n\n{table}"));
    }
    page.push_str(&misses(all));
    page.push('\n');
    page.push_str(&legend());
    page.push_str(&whys(all));
    page.push_str(&unmapped(list));
    page
}

fn select(all: &[Scored], wanted: impl Fn(&Scored) -> bool) -> Vec<&Scored> {
    all.iter().filter(|scored| wanted(scored)).collect()
}

fn is_number(scored: &Scored) -> bool {
    !matches!(scored.published.value, Value::Direction(_))
}

/// The section that leads: each layer beside what knows no biology.
fn skill(all: &[Scored]) -> String {
    let (classes, numbers) = (card::classes(all, Layer::Mechanism), card::numbers(all, Layer::Mechanism));
    let of_trials = (card::classes(all, Layer::Trials), card::numbers(all, Layer::Trials));
    let mut text = format!(
        "## Skill\n\n**{}**\n\n1 is perfect, 0 no better than the best of three forecasts that know no biology.\n{}{}",
        headline(&classes, &numbers),
        in_numbers(Layer::Mechanism, &classes, &numbers),
        in_numbers(Layer::Trials, &of_trials.0, &of_trials.1)
    );
    text.push_str(&layer("\n### Layer: mechanism\n\nWhat known routes from vial to skin support.", &classes, &numbers));
    let (classes, numbers) = of_trials;
    if !classes.is_empty() {
        text.push_str(&layer(
            "\n### Layer: trials\n\nWhat other trials of this kind have shown, every trial foretold without itself; \
             it knows nothing of skin, and nothing flows from it to the mechanism.",
            &classes,
            &numbers,
        ));
    }
    text
}

fn layer(head: &str, classes: &[ClassLine], numbers: &[NumberLine]) -> String {
    let mut text = format!("{head} Better, not significant or worse, as Brier score (RPS); lower is better:\n\n");
    text.push_str("| Comparisons | Number | This layer | No effect | Base rate | Rule of thumb | Skill |\n|---|---|---|---|---|---|---|\n");
    text.extend(classes.iter().map(class_row));
    if numbers.is_empty() {
        return text;
    }
    text.push_str("\nPublished numbers: CRPS of this layer over that of each forecast, geometric mean (below 1: this layer is nearer):\n\n");
    text.push_str("| Comparisons | Numbers | Over no effect | Over base rate | Over rule of thumb | Skill |\n|---|---|---|---|---|---|\n");
    text.extend(numbers.iter().map(ratio_row));
    text.push_str("\nPublished numbers within the forecast's 90 % band with the trial's own error:\n\n");
    text.push_str("| Comparisons | This layer | No effect | Base rate | Rule of thumb |\n|---|---|---|---|---|\n");
    text.extend(numbers.iter().map(coverage_row));
    text
}

/// The skills that lead: on classes where a product is compared, on numbers where an arm is compared with its own start.
/// What is compared, how much of it, skill.
fn leading(classes: &[ClassLine], numbers: &[NumberLine]) -> Vec<(&'static str, String, f64)> {
    let product = classes.iter().find(|line| line.group == Group::Product && line.which == Which::All);
    let own = numbers.iter().find(|line| line.group == Group::OwnStart);
    let many = |count: usize, what: &str| format!("{count} {what}{}", if count == 1 { "" } else { "s" });
    let products = product
        .and_then(|line| Some(("products against their comparators", many(line.count, "comparison"), line.skill()?)));
    let starts = own.and_then(|line| Some(("arms against their own start", many(line.count, "number"), line.skill()?)));
    [products, starts].into_iter().flatten().collect()
}

/// Whether there is any skill, in one sentence.
pub fn headline(classes: &[ClassLine], numbers: &[NumberLine]) -> String {
    let parts = leading(classes, numbers);
    if parts.is_empty() {
        return "Nothing could be set against the forecasts that know no biology.".to_owned();
    }
    let won: Vec<&str> = parts.iter().filter(|(.., skill)| *skill > LEAST_SKILL).map(|(what, ..)| *what).collect();
    match won[..] {
        [] => "On these trials exoskin does not beat forecasts that know no biology.".to_owned(),
        [one] if parts.len() > 1 => {
            format!("On these trials exoskin beats forecasts that know no biology for {one} only.")
        }
        _ => "On these trials exoskin beats forecasts that know no biology.".to_owned(),
    }
}

/// The leading skills of a layer in numbers; `exoskin::scorecard` reads the line.
fn in_numbers(layer: Layer, classes: &[ClassLine], numbers: &[NumberLine]) -> String {
    let parts = leading(classes, numbers);
    let said: Vec<String> =
        parts.iter().map(|(what, count, skill)| format!("{} for {what} ({count})", short(*skill))).collect();
    if said.is_empty() { String::new() } else { format!("\nSkill, {}: {}.\n", layer.text(), said.join(", ")) }
}

/// A smaller skill than this counts as none.
const LEAST_SKILL: f64 = 0.05;

fn class_row(line: &ClassLine) -> String {
    let which = match line.which {
        Which::All => "",
        Which::Nulls => ", those that found no difference",
        Which::Found => ", those that found one",
    };
    let cells = pairs(&line.brier, &line.ranked);
    format!("| {}{which} | {} | {cells} | {} |\n", line.group.text(), line.count, maybe(line.skill()))
}

/// Two scores of each of the four, in the order of the heading.
fn pairs(one: &Four<Option<f64>>, other: &Four<Option<f64>>) -> String {
    let pair = |one: Option<f64>, other: Option<f64>| match (one, other) {
        (Some(one), Some(other)) => format!("{} ({})", short(one), short(other)),
        _ => "-".to_owned(),
    };
    let cells = [(one.ours, other.ours), (one.zero, other.zero), (one.base, other.base), (one.rule, other.rule)];
    cells.map(|(one, other)| pair(one, other)).join(" | ")
}

fn ratio_row(line: &NumberLine) -> String {
    let cell = |ratio: Option<(f64, usize)>| match ratio {
        Some((ratio, count)) if count == line.count => short(ratio),
        Some((ratio, count)) => format!("{} (of {count})", short(ratio)),
        None => "-".to_owned(),
    };
    let cells = line.ratio.references().map(|ratio| cell(*ratio)).join(" | ");
    format!("| {} | {} | {cells} | {} |\n", line.group.text(), line.count, maybe(line.skill()))
}

fn coverage_row(line: &NumberLine) -> String {
    let cell = |(held, count): (usize, usize)| if count == 0 { "-".to_owned() } else { format!("{held} of {count}") };
    let four = line.covered.map(|covered| cell(*covered));
    format!("| {} | {} | {} | {} | {} |\n", line.group.text(), four.ours, four.zero, four.base, four.rule)
}

fn in_short(all: &[Scored]) -> String {
    let total = Total::of(all);
    let of = |(hits, all): (usize, usize)| format!("{hits} of {all}");
    let classed = all.iter().filter(|scored| scored.counts() && scored.found.is_some()).count();
    let devices = Devices::of(all);
    let lines = [
        format!("- {} comparisons computed; {classed} of them report a class.", of(total.answered)),
        format!(
            "- {} published numbers lie in the predicted 90 % band, {} with the trial's own error added.",
            of(total.covered),
            of(total.covered_as_reported)
        ),
        format!(
            "- Devices without a product against their own start: {} published numbers lie in the predicted 90 % band. Counting \
             only bands that are narrow enough to say something, {}, with the trial's own error added {}. {} upper bounds are met.",
            of(devices.covered),
            of(devices.narrow),
            of(devices.narrow_as_reported),
            of(devices.bounds)
        ),
        format!("- {} comparisons that came out null are predicted within the band of null.", of(total.nulls)),
        format!(
            "- {} published directions are on the side that is predicted as the likelier one; in {} of these the predicted \
             median is at least 1 % of the start, in the others smaller.",
            of(total.sides),
            total.sides_of_size
        ),
    ];
    format!("## In short\n\n{}\n", lines.join("\n"))
}

fn table_of_numbers(rows: &[&Scored], all: &[Scored]) -> String {
    let head = "| Trial | What | Published | Predicted | Verdict | Rule | CRPS: exoskin, no effect, base rate, rule | Found | exoskin said | Trials say | Also evidence |\n|---|---|---|---|---|---|---|---|---|---|---|\n";
    rows.iter().fold(head.to_owned(), |table, scored| {
        let rule = scored.rule.as_ref().map_or("-".to_owned(), band);
        let scores =
            scored.number().map_or_else(Four::default, |value| card::crps(scored, value, all, Layer::Mechanism));
        format!(
            "{table}| {} | {} | {} | {} | {} | {rule} | {} | {} | {} | {} | {} |\n",
            scored.comparison.trial,
            what(scored),
            published(scored),
            predicted(scored),
            verdict(scored),
            four(&scores),
            class(scored.found),
            chances(scored.said.as_ref()),
            chances(scored.trials.as_ref().map(|trials| &trials.said)),
            shared(scored)
        )
    })
}

fn table_of_directions(rows: &[&Scored], all: &[Scored]) -> String {
    let head = "| Trial | What | Published | Probability of that side | Predicted | Verdict | exoskin said | Trials say | Brier: exoskin, no effect, base rate, rule | Also evidence |\n|---|---|---|---|---|---|---|---|---|---|\n";
    rows.iter().fold(head.to_owned(), |table, scored| {
        let brier = |said: &Option<Chances>| Some(said.as_ref()?.brier(scored.found?));
        let scores = card::said(scored, all, Layer::Mechanism).map(brier);
        format!(
            "{table}| {} | {} | {} | {} | {} | {} | {} | {} | {} | {} |\n",
            scored.comparison.trial,
            what(scored),
            published(scored),
            side(scored),
            predicted(scored),
            verdict(scored),
            chances(scored.said.as_ref()),
            chances(scored.trials.as_ref().map(|trials| &trials.said)),
            four(&scores),
            shared(scored)
        )
    })
}

fn class(found: Option<Class>) -> &'static str {
    found.map_or("-", Class::text)
}

/// Worse, not significant, better, in per cent.
fn chances(said: Option<&Chances>) -> String {
    let percent = |class: Class, said: &Chances| format!("{:.0}", 100.0 * said.of(class));
    said.map_or("-".to_owned(), |said| {
        let cells = Class::ALL.map(|class| percent(class, said));
        format!("{} / {} / {} %", cells[0], cells[1], cells[2])
    })
}

fn four(scores: &Four<Option<f64>>) -> String {
    [scores.ours, scores.zero, scores.base, scores.rule].map(maybe).join(", ")
}

fn what(scored: &Scored) -> String {
    let comparison = &scored.comparison;
    let unit = match comparison.scale {
        Scale::PercentOfStart => ", % of start",
        Scale::Absolute => "",
    };
    let name = format!("`{}`{unit}", comparison.readout);
    match (comparison.quantity, &comparison.arms[..]) {
        (Quantity::Difference, [one, other]) => format!("{name}, {}: {one} - {other}", time(comparison.day)),
        (Quantity::Change, [one, ..]) => format!("{name}, {}: change of {one}", time(comparison.day)),
        (Quantity::Back, [one, ..]) => format!("{name} back: {one}"),
        _ => name,
    }
}

/// Less than a day is given in hours.
fn time(day: f64) -> String {
    if day < 1.0 { format!("hour {}", short(24.0 * day)) } else { format!("day {day}") }
}

fn published(scored: &Scored) -> String {
    let null = if scored.published.null { ", null" } else { "" };
    match scored.published.value {
        Value::Number { value, standard_error } => {
            let error = standard_error.map_or(String::new(), |se| {
                format!(" [{}, {}]", short(value - 1.645 * se), short(value + 1.645 * se)) // 90 % interval
            });
            format!("{}{error} {}{null}", short(value), scored.published.unit)
        }
        Value::AtMost(bound) => format!("at most {} {}", short(bound), scored.published.unit),
        Value::Direction(Reads::Lower) => format!("lower{}", chance(scored)),
        Value::Direction(Reads::Higher) => format!("higher{}", chance(scored)),
        Value::Direction(Reads::Same) => "no difference".to_owned(),
    }
}

/// What a reported direction says about chance, where that matters.
fn chance(scored: &Scored) -> &'static str {
    if scored.published.chance == Chance::Alone { ", n.s." } else { "" }
}

fn predicted(scored: &Scored) -> String {
    match &scored.predicted {
        Ok(said) => {
            let (mark, end) = (if said.approximate { "~ " } else { "" }, if said.censored { " or later" } else { "" });
            format!("{mark}{}{end}", band(&said.band))
        }
        Err(why) => format!("not computed: {}", why.lines().next().unwrap_or("").replace('|', "/")),
    }
}

fn side(scored: &Scored) -> String {
    match (&scored.predicted, scored.published.value) {
        (Ok(said), Value::Direction(Reads::Higher)) => short(said.above),
        (Ok(said), Value::Direction(Reads::Lower)) => short(1.0 - said.above),
        _ => "-".to_owned(),
    }
}

fn verdict(scored: &Scored) -> &'static str {
    if !scored.counts() {
        return "kept for fitting, no score";
    }
    scored.verdict.map_or("-", |verdict| verdict.text())
}

fn shared(scored: &Scored) -> String {
    if scored.shared.is_empty() { "no".to_owned() } else { scored.shared.join(", ") }
}

fn misses(all: &[Scored]) -> String {
    let missed = select(all, |scored| scored.counts() && scored.verdict.is_some_and(|verdict| verdict.is_miss()));
    if missed.is_empty() {
        return String::new();
    }
    missed.iter().fold("\n## Misses and what explains them\n\n".to_owned(), |text, scored| {
        let looked_into = scored.comparison.miss.as_deref().unwrap_or("not looked into yet");
        format!("{text}- {}, {}: {}; {looked_into}\n", scored.comparison.trial, what(scored), how(scored))
    })
}

/// In which way a prediction misses.
fn how(scored: &Scored) -> String {
    let Ok(said) = &scored.predicted else { return "not computed".to_owned() };
    let band = &said.band;
    if band.p05 == 0.0 && band.p95 == 0.0 {
        return "exactly 0 in nearly every sample: what was done does not reach this readout in the model".to_owned();
    }
    match scored.published.value {
        Value::Number { value, .. } if value * band.median < 0.0 => "the predicted median is on the other side".into(),
        Value::Number { value, .. } if value.abs() > band.median.abs() => "predicted too small".to_owned(),
        Value::Number { .. } => "predicted too large".to_owned(),
        Value::AtMost(_) => "predicted too late".to_owned(),
        Value::Direction(Reads::Same) => "an effect is predicted where none was found".to_owned(),
        Value::Direction(_) => "the other side is predicted as the likelier one, or neither".to_owned(),
    }
}

fn whys(all: &[Scored]) -> String {
    all.iter().fold("\n## What stands for what\n\n".to_owned(), |text, scored| {
        let comparison = &scored.comparison;
        format!(
            "{text}- {}, \"{}\" as `{}` (`{}`): {}\n",
            comparison.trial, comparison.endpoint, comparison.readout, comparison.scenario, comparison.why
        )
    })
}

fn unmapped(list: &List) -> String {
    let mut text = "\n## No honest mapping\n\n| Trial | Endpoint | Why not |\n|---|---|---|\n".to_owned();
    for unmapped in &list.unmapped {
        let endpoints = if unmapped.endpoints.is_empty() { "all others".into() } else { unmapped.endpoints.join("; ") };
        text.push_str(&format!("| {} | {endpoints} | {} |\n", unmapped.trial, unmapped.reason));
    }
    if !list.never.is_empty() {
        text.push_str(&format!("\nNever used, for anything: {}.\n", list.never.join(", ")));
    }
    text
}

fn band(band: &Band) -> String {
    format!("{} [{}, {}]", short(band.median), short(band.p05), short(band.p95))
}

fn maybe(score: Option<f64>) -> String {
    score.map_or("-".to_owned(), short)
}

/// Three significant digits; never minus zero.
fn short(value: f64) -> String {
    let size = value.abs();
    let text = match size {
        _ if size >= 100.0 => format!("{value:.0}"),
        _ if size >= 10.0 => format!("{value:.1}"),
        _ if size >= 0.1 || size == 0.0 => format!("{value:.2}"),
        _ if size >= 0.001 => format!("{value:.4}"),
        _ => format!("{value:.0e}"),
    };
    if size == 0.0 { "0".to_owned() } else { text }
}
