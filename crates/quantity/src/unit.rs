//! Units as parameters declare them, and sizes of everyday units for code that makes or shows numbers.

use crate::dimension::{Dimension, Powers};
use crate::names::{FAMILIES, Family, Name};
use crate::parse::number_and_unit;

/// A unit, parsed where it is written: `Unit::of("uL/cm2/min")`.
///
/// In a `const` or `static`, an invalid text does not compile.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Unit {
    text: &'static str,
    size: Size,
}

/// What a unit's text means.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Size {
    times: f64,
    over: f64,
    powers: Powers,
    dimension: Option<Dimension>,
}

impl Unit {
    /// The unit that `text` names: names from the table of units, separated by `/`.
    ///
    /// # Panics
    /// If a name is not in the table; in a `const` or `static`, at compile time.
    pub const fn of(text: &'static str) -> Unit {
        match size(text) {
            Some(size) => Unit { text, size },
            None => panic!("no unit: write names from crates/quantity/src/names.rs, divided by `/`"),
        }
    }

    /// The unit as shown to people.
    pub const fn text(self) -> &'static str {
        self.text
    }

    /// What it measures, if that has a name.
    pub const fn dimension(self) -> Option<Dimension> {
        self.size.dimension
    }

    /// A value in this unit in base units. Temperatures stay in °C.
    pub fn to_base(self, value: f64) -> f64 {
        value * self.size.times / self.size.over
    }

    /// A value in base units in this unit.
    pub fn from_base(self, value: f64) -> f64 {
        value * self.size.over / self.size.times
    }

    /// Whether values in it are values in base units.
    pub const fn is_base(self) -> bool {
        self.size.times == self.size.over
    }

    /// The base value of a text such as `0.1 um/s`, if its unit measures the same thing as this one.
    pub fn read(self, text: &str) -> Option<f64> {
        let (number, unit) = number_and_unit(text)?;
        let written = size(&unit).filter(|written| written.powers == self.size.powers)?;
        Some(number * written.times / written.over)
    }
}

/// Reads a unit's text; none if it contains an unknown name.
const fn size(text: &str) -> Option<Size> {
    let bytes = text.as_bytes();
    let (mut times, mut over, mut powers, mut dimension) = (1, 1, Powers([0; 5]), None);
    let (mut start, mut parts) = (0, 0);
    while start <= bytes.len() {
        let end = part_end(bytes, start);
        let Some((family, name)) = find(bytes, start, end) else { return None };
        let (up, down) = (name.times as u128, name.over as u128);
        if parts == 0 {
            (times, over, powers, dimension) = (times * up, over * down, family.powers, family.dimension);
        } else {
            (times, over, powers) = (times * down, over * up, powers.without(family.powers));
        }
        (start, parts) = (end + 1, parts + 1);
    }
    let common = common_divisor(times, over);
    let dimension = if parts == 1 { dimension } else { Dimension::of_powers(powers) };
    Some(Size { times: (times / common) as f64, over: (over / common) as f64, powers, dimension })
}

/// Where the part that begins at `start` ends: at the next `/` or with the text.
const fn part_end(text: &[u8], start: usize) -> usize {
    let mut end = start;
    while end < text.len() && text[end] != b'/' {
        end += 1;
    }
    end
}

/// The name between `start` and `end`.
const fn find(text: &[u8], start: usize, end: usize) -> Option<(&'static Family, &'static Name)> {
    let mut at = 0;
    while at < FAMILIES.len() {
        let names = FAMILIES[at].names;
        let mut name = 0;
        while name < names.len() {
            if is_called(&names[name], text, start, end) {
                return Some((&FAMILIES[at], &names[name]));
            }
            name += 1;
        }
        at += 1;
    }
    None
}

const fn is_called(name: &Name, text: &[u8], start: usize, end: usize) -> bool {
    let mut at = 0;
    while at < name.spellings.len() {
        if is_same(name.spellings[at].as_bytes(), text, start, end) {
            return true;
        }
        at += 1;
    }
    false
}

const fn is_same(word: &[u8], text: &[u8], start: usize, end: usize) -> bool {
    if word.len() != end - start {
        return false;
    }
    let mut at = 0;
    while at < word.len() {
        if word[at] != text[start + at] {
            return false;
        }
        at += 1;
    }
    true
}

const fn common_divisor(a: u128, b: u128) -> u128 {
    if b == 0 { a } else { common_divisor(b, a % b) }
}

/// Per cent in one.
pub const PERCENT: f64 = 100.0;
/// Seconds in a minute.
pub const MINUTE_S: f64 = 60.0;
/// Seconds in an hour.
pub const HOUR_S: f64 = 3600.0;
/// Seconds in a day.
pub const DAY_S: f64 = 86_400.0;
/// Seconds in a year of an age.
pub const YEAR_S: f64 = 365.0 * DAY_S;
/// Micrometres in a millimetre.
pub const MM_UM: f64 = 1e3;
/// Square micrometres in a square millimetre.
pub const MM2_UM2: f64 = 1e6;
/// Square micrometres in a square centimetre.
pub const CM2_UM2: f64 = 1e8;
/// Cubic micrometres in a nanolitre.
pub const NL_UM3: f64 = 1e6;
/// Cubic micrometres in a microlitre or cubic millimetre.
pub const UL_UM3: f64 = 1e9;
/// Cubic micrometres in a millilitre.
pub const ML_UM3: f64 = 1e12;
/// Nanometres in a micrometre.
pub const UM_NM: f64 = 1e3;
/// Micrometres in a nanometre.
pub const NM_UM: f64 = 1e-3;
/// One nanolitre per minute in cubic micrometres per second.
pub const NL_PER_MIN: f64 = NL_UM3 / MINUTE_S;
/// Picograms in a kilogram.
pub const KG_PG: f64 = 1e15;
/// One microgram per millilitre in picograms per cubic micrometre.
pub const UG_PER_ML: f64 = 1e-6;
/// 0 °C in kelvin.
pub const ZERO_CELSIUS_K: f64 = 273.15;
