//! What drives the result, how much of that is assumed, and what to measure next.

use exoskin_record::summary::{ArmSummary, Influence, Summary};
use maud::{Markup, html};

use crate::markup::told;
use crate::rows::{Row, axis, label, row_html};
use crate::svg;
use exoskin_answer::arm::NEXT;
use exoskin_answer::decides;
use exoskin_answer::numbers::{decimal, percent};
use exoskin_answer::outcome::{assumed_share, too_few_draws};
use exoskin_answer::path;

/// The number of bars shown; the parameter table below has the rest.
const SHOWN: usize = 12;

pub(super) fn render(summary: &Summary, arm: &ArmSummary) -> Markup {
    let ranked = decides::ranked(&arm.decides);
    html! { @if !ranked.is_empty() {
        h3 { "What decides" }
        (measure_next(arm))
        (assumed(summary, arm))
        (ranks(&ranked))
        p.note {
            "Right: more of it means more taken up. Left: more of it means less. Whisker: one standard error each way. "
            "Pale: within two standard errors of zero."
        }
    } }
}

fn ranks(ranked: &[&Influence]) -> Markup {
    let marks = [(-1.0, "−1"), (-0.5, "−0.5"), (0.0, "0"), (0.5, "0.5"), (1.0, "1")];
    let labels = marks.map(|(at, text)| (place(at), text.to_owned()));
    let grid = marks.map(|(at, _)| place(at));
    html! {
        div.rows {
            @for influence in ranked.iter().take(SHOWN) { (row_html(&row(influence), &grid, bar(influence))) }
            (axis(&labels, "rank correlation with taken up"))
        }
    }
}

fn measure_next(arm: &ArmSummary) -> Markup {
    html! {
        p.plain {
            @if let Some(first) = decides::measure_next(&arm.decides) {
                b { (NEXT) ": " (first.name) "." }
                " Of all inputs that are assumed or weakly backed, it affects the answer most (rank correlation "
                (correlation(first)) ")."
            } @else { "No input that is assumed or weakly backed stands out." }
        }
    }
}

/// `+0.52 ± 0.03`
fn correlation(influence: &Influence) -> String {
    let text = decimal(influence.rank_correlation, 2);
    let sign = if influence.rank_correlation > 0.0 { "+" } else { "" };
    format!("{sign}{text} ± {}", decimal(influence.standard_error, 2))
}

/// The assumed share as a hatched bar with words.
pub(super) fn assumed(summary: &Summary, arm: &ArmSummary) -> Markup {
    let assumed = &arm.assumed_share;
    let certain = arm.taken_up_share.p05 == arm.taken_up_share.p95 && arm.decides.is_empty();
    if certain {
        return Markup::default();
    }
    if let Some(why) = too_few_draws(summary) {
        return html! { p.note { (why) } };
    }
    let Some(share) = assumed_share(summary, arm) else { return Markup::default() };
    let words = percent(share);
    let path = format!("{}/assumed_share/share", path::arm(summary, arm));
    html! {
        div.assumed {
            svg height="14" width="100%" role="img" aria-label={ (words) " of the uncertainty is assumed" } {
                (svg::hatched_share(share, "0", 14))
            }
            p {
                b { (told(&path, &words)) } " of the uncertainty in this answer comes from " (assumed.count)
                " assumed or weakly supported inputs (of " (assumed.of) " that vary)."
            }
        }
    }
}

fn row(influence: &Influence) -> Row {
    let kind = if influence.assumed { "assumed or grade D" } else { "evidence" };
    let number = correlation(influence);
    Row {
        label: label(&influence.name, kind),
        marks: Vec::new(),
        spoken: format!("{}, {kind}: rank correlation {number}", influence.name),
        numbers: html! { b.n { (number) } },
    }
}

fn bar(influence: &Influence) -> Markup {
    let value = influence.rank_correlation;
    let error = if influence.standard_error.is_finite() { influence.standard_error } else { 0.0 };
    let (left, right) = (place(value.min(0.0)), place(value.max(0.0)));
    let (low, high) = (place(value - error), place(value + error));
    let look = if influence.assumed { "hatched" } else { "sound" };
    let faint = if value.abs() < 2.0 * error { " faint" } else { "" };
    html! {
        (svg::upright("frame", 50.0, [0, 28]))
        (svg::bar(&format!("{look}{faint}"), left, right - left, 6, 16))
        line.whisker x1=(svg::share(low)) x2=(svg::share(high)) y1="14" y2="14" {}
        (svg::upright("whisker", low, [10, 18]))
        (svg::upright("whisker", high, [10, 18]))
    }
}

fn place(correlation: f64) -> f64 {
    50.0 + 49.0 * correlation.clamp(-1.0, 1.0)
}
