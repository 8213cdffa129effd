//! Which paragraph of the article is covered by which claims, and why a paragraph has none.

use serde::Serialize;

use crate::table;

/// Paragraphs without a claim, and what they contain.
const WITHOUT: [(u8, &str); 4] = [
    (3, "heading, a question: makes no claim"),
    (6, "heading, a question: makes no claim"),
    (12, "heading, a question: makes no claim"),
    (19, "heading, a question; its answer is in the next paragraph"),
];

/// One paragraph of the article; non-blank lines are counted, headings included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Paragraph {
    /// Its number, from 1.
    pub number: u8,
    /// Claims that it makes.
    pub claims: Vec<u16>,
    /// Why it makes none; empty where it makes some.
    pub without: &'static str,
}

/// Every paragraph with its claims.
///
/// # Errors
/// The table of claims is wrong.
pub fn paragraphs() -> Result<Vec<Paragraph>, String> {
    let claims = table::load()?;
    let made_in = |number: u8| claims.iter().filter(move |claim| claim.paragraphs.contains(&number));
    let paragraph = |number: u8| Paragraph {
        number,
        claims: made_in(number).map(|claim| claim.number).collect(),
        without: WITHOUT.iter().find(|(empty, _)| *empty == number).map_or("", |(_, why)| why),
    };
    Ok((1..=table::PARAGRAPHS).map(paragraph).collect())
}
