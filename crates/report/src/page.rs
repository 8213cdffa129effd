//! The frame of the page: style, patterns that figures share, script.

use exoskin_record::summary::Summary;
use maud::{Markup, html};

use crate::document::{NARROW, Page, hatch};
use crate::sections;

pub(crate) fn document(summary: &Summary) -> String {
    let (style, script) = (&[include_str!("style.css"), NARROW], include_str!("script.js"));
    let body = sections::render(summary);
    Page { title: &summary.title, style, script, defs: patterns(), body, ..Page::default() }.finish()
}

/// Slanted lines mean assumed or claimed, crossed mean closed.
pub(crate) fn patterns() -> Markup {
    html! {
        (hatch())
        pattern #doubt width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)" {
            rect width="1.6" height="8" fill="#b4581a" fill-opacity=".5" {}
        }
        pattern #closed width="14" height="14" patternUnits="userSpaceOnUse" {
            rect width="14" height="14" fill="#e4e2dd" {}
            path d="M0 14L14 0M-3 3L3 -3M11 17L17 11" stroke="#a9a59c" stroke-width="2" {}
        }
    }
}
