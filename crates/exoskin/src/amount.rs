//! Quantities of a question: made from a number in a unit, or read as people write them.

use std::fmt;
use std::str::FromStr;

use exoskin_quantity::unit::{CM2_UM2, DAY_S, HOUR_S, MINUTE_S, ML_UM3, MM_UM};
use exoskin_quantity::{Checked, Comma, Diagnostic, Dimension, parse_quantity, quoted, read_number, show_quantity};

macro_rules! amounts {
    ($($(#[$doc:meta])* $name:ident, $dimension:ident, $base:ident {
        $($(#[$unit_doc:meta])* $unit:ident = $text:literal * $size:expr;)*
    })*) => {$(
        $(#[$doc])*
        ///
        /// It keeps its original wording: titles and scenarios repeat it.
        #[derive(Clone, Debug, PartialEq)]
        pub struct $name {
            text: String,
            base: f64,
        }

        impl $name {
            $($(#[$unit_doc])*
            pub fn $unit(value: f64) -> $name {
                $name { text: format!(concat!("{} ", $text), value), base: value * $size }
            })*

            /// In base units: um, um², um³, s, °C, pg.
            pub fn $base(&self) -> f64 {
                self.base
            }
        }

        impl FromStr for $name {
            type Err = Diagnostic;

            fn from_str(text: &str) -> Checked<$name> {
                let base = parse_quantity(text, Dimension::$dimension).map_err(|wrong| wrong.unplaced())?;
                Ok($name { text: text.to_owned(), base })
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.text)
            }
        }
    )*};
}

amounts! {
    /// A volume, for example `2mL`.
    Volume, Volume, um3 {
        /// Millilitres.
        ml = "mL" * ML_UM3;
    }
    /// An area, for example `40cm2`.
    Area, Area, um2 {
        /// Square centimetres.
        cm2 = "cm2" * CM2_UM2;
    }
    /// A length, for example `0.5mm`.
    Length, Length, um {
        /// Millimetres.
        mm = "mm" * MM_UM;
    }
    /// A time, for example `36h`.
    Time, Time, seconds {
        /// Minutes.
        minutes = "min" * MINUTE_S;
        /// Hours.
        hours = "h" * HOUR_S;
        /// Days.
        days = "d" * DAY_S;
    }
    /// A temperature, for example `4C`.
    Temperature, Temperature, celsius {
        /// Degrees Celsius.
        of_celsius = "C" * 1.0;
    }
    /// A mass, for example `70kg`.
    Mass, Mass, pg {
        /// Kilograms.
        kg = "kg" * PG_PER_KG;
    }
}

/// Picograms in a kilogram.
pub(crate) const PG_PER_KG: f64 = 1e15;

/// A person's age, for example `40`, `40 years`.
#[derive(Clone, Debug, PartialEq)]
pub struct Age(String);

impl Age {
    /// Years.
    pub fn years(value: f64) -> Age {
        Age(format!("{value} years"))
    }
}

impl FromStr for Age {
    type Err = Diagnostic;

    /// A bare number is in years.
    fn from_str(text: &str) -> Checked<Age> {
        let text = text.trim();
        let bare = read_number(text, Comma::Open).is_ok();
        let whole = if bare { format!("{text} years") } else { text.to_owned() };
        parse_quantity(&whole, Dimension::Time).map_err(|wrong| wrong.unplaced())?;
        Ok(Age(whole))
    }
}

impl fmt::Display for Age {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A day of the course, for example `28`, `12 weeks`, `15 min`.
#[derive(Clone, Debug, PartialEq)]
pub struct Day {
    text: String,
    /// Days since the start.
    pub(crate) days: f64,
}

impl Day {
    /// Days since the start.
    pub fn of(days: f64) -> Day {
        Day { text: days.to_string(), days }
    }
}

impl FromStr for Day {
    type Err = Diagnostic;

    /// A bare number is in days.
    fn from_str(text: &str) -> Checked<Day> {
        let days = match read_number(text, Comma::Open) {
            Ok(days) => days,
            Err(_) => text.parse::<Time>()?.seconds() / DAY_S,
        };
        Ok(Day { text: text.to_owned(), days })
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// `value` if it lies between two ends (inclusive); otherwise why not.
pub(crate) fn between(value: f64, text: &str, dimension: Dimension, ends: (f64, f64), why: &str) -> Checked<f64> {
    if value >= ends.0 && value <= ends.1 {
        return Ok(value);
    }
    let show = |value| show_quantity(value, dimension);
    let expected = format!("between {} and {}", show(ends.0), show(ends.1));
    Err(Diagnostic::new(format!("{} {why}", quoted(text))).expected(expected))
}

/// A quantity between two ends, read from a text.
pub(crate) fn read_between(text: &str, dimension: Dimension, ends: (f64, f64), why: &str) -> Checked<f64> {
    let value = parse_quantity(text, dimension).map_err(|wrong| wrong.unplaced())?;
    between(value, text, dimension, ends, why)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_keep_their_words() {
        let volume: Volume = "2mL".parse().expect("a volume");
        assert_eq!((volume.to_string(), volume.um3()), ("2mL".to_owned(), 2e12));
        assert_eq!(Volume::ml(2.0).to_string().parse::<Volume>().expect("the same").um3(), volume.um3());
        assert_eq!(Temperature::of_celsius(-80.0).celsius(), -80.0);
        assert!("5 mg".parse::<Volume>().is_err());
    }

    #[test]
    fn a_bare_age_is_in_years() {
        assert_eq!("40".parse::<Age>().map(|age| age.to_string()), Ok("40 years".into()));
        assert_eq!("40 weeks".parse::<Age>().map(|age| age.to_string()), Ok("40 weeks".into()));
        assert!("old".parse::<Age>().is_err());
    }
}
