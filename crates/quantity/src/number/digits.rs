//! Sign and digits of a number, with the separators between them.

use super::{Comma, NumberProblem, shown};
use crate::diagnostic::quoted;

/// Signs that stand for a minus: hyphen, minus, and the dash that word processors make of them.
const MINUS: [char; 3] = ['-', '\u{2212}', '\u{2013}'];

/// Sign and digits as read.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Digits {
    /// In Rust's spelling, without an exponent.
    text: String,
    /// Byte after the last one.
    pub end: usize,
}

impl Digits {
    /// Times a power of ten; exact, since decimal digits become a number only once.
    pub(super) fn times_ten_to(&self, exponent: i64) -> f64 {
        format!("{}e{exponent}", self.text).parse().unwrap_or(f64::INFINITY)
    }

    pub(super) fn value(&self) -> f64 {
        self.times_ten_to(0)
    }

    /// Whether these are the digits of the number ten, which may be followed by its power: `10^9`.
    pub(super) fn is_ten(&self) -> bool {
        matches!(self.text.as_str(), "10" | "-10")
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }
}

/// Whether the character can stand between the digits of a number.
pub(super) fn is_separator(c: char) -> bool {
    matches!(c, ',' | '.' | '_') || is_space(c) || is_apostrophe(c)
}

/// Ordinary, no-break, figure, thin and narrow no-break space.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{2007}' | '\u{2009}' | '\u{202f}')
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}')
}

/// Groups of a number with thousands: one to three digits that do not begin with a zero, then three each.
pub(crate) fn groups_of_three<'a>(mut groups: impl Iterator<Item = &'a str>) -> bool {
    let digits = |group: &str| group.bytes().all(|b| b.is_ascii_digit());
    let first = groups.next().unwrap_or_default();
    let first_fits = (1..=3).contains(&first.len()) && digits(first) && !first.starts_with('0');
    first_fits && groups.all(|group| group.len() == 3 && digits(group))
}

/// Reads sign and digits at the start of a text.
pub(super) fn read(text: &str, comma: Comma) -> Result<Digits, NumberProblem> {
    let minus = text.starts_with(MINUS);
    let unsigned = text.strip_prefix(MINUS).or_else(|| text.strip_prefix('+')).unwrap_or(text);
    let from = text.len() - unsigned.len();
    let length = run(unsigned);
    let written = &unsigned[..length];
    if !written.contains(|c: char| c.is_ascii_digit()) {
        let problem = format!("{} does not start with a number", quoted(text.trim_end()));
        return Err(NumberProblem::new(0, problem));
    }
    let plain = without_separators(written, &unsigned[length..], comma).map_err(|wrong| wrong.later(from))?;
    Ok(Digits { text: format!("{}{plain}", if minus { "-" } else { "" }), end: from + length })
}

/// Bytes of digits and of separators that belong to them.
fn run(text: &str) -> usize {
    let mut end = digits(text, 0);
    while let Some(c) = text[end..].chars().next().filter(|&c| is_separator(c)) {
        let after = end + c.len_utf8();
        let next = digits(text, after);
        let joined = match c {
            _ if is_space(c) => end > 0 && next - after == 3,
            // A point may end a number (`5. mL`), but two of them are a range.
            '.' => next > after || end > 0 && !text[after..].starts_with(['.', ',']),
            ',' => next > after,
            _ => end > 0 && next > after,
        };
        if !joined {
            break;
        }
        end = next;
    }
    end
}

/// The byte after the digits that begin at `from`.
fn digits(text: &str, from: usize) -> usize {
    from + text[from..].bytes().take_while(u8::is_ascii_digit).count()
}

/// The digits in Rust's spelling; `rest` is what follows them.
fn without_separators(written: &str, rest: &str, comma: Comma) -> Result<String, NumberProblem> {
    let joined = |separator: fn(char) -> bool| written.contains(separator);
    let (spaced, quoted) = (joined(is_space), joined(is_apostrophe));
    let (commas, points) = (written.matches(',').count(), written.matches('.').count());
    let misplaced = || misplaced(written);
    let (group, decimal): (fn(char) -> bool, Option<char>) = match (spaced, quoted, commas, points) {
        (true, true, ..) => return Err(misplaced()),
        (true, false, 0 | 1, 0) | (true, false, 0, 1) => (is_space, mark(commas, points)),
        (false, true, 0 | 1, 0) | (false, true, 0, 1) => (is_apostrophe, mark(commas, points)),
        (true, ..) | (_, true, ..) => return Err(misplaced()),
        (_, _, 0, 0 | 1) => (|c| c == '_', mark(0, points)),
        (_, _, 1, 0) if decimal_comma(written, rest, comma)? => (|c| c == '_', Some(',')),
        (_, _, _, 0) => (|c| c == ',', None),
        (_, _, 0, _) => (|c| c == '.', None),
        (_, _, _, 1) if written.rfind('.') > written.rfind(',') => (|c| c == ',', Some('.')),
        (_, _, 1, _) if written.rfind(',') > written.rfind('.') => (|c| c == '.', Some(',')),
        _ => return Err(misplaced()),
    };
    let (whole, fraction) = decimal.and_then(|mark| written.split_once(mark)).unwrap_or((written, ""));
    let grouped = whole.contains(group);
    // Programs write `_` wherever they like.
    if (grouped && !whole.contains('_') && !groups_of_three(whole.split(group))) || fraction.contains(is_separator) {
        return Err(misplaced());
    }
    let plain: String = whole.chars().filter(char::is_ascii_digit).collect();
    Ok(if decimal.is_some() { format!("{plain}.{fraction}") } else { plain })
}

fn mark(commas: usize, points: usize) -> Option<char> {
    if commas == 1 {
        return Some(',');
    }
    (points == 1).then_some('.')
}

/// Whether the only comma of a number is its decimal sign.
fn decimal_comma(written: &str, rest: &str, comma: Comma) -> Result<bool, NumberProblem> {
    let Some((whole, fraction)) = written.split_once(',') else { return Ok(false) };
    if !groups_of_three([whole, fraction].into_iter()) {
        return if comma == Comma::Thousands { Err(misplaced(written)) } else { Ok(true) };
    }
    // One digit before the comma and a power of ten behind: a number in scientific notation.
    let scientific = whole.len() == 1 && rest.starts_with(['e', 'E']) && rest[1..].starts_with(EXPONENT);
    match comma {
        Comma::Decimal => Ok(true),
        Comma::Thousands => Ok(false),
        Comma::Open if scientific => Ok(true),
        Comma::Open => {
            let (large, small) = (format!("{whole}{fraction}"), format!("{whole}.{fraction}"));
            let problem = format!("{} can be {small} or {large}", shown(written, 0..written.len()));
            Err(NumberProblem::new(whole.len(), problem)
                .expected(format!("`{large}`, or `{small}` with a decimal point")))
        }
    }
}

/// What an exponent begins with.
const EXPONENT: fn(char) -> bool = |c| c.is_ascii_digit() || matches!(c, '+' | '-');

fn misplaced(written: &str) -> NumberProblem {
    let at = written.find(is_separator).unwrap_or(0);
    NumberProblem::new(at, format!("the separators in {} are misplaced", shown(written, 0..written.len())))
        .expected("thousands in groups of three, as in `17 000 000` or `1,234,567`, and one decimal point or comma")
}
