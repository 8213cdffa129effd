//! What sources say about the law, in words and in blocks: the same for the terminal and the page.

use exoskin_answer::block::{Block, Document, Table, Text, paragraph};

use super::{Asker, Cell, Date, Entry, LawAnswer, LawOfCountry, NO_ADVICE, OFF_LABEL, ProductClass, State, Use};
use crate::error::Result;
use crate::readable::Readable;

/// Cells of one class that share a source, or have none.
#[derive(Clone, Debug)]
pub struct Line<'a> {
    /// The class, if it differs from that of the line above.
    pub class: String,
    /// What the source says.
    pub state: State,
    /// The source.
    pub entry: Option<&'a Entry>,
    /// The uses.
    pub uses: String,
}

/// Cells of one class with the same source, each source once, those without a source last.
pub fn lines<'a>(cells: &[Cell<'a>]) -> Vec<Line<'a>> {
    let mut lines: Vec<Line<'a>> = Vec::new();
    for class in ProductClass::ALL {
        let own: Vec<&Cell<'a>> = cells.iter().filter(|cell| cell.class == class).collect();
        let mut sources: Vec<Option<&Entry>> = Vec::new();
        for cell in &own {
            let known = sources.iter().any(|entry| entry.map(|one| &one.id) == cell.entry.map(|one| &one.id));
            if !known {
                sources.push(cell.entry);
            }
        }
        sources.sort_by_key(|entry| entry.is_none());
        for (place, entry) in sources.into_iter().enumerate() {
            let same = |cell: &&&Cell<'_>| cell.entry.map(|one| &one.id) == entry.map(|one| &one.id);
            let uses: Vec<&str> = own.iter().filter(same).map(|cell| Use::title(cell.usage)).collect();
            let class = if place == 0 { class.title().to_owned() } else { String::new() };
            let state = entry.map_or(State::NoSource, |entry| entry.state);
            lines.push(Line { class, state, entry, uses: uses.join(", ") });
        }
    }
    lines
}

/// How a product is looked up.
pub fn sentence(asker: &Asker) -> String {
    let name = &asker.product.name;
    match asker.class {
        Some(class) => format!(
            "`{name}` is looked up as {}, based on the origin stated in its file; no source names this product.",
            class.title()
        ),
        None => format!("No sources were searched for `{name}`: its class is {}.", asker.product.class().words()),
    }
}

/// Before anything else.
pub fn before(law: &LawAnswer) -> String {
    format!("{NO_ADVICE} Ages are as of {}.", law.today)
}

/// What one source says, line by line; the fourth line is its address.
pub fn said(number: usize, entry: &Entry, today: Date) -> [String; 5] {
    let when = entry.checked.map_or(String::new(), |day| format!("{day}; "));
    let date = entry.source_date.map_or("no date".into(), |day| day.to_string());
    [
        format!("[{number}] Last known to say this: {when}{}.", entry.age_text(today)),
        entry.says.clone(),
        format!("Source: {} ({date}); {}.", entry.source, entry.standing.title()),
        entry.address.clone(),
        entry.note.clone(),
    ]
}

/// A notice or a letter.
pub fn event(entry: &Entry) -> String {
    let date = entry.source_date.map_or("no date".into(), |day| day.to_string());
    format!("{date}  {} {}.", entry.says, entry.source)
}

impl Readable for LawAnswer {
    fn blocks(&self) -> Result<Document> {
        let mut document = Document::of([vec![paragraph(&before(self))]]);
        if let Some(asker) = &self.product {
            document.part([paragraph(&sentence(asker))]);
            if asker.class.is_none() {
                return Ok(document);
            }
        }
        for one in &self.countries {
            document.part(if self.is_one { in_full(one) } else { in_short(one, self.today) });
            if self.is_one {
                sources(one, self.today, &mut document);
            }
        }
        document.part([paragraph(OFF_LABEL)]);
        Ok(document)
    }
}

fn heading(law: &LawOfCountry) -> Block {
    Block::Heading(format!("{} ({})", law.country.name(), law.country.code()))
}

/// What has a source, one line for each class and source.
fn in_short(law: &LawOfCountry, today: Date) -> Vec<Block> {
    if law.entries().is_empty() {
        return vec![heading(law), paragraph("no source found")];
    }
    let mut table = Table::with_header(&SHORT);
    for line in lines(&law.cells).into_iter().filter(|line| line.entry.is_some()) {
        let age = line.entry.map_or_else(String::new, |entry| entry.age_text(today));
        table.row([line.class, line.state.title().to_owned(), age, line.uses]);
    }
    vec![heading(law), Block::Table(table)]
}

/// Columns of one country among others.
pub const SHORT: [&str; 4] = ["class", "state", "source last known to say this", "use"];
/// Columns of one country in full.
pub const FULL: [&str; 3] = ["class", "state [source]", "use"];

/// Every class and use, with the number of its source.
fn in_full(law: &LawOfCountry) -> Vec<Block> {
    let mut table = Table::with_header(&FULL);
    for row in rows(law) {
        table.row(row);
    }
    vec![heading(law), Block::Table(table)]
}

/// Rows of a country in full.
pub fn rows(law: &LawOfCountry) -> Vec<[String; 3]> {
    let entries = law.entries();
    let row = |line: Line<'_>| {
        let place = line.entry.and_then(|entry| entries.iter().position(|other| other.id == entry.id));
        let number = place.map_or(String::new(), |place| format!(" [{}]", place + 1));
        [line.class, format!("{}{number}", line.state.title()), line.uses]
    };
    lines(&law.cells).into_iter().map(row).collect()
}

fn sources(law: &LawOfCountry, today: Date, document: &mut Document) {
    for (number, entry) in law.entries().into_iter().enumerate() {
        let [when, says, source, address, note] = said(number + 1, entry, today);
        let address = format!("`{address}`");
        let told = [says, source, address, note].into_iter().filter(|line| !line.is_empty());
        document.part(std::iter::once(Block::Caption(when)).chain(told.map(|line| paragraph(&line))));
    }
    if !law.notices.is_empty() {
        let events = law.notices.iter().map(|notice| Block::Entry(Text::of(&event(notice))));
        document.part(std::iter::once(Block::Caption(NOTICES.into())).chain(events));
    }
}

/// Above notices and letters.
pub const NOTICES: &str = "Notices and letters";
