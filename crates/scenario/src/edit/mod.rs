//! The text of a scenario with some of its values replaced: each variant is an ordinary scenario again, to be read and
//! checked like any other.
//!
//! A value is named by its path: `arm.exosomes.session.1.apply.1.volume`, or any part of that which names one value
//! alone, such as `apply.volume`. A `*` stands for any one part, and then all values that fit are meant.
//!
//! Checked by: tests/suite/scenario_edit.rs.

mod path;
mod slots;
mod value;

use std::collections::BTreeSet;

use exoskin_evidence::Parameter;
use exoskin_quantity::{Checked, Diagnostic, Source, quoted};
use toml_edit::DocumentMut;

pub use slots::Slot;

/// More paths than this are not listed.
const MOST_LISTED: usize = 12;

/// A scenario's text and the values that can be replaced in it.
#[derive(Clone, Debug)]
pub struct Editable {
    document: DocumentMut,
    slots: Vec<Slot>,
}

impl Editable {
    /// The values of a scenario that has been read without mistakes; `parameters` are those that it may fix.
    ///
    /// # Errors
    /// Not TOML.
    pub fn of(source: &Source, parameters: &[&'static Parameter]) -> Checked<Editable> {
        let parsed = source.text.parse::<DocumentMut>();
        let document = parsed.map_err(|error| Diagnostic::new(error.message().to_owned()).in_file(&source.name))?;
        let slots = slots::of(document.as_table(), parameters);
        Ok(Editable { document, slots })
    }

    /// The values that a path names: one, or with `*` any number.
    ///
    /// # Errors
    /// A path that names no value (with the nearest), several (with their full paths), one that changes nothing in the
    /// answer, or one that the scenario itself overrides.
    pub fn find(&self, path: &str) -> Checked<Vec<&Slot>> {
        let wanted = path::parts(path)?;
        let found: Vec<&Slot> = self.slots.iter().filter(|slot| path::fits(&wanted, slot)).collect();
        match found[..] {
            [] => return Err(self.unknown(path)),
            [_, _, ..] if !wanted.iter().any(|part| part == path::ANY) => return Err(several(path, &found)),
            _ => {}
        }
        found.iter().try_for_each(|slot| self.must_matter(slot))?;
        Ok(found)
    }

    /// The text with these values; a key that is not there yet is added.
    ///
    /// # Errors
    /// A value of another kind than the key's: a text where a whole number belongs.
    pub fn with(&self, values: &[(&Slot, &str)]) -> Checked<String> {
        let mut document = self.document.clone();
        for (slot, text) in values {
            value::put(document.as_table_mut(), slot, value::of(slot, text)?);
        }
        Ok(document.to_string())
    }

    /// Refuses what the scenario overrides elsewhere: every variant would give the same answer.
    fn must_matter(&self, slot: &Slot) -> Checked<()> {
        let overriding = match slot.key() {
            "label" if self.sets(exoskin_vial::parameters::LABEL_COUNT.id) => "`[model.set]` sets the count itself",
            "history" | "container" if self.is_on("count_exact") => {
                "`count_exact = true` in [model] leaves out what storage does"
            }
            _ => return Ok(()),
        };
        let problem = format!("`{}` makes no difference here: {overriding}", slot.path());
        Err(Diagnostic::new(problem).expected("another value, or a scenario without that line"))
    }

    fn sets(&self, id: &str) -> bool {
        let model = self.document.get("model").and_then(|model| model.get("set"));
        model.is_some_and(|set| set.get(id).is_some())
    }

    fn is_on(&self, switch: &str) -> bool {
        let model = self.document.get("model").and_then(|model| model.get(switch));
        model.and_then(toml_edit::Item::as_bool).unwrap_or(false)
    }

    fn unknown(&self, path: &str) -> Diagnostic {
        let short: Vec<String> = self.slots.iter().map(Slot::short).collect();
        let nearest = self.mended(path).or_else(|| exoskin_quantity::nearest(path, short.iter().map(String::as_str)));
        let volume = self.slots.iter().find(|slot| slot.key() == "volume");
        let example = volume.map_or_else(|| "skin.age".to_owned(), Slot::path);
        Diagnostic::new(format!("{} names no value of this scenario", quoted(path)))
            .expected(format!("a path of the scenario file, for example `{example}` or the part of it that is unique"))
            .nearest(nearest)
    }

    /// The path with the nearest known word for each unknown one, if it then names anything.
    fn mended(&self, path: &str) -> Option<String> {
        let words: BTreeSet<String> =
            self.slots.iter().filter(|slot| !slot.is_set()).flat_map(|slot| slot.parts()).collect();
        let mend = |part: String| {
            let known = part == path::ANY || words.contains(&part);
            let nearest = || exoskin_quantity::nearest(&part, words.iter().map(String::as_str));
            if known { Some(part) } else { nearest() }
        };
        let parts = path::parts(path).ok()?.into_iter().map(mend).collect::<Option<Vec<String>>>()?;
        self.slots.iter().any(|slot| path::fits(&parts, slot)).then(|| parts.join("."))
    }
}

fn several(path: &str, found: &[&Slot]) -> Diagnostic {
    let mut listed: Vec<String> = found.iter().take(MOST_LISTED).map(|slot| format!("`{}`", slot.path())).collect();
    if found.len() > MOST_LISTED {
        listed.push(format!("{} more", found.len() - MOST_LISTED));
    }
    let all = found[0].wild();
    Diagnostic::new(format!("{} names {} values of this scenario", quoted(path), found.len()))
        .expected(format!("one of {}; or `{all}` for all of them", listed.join(", ")))
}
