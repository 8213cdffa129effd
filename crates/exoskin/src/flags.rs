//! Messages of the commands, without the names of flags: nobody can type them in a browser or a notebook.

/// Flags whose names alone would not say what is meant.
const WORDS: [(&str, &str); 9] = [
    ("history", "a history"),
    ("log", "a logger's file"),
    ("log-column", "the column"),
    ("log-dates", "the order of the dates"),
    ("log-scale", "the scale"),
    ("log-device", "the device"),
    ("stability", "a stability series"),
    ("dish", "a dish's curve"),
    ("nta", "a tracking file"),
];

/// The text with flags in plain words. Between backticks, where an example can be typed, the flag is left out, and so is
/// the name of its value (`FILE`).
pub fn without_flags(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    let mut in_code = false;
    while let Some(place) = rest.find("--") {
        let (before, flag) = rest.split_at(place);
        in_code ^= before.matches('`').count() % 2 == 1;
        let starts = before.ends_with([' ', '`', '(', '\n', '"']) || before.is_empty() && plain.is_empty();
        let name: &str =
            &flag[2..][..flag[2..].find(|c: char| !(c.is_ascii_lowercase() || c == '-')).unwrap_or(flag.len() - 2)];
        plain.push_str(before);
        if !starts || name.is_empty() {
            plain.push_str("--");
            rest = &flag[2..];
            continue;
        }
        let after = &flag[2 + name.len()..];
        if in_code {
            rest = after.trim_start_matches(' ');
            continue;
        }
        let known = WORDS.iter().find(|(known, _)| *known == name).map(|(_, words)| (*words).to_owned());
        plain.push_str(&known.unwrap_or_else(|| name.replace('-', " ")));
        rest = without_value(after);
    }
    plain.push_str(rest);
    plain
}

/// The text after the name of a value in capitals: ` FILE`, ` N`.
fn without_value(after: &str) -> &str {
    let Some(value) = after.strip_prefix(' ') else { return after };
    let end = value.find(|c: char| !c.is_ascii_uppercase()).unwrap_or(value.len());
    let whole = value[end..].chars().next().is_none_or(|next| matches!(next, ',' | ' ' | ';' | '.' | ')'));
    if end > 0 && whole { &value[end..] } else { after }
}

#[cfg(test)]
mod tests {
    use super::without_flags;

    #[test]
    fn flags_become_words_and_examples_stay() {
        for (typed, plain) in [
            ("--log-column with the heading or the number", "the column with the heading or the number"),
            (
                "dates, or the order (`--log-dates day-first` or `month-first`)",
                "dates, or the order (`day-first` or `month-first`)",
            ),
            ("--dilution N, for example --dilution 1000", "dilution, for example dilution 1000"),
            (
                "--history \"-80C 60d\", --log FILE, or --at 4C --for 36h",
                "a history \"-80C 60d\", a logger's file, or at 4C for 36h",
            ),
            ("a -- b, co--op, -80C", "a -- b, co--op, -80C"),
            ("", ""),
        ] {
            assert_eq!(without_flags(typed), plain);
        }
    }
}
