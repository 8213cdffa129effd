//! What decides the answer, how much of that is assumed, and what to measure next.

use exoskin_record::summary::{ArmSummary, Influence, Summary};

use super::head::assumed;
use crate::markup::escape;
use crate::rows::{Row, axis, row_html};
use exoskin_answer::numbers::decimal;

/// Bars shown; the parameter table below holds the rest.
const SHOWN: usize = 12;

pub(crate) fn render(summary: &Summary, arm: &ArmSummary) -> String {
    let mut ranked: Vec<&Influence> = arm.decides.iter().filter(|i| i.rank_correlation.is_finite()).collect();
    if ranked.is_empty() {
        return String::new();
    }
    ranked.sort_by(|a, b| {
        b.rank_correlation.abs().total_cmp(&a.rank_correlation.abs()).then_with(|| a.parameter.cmp(&b.parameter))
    });
    let grid = [place(-1.0), place(-0.5), place(0.0), place(0.5), place(1.0)];
    let mut out = String::from("<h3>What decides</h3>\n");
    out.push_str(&measure_next(&ranked));
    out.push_str(&assumed(summary, arm));
    out.push_str("<div class=\"rows\">\n");
    for influence in ranked.iter().take(SHOWN) {
        let row = row(influence);
        out.push_str(&row_html(&row, &grid, &bar(influence)));
    }
    let labels = [(-1.0, "−1"), (-0.5, "−0.5"), (0.0, "0"), (0.5, "0.5"), (1.0, "1")]
        .map(|(at, text)| (place(at), text.to_string()));
    out.push_str(&axis(&labels, "rank correlation with taken up"));
    out.push_str("</div>\n<p class=\"note\">To the right: more of it, more taken up. To the left: more of it, less. Whisker: one standard error each way. Pale: within two standard errors of nothing.</p>\n");
    out
}

fn measure_next(ranked: &[&Influence]) -> String {
    match ranked.iter().find(|influence| influence.assumed) {
        Some(first) => format!(
            "<p class=\"plain\"><b>Measure this next: {}.</b> Of all inputs that are assumed or weakly backed, it moves the answer most (rank correlation {} ± {}).</p>\n",
            escape(&first.name),
            signed(first.rank_correlation),
            decimal(first.standard_error, 2)
        ),
        None => "<p class=\"plain\">No input that varies is assumed.</p>\n".into(),
    }
}

fn row(influence: &Influence) -> Row {
    let kind = if influence.assumed { "assumed or grade D" } else { "evidence" };
    let number = format!("{} ± {}", signed(influence.rank_correlation), decimal(influence.standard_error, 2));
    Row {
        label: format!("<b>{}</b><small>{kind}</small>", escape(&influence.name)),
        marks: Vec::new(),
        numbers: format!("<b class=\"n\">{number}</b>"),
        spoken: format!("{}, {kind}: rank correlation {number}", influence.name),
    }
}

fn bar(influence: &Influence) -> String {
    let value = influence.rank_correlation;
    let error = if influence.standard_error.is_finite() { influence.standard_error } else { 0.0 };
    let (left, right) = (place(value.min(0.0)), place(value.max(0.0)));
    let (low, high) = (place(value - error), place(value + error));
    let look = if influence.assumed { "hatched" } else { "sound" };
    let faint = if value.abs() < 2.0 * error { " faint" } else { "" };
    format!(
        "<line class=\"frame\" x1=\"50%\" x2=\"50%\" y1=\"0\" y2=\"28\"/><rect class=\"{look}{faint}\" x=\"{left:.2}%\" width=\"{:.2}%\" y=\"6\" height=\"16\"/><line class=\"whisker\" x1=\"{low:.2}%\" x2=\"{high:.2}%\" y1=\"14\" y2=\"14\"/><line class=\"whisker\" x1=\"{low:.2}%\" x2=\"{low:.2}%\" y1=\"10\" y2=\"18\"/><line class=\"whisker\" x1=\"{high:.2}%\" x2=\"{high:.2}%\" y1=\"10\" y2=\"18\"/>",
        right - left
    )
}

fn place(correlation: f64) -> f64 {
    50.0 + 49.0 * correlation.clamp(-1.0, 1.0)
}

fn signed(value: f64) -> String {
    let text = decimal(value, 2);
    if value > 0.0 { format!("+{text}") } else { text }
}
