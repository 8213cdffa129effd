//! One known fact about a product: who says it, what, how and when.

use exoskin_quantity::toml::{Holds, Key, Keys, Table};
use exoskin_quantity::{Checked, Comma, leading_number, leading_range, quoted};

use super::items::{ITEMS, Item, Measure, Topic, find_item, no_item};
use super::units;
use crate::lot::MOST_POTENCY;

/// Who says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum From {
    /// The label or the seller's pages.
    Label,
    /// The certificate of a lot.
    Certificate,
    /// Somebody who does not sell it.
    MeasuredByOthers,
    /// The user.
    MeasuredByUs,
}

/// Words of the key `from` in product files.
pub(crate) const FROMS: [(&str, From); 4] = [
    ("label", From::Label),
    ("certificate", From::Certificate),
    ("measured by others", From::MeasuredByOthers),
    ("measured by us", From::MeasuredByUs),
];

impl From {
    /// Its words for people.
    pub fn words(self) -> &'static str {
        FROMS.iter().find(|(_, from)| *from == self).map_or("label", |(word, _)| word)
    }
}

/// One known fact.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Check {
    /// What it is about.
    pub item: &'static Item,
    /// The value as written, with its unit.
    pub value: String,
    /// The number in it, in the first unit of the item's measure, if it has one that can be compared.
    pub number: Option<Number>,
    /// Who says it.
    pub from: From,
    /// How it was measured; empty if not stated.
    pub method: String,
    /// Which lot; empty if not stated.
    pub lot: String,
    /// When; empty if not stated.
    pub date: String,
    /// Evidence rows behind it.
    pub evidence: Vec<String>,
}

/// A number that may be a range or a bound.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Number {
    /// The number, in the first unit of the item's measure; the lower end of a range.
    pub value: f64,
    /// The upper end of a range; the same number where it is none.
    pub high: f64,
    /// Smaller than, larger than, or equal to it.
    pub bound: Bound,
    /// Whether it is per vial rather than per mL.
    pub per_vial: bool,
}

/// How a number is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Bound {
    /// As written.
    Equal,
    /// `< 0.05`: less than.
    Below,
    /// `> 90`: more than.
    Above,
}

impl Check {
    /// Both ends of the number per mL, for a vial of that volume.
    pub fn per_ml(&self, volume_ml: f64) -> Option<(f64, f64)> {
        let number = self.number?;
        let volume = if number.per_vial { volume_ml } else { 1.0 };
        Some((number.value / volume, number.high / volume))
    }
}

/// What is wrong with a value: a sentence, and what was expected.
pub(crate) type ValueProblem = (String, String);

/// The number of a value and its unit, for items that have one; nothing where words are an answer, as in `not detected`.
///
/// # Errors
/// A missing number, a negative one, an unknown unit, anything else after the number.
pub(crate) fn number(item: &Item, value: &str, unit: &str, comma: Comma) -> Result<Option<Number>, ValueProblem> {
    let measure = item.measure;
    let (bound, rest) = bound(value.trim());
    let is_word = !rest.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '.' | ',' | '\u{2212}'));
    if measure == Measure::Free || is_word && (measure == Measure::ShareOrWords || says_none(measure, value)) {
        return Ok(None);
    }
    let example = example(measure);
    if is_word {
        return Err((format!("{} is not a number for {}", quoted(value), item.name), example));
    }
    let (rest, error) = with_error(rest, comma).map_err(|problem| (problem, example.clone()))?;
    let ends = leading_range(rest, comma).map_err(|wrong| (wrong.problem, format!("{}; {example}", wrong.expected)))?;
    if ends.low < 0.0 {
        return Err((format!("{} cannot be negative", item.name), example));
    }
    let behind = if ends.rest.is_empty() { error.unwrap_or("") } else { ends.rest };
    let unit = match (behind, unit.trim()) {
        ("", unit) => unit,
        // The error of a length in per cent of it.
        ("%", unit) if ends.rest.is_empty() && !unit.is_empty() => unit,
        (behind, "") => behind,
        (behind, unit) if units::plain(behind).eq_ignore_ascii_case(&units::plain(unit)) => unit,
        (behind, _) => return Err((format!("{} after the number is not understood", quoted(behind)), example)),
    };
    if let Some(problem) = missing_unit(item, ends.high, unit, value) {
        return Err((problem, example));
    }
    match units::factor(measure, unit) {
        Some((factor, per_vial)) => {
            Ok(Some(Number { value: ends.low * factor, high: ends.high * factor, bound, per_vial }))
        }
        // A potency in its own unit is shown, but relative to nothing.
        None if measure == Measure::ShareOrWords => Ok(None),
        None => Err((format!("{} is not a unit for {}", quoted(unit), item.name), example)),
    }
}

