//! Lists that a page needs before anything is asked.

use exoskin::answer::words::{Fate, STEPS, fates, step};
use exoskin::claims::{Verdict, text};
use exoskin::draft::{Asked, asked};
use exoskin::library::{List, Shelf};
use exoskin::{CONTAINERS, Error, Question};
use serde::Serialize;
use serde_json::{Value, json};

/// Said on every page.
pub const NOT_MEDICAL: &str = "exoskin is for research and for planning studies. It is not a medical device.";

/// Every list that stands on its own, by its path below `/api/v1/`.
pub const NAMES: [&str; 7] = ["about", "products", "procedures", "questions", "containers", "words", "scorecard"];

/// The list of this name, as bytes; none where there is none.
///
/// # Errors
/// A catalogue that cannot be read: a defect.
pub fn named(name: &str) -> Result<Option<Vec<u8>>, Error> {
    match name {
        "about" => bytes(&json!({ "version": env!("CARGO_PKG_VERSION"), "not_medical": NOT_MEDICAL })),
        "products" => bytes(&List(Shelf::Products).ask()?),
        "procedures" => bytes(&List(Shelf::Procedures).ask()?),
        "questions" => bytes(&questions()),
        "containers" => bytes(&CONTAINERS),
        "words" => bytes(&words()),
        "scorecard" => bytes(&exoskin::scorecard()),
        _ => return Ok(None),
    }
    .map(Some)
}

fn bytes(list: &impl Serialize) -> Result<Vec<u8>, Error> {
    serde_json::to_vec(list).map_err(|wrong| Error::Run(wrong.to_string()))
}

/// What a new scenario asks, with defaults and valid words.
fn questions() -> Vec<Value> {
    let one = |asked: Asked| json!({ "key": asked.key, "question": asked.question, "default": asked.default, "words": asked.words });
    asked().into_iter().map(one).collect()
}

/// Keys of answers in plain words: fates, steps of the strip, verdicts on claims.
fn words() -> Value {
    let fate = |(key, fate): (&str, Fate)| json!({ "key": key, "name": fate.name, "meaning": fate.meaning, "side": fate.side });
    let step = |key: &str| {
        let (name, meaning) = step(key);
        json!({ "step": key, "name": name, "meaning": meaning })
    };
    let verdict =
        |verdict: Verdict| json!({ "key": verdict, "mark": text::shape(verdict).to_string(), "word": verdict.word() });
    json!({
        "fates": fates().map(fate).collect::<Vec<_>>(),
        "steps": STEPS.map(step),
        "verdicts": Verdict::ALL.map(verdict),
    })
}
