//! Clinical scales that cannot honestly be computed from the readouts.

use exoskin_record::summary::Summary;
use maud::{Markup, html};

use crate::markup::list;

pub(super) fn render(summary: &Summary) -> Markup {
    let items = &summary.follow_up.no_honest_mapping;
    html! { @if !items.is_empty() {
        section #scales {
            h2 { "No honest mapping" }
            p {
                "Clinical scores are not computed here, because no measurement links these readouts to "
                "them:"
            }
            (list(items.iter().map(|item| scale(item))))
        }
    } }
}

/// `GAIS: reason` with the scale's name in bold.
fn scale(item: &str) -> Markup {
    match item.split_once(':') {
        Some((name, reason)) => html! { b { (name) } ":" (reason) },
        None => html! { (item) },
    }
}

/// The scale's name alone.
pub(crate) fn name(item: &str) -> &str {
    item.split_once(':').map_or(item, |(name, _)| name)
}
