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
    let mut rows = Table::with_header(&["series", "measured", "of the start", "expected before", "after"]);
    for row in &learned.rows {
        let line = format!("{}, {} °C, {} d, {}", row.of, decimal(row.celsius, 3), decimal(row.days, 3), row.container);
        let given = |value: f64| if row.is_share { percent(value) } else { people(value) };
        let unit = if row.is_share { "" } else { " per mL" };
        let measured = match row.is_limit {
            true => format!("below {}{unit}", given(row.given)),
            false => format!("{} ± {}{unit}", given(row.given), given(row.given * row.spread)),
        };
        let of_start = percent(row.measured);
        rows.row([line, measured, of_start, percent_band(&row.before), percent_band(&row.after)]);
    }
    let start = "\"Of the start\" divides what was measured by the start that all lines of one container suggest together; \
                 a value on day 0 scatters like any other.";
    let mut below = vec![Block::Table(rows)];
    if learned.rows.iter().any(|row| !row.is_share || (row.measured / row.given - 1.0).abs() > SAME) {
        below.push(paragraph(start));
    }
    [vec![said], below, numbers("after the series", &learned.numbers)]
}

/// Two numbers that differ by less look the same in a table.
const SAME: f64 = 0.005;

/// The lines of the curves, before and after, and the numbers that they moved.
pub fn dish(learned: &LearnedDish) -> [Vec<Block>; 3] {
    let said = paragraph(&format!(
        "Your dose response ({}) updates the effects of this product; the response of cells without vesicles is 100 %. {}",
        learned.file,
        learned.notes.join(" ")
    ));
    let mut rows =
        Table::with_header(&["dose response", "measured", "of cells without vesicles", "expected before", "after"]);
    for row in &learned.rows {
        let dose = match (row.per_ml, row.per_cell) {
            (Some(dose), _) if dose > 0.0 => format!("{} per mL", people(dose)),
            (None, Some(dose)) if dose > 0.0 => format!("{} per cell", people(dose)),
            _ => "no vesicles".into(),
        };
        let line = format!("{}, {dose}, {} h", row.behaviour, decimal(row.hours, 3));
        let measured = format!("{} ± {}", decimal(row.given, 3), decimal(row.given * row.spread, 2));
        let relative = percent(row.measured);
        rows.row([line, measured, relative, percent_band(&row.before), percent_band(&row.after)]);
    }
    let mut below = vec![Block::Table(rows)];
    if learned.rows.iter().any(|row| row.per_ml.or(row.per_cell) == Some(0.0)) {
        below.push(paragraph(
            "\"Of cells without vesicles\" divides what was measured by the control that all lines of one dish suggest \
             together; a well without vesicles scatters like any other.",
        ));
    }
    [vec![said], below, numbers("after the curves", &learned.numbers)]
}

/// The numbers that moved.
fn numbers(after: &str, all: &[LearnedNumber]) -> Vec<Block> {
    if !all.iter().any(|number| moved(&number.before, &number.after)) {
        return vec![paragraph("They move no number of the model by more than a tenth of its range.")];
    }
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
    vec![Block::Table(table)]
}

/// Whether measurements say anything about a number: its band is narrower by a tenth, or moved by a tenth of its width.
fn moved(before: &Band, after: &Band) -> bool {
    const TENTH: f64 = 0.1;
    let width = before.p95 - before.p05;
    let narrower = after.p95 - after.p05 < (1.0 - TENTH) * width;
    narrower || (after.median - before.median).abs() > TENTH * width
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_nothing_moved_a_sentence_says_so() {
        let number = |after: Band| LearnedNumber {
            id: "a.number",
            name: "a number",
            unit: "1".into(),
            before: Band { p05: 1.0, median: 2.0, p95: 3.0 },
            after,
        };
        let still = numbers("after the series", &[number(Band { p05: 1.05, median: 2.1, p95: 3.05 })]);
        assert!(matches!(still[..], [Block::Paragraph(_)]), "{still:?}");
        let moved = numbers("after the series", &[number(Band { p05: 1.5, median: 2.0, p95: 2.5 })]);
        assert!(matches!(moved[..], [Block::Table(_)]), "{moved:?}");
        assert!(matches!(numbers("after the series", &[])[..], [Block::Paragraph(_)]));
    }
}
