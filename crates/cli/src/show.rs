//! Numbers and tables as people write them: `20 billion`, `2.5 % (0.35 to 8.6 %)`.

/// Three numbers of a band, from any crate's band.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Three {
    /// Median.
    pub median: f64,
    /// 5 % quantile.
    pub p05: f64,
    /// 95 % quantile.
    pub p95: f64,
}

impl Three {
    /// From median and both ends.
    pub fn new(median: f64, p05: f64, p95: f64) -> Three {
        Three { median, p05, p95 }
    }

    /// Each number through `write`, as `a (b to c)`; one number where all three read the same.
    pub fn written(self, write: impl Fn(f64) -> String) -> String {
        let (median, low, high) = (write(self.median), write(self.p05), write(self.p95));
        if median == low && low == high { median } else { format!("{median} ({low} to {high})") }
    }

    /// As a share: `2.5 % (0.35 to 8.6 %)`.
    pub fn share(self) -> String {
        let (median, low, high) = (percent(self.median), percent(self.p05), percent(self.p95));
        if median == low && low == high { format!("{median} %") } else { format!("{median} % ({low} to {high} %)") }
    }

    /// As a count: `20 billion (12 billion to 31 billion)`.
    pub fn count(self) -> String {
        self.written(count)
    }

    /// As a plain number.
    pub fn plain(self) -> String {
        self.written(plain)
    }
}

/// Two significant digits, without an exponent between 0.001 and a million: `0.0035`, `17`, `1.5e-9`.
pub fn plain(value: f64) -> String {
    digits(value, 2)
}

/// A share as a percentage without its sign: `2.5`, `0.35`, `100`.
pub fn percent(share: f64) -> String {
    let value = share * 100.0;
    if (10.0..=100.0).contains(&value) { trimmed(format!("{value:.0}")) } else { plain(value) }
}

/// A count in words where it is large: `4.1 million`, `20 billion`, `41,000`, `0.13`.
pub fn count(value: f64) -> String {
    const NAMES: [(f64, &str); 3] = [(1e12, " trillion"), (1e9, " billion"), (1e6, " million")];
    for (size, name) in NAMES {
        // 999.6 million reads as 1000 million, so the next name takes over a little early.
        if value.abs() >= size * 0.9995 && value.abs() < 1e16 {
            return plain(value / size) + name;
        }
    }
    plain(value)
}

fn digits(value: f64, significant: i32) -> String {
    if !value.is_finite() {
        return "not a number".into();
    }
    if value == 0.0 {
        return "0".into();
    }
    let exponent = exponent_of(value, significant);
    if !(-3..6).contains(&exponent) {
        return scientific(value, significant);
    }
    let decimals = (significant - 1 - exponent).max(0);
    let unit = libm::exp10(f64::from((exponent + 1 - significant).max(0)));
    let rounded = (value / unit).round() * unit;
    with_commas(&trimmed(format!("{rounded:.0$}", usize::try_from(decimals).unwrap_or(0))))
}

/// The decimal exponent after rounding to `significant` digits (9.99 has 1 with two digits).
fn exponent_of(value: f64, significant: i32) -> i32 {
    let text = scientific(value, significant);
    text.split_once('e').and_then(|(_, exponent)| exponent.parse().ok()).unwrap_or(0)
}

fn scientific(value: f64, significant: i32) -> String {
    let text = format!("{value:.0$e}", usize::try_from(significant - 1).unwrap_or(0));
    match text.split_once('e') {
        Some((mantissa, exponent)) => format!("{}e{exponent}", trimmed(mantissa.to_owned())),
        None => text,
    }
}

/// Without zeros after the last digit that says something.
fn trimmed(text: String) -> String {
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}

fn with_commas(text: &str) -> String {
    let (sign, unsigned) = text.strip_prefix('-').map_or(("", text), |rest| ("-", rest));
    let (whole, rest) = unsigned.split_at(unsigned.find('.').unwrap_or(unsigned.len()));
    let mut grouped = String::new();
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && whole.len() > 4 && (whole.len() - i) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    format!("{sign}{grouped}{rest}")
}

