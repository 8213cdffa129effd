//! Finds numbers in the sources of the model that nobody declared.
//!
//! A number of the model belongs into a `parameters.rs`, with unit, prior and origin. What may stand elsewhere:
//! whole numbers that count or index, the small floats in [`FREE`], and any number in a line that ends with
//! `// number: reason` or stands under a line that says so, where the reason tells why it is mathematics, a unit,
//! a limit of input or a matter of numerics.

mod tokens;

use tokens::{Kind, Token, tokens};

/// Floats that carry no knowledge about the world.
pub const FREE: [f64; 6] = [0.0, 0.5, 1.0, 2.0, 3.0, 4.0];

/// The largest whole number that may be turned into a float without a reason.
const LARGEST_FREE_INTEGER: u64 = 16;

/// The shortest reason that explains anything, in characters.
const SHORTEST_REASON: usize = 8;

/// A number in a source text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Literal {
    /// Line, from 1.
    pub line: u32,
    /// The number as written.
    pub text: String,
    /// The reason given in its line, where there is one.
    pub reason: Option<String>,
}

/// Line and text of every number in a Rust source that is neither free nor explained.
///
/// Comments, strings, characters, attributes, indices of tuples and `#[cfg(test)]` items do not count.
/// A whole number counts where it becomes a float at once (`60 as f64`).
pub fn undeclared_numbers(source_text: &str) -> Vec<(u32, String)> {
    let unexplained = |literal: Literal| literal.reason.is_none().then_some((literal.line, literal.text));
    literals(source_text).into_iter().filter_map(unexplained).collect()
}

/// Every number that is allowed only because its line gives a reason.
pub fn explained_numbers(source_text: &str) -> Vec<Literal> {
    literals(source_text).into_iter().filter(|literal| literal.reason.is_some()).collect()
}

/// Every number that needs a reason, with the reason of its line.
fn literals(source_text: &str) -> Vec<Literal> {
    let tokens = without_tests(tokens(source_text));
    let mut found = Vec::new();
    for (index, token) in tokens.iter().enumerate() {
        let cast = is_cast_to_float(&tokens[index + 1..]);
        if token.kind == Kind::Number && needs_reason(token.text, cast) {
            let reason = reason_of_line(&tokens, index);
            found.push(Literal { line: token.line, text: token.text.to_owned(), reason });
        }
    }
    found
}

fn is_cast_to_float(next: &[Token]) -> bool {
    matches!(next, [cast, target, ..] if cast.text == "as" && matches!(target.text, "f64" | "f32"))
}

fn needs_reason(literal: &str, cast_to_float: bool) -> bool {
    let plain = literal.replace('_', "");
    if ["0x", "0b", "0o"].iter().any(|prefix| plain.starts_with(prefix)) {
        return false;
    }
    let float_suffix = plain.ends_with("f64") || plain.ends_with("f32");
    let digits = plain.trim_end_matches("f64").trim_end_matches("f32");
    let whole = !float_suffix && !digits.contains('.') && !has_exponent(digits);
    if whole {
        cast_to_float && !digits.parse::<u64>().is_ok_and(|value| value <= LARGEST_FREE_INTEGER)
    } else {
        !digits.parse::<f64>().is_ok_and(|value| FREE.contains(&value))
    }
}

/// Whether the digits are followed by an exponent, not by the suffix of a whole number such as `usize`.
fn has_exponent(digits: &str) -> bool {
    digits.find(|c: char| c.is_ascii_alphabetic()).is_some_and(|at| digits[at..].starts_with(['e', 'E']))
}

/// The text after `// number:` at the end of a token's line, or alone in the line above.
fn reason_of_line(tokens: &[Token], index: usize) -> Option<String> {
    let line = tokens.get(index)?.line;
    let below = tokens[index..].iter().take_while(|t| t.line == line);
    let above = tokens[..index].iter().rev().skip_while(|t| t.line == line).take_while(|t| t.line + 1 == line);
    let own = below.filter(|t| t.kind == Kind::LineComment).find_map(reason);
    own.or_else(|| above.last().filter(|t| t.kind == Kind::LineComment).and_then(reason))
}

