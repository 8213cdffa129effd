//! Which article the claims come from.

/// Its title.
pub const TITLE: &str = "Exosome Therapy Is the Next Big Thing in Aesthetic Medicine\u{2014}Here\u{2019}s How It Works";

/// What else is known about it: the text that was read carries neither a name nor a date.
pub const KNOWN: &str =
    "The text that was read names neither the magazine nor an author nor a date; it cites a study from 2021.";

/// Title and what is known, in two sentences.
pub fn identified() -> String {
    format!("The article: \u{201c}{TITLE}\u{201d}. {KNOWN}")
}
