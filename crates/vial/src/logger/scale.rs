//! Celsius or Fahrenheit: in a unit, in a heading, in the lines above.

/// A temperature scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// Degrees Celsius.
    Celsius,
    /// Degrees Fahrenheit.
    Fahrenheit,
}

/// What a text says about the scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Named {
    /// Nothing.
    None,
    /// One of them.
    One(Scale),
    /// Both.
    Both,
}

/// What becomes of the degree sign when a file is read in another encoding than it was written, and its other spellings.
const DEGREES: [&str; 13] =
    ["â°", "ï¿½", "¡æ", "¡ã", "¡æ", "º", "˚", "∞", "\u{fffd}", "degrees", "degree", "deg.", "deg"];

impl Scale {
    /// Every scale with its word.
    pub const WORDS: [(&'static str, Scale); 2] = [("C", Scale::Celsius), ("F", Scale::Fahrenheit)];

    /// The other one.
    pub(super) fn other(self) -> Scale {
        match self {
            Scale::Celsius => Scale::Fahrenheit,
            Scale::Fahrenheit => Scale::Celsius,
        }
    }

    /// How it is written.
    pub(super) fn unit(self) -> &'static str {
        match self {
            Scale::Celsius => "°C",
            Scale::Fahrenheit => "°F",
        }
    }

    /// The value in °C.
    pub(super) fn celsius(self, value: f64) -> f64 {
        match self {
            Scale::Celsius => value,
            Scale::Fahrenheit => (value - 32.0) / 1.8, // number: definition of the Fahrenheit scale
        }
    }

    /// The scale of a unit that stands alone, next to a number or in a column of units.
    pub(super) fn of_unit(text: &str) -> Option<Scale> {
        if text.is_empty() || text.len() > 16 {
            return None;
        }
        let plain = with_degree_signs(text);
        let letters = plain.trim_matches([' ', '°', '(', ')', '[', ']', '.']);
        match letters {
            "c" | "℃" | "celsius" | "centigrade" => Some(Scale::Celsius),
            "f" | "℉" | "fahrenheit" => Some(Scale::Fahrenheit),
            _ => None,
        }
    }
}

/// The text in lower case with one spelling of the degree sign.
pub(super) fn with_degree_signs(text: &str) -> String {
    let mut plain = text.to_lowercase();
    for mark in DEGREES {
        if plain.contains(mark) {
            plain = plain.replace(mark, "°");
        }
    }
    plain.replace("° ", "°")
}

/// What a heading of a temperature column says about its scale. A letter counts only where a unit stands: a label may
/// end in an F.
pub(super) fn in_heading(heading: &str) -> Named {
    match in_line(heading) {
        Named::None => in_letters(heading),
        named => named,
    }
}

/// Whether a heading has kelvin, which are not read.
pub(super) fn is_kelvin(heading: &str) -> bool {
    let by_word = super::heading::words(heading).iter().any(|word| word == "kelvin");
    by_word || super::heading::ends_in_unit(heading) == Some('k')
}

/// What any line says about the scale by a degree sign or a name in full.
pub(super) fn in_line(line: &str) -> Named {
    let plain = with_degree_signs(line);
    let any = |marks: &[&str]| marks.iter().any(|mark| plain.contains(mark));
    named(any(&["°c", "℃", "celsius", "centigrade"]), any(&["°f", "℉", "fahrenheit"]))
}

/// What a line that speaks of units says, such as `Temp unit: C`.
pub(super) fn in_unit_line(line: &str) -> Named {
    let lower = line.to_lowercase();
    let about = ["unit", "einheit", "unité", "unidad", "scale"].iter().any(|word| lower.contains(word));
    let value = lower.rsplit([':', '=', ';', ',', '\t']).next().unwrap_or_default().trim();
    match Scale::of_unit(value).filter(|_| about) {
        Some(scale) => Named::One(scale),
        None => Named::None,
    }
}

/// What a line above the data says in either way.
pub(super) fn in_any_line(line: &str) -> Named {
    match in_line(line) {
        Named::None => in_unit_line(line),
        said => said,
    }
}

fn in_letters(heading: &str) -> Named {
    let words = super::heading::words(heading);
    let after_temperature =
        |letter: &str| words.windows(2).any(|pair| pair[1] == letter && super::heading::is_temperature_word(&pair[0]));
    let enclosed = |letter: &str| {
        let lower = heading.to_lowercase();
        [("(", ")"), ("[", "]")].iter().any(|(open, close)| lower.contains(&format!("{open}{letter}{close}")))
    };
    let alone = |letter: &str| words.len() == 1 && words[0] == letter;
    let last = super::heading::ends_in_unit(heading);
    let is = |letter: &str| {
        after_temperature(letter)
            || enclosed(letter)
            || alone(letter)
            || last.is_some_and(|last| letter.starts_with(last))
    };
    named(is("c"), is("f"))
}

/// What is said where each scale is named or not.
pub(super) fn named(celsius: bool, fahrenheit: bool) -> Named {
    match (celsius, fahrenheit) {
        (true, true) => Named::Both,
        (true, false) => Named::One(Scale::Celsius),
        (false, true) => Named::One(Scale::Fahrenheit),
        (false, false) => Named::None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_known_however_the_degree_sign_came_out() {
        for text in [
            "F",
            "°F",
            "ºF",
            "˚F",
            "DegF",
            "deg F",
            "Deg. F",
            "Â°F",
            "ï¿½F",
            "\u{fffd}F",
            "∞F",
            "Fahrenheit",
            "℉",
            "(°F)",
        ] {
            assert_eq!(Scale::of_unit(text), Some(Scale::Fahrenheit), "{text}");
        }
        for text in ["C", "°C", "Celsius", "degrees C", "℃", "° C"] {
            assert_eq!(Scale::of_unit(text), Some(Scale::Celsius), "{text}");
        }
        for text in ["", "%RH", "V", "K", "CF", "cold", "fm"] {
            assert_eq!(Scale::of_unit(text), None, "{text}");
        }
    }

    #[test]
    fn a_letter_counts_only_where_a_unit_stands() {
        use Named::{Both, None, One};
        use Scale::{Celsius, Fahrenheit};
        for (heading, named) in [
            ("Temp, °C (LGR S/N: 7, LBL: Freezer F)", One(Celsius)),
            ("Temp F", One(Fahrenheit)),
            ("temp_f", One(Fahrenheit)),
            ("TempC", One(Celsius)),
            ("Temp_C_Avg", One(Celsius)),
            ("T (F)", One(Fahrenheit)),
            ("Temperature_Fahrenheit", One(Fahrenheit)),
            ("Temp Freezer F", None),
            ("Freezer F", None),
            ("Temp °C / °F", Both),
            ("Celsius(°C)", One(Celsius)),
            ("Probe", None),
            ("Probe_C", One(Celsius)),
        ] {
            assert_eq!(in_heading(heading), named, "{heading}");
        }
        assert_eq!(in_unit_line("Temp unit: C"), One(Celsius));
        assert_eq!(in_unit_line("Company: C"), None);
    }
}
