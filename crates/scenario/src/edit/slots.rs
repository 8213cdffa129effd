//! Every value that a scenario has or could have, from the keys its reader knows.

use exoskin_evidence::Parameter;
use exoskin_quantity::toml::{Holds, Keys};
use toml_edit::{Item, TableLike, Value};

use crate::keys;

/// Keys that say something to people and change nothing in the answer.
const WORDS: [&str; 5] = ["schema", "name", "title", "source", "unknown"];
const SET: &str = "set";

/// One value of a scenario.
#[derive(Clone, Debug)]
pub struct Slot {
    steps: Vec<Step>,
    holds: Holds,
}

/// One step from a table to what it contains.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Step {
    /// The value of a key.
    Key(String),
    /// An element of a list of tables, and what it is called: an arm by its name, others by their number from 1.
    Element(usize, String),
}

impl Slot {
    /// Its full path: `arm.exosomes.session.1.apply.1.volume`.
    pub fn path(&self) -> String {
        self.joined(|_, name| shown(name))
    }

    /// The path with `*` for arms, sessions and applications.
    pub(super) fn wild(&self) -> String {
        self.joined(|step, name| if matches!(step, Step::Element(..)) { "*".into() } else { shown(name) })
    }

    /// The last two keys, as most people would write them.
    pub(super) fn short(&self) -> String {
        let keys: Vec<&str> = self.steps.iter().filter(|step| matches!(step, Step::Key(_))).map(Step::name).collect();
        keys[keys.len().saturating_sub(2)..].join(".")
    }

    /// Its key.
    pub fn key(&self) -> &str {
        self.steps.last().map_or("", Step::name)
    }

    /// What it contains.
    pub fn holds(&self) -> Holds {
        self.holds
    }

    /// Whether it is a parameter that the scenario fixes.
    pub(super) fn is_set(&self) -> bool {
        matches!(&self.steps[..], [_, Step::Key(set), _] if set == SET)
    }

    pub(super) fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// Parts of the path; the id of a parameter is as many parts as it has.
    pub(super) fn parts(&self) -> Vec<String> {
        let last = self.steps.len().saturating_sub(1);
        let split = |i: usize, step: &Step| -> Vec<String> {
            if i == last { step.name().split('.').map(str::to_owned).collect() } else { vec![step.name().to_owned()] }
        };
        self.steps.iter().enumerate().flat_map(|(i, step)| split(i, step)).collect()
    }

    fn joined(&self, part: impl Fn(&Step, &str) -> String) -> String {
        let last = self.steps.len().saturating_sub(1);
        let one = |(i, step): (usize, &Step)| if i == last { step.name().to_owned() } else { part(step, step.name()) };
        self.steps.iter().enumerate().map(one).collect::<Vec<_>>().join(".")
    }
}

impl Step {
    fn name(&self) -> &str {
        match self {
            Step::Key(name) | Step::Element(_, name) => name,
        }
    }
}

/// A name as part of a path; one with dots or spaces in quotation marks.
fn shown(name: &str) -> String {
    if name.contains(['.', ' ']) { format!("\"{name}\"") } else { name.to_owned() }
}

/// All values of a scenario.
pub(super) fn of(root: &dyn TableLike, parameters: &[&'static Parameter]) -> Vec<Slot> {
    let mut slots = Vec::new();
    walk(Some(root), &keys::KEYS, &[], parameters, &mut slots);
    slots
}

fn walk(
    table: Option<&dyn TableLike>,
    keys: &Keys,
    before: &[Step],
    parameters: &[&'static Parameter],
    slots: &mut Vec<Slot>,
) {
    for key in keys.keys() {
        let item = table.and_then(|table| table.get(key.name()));
        let steps = [before, &[Step::Key(key.name().to_owned())]].concat();
        match key.holds() {
            Holds::Table(inner) | Holds::UnknownOr(inner) => {
                walk(item.and_then(Item::as_table_like), inner, &steps, parameters, slots);
            }
            Holds::Tables(inner) => {
                for (i, table) in elements(item).into_iter().enumerate() {
                    let name = table.get("name").and_then(Item::as_str).map(str::to_owned);
                    let step = Step::Element(i, name.unwrap_or_else(|| (i + 1).to_string()));
                    walk(Some(table), inner, &[&steps[..], &[step]].concat(), parameters, slots);
                }
            }
            Holds::Free => slots.extend(parameters.iter().map(|parameter| Slot {
                steps: [&steps[..], &[Step::Key(parameter.id.to_owned())]].concat(),
                holds: Holds::Text,
            })),
            Holds::Texts | Holds::TextOrTexts | Holds::Quantities(_) => {}
            _ if WORDS.contains(&key.name()) => {}
            holds => slots.push(Slot { steps, holds }),
        }
    }
}

/// The tables of a list of tables, however it is written.
fn elements(item: Option<&Item>) -> Vec<&dyn TableLike> {
    match item {
        Some(Item::ArrayOfTables(tables)) => tables.iter().map(|table| table as &dyn TableLike).collect(),
        Some(Item::Value(Value::Array(list))) => {
            list.iter().filter_map(Value::as_inline_table).map(|table| table as &dyn TableLike).collect()
        }
        _ => Vec::new(),
    }
}
