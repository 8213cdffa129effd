//! `exoskin status`: what sources say of the law, by country, class of product and use.

use std::time::SystemTime;

use exoskin_evidence::regulation::{self, Cell, Country, Entry, OLD_DAYS, ProductClass, State, Use};
use exoskin_quantity::{Checked, Date, Diagnostic};
use exoskin_vial::{Class, Product, load_product};
use serde_json::{Value, json};

use crate::arguments::StatusArguments;
use crate::failure::{Failure, Outcome};
use crate::show::{self, Table, hanging, paragraph};
use crate::values::{Settings, of_flag};

/// Said with every answer.
const NO_ADVICE: &str = "Data, not law; no legal advice. Laws change and sources err: read the source before you act.";
/// What `off label` means, so that nobody stretches it.
const OFF_LABEL: &str = "Off label is a use beyond what a product is approved or cleared for. It does not fit a product that is approved for nothing.";
/// Continued lines of a source are indented by this much.
const INDENT: usize = 4;

/// Runs `exoskin status`.
///
/// # Errors
/// An unknown country or product, a date that is none (2); a table or a clock that cannot be read (1).
pub fn run(arguments: &StatusArguments, settings: Settings) -> Outcome {
    let today = today(arguments.today.as_deref())?;
    let country = arguments.country.as_deref().map(|text| Country::parse(text).map_err(|e| of_flag(e, "--country")));
    let country = country.transpose()?;
    let product = arguments.product.as_deref().map(of_product).transpose()?;
    let countries = country.map_or(Country::ALL.to_vec(), |one| vec![one]);
    let asked = Asked { countries, product, today, whole: country.is_some() };
    if settings.json { show::json(&asked.json()?) } else { asked.text() }
}

/// The day that ages are reckoned from: the user's, else the clock's. Nothing else in the program asks the clock.
fn today(text: Option<&str>) -> Result<Date, Failure> {
    if let Some(text) = text {
        return Ok(Date::parse(text).map_err(|e| of_flag(e, "--today"))?);
    }
    Date::of(SystemTime::now()).ok_or_else(|| {
        Failure::Run("this computer's clock shows no day that can be used; give one with --today".into())
    })
}

/// A product and its class; none where laws have no word for it here.
struct Asker {
    product: Product,
    class: Option<ProductClass>,
}

fn of_product(name: &str) -> Checked<Asker> {
    let wrong = |e: Diagnostic| if e.file.is_none() { of_flag(e, "--product") } else { e };
    let product = load_product(name).map_err(wrong)?;
    let class = class_of(product.class());
    Ok(Asker { product, class })
}

/// The class in the words of the table of regulation.
fn class_of(class: Class) -> Option<ProductClass> {
    match class {
        Class::HumanCellVesicles => Some(ProductClass::HumanCellVesicles),
        Class::HumanPlatelet => Some(ProductClass::HumanPlatelet),
        Class::Prp => Some(ProductClass::Prp),
        Class::Secretome => Some(ProductClass::Medium),
        Class::Plant => Some(ProductClass::Plant),
        Class::Milk => Some(ProductClass::Milk),
        Class::HumanCellExtract | Class::Animal | Class::Vehicle | Class::Unknown => None,
    }
}

struct Asked {
    countries: Vec<Country>,
    product: Option<Asker>,
    today: Date,
    /// One country in full; else a short line for each entry of all.
    whole: bool,
}

