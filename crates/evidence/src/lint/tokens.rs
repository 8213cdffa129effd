//! Just enough of Rust's lexical rules to find its numbers.

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Number,
    Word,
    Mark,
    Attribute,
    LineComment,
}

/// A piece of source text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token<'a> {
    pub kind: Kind,
    pub text: &'a str,
    pub line: u32,
}

/// The tokens of a Rust source; strings, characters, lifetimes, blanks and block comments are left out.
pub(super) fn tokens(source: &str) -> Vec<Token<'_>> {
    let mut reader = Reader { source, at: 0, line: 1, found: Vec::new() };
    while reader.next() {}
    reader.found
}

struct Reader<'a> {
    source: &'a str,
    at: usize,
    line: u32,
    found: Vec<Token<'a>>,
}

impl<'a> Reader<'a> {
    /// Reads one token; false at the end.
    fn next(&mut self) -> bool {
        let rest = self.rest();
        let Some(first) = rest.chars().next() else { return false };
        if rest.starts_with("//") {
            let end = rest.find('\n').unwrap_or(rest.len());
            self.take(end, Some(Kind::LineComment));
        } else if rest.starts_with("/*") {
            self.take(block_comment(rest), None);
        } else if rest.starts_with("#[") || rest.starts_with("#![") {
            self.take(attribute(rest), Some(Kind::Attribute));
        } else if let Some(end) = string(rest) {
            self.take(end, None);
        } else if first == '\'' {
            self.take(character_or_lifetime(rest), None);
        } else if first.is_ascii_digit() {
            let end = self.number(rest);
            self.take(end, Some(Kind::Number));
        } else if is_word(first) {
            let end = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
            self.take(end, Some(Kind::Word));
        } else {
            self.take(first.len_utf8(), (!first.is_whitespace()).then_some(Kind::Mark));
        }
        true
    }

    fn rest(&self) -> &'a str {
        &self.source[self.at..]
    }

    fn take(&mut self, length: usize, kind: Option<Kind>) {
        let text = &self.rest()[..length];
        if let Some(kind) = kind {
            self.found.push(Token { kind, text, line: self.line });
        }
        self.line += text.bytes().filter(|&b| b == b'\n').count() as u32;
        self.at += length;
    }

    /// The length of a number; after a point it is the index of a tuple and ends with its digits.
    fn number(&self, rest: &str) -> usize {
        let bytes = rest.as_bytes();
        let word_from = |from: usize| from + rest[from..].find(|c| !is_word(c)).unwrap_or(rest.len() - from);
        let is = |at: usize, test: fn(&u8) -> bool| bytes.get(at).is_some_and(test);
        if self.after_single_point() {
            return rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        }
        let mut end = word_from(0);
        let based = rest.starts_with("0x") || rest.starts_with("0b") || rest.starts_with("0o");
        if based {
            return end;
        }
        let starts_word = |c: &u8| c.is_ascii_alphabetic() || *c == b'_' || *c == b'.';
        if is(end, |c| *c == b'.') && !is(end + 1, starts_word) {
            end = word_from(end + 1);
        }
        let signed = is(end, |c| matches!(c, b'+' | b'-')) && matches!(bytes.get(end - 1), Some(b'e' | b'E'));
        if signed && is(end + 1, u8::is_ascii_digit) { word_from(end + 1) } else { end }
    }

    /// Whether the last token is the point of a field, not of a range.
    fn after_single_point(&self) -> bool {
        let point = |token: &Token| token.kind == Kind::Mark && token.text == ".";
        match self.found.as_slice() {
            [.., before, last] => point(last) && !point(before),
            [last] => point(last),
            [] => false,
        }
    }
}

fn is_word(c: char) -> bool {
    c == '_' || c.is_alphanumeric()
}

/// The length of a comment `/* ... */`, which may hold others.
fn block_comment(rest: &str) -> usize {
    let mut depth = 0_usize;
    let mut at = 0;
    while at < rest.len() {
        let here = &rest.as_bytes()[at..];
        if here.starts_with(b"/*") {
            (depth, at) = (depth + 1, at + 2);
        } else if here.starts_with(b"*/") {
            (depth, at) = (depth - 1, at + 2);
            if depth == 0 {
                return at;
            }
        } else {
            at += 1;
        }
    }
    rest.len()
}

/// The length of `#[...]`, with brackets and strings inside.
fn attribute(rest: &str) -> usize {
    let mut depth = 0_usize;
    let mut at = 0;
    while let Some(first) = rest[at..].chars().next() {
        if let Some(length) = string(&rest[at..]) {
            at += length;
            continue;
        }
        at += first.len_utf8();
        match first {
            '[' => depth += 1,
            ']' if depth <= 1 => return at,
            ']' => depth -= 1,
            _ => {}
        }
    }
    rest.len()
}

/// The length of a string literal of any kind, where one begins here.
fn string(rest: &str) -> Option<usize> {
    let prefix = ["br", "cr", "b", "c", "r", ""].into_iter().find(|prefix| {
        let after = rest.strip_prefix(prefix);
        after.is_some_and(|after| after.starts_with('"') || prefix.ends_with('r') && raw_guard(after).is_some())
    })?;
    let after = &rest[prefix.len()..];
    if prefix.ends_with('r') {
        let hashes = raw_guard(after)?;
        let close = format!("\"{}", "#".repeat(hashes));
        let body = hashes + 1;
        let end = after[body..].find(&close).map_or(after.len(), |found| body + found + close.len());
        Some(prefix.len() + end)
    } else {
        Some(prefix.len() + quoted(after, '"'))
    }
}

/// The number of `#` before the quote of a raw string.
fn raw_guard(after: &str) -> Option<usize> {
    let hashes = after.bytes().take_while(|&b| b == b'#').count();
    after[hashes..].starts_with('"').then_some(hashes)
}

/// The length of a quoted text with escapes, both quotes included.
fn quoted(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            c if c == quote => return at + c.len_utf8(),
            _ => {}
        }
    }
    text.len()
}

/// The length of `'x'` or `'\n'`, or of a lifetime.
fn character_or_lifetime(rest: &str) -> usize {
    let mut characters = rest.char_indices().skip(1);
    match (characters.next(), characters.next()) {
        (Some((_, '\\')), _) => quoted(rest, '\''),
        (Some(_), Some((at, '\''))) => at + 1,
        (Some((at, c)), _) if is_word(c) => at + rest[at..].find(|c| !is_word(c)).unwrap_or(rest.len() - at),
        _ => 1,
    }
}
