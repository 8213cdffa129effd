//! The same quantity, wherever it is told, is the same number: random scenarios through text, JSON, report, sheets and
//! the page of hazards.
//!
//! Pages mark a number with the place in their document where it stands (`data-q`, a JSON pointer), tables of the text
//! with [`exoskin::answer::block::CellPath`]. What is shown there has to be that number as one of the program's writers
//! writes it. A few scenarios run with every test; `EXOSKIN_SCENARIOS=50` runs as many (`.ci/full agreement`), from the
//! one that `EXOSKIN_FROM` names.

mod bounds;
mod shown;
mod written;

use exoskin::record::summary::Summary;
use serde_json::Value;

use crate::common::exoskin;
use shown::{marked, matches};
use written::{Dice, scenario};

/// Scenarios where nobody asks for more.
const USUAL: u64 = 3;
const EXACTLY: [&str; 5] = ["--samples", "40", "--draws", "10", "-q"];
/// Fewest numbers that a scenario has to be compared in: without marks the test would say nothing.
const LEAST: usize = 40;

#[test]
fn every_number_is_the_same_wherever_it_is_told() {
    let asked = |name: &str| std::env::var(name).ok().and_then(|number| number.parse::<u64>().ok());
    let from = asked("EXOSKIN_FROM").unwrap_or(1);
    let mut wrong: Vec<String> = Vec::new();
    let mut compared = 0;
    for seed in from..from + asked("EXOSKIN_SCENARIOS").unwrap_or(USUAL) {
        let text = scenario(&mut Dice::new(seed));
        let found = told(&text);
        assert!(found.compared >= LEAST, "only {} numbers are marked in\n{text}", found.compared);
        compared += found.compared;
        wrong.extend(found.wrong.into_iter().map(|one| format!("scenario {seed}: {one}")));
    }
    assert!(wrong.is_empty(), "{} of {compared} numbers part:\n{}", wrong.len(), wrong.join("\n"));
}

/// What was found in one scenario.
#[derive(Default)]
struct Found {
    compared: usize,
    wrong: Vec<String>,
}

impl Found {
    fn number(&mut self, place: &str, document: &Value, path: &str, text: &str) {
        self.compared += 1;
        if !matches(document, path, text) {
            self.wrong.push(format!("{place} says `{text}` at {path}, where {}", shown::value(document, path)));
        }
    }

    fn page(&mut self, place: &str, document: &Value, page: &str) {
        for (path, text) in marked(page) {
            self.number(place, document, &path, &text);
        }
    }
}

fn told(text: &str) -> Found {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    let read = |name: &str| std::fs::read_to_string(folder.path().join(name)).expect("it is there");
    std::fs::write(at("s.toml"), text).expect("it is written");
    let ran = exoskin(&[&["run", &at("s.toml"), "--out", &at("out")], &EXACTLY[..]].concat());
    assert_eq!(ran.code, Some(0), "{}\n{text}", ran.err);
    let json: Value = serde_json::from_str(&read("out/summary.json")).expect("JSON");
    let mut found = Found { wrong: bounds::wrong(&json), ..Found::default() };
    for page in ["report", "clinician", "patient"] {
        found.page(page, &json, &read(&format!("out/{page}.html")));
    }
    terminal(&mut found, &json, &ran.out);
    let risk = exoskin(&[&["risk", &at("s.toml"), "--out", &at("risk.html"), "--json"], &EXACTLY[..]].concat());
    assert_eq!(risk.code, Some(0), "{}\n{text}", risk.err);
    let risk: Value = serde_json::from_str(&risk.out).expect("JSON");
    found.page("risk", &risk, &read("risk.html"));
    dark_spots(&mut found, &json, &risk);
    found
}

/// The neutral tables of the text: their cells stand in the output word for word, and at their places in the document.
fn terminal(found: &mut Found, json: &Value, out: &str) {
    let summary: Summary = serde_json::from_value(json.clone()).expect("a summary");
    for arm in &summary.arms {
        for block in exoskin::answer::arm::short(&summary, arm).parts.iter().flatten() {
            let exoskin::answer::block::Block::Table(table) = block else { continue };
            for cell in &table.paths {
                let text = &table.rows[cell.row][cell.column];
                // A long cell goes on in the next line after its band.
                let first = text.find(") ").map_or(text.as_str(), |end| &text[..=end]);
                assert!(out.contains(first) || wrapped(first, out), "the text lacks `{first}`:\n{out}");
                found.number("text", json, &cell.path, text);
            }
        }
    }
}

/// Whether a cell stands in the text broken over up to [`LINES`] lines: its words in order, starting anywhere in a line.
fn wrapped(cell: &str, out: &str) -> bool {
    let lines: Vec<&str> = out.lines().collect();
    lines.windows(LINES).any(|window| {
        let text = window.join(" ");
        let mut rest = text.as_str();
        cell.split(' ').all(|word| match rest.find(word) {
            Some(at) => {
                rest = &rest[at + word.len()..];
                true
            }
            None => false,
        })
    })
}

/// The most lines that a cell of numbers takes.
const LINES: usize = 3;

/// What a run says of the procedure alone is what the hazards say.
fn dark_spots(found: &mut Found, summary: &Value, risk: &Value) {
    let hazard = risk["hazards"].as_array().into_iter().flatten().find(|one| one["name"] == "dark_spots");
    let quantities = hazard.and_then(|one| one["quantities"].as_array()).cloned().unwrap_or_default();
    for arm in summary["arms"].as_array().into_iter().flatten().filter(|arm| !arm["dark_spots"].is_null()) {
        found.compared += 1;
        let alone = &arm["dark_spots"]["procedure_alone"];
        if !quantities.iter().any(|one| one["band"] == alone["band"]) {
            found.wrong.push(format!("arm {}: dark spots {alone}, but the hazards say {quantities:?}", arm["name"]));
        }
    }
}
