//! Finds undeclared numbers in the sources of the model.
//!
//! A number of the model belongs in a `parameters.rs`, with unit, prior and origin. Allowed elsewhere are whole numbers
//! that count or index, the small floats in [`FREE`], and any number in a line that ends with `// number: reason` or
//! follows a line that says so, where the reason says why it is mathematics, a unit, a limit of input or a matter of
//! numerics. A half is not among the free ones: as often as a middle or a radius it is a weight that nobody measured. A
//! number that has a name of its own is knowledge until its line says otherwise, even a small one.

mod lines;

use proc_macro2::{Delimiter, LexError, Literal, TokenStream, TokenTree};
use syn::Lit;

use lines::Reasons;

/// Floats that carry no knowledge about the world.
pub const FREE: [f64; 5] = [0.0, 1.0, 2.0, 3.0, 4.0];

/// Floats that need no reason as the value of a constant either.
const FREE_BY_NAME: [f64; 2] = [0.0, 1.0];

/// The largest whole number that may be turned into a float without a reason.
const LARGEST_FREE_INTEGER: f64 = 16.0;

/// A number in a source text that needs a reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    /// Line, from 1.
    pub line: usize,
    /// The number as written.
    pub text: String,
    /// The reason given in its line or above it, where there is one.
    pub reason: Option<String>,
}

/// Every number in a Rust source that is not free, with the reason given for it.
///
/// Comments, strings, attributes, tuple indices and items under `#[cfg(test)]` do not count. A whole number counts if
/// it becomes a float immediately (`60 as f64`).
///
/// # Errors
/// A text that is not made of Rust tokens.
pub fn numbers(source: &str) -> Result<Vec<Number>, LexError> {
    let tokens: TokenStream = source.parse()?;
    let reasons = Reasons::of(source, tokens.clone());
    let mut found = Vec::new();
    collect(tokens, &mut found);
    let number = |literal: Literal| {
        let line = literal.span().start().line;
        Number { line, text: literal.to_string(), reason: reasons.of_line(line) }
    };
    Ok(found.into_iter().map(number).collect())
}

/// Adds the literals that need a reason, in the order of the text.
fn collect(tokens: TokenStream, found: &mut Vec<Literal>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let attribute = attribute(&tokens[at..]);
        if attribute > 0 {
            let tested = tokens[at + attribute - 1].to_string().replace(' ', "") == "[cfg(test)]";
            at += attribute;
            at += if tested { item(&tokens[at..]) } else { 0 };
            continue;
        }
        match token {
            TokenTree::Group(group) => collect(group.stream(), found),
            TokenTree::Literal(literal)
                if !is_index(&tokens[..at]) && needs_reason(literal, &tokens[at + 1..], is_constant(&tokens[..at])) =>
            {
                found.push(literal.clone());
            }
            _ => {}
        }
        at += 1;
    }
}

/// How many tokens an attribute that begins here takes: `#[...]` or `#![...]`.
fn attribute(tokens: &[TokenTree]) -> usize {
    let group = |token: &TokenTree| matches!(token, TokenTree::Group(g) if g.delimiter() == Delimiter::Bracket);
    match tokens {
        [hash, body, ..] if is(hash, '#') && group(body) => 2,
        [hash, mark, body, ..] if is(hash, '#') && is(mark, '!') && group(body) => 3,
        _ => 0,
    }
}

/// How many tokens the item that begins here takes: up to its `;` or its braces.
fn item(tokens: &[TokenTree]) -> usize {
    let braces = |token: &TokenTree| matches!(token, TokenTree::Group(g) if g.delimiter() == Delimiter::Brace);
    tokens.iter().position(|token| is(token, ';') || braces(token)).map_or(tokens.len(), |last| last + 1)
}

/// Whether what follows these tokens is the index of a tuple: after one point, not after the two of a range.
fn is_index(before: &[TokenTree]) -> bool {
    before.iter().rev().take(2).take_while(|token| is(token, '.')).count() == 1
}

fn is(token: &TokenTree, mark: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == mark)
}

