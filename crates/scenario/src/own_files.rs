//! The user's own files that a scenario names, and the scenario's text with copies of them next to it: a folder that
//! contains both can be run on any machine.
//!
//! A copy is called `product-NAME.toml` or `procedure-NAME.toml`, after the name of the file. The text of a scenario
//! that names only copies is its own portable text, so that a run of a copied folder is the same run.

use std::ops::Range;

use exoskin_quantity::toml::Table;

/// What a file describes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A product.
    Product,
    /// A procedure.
    Procedure,
}

impl Kind {
    /// As a word.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Product => "product",
            Kind::Procedure => "procedure",
        }
    }
}

/// One of the user's own files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnFile {
    /// What it describes.
    pub kind: Kind,
    /// The name of its copy next to the scenario.
    pub name: String,
    /// The file as read.
    pub text: String,
}

/// Files encountered while a scenario is read.
#[derive(Debug, Default)]
pub(super) struct Met {
    files: Vec<OwnFile>,
    /// Where the scenario names each: the span of its value, and which file.
    places: Vec<(Range<usize>, usize)>,
}

impl Met {
    /// The value of `key` in `table` is the path `written` of a file with this `text`.
    pub fn add(&mut self, table: &Table<'_>, key: &str, kind: Kind, written: &str, text: &str) {
        let file = self.place_of(kind, written, text);
        self.places.push((table.value_span(key), file));
    }

    /// The file with this text, under the first name that no other text has. Names that differ only in case count as
    /// the same, because on some disks they are.
    fn place_of(&mut self, kind: Kind, written: &str, text: &str) -> usize {
        let mut number = 1;
        loop {
            let name = copy_name(kind, written, number);
            match self.files.iter().position(|file| file.name.eq_ignore_ascii_case(&name)) {
                Some(place) if self.files[place].text == text => return place,
                Some(_) => number += 1,
                None => {
                    self.files.push(OwnFile { kind, name, text: text.to_owned() });
                    return self.files.len() - 1;
                }
            }
        }
    }

    /// The files, and the text of the scenario with their copies' names in it.
    pub fn portable(mut self, text: &str) -> (Vec<OwnFile>, String) {
        self.places.sort_by_key(|(span, _)| span.start);
        let mut portable = text.to_owned();
        for (span, file) in self.places.iter().rev() {
            if portable.get(span.clone()).is_some() {
                portable.replace_range(span.clone(), &format!("\"{}\"", self.files[*file].name));
            }
        }
        (self.files, portable)
    }
}

/// `product-NAME.toml` for `folder/NAME.toml`; a copy keeps its name, and so does anything copied from it.
fn copy_name(kind: Kind, written: &str, number: usize) -> String {
    let file = written.rsplit(['/', '\\']).next().unwrap_or(written);
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let plain = |c: char| if c.is_ascii_alphanumeric() || matches!(c, '_' | '-') { c } else { '-' };
    let stem: String = stem.chars().map(plain).collect();
    let head = format!("{}-", kind.word());
    let stem = stem.strip_prefix(&head).unwrap_or(&stem);
    let number = if number == 1 { String::new() } else { format!("-{number}") };
    format!("{head}{stem}{number}.toml")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_of_a_copy_has_the_same_name() {
        for written in ["mine.toml", "../a b/Mine 2.toml", "C:\\x\\y.TOML", "product-x.toml", "é.toml", ".toml"] {
            for number in [1, 2] {
                let name = copy_name(Kind::Product, written, number);
                assert_eq!(copy_name(Kind::Product, &name, 1), name, "{written}");
                assert!(name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.')), "{name}");
            }
        }
    }

    #[test]
    fn files_of_one_name_and_other_texts_are_told_apart() {
        let mut met = Met::default();
        let mut name = |written: &str, text: &str| {
            let place = met.place_of(Kind::Product, written, text);
            met.files[place].name.clone()
        };
        assert_eq!(name("a/x.toml", "1"), "product-x.toml");
        assert_eq!(name("b/x.toml", "2"), "product-x-2.toml");
        assert_eq!(name("c/X.toml", "3"), "product-X-3.toml");
        assert_eq!(name("d/x.toml", "1"), "product-x.toml");
        assert_eq!(name("b/x.toml", "2"), "product-x-2.toml");
    }
}
