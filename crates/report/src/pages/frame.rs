//! What standalone pages share: words, cards, tracks, print, symbols.

use maud::{Markup, Render, html};

use crate::document::{NARROW, Page, hatch};
use crate::svg::hatched_share;

/// Style of words, cards, tracks and print.
const SHARED: &str = include_str!("cards.css");

/// A page without script; `style` follows the shared style, `symbols` are SVG definitions of this page.
pub(super) fn document(title: &str, style: &'static str, symbols: Markup, body: Markup) -> String {
    let defs = html! { (hatch()) (symbols) };
    Page { title, style: &[SHARED, NARROW, style], defs, body, ..Page::default() }.finish()
}

/// A symbol for [`document`]'s definitions, 20 by 20 units.
pub(super) fn symbol(id: &str, body: Markup) -> Markup {
    html! { symbol #(id) viewBox="0 0 20 20" { (body) } }
}

/// A symbol in a line of words; the words next to it carry the meaning, so screen readers skip it.
pub(super) fn shape(id: &str) -> Markup {
    html! { svg.shape aria-hidden="true" focusable="false" { use href={ "#" (id) } {} } }
}

/// The share of an answer's basis that is assumed, hatched, with its sentence; without a share, the sentence alone.
pub(super) fn assumed(share: Option<f64>, words: &str) -> Markup {
    html! {
        div.assumed {
            @if let Some(share) = share {
                svg height="12" role="img" aria-label=(words) { (hatched_share(share, ".5", 11)) }
            }
            p { (words) }
        }
    }
}

/// A paragraph of a card that starts with a label.
pub(super) fn labelled(class: &'static str, label: &str, text: impl Render) -> Markup {
    html! { p class=[(!class.is_empty()).then_some(class)] { span.label { (label) } " " (text) } }
}

/// Something collapsed under a summary; nothing where `count` is none.
pub(super) fn folded(summary: &str, count: usize, body: impl Render) -> Markup {
    html! { @if count > 0 { details { summary { (summary) " (" (count) ")" } (body) } } }
}
