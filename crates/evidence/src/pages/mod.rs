//! Evidence and parameters as text for people: the terminal's answers and the generated reference pages.

mod gaps;
mod reference;
mod show;

pub use gaps::gaps;
pub use reference::{ExplainedNumber, evidence_reference, parameter_reference};
pub use show::{list, range_text, show};

/// Text that is safe in a cell of a Markdown table.
fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}
