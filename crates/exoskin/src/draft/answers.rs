//! Answers from a file: `key = value` line by line, which flat TOML is as well.

use std::collections::BTreeMap;
use std::path::Path;

use exoskin_quantity::toml::MAX_BYTES;
use exoskin_quantity::{Checked, Diagnostic, Source, quoted};

use super::asked;

/// The answers in a file.
///
/// # Errors
/// A file that cannot be read, a line without `=`, an unknown key (with the nearest), a key twice; each with its place.
pub fn read(path: &Path) -> Checked<BTreeMap<String, String>> {
    parse(&Source::read(path, MAX_BYTES)?)
}

fn parse(source: &Source) -> Checked<BTreeMap<String, String>> {
    let asked = asked();
    let known: Vec<&str> = asked.iter().map(|one| one.key).collect();
    let mut answers = BTreeMap::new();
    let mut start = 0;
    for line in source.text.split_inclusive('\n') {
        let at = |wrong: Diagnostic| wrong.in_file(&source.name).at(source.place(start));
        let text = line.trim();
        if !text.is_empty() && !text.starts_with('#') {
            let Some((key, value)) = text.split_once('=') else {
                let wrong = Diagnostic::new(format!("{} is not an answer", quoted(text)));
                return Err(at(wrong.expected("`key = value`, for example `volume = 2 mL`")));
            };
            let key = key.trim();
            if !known.contains(&key) {
                return Err(at(Diagnostic::unknown_word(key, &known)));
            }
            if answers.insert(key.to_owned(), value_of(value)).is_some() {
                return Err(at(Diagnostic::new(format!("`{key}` is answered twice")).expected("each key once")));
            }
        }
        start += line.len();
    }
    Ok(answers)
}

/// A value without quotation marks, brackets and a comment behind it.
fn value_of(text: &str) -> String {
    let text = text.trim();
    let bare = match text.strip_prefix(['"', '\'']) {
        Some(rest) => rest.split(['"', '\'']).next().unwrap_or(rest),
        None => text.split(" #").next().unwrap_or(text),
    };
    bare.trim().trim_start_matches('[').trim_end_matches(']').replace(['"', '\''], "").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Checked<BTreeMap<String, String>> {
        parse(&Source::new("answers", text))
    }

    #[test]
    fn toml_and_plain_lines_say_the_same() {
        let toml = "# mine\nvolume = \"2 mL\" # measured\nsessions = 3\ncontrols = [\"vehicle\", \"none\"]\n";
        let plain = "volume=2 mL\n\nsessions = 3 # once a month\ncontrols=vehicle, none";
        assert_eq!(read(toml), read(plain));
        assert_eq!(read(plain).expect("answers")["controls"], "vehicle, none");
    }

    #[test]
    fn mistakes_have_their_line() {
        for (text, told) in
            [("site=face\nvolme=2 mL", "answers:2:1"), ("site", "is not an answer"), ("site=a\nsite=b", "twice")]
        {
            let wrong = read(text).expect_err(text).to_string();
            assert!(wrong.contains(told), "{wrong}");
        }
    }
}
