//! Names of users as parts of files.

/// For XML: what would end a text or an attribute is written as an entity, what XML has no way to write as a question mark.
pub(crate) fn xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            letter if letter.is_control() => out.push('?'),
            letter => out.push(letter),
        }
    }
    out
}

/// As names of files and arrays: letters, digits, `_` and `-`; a number sets apart those that would be alike.
pub(crate) fn plain<'a>(names: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut plain: Vec<String> = Vec::new();
    for name in names {
        let keep = |letter: char| if letter.is_ascii_alphanumeric() || letter == '-' { letter } else { '_' };
        let mut word: String = name.chars().map(keep).collect();
        if word.is_empty() || word.starts_with("__") {
            word.insert(0, 's');
        }
        let first = word.clone();
        let mut many = 1;
        while plain.contains(&word) {
            many += 1;
            word = format!("{first}_{many}");
        }
        plain.push(word);
    }
    plain
}
