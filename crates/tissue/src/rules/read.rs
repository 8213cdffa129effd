//! Reading rules from text: one per line, eight entries separated by commas (or tabs).

use super::{Dictionary, RuleError, RuleProblem, Signal, nearest};

/// One rule: in cells of a type, a signal raises or lowers a behaviour.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rule {
    /// Position of the cell type.
    pub kind: usize,
    /// What the cell hears.
    pub signal: Signal,
    /// Whether the signal raises the behaviour; otherwise it lowers it.
    pub raises: bool,
    /// The behaviour's slot.
    pub slot: usize,
    /// The value towards which the behaviour goes.
    pub saturation: f64,
    /// The signal at which half of that is reached.
    pub half_max: f64,
    /// How sharply.
    pub hill_power: f64,
    /// Whether it holds for dead cells too.
    pub for_dead: bool,
    /// The line where it is written, from 1; 0 if it was not read from a text.
    pub line: usize,
}

/// Something in the rules that is allowed but may not be meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Line, from 1.
    pub line: usize,
    /// What is there and how it is understood.
    pub text: String,
}

/// All rules of a model, in order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rules {
    /// The rules.
    pub rules: Vec<Rule>,
    /// What may not be meant.
    pub notes: Vec<Note>,
}

impl Rules {
    /// No rules.
    pub fn none() -> Rules {
        Rules::default()
    }

    /// Reads rules from bytes that should be text.
    ///
    /// # Errors
    /// At the first line that cannot be used.
    pub fn from_bytes(bytes: &[u8], dictionary: &Dictionary) -> Result<Rules, RuleError> {
        match std::str::from_utf8(bytes) {
            Ok(text) => Rules::from_csv(text, dictionary),
            Err(error) => {
                let before = &bytes[..error.valid_up_to()];
                let line = before.iter().filter(|&&byte| byte == b'\n').count() + 1;
                let start = before.iter().rposition(|&byte| byte == b'\n').map_or(0, |place| place + 1);
                let column = String::from_utf8_lossy(&before[start..]).chars().count() + 1;
                Err(RuleError { line, column, problem: RuleProblem::Encoding })
            }
        }
    }

    /// Reads rules from text. Empty lines and lines that start with `//` or `#` say nothing.
    ///
    /// # Errors
    /// At the first line that cannot be used.
    pub fn from_csv(text: &str, dictionary: &Dictionary) -> Result<Rules, RuleError> {
        let mut rules = Rules::default();
        for (place, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
            let bare = line.trim();
            if bare.is_empty() || bare.starts_with("//") || bare.starts_with('#') {
                continue;
            }
            let rule = Line::split(line, place + 1)?.rule(dictionary)?;
            rules.admit(rule)?;
        }
        Ok(rules)
    }

    /// The slots that rules change.
    pub fn slots(&self) -> Vec<usize> {
        self.rules.iter().map(|rule| rule.slot).collect()
    }

    fn admit(&mut self, rule: Rule) -> Result<(), RuleError> {
        let same = |other: &&Rule| (other.kind, other.slot, other.raises) == (rule.kind, rule.slot, rule.raises);
        let mut others = self.rules.iter().filter(same);
        if let Some(first) = others.clone().find(|other| other.signal == rule.signal) {
            return Err(RuleError { line: rule.line, column: 1, problem: RuleProblem::Twice { first: first.line } });
        }
        if let Some(other) = others.find(|other| other.saturation != rule.saturation) {
            let (which, kept) = if rule.raises {
                ("larger", rule.saturation.max(other.saturation))
            } else {
                ("smaller", rule.saturation.min(other.saturation))
            };
            let text = format!(
                "saturates at {}, the rule of line {} for the same behaviour at {}: the {which} one, {kept}, counts for both",
                rule.saturation, other.line, other.saturation
            );
            self.notes.push(Note { line: rule.line, text });
        }
        self.rules.push(rule);
        Ok(())
    }
}

const COLUMNS: usize = 8;

/// One line, split into entries with the column at which each starts.
struct Line<'a> {
    number: usize,
    entries: [(usize, &'a str); COLUMNS],
}

impl<'a> Line<'a> {
    fn split(line: &'a str, number: usize) -> Result<Line<'a>, RuleError> {
        let by = |separator: char| {
            let mut column = 1;
            let split = line.split(separator).map(|entry| {
                let start = column + entry.chars().take_while(|letter| letter.is_whitespace()).count();
                column += entry.chars().count() + 1;
                (start, entry.trim())
            });
            split.collect::<Vec<_>>()
        };
        let commas = by(',');
        let found = commas.len();
        let entries = if found == COLUMNS { commas } else { by('\t') };
        let entries = entries.try_into().map_err(|_| RuleError {
            line: number,
            column: 1,
            problem: RuleProblem::Entries { found },
        })?;
        Ok(Line { number, entries })
    }

    fn rule(&self, dictionary: &Dictionary) -> Result<Rule, RuleError> {
        let kind = dictionary.types.iter().position(|name| name == self.text(0));
        let types = || dictionary.types.iter().map(String::as_str);
        let raises = match self.text(2) {
            "increases" | "increase" | "promotes" => Some(true),
            "decreases" | "decrease" | "inhibits" => Some(false),
            _ => None,
        };
        Ok(Rule {
            kind: self.known(0, "cell type", kind, types())?,
            signal: self.known(1, "signal", dictionary.signal(self.text(1)), dictionary.signal_names())?,
            raises: self.known(2, "direction", raises, ["increases", "decreases"])?,
            slot: self.known(3, "behaviour", dictionary.behaviour(self.text(3)), dictionary.behaviour_names())?,
            saturation: self.number(4, "the saturation", "a number", |_| true)?,
            half_max: self.number(5, "the half-maximum", "a number above 0", |value| value > 0.0)?,
            hill_power: self.number(6, "the Hill power", "a number above 0", |value| value > 0.0)?,
            for_dead: self.yes_or_no(7)?,
            line: self.number,
        })
    }

    fn text(&self, entry: usize) -> &'a str {
        self.entries[entry].1
    }

    fn wrong(&self, entry: usize, problem: RuleProblem) -> RuleError {
        RuleError { line: self.number, column: self.entries[entry].0, problem }
    }

    fn known<'b, T>(
        &self,
        entry: usize,
        what: &'static str,
        found: Option<T>,
        words: impl IntoIterator<Item = &'b str>,
    ) -> Result<T, RuleError> {
        found.ok_or_else(|| {
            let word = self.text(entry).to_owned();
            let nearest = nearest(&word, words).map(str::to_owned);
            self.wrong(entry, RuleProblem::Word { what, word, nearest })
        })
    }

    fn number(
        &self,
        entry: usize,
        what: &'static str,
        expected: &'static str,
        sound: impl Fn(f64) -> bool,
    ) -> Result<f64, RuleError> {
        let number = self.text(entry).parse::<f64>().ok().filter(|&value| value.is_finite() && sound(value));
        number
            .ok_or_else(|| self.wrong(entry, RuleProblem::Number { what, text: self.text(entry).to_owned(), expected }))
    }

    fn yes_or_no(&self, entry: usize) -> Result<bool, RuleError> {
        match self.text(entry).to_lowercase().as_str() {
            "0" | "false" | "no" => Ok(false),
            "1" | "true" | "yes" => Ok(true),
            _ => self
                .number(entry, "whether it applies to dead cells", "0 or 1", |value| value == 0.0 || value == 1.0)
                .map(|value| value == 1.0),
        }
    }
}
