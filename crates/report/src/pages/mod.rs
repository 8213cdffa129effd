//! Standalone pages: two sheets from a run's summary, for the clinician and for the patient; the article line by line;
//! what can go wrong.

pub mod article;
mod clinician;
mod frame;
mod patient;
mod risk;
mod tracks;

use exoskin_record::summary::Summary;
use maud::Markup;

use crate::document::{NARROW, Page};

pub use risk::risk_page;

/// One A4 sheet for the clinician: what is left of the dose, how soon to apply, what to expect by day, what the
/// procedure does alone, what is not known.
pub fn clinician_page(summary: &Summary) -> String {
    sheet("clinician", &format!("For the clinician: {}", summary.title), clinician::body(summary))
}

/// One A4 sheet for the patient: a few plain sentences, counted out of a hundred.
pub fn patient_page(summary: &Summary) -> String {
    sheet("patient", &format!("For the patient: {}", summary.title), patient::body(summary))
}

fn sheet(class: &'static str, title: &str, body: Markup) -> String {
    Page { title, class, style: &[include_str!("sheet.css"), NARROW], body, ..Page::default() }.finish()
}