/// A value without its error, and what follows that: `132` and `nm` of `132 ± 12 nm`. The error itself is shown as it
/// is written; any count keeps the difference between laboratories, which is larger.
fn with_error(text: &str, comma: Comma) -> Result<(&str, Option<&str>), String> {
    let Some((value, error)) = text.split_once('±').or_else(|| text.split_once("+/-")) else {
        return Ok((text, None));
    };
    let number = leading_number(error, comma).map_err(|wrong| wrong.problem)?;
    let value = value.trim_end();
    let own = leading_number(value, comma).map_or("", |number| number.rest);
    let agrees = number.rest.is_empty() || own.is_empty() || units::plain(own) == units::plain(number.rest);
    if agrees {
        Ok((value, Some(number.rest)))
    } else {
        Err(format!("{} after the number is not understood", quoted(number.rest)))
    }
}

/// A unit that is missing where the number alone cannot be read.
fn missing_unit(item: &Item, value: f64, unit: &str, written: &str) -> Option<String> {
    let most = match (item.measure, item.topic) {
        (Measure::ShareOrWords, Topic::Potency) => MOST_POTENCY,
        (Measure::Share | Measure::ShareOrWords, _) => 1.0,
        _ => 0.0,
    };
    (unit.is_empty() && (most == 0.0 || value > most))
        .then(|| format!("the unit of {} is missing for {}", quoted(written), item.name))
}

/// Whether a value says in words that nothing was found, or that a test was passed.
fn says_none(measure: Measure, value: &str) -> bool {
    const NONE: [&str; 20] = [
        "not detected",
        "none detected",
        "not detectable",
        "undetectable",
        "n.d.",
        "nd",
        "negative",
        "absent",
        "none",
        "bdl",
        "bql",
        "<lod",
        "<loq",
        "below lod",
        "below loq",
        "below detection limit",
        "below the detection limit",
        "pass",
        "complies",
        "conforms",
    ];
    let plain = value.trim().to_lowercase().replace("< ", "<");
    matches!(measure, Measure::Endotoxin | Measure::MassPerVolume) && NONE.contains(&plain.trim_end_matches('.'))
        || matches!(measure, Measure::Endotoxin | Measure::MassPerVolume) && NONE.contains(&plain.as_str())
}

fn bound(text: &str) -> (Bound, &str) {
    for (mark, bound) in [
        ("<=", Bound::Below),
        ("<", Bound::Below),
        ("≤", Bound::Below),
        (">=", Bound::Above),
        (">", Bound::Above),
        ("≥", Bound::Above),
    ] {
        if let Some(rest) = text.strip_prefix(mark) {
            return (bound, rest.trim());
        }
    }
    (Bound::Equal, text)
}

fn example(measure: Measure) -> String {
    let units: Vec<&str> = units::of(measure).iter().map(|(name, _)| *name).filter(|name| !name.is_empty()).collect();
    format!("a number, with `<` or `>` before it if it is a bound, in {}", units.join(", "))
}

/// What `[[check]]` in a product file may contain.
pub(crate) const KEYS: Keys = Keys::of(&[
    Key::required("item", Holds::Suggested(items), "the item, for example `endotoxin`"),
    Key::required("value", Holds::Text, "the value with its unit, or words"),
    Key::required("from", Holds::Word(froms), "source of the value"),
    Key::optional("method", Holds::Text, "how it was measured"),
    Key::optional("lot", Holds::Text, "which lot"),
    Key::optional("date", Holds::Text, "when"),
    Key::optional("evidence", Holds::Text, "supporting evidence rows, separated by commas"),
]);

fn items() -> Vec<&'static str> {
    ITEMS.iter().map(|item| item.name).collect()
}

fn froms() -> Vec<&'static str> {
    FROMS.iter().map(|(word, _)| *word).collect()
}

/// `[[check]]` in a product file.
pub(crate) fn read(table: Table<'_>, rows: impl Fn(Table<'_>) -> Checked<Vec<String>>) -> Checked<Check> {
    table.only(&KEYS.names())?;
    let word = table.string("item")?;
    let Some(item) = find_item(&word) else {
        let (problem, expected, near) = no_item(&word);
        return Err(table.error_at("item", problem, expected).nearest(near));
    };
    let value = table.string("value")?;
    if value.trim().is_empty() {
        return Err(table.error_at("value", "`value` is empty", "what is known, or no [[check]] at all"));
    }
    let from = table.choice("from", &froms())?;
    let text = |key: &str| table.optional_string(key).map(Option::unwrap_or_default);
    Ok(Check {
        item,
        // Labels are free text; a value that cannot be compared is still shown.
        number: number(item, &value, "", Comma::Open).ok().flatten(),
        value,
        from: FROMS.iter().find(|(name, _)| *name == from).map_or(From::Label, |(_, from)| *from),
        method: text("method")?,
        lot: text("lot")?,
        date: text("date")?,
        evidence: if table.has("evidence") { rows(table)? } else { Vec::new() },
    })
}
