//! The frame of every page: head, policy, style, shared patterns, body, script. Nothing is fetched from anywhere.

use maud::{DOCTYPE, Markup, PreEscaped, Render, html};

/// Style of tables on a narrow screen, the same on every page.
pub(crate) const NARROW: &str = include_str!("narrow.css");

/// Nothing may be fetched, whatever text in a summary tries, and nothing runs.
const STILL: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
/// As [`STILL`], but the page's own script runs.
const SCRIPTED: &str =
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// What a page consists of.
#[derive(Default)]
pub(crate) struct Page<'a> {
    pub(crate) title: &'a str,
    /// Class of the body; may be empty.
    pub(crate) class: &'static str,
    /// Our own style sheets, one after the other.
    pub(crate) style: &'a [&'static str],
    /// Our own script; may be empty.
    pub(crate) script: &'static str,
    /// SVG definitions that figures share; may be empty.
    pub(crate) defs: Markup,
    pub(crate) body: Markup,
}

impl Page<'_> {
    /// The whole document.
    pub(crate) fn finish(self) -> String {
        let policy = if self.script.is_empty() { STILL } else { SCRIPTED };
        let page = html! {
            (DOCTYPE) "\n"
            html lang="en" {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta http-equiv="Content-Security-Policy" content=(policy);
                    meta name="generator" content={ "exoskin-report " (env!("CARGO_PKG_VERSION")) };
                    title { (inert(self.title)) }
                    style { "\n" (own(self.style)) }
                }
                body class=[Some(self.class).filter(|class| !class.is_empty())] {
                    (defs(&self.defs)) "\n"
                    (inert(self.body))
                    @if !self.script.is_empty() { script { "\n" (own(&[self.script])) } }
                }
            }
            "\n"
        };
        page.into_string()
    }
}

fn defs(defs: &Markup) -> Markup {
    html! {
        @if !defs.0.is_empty() {
            svg.defs width="0" height="0" aria-hidden="true" focusable="false" { defs { (defs) } }
        }
    }
}

/// Styles and scripts are raw text, in which entities are not decoded; only ours come in here, as constants that no
/// input reaches. It is the one place that puts unescaped text on a page.
pub(crate) fn own(texts: &[&'static str]) -> PreEscaped<String> {
    PreEscaped(texts.concat())
}

/// Markup without control characters: they have no place on a page, and some cut text short in some readers.
fn inert(markup: impl Render) -> Markup {
    let shown = |c: char| if c.is_control() && !matches!(c, '\n' | '\t') { '\u{fffd}' } else { c };
    PreEscaped(markup.render().into_string().chars().map(shown).collect())
}

/// Slanted lines mean claimed or assumed, in every figure of every page.
pub(crate) fn hatch() -> Markup {
    html! {
        pattern #hatch width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)" {
            rect width="7" height="7" fill="#fff" {}
            rect width="3" height="7" fill="#b4581a" {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_text_is_inert() {
        assert_eq!(inert("<script>\"&\u{0}\u{1b}\t").0, "&lt;script&gt;&quot;&amp;\u{fffd}\u{fffd}\t");
        let title = "</title>\u{7}";
        let page = Page { title, body: html! { p title=(title) { (title) } }, ..Page::default() }.finish();
        assert_eq!(page.matches("&lt;/title&gt;\u{fffd}").count(), 3);
    }
}
