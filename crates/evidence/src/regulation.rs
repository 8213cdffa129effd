//! What the law says, by country, class of product and use: data with a source and a date; not law, and not legal
//! advice.
//!
//! A row of `evidence/regulation.csv` is about one country, one or more classes and uses (separated by `|`), and one
//! [`State`] in our words. Cells of class and use that no row covers have [`State::NoSource`]: nobody looked, or
//! nothing was found. Rows of the state `notice` are events (safety notices, warning letters) and belong to no cell.
//!
//! `checked` is the last day on which the source is known to have said so; without a date it counts as older than any
//! limit. Nothing here reads a clock: ages are counted from a day that the caller gives.

mod page;
mod words;

use std::collections::BTreeMap;
use std::sync::OnceLock;

use csv::StringRecord;
use exoskin_quantity::{Checked, Date};
use serde::Serialize;

use crate::tables::TableError;
pub use page::page;
pub use words::{Country, ProductClass, Standing, State, Use};

/// After this many days without a look at its source, an entry asks to be checked again.
pub const OLD_DAYS: i32 = 180;

const TABLE: &str = "regulation.csv";
const TEXT: &str = include_str!("../../../evidence/regulation.csv");
const COLUMNS: [&str; 12] = [
    "id",
    "country",
    "product_class",
    "use",
    "state",
    "says",
    "source",
    "address",
    "source_date",
    "checked",
    "grade",
    "note",
];

/// What one source says.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Entry {
    /// Dotted id, unique in the table.
    pub id: String,
    /// Where it applies.
    pub country: Country,
    /// Classes of product that it covers.
    pub classes: Vec<ProductClass>,
    /// Uses that it covers; none where it reports an event.
    pub uses: Vec<Use>,
    /// The state in one word.
    pub state: State,
    /// What the source says, in our words.
    pub says: String,
    /// Who says so.
    pub source: String,
    /// Where it can be read.
    pub address: String,
    /// Date of the source, where it has one.
    pub source_date: Option<Date>,
    /// The last day on which the source is known to have said so; none where that is unknown.
    pub checked: Option<Date>,
    /// Whose word it is.
    pub standing: Standing,
    /// What a reader must know: what was read, and any doubts.
    pub note: String,
    /// Its line in the file.
    pub line: u32,
}

impl Entry {
    /// Days between the last look and `today`; none where the last look has no date.
    pub fn age_days(&self, today: Date) -> Option<i32> {
        self.checked.map(|checked| today.days_since(checked))
    }

    /// Whether somebody should look again; always true for an entry without a date.
    pub fn is_old(&self, today: Date) -> bool {
        self.age_days(today).is_none_or(|days| days > OLD_DAYS)
    }

    /// The age in words: `12 days old`, `check again: 200 days old`.
    pub fn age_text(&self, today: Date) -> String {
        match self.age_days(today) {
            None => "check again: date unknown".into(),
            Some(days) if days < 0 => "dated later than today".into(),
            Some(days) if days > OLD_DAYS => format!("check again: {days} days old"),
            Some(1) => "1 day old".into(),
            Some(days) => format!("{days} days old"),
        }
    }
}

/// One class and use in one country, and what was found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cell<'a> {
    /// Class of product.
    pub class: ProductClass,
    /// Use.
    pub usage: Use,
    /// The entry; none where no source was found.
    pub entry: Option<&'a Entry>,
}

impl Cell<'_> {
    /// The state, also where nothing was found.
    pub fn state(&self) -> State {
        self.entry.map_or(State::NoSource, |entry| entry.state)
    }
}

/// The table, read and checked once.
///
/// # Errors
/// The first row that is wrong, with file and line.
pub fn load() -> Result<&'static [Entry], TableError> {
    static ENTRIES: OnceLock<Result<Vec<Entry>, TableError>> = OnceLock::new();
    ENTRIES.get_or_init(|| read(TEXT)).as_deref().map_err(Clone::clone)
}

/// The embedded file as it is.
pub fn text() -> &'static str {
    TEXT
}

/// Every class and use of a country, in the order of the lists.
///
/// # Errors
/// As [`load`].
pub fn cells(country: Country) -> Result<Vec<Cell<'static>>, TableError> {
    let entries = load()?;
    let found = |class, usage| {
        entries
            .iter()
            .find(|entry| entry.country == country && entry.classes.contains(&class) && entry.uses.contains(&usage))
    };
    let of_class = |class| Use::ALL.into_iter().map(move |usage| Cell { class, usage, entry: found(class, usage) });
    Ok(ProductClass::ALL.into_iter().flat_map(of_class).collect())
}

/// Safety notices and warning letters of a country, the latest first.
///
/// # Errors
/// As [`load`].
pub fn notices(country: Country) -> Result<Vec<&'static Entry>, TableError> {
    let of_country = |entry: &&Entry| entry.country == country && entry.state == State::Notice;
    let mut notices: Vec<&Entry> = load()?.iter().filter(of_country).collect();
    notices.sort_by_key(|entry| std::cmp::Reverse(entry.source_date));
    Ok(notices)
}

