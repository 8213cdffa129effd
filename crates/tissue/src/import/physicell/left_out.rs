//! What was not carried over.

use crate::import::xml::Element;

/// Something in a project that this engine does not take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// The file: `settings` for the XML, else its path in the project.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// What it is, and what happens instead.
    pub what: String,
}

impl LeftOut {
    pub(crate) fn settings(line: usize, what: &str) -> LeftOut {
        LeftOut::in_file("settings", line, what)
    }

    pub(crate) fn in_file(file: &str, line: usize, what: &str) -> LeftOut {
        LeftOut { file: file.to_owned(), line, what: what.to_owned() }
    }
}

/// Elements that say how a program runs and what it writes, not what the model is.
const NOT_THE_MODEL: [&str; 5] = ["parallel", "save", "time_units", "space_units", "settings"];

/// Names every element that nobody asked for.
pub(crate) fn rest(root: &Element, left_out: &mut Vec<LeftOut>) {
    let mut open = vec![(root, String::new())];
    while let Some((element, path)) = open.pop() {
        if NOT_THE_MODEL.contains(&element.name.as_str()) {
            continue;
        }
        if element.used.get() {
            let path = if path.is_empty() { String::new() } else { format!("{path}/") };
            let children = element.children.iter().rev();
            open.extend(children.map(|child| (child, format!("{path}{}", child.name))));
        } else {
            let value = element.text.trim();
            let value = if value.is_empty() { String::new() } else { format!(" = {value}") };
            left_out.push(LeftOut::settings(element.line, &format!("`{path}`{value} is not known to this program")));
        }
    }
}
