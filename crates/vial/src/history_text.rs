//! Reading a history: `-80C 60d; thaw; 4C 36h`, `lyophilised 25C 30d; reconstitute; 4C 2h`.
//!
//! Steps are separated by `;`, a line break, a comma, or a word or dash between them (`then`, `–`). A step is a word (`freeze`, `thaw`, `dry`, `reconstitute`) or a
//! temperature and a duration in either order, with `lyophilised` before them where the product is a powder.

use exoskin_quantity::{Comma, Diagnostic, Dimension, Place, nearest, parse_quantity, quoted, read_number};

use crate::history::{History, Step};

/// Coldest temperature that a history may name, °C (liquid nitrogen).
pub const COLDEST_C: f64 = -200.0; // number: limit of what is accepted as input
/// Warmest temperature that a person may name for a vial, °C: that of pasteurisation. Nothing is stored warmer, so a
/// warmer one is a freezer's without its minus.
pub const WARMEST_C: f64 = 60.0; // number: limit of what is accepted as input
/// Longest hold, s (thirty years).
pub const LONGEST_S: f64 = 30.0 * 365.25 * 86_400.0; // number: limit of what is accepted as input
/// Most steps of one history.
const MOST_STEPS: usize = 1_000;
/// More words than a step has.
const MOST_WORDS: usize = 12;

const ACTS: [(&str, Step); 9] = [
    ("freeze", Step::Freeze),
    ("frozen", Step::Freeze),
    ("thaw", Step::Thaw),
    ("thawed", Step::Thaw),
    ("dry", Step::Dry),
    ("lyophilise", Step::Dry),
    ("freeze-dry", Step::Dry),
    ("reconstitute", Step::Reconstitute),
    ("reconstituted", Step::Reconstitute),
];
const DRY_WORDS: [&str; 5] = ["lyophilised", "lyophilized", "dried", "dry", "freeze-dried"];
const FILLERS: [&str; 11] = ["at", "for", "hold", "held", "store", "stored", "kept", "@", "deg", "degree", "degrees"];
const FROZEN: &str = "frozen";
const SHAPE: &str = "steps like `-80C 60d; thaw; 4C 36h`, `lyophilised 25C 30d; reconstitute; 4C 2h`; the words are \
                     freeze, thaw, dry, reconstitute";

/// What a temperature too warm for storage was probably meant to be: the same one with its minus.
pub fn minus_left_out(celsius: f64) -> Option<f64> {
    (celsius > WARMEST_C && -celsius >= COLDEST_C).then_some(-celsius)
}

/// A mistake in a history, with its place in the text.
#[derive(Clone, Debug, PartialEq)]
pub struct HistoryProblem {
    /// Byte where the wrong piece starts.
    pub byte: usize,
    /// Line and column (characters) of that byte.
    pub place: Place,
    /// What is wrong.
    pub problem: String,
    /// What was expected.
    pub expected: String,
    /// The nearest valid word.
    pub nearest: Option<String>,
}

impl HistoryProblem {
    /// One line for a caller that knows the place in its own file.
    pub fn text(&self) -> String {
        format!("{} (character {} of the history)", self.problem, self.place.column)
    }
}

impl From<HistoryProblem> for Diagnostic {
    fn from(wrong: HistoryProblem) -> Diagnostic {
        let Place { line, column } = wrong.place;
        let place = if line == 1 { format!("column {column}") } else { format!("line {line}, column {column}") };
        Diagnostic::new(format!("{place}: {}", wrong.problem)).expected(wrong.expected).nearest(wrong.nearest)
    }
}

impl History {
    /// Reads a history as a person writes it: `-80C 60d; thaw; 4C 36h`.
    ///
    /// # Errors
    /// An unknown word, a missing or wrong unit, an impossible temperature or time, steps that contradict each other;
    /// each with its place.
    pub fn parse(text: &str) -> Result<History, HistoryProblem> {
        let reader = Reader { text };
        let (mut steps, mut open) = (Vec::new(), Vec::new());
        for token in tokens(text).chain([Token::End]) {
            match token {
                Token::Word(word) => open.push(word),
                // A comma also stands between a temperature and its time: it ends a step only where that is whole.
                Token::Pause if open.len() <= MOST_WORDS && reader.step(&open).is_err() => {}
                Token::Pause | Token::End => reader.add(&mut steps, &mut open)?,
            }
        }
        if steps.is_empty() {
            return Err(reader.wrong((0, ""), "the history is empty".into(), SHAPE));
        }
        Ok(History { steps })
    }
}

/// A word with the byte where it starts.
type Word<'a> = (usize, &'a str);

