//! What a product's own measurements say, as text: a stability series about its rates, dose-response curves about its
//! effects.

use exoskin::Band;
use exoskin::answer::numbers::{decimal, people, percent, percent_band};
use exoskin::vial::{Learned, LearnedDish, LearnedNumber};

use crate::show::{Table, paragraph};

/// The lines of the series, before and after, and the numbers that it moved.
pub fn text(learned: &Learned) -> String {
    let notes: Vec<&str> = learned.notes.iter().map(String::as_str).collect();
    let mut text = paragraph(&format!(
        "Your stability series ({}) updates the rates of this product. {}",
        learned.file,
        notes.join(" ")
    ));
    let mut rows = Table::with_header(&["series", "measured", "expected before", "after"]);
    for row in &learned.rows {
        let less = if row.is_limit { "below " } else { "" };
        let measured = match row.is_limit {
            true => format!("{less}{}", percent(row.measured)),
            false => format!("{} ± {}", percent(row.measured), percent(row.measured * row.spread)),
        };
        let line = format!("{}, {} °C, {} d, {}", row.of, decimal(row.celsius, 3), decimal(row.days, 3), row.container);
        rows.row([line, measured, percent_band(&row.before), percent_band(&row.after)]);
    }
    text.push('\n');
    text.push_str(&rows.text());
    text.push('\n');
    text.push_str(&numbers("after the series", &learned.numbers));
    text
}

/// The lines of the curves, before and after, and the numbers that they moved.
pub fn dish_text(learned: &LearnedDish) -> String {
    let mut text = paragraph(&format!(
        "Your dose response ({}) updates the effects of this product; the response of cells without vesicles is 100 %. {}",
        learned.file,
        learned.notes.join(" ")
    ));
    let mut rows = Table::with_header(&["dose response", "measured", "expected before", "after"]);
    for row in &learned.rows {
        let dose = match (row.per_ml, row.per_cell) {
            (Some(dose), _) if dose > 0.0 => format!("{} per mL", people(dose)),
            (None, Some(dose)) if dose > 0.0 => format!("{} per cell", people(dose)),
            _ => "no vesicles".into(),
        };
        let line = format!("{}, {dose}, {} h", row.behaviour, decimal(row.hours, 3));
        let measured = format!("{} ± {}", percent(row.measured), percent(row.measured * row.spread));
        rows.row([line, measured, percent_band(&row.before), percent_band(&row.after)]);
    }
    text.push('\n');
    text.push_str(&rows.text());
    text.push('\n');
    text.push_str(&numbers("after the curves", &learned.numbers));
    text
}

/// The numbers that moved.
fn numbers(after: &str, all: &[LearnedNumber]) -> String {
    let mut table = Table::with_header(&["number of the model", "declared", after]);
    for number in all.iter().filter(|number| moved(&number.before, &number.after)) {
        let unit =
            if matches!(number.unit.as_str(), "1" | "share") { String::new() } else { format!(" {}", number.unit) };
        let shown = |band: &Band| {
            format!("{} ({} to {}){unit}", decimal(band.median, 3), decimal(band.p05, 3), decimal(band.p95, 3))
        };
        // What follows a colon explains the number's scale, which its band does not need.
        let name = number.name.split(':').next().unwrap_or(number.name);
        table.row([name.to_owned(), shown(&number.before), shown(&number.after)]);
    }
    table.text()
}

/// Whether measurements say anything about a number: its band is narrower by a tenth, or moved by a tenth of its width.
fn moved(before: &Band, after: &Band) -> bool {
    const TENTH: f64 = 0.1;
    let width = before.p95 - before.p05;
    let narrower = after.p95 - after.p05 < (1.0 - TENTH) * width;
    narrower || (after.median - before.median).abs() > TENTH * width
}