/// Whether these tokens begin a constant of a float type: `const NAME: f64 =`.
fn is_constant(before: &[TokenTree]) -> bool {
    let word = |token: &TokenTree, words: &[&str]| words.contains(&token.to_string().as_str());
    match before {
        [.., item, _, colon, kind, equals] => {
            word(item, &["const", "static"]) && is(colon, ':') && word(kind, &["f64", "f32"]) && is(equals, '=')
        }
        _ => false,
    }
}

fn needs_reason(literal: &Literal, next: &[TokenTree], named: bool) -> bool {
    let free: &[f64] = if named { &FREE_BY_NAME } else { &FREE };
    let is_free = |digits: &str| digits.parse().is_ok_and(|value: f64| free.contains(&value));
    match Lit::new(literal.clone()) {
        Lit::Float(float) => !is_free(float.base10_digits()),
        Lit::Int(int) if int.suffix().starts_with('f') => !is_free(int.base10_digits()),
        Lit::Int(int) => becomes_float(next) && !int.base10_parse::<f64>().is_ok_and(|n| n <= LARGEST_FREE_INTEGER),
        _ => false,
    }
}

fn becomes_float(next: &[TokenTree]) -> bool {
    match next {
        [TokenTree::Ident(cast), TokenTree::Ident(target), ..] => cast == "as" && (target == "f64" || target == "f32"),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(source: &str) -> Vec<String> {
        let numbers = numbers(source).expect("Rust's tokens").into_iter();
        numbers.filter(|n| n.reason.is_none()).map(|n| format!("{}:{}", n.line, n.text)).collect()
    }

    #[test]
    fn flags_floats_and_casts() {
        assert_eq!(found("let a = 0.37;\nlet b = 1e-4 * 7.0;"), ["1:0.37", "2:1e-4", "2:7.0"]);
        assert_eq!(found("let a = 60 as f64 * 5f64 + 1_000.0;"), ["1:60", "1:5f64", "1:1_000.0"]);
        assert_eq!(found("f(x.0.5, 1., 7.)"), ["1:7."]);
        assert_eq!(found("vec![0.37; 3]; 0..=0.38"), ["1:0.37", "1:0.38"]);
    }

    #[test]
    fn lets_counting_and_small_numbers_be() {
        assert!(found("let a = [0.0; 512]; x[3] + 4.0 * y.0.1 - 2.0_f64; for i in 0..100 {} 8 as f64").is_empty());
        assert!(found("t.0.37").is_empty(), "a tuple's index");
        assert!(found("0x1e5; 0b1; 1..5; 1.max(2)").is_empty());
    }

    #[test]
    fn a_half_and_a_number_with_a_name_need_a_reason() {
        assert_eq!(found("0.5 * (a + b);\nx.0.5"), ["1:0.5"]);
        assert_eq!(
            found("const A: f64 = 0.5;\npub(crate) const B: f64 = 3.0;\nstatic C: f32 = 2.0;"),
            ["1:0.5", "2:3.0", "3:2.0"]
        );
        assert!(found("const D: f64 = 1.0; const E: f64 = 0.0; const F: usize = 3; let g: f64 = 3.0;").is_empty());
        assert!(found("const A: f64 = 3.0; // number: mathematics, dimensions of space").is_empty());
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
        assert_eq!(numbers(source).unwrap()[0].reason.as_deref(), Some("seconds per minute"));
        assert_eq!(found("f(\"// number: no comment\", 7.0)"), ["1:7.0"]);
    }

    #[test]
    fn a_reason_alone_in_the_line_above_explains() {
        let source = "// number: a limit of input\nconst A: f64 = 7.0;\nconst B: f64 = 8.0;";
        assert_eq!(found(source), ["3:8.0"]);
        assert_eq!(found("let s = 60.0; // number: seconds per minute\nlet t = 61.0;"), ["2:61.0"]);
    }

    #[test]
    fn broken_sources_are_refused() {
        for source in ["\"", "r###\"", "/*", "(", "b'"] {
            assert!(numbers(source).is_err(), "{source}");
        }
    }
}
