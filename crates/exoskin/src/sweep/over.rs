//! What is varied, as people write it: `apply.volume=1mL,2mL,5mL`, `apply.delay=0..60min:7`.

use std::str::FromStr;

use exoskin_quantity::{Checked, Comma, Diagnostic, leading_number, quoted};
use serde::Serialize;

/// One path of a scenario file and its values.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Over {
    /// The path.
    pub path: String,
    /// The values as texts, at least one.
    pub values: Vec<String>,
    /// The unit that all values are written in; none where they are words or differ in it.
    pub unit: Option<String>,
}

/// The most values of one range.
const MOST: usize = 1000;
/// Digits of a value between the ends of a range: 0.1 + 0.2 is 0.3.
const DIGITS: usize = 12;

impl Over {
    /// A value as a number in [`Over::unit`]; none for words.
    pub fn number(&self, value: &str) -> Option<f64> {
        self.unit.as_ref()?;
        split(value).map(|(number, _)| number)
    }
}

impl FromStr for Over {
    type Err = Diagnostic;

    fn from_str(text: &str) -> Checked<Over> {
        let form = "a path and values, for example `apply.volume=1mL,2mL` or `apply.delay=0..60min:7`";
        let wrong = |problem: String| Diagnostic::new(problem).argument("over").expected(form);
        let Some((path, values)) = text.split_once('=') else {
            return Err(wrong(format!("{} has no `=`", quoted(text))));
        };
        let (path, values) = (path.trim(), values.trim());
        if path.is_empty() || values.is_empty() {
            return Err(wrong(format!("{} lacks its path or its values", quoted(text))));
        }
        let values = match range(values) {
            Some(range) => range.map_err(|wrong| wrong.argument("over"))?,
            None => values.split(',').map(|value| value.trim().to_owned()).collect(),
        };
        if values.iter().any(String::is_empty) {
            return Err(wrong(format!("{} has an empty value", quoted(text))));
        }
        let twice = values.iter().enumerate().find(|(i, value)| values[..*i].contains(value));
        if let Some((_, value)) = twice {
            return Err(wrong(format!("{} contains {} twice", quoted(text), quoted(value))));
        }
        Ok(Over { path: path.to_owned(), unit: unit(&values), values })
    }
}

/// The values of `LOW..HIGH:COUNT`, equally spaced; none where the text is no range.
fn range(text: &str) -> Option<Checked<Vec<String>>> {
    let (low, rest) = text.split_once("..")?;
    let wrong = |problem: String| {
        Diagnostic::new(problem).expected("a range with its number of values, for example `0..60min:7`")
    };
    let Some((high, count)) = rest.rsplit_once(':') else {
        return Some(Err(wrong(format!("{} does not say how many values", quoted(text)))));
    };
    let count = match count.trim().parse::<usize>() {
        Ok(count) if (2..=MOST).contains(&count) => count,
        _ => return Some(Err(wrong(format!("{} is not a number of values (2 to {MOST})", quoted(count.trim()))))),
    };
    let (Some((first, low_unit)), Some((last, unit))) = (split(low), split(high)) else {
        return Some(Err(wrong(format!("{} is not a range of numbers", quoted(text)))));
    };
    if !low_unit.is_empty() && low_unit != unit {
        return Some(Err(wrong(format!("the ends of {} have different units", quoted(text)))));
    }
    let step = (last - first) / (count - 1) as f64;
    let value = |i: usize| if i + 1 == count { last } else { first + step * i as f64 };
    Some(Ok((0..count).map(|i| format!("{} {unit}", shortest(value(i))).trim().to_owned()).collect()))
}

/// A number without the noise of its last digits.
fn shortest(value: f64) -> String {
    let rounded: f64 = format!("{value:.DIGITS$e}").parse().unwrap_or(value);
    (0.0 + rounded).to_string()
}

/// A number and what follows it.
fn split(text: &str) -> Option<(f64, &str)> {
    let number = leading_number(text, Comma::Open).ok()?;
    Some((number.value, number.rest))
}

/// The unit of all values; none where one is no number or has another unit.
fn unit(values: &[String]) -> Option<String> {
    let units: Option<Vec<&str>> = values.iter().map(|value| split(value).map(|(_, unit)| unit)).collect();
    let units = units?;
    let first = *units.first()?;
    units.iter().all(|unit| *unit == first).then(|| first.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(text: &str) -> Vec<String> {
        text.parse::<Over>().expect("values").values
    }

    #[test]
    fn lists_and_ranges_become_values_with_their_unit() {
        assert_eq!(values("apply.volume=1mL, 2mL,5mL"), ["1mL", "2mL", "5mL"]);
        assert_eq!(values("d=0..60min:7"), ["0 min", "10 min", "20 min", "30 min", "40 min", "50 min", "60 min"]);
        assert_eq!(values("x=0.1..0.3:3"), ["0.1", "0.2", "0.3"]);
        assert_eq!(values("x=-20C..0C:2"), ["-20 C", "0 C"]);
        assert_eq!(values("label=1e9..3e9/mL:3"), ["1000000000 /mL", "2000000000 /mL", "3000000000 /mL"]);
        let over: Over = "d=0..60min:3".parse().expect("values");
        assert_eq!((over.unit.as_deref(), over.number("30 min")), (Some("min"), Some(30.0)));
        let words: Over = "session.procedure=roller,none".parse().expect("values");
        assert_eq!((words.unit.clone(), words.number("roller")), (None, None));
        assert_eq!("v=500uL,1mL".parse::<Over>().expect("values").unit, None, "two units are no column of numbers");
    }

    #[test]
    fn what_is_no_list_and_no_range_is_refused_with_an_example() {
        for text in ["volume", "=1", "v=", "v=1mL,", "v=1,1", "d=0..60min", "d=0..60min:1", "d=0s..60min:3", "d=a..b:3"]
        {
            let wrong = text.parse::<Over>().expect_err(text);
            assert!(wrong.to_string().contains("for example"), "{text}: {wrong}");
        }
    }
}
