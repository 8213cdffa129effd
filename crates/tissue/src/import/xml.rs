//! XML as settings files use it: elements, attributes, text, comments and CDATA; no document type, no namespaces.

use std::cell::Cell;

/// An element with its place in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element {
    /// Its name.
    pub name: String,
    /// Its attributes in order.
    pub attributes: Vec<(String, String)>,
    /// The elements in it.
    pub children: Vec<Element>,
    /// The text in it, without that of its children.
    pub text: String,
    /// Line where it starts, from 1.
    pub line: usize,
    /// Whether somebody has asked for it.
    pub(crate) used: Cell<bool>,
}

/// Why a text is not XML.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {problem}")]
pub struct XmlError {
    /// Line, from 1.
    pub line: usize,
    /// What is wrong.
    pub problem: String,
}

/// Elements within elements deeper than this are no settings.
const DEEPEST: usize = 64;

/// Reads a document; returns its outermost element.
///
/// # Errors
/// If it is cut off, nested wrongly, or not XML at all.
pub fn parse(text: &str) -> Result<Element, XmlError> {
    Parser { text, at: 0, line: 1 }.document()
}

impl Element {
    /// The first child of this name.
    pub fn child(&self, name: &str) -> Option<&Element> {
        let child = self.children.iter().find(|child| child.name == name)?;
        child.used.set(true);
        Some(child)
    }

    /// All children of this name.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Element> {
        let named = self.children.iter().filter(move |child| child.name == name);
        named.inspect(|child| child.used.set(true))
    }

    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
    line: usize,
}

impl<'a> Parser<'a> {
    fn document(mut self) -> Result<Element, XmlError> {
        let mut open: Vec<Element> = Vec::new();
        loop {
            let text = self.until('<');
            if let Some(element) = open.last_mut() {
                element.text.push_str(&decoded(text));
            } else if !text.trim_start_matches('\u{feff}').trim().is_empty() {
                return Err(self.wrong("text outside of any element"));
            }
            if self.rest().is_empty() {
                return Err(match open.last() {
                    Some(element) => {
                        let problem =
                            format!("the file ends within `{}`, which starts in line {}", element.name, element.line);
                        self.wrong(&problem)
                    }
                    None => self.wrong("no element; expected XML"),
                });
            }
            let closed = if self.skip("<!--") {
                self.past("-->", "comment")?;
                None
            } else if self.skip("<![CDATA[") {
                let text = self.past("]]>", "CDATA section")?;
                if let Some(element) = open.last_mut() {
                    element.text.push_str(text);
                }
                None
            } else if self.skip("<?") {
                self.past("?>", "declaration")?;
                None
            } else if self.rest().starts_with("<!") {
                return Err(self.wrong("a document type; settings have none"));
            } else if self.skip("</") {
                let name = self.past(">", "closing tag")?.trim();
                match open.pop() {
                    Some(element) if element.name == name => Some(element),
                    Some(element) => {
                        let problem =
                            format!("`{name}` ends here, but `{}` of line {} is open", element.name, element.line);
                        return Err(self.wrong(&problem));
                    }
                    None => return Err(self.wrong(&format!("`{name}` ends here but never began"))),
                }
            } else {
                self.skip("<");
                let (element, empty) = self.tag()?;
                if empty {
                    Some(element)
                } else if open.len() < DEEPEST {
                    open.push(element);
                    None
                } else {
                    return Err(self.wrong("elements nested too deeply"));
                }
            };
            if let Some(element) = closed {
                match open.last_mut() {
                    Some(parent) => parent.children.push(element),
                    None => return Ok(element),
                }
            }
        }
    }

    /// A tag after its `<`: the element, and whether it is already closed.
    fn tag(&mut self) -> Result<(Element, bool), XmlError> {
        let line = self.line;
        let name = self.word();
        if name.is_empty() {
            return Err(self.wrong("a `<` without a name; write `&lt;` in text"));
        }
        let mut attributes = Vec::new();
        loop {
            self.spaces();
            if self.skip("/>") {
                return Ok((element(name, attributes, line), true));
            }
            if self.skip(">") {
                return Ok((element(name, attributes, line), false));
            }
            let key = self.word();
            self.spaces();
            let quoted = !key.is_empty() && self.skip("=");
            self.spaces();
            let quote = self.rest().chars().next().filter(|&letter| quoted && (letter == '"' || letter == '\''));
            let Some(quote) = quote else {
                if self.rest().is_empty() {
                    return Err(self.wrong(&format!("the file ends within the tag `{name}`")));
                }
                return Err(self.wrong(&format!("in `{name}`: expected attribute=\"value\" or `>`")));
            };
            self.skip(if quote == '"' { "\"" } else { "'" });
            let value = self.past(if quote == '"' { "\"" } else { "'" }, "attribute")?;
            attributes.push((key.to_owned(), decoded(value)));
        }
    }

    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn advance(&mut self, bytes: usize) -> &'a str {
        let passed = &self.text[self.at..self.at + bytes];
        self.line += passed.matches('\n').count();
        self.at += bytes;
        passed
    }

    fn skip(&mut self, start: &str) -> bool {
        let there = self.rest().starts_with(start);
        if there {
            self.advance(start.len());
        }
        there
    }

    fn until(&mut self, stop: char) -> &'a str {
        let end = self.rest().find(stop).unwrap_or(self.rest().len());
        self.advance(end)
    }

    fn past(&mut self, end: &str, what: &str) -> Result<&'a str, XmlError> {
        let line = self.line;
        let Some(length) = self.rest().find(end) else {
            return Err(XmlError { line, problem: format!("this {what} never ends") });
        };
        let inside = self.advance(length);
        self.advance(end.len());
        Ok(inside)
    }

    fn word(&mut self) -> &'a str {
        let end = self.rest().find(|letter: char| letter.is_whitespace() || "=/><\"'".contains(letter));
        self.advance(end.unwrap_or(self.rest().len()))
    }

    fn spaces(&mut self) {
        let rest = self.rest();
        self.advance(rest.len() - rest.trim_start().len());
    }

    fn wrong(&self, problem: &str) -> XmlError {
        XmlError { line: self.line, problem: problem.to_owned() }
    }
}

fn element(name: &str, attributes: Vec<(String, String)>, line: usize) -> Element {
    let (children, text) = (Vec::new(), String::new());
    Element { name: name.to_owned(), attributes, children, text, line, used: Cell::new(false) }
}

/// Text with the five entities of XML replaced.
fn decoded(text: &str) -> String {
    let entities = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&")];
    entities.iter().fold(text.to_owned(), |text, (entity, letter)| text.replace(entity, letter))
}