fn reason(comment: &Token) -> Option<String> {
    let reason = comment.text.trim_start_matches('/').trim_start().strip_prefix("number:")?.trim();
    (reason.len() >= SHORTEST_REASON).then(|| reason.to_owned())
}

/// Drops every item that stands under `#[cfg(test)]`.
fn without_tests(tokens: Vec<Token>) -> Vec<Token> {
    let mut kept = Vec::with_capacity(tokens.len());
    let mut index = 0;
    while index < tokens.len() {
        if tokens[index].kind == Kind::Attribute && tokens[index].text.replace(' ', "") == "#[cfg(test)]" {
            index = end_of_item(&tokens, index + 1);
        } else {
            kept.push(tokens[index]);
            index += 1;
        }
    }
    kept
}

/// The index after the item that begins at `start`: past its `;` or its closing brace.
fn end_of_item(tokens: &[Token], start: usize) -> usize {
    let mut depth = 0_usize;
    for (index, token) in tokens.iter().enumerate().skip(start) {
        match token.text {
            "{" if token.kind == Kind::Mark => depth += 1,
            "}" if token.kind == Kind::Mark => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return index + 1;
                }
            }
            ";" if token.kind == Kind::Mark && depth == 0 => return index + 1,
            _ => {}
        }
    }
    tokens.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(source: &str) -> Vec<String> {
        undeclared_numbers(source).into_iter().map(|(line, text)| format!("{line}:{text}")).collect()
    }

    #[test]
    fn flags_floats_and_casts() {
        assert_eq!(found("let a = 0.37;\nlet b = 1e-4 * 7.0;"), ["1:0.37", "2:1e-4", "2:7.0"]);
        assert_eq!(found("let a = 60 as f64 * 5f64 + 1_000.0;"), ["1:60", "1:5f64", "1:1_000.0"]);
        assert_eq!(found("f(x.0.5, 1., 7.)"), ["1:7."]);
    }

    #[test]
    fn lets_counting_and_small_numbers_be() {
        assert!(
            found("let a = [0.0; 512]; x[3] * 0.5 + 4.0 * y.0.1 - 2.0_f64; for i in 0..100 {} 8 as f64").is_empty()
        );
        assert!(found("t.0.37").is_empty(), "a tuple's index");
        assert!(found("0x1e5; 0b1; 1..5; 1.max(2)").is_empty());
    }

    #[test]
    fn skips_comments_strings_attributes_and_tests() {
        let source = r##"
            //! 0.37
            /* 0.37 /* 0.38 */ 0.39 */
            #[doc = "0.37"] #![allow(a(0.37))]
            let a = "0.37 \" 0.37"; let b = r#"0.37 " "#; let c = '"'; let d = '\''; let e = b"0.37";
            fn f<'a>(x: &'a str) {}
            #[cfg(test)]
            mod tests { const A: f64 = 0.37; fn g() { { 0.38 } } }
            #[cfg(test)] use x::y;
            const B: f64 = 0.41;
        "##;
        assert_eq!(found(source), ["10:0.41"]);
    }

    #[test]
    fn a_reason_in_the_line_explains() {
        let source =
            "let s = 60.0 * m; // number: seconds per minute\nlet t = 61.0; // number:\nlet u = 62.0; // sixty-two";
        assert_eq!(found(source), ["2:61.0", "3:62.0"]);
        assert_eq!(explained_numbers(source)[0].reason.as_deref(), Some("seconds per minute"));
    }

    #[test]
    fn a_reason_alone_in_the_line_above_explains() {
        let source = "// number: a limit of input\nconst A: f64 = 7.0;\nconst B: f64 = 8.0;";
        assert_eq!(found(source), ["3:8.0"]);
        assert_eq!(found("let s = 60.0; // number: seconds per minute\nlet t = 61.0;"), ["2:61.0"]);
    }

    #[test]
    fn survives_broken_sources() {
        for source in ["\"", "r###\"", "'", "'\\", "/*", "#[", "#[cfg(test)]", "1e", "0.", "b'", "r#x", "é'é", "0x"] {
            let _ = undeclared_numbers(source);
        }
    }
}
