//! Pieces of drawings. An SVG element is always closed with `{}`: HTML has no other way to end one.

use maud::{Markup, html};

/// A position or length in a drawing's own units.
pub(crate) fn units(value: f64) -> String {
    format!("{value:.1}")
}

/// A position or length in per cent of a drawing's width; such drawings stretch with the page.
pub(crate) fn share(per_cent: f64) -> String {
    format!("{per_cent:.2}%")
}

/// A line from top to bottom at `x` % of the width.
pub(crate) fn upright(class: &str, x: f64, [top, bottom]: [u32; 2]) -> Markup {
    let x = share(x);
    html! { line class=(class) x1=(x) x2=(x) y1=(top) y2=(bottom) {} }
}

/// A bar starting at `x`, `width` wide, both in per cent.
pub(crate) fn bar(class: &str, x: f64, width: f64, y: u32, height: u32) -> Markup {
    html! { rect class=(class) x=(share(x)) width=(share(width)) y=(y) height=(height) {} }
}

/// A round mark at `x` % of the width.
pub(crate) fn dot(x: f64, y: u32, radius: &str) -> Markup {
    html! { circle.dot cx=(share(x)) cy=(y) r=(radius) {} }
}

/// A square mark at `x` % of the width.
pub(crate) fn square(x: f64, y: u32) -> Markup {
    html! { svg x=(share(x)) y=(y) overflow="visible" { rect.square x="-5" y="-5" width="10" height="10" {} } }
}

/// An axis label at `x` % of the width; closer than `edge` % to an end it is written inwards.
pub(crate) fn tick(x: f64, y: u32, edge: f64, text: &str) -> Markup {
    html! { text x=(share(x)) y=(y) text-anchor=(anchor(x, edge)) { (text) } }
}

/// Where a text is anchored so that it stays inside.
pub(crate) fn anchor(x: f64, edge: f64) -> &'static str {
    match x {
        x if x < edge => "start",
        x if x > 100.0 - edge => "end",
        _ => "middle",
    }
}

/// A hatched part of an empty bar: the share that is assumed or claimed.
pub(crate) fn hatched_share(share: f64, y: &str, height: u32) -> Markup {
    let share = if share.is_finite() { 100.0 * share.clamp(0.0, 1.0) } else { 0.0 };
    html! {
        rect.empty width="100%" y=(y) height=(height) {}
        rect.hatched width=(format_args!("{share:.1}%")) y=(y) height=(height) {}
    }
}

/// A sample of a series' line for a legend, `width` units wide.
pub(crate) fn sample(x: f64, y: f64, width: f64, (colour, dash): (&str, &str)) -> Markup {
    let y = units(y);
    html! {
        line.line x1=(units(x)) x2=(units(x + width)) y1=(y) y2=(y) stroke=(colour) stroke-dasharray=(dash) {}
    }
}

/// A drawing within a line of words; the words carry the meaning.
pub(crate) fn inline(width: u32, height: u32, drawn: Markup) -> Markup {
    html! { svg width=(width) height=(height) aria-hidden="true" { (drawn) } }
}
