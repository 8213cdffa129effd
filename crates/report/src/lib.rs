//! Pages for people, made from a run's summary.
//!
//! [`html`] turns a [`Summary`] into one self-contained page: inline style, inline SVG, no request to anywhere, readable
//! without script and on paper. [`clinician_page`] and [`patient_page`] say the same on one sheet each. All three are
//! pure functions: the same summary gives the same bytes.
//!
//! How to add a section: write `sections/NAME.rs` with `pub(super) fn render(...) -> Markup`, and call it in
//! `sections/mod.rs` where it belongs. Whatever is spliced into `html!` is escaped, so foreign text needs no care.
//! Checked by: `tests/suite/page.rs` (closure shown, hostile text inert, zero-dose arms, same bytes) and by looking at
//! it.

mod check;
mod colour;
mod document;
mod markup;
mod page;
mod pages;
mod plot;
mod rows;
mod scale;
mod sections;
mod svg;

use exoskin_record::summary::Summary;

pub use pages::{article, clinician_page, patient_page, risk_page};

/// Why a summary cannot be shown.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum ReportError {
    /// The ledger does not close; a page that hides this would lie.
    #[error("the ledger of arm `{arm}` does not close: {applied} vesicles were applied, but its fates sum to {sum}")]
    LedgerOpen {
        /// Name of the arm.
        arm: String,
        /// Vesicles applied.
        applied: u64,
        /// Sum of the fates.
        sum: u128,
    },
    /// A series has another length than its axis.
    #[error("arm `{arm}`: {what} has {found} values where {expected} were expected")]
    Shape {
        /// Name of the arm.
        arm: String,
        /// Which series.
        what: String,
        /// Length found.
        found: usize,
        /// Length of its axis.
        expected: usize,
    },
    /// The faces of a picture do not ascend.
    #[error("arm `{arm}`: the picture at {hours} h has {axis} faces that do not ascend")]
    Faces {
        /// Name of the arm.
        arm: String,
        /// Hours since application.
        hours: f64,
        /// `radial` or `depth`.
        axis: &'static str,
    },
}

/// The whole page for one run.
///
/// # Errors
/// [`ReportError`] where the summary contradicts itself: an open ledger, or a series that does not fit its axis.
/// Values that are not finite are not an error: they are shown as "not defined".
pub fn html(summary: &Summary) -> Result<String, ReportError> {
    check::consistent(summary)?;
    Ok(page::document(summary))
}
