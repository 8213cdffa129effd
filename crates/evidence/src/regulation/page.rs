//! The table of regulation as a page of the book. It contains dates and no ages, so that it is the same on any day.

use super::{Country, Entry, OLD_DAYS, ProductClass, Standing, State, Use, cells, load, notices};
use crate::tables::TableError;

/// `docs/src/reference/law.md`.
///
/// # Errors
/// The first row of the table that is wrong.
pub fn page() -> Result<String, TableError> {
    let mut page = head(load()?.len());
    for country in Country::ALL {
        page.push_str(&of_country(country)?);
    }
    Ok(page)
}

fn head(count: usize) -> String {
    let states = [
        (State::NotApproved, "no product of this class is approved for it"),
        (State::Allowed, "a cosmetic may contain it"),
        (State::Prohibited, "a cosmetic may not contain it, or may not be used in this way"),
        (State::Cleared, "products are cleared or approved for this use"),
        (State::OffLabel, "cleared for another use; a doctor may use it beyond that"),
        (State::Conditional, "allowed for those who meet the conditions named in the source"),
        (State::NeedsApproval, "it would first have to be approved as a medicine"),
        (State::Unclear, "the sources leave it open, or contradict each other"),
        (State::NoSource, "no source was found; that does not mean it is permitted"),
    ];
    let meaning: String = states.iter().map(|(state, says)| format!("| {} | {says} |\n", state.title())).collect();
    let voices: Vec<&str> = Standing::ALL.iter().map(|one| one.title()).collect();
    format!(
        "# Law by country\n\nThis page is made from `evidence/regulation.csv` ({count} entries). It is data, not law, \
         and not legal advice: laws change, sources can be wrong, and most sources here were read as stored copies. \
         `exoskin status --country US` shows the same entries with their age and asks you to check again any that were \
         last seen more than {OLD_DAYS} days ago.\n\n\"Last known to say so\" is the last day on which the source is \
         known to have said it; where a copy has no date, it is the date of the source itself. Each entry says \
         who is speaking: {}.\n\n**Off label** means a use beyond what a product is approved or cleared for. The term \
         does not apply to a product that is approved for nothing.\n\n| state | means |\n| --- | --- |\n{meaning}",
        voices.join(", ")
    )
}

fn of_country(country: Country) -> Result<String, TableError> {
    let cells = cells(country)?;
    let mut entries: Vec<&Entry> = Vec::new();
    for entry in cells.iter().filter_map(|cell| cell.entry) {
        if entries.iter().all(|other| other.id != entry.id) {
            entries.push(entry);
        }
    }
    let uses: Vec<&str> = Use::ALL.iter().map(|usage| usage.title()).collect();
    let mut page = format!("\n## {} ({})\n\n| class | {} |\n", country.name(), country.code(), uses.join(" | "));
    page.push_str(&format!("| --- |{}\n", " --- |".repeat(uses.len())));
    for class in ProductClass::ALL {
        let number = |entry: &Entry| entries.iter().position(|other| other.id == entry.id).map_or(0, |place| place + 1);
        let state = |cell: &super::Cell<'_>| match cell.entry {
            Some(entry) => format!("{} [{}]", entry.state.title(), number(entry)),
            None => State::NoSource.title().to_owned(),
        };
        let row: Vec<String> = cells.iter().filter(|cell| cell.class == class).map(state).collect();
        page.push_str(&format!("| {} | {} |\n", class.title(), row.join(" | ")));
    }
    for (place, entry) in entries.iter().enumerate() {
        page.push_str(&format!("\n{}. {}\n", place + 1, said(entry)));
    }
    let events = notices(country)?;
    if !events.is_empty() {
        page.push_str("\nNotices and letters, latest first:\n\n");
        page.push_str(&events.iter().map(|event| format!("- {}\n", said(event))).collect::<String>());
    }
    Ok(page)
}

fn said(entry: &Entry) -> String {
    let day = |date: Option<exoskin_quantity::Date>| date.map_or("date unknown".to_owned(), |date| date.to_string());
    let source = if entry.address.starts_with("http") {
        format!("[{}](<{}>)", entry.source, entry.address)
    } else {
        format!("{} ({})", entry.source, entry.address)
    };
    format!(
        "{} *Source*: {source}, {}, {}; last known to say so: {}. *Note*: {} `{}`",
        entry.says,
        day(entry.source_date),
        entry.standing.title(),
        day(entry.checked),
        entry.note,
        entry.id
    )
}
