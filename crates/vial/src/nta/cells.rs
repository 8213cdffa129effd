//! Lines and cells of an export, and the numbers in them.

use exoskin_quantity::{Checked, Diagnostic, Source, quoted};

/// A cell: its text without quotes and surrounding spaces, and the byte of the file where that begins.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Cell<'a> {
    pub text: &'a str,
    pub byte: usize,
}

/// One line, split.
#[derive(Clone, Debug)]
pub(crate) struct Line<'a> {
    pub cells: Vec<Cell<'a>>,
    /// Byte where the line ends, without its break.
    pub end: usize,
}

impl<'a> Line<'a> {
    /// The cell of that column, empty where there is none.
    pub(crate) fn cell(&self, column: usize) -> Cell<'a> {
        self.cells.get(column).copied().unwrap_or(Cell { text: "", byte: self.end })
    }

    /// The first cell in lower case.
    pub(crate) fn key(&self) -> String {
        self.cell(0).text.trim_end_matches(':').to_lowercase()
    }
}

/// All lines that are not blank, split at `delimiter`; a delimiter within quotes does not split.
pub(crate) fn lines(text: &str, delimiter: char) -> Vec<Line<'_>> {
    let mut at = 0;
    let mut found = Vec::new();
    for raw in text.split_inclusive('\n') {
        let start = at;
        at += raw.len();
        let line = raw.trim_end_matches(['\n', '\r']);
        if !line.trim().is_empty() {
            found.push(Line { cells: split(line, start, delimiter), end: start + line.len() });
        }
    }
    found
}

fn split(line: &str, start: usize, delimiter: char) -> Vec<Cell<'_>> {
    let (mut from, mut inside, mut cells) = (0, false, Vec::new());
    for (at, c) in line.char_indices() {
        if c == '"' {
            inside = !inside;
        } else if c == delimiter && !inside {
            cells.push(cell(line, from, at, start));
            from = at + c.len_utf8();
        }
    }
    cells.push(cell(line, from, line.len(), start));
    cells
}

fn cell(line: &str, from: usize, to: usize, start: usize) -> Cell<'_> {
    const BLANK: [char; 4] = [' ', '"', '\u{a0}', '\u{feff}'];
    let raw = &line[from..to];
    let text = raw.trim_start_matches(BLANK);
    Cell { byte: start + from + (raw.len() - text.len()), text: text.trim_end_matches(BLANK) }
}

/// The delimiter that splits the lines containing `mark` most often; a comma where none does.
pub(crate) fn delimiter(text: &str, mark: impl Fn(&str) -> bool) -> char {
    let count = |c: char| text.lines().filter(|line| mark(line)).map(|line| line.matches(c).count()).sum::<usize>();
    ['\t', ';', ','].into_iter().filter(|&c| count(c) > 0).max_by_key(|&c| (c != ',', count(c))).unwrap_or(',')
}

/// A number as instruments write it: `1.47e9`, `1,47E+9`, `12,345.6`, `12.345,6`. Nothing for anything else.
pub(crate) fn number(text: &str) -> Option<f64> {
    let plain = text.trim();
    if !plain.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '.' | ',')) {
        return None;
    }
    if plain.contains(|c: char| !c.is_ascii_digit() && !matches!(c, '-' | '+' | '.' | ',' | 'e' | 'E')) {
        return None;
    }
    let (commas, points) = (plain.matches(',').count(), plain.matches('.').count());
    let decimal_comma = match (plain.rfind(','), plain.rfind('.')) {
        (Some(comma), Some(point)) => comma > point,
        (Some(_), None) => commas == 1,
        _ => false,
    };
    let written = match (decimal_comma, commas, points) {
        (true, 1, _) => plain.replace('.', "").replace(',', "."),
        (false, _, 0 | 1) => plain.replace(',', ""),
        _ => return None,
    };
    written.parse().ok().filter(|value: &f64| value.is_finite())
}

/// A number that is required and must not be negative.
pub(crate) fn amount(source: &Source, cell: Cell<'_>, what: &str) -> Checked<f64> {
    match number(cell.text) {
        Some(value) if value >= 0.0 => Ok(value),
        Some(_) => Err(wrong(source, cell, &format!("{what} cannot be negative"))),
        None if cell.text.is_empty() => Err(wrong(source, cell, &format!("{what} is missing"))),
        None => Err(wrong(source, cell, &format!("{} is not a number for {what}", quoted(cell.text)))),
    }
}

/// As [`amount`], above zero; nothing where the cell is empty or says that nothing was recorded.
pub(crate) fn optional_amount(source: &Source, cell: Cell<'_>, what: &str) -> Checked<Option<f64>> {
    let word = cell.text.to_lowercase();
    if word.is_empty() || ["-", "n/a", "na", "not recorded", "unknown", "none"].contains(&word.as_str()) {
        return Ok(None);
    }
    match amount(source, cell, what)? {
        0.0 => Err(wrong(source, cell, &format!("{what} cannot be 0"))),
        value => Ok(Some(value)),
    }
}

fn wrong(source: &Source, cell: Cell<'_>, problem: &str) -> Diagnostic {
    source.error_at(cell.byte, problem.to_owned()).expected("a number such as `1.47e9`, `112.5` or `112,5`")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_every_land() {
        for (text, value) in [
            ("1470000000", 1.47e9),
            ("1.47E+9", 1.47e9),
            ("1,47E+09", 1.47e9),
            ("112,5", 112.5),
            ("1,470,000,000", 1.47e9),
            ("12.345,6", 12345.6),
            ("-1.000E+0", -1.0),
        ] {
            assert_eq!(number(text), Some(value), "{text}");
        }
        for text in ["", "nan", "NaN", "inf", "1.2.3", "12 nm", "1e999", "e9", "--1", "Not recorded", "1,2,3,4.5,6"] {
            assert_eq!(number(text), None, "{text}");
        }
    }
}
