//! What a table of a file may hold, said once: the reader takes its keys from here, and so does the JSON schema.

use crate::dimension::Dimension;

/// One key of a table.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    pub(crate) name: &'static str,
    pub(crate) holds: Holds,
    pub(crate) required: bool,
    pub(crate) help: &'static str,
}

/// What stands behind a key.
#[derive(Clone, Copy, Debug)]
pub enum Holds {
    /// A text.
    Text,
    /// A list of texts.
    Texts,
    /// A text, or a list of texts.
    TextOrTexts,
    /// A whole number between two ends, both allowed.
    Whole(i64, i64),
    /// A number between two ends, both allowed.
    Number(f64, f64),
    /// `true` or `false`.
    Switch,
    /// One of these words.
    Word(fn() -> Vec<&'static str>),
    /// A text, most often one of these words.
    Suggested(fn() -> Vec<&'static str>),
    /// A quantity with its unit.
    Quantity(Dimension),
    /// A list of quantities.
    Quantities(Dimension),
    /// A quantity, a range of it, or `unknown`.
    Known(Dimension),
    /// The same, of one of two dimensions.
    KnownEither(Dimension, Dimension),
    /// A table.
    Table(&'static Keys),
    /// Tables of one kind, one after the other.
    Tables(&'static Keys),
    /// A table, or the text `unknown`.
    UnknownOr(&'static Keys),
    /// A table whose keys are not known beforehand, with texts or numbers.
    Free,
}

/// The keys of a table, and what they ask of each other.
#[derive(Clone, Copy, Debug)]
pub struct Keys {
    pub(crate) keys: &'static [Key],
    pub(crate) rules: &'static [Rule],
}

/// What keys of one table ask of each other.
#[derive(Clone, Copy, Debug)]
pub enum Rule {
    /// Exactly one of these sets of keys is there.
    OneOf(&'static [&'static [&'static str]]),
    /// Where `value` is not `unknown`, at least one of these keys says where it comes from.
    Sourced(&'static [&'static str]),
    /// The first key is there where the second holds one of the words, and nowhere else.
    Belongs(&'static str, &'static str, fn() -> Vec<&'static str>),
    /// The first key is there unless the second holds one of the words.
    Unless(&'static str, &'static str, fn() -> Vec<&'static str>),
}

impl Key {
    /// A key that must be there; `help` is a phrase for people.
    pub const fn required(name: &'static str, holds: Holds, help: &'static str) -> Key {
        Key { name, holds, required: true, help }
    }

    /// A key that may be left out.
    pub const fn optional(name: &'static str, holds: Holds, help: &'static str) -> Key {
        Key { name, holds, required: false, help }
    }
}

impl Keys {
    /// Keys that ask nothing of each other.
    pub const fn of(keys: &'static [Key]) -> Keys {
        Keys { keys, rules: &[] }
    }

    /// Keys with rules between them.
    pub const fn with(keys: &'static [Key], rules: &'static [Rule]) -> Keys {
        Keys { keys, rules }
    }

    /// Their names, in their order.
    pub fn names(&self) -> Vec<&'static str> {
        self.keys.iter().map(|key| key.name).collect()
    }
}
