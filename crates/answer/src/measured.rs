//! What was measured, in words: the count of a lot against the label, what a stability series says about the rates of a
//! product, what dose-response curves say about its effects.

use exoskin_record::summary::Band;
use exoskin_therapy::effect::LearnedDish;
use exoskin_vial::{Against, Learned, LearnedNumber};

use crate::block::{Block, Table, paragraph};
use crate::numbers::{decimal, people, percent, percent_band};

/// `label 10 billion per mL, measured 3.2 billion per mL: 32 % of the label`, and how much laboratories differ.
pub fn sentence(against: &Against) -> String {
    let range = |(low, high): (f64, f64), show: &dyn Fn(f64) -> String| match show(low) == show(high) {
        true => show(low),
        false => format!("{} to {}", show(low), show(high)),
    };
    let (ratio, labs) = (range(against.ratio, &percent), range(against.laboratories, &percent));
    let outside = against.ratio.1 < against.laboratories.0 || against.ratio.0 > against.laboratories.1;
    let verdict = if outside { "lies outside" } else { "does not exceed" };
    format!(
        "Label {} per mL, {} {} per mL: {ratio} of the label. Two laboratories that count one sample find {labs} of each other's count in nine cases out of ten (row vial.count.interlab_cv_ev); this {verdict} that.",
        range(against.label_per_ml, &people),
        against.who,
        range(against.measured_per_ml, &people),
    )
}

/// The lines of the series, before and after, and the numbers that it moved.
pub fn series(learned: &Learned) -> [Vec<Block>; 3] {
    let notes: Vec<&str> = learned.notes.iter().map(String::as_str).collect();
    let said = paragraph(&format!(
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
    [vec![said], vec![Block::Table(rows)], vec![numbers("after the series", &learned.numbers)]]
}

/// The lines of the curves, before and after, and the numbers that they moved.
pub fn dish(learned: &LearnedDish) -> [Vec<Block>; 3] {
    let said = paragraph(&format!(
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
    [vec![said], vec![Block::Table(rows)], vec![numbers("after the curves", &learned.numbers)]]
}

/// The numbers that moved.
fn numbers(after: &str, all: &[LearnedNumber]) -> Block {
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
    Block::Table(table)
}

/// Whether measurements say anything about a number: its band is narrower by a tenth, or moved by a tenth of its width.
fn moved(before: &Band, after: &Band) -> bool {
    const TENTH: f64 = 0.1;
    let width = before.p95 - before.p05;
    let narrower = after.p95 - after.p05 < (1.0 - TENTH) * width;
    narrower || (after.median - before.median).abs() > TENTH * width
}