/// A piece of a history.
enum Token<'a> {
    Word(Word<'a>),
    /// A comma, or a word or sign between two steps.
    Pause,
    /// The end of a step.
    End,
}

/// Words and signs that stand alone between two steps.
const PAUSES: [&str; 11] = ["then", "and", "|", "+", "&", "-", "\u{2013}", "\u{2014}", "->", ">", "\u{2192}"];

/// The pieces of a history in their order.
fn tokens(text: &str) -> impl Iterator<Item = Token<'_>> {
    let mut found = Vec::new();
    let mut from = 0;
    let ends = |at: usize, c: char| {
        c.is_whitespace() || matches!(c, ';' | '；' | '，' | '、' | '(' | ')') || (c == ',' && !is_decimal(text, at))
    };
    for (at, c) in text.char_indices().chain([(text.len(), '\n')]).filter(|(at, c)| ends(*at, *c)) {
        match text[from..at].trim_end_matches(':') {
            "" => {}
            word if PAUSES.contains(&word.to_lowercase().as_str()) => found.push(Token::Pause),
            word => found.push(Token::Word((from, word))),
        }
        match c {
            ';' | '；' | '\n' => found.push(Token::End),
            ',' | '，' | '、' => found.push(Token::Pause),
            _ => {}
        }
        from = at + c.len_utf8();
    }
    found.into_iter()
}

/// Whether the comma at that byte stands between two digits.
fn is_decimal(text: &str, at: usize) -> bool {
    let digit = |byte: Option<u8>| byte.is_some_and(|byte| byte.is_ascii_digit());
    let bytes = text.as_bytes();
    digit(at.checked_sub(1).and_then(|before| bytes.get(before)).copied()) && digit(bytes.get(at + 1).copied())
}

struct Reader<'a> {
    text: &'a str,
}

