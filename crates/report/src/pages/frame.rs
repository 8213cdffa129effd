//! The frame of a page that is read alone: head, policy, style, body; nothing is fetched and nothing runs.

use crate::markup::escape;

/// Nothing may be fetched and nothing runs on these pages.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// What every such page shares: words, cards, tracks, print.
const SHARED: &str = include_str!("cards.css");

/// Slanted lines mean claimed or assumed, as on every page of the project.
const HATCH: &str = r##"<pattern id="hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="7" height="7" fill="#fff"/><rect width="3" height="7" fill="#b4581a"/></pattern>"##;

/// A whole document; `style` follows the shared style, `symbols` are SVG definitions of this page.
pub(super) fn document(title: &str, style: &str, symbols: &str, body: &str) -> String {
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n<meta name=\"generator\" content=\"exoskin-report {version}\">\n<title>{title}</title>\n<style>\n{SHARED}{style}</style>\n</head>\n<body>\n<svg class=\"defs\" width=\"0\" height=\"0\" aria-hidden=\"true\" focusable=\"false\"><defs>{HATCH}{symbols}</defs></svg>\n{body}</body>\n</html>\n",
        version = env!("CARGO_PKG_VERSION"),
        title = escape(title),
    )
}

/// A symbol for [`document`]'s definitions, 20 by 20 units.
pub(super) fn symbol(id: &str, body: &str) -> String {
    format!("<symbol id=\"{id}\" viewBox=\"0 0 20 20\">{body}</symbol>")
}

/// A symbol in a line of words; the words beside it carry the meaning, so readers of the screen skip it.
pub(super) fn shape(id: &str) -> String {
    format!("<svg class=\"shape\" aria-hidden=\"true\" focusable=\"false\"><use href=\"#{id}\"/></svg>")
}
