//! The frame of the page: head, style, shared patterns, script.

use exoskin_record::summary::Summary;

use crate::markup::escape;
use crate::sections;

/// Nothing may be fetched, whatever a text in the summary tries.
const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// Hatches and their meaning are shared by every figure: slanted lines mean assumed or claimed, crossed mean closed.
const PATTERNS: &str = r##"<svg class="defs" width="0" height="0" aria-hidden="true" focusable="false"><defs>
<pattern id="hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="7" height="7" fill="#fff"/><rect width="3" height="7" fill="#b4581a"/></pattern>
<pattern id="doubt" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="1.6" height="8" fill="#b4581a" fill-opacity=".5"/></pattern>
<pattern id="closed" width="14" height="14" patternUnits="userSpaceOnUse"><rect width="14" height="14" fill="#e4e2dd"/><path d="M0 14L14 0M-3 3L3 -3M11 17L17 11" stroke="#a9a59c" stroke-width="2"/></pattern>
</defs></svg>"##;

pub(crate) fn document(summary: &Summary) -> String {
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n<meta name=\"generator\" content=\"exoskin-report {version}\">\n<title>{title}</title>\n<style>\n{style}</style>\n</head>\n<body>\n{PATTERNS}\n{body}<script>\n{script}</script>\n</body>\n</html>\n",
        version = env!("CARGO_PKG_VERSION"),
        title = escape(&summary.title),
        style = include_str!("style.css"),
        body = sections::render(summary),
        script = include_str!("script.js"),
    )
}
