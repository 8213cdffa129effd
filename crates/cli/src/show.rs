//! Text for a terminal: tables and paragraphs that fit its width. Numbers are written by `exoskin::answer::numbers`.

use exoskin::answer::block::{self, Block, Document};

/// A table of text: columns as wide as their longest cell, two spaces between; where that is wider than [`WIDTH`], the
/// cells of the widest columns are wrapped.
#[derive(Debug, Default)]
pub struct Table {
    rows: Vec<Vec<String>>,
    header: bool,
}

/// The width of tables and paragraphs.
pub const WIDTH: usize = 96;

impl Table {
    /// A table without a header.
    pub fn new() -> Table {
        Table::default()
    }

    /// A table with column names, underlined.
    pub fn with_header(names: &[&str]) -> Table {
        Table { rows: vec![names.iter().map(|name| (*name).to_owned()).collect()], header: true }
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

    /// The whole table, each line indented by two spaces and ended by a newline.
    pub fn text(&self) -> String {
        let widths = self.widths();
        let mut text = String::new();
        for (i, row) in self.rows.iter().enumerate() {
            push_row(&mut text, row, &widths);
            if i == 0 && self.header {
                let rule: Vec<String> = widths.iter().map(|width| "-".repeat(*width)).collect();
                push_row(&mut text, &rule, &widths);
            }
        }
        text
    }

    fn widths(&self) -> Vec<usize> {
        let columns = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        let most = |column: usize, of: &dyn Fn(&String) -> usize| {
            self.rows.iter().filter_map(|row| row.get(column)).map(of).max().unwrap_or(0)
        };
        let mut widths: Vec<usize> = (0..columns).map(|column| most(column, &|cell| length(cell))).collect();
        let least: Vec<usize> = (0..columns).map(|column| most(column, &|cell| longest_word(cell))).collect();
        while widths.iter().map(|width| width + 2).sum::<usize>() > WIDTH {
            // Of equally wide columns the last gives way: it tends to contain the words.
            let widest =
                (0..columns).filter(|&column| widths[column] > least[column]).max_by_key(|&column| widths[column]);
            let Some(widest) = widest else { break };
            widths[widest] -= 1;
        }
        widths
    }
}

fn push_row(text: &mut String, row: &[String], widths: &[usize]) {
    let cells: Vec<Vec<String>> = row
        .iter()
        .zip(widths)
        .map(|(cell, &width)| if length(cell) > width { wrap(cell, width) } else { vec![cell.clone()] })
        .collect();
    let lines = cells.iter().map(Vec::len).max().unwrap_or(1);
    for number in 0..lines {
        let mut line = String::from("  ");
        for (cell, &width) in cells.iter().zip(widths) {
            let piece = cell.get(number).map_or("", String::as_str);
            line.push_str(&format!("{piece}{}", " ".repeat(width.saturating_sub(length(piece)) + 2)));
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
}

fn longest_word(text: &str) -> usize {
    words(text).iter().map(|word| length(word)).max().unwrap_or(0)
}

fn length(text: &str) -> usize {
    text.chars().count()
}

/// `text` in lines of at most `width` characters, broken between words; a longer word gets a line of its own.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in words(text) {
        let word = word.as_str();
        let line = lines.last_mut().map_or(0, |line| length(line));
        if line > 0 && line + 1 + length(word) > width {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    lines
}

/// Words between which a line may break: a number stays with its per cent sign.
fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match words.last_mut() {
            Some(last) if word.starts_with('%') => last.push_str(&format!(" {word}")),
            _ => words.push(word.to_owned()),
        }
    }
    words
}

/// An answer as text: a blank line between parts.
pub fn document(document: &Document) -> String {
    document.parts.iter().map(|part| blocks(part)).collect::<Vec<_>>().join("\n")
}

/// What must be read before any number; nothing if there is no warning.
pub fn warnings(texts: &[String]) -> String {
    let text = document(&exoskin::answer::arm::warnings(texts));
    if text.is_empty() { text } else { text + "\n" }
}

/// Blocks that belong together.
pub fn blocks(blocks: &[Block]) -> String {
    blocks.iter().map(block).collect()
}

/// Continued lines of an entry are indented by this much.
const INDENT: usize = 4;

fn block(block: &Block) -> String {
    match block {
        Block::Heading(text) => format!("{text}\n"),
        Block::Caption(text) => format!("  {text}\n"),
        Block::Paragraph(text) => paragraph(&text.marked()),
        Block::Warning(text) => paragraph(&format!("WARNING. {}", text.marked())),
        Block::Item(text) => format!("  - {}\n", wrap(&text.marked(), WIDTH - INDENT).join("\n    ")),
        Block::Entry(text) => hanging(&format!("  {}", text.marked()), INDENT),
        Block::Table(table) => table_of(table).text(),
    }
}

fn table_of(block: &block::Table) -> Table {
    let names: Vec<&str> = block.header.iter().map(String::as_str).collect();
    let mut table = if names.is_empty() { Table::new() } else { Table::with_header(&names) };
    block.rows.iter().for_each(|cells| {
        table.row(cells.iter().map(String::as_str));
    });
    table
}

/// A paragraph of at most [`WIDTH`] columns, ended by a newline.
pub fn paragraph(text: &str) -> String {
    wrap(text, WIDTH).join("\n") + "\n"
}

/// Each line of `text` broken at [`WIDTH`], continuation lines indented by `indent` spaces.
pub fn hanging(text: &str, indent: usize) -> String {
    let mut broken = String::new();
    for line in text.lines() {
        let lead: String = line.chars().take_while(|c| *c == ' ').collect();
        let fits = length(line) <= WIDTH;
        let pieces = if fits { vec![line.trim_start().to_owned()] } else { wrap_fact(line.trim_start(), indent) };
        for (i, piece) in pieces.iter().enumerate() {
            let before = if i == 0 { lead.clone() } else { " ".repeat(indent) };
            broken.push_str(&format!("{before}{piece}\n"));
        }
    }
    broken
}

/// The leading spaces of a fact (`doi        10.1...`) stay; the rest is broken between words.
fn wrap_fact(line: &str, indent: usize) -> Vec<String> {
    let split = line.find("  ").map_or(0, |start| start + line[start..].len() - line[start..].trim_start().len());
    let (name, fact) = line.split_at(split);
    let mut lines = wrap(fact, WIDTH.saturating_sub(indent));
    if let Some(first) = lines.first_mut() {
        first.insert_str(0, name);
    }
    lines
}

/// An answer as text, or as JSON.
pub fn reply<A: exoskin::Readable>(answer: &A, as_json: bool) -> crate::failure::Outcome {
    if as_json { json(&answer.document()?) } else { Ok(document(&answer.blocks()?)) }
}

/// `value` as indented JSON, ended by a newline. What steers a terminal stands in texts only, and is escaped there.
pub fn json<T: serde::Serialize>(value: &T) -> crate::failure::Outcome {
    let text = serde_json::to_string_pretty(value).map_err(|e| exoskin::Error::Run(format!("no JSON: {e}")))?;
    if !text.contains(steers_json) {
        return Ok(text + "\n");
    }
    let mut safe = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if steers_json(c) {
            let mut units = [0; 2];
            c.encode_utf16(&mut units).iter().for_each(|unit| safe.push_str(&format!("\\u{unit:04x}")));
        } else {
            safe.push(c);
        }
    }
    Ok(safe + "\n")
}

