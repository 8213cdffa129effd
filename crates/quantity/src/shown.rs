//! Text from elsewhere, made safe to show: anything that could break a line, control a terminal or change the direction
//! of writing is escaped, so that no title or file name can pass itself off as something that exoskin says.

use std::borrow::Cow;
use std::path::Path;

/// Whether a character acts on the text around it instead of being part of it: control characters and line breaks of
/// every kind, marks that change the direction of writing, and invisible tags.
pub fn steers(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}') || is_direction(c)
}

/// Marks of the Unicode bidirectional algorithm.
fn is_direction(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// `text` with every such control character written as an escape, for example `\n` or `\u{202e}`.
pub fn shown(text: &str) -> Cow<'_, str> {
    if !text.contains(steers) {
        return Cow::Borrowed(text);
    }
    let mut safe = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if steers(c) { safe.extend(c.escape_default()) } else { safe.push(c) }
    }
    Cow::Owned(safe)
}

/// A path as [`shown`].
pub fn shown_path(path: &Path) -> String {
    shown(&path.to_string_lossy()).into_owned()
}

/// The name of such a control character.
pub(crate) fn steering_name(c: char) -> String {
    match c {
        '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => "a line break".to_owned(),
        '\t' => "a tab".to_owned(),
        _ if is_direction(c) => format!("U+{:04X}, which changes the direction of writing", u32::from(c)),
        _ if c.is_control() => format!("the control character U+{:04X}", u32::from(c)),
        _ => format!("the invisible character U+{:04X}", u32::from(c)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_steers_is_escaped_and_everything_else_stays() {
        for plain in ["", "25 °C, 3 µm", "naïve", "皮膚", "بشرة", "עור", "a\u{200d}b"] {
            assert!(matches!(shown(plain), Cow::Borrowed(same) if same == plain));
        }
        assert_eq!(shown("a\nerror: b"), "a\\nerror: b");
        assert_eq!(shown("\u{1b}[31m\u{202e}x"), "\\u{1b}[31m\\u{202e}x");
        for c in ['\r', '\t', '\0', '\u{7f}', '\u{85}', '\u{2028}', '\u{2066}', '\u{200f}', '\u{61c}', '\u{e0041}'] {
            assert!(!shown(&c.to_string()).contains(c), "{c:?}");
            assert!(!steering_name(c).contains(c), "{c:?}");
        }
    }
}
