//! A mistake in what a person wrote: where it is, what is wrong, what was expected.

use std::error::Error;
use std::fmt;

use crate::nearest::nearest;
use crate::place::Place;
use crate::shown::{shown, steers};

/// A result whose error is meant for the person who wrote the input.
pub type Checked<T> = Result<T, Diagnostic>;

/// The longest piece of the user's input that a message repeats, in characters.
const LONGEST_QUOTE: usize = 60;

/// One mistake in a file or an argument, with everything needed to fix it.
///
/// Shown as `file:line:column: problem`, or `--argument: problem`, followed by indented lines
/// `expected: ...` and `did you mean: ...` where they are known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diagnostic {
    /// Name of the file, as the user gave it.
    pub file: Option<String>,
    /// Line and column in that file.
    pub place: Option<Place>,
    /// The command-line argument that is wrong, for example `--after`.
    pub argument: Option<String>,
    /// What is wrong, as a phrase without a full stop.
    pub problem: String,
    /// What would have been right.
    pub expected: Option<String>,
    /// The nearest valid word.
    pub nearest: Option<String>,
}

impl Diagnostic {
    /// A mistake whose place is not known (yet).
    pub fn new(problem: impl Into<String>) -> Diagnostic {
        Diagnostic { problem: problem.into(), ..Diagnostic::default() }
    }

    /// A word that is not in `words`.
    pub fn unknown_word(text: &str, words: &[&str]) -> Diagnostic {
        Diagnostic::new(format!("{} is not a known word here", quoted(text)))
            .expected(words.join(", "))
            .nearest(nearest(text, words.iter().copied()))
    }

    /// The same mistake in the file `name`.
    pub fn in_file(mut self, name: impl Into<String>) -> Diagnostic {
        self.file = Some(name.into());
        self
    }

    /// The same mistake at `place`.
    pub fn at(mut self, place: Place) -> Diagnostic {
        self.place = Some(place);
        self
    }

    /// The same mistake, made in the command-line argument `name`.
    pub fn argument(mut self, name: impl Into<String>) -> Diagnostic {
        self.argument = Some(name.into());
        self
    }

    /// The same mistake, saying what would have been right; an empty text adds nothing.
    pub fn expected(mut self, text: impl Into<String>) -> Diagnostic {
        self.expected = Some(text.into()).filter(|text| !text.is_empty());
        self
    }

    /// The same mistake with the nearest valid word, where there is one.
    pub fn nearest(mut self, word: Option<String>) -> Diagnostic {
        self.nearest = word;
        self
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(argument) = &self.argument {
            write!(f, "{}: ", shown(argument))?;
        }
        if let Some(file) = &self.file {
            f.write_str(&shown(file))?;
            if let Some(place) = self.place {
                write!(f, ":{}:{}", place.line, place.column)?;
            }
            f.write_str(": ")?;
        } else if let Some(place) = self.place {
            write!(f, "{}:{}: ", place.line, place.column)?;
        }
        f.write_str(&self.problem)?;
        if let Some(expected) = &self.expected {
            write!(f, "\n  expected: {expected}")?;
        }
        if let Some(nearest) = &self.nearest {
            write!(f, "\n  did you mean: `{}`", shown(nearest))?;
        }
        Ok(())
    }
}

impl Error for Diagnostic {}

/// `text` in backquotes, safe for a terminal: anything that could control it or break the line is escaped, long text is
/// cut.
pub fn quoted(text: &str) -> String {
    let mut shown = String::from("`");
    for (count, character) in text.chars().enumerate() {
        if count == LONGEST_QUOTE {
            shown.push_str("...");
            break;
        }
        if steers(character) {
            shown.extend(character.escape_default());
        } else {
            shown.push(character);
        }
    }
    shown.push('`');
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_place_expectation_and_nearest_word() {
        let mistake = Diagnostic::new("[needle] has no key `depht`")
            .in_file("scenarios/x.toml")
            .at(Place { line: 4, column: 38 })
            .expected("`depth`, `density`")
            .nearest(Some("depth".into()));
        assert_eq!(
            mistake.to_string(),
            "scenarios/x.toml:4:38: [needle] has no key `depht`\n  expected: `depth`, `density`\n  did you mean: `depth`"
        );
    }

    #[test]
    fn shows_an_argument_by_name() {
        let mistake = Diagnostic::new("`lazer` is not a procedure").argument("--after");
        assert_eq!(mistake.to_string(), "--after: `lazer` is not a procedure");
    }

    #[test]
    fn names_from_elsewhere_cannot_add_lines() {
        let mistake = Diagnostic::new("wrong").in_file("x\nerror: forged").nearest(Some("a\u{202e}b".into()));
        assert_eq!(mistake.to_string(), "x\\nerror: forged: wrong\n  did you mean: `a\\u{202e}b`");
    }

    #[test]
    fn quotes_are_cut_and_escaped() {
        assert_eq!(quoted("a\u{1b}[31mb\u{202e}\n"), "`a\\u{1b}[31mb\\u{202e}\\n`");
        assert_eq!(quoted(&"x".repeat(1000)).len(), LONGEST_QUOTE + 5);
    }
}
