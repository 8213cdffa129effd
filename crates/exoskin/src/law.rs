//! What sources say about the law, by country, class of product and use. Data, not law; not legal advice.

pub mod words;

use std::time::SystemTime;

use exoskin_evidence::regulation::{self, OLD_DAYS};
use exoskin_quantity::{Checked, Diagnostic};
use exoskin_vial::{Class, Product, load_product};
use serde::{Serialize, Serializer};
use serde_json::{Value, json};

use crate::error::{Error, Result, of_part};
use crate::question::Question;
use crate::watch::Watch;

pub use exoskin_evidence::regulation::{Cell, Country, Entry, ProductClass, State, Use};
pub use exoskin_quantity::Date;

/// Said with every answer.
pub const NO_ADVICE: &str = "This is data, not the law and not legal advice. Laws change and sources can be wrong: read the source before you act.";
/// What `off label` means, so that nobody reads more into it.
pub const OFF_LABEL: &str = "Off-label means use beyond what a product is approved or cleared for. The term does not fit a product that is not approved for anything.";

/// The law of one country or of all, for every class of product or for that of one.
#[derive(Clone, Debug, Default)]
pub struct Law {
    /// The country; none takes all.
    pub country: Option<Country>,
    /// A product: a name from the catalogue, or a file that ends in `.toml`; none takes every class.
    pub product: Option<String>,
    /// The day from which ages are counted; none asks the clock.
    pub today: Option<Date>,
}

impl Question for Law {
    type Answer = LawAnswer;

    fn ask_watched(&self, _watch: &dyn Watch) -> Result<LawAnswer> {
        let today = self.today.map_or_else(clock, Ok)?;
        let product = self.product.as_deref().map(asker).transpose()?;
        let countries = self.country.map_or(Country::ALL.to_vec(), |one| vec![one]);
        let countries = countries.into_iter().map(|country| of_country(country, product.as_ref()));
        let countries = countries.collect::<Result<Vec<_>>>()?;
        Ok(LawAnswer { today, product, countries, is_one: self.country.is_some() })
    }
}

/// Nothing else in the program asks the clock.
fn clock() -> Result<Date> {
    Date::of(SystemTime::now())
        .ok_or_else(|| Error::run("this computer's clock does not give a usable date; give one with --today"))
}

/// A product about which the law is asked.
#[derive(Clone, Debug)]
pub struct Asker {
    /// The product.
    pub product: Product,
    /// Its class in legal terms; none where the table has no term for it.
    pub class: Option<ProductClass>,
}

fn asker(name: &str) -> Checked<Asker> {
    let wrong = |e: Diagnostic| if e.file.is_none() { of_part(e, "product") } else { e };
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

/// What sources say.
#[derive(Clone, Debug)]
pub struct LawAnswer {
    /// The day from which ages are counted.
    pub today: Date,
    /// The product, where one was named.
    pub product: Option<Asker>,
    /// By country.
    pub countries: Vec<LawOfCountry>,
    /// Whether one country was asked for.
    pub is_one: bool,
}

/// What sources say about one country.
#[derive(Clone, Debug)]
pub struct LawOfCountry {
    /// The country.
    pub country: Country,
    /// Every class and use, with its source or without one.
    pub cells: Vec<Cell<'static>>,
    /// Notices and letters. They concern vesicles: shown unless another class was asked for.
    pub notices: Vec<&'static Entry>,
}

fn of_country(country: Country, product: Option<&Asker>) -> Result<LawOfCountry> {
    let mut cells = regulation::cells(country)?;
    cells.retain(|cell| product.is_none_or(|one| one.class == Some(cell.class)));
    let concerns = |entry: &Entry, asker: &Asker| asker.class.is_some_and(|class| entry.classes.contains(&class));
    let mut notices = regulation::notices(country)?;
    notices.retain(|entry| product.is_none_or(|asker| concerns(entry, asker)));
    Ok(LawOfCountry { country, cells, notices })
}

impl LawOfCountry {
    /// The entries behind the cells, each once, in order of appearance.
    pub fn entries(&self) -> Vec<&'static Entry> {
        let mut entries: Vec<&Entry> = Vec::new();
        for entry in self.cells.iter().filter_map(|cell| cell.entry) {
            if entries.iter().all(|other| other.id != entry.id) {
                entries.push(entry);
            }
        }
        entries
    }

    fn document(&self, today: Date) -> Value {
        let dated = |entries: &[&Entry]| entries.iter().map(|entry| dated(entry, today)).collect::<Vec<_>>();
        json!({
            "country": self.country.code(),
            "name": self.country.name(),
            "cells": self.cells.iter().map(cell).collect::<Vec<_>>(),
            "entries": dated(&self.entries()),
            "notices": dated(&self.notices),
        })
    }
}

fn cell(cell: &Cell<'_>) -> Value {
    json!({
        "class": cell.class.word(),
        "use": cell.usage.word(),
        "state": cell.state().word(),
        "entry": cell.entry.map(|entry| entry.id.as_str()),
    })
}

fn dated(entry: &Entry, today: Date) -> Value {
    let mut document = json!(entry);
    document["state"] = json!(entry.state.word());
    document["age_days"] = json!(entry.age_days(today));
    document["check_again"] = json!(entry.is_old(today));
    document
}

impl Serialize for LawAnswer {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        let product = self.product.as_ref().map(|asker| json!({"name": asker.product.name, "class": asker.class}));
        json!({
            "today": self.today,
            "old_after_days": OLD_DAYS,
            "advice": NO_ADVICE,
            "off_label": OFF_LABEL,
            "product": product,
            "countries": self.countries.iter().map(|one| one.document(self.today)).collect::<Vec<_>>(),
        })
        .serialize(serializer)
    }
}
