//! The scorecard as a page of the book.

use exoskin_record::summary::Band;

use crate::comparisons::{List, Quantity, Reads, Scale};
use crate::published::Value;
use crate::scored::{Scored, Total};
use crate::study::Effort;
use crate::table::NEVER;

const HEAD: &str = "\
# Scorecard: published trials

Predictions beside what trials measured. Nothing was tuned to a trial: outcomes are read by `validation/` alone, which no part of
the model depends on, and a prediction is the run of an ordinary scenario (`validation/trials/`) with every prior as it is.

```console
cargo run --release -p exoskin-validation --bin trials -- --write   # renews this page
```
";

const HOW: &str = "\
## How to read it

- *Published* is the trial's mean difference with its 90 % interval where its error can be had: from the confidence interval, from
  standard deviations taken as independent, or from an exact p (normal). Many trials report neither.
- *Predicted* is the median with the 90 % band over every prior; the verdict asks whether the band holds the published number. A band
  is about the mean of many such patients: a small trial scatters around it, which the second coverage takes into account.
- A trial that found nothing is met when the predicted band holds 0, or when the predicted median is smaller than what the trial could
  have told from nothing: by its own error, else by the error of its instrument alone (hair counts and diameters, evidence/raters.csv).
- Where only a direction was reported, the predicted probability of that side is shown.
- *Rule* is a rule of thumb without any biology: with a product the device's own published effect is multiplied by a factor of median
  1.15 and 80 % range 1.0 to 1.6 (a harm is divided by it); for directions it says 90 % for a benefit. CRPS (for numbers, in the unit
  of the row) and Brier score (for directions) are distances: lower is better. The rule is told the comparator's result; exoskin is not.
  Trials that report a direction without a number nearly all report a benefit, which the rule always expects: there it can hardly lose.
- The CRPS is that of the curve through the three quantiles, half a normal on each side, widened by the trial's error where it is known.
- *Also evidence* names rows of the evidence tables from the same publication that this run used: such a comparison is no blind test.
- ~ marks days that are read from the curves of the three quantiles; back means within 10 % of the start, and
  *or later* that a curve was not back when following ended.
";

/// The whole page.
pub fn page(list: &List, all: &[Scored], effort: Effort) -> String {
    let numbers = select(all, |s| is_number(s) && s.comparison.quantity == Quantity::Difference);
    let directions = select(all, |s| !is_number(s));
    let alone = select(all, |s| is_number(s) && s.comparison.quantity != Quantity::Difference);
    let mut page = String::from(HEAD);
    page.push_str(&format!(
        "\n{} samples on {} solved transport draws per arm.\n\n## In short\n\n{}\n",
        effort.samples,
        effort.draws,
        in_short(&Total::of(all))
    ));
    page.push_str("## Differences between arms\n\n");
    page.push_str(&table_of_numbers(&numbers));
    page.push_str("\n## One arm against its own start\n\n");
    page.push_str(&table_of_numbers(&alone));
    page.push_str("\n## Directions only\n\n");
    page.push_str(&table_of_directions(&directions));
    page.push_str(&misses(all));
    page.push('\n');
    page.push_str(HOW);
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

fn in_short(total: &Total) -> String {
    let of = |(hits, all): (usize, usize)| format!("{hits} of {all}");
    let mut lines = vec![
        format!("- {} comparisons computed.", of(total.answered)),
        format!(
            "- {} published numbers lie in the predicted 90 % band, {} with the trial's own error added.",
            of(total.covered),
            of(total.covered_as_reported)
        ),
        format!("- {} comparisons that came out null are predicted within the band of null.", of(total.nulls)),
        format!(
            "- {} published directions are on the side that is predicted as the likelier one; in {} of these the predicted \
             median is at least 1 % of the start, in the others smaller.",
            of(total.sides),
            total.sides_of_size
        ),
    ];
    if total.crps.1 > 0 {
        lines.push(format!(
            "- Against the rule, numbers: lower CRPS in {} of {}, ratio {} (geometric mean); the rule's band holds {}.",
            total.crps.0,
            total.crps.1,
            short(total.crps.2),
            of(total.rule_covered)
        ));
    }
    if total.brier.2 > 0 {
        lines.push(format!(
            "- Against the rule, directions: Brier score {} against {} over {}.",
            short(total.brier.0),
            short(total.brier.1),
            total.brier.2
        ));
    }
    lines.push(format!("\n**{}**\n", beaten(total.beats_the_rule())));
    lines.join("\n")
}

/// One sentence, whatever it says.
fn beaten((numbers, directions): (Option<bool>, Option<bool>)) -> &'static str {
    match (numbers, directions) {
        (None, None) => "Nothing could be set against the rule of thumb.",
        (Some(true), Some(true) | None) | (None, Some(true)) => "On these trials exoskin beats the rule of thumb.",
        (Some(true), Some(false)) => "On these trials exoskin beats the rule of thumb on numbers, not on directions.",
        (Some(false), Some(true)) => "On these trials exoskin beats the rule of thumb on directions, not on numbers.",
        (Some(false) | None, Some(false)) | (Some(false), None) => {
            "On these trials exoskin does not beat the rule of thumb."
        }
    }
}

fn table_of_numbers(rows: &[&Scored]) -> String {
    let head = "| Trial | What | Published | Predicted | Verdict | Rule | CRPS, rule's | Also evidence |\n|---|---|---|---|---|---|---|---|\n";
    rows.iter().fold(head.to_owned(), |table, scored| {
        let (ours, theirs) = scored.scores;
        let rule = scored.rule.as_ref().map_or("-".to_owned(), band);
        format!(
            "{table}| {} | {} | {} | {} | {} | {rule} | {}, {} | {} |\n",
            scored.comparison.trial,
            what(scored),
            published(scored),
            predicted(scored),
            verdict(scored),
            maybe(ours),
            maybe(theirs),
            shared(scored)
        )
    })
}

fn table_of_directions(rows: &[&Scored]) -> String {
    let head = "| Trial | What | Published | Probability of that side | Predicted | Verdict | Brier, rule's | Also evidence |\n|---|---|---|---|---|---|---|---|\n";
    rows.iter().fold(head.to_owned(), |table, scored| {
        let (ours, theirs) = scored.scores;
        format!(
            "{table}| {} | {} | {} | {} | {} | {} | {}, {} | {} |\n",
            scored.comparison.trial,
            what(scored),
            published(scored),
            side(scored),
            predicted(scored),
            verdict(scored),
            maybe(ours),
            maybe(theirs),
            shared(scored)
        )
    })
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
        Value::Direction(Reads::Lower) => "lower".to_owned(),
        Value::Direction(Reads::Higher) => "higher".to_owned(),
        Value::Direction(Reads::Same) => "no difference".to_owned(),
    }
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
    scored.verdict.map_or("-", |verdict| verdict.text())
}

fn shared(scored: &Scored) -> String {
    if scored.shared.is_empty() { "no".to_owned() } else { scored.shared.join(", ") }
}

fn misses(all: &[Scored]) -> String {
    let missed = select(all, |scored| scored.verdict.is_some_and(|verdict| verdict.is_miss()));
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
            "{text}- {}, \"{}\" as `{}` (`validation/trials/{}.toml`): {}\n",
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
    text.push_str(&format!("\nNever used, for anything: {}.\n", NEVER.join(", ")));
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
