//! The reason that a line gives for its numbers.

use std::collections::BTreeMap;

use proc_macro2::{LineColumn, TokenStream, TokenTree};

/// The shortest reason that explains anything, in characters.
const SHORTEST: usize = 8;

/// What follows the code on every line.
pub(super) struct Reasons<'a> {
    lines: Vec<&'a str>,
    /// Column after the last token, by line.
    ends: BTreeMap<usize, usize>,
}

impl<'a> Reasons<'a> {
    /// Of a source and its tokens.
    pub fn of(source: &'a str, tokens: TokenStream) -> Reasons<'a> {
        let mut ends = BTreeMap::new();
        note_ends(tokens, &mut ends);
        Reasons { lines: source.lines().collect(), ends }
    }

    /// The text after `// number:` at the end of a line (from 1), or alone in the line above.
    pub fn of_line(&self, line: usize) -> Option<String> {
        let above =
            || line.checked_sub(1).filter(|above| !self.ends.contains_key(above)).and_then(|above| self.at(above));
        self.at(line).or_else(above)
    }

    fn at(&self, line: usize) -> Option<String> {
        let text = self.lines.get(line.checked_sub(1)?)?;
        let comment: String = text.chars().skip(self.ends.get(&line).copied().unwrap_or(0)).collect();
        let reason = comment.trim().strip_prefix("//")?.trim_start().strip_prefix("number:")?.trim();
        (reason.len() >= SHORTEST).then(|| reason.to_owned())
    }
}

fn note_ends(tokens: TokenStream, ends: &mut BTreeMap<usize, usize>) {
    for token in tokens {
        note_end(token.span().end(), ends);
        if let TokenTree::Group(group) = token {
            note_end(group.span_open().end(), ends);
            note_ends(group.stream(), ends);
        }
    }
}

fn note_end(end: LineColumn, ends: &mut BTreeMap<usize, usize>) {
    let column = ends.entry(end.line).or_default();
    *column = end.column.max(*column);
}
