//! Pages for people, made from a run's summary.
//!
//! [`html`] turns a [`Summary`] into one self-contained page: inline style, inline SVG, no request to anywhere, readable
//! without script and on paper. [`clinician_page`] and [`patient_page`] say the same on one sheet each. All three are
//! pure functions: the same summary gives the same bytes.
//!
//! How to add a section: write `sections/NAME.rs` with `pub(super) fn render(...) -> Markup`, and call it in
//! `sections/mod.rs` where it belongs. Whatever is spliced into `html!` is escaped, so foreign text needs no special
//! care. Checked by: `tests/suite/page.rs` (closure shown, hostile text inert, zero-dose arms, same bytes) and by
//! looking at it.

mod address;
mod check;
mod colour;
mod document;
mod layers;
mod markup;
mod page;
mod pages;
mod picture;
mod plot;
mod rows;
mod scale;
mod sections;
mod svg;

use exoskin_record::summary::Summary;

pub use check::ReportError;
pub use pages::{article, clinician_page, patient_page, risk_page};
pub use picture::Picture;

/// The whole page for one run.
///
/// # Errors
/// [`ReportError`] where the summary contradicts itself: an open ledger, or a series that does not fit its axis.
/// Non-finite values are not an error: they are shown as "not defined".
pub fn html(summary: &Summary) -> Result<String, ReportError> {
    check::consistent(summary)?;
    Ok(page::document(summary))
}

/// The page's pictures of the skin's course, one for each readout that changes, each of them on its own.
pub fn pictures(summary: &Summary) -> Vec<Picture> {
    sections::readouts::pictures(summary, &page::patterns())
}
