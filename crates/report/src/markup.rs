//! Small pieces of HTML that sections share. Foreign text needs no special care here or elsewhere: whatever is spliced
//! into `html!` is escaped because it is text; only [`Markup`] passes unchanged.

use exoskin_answer::block::{Span, Text};
use exoskin_answer::dark_spots::{average, worst};
use exoskin_record::summary::{Chance, DarkSpots, Summary};
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

/// What a reader must know before any number.
/// A sentence; names from files stand out.
pub(crate) fn spans(text: &Text) -> Markup {
    html! { @for span in &text.0 { @match span { Span::Plain(text) => (text), Span::Code(name) => b { (name) }, } } }
}

pub(crate) fn warnings(summary: &Summary) -> Markup {
    html! { @for text in &summary.warnings { p.mind { b { "Mind: " } (text) } } }
}

/// A number found in the page's document at `path`, a JSON pointer.
pub(crate) fn told(path: &str, text: impl Render) -> Markup {
    html! { span data-q=[(!path.is_empty()).then_some(path)] { (text) } }
}

/// How many people get a dark spot in an arm at `path`: with everything it does, and with its procedures alone.
pub(crate) fn dark_spots(path: &str, spots: &DarkSpots) -> Markup {
    let one = |which: &str, chance: &Chance| {
        html! {
            (told(&format!("{path}/dark_spots/{which}/mean"), average(chance))) ", "
            (told(&format!("{path}/dark_spots/{which}/band/p95"), worst(chance)))
        }
    };
    html! {
        (one("with_treatment", &spots.with_treatment))
        "; with the procedure alone " (one("procedure_alone", &spots.procedure_alone))
    }
}

/// What the two ends of a chance are.
pub(crate) const OF_A_CHANCE: &str = "On the most likely day; the average is over all draws, and in 95\u{a0}% of them the chance is below the end after “up to”.";

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

    /// Its own class, and that of tables whose rows become cards; a ledger has its own shape.
    fn classes(&self) -> String {
        let is_shaped = self.class.split(' ').any(|class| matches!(class, "ledger" | "cards-narrow"));
        if is_shaped { self.class.to_owned() } else { format!("{} cards-narrow", self.class).trim_start().to_owned() }
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
            div.scroll { table class=(self.classes()) {
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