/// A table of text: columns as wide as their longest cell, two blanks between, the last one wrapped to `width`.
#[derive(Debug, Default)]
pub struct Table {
    rows: Vec<Vec<String>>,
    header: bool,
}

/// The width that tables and paragraphs keep to.
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

    /// The whole table, each line indented by two blanks and ended by a newline.
    pub fn text(&self) -> String {
        let widths = self.widths();
        let mut text = String::new();
        for (i, row) in self.rows.iter().enumerate() {
            push_row(&mut text, row, &widths);
            if i == 0 && self.header {
                let rule: Vec<String> = widths.iter().map(|width| "-".repeat((*width).min(WIDTH))).collect();
                push_row(&mut text, &rule, &widths);
            }
        }
        text
    }

    fn widths(&self) -> Vec<usize> {
        let columns = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        let widest = |column: usize| self.rows.iter().filter_map(|row| row.get(column)).map(|c| length(c)).max();
        let mut widths: Vec<usize> = (0..columns).map(|column| widest(column).unwrap_or(0)).collect();
        let before: usize = widths.iter().rev().skip(1).map(|width| width + 2).sum();
        if let Some(last) = widths.last_mut() {
            *last = (*last).min(WIDTH.saturating_sub(before + 2).max(24));
        }
        widths
    }
}

fn push_row(text: &mut String, row: &[String], widths: &[usize]) {
    let mut line = String::from("  ");
    for (column, cell) in row.iter().enumerate() {
        let width = widths.get(column).copied().unwrap_or(0);
        if column + 1 == widths.len() {
            let indent = length(&line);
            line.push_str(&wrap(cell, width).join(&format!("\n{}", " ".repeat(indent))));
        } else {
            line.push_str(cell);
            line.push_str(&" ".repeat(width.saturating_sub(length(cell)) + 2));
        }
    }
    text.push_str(line.trim_end());
    text.push('\n');
}

fn length(text: &str) -> usize {
    text.chars().count()
}

/// `text` in lines of at most `width` characters, broken between words; a longer word stands alone.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
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

/// A paragraph of at most [`WIDTH`] columns, ended by a newline.
pub fn paragraph(text: &str) -> String {
    wrap(text, WIDTH).join("\n") + "\n"
}

/// `value` as indented JSON, ended by a newline.
pub fn json<T: serde::Serialize>(value: &T) -> Result<String, crate::Failure> {
    let text = serde_json::to_string_pretty(value).map_err(|e| crate::Failure::Run(format!("no JSON: {e}")))?;
    Ok(text + "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_read_as_people_write_them() {
        let cases = [
            (2e10, "20 billion"),
            (4.12e6, "4.1 million"),
            (9.996e8, "1 billion"),
            (41_234.0, "41,000"),
            (1234.0, "1200"),
            (17.3, "17"),
            (0.1296, "0.13"),
            (0.0, "0"),
            (3.2e-7, "3.2e-7"),
            (1e13, "10 trillion"),
        ];
        for (value, text) in cases {
            assert_eq!(count(value), text);
        }
    }

    #[test]
    fn shares_keep_two_digits() {
        assert_eq!(Three::new(0.025, 0.0035, 0.086).share(), "2.5 % (0.35 to 8.6 %)");
        assert_eq!(Three::new(1.0, 1.0, 1.0).share(), "100 %");
        assert_eq!(Three::new(0.493, 0.41, 0.55).share(), "49 % (41 to 55 %)");
        assert_eq!(percent(0.0996), "10");
        assert_eq!(plain(f64::NAN), "not a number");
    }

    #[test]
    fn tables_stay_within_the_width() {
        let mut table = Table::with_header(&["name", "what it is"]);
        table.row(["a", &"word ".repeat(60)]);
        assert!(table.text().lines().all(|line| line.chars().count() <= WIDTH + 2), "{}", table.text());
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
    }
}
