//! Single pages: two sheets from a run's summary, for whoever treats and for whoever is treated; the article line by
//! line; what can go wrong.

pub mod article;
mod clinician;
mod frame;
mod patient;
mod risk;
mod tracks;

use exoskin_record::summary::Summary;

use crate::markup::escape;

pub use risk::risk_page;

/// Nothing may be fetched and nothing runs on these sheets.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// One A4 sheet for the clinician: what is left of the dose, how soon to apply, what to expect by day, what the
/// procedure does alone, what is not known.
pub fn clinician_page(summary: &Summary) -> String {
    sheet("clinician", &format!("For the clinician: {}", summary.title), &clinician::body(summary))
}

/// One A4 sheet for the patient: a few plain sentences, counted out of a hundred.
pub fn patient_page(summary: &Summary) -> String {
    sheet("patient", &format!("For the patient: {}", summary.title), &patient::body(summary))
}

fn sheet(class: &str, title: &str, body: &str) -> String {
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n<meta name=\"generator\" content=\"exoskin-report {version}\">\n<title>{title}</title>\n<style>\n{style}</style>\n</head>\n<body class=\"{class}\">\n{body}</body>\n</html>\n",
        version = env!("CARGO_PKG_VERSION"),
        title = escape(title),
        style = include_str!("sheet.css"),
    )
}