/// Reads a table of this form.
///
/// # Errors
/// Wrong columns, a word that is not in its list, an id or a cell used twice, an invalid date, missing text.
fn read(text: &str) -> Result<Vec<Entry>, TableError> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let head = reader.headers().map_err(|e| broken(&e))?;
    if head.iter().ne(COLUMNS) {
        return Err(wrong(1, format!("the columns must be {}", COLUMNS.join(","))));
    }
    let mut entries: Vec<Entry> = Vec::new();
    let mut taken: BTreeMap<(Country, ProductClass, Use), u32> = BTreeMap::new();
    for record in reader.records() {
        let record = record.map_err(|e| broken(&e))?;
        let line = record.position().map_or(0, |place| u32::try_from(place.line()).unwrap_or(u32::MAX));
        let entry = entry(&record, line).map_err(|problem| wrong(line, problem))?;
        if let Some(first) = entries.iter().find(|other| other.id == entry.id) {
            return Err(wrong(line, format!("`{}` is already in line {}", entry.id, first.line)));
        }
        for (class, usage) in pairs(&entry) {
            if let Some(first) = taken.insert((entry.country, class, usage), line) {
                let cell = format!("{}, {}, {}", entry.country.code(), class.word(), usage.word());
                return Err(wrong(line, format!("line {first} already covers {cell}")));
            }
        }
        entries.push(entry);
    }
    Ok(entries)
}

fn pairs(entry: &Entry) -> impl Iterator<Item = (ProductClass, Use)> {
    entry.classes.iter().flat_map(|class| entry.uses.iter().map(move |usage| (*class, *usage)))
}

fn wrong(line: u32, problem: String) -> TableError {
    TableError { table: TABLE, line, problem }
}

fn broken(error: &csv::Error) -> TableError {
    let line = error.position().map_or(0, |place| u32::try_from(place.line()).unwrap_or(u32::MAX));
    wrong(line, format!("this row does not have {} cells ({error})", COLUMNS.len()))
}

fn entry(record: &StringRecord, line: u32) -> Result<Entry, String> {
    let cell = |name: &str| {
        let place = COLUMNS.iter().position(|column| *column == name);
        place.and_then(|place| record.get(place)).unwrap_or_default().trim()
    };
    let filled = |name: &str| match cell(name) {
        "" => Err(format!("`{name}` is empty")),
        text => Ok(text.to_owned()),
    };
    let state = word(cell("state"), "state", &State::ALL, State::word)?;
    if state == State::NoSource {
        return Err("`state` is `no_source`: leave the row out".into());
    }
    let uses = list(cell("use"), "use", &Use::ALL, Use::word)?;
    if uses.is_empty() != (state == State::Notice) {
        return Err("`use` must be empty for a notice, and only for a notice".into());
    }
    let (source_date, checked) = (date(cell("source_date"), "source_date")?, date(cell("checked"), "checked")?);
    if source_date.zip(checked).is_some_and(|(source, checked)| checked < source) {
        return Err("`checked` is before `source_date`".into());
    }
    let classes = list(&filled("product_class")?, "product_class", &ProductClass::ALL, ProductClass::word)?;
    Ok(Entry {
        id: filled("id")?,
        country: word(cell("country"), "country", &Country::ALL, Country::code)?,
        classes,
        uses,
        state,
        says: filled("says")?,
        source: filled("source")?,
        address: filled("address")?,
        source_date,
        checked,
        standing: word(cell("grade"), "grade", &Standing::ALL, Standing::word)?,
        note: filled("note")?,
        line,
    })
}

/// One of the words of a list.
fn word<T: Copy>(text: &str, column: &str, all: &[T], name: fn(T) -> &'static str) -> Result<T, String> {
    all.iter().find(|one| name(**one) == text).copied().ok_or_else(|| {
        let words: Vec<&str> = all.iter().map(|one| name(*one)).collect();
        format!("`{column}` is `{text}`, not one of {}", words.join(", "))
    })
}

/// Words of a list, separated by `|`.
fn list<T: Copy>(text: &str, column: &str, all: &[T], name: fn(T) -> &'static str) -> Result<Vec<T>, String> {
    text.split('|').filter(|part| !part.is_empty()).map(|part| word(part.trim(), column, all, name)).collect()
}

fn date(text: &str, column: &str) -> Result<Option<Date>, String> {
    let parsed: Option<Checked<Date>> = (!text.is_empty()).then(|| Date::parse(text));
    parsed.transpose().map_err(|wrong| format!("`{column}`: {}", wrong.problem))
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = "us.a,US,prp,hair,unclear,Says.,Someone,address,2020-01-01,2020-01-02,A,note";

    fn error_of(rows: &[&str]) -> String {
        let text = format!("{}\n{}\n", COLUMNS.join(","), rows.join("\n"));
        read(&text).unwrap_err().to_string()
    }

    #[test]
    fn errors_name_file_and_line() {
        let changed =
            |from: &str, to: &str| error_of(&[&GOOD.replacen("us.a", "us.b", 1), &GOOD.replacen(from, to, 1)]);
        assert!(error_of(&[GOOD, GOOD]).starts_with("evidence/regulation.csv:3: `us.a` is already in line 2"));
        assert!(changed("us.a", "us.c").contains("line 2 already covers US, prp, hair"));
        assert!(changed(",hair", ",wound_care|har").contains(":3: `use` is `har`, not one of intact_skin"));
        assert!(changed("US", "XX").contains("`country` is `XX`, not one of US, EU"));
        assert!(changed("prp", "").contains("`product_class` is empty"));
        assert!(changed("unclear", "no_source").contains("leave the row out"));
        assert!(changed("unclear", "notice").contains("`use` must be empty for a notice"));
        assert!(changed("2020-01-02", "2020-02-30").contains("`checked`: there is no such day in the calendar"));
        assert!(changed("2020-01-02", "2019-01-01").contains("before `source_date`"));
        assert!(changed(",A,", ",E,").contains("`grade` is `E`"));
        assert!(changed("note", "").contains("`note` is empty"));
        assert!(error_of(&["a,b"]).starts_with("evidence/regulation.csv:2: this row does not have 12 cells"));
        assert_eq!(read("id,country\na,b\n").unwrap_err().line, 1);
    }
}
