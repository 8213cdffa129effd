//! Times that a file does not write out: a unit in a heading, an interval above the data.

use exoskin_quantity::unit::{DAY_S, HOUR_S, MINUTE_S};
use exoskin_quantity::{Comma, Dimension, leading_number, parse_quantity};

use super::heading;
use super::layout;

/// Words for what lies between two readings, in the lines above them.
const INTERVAL: [&str; 8] =
    ["interval", "intervall", "logging rate", "sample rate", "logging cycle", "messrate", "messtakt", "intervalle"];
/// Lines at the top of a file that are searched.
const MOST_LINES: usize = 200;
/// Units of time as exports write them and nobody else, with the unit that they mean.
const ALSO: [(&str, &str); 7] =
    [("m", "min"), ("minuten", "min"), ("sek", "s"), ("sekunden", "s"), ("std", "h"), ("stunden", "h"), ("tage", "d")];

fn seconds_of(unit: &str) -> Option<f64> {
    let lower = unit.to_lowercase();
    let plain = ALSO.iter().find(|(also, _)| *also == lower).map_or(lower.as_str(), |(_, plain)| plain);
    parse_quantity(&format!("1 {plain}"), Dimension::Time).ok()
}

fn whole(seconds: f64) -> Option<u32> {
    ((1.0..=DAY_S).contains(&seconds) && seconds.fract() == 0.0).then_some(seconds as u32)
}

/// The seconds of one unit of a heading over elapsed time: `Elapsed (min)`, `Time [h]`; nothing where it names none.
pub(super) fn elapsed_unit(name: &str) -> Option<u32> {
    let words = heading::words(name);
    let (unit, before) = words.split_last()?;
    let is_time = before.iter().any(|word| matches!(word.as_str(), "elapsed" | "time" | "zeit" | "duration"));
    if is_time { whole(seconds_of(unit)?) } else { None }
}

/// What a line above the data says is between two readings: `Interval: 10 min`, `Logging interval;00:10:00`. In seconds.
pub(super) fn named(text: &str) -> Option<u32> {
    layout::lines(text, 0).take(MOST_LINES).find_map(|(_, line)| {
        let lower = line.to_lowercase();
        let at = INTERVAL.iter().find_map(|word| lower.find(word))?;
        let said = lower.get(at..)?;
        whole(seconds(said.get(said.find(|c: char| c.is_ascii_digit())?..)?.trim_end_matches(['"', ',', ';', ' ']))?)
    })
}

fn seconds(said: &str) -> Option<f64> {
    if said.contains(':') {
        let parts: Vec<f64> = said.split(':').map(|part| part.parse().ok()).collect::<Option<_>>()?;
        let [hours, minutes, seconds] = parts[..] else { return None };
        return Some(hours * HOUR_S + minutes * MINUTE_S + seconds);
    }
    let number = leading_number(said, Comma::Decimal).ok()?;
    let unit = number.rest.trim_start().split(|c: char| !c.is_alphabetic()).next()?;
    Some(number.value * seconds_of(unit)?)
}
