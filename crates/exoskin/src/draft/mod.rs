//! A new scenario from a few answers: what is asked, with defaults and valid words, and the commented file.

mod answers;
mod text;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use exoskin_quantity::{Checked, Diagnostic, Dimension, Source, parse_quantity, parse_whole};
use exoskin_scenario::Condition;
use exoskin_vial::product::Kind;

use crate::error::{Result, of_part};
use crate::library::{Written, name_of, with_extension, write_new};
use crate::question::Question;
use crate::watch::Watch;

pub use answers::read as read_answers;

/// The arm of platelet-rich plasma, and the product that stands for it in a comparison.
const PLASMA: &str = "prp";
const PLASMA_PRODUCT: &str = "prp_double_spin";
/// The most sessions of a series.
const MOST_SESSIONS: u64 = 1000;
/// The words for a value that is left to the site.
const WHOLE_SITE: &str = "whole site";
/// The word for a skin type that is not given: the risk of dark spots is then that of all types.
const NOT_GIVEN: &str = "not given";
/// Skin types after Fitzpatrick.
const PHOTOTYPES: std::ops::RangeInclusive<u64> = 1..=6;
/// Arms that show what would have happened anyway.
const CONTROLS: [(&str, &str); 4] = [
    ("vehicle", "the same liquid without vesicles"),
    ("prp", "platelet-rich plasma instead"),
    ("procedure", "the procedure and nothing applied"),
    ("none", "nothing done at all"),
];

/// One thing that is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Its key in a file of answers.
    pub key: &'static str,
    /// The question.
    pub question: &'static str,
    /// What is taken where nothing is said.
    pub default: &'static str,
    /// Valid words; none where the answer is a quantity.
    pub words: Vec<&'static str>,
}

/// Everything that is asked, in order.
pub fn asked() -> Vec<Asked> {
    let one = |key, question, default, words| Asked { key, question, default, words };
    let conditions = Condition::WORDS.map(|(word, _)| word).to_vec();
    vec![
        one("product", "Which product, from the catalogue or as a .toml file?", "frozen_msc", exoskin_vial::products()),
        one("site", "Where on the body?", "face", exoskin_skin::sites().to_vec()),
        one("condition", "In which condition is the skin?", "healthy", conditions),
        one("phototype", "Which skin type, from 1 (palest) to 6?", NOT_GIVEN, Vec::new()),
        one("procedure", "What is done to the skin first?", "microneedling", exoskin_skin::procedures()),
        one("volume", "How much is applied in a session?", "2 mL", Vec::new()),
        one("area", "On which area, for example 100 cm2?", WHOLE_SITE, Vec::new()),
        one("delay", "How long after the procedure?", "5 min", Vec::new()),
        one("sessions", "How many sessions?", "1", Vec::new()),
        one("every", "How much time between two sessions?", "4 weeks", Vec::new()),
        one("until", "How long is the skin followed?", "180 d", Vec::new()),
        one(
            "controls",
            "Which arms to compare with, separated by commas?",
            "vehicle,procedure,none",
            CONTROLS.map(|(name, _)| name).to_vec(),
        ),
    ]
}

/// A new scenario's file.
#[derive(Clone, Debug, Default)]
pub struct NewScenario {
    /// The file; one that exists is never overwritten.
    pub file: PathBuf,
    /// Answers by key; the others take their defaults.
    pub answers: BTreeMap<String, String>,
}

impl NewScenario {
    /// Where the file goes, and whether a scenario may be written there; before anything is asked.
    ///
    /// # Errors
    /// A name that no scenario can have, or a file that exists.
    pub fn place(&self) -> Result<PathBuf> {
        let path = with_extension(&self.file);
        name_of(&path)?;
        if path.exists() {
            let wrong = Diagnostic::new(format!("{} already exists", path.display())).argument("file");
            return Err(wrong.expected("a file name that does not exist yet").into());
        }
        Ok(path)
    }

    fn injects(&self) -> Checked<bool> {
        let Some(name) = self.answers.get("procedure") else { return Ok(false) };
        let procedure = exoskin_skin::injury::load_procedure_near(name.trim(), self.folder())?;
        Ok(procedure.device_class.injects())
    }