impl Reader<'_> {
    fn wrong(&self, word: Word<'_>, problem: String, expected: &str) -> HistoryProblem {
        let before = &self.text[..word.0.min(self.text.len())];
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
        let place = Place { line: line as u32, column: column as u32 };
        HistoryProblem { byte: word.0, place, problem, expected: expected.into(), nearest: None }
    }

    /// Adds the step of the words that are open, if there are any.
    fn add(&self, steps: &mut Vec<Step>, open: &mut Vec<Word<'_>>) -> Result<(), HistoryProblem> {
        let Some(&first) = open.first() else { return Ok(()) };
        let step = self.step(open)?;
        self.follows(steps.last(), step, first)?;
        steps.push(step);
        open.clear();
        if steps.len() > MOST_STEPS {
            let problem = format!("more than {MOST_STEPS} steps");
            return Err(self.wrong(first, problem, "a shorter history, or a logger file"));
        }
        Ok(())
    }

    fn step(&self, words: &[Word<'_>]) -> Result<Step, HistoryProblem> {
        if words.is_empty() {
            return Err(self.wrong((0, ""), "there is no step here".into(), SHAPE));
        }
        if let [(_, only)] = words {
            let lower = only.to_lowercase();
            if let Some((_, step)) = ACTS.iter().find(|(name, _)| *name == lower) {
                return Ok(*step);
            }
        }
        self.hold(words)
    }

    fn hold(&self, words: &[Word<'_>]) -> Result<Step, HistoryProblem> {
        let dry = DRY_WORDS.contains(&words[0].1.to_lowercase().as_str());
        // `frozen at -80C for 60d`: the word adds nothing, but it must not contradict.
        let frozen = words[0].1.eq_ignore_ascii_case(FROZEN);
        let rest = if dry || frozen { &words[1..] } else { words };
        let (mut celsius, mut seconds) = (None, None);
        for (word, quantity) in joined(rest) {
            if !starts_a_number(&quantity) {
                return Err(self.unknown_word(word));
            }
            if let Ok(value) = parse_quantity(&quantity, Dimension::Temperature)
                && celsius.is_none()
            {
                celsius = Some(self.temperature(word, value)?);
            } else if let Ok(value) = parse_quantity(&quantity, Dimension::Time)
                && seconds.is_none()
            {
                seconds = Some(self.duration(word, value)?);
            } else {
                return Err(self.no_quantity(word, &quantity, celsius.is_some(), seconds.is_some()));
            }
        }
        match (celsius, seconds) {
            (Some(celsius), Some(_)) if frozen && celsius > crate::timeline::FREEZING_C => Err(self.wrong(
                words[0],
                format!("nothing stays frozen at {} C", short(celsius)),
                "a temperature below 0 C, or no `frozen`",
            )),
            (Some(celsius), Some(seconds)) => Ok(Step::Hold { celsius, seconds, dry }),
            (Some(_), None) => Err(self.wrong(
                words[0],
                "this step has a temperature but no duration".into(),
                "a duration as well, as in `4C 36h`",
            )),
            (None, Some(_)) => Err(self.wrong(
                words[0],
                "this step has a duration but no temperature".into(),
                "a temperature as well, as in `4C 36h`",
            )),
            (None, None) => Err(self.unknown_word(words[0])),
        }
    }

    fn unknown_word(&self, word: Word<'_>) -> HistoryProblem {
        let known = ACTS.iter().map(|(name, _)| *name).chain(DRY_WORDS);
        let mut problem = self.wrong(word, format!("{} is not a step of a history", quoted(word.1)), SHAPE);
        problem.nearest = nearest(word.1, known);
        problem
    }

    fn no_quantity(&self, word: Word<'_>, quantity: &str, has_celsius: bool, has_seconds: bool) -> HistoryProblem {
        let (wanted, dimension) = match (has_celsius, has_seconds) {
            (true, false) => ("a duration such as `36h` or `60d`", Dimension::Time),
            (false, _) => ("a temperature such as `4C` or `-80C`", Dimension::Temperature),
            (true, true) => {
                return self.wrong(
                    word,
                    format!("{} is one number too many", quoted(quantity)),
                    "one temperature and one duration per step, steps separated by `;`",
                );
            }
        };
        let found = parse_quantity(quantity, dimension).err();
        let problem = found.map_or_else(|| format!("{} is not understood", quoted(quantity)), |wrong| wrong.problem);
        self.wrong(word, problem, wanted)
    }

    fn temperature(&self, word: Word<'_>, celsius: f64) -> Result<f64, HistoryProblem> {
        if (COLDEST_C..=WARMEST_C).contains(&celsius) {
            return Ok(celsius);
        }
        let expected = format!("a temperature between {COLDEST_C} C and {WARMEST_C} C");
        let problem = format!("{} C is outside the range for storing a vial", short(celsius));
        let nearest = minus_left_out(celsius).map(|meant| format!("{}C", short(meant)));
        Err(HistoryProblem { nearest, ..self.wrong(word, problem, &expected) })
    }

    fn duration(&self, word: Word<'_>, seconds: f64) -> Result<f64, HistoryProblem> {
        if (0.0..=LONGEST_S).contains(&seconds) {
            return Ok(seconds);
        }
        let what = if seconds < 0.0 { "a time cannot be negative" } else { "this is longer than any vial is kept" };
        Err(self.wrong(word, format!("{}: {what}", quoted(word.1)), "a duration between 0 and 30 years"))
    }

    /// Actions that contradict the step before them.
    fn follows(&self, before: Option<&Step>, step: Step, word: Word<'_>) -> Result<(), HistoryProblem> {
        let liquid = matches!(before, Some(Step::Thaw | Step::Reconstitute))
            || matches!(before, Some(Step::Hold { celsius, dry: false, .. }) if *celsius > crate::timeline::FREEZING_C);
        let contradiction = match (before, step) {
            (Some(Step::Freeze), Step::Freeze) => "it is already frozen",
            (_, Step::Thaw) if liquid => "nothing is frozen at this point, so nothing can thaw",
            (Some(Step::Dry), Step::Dry) => "it is already dry",
            _ => return Ok(()),
        };
        Err(self.wrong(word, format!("`{}`: {contradiction}", step.text()), SHAPE))
    }
}

/// Words, with a number and a separately written unit (`36 h`) joined and filler words left out.
fn joined<'a>(words: &[Word<'a>]) -> Vec<(Word<'a>, String)> {
    let mut found: Vec<(Word<'a>, String)> = Vec::new();
    for &(at, word) in words {
        if FILLERS.contains(&word.to_lowercase().as_str()) {
            continue;
        }
        match found.last_mut() {
            Some((_, quantity)) if is_bare_number(quantity) && !starts_a_number(word) => {
                quantity.push(' ');
                quantity.push_str(word);
            }
            _ => found.push(((at, word), word.to_owned())),
        }
    }
    found
}

fn is_bare_number(text: &str) -> bool {
    text.ends_with(|c: char| c.is_ascii_digit() || c == '.') && read_number(text, Comma::Decimal).is_ok()
}

fn starts_a_number(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '.' | '\u{2212}' | '\u{2013}'))
}

fn short(value: f64) -> String {
    let plain = value.abs() < 1e6; // number: a matter of layout
    if plain { format!("{value}") } else { format!("{value:e}") }
}
