//! Clinical scales that nobody can honestly compute from the readouts.

use exoskin_record::summary::Summary;

use crate::markup::escape;

pub(crate) fn render(summary: &Summary) -> String {
    let items = &summary.follow_up.no_honest_mapping;
    if items.is_empty() {
        return String::new();
    }
    let items: String = items.iter().map(|item| format!("<li>{}</li>", scale(item))).collect();
    format!(
        "<section id=\"scales\">\n<h2>No honest mapping</h2>\n<p>Scores that doctors give are not computed here, because nothing measured leads from these readouts to them:</p>\n<ul>{items}</ul>\n</section>\n"
    )
}

/// `GAIS: reason` with the scale's name in bold.
pub(crate) fn scale(item: &str) -> String {
    match item.split_once(':') {
        Some((name, reason)) => format!("<b>{}</b>:{}", escape(name), escape(reason)),
        None => escape(item),
    }
}

/// The scale's name alone.
pub(crate) fn name(item: &str) -> String {
    escape(item.split_once(':').map_or(item, |(name, _)| name))
}
