//! A table of a TOML document: strings, numbers, choices and tables by key.

use std::fmt;
use std::ops::Range;

use toml_edit::{Item, TableLike, Value};

use crate::diagnostic::{Checked, Diagnostic, quoted};
use crate::nearest::nearest;
use crate::place::Place;
use crate::shown::{steering_name, steers};
use crate::source::Source;

/// A table, with the text it is in.
#[derive(Clone, Copy)]
pub struct Table<'a> {
    source: &'a Source,
    table: &'a dyn TableLike,
    /// Its key; none for the root.
    name: Option<&'a str>,
    /// Where it begins, in bytes.
    start: usize,
}

impl fmt::Debug for Table<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = self.name.unwrap_or("root");
        f.debug_struct("Table").field("name", &name).field("place", &self.place()).finish()
    }
}

impl<'a> Table<'a> {
    pub(crate) fn new(source: &'a Source, table: &'a dyn TableLike, name: Option<&'a str>, start: usize) -> Table<'a> {
        Table { source, table, name, start }
    }

    /// The text this table is in.
    pub fn source(&self) -> &'a Source {
        self.source
    }

    /// Where the table begins.
    pub fn place(&self) -> Place {
        self.source.place(self.start)
    }

    /// Its keys, in file order.
    pub fn keys(&self) -> Vec<&'a str> {
        self.table.iter().map(|(key, _)| key).collect()
    }

    /// Whether the key is present.
    pub fn has(&self, key: &str) -> bool {
        self.item(key).is_some()
    }

    /// Refuses every key that is not in `known`.
    ///
    /// # Errors
    /// The first unknown key with its place, the keys that are known and the nearest of them.
    pub fn only(&self, known: &[&str]) -> Checked<()> {
        let Some(unknown) = self.keys().into_iter().find(|key| !known.contains(key)) else { return Ok(()) };
        let start = self.key_span(unknown).map_or(self.start, |span| span.start);
        let problem = match self.name {
            Some(name) => format!("[{name}] has no key {}", quoted(unknown)),
            None => format!("{} is not a key of this file", quoted(unknown)),
        };
        let expected = if known.is_empty() { "no keys here".into() } else { listed(known) };
        Err(self.source.error_at(start, problem).expected(expected).nearest(nearest(unknown, known.iter().copied())))
    }

    /// The place of a key, or of the table where the key is missing.
    pub fn key_place(&self, key: &str) -> Place {
        self.source.place(self.key_span(key).map_or(self.start, |span| span.start))
    }

    /// The stretch of bytes of a value, or of the table's header where the key is missing.
    pub fn value_span(&self, key: &str) -> Range<usize> {
        let of_item = self.item(key).and_then(|item| item.span());
        of_item.or_else(|| self.key_span(key)).unwrap_or(self.start..self.start)
    }

    /// The place of a byte inside a string value, for texts with their own grammar.
    ///
    /// Falls back to the beginning of the value where escapes make the text differ from what is in the file.
    pub fn place_in_string(&self, key: &str, byte: usize) -> Place {
        let span = self.value_span(key);
        let written = self.source.text.get(span.clone()).unwrap_or("");
        let value = self.item(key).and_then(|item| item.as_str()).unwrap_or("");
        match written.find(value) {
            Some(offset) if !value.is_empty() => self.source.place(span.start + offset + byte.min(value.len())),
            _ => self.source.place(span.start),
        }
    }

    /// A mistake at a value (or at the table where the key is missing); an empty `expected` adds nothing.
    pub fn error_at(&self, key: &str, problem: impl Into<String>, expected: impl Into<String>) -> Diagnostic {
        self.source.error_at(self.value_span(key).start, problem).expected(expected)
    }

    /// A required string, on one line.
    ///
    /// # Errors
    /// Missing, not a string, or containing control characters.
    pub fn string(&self, key: &str) -> Checked<String> {
        self.optional_string(key)?.ok_or_else(|| self.missing(key, "text in quotes"))
    }

    /// An optional string, on one line.
    ///
    /// # Errors
    /// Not a string, or containing line breaks, control characters or marks that change the direction of writing.
    /// Titles, names and notes are shown among exoskin's own text, and must not pass for it.
    pub fn optional_string(&self, key: &str) -> Checked<Option<String>> {
        let Some(text) = self.optional(key, "text in quotes", Item::as_str)? else { return Ok(None) };
        match text.char_indices().find(|(_, c)| steers(*c)) {
            Some((byte, c)) => Err(steered(key, c).in_file(&self.source.name).at(self.place_in_string(key, byte))),
            None => Ok(Some(text.to_owned())),
        }
    }

    /// A required text of several lines, such as a small table.
    ///
    /// # Errors
    /// Missing, not a string, or containing control characters other than line breaks and tabs.
    pub fn lines(&self, key: &str) -> Checked<String> {
        let Some(text) = self.optional(key, "text in quotes", Item::as_str)? else {
            return Err(self.missing(key, "lines between triple quotes"));
        };
        let strange = |c: char| steers(c) && !matches!(c, '\n' | '\r' | '\t');
        match text.char_indices().find(|(_, c)| strange(*c)) {
            Some((byte, c)) => Err(steered(key, c).in_file(&self.source.name).at(self.place_in_string(key, byte))),
            None => Ok(text.to_owned()),
        }
    }

    /// A list of strings; empty where the key is left out.
    ///
    /// # Errors
    /// Not a list, or a member that is not a string (with its own place).
    pub fn strings(&self, key: &str) -> Checked<Vec<String>> {
        const EXPECTED: &str = "a list of strings, for example `[\"a\", \"b\"]`";
        Ok(self.strings_with_spans(key, EXPECTED)?.into_iter().map(|(text, _)| text).collect())
    }

    /// As [`Table::strings`], each with its stretch of bytes in the source; `expected` says what the list contains.
    ///
    /// # Errors
    /// As [`Table::strings`].
    pub(crate) fn strings_with_spans(&self, key: &str, expected: &str) -> Checked<Vec<(String, Range<usize>)>> {
        let Some(list) = self.optional(key, expected, Item::as_array)? else { return Ok(Vec::new()) };
        let text = |value: &Value| {
            let span = value.span().unwrap_or(self.start..self.start);
            match value.as_str() {
                Some(text) => match text.chars().find(|c| steers(*c)) {
                    Some(c) => Err(steered(key, c).in_file(&self.source.name).at(self.source.place(span.start))),
                    None => Ok((text.to_owned(), span)),
                },
                None => {
                    let problem = format!("`{key}` holds {}", value_kind(value));
                    Err(self.source.error_at(span.start, problem).expected(expected))
                }
            }
        };
        list.iter().map(text).collect()
    }

    /// A required plain number without a unit; finite.
    ///
    /// # Errors
    /// Missing, not a number, or not finite.
    pub fn number(&self, key: &str) -> Checked<f64> {
        self.optional_number(key)?.ok_or_else(|| self.missing(key, "a number"))
    }

    /// An optional plain number; finite.
    ///
    /// # Errors
    /// Not a number, or not finite.
    pub fn optional_number(&self, key: &str) -> Checked<Option<f64>> {
        let as_number = |item: &Item| item.as_float().or_else(|| item.as_integer().map(|whole| whole as f64));
        let number = self.optional(key, "a number", as_number)?;
        match number {
            Some(value) if !value.is_finite() => {
                Err(self.error_at(key, format!("`{key}` is {value}"), "a finite number"))
            }
            other => Ok(other),
        }
    }

    /// A required whole number.
    ///
    /// # Errors
    /// Missing, or not a whole number.
    pub fn integer(&self, key: &str) -> Checked<i64> {
        self.optional_integer(key)?.ok_or_else(|| self.missing(key, "a whole number"))
    }

    /// An optional whole number.
    ///
    /// # Errors
    /// Not a whole number.
    pub fn optional_integer(&self, key: &str) -> Checked<Option<i64>> {
        self.optional(key, "a whole number", Item::as_integer)
    }

    /// `true` or `false`; `false` where the key is left out.
    ///
    /// # Errors
    /// Neither `true` nor `false`.
    pub fn boolean(&self, key: &str) -> Checked<bool> {
        Ok(self.optional_boolean(key)?.unwrap_or(false))
    }

    /// `true` or `false`, if the key is present.
    ///
    /// # Errors
    /// Neither `true` nor `false`.
    pub fn optional_boolean(&self, key: &str) -> Checked<Option<bool>> {
        self.optional(key, "`true` or `false`", Item::as_bool)
    }

    /// One of the words in `choices`; required.
    ///
    /// # Errors
    /// Missing, not a string, or none of the words (with the nearest).
    pub fn choice<'c>(&self, key: &str, choices: &[&'c str]) -> Checked<&'c str> {
        self.optional_choice(key, choices)?.ok_or_else(|| self.missing(key, &listed(choices)))
    }

    /// One of the words in `choices`, if the key is present.
    ///
    /// # Errors
    /// Not a string, or none of the words (with the nearest).
    pub fn optional_choice<'c>(&self, key: &str, choices: &[&'c str]) -> Checked<Option<&'c str>> {
        let Some(word) = self.optional_string(key)? else { return Ok(None) };
        match choices.iter().find(|&&choice| choice == word) {
            Some(&choice) => Ok(Some(choice)),
            None => {
                let problem = format!("{} is not a valid value of `{key}`", quoted(&word));
                let meant = nearest(&word, choices.iter().copied());
                Err(self.error_at(key, problem, listed(choices)).nearest(meant))
            }
        }
    }

    /// A required table.
    ///
    /// # Errors
    /// Missing, or not a table.
    pub fn table(&self, key: &str) -> Checked<Table<'a>> {
        self.optional_table(key)?.ok_or_else(|| self.missing(key, &format!("a table [{key}]")))
    }

    /// An optional table.
    ///
    /// # Errors
    /// Not a table.
    pub fn optional_table(&self, key: &str) -> Checked<Option<Table<'a>>> {
        let Some((name, item)) = self.entry(key) else { return Ok(None) };
        match item.as_table_like() {
            Some(table) => Ok(Some(Table::new(self.source, table, Some(name), self.value_span(key).start))),
            None => Err(self.wrong_kind(key, item, &format!("a table [{key}]"))),
        }
    }

    /// A list of tables (`[[key]]` or `key = [{ ... }]`); empty where the key is left out.
    ///
    /// # Errors
    /// Not a list of tables.
    pub fn tables(&self, key: &str) -> Checked<Vec<Table<'a>>> {
        let Some((name, item)) = self.entry(key) else { return Ok(Vec::new()) };
        let start_of = |span: Option<Range<usize>>| span.map_or(self.start, |span| span.start);
        let expected = format!("a list of tables [[{key}]]");
        if let Some(list) = item.as_array_of_tables() {
            let one = |table: &'a toml_edit::Table| Table::new(self.source, table, Some(name), start_of(table.span()));
            return Ok(list.iter().map(one).collect());
        }
        let Some(list) = item.as_array() else { return Err(self.wrong_kind(key, item, &expected)) };
        let one = |value: &'a Value| match value.as_inline_table() {
            Some(table) => Ok(Table::new(self.source, table, Some(name), start_of(value.span()))),
            None => {
                let problem = format!("`{key}` holds {}", value_kind(value));
                Err(self.source.error_at(start_of(value.span()), problem).expected(expected.clone()))
            }
        };
        list.iter().map(one).collect()
    }

    /// The mistake that a key is missing, placed at the start of the table.
    pub fn missing(&self, key: &str, expected: &str) -> Diagnostic {
        let whole = self.name.map_or("this file".into(), |name| format!("[{name}]"));
        let problem = format!("`{key}` is missing in {whole}");
        self.source.error_at(self.start, problem).expected(format!("`{key}`: {expected}"))
    }

    pub(crate) fn item(&self, key: &str) -> Option<&'a Item> {
        self.table.get(key).filter(|item| !item.is_none())
    }

    /// The mistake that a value is not of the expected kind.
    pub(crate) fn wrong_kind(&self, key: &str, item: &Item, expected: &str) -> Diagnostic {
        self.error_at(key, format!("`{key}` is {}", item_kind(item)), expected)
    }

    fn entry(&self, key: &str) -> Option<(&'a str, &'a Item)> {
        let (name, item) = self.table.get_key_value(key)?;
        (!item.is_none()).then_some((name.get(), item))
    }

    fn key_span(&self, key: &str) -> Option<Range<usize>> {
        self.table.get_key_value(key).and_then(|(key, _)| key.span())
    }

    fn optional<T>(&self, key: &str, expected: &str, read: impl Fn(&'a Item) -> Option<T>) -> Checked<Option<T>> {
        let Some(item) = self.item(key) else { return Ok(None) };
        read(item).map(Some).ok_or_else(|| self.wrong_kind(key, item, expected))
    }
}

/// The mistake of a text that acts on the lines around it.
fn steered(key: &str, c: char) -> Diagnostic {
    Diagnostic::new(format!("`{key}` holds {}", steering_name(c)))
        .expected("a text on one line, without control characters and marks that change the direction of writing")
}

/// Words in backquotes with commas.
fn listed(words: &[&str]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

fn item_kind(item: &Item) -> &'static str {
    match item {
        Item::None => "missing",
        Item::Value(value) => value_kind(value),
        Item::Table(_) => "a table",
        Item::ArrayOfTables(_) => "a list of tables",
    }
}

fn value_kind(value: &Value) -> &'static str {
    match value {
        Value::String(_) => "a text",
        Value::Integer(_) => "a whole number",
        Value::Float(_) => "a number",
        Value::Boolean(_) => "true or false",
        Value::Datetime(_) => "a date",
        Value::Array(_) => "a list",
        Value::InlineTable(_) => "a table",
    }
}
