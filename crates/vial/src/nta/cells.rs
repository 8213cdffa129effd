//! Lines and cells of an export, and the numbers in them.

use exoskin_quantity::{Checked, Comma, Diagnostic, Source, quoted, read_number};

/// A cell: its text without quotes and surrounding spaces, the byte of the file where that begins, and what commas mean
/// in the file.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Cell<'a> {
    pub text: &'a str,
    pub byte: usize,
    pub comma: Comma,
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
        self.cells.get(column).copied().unwrap_or(Cell { byte: self.end, ..Cell::default() })
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
    let comma = comma(&found);
    found.iter_mut().flat_map(|line| &mut line.cells).for_each(|cell| cell.comma = comma);
    found
}

/// What commas mean in the numbers of a file. Where none can be read in one way only, a decimal point elsewhere in the
/// file shows that they separate thousands.
fn comma(lines: &[Line<'_>]) -> Comma {
    let numbers = || {
        let texts = lines.iter().flat_map(|line| &line.cells).map(|cell| cell.text);
        texts.filter(|text| text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+')))
    };
    match Comma::of(numbers()) {
        Comma::Open if numbers().any(has_decimal_point) => Comma::Thousands,
        comma => comma,
    }
}

/// Whether a number has a decimal point that cannot separate thousands.
fn has_decimal_point(text: &str) -> bool {
    let Some((whole, rest)) = text.split_once('.') else { return false };
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let end = &rest[digits..];
    let ends = end.is_empty() || end.starts_with(['e', 'E', ' ', '%']);
    whole.trim_start_matches(['-', '+']).bytes().all(|b| b.is_ascii_digit()) && ends && digits > 0 && digits != 3
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
    Cell { byte: start + from + (raw.len() - text.len()), text: text.trim_end_matches(BLANK), ..Cell::default() }
}

/// The delimiter that splits the lines containing `mark` most often; a comma where none does.
pub(crate) fn delimiter(text: &str, mark: impl Fn(&str) -> bool) -> char {
    let count = |c: char| text.lines().filter(|line| mark(line)).map(|line| line.matches(c).count()).sum::<usize>();
    ['\t', ';', ','].into_iter().filter(|&c| count(c) > 0).max_by_key(|&c| (c != ',', count(c))).unwrap_or(',')
}

/// The number that a cell consists of; nothing for anything else.
pub(crate) fn number(cell: Cell<'_>) -> Option<f64> {
    starts_with_number(cell.text).then(|| read_number(cell.text, cell.comma).ok()).flatten()
}

fn starts_with_number(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '.' | ',' | '\u{2212}'))
}

/// A number that is required and must not be negative.
pub(crate) fn amount(source: &Source, cell: Cell<'_>, what: &str) -> Checked<f64> {
    if cell.text.is_empty() {
        return Err(wrong(source, cell, &format!("{what} is missing")));
    }
    if !starts_with_number(cell.text) {
        return Err(wrong(source, cell, &format!("{} is not a number for {what}", quoted(cell.text))));
    }
    if let Some((small, large)) = both_ways(cell.text, cell.comma) {
        let said = format!("{what}: {} can be {small} or {large} in a file of decimal commas", quoted(cell.text));
        return Err(source.error_at(cell.byte, said).expected(format!("`{large}`, or `{small}` with a decimal comma")));
    }
    match read_number(cell.text, cell.comma) {
        Ok(value) if value >= 0.0 => Ok(value),
        Ok(_) => Err(wrong(source, cell, &format!("{what} cannot be negative"))),
        Err(problem) => {
            let said = format!("{what}: {}", problem.problem);
            Err(Diagnostic { problem: said, ..problem.at(source, cell.byte) })
        }
    }
}

/// The two numbers that a point before three digits can mean in a file of decimal commas: `1.500` is 1.5 or 1500.
/// Nothing where there is only one.
pub(crate) fn both_ways(text: &str, comma: Comma) -> Option<(f64, f64)> {
    let (whole, rest) = text.trim().split_once('.').filter(|_| comma == Comma::Decimal)?;
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let grouped = digits(whole) && whole.len() <= 3 && !whole.starts_with('0') && digits(rest) && rest.len() == 3;
    let read = |text: String| text.parse::<f64>().ok();
    Some((read(format!("{whole}.{rest}"))?, read(format!("{whole}{rest}"))?)).filter(|_| grouped)
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
            assert_eq!(number(Cell { text, ..Cell::default() }), Some(value), "{text}");
        }
        for text in ["", "nan", "NaN", "inf", "1.2.3", "12 nm", "1e999", "e9", "--1", "Not recorded", "1,2,3,4.5,6"] {
            assert_eq!(number(Cell { text, ..Cell::default() }), None, "{text}");
        }
    }

    #[test]
    fn what_a_comma_means_is_found_from_the_whole_file() {
        for (text, wanted) in [
            ("a,\"2,000\",1.4E+7\n", Comma::Thousands),
            ("a;2,000;112,5\n", Comma::Decimal),
            ("a,\"2,000\",85\n", Comma::Open),
            ("a,\"2,000\",\"1,234,567\"\n", Comma::Thousands),
            ("a,\"2,000\",v1.2.3\n", Comma::Open),
        ] {
            let found = lines(text, if text.contains(';') { ';' } else { ',' });
            assert_eq!(found[0].cell(0).comma, wanted, "{text}");
        }
    }
}
