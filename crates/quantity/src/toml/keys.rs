//! What a table in a file may contain, stated once: the reader takes its keys from here, and so does the JSON schema.

use crate::dimension::Dimension;

/// One key of a table.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    pub(crate) name: &'static str,
    pub(crate) holds: Holds,
    pub(crate) required: bool,
    pub(crate) help: &'static str,
}

/// The kind of value of a key.
#[derive(Clone, Copy, Debug)]
pub enum Holds {
    /// A text.
    Text,
    /// A list of texts.
    Texts,
    /// A text, or a list of texts.
    TextOrTexts,
    /// A whole number between two ends, inclusive.
    Whole(i64, i64),
    /// A number between two ends, inclusive.
    Number(f64, f64),
    /// `true` or `false`.
    Switch,
    /// One of these words.
    Word(fn() -> Vec<&'static str>),
    /// A text, usually one of these words.
    Suggested(fn() -> Vec<&'static str>),
    /// A quantity with its unit.
    Quantity(Dimension),
    /// A list of quantities.
    Quantities(Dimension),
    /// A quantity, a range of it, or `unknown`.
    Known(Dimension),
    /// The same, in one of two dimensions.
    KnownEither(Dimension, Dimension),
    /// A table.
    Table(&'static Keys),
    /// Tables of one kind, one after the other.
    Tables(&'static Keys),
    /// A table, or the text `unknown`.
    UnknownOr(&'static Keys),
    /// A table whose keys are not known in advance, with texts or numbers.
    Free,
}

/// The keys of a table, and the rules between them.
#[derive(Clone, Copy, Debug)]
pub struct Keys {
    pub(crate) keys: &'static [Key],
    pub(crate) rules: &'static [Rule],
}

/// A rule between keys of one table.
#[derive(Clone, Copy, Debug)]
pub enum Rule {
    /// Exactly one of these sets of keys is present.
    OneOf(&'static [&'static [&'static str]]),
    /// Where `value` is not `unknown`, at least one of these keys says where it comes from.
    Sourced(&'static [&'static str]),
    /// The first key is present if the second has one of these words, and only then.
    Belongs(&'static str, &'static str, fn() -> Vec<&'static str>),
    /// The first key is present unless the second has one of these words.
    Unless(&'static str, &'static str, fn() -> Vec<&'static str>),
}

impl Key {
    /// A required key; `help` is a phrase for people.
    pub const fn required(name: &'static str, holds: Holds, help: &'static str) -> Key {
        Key { name, holds, required: true, help }
    }

    /// An optional key.
    pub const fn optional(name: &'static str, holds: Holds, help: &'static str) -> Key {
        Key { name, holds, required: false, help }
    }

    /// Its name.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// What it contains.
    pub const fn holds(&self) -> Holds {
        self.holds
    }
}

impl Keys {
    /// Keys without rules between them.
    pub const fn of(keys: &'static [Key]) -> Keys {
        Keys { keys, rules: &[] }
    }

    /// Keys with rules between them.
    pub const fn with(keys: &'static [Key], rules: &'static [Rule]) -> Keys {
        Keys { keys, rules }
    }

    /// Them, in order.
    pub const fn keys(&self) -> &'static [Key] {
        self.keys
    }

    /// Their names, in order.
    pub fn names(&self) -> Vec<&'static str> {
        self.keys.iter().map(|key| key.name).collect()
    }
}
