//! Small pieces of HTML, and the one door through which foreign text enters the page.

use std::fmt::Display;

/// Text made inert for HTML content and for attributes in double or single quotes.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // Control characters have no place on a page, and some end a text early in some readers.
            c if c.is_control() && !matches!(c, '\n' | '\t') => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}

/// A name that is safe as an `id`: letters, digits and dashes; distinct inputs may collide, so callers add an index.
pub fn slug(text: &str) -> String {
    text.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' }).collect()
}

/// A span that never breaks inside.
pub(crate) fn whole(text: impl Display) -> String {
    format!("<span class=\"n\">{text}</span>")
}

/// A table: `heads` are plain words, cells are finished HTML. On a narrow screen each row becomes a card that
/// repeats the heads as labels.
pub(crate) struct Table {
    class: &'static str,
    caption: String,
    heads: Vec<String>,
    rows: Vec<(String, Vec<String>)>,
}

impl Table {
    pub(crate) fn new(class: &'static str, caption: impl Into<String>, heads: &[&str]) -> Table {
        Table {
            class,
            caption: caption.into(),
            heads: heads.iter().map(|head| escape(head)).collect(),
            rows: Vec::new(),
        }
    }

    /// Adds a row of finished cells; the first is the row's header.
    pub(crate) fn row(&mut self, cells: Vec<String>) {
        self.row_with("", cells);
    }

    /// Adds a row whose `tr` carries `attributes`.
    pub(crate) fn row_with(&mut self, attributes: &str, cells: Vec<String>) {
        self.rows.push((attributes.to_string(), cells));
    }

    pub(crate) fn finish(self) -> String {
        let heads: String = self.heads.iter().map(|head| format!("<th scope=\"col\">{head}</th>")).collect();
        let body: String = self.rows.iter().map(|(attributes, cells)| self.body_row(attributes, cells)).collect();
        format!(
            "<div class=\"scroll\"><table class=\"{}\"><caption>{}</caption><thead><tr>{heads}</tr></thead>\n<tbody>{body}</tbody></table></div>\n",
            self.class, self.caption
        )
    }

    fn body_row(&self, attributes: &str, cells: &[String]) -> String {
        let cells: String = cells.iter().enumerate().map(|(i, cell)| self.cell(i, cell)).collect();
        format!("<tr {attributes}>{cells}</tr>\n")
    }

    fn cell(&self, column: usize, cell: &str) -> String {
        if column == 0 {
            return format!("<th scope=\"row\">{cell}</th>");
        }
        let head = self.heads.get(column).map_or("", String::as_str);
        format!("<td data-head=\"{head}\"><div>{cell}</div></td>")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_text_is_inert() {
        assert_eq!(escape("<script>\"'&\u{0}"), "&lt;script&gt;&quot;&#39;&amp;\u{fffd}");
        assert_eq!(slug("Cold vehicle/<b>"), "cold-vehicle--b-");
    }
}
