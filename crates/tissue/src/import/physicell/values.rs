//! Values of elements, with errors that name the line.

use super::ImportError;
use crate::import::xml::Element;

/// An element to read values from.
#[derive(Clone, Copy)]
pub(crate) struct Values<'a> {
    element: &'a Element,
}

impl<'a> Values<'a> {
    pub fn new(element: &'a Element) -> Values<'a> {
        Values { element }
    }

    pub fn line(&self) -> usize {
        self.element.line
    }

    pub fn name(&self) -> &'a str {
        &self.element.name
    }

    pub fn text(&self) -> &'a str {
        self.element.text.trim()
    }

    pub fn attribute(&self, name: &str) -> Option<&'a str> {
        self.element.attribute(name)
    }

    pub fn find(&self, name: &str) -> Option<Values<'a>> {
        self.element.child(name).map(Values::new)
    }

    pub fn at(&self, name: &str) -> Result<Values<'a>, ImportError> {
        let missing = || ImportError::settings(self.line(), &format!("`{}` has no `{name}`", self.element.name));
        self.find(name).ok_or_else(missing)
    }

    pub fn all(&self, name: &'static str) -> impl Iterator<Item = Values<'a>> + use<'a> {
        self.element.all(name).map(Values::new)
    }

    pub fn children(&self) -> impl Iterator<Item = Values<'a>> + use<'a> {
        self.element.children.iter().inspect(|child| child.used.set(true)).map(Values::new)
    }

    /// Everything below counts as asked for.
    pub fn use_all(&self) {
        let mut open = vec![self.element];
        while let Some(element) = open.pop() {
            element.used.set(true);
            open.extend(&element.children);
        }
    }

    /// The element's own number.
    pub fn own_number(&self) -> Result<f64, ImportError> {
        self.parse(self.text(), self.name())
    }

    fn parse(&self, text: &str, what: &str) -> Result<f64, ImportError> {
        let number = text.parse::<f64>().ok().filter(|value| value.is_finite());
        number.ok_or_else(|| ImportError::settings(self.line(), &format!("`{what}` is `{text}`; expected a number")))
    }

    pub fn number(&self, name: &str) -> Result<f64, ImportError> {
        self.at(name)?.own_number()
    }

    pub fn number_or(&self, name: &str, otherwise: f64) -> Result<f64, ImportError> {
        self.find(name).map_or(Ok(otherwise), |value| value.own_number())
    }

    /// Writes a number to `into` if there is one.
    pub fn set(&self, name: &str, into: &mut f64) -> Result<(), ImportError> {
        *into = self.number_or(name, *into)?;
        Ok(())
    }

    /// The same for a number that cannot be negative.
    pub fn set_rate(&self, name: &str, into: &mut f64) -> Result<(), ImportError> {
        self.set(name, into)?;
        if *into >= 0.0 {
            return Ok(());
        }
        let line = self.find(name).map_or(self.line(), |value| value.line());
        Err(ImportError::settings(line, &format!("`{name}` is {into}; expected 0 or more")))
    }

    pub fn attribute_number(&self, name: &str) -> Result<f64, ImportError> {
        let text = self.attribute(name).ok_or_else(|| {
            ImportError::settings(self.line(), &format!("`{}` has no attribute `{name}`", self.name()))
        })?;
        self.parse(text, name)
    }

    /// Yes or no; `otherwise` where there is none.
    pub fn yes(&self, name: &str, otherwise: bool) -> Result<bool, ImportError> {
        self.find(name).map_or(Ok(otherwise), |value| value.truth(value.text()))
    }

    /// The attribute of this name as yes or no; no where there is none.
    pub fn flag(&self, name: &str) -> Result<bool, ImportError> {
        self.attribute(name).map_or(Ok(false), |text| self.truth(text))
    }

    pub fn enabled(&self) -> Result<bool, ImportError> {
        self.flag("enabled")
    }

    fn truth(&self, text: &str) -> Result<bool, ImportError> {
        match text.to_lowercase().as_str() {
            "true" | "1" | "yes" => Ok(true),
            "false" | "0" | "no" => Ok(false),
            _ => Err(ImportError::settings(
                self.line(),
                &format!("`{}` is `{text}`; expected true or false", self.name()),
            )),
        }
    }
}

/// Where a file lies: `folder` and `filename`, without a leading `./`.
pub(crate) fn path(values: &Values<'_>) -> Result<String, ImportError> {
    let folder = values.find("folder").map_or("", |folder| folder.text());
    let name = values.at("filename")?.text();
    let path = if folder.is_empty() { name.to_owned() } else { format!("{}/{name}", folder.trim_end_matches('/')) };
    Ok(path.trim_start_matches("./").to_owned())
}
