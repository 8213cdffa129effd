//! Neutral blocks: what an answer is made of before it is rendered for a terminal, a page or a notebook.
//!
//! A [`Document`] is a list of parts, and a part is a list of [`Block`]s that belong together. Nothing here knows about
//! widths, colours or mark-up; tests/same_words.rs compares terminal and page.

use serde::{Deserialize, Serialize};

/// A stretch of a sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Span {
    /// As it is.
    Plain(String),
    /// A name from a file or a command, verbatim: an arm, a flag.
    Code(String),
}

/// One or more sentences.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text(pub Vec<Span>);

impl Text {
    /// Reads names between backticks as [`Span::Code`]; an unpaired backtick is an ordinary character.
    pub fn of(text: &str) -> Text {
        let mut spans = Vec::new();
        let mut rest = text;
        while let Some((before, name, after)) = name_in(rest) {
            push_plain(&mut spans, before);
            spans.push(Span::Code(name.to_owned()));
            rest = after;
        }
        push_plain(&mut spans, rest);
        Text(spans)
    }

    /// The whole text with its names between backticks.
    pub fn marked(&self) -> String {
        let marked = |span: &Span| match span {
            Span::Plain(text) => text.clone(),
            Span::Code(name) => format!("`{name}`"),
        };
        self.0.iter().map(marked).collect()
    }
}

fn push_plain(spans: &mut Vec<Span>, text: &str) {
    if !text.is_empty() {
        spans.push(Span::Plain(text.to_owned()));
    }
}

/// The text before the first name, the name, and what follows.
fn name_in(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('`')?;
    let (name, after) = rest.split_once('`')?;
    Some((before, name, after))
}

/// Rows of cells under column names.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// Names of the columns; none where the first column names the rows.
    pub header: Vec<String>,
    /// Cells, row by row.
    pub rows: Vec<Vec<String>>,
    /// Where the numbers of some cells are in the answer's document (see [`crate::path`]).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub paths: Vec<CellPath>,
}

/// Where the number of one cell is in the answer's document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CellPath {
    /// The cell's row.
    pub row: usize,
    /// The cell's column.
    pub column: usize,
    /// A JSON pointer.
    pub path: String,
}

impl Table {
    /// A table without column names.
    pub fn new() -> Table {
        Table::default()
    }

    /// A table with column names.
    pub fn with_header<S: AsRef<str>>(names: &[S]) -> Table {
        Table { header: names.iter().map(|name| name.as_ref().to_owned()).collect(), ..Table::default() }
    }

    /// One more row.
    pub fn row<I, S>(&mut self, cells: I) -> &mut Table
    where
        I: IntoIterator<Item = S>,
        S: Into<String>,
    {
        self.rows.push(cells.into_iter().map(Into::into).collect());
        self
    }

    /// Says where the number in `column` of the last row is; nothing for an empty path.
    pub fn at(&mut self, column: usize, path: impl Into<String>) -> &mut Table {
        let path = path.into();
        if let Some(row) = self.rows.len().checked_sub(1).filter(|_| !path.is_empty()) {
            self.paths.push(CellPath { row, column, path });
        }
        self
    }
}

/// One piece of an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Block {
    /// A heading for what follows in its part.
    Heading(String),
    /// A heading inside a part.
    Caption(String),
    /// Sentences.
    Paragraph(Text),
    /// What must be read first.
    Warning(Text),
    /// An item of a list.
    Item(Text),
    /// An entry under a heading, one of several, each longer than a line.
    Entry(Text),
    /// A table.
    Table(Table),
}

/// Sentences with their names between backticks.
pub fn paragraph(text: &str) -> Block {
    Block::Paragraph(Text::of(text))
}

/// An item of a list.
pub fn item(text: &str) -> Block {
    Block::Item(Text::of(text))
}

/// An answer: parts in order, the blocks of a part together.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// The parts.
    pub parts: Vec<Vec<Block>>,
}

impl Document {
    /// Appends a part; an empty one is left out.
    pub fn part(&mut self, blocks: impl IntoIterator<Item = Block>) {
        let blocks: Vec<Block> = blocks.into_iter().collect();
        if !blocks.is_empty() {
            self.parts.push(blocks);
        }
    }

    /// A document of these parts.
    pub fn of(parts: impl IntoIterator<Item = Vec<Block>>) -> Document {
        let mut document = Document::default();
        parts.into_iter().for_each(|part| document.part(part));
        document
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_parted_from_sentences() {
        let text = "`prp` against `vehicle`: +3 %.";
        assert_eq!(Text::of(text).0[0], Span::Code("prp".into()));
        assert_eq!(Text::of(text).marked(), text);
        assert_eq!(Text::of("a ` alone").0, [Span::Plain("a ` alone".into())]);
    }

    #[test]
    fn empty_parts_are_no_parts() {
        let document = Document::of([vec![], vec![paragraph("one")]]);
        assert_eq!(document.parts.len(), 1);
    }
}
