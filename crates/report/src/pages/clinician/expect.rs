//! What to expect by day: the treated arm, and the last day for every other product.

use exoskin_record::summary::{ArmSummary, Readout, Summary};
use maud::{Markup, Render, html};

use super::stacked;
use crate::markup::{Table, told};
use exoskin_answer::outcome::{self, among_people, band, day_words, nearest};
use exoskin_answer::path;
use exoskin_answer::readout::unit;
use exoskin_answer::sessions;
use exoskin_answer::values;
use exoskin_answer::visits::{Visit, other_products, rows, visits};

pub(super) fn render(summary: &Summary, arm: &ArmSummary) -> Markup {
    let rows = rows(summary, arm);
    let told = summary.arms.iter().flat_map(|arm| arm.readouts.values()).any(|readout| !readout.people_p05.is_empty());
    html! { @if let Some((_, longest)) = rows.first() {
        h2 {
            "What to expect with " (arm.name) " "
            small {
                @if told {
                    "small: 90 % band for a typical patient, from everything that is not known; "
                    i { "slanted: range that covers 90 % of patients" } "; "
                }
                "striped: not backed by any measurement in people"
                @if let Some(words) = sessions::words(arm) { "; " (words) ", days count from the first" }
            }
        }
        (table(summary, arm, &rows, &visits(summary, arm, longest)))
    } }
}

/// The treated arm by day, with the last day of another product next to it.
fn table(summary: &Summary, arm: &ArmSummary, rows: &[(&str, &Readout)], visits: &[Visit]) -> Table {
    let other = other_products(summary, arm).into_iter().next();
    let last = visits.last().map_or(0.0, |visit| visit.day);
    let other_head = other.map(|arm| format!("{}: {}", arm.name, day_words(last)));
    let heads = visits.iter().map(|visit| visit.head.clone()).chain(other_head);
    let mut table = Table::new("even", "", std::iter::once(String::new()).chain(heads));
    for (key, readout) in rows {
        let mut cells = row(summary, arm, key, readout, visits);
        let beside = |arm: &ArmSummary| {
            let found: Option<&Readout> = arm.readouts.get(*key);
            found.map_or_else(|| "–".render(), |r| cell(summary, arm, key, r, last))
        };
        cells.extend(other.map(beside));
        table.row_of(if readout.human_data { "" } else { "is-assumed" }, cells);
    }
    table
}

fn row(summary: &Summary, arm: &ArmSummary, key: &str, readout: &Readout, visits: &[Visit]) -> Vec<Markup> {
    let name = html! { (outcome::title(summary, key)) small { (unit(&readout.unit)) } };
    std::iter::once(name).chain(visits.iter().map(|visit| cell(summary, arm, key, readout, visit.day))).collect()
}

fn cell(summary: &Summary, arm: &ArmSummary, key: &str, readout: &Readout, day: f64) -> Markup {
    let largest = readout.median.iter().copied().filter(|v| v.is_finite()).fold(0.0, |a, v| f64::max(a, v.abs()));
    let Some(i) = nearest(readout, day) else { return "–".render() };
    let people = among_people(readout, i).filter(|(low, high)| high - low > 0.02 * largest);
    let people = people.and_then(|(low, high)| {
        let spread = (high - low).max(0.1 * largest);
        let (low, high) = (values::value(low, spread), values::value(high, spread));
        (low != high).then(|| format!("{low} – {high}"))
    });
    html! {
        (told(&path::on_day(summary, arm, key, i), stacked(&values::with_range_among(&band(readout, i), largest))))
        @if let Some(range) = people { small.people { (range) } }
    }
}