    /// What the arm of the product is called, as in every scenario that comes with exoskin.
    fn main_arm(&self, product: &str) -> Checked<String> {
        let product = match product.ends_with(".toml") {
            true => exoskin_vial::load_product_file(&self.folder().join(product))?,
            false => exoskin_vial::load_product(product)?,
        };
        Ok(match product.kind {
            Kind::Prp => PLASMA.to_owned(),
            _ if product.is_vesicle_free() => product.name,
            _ => "exosomes".to_owned(),
        })
    }

    /// Where the scenario's own files are looked for.
    fn folder(&self) -> &Path {
        self.file.parent().unwrap_or(Path::new(""))
    }

    fn answer(&self, asked: &Asked) -> Checked<String> {
        let given = self.answers.get(asked.key).map(|text| text.trim()).filter(|text| !text.is_empty());
        let text = given.unwrap_or(asked.default);
        check(asked, text, self.folder())?;
        Ok(text.to_owned())
    }
}

impl Question for NewScenario {
    type Answer = Written;

    fn ask_watched(&self, _watch: &dyn Watch) -> Result<Written> {
        let path = self.place()?;
        let name = name_of(&path)?.to_lowercase();
        let asked = asked();
        let known: Vec<&str> = asked.iter().map(|one| one.key).collect();
        if let Some(key) = self.answers.keys().find(|key| !known.contains(&key.as_str())) {
            return Err(Diagnostic::unknown_word(key, &known).argument("answers").into());
        }
        let mut answers = BTreeMap::new();
        for one in &asked {
            answers.insert(one.key, self.answer(one)?);
        }
        if !self.answers.contains_key("delay") && self.injects()? {
            // A needle delivers what it injects: there is no delay unless somebody insists, and then it is refused.
            answers.remove("delay");
        }
        let main = self.main_arm(answers.get("product").map_or("", String::as_str))?;
        let text = text::of(&name, &main, &answers);
        // What is written must be readable: answers that do not go together are refused here, with their place.
        let source = Source::new(path.display().to_string(), text.as_str());
        exoskin_therapy::parse_scenario(source, path.parent().unwrap_or(Path::new("")))?;
        write_new(&path, &text)?;
        Ok(Written { written: path.display().to_string(), name })
    }
}

/// Whether an answer can be taken; files that it names are looked for in `folder`.
///
/// # Errors
/// What is wrong with it, and the nearest valid word.
pub fn check(asked: &Asked, text: &str, folder: &Path) -> Checked<()> {
    let told = |wrong| of_part(wrong, asked.key);
    let quantity = |dimension| parse_quantity(text, dimension).map(drop).map_err(|wrong| wrong.argument(asked.key));
    match asked.key {
        "product" if text.ends_with(".toml") => exoskin_vial::load_product_file(&folder.join(text)).map(drop),
        "product" => exoskin_vial::load_product(text).map(drop).map_err(told),
        "procedure" => exoskin_skin::injury::load_procedure_near(text, folder).map(drop).map_err(told),
        "volume" => quantity(Dimension::Volume),
        "phototype" if text == NOT_GIVEN => Ok(()),
        "phototype" => parse_whole(text, PHOTOTYPES).map(drop).map_err(told),
        "area" if text == WHOLE_SITE => Ok(()),
        "area" => quantity(Dimension::Area),
        "delay" | "every" | "until" => quantity(Dimension::Time),
        "sessions" => parse_whole(text, 1..=MOST_SESSIONS).map(drop).map_err(told),
        "controls" => list(text).try_for_each(|word| word_of(asked, word)),
        _ => word_of(asked, text),
    }
}

fn word_of(asked: &Asked, text: &str) -> Checked<()> {
    if asked.words.contains(&text) || (asked.key == "controls" && text == NO_CONTROLS) {
        return Ok(());
    }
    Err(Diagnostic::unknown_word(text, &asked.words).argument(asked.key))
}

/// The word for an empty list of controls.
const NO_CONTROLS: &str = "-";

/// Words between commas.
fn list(text: &str) -> impl Iterator<Item = &str> {
    text.split(',').map(str::trim).filter(|word| !word.is_empty())
}

/// A text as TOML writes it.
fn toml(text: &str) -> String {
    let escape = |c: char| match c {
        '"' | '\\' => format!("\\{c}"),
        c if c.is_control() => format!("\\u{:04X}", u32::from(c)),
        c => c.to_string(),
    };
    format!("\"{}\"", text.chars().map(escape).collect::<String>())
}
