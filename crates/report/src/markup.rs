//! Small pieces of HTML that sections share. Foreign text needs no special care here or elsewhere: whatever is spliced
//! into `html!` is escaped because it is text; only [`Markup`] passes unchanged.

use maud::{Markup, Render, html};

/// A name that is safe as an `id`: letters, digits and dashes; distinct inputs may collide, so callers add an index.
pub(crate) fn slug(text: &str) -> String {
    text.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' }).collect()
}

/// A span that never breaks inside.
pub(crate) fn whole(text: impl Render) -> Markup {
    html! { span.n { (text) } }
}

/// What comes in brackets after the number, such as a band, in softer type.
pub(crate) fn soft(text: impl Render) -> Markup {
    html! { span class="soft n" { (text) } }
}

/// `104 (90 to 125)` with the number strong and the rest soft.
pub(crate) fn strong(text: &str) -> Markup {
    let (number, rest) = text.split_once(" (").map_or((text, None), |(number, rest)| (number, Some(rest)));
    html! { b.n { (number) } @if let Some(rest) = rest { " " (soft(format_args!("({rest}"))) } }
}

/// Items with text between them.
pub(crate) fn joined(items: impl IntoIterator<Item = impl Render>, between: &str) -> Markup {
    html! { @for (i, item) in items.into_iter().enumerate() { @if i > 0 { (between) } (item) } }
}

/// A bulleted list; nothing where it has no items.
pub(crate) fn list(items: impl IntoIterator<Item = impl Render>) -> Markup {
    html! { ul { @for item in items { li { (item) } } } }
}

/// A table. On a narrow screen each row becomes a card that repeats the heads as labels; the first cell of a row is its
/// header.
pub(crate) struct Table {
    class: &'static str,
    caption: String,
    heads: Vec<String>,
    rows: Vec<(&'static str, Vec<Markup>)>,
}

impl Table {
    pub(crate) fn new<H: Into<String>>(
        class: &'static str,
        caption: impl Into<String>,
        heads: impl IntoIterator<Item = H>,
    ) -> Table {
        let heads = heads.into_iter().map(Into::into).collect();
        Table { class, caption: caption.into(), heads, rows: Vec::new() }
    }

    pub(crate) fn row(&mut self, cells: Vec<Markup>) {
        self.row_of("", cells);
    }

    /// With a row for each item.
    pub(crate) fn rows(mut self, rows: impl IntoIterator<Item = Vec<Markup>>) -> Table {
        self.rows.extend(rows.into_iter().map(|cells| ("", cells)));
        self
    }

    /// Adds a row with its own class.
    pub(crate) fn row_of(&mut self, class: &'static str, cells: Vec<Markup>) {
        self.rows.push((class, cells));
    }

    fn cell(&self, column: usize, cell: &Markup) -> Markup {
        html! {
            @if column == 0 { th scope="row" { (cell) } }
            @else { td data-head=[self.heads.get(column)] { div { (cell) } } }
        }
    }
}

impl Render for Table {
    fn render(&self) -> Markup {
        html! {
            div.scroll { table class=(self.class) {
                caption { (self.caption) }
                thead { tr { @for head in &self.heads { th scope="col" { (head) } } } }
                tbody { @for (class, cells) in &self.rows {
                    tr class=(class) { @for (i, cell) in cells.iter().enumerate() { (self.cell(i, cell)) } } "\n"
                } }
            } }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_band_is_softer_than_its_number() {
        assert_eq!(strong("1 (0 to 2)").0, "<b class=\"n\">1</b> <span class=\"soft n\">(0 to 2)</span>");
        assert_eq!(strong("<1").0, "<b class=\"n\">&lt;1</b>");
        assert_eq!(slug("Cold vehicle/<b>"), "cold-vehicle--b-");
    }
}
