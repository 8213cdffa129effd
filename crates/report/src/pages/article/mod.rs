//! "The article, line by line": every statement of a magazine article with its verdict, on one page.
//!
//! [`article_page`] draws it, [`article_table`] says the same in Markdown. Both are pure functions of an [`Article`].
//! How to add a part of a card: a function in `card.rs`.

mod card;
mod closing;
mod data;
mod head;
mod marks;
mod outline;
mod picture;
mod sources;
mod table;
mod words;

use exoskin_claims::facts::MissingFact;
use maud::html;

use super::frame;
pub use data::{Article, Source, Trial};
pub use table::article_table;

const STYLE: &str = include_str!("article.css");

/// The whole page.
///
/// # Errors
/// A reason names a figure that nobody computed.
pub fn article_page(article: &Article<'_>) -> Result<String, MissingFact> {
    let (head, cards) = (head::render(article)?, card::sections(article)?);
    let body = html! {
        (head)
        main { (cards) (closing::render(article)) }
        (closing::foot(article))
    };
    Ok(frame::document("Exosome therapy: an article, line by line", STYLE, marks::symbols(), body))
}