/// The line breaks between the parts of a document do no harm.
fn steers_json(c: char) -> bool {
    exoskin::steers(c) && c != '\n'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_keeps_every_text_and_steers_nothing() {
        let text = "a\u{202e}b\n\u{7f}\u{e0041}é";
        let shown = json(&text).unwrap();
        assert!(!shown.trim_end().contains(exoskin::steers), "{shown:?}");
        assert_eq!(serde_json::from_str::<String>(&shown).unwrap(), text);
    }

    #[test]
    fn tables_stay_within_the_width() {
        let mut table = Table::with_header(&["name", "what it is"]);
        table.row(["a", &"word ".repeat(60)]);
        assert!(table.text().lines().all(|line| line.chars().count() <= WIDTH), "{}", table.text());
        let mut wide = Table::with_header(&["volume", "taken up", "redness (% of own baseline, day 1)"]);
        let band = "55,000,000 (260,000 to 420,000,000)";
        wide.row(["1 mL", band, &format!("{band} of {band}")]);
        assert!(wide.text().lines().all(|line| line.chars().count() <= WIDTH), "{}", wide.text());
        assert_eq!(wide.text().matches("420,000,000)").count(), 3, "{}", wide.text());
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
        assert_eq!(wrap("about 2 % of it", 8), ["about", "2 % of", "it"]);
    }
}