impl Asked {
    fn cells(&self, country: Country) -> Result<Vec<Cell<'static>>, Failure> {
        let cells = regulation::cells(country).map_err(broken)?;
        let wanted = |cell: &Cell<'_>| self.product.as_ref().is_none_or(|one| one.class == Some(cell.class));
        Ok(cells.into_iter().filter(wanted).collect())
    }

    /// Events concern vesicles: shown unless another class was asked for.
    fn notices(&self, country: Country) -> Result<Vec<&'static Entry>, Failure> {
        let notices = regulation::notices(country).map_err(broken)?;
        let wanted = |one: &&Entry| {
            self.product.as_ref().is_none_or(|asker| asker.class.is_some_and(|class| one.classes.contains(&class)))
        };
        Ok(notices.into_iter().filter(wanted).collect())
    }

    fn text(&self) -> Outcome {
        let mut text = paragraph(&format!("{NO_ADVICE} Ages are reckoned from {}.", self.today));
        if let Some(asker) = &self.product {
            text.push_str(&format!("\n{}", paragraph(&asker.sentence())));
            if asker.class.is_none() {
                return Ok(text);
            }
        }
        for country in &self.countries {
            text.push_str(&format!("\n{} ({})\n", country.name(), country.code()));
            text.push_str(&self.country(*country)?);
        }
        text.push_str(&format!("\n{}", paragraph(OFF_LABEL)));
        if !self.whole {
            text.push_str(&paragraph(
                "One country with every cell, what its sources say, notices and letters: exoskin status --country US",
            ));
        }
        Ok(text)
    }

    fn country(&self, country: Country) -> Outcome {
        let cells = self.cells(country)?;
        let entries = used(&cells);
        if entries.is_empty() && !self.whole {
            return Ok("  no source found\n".into());
        }
        let mut text = if self.whole { in_full(&cells, &entries) } else { self.in_short(&cells) };
        if !self.whole {
            return Ok(text);
        }
        for (number, entry) in entries.iter().enumerate() {
            text.push_str(&format!("\n{}", self.said(number + 1, entry)));
        }
        let notices = self.notices(country)?;
        if !notices.is_empty() {
            text.push_str("\nNotices and letters\n");
            text.push_str(&notices.iter().map(|notice| event(notice)).collect::<String>());
        }
        Ok(text)
    }

    /// What has a source, one line for each class and source.
    fn in_short(&self, cells: &[Cell<'_>]) -> String {
        let mut table = Table::with_header(&["class", "state", "source last known to say so", "use"]);
        for line in lines(cells).into_iter().filter(|line| line.entry.is_some()) {
            let age = line.entry.map_or_else(String::new, |entry| entry.age_text(self.today));
            table.row([line.class, line.state.title().to_owned(), age, line.uses]);
        }
        table.text()
    }

    /// What one source says, in full.
    fn said(&self, number: usize, entry: &Entry) -> String {
        let line = |text: String| hanging(&format!("    {text}"), INDENT);
        let when = entry.checked.map_or(String::new(), |day| format!("{day}; "));
        let date = entry.source_date.map_or("no date".into(), |day| day.to_string());
        let parts = [
            hanging(&format!("[{number}] Last known to say so: {when}{}.", entry.age_text(self.today)), INDENT),
            line(entry.says.clone()),
            line(format!("Source: {} ({date}); {}.", entry.source, entry.standing.title())),
            format!("    {}\n", entry.address),
            line(entry.note.clone()),
        ];
        parts.concat()
    }

    fn json(&self) -> Result<Value, Failure> {
        let mut countries = Vec::new();
        for country in &self.countries {
            let cells = self.cells(*country)?;
            let notices = self.notices(*country)?;
            countries.push(json!({
                "country": country.code(),
                "name": country.name(),
                "cells": cells.iter().map(cell_json).collect::<Vec<_>>(),
                "entries": used(&cells).iter().map(|entry| self.entry_json(entry)).collect::<Vec<_>>(),
                "notices": notices.iter().map(|entry| self.entry_json(entry)).collect::<Vec<_>>(),
            }));
        }
        let product = self.product.as_ref().map(|asker| json!({"name": asker.product.name, "class": asker.class}));
        Ok(json!({
            "today": self.today,
            "old_after_days": OLD_DAYS,
            "advice": NO_ADVICE,
            "off_label": OFF_LABEL,
            "product": product,
            "countries": countries,
        }))
    }

    fn entry_json(&self, entry: &Entry) -> Value {
        let mut document = json!(entry);
        document["state"] = json!(entry.state.word());
        document["age_days"] = json!(entry.age_days(self.today));
        document["check_again"] = json!(entry.is_old(self.today));
        document
    }
}

impl Asker {
    fn sentence(&self) -> String {
        let name = &self.product.name;
        match self.class {
            Some(class) => format!(
                "`{name}` is looked up as {}, by what its file says it is made of; no source speaks of this product itself.",
                class.title()
            ),
            None => format!("No source was looked up for `{name}`: its class is {}.", self.product.class().words()),
        }
    }
}

fn cell_json(cell: &Cell<'_>) -> Value {
    json!({
        "class": cell.class.word(),
        "use": cell.usage.word(),
        "state": cell.state().word(),
        "entry": cell.entry.map(|entry| entry.id.as_str()),
    })
}

/// The entries behind the cells, each once, in the order in which they come.
fn used<'a>(cells: &[Cell<'a>]) -> Vec<&'a Entry> {
    let mut entries: Vec<&Entry> = Vec::new();
    for entry in cells.iter().filter_map(|cell| cell.entry) {
        if entries.iter().all(|other| other.id != entry.id) {
            entries.push(entry);
        }
    }
    entries
}

/// Cells of one class that one source speaks of, or none.
struct Line<'a> {
    /// The class, where it is not that of the line above.
    class: String,
    state: State,
    entry: Option<&'a Entry>,
    uses: String,
}

/// Cells of one class with the same source, each source once, those without a source last.
fn lines<'a>(cells: &[Cell<'a>]) -> Vec<Line<'a>> {
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

/// Every class and use, with the number of its source below.
fn in_full(cells: &[Cell<'_>], entries: &[&Entry]) -> String {
    let mut table = Table::with_header(&["class", "state [source]", "use"]);
    for line in lines(cells) {
        let place = line.entry.and_then(|entry| entries.iter().position(|other| other.id == entry.id));
        let number = place.map_or(String::new(), |place| format!(" [{}]", place + 1));
        table.row([line.class, format!("{}{number}", line.state.title()), line.uses]);
    }
    table.text()
}

fn event(entry: &Entry) -> String {
    let date = entry.source_date.map_or("no date".into(), |day| day.to_string());
    hanging(&format!("  {date}  {} {}.", entry.says, entry.source), INDENT)
}

fn broken(error: exoskin_evidence::TableError) -> Failure {
    Failure::Run(error.to_string())
}
