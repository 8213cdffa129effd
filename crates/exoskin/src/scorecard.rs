//! What became of predictions of published trials, in short: the lines that head the book's page.

use serde::Serialize;

/// The book's page, which validation writes.
const PAGE: &str = include_str!("../../../docs/src/scorecard.md");

/// The scorecard in short.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Scorecard {
    /// The one sentence.
    pub headline: String,
    /// What it rests on.
    pub lines: Vec<String>,
}

/// The scorecard in short.
pub fn scorecard() -> Scorecard {
    let section = PAGE.split("\n## ").find(|section| section.starts_with("In short")).unwrap_or_default();
    let lines = section.lines().filter_map(|line| line.strip_prefix("- ")).map(str::to_owned);
    let bold = PAGE.lines().find_map(|line| line.strip_prefix("**")?.strip_suffix("**"));
    Scorecard { headline: bold.unwrap_or_default().to_owned(), lines: lines.collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_has_a_sentence_and_what_it_rests_on() {
        let Scorecard { headline, lines } = scorecard();
        assert!(headline.ends_with('.') && !headline.contains('*'), "{headline}");
        assert!(lines.len() > 3 && lines[0].contains("comparisons"), "{lines:?}");
    }
}
