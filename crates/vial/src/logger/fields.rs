//! Fields of one line of a delimited file, and the numbers in them.

/// A field: its text without quotes and surrounding spaces, and the byte of the file where that begins.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Field<'a> {
    pub byte: usize,
    pub text: &'a str,
}

/// Splits a line that begins at byte `start` of its file; a delimiter within quotes does not split.
pub(super) fn split<'a>(line: &'a str, start: usize, delimiter: char, out: &mut Vec<Field<'a>>) {
    out.clear();
    let (mut from, mut quoted) = (0, false);
    for (at, c) in line.char_indices() {
        if c == '"' {
            quoted = !quoted;
        } else if c == delimiter && !quoted {
            out.push(field(line, from, at, start));
            from = at + c.len_utf8();
        }
    }
    out.push(field(line, from, line.len(), start));
}

fn field(line: &str, from: usize, to: usize, start: usize) -> Field<'_> {
    let raw = &line[from..to];
    let text = raw.trim_start_matches([' ', '"', '\u{a0}']);
    Field { byte: start + from + (raw.len() - text.len()), text: text.trim_end_matches([' ', '"', '\u{a0}', '\r']) }
}

/// A temperature scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// Degrees Celsius.
    Celsius,
    /// Degrees Fahrenheit.
    Fahrenheit,
}

impl Scale {
    /// The value in °C.
    pub(super) fn celsius(self, value: f64) -> f64 {
        match self {
            Scale::Celsius => value,
            Scale::Fahrenheit => (value - 32.0) / 1.8, // number: definition of the Fahrenheit scale
        }
    }

    /// The scale that a heading names.
    pub(super) fn in_heading(heading: &str) -> Option<Scale> {
        let plain: String = heading.to_lowercase().replace("deg", "°").replace("° ", "°");
        let words: Vec<&str> = plain.split(|c: char| !c.is_alphanumeric() && c != '°').collect();
        let names =
            |marks: &[&str]| marks.iter().any(|mark| words.contains(mark) || mark.len() > 3 && plain.contains(mark));
        if names(&["f", "°f", "fahrenheit"]) || plain.contains('℉') || plain.contains("°f") {
            Some(Scale::Fahrenheit)
        } else if names(&["c", "°c", "celsius"]) || plain.contains('℃') || plain.contains("°c") {
            Some(Scale::Celsius)
        } else {
            None
        }
    }
}

/// What is found where a temperature should be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Value {
    /// A number, with its scale if that is written next to it.
    Number(f64, Option<Scale>),
    /// The logger had no reading.
    Missing,
    /// Something else; the byte within the text where it goes wrong.
    Wrong(usize),
}

/// Reads a temperature: `4.1`, `4,1`, `-80`, `39.2 °F`.
pub(super) fn value(text: &str) -> Value {
    if text.is_empty() || ["-", "--", "---", "nan", "n/a", "na", "null"].contains(&text.to_lowercase().as_str()) {
        return Value::Missing;
    }
    let end = text
        .find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',' | '-' | '+' | '\u{2212}'))
        .unwrap_or(text.len());
    let (number, unit) = text.split_at(end);
    let scale = match unit.trim().trim_start_matches(['°', 'º', '˚']).trim() {
        "" if unit.trim().is_empty() => None,
        "C" | "c" | "℃" => Some(Scale::Celsius),
        "F" | "f" | "℉" => Some(Scale::Fahrenheit),
        _ => return Value::Wrong(end),
    };
    match decimal(number) {
        Some(value) => Value::Number(value, scale),
        None => Value::Wrong(0),
    }
}

/// A plain number with a decimal point or comma.
fn decimal(text: &str) -> Option<f64> {
    if text.contains(',') || text.contains('\u{2212}') {
        if text.contains('.') || text.matches(',').count() > 1 {
            return None;
        }
        return decimal(&text.replace(',', ".").replace('\u{2212}', "-"));
    }
    text.parse().ok().filter(|value: &f64| value.is_finite())
}
