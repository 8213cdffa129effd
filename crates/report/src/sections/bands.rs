//! Bands as people read them: the median strong, its range softer next to it.

use exoskin_record::summary::Band;
use maud::{Markup, html};

use crate::markup::{soft, strong};
use exoskin_answer::numbers::{people, people_range, percent, percent_band, percent_range, tally, tally_range};

/// A number with its range; a band without width has none.
pub(super) fn stacked(band: &Band, number: &str, range: &str) -> Markup {
    html! { b.n { (number) } @if band.p05 != band.p95 { " " (soft(range)) } }
}

/// A count with its band.
pub(super) fn counts(band: &Band) -> Markup {
    stacked(band, &people(band.median), &format!("({})", people_range(band)))
}

/// A share with its band below it.
pub(super) fn shares(band: &Band) -> Markup {
    stacked(band, &percent(band.median), &percent_range(band))
}

/// A share with its band in brackets.
pub(super) fn share(band: &Band) -> Markup {
    strong(&percent_band(band))
}

/// A count of whole things with its band in brackets.
pub(super) fn number(band: &Band) -> Markup {
    let range = tally_range(band).filter(|_| band.p05 != band.p95);
    html! { b.n { (tally(band.median)) } @if let Some(range) = range { " " (soft(format_args!("({range})"))) } }
}
