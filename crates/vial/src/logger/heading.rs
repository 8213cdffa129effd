//! What the heading of a column says: temperature, something else, a device, a time.

use super::scale::{Named, in_line};

/// Words that name a temperature wherever they stand in a heading.
const TEMPERATURE: [&str; 5] = ["temp", "tmp", "celsius", "fahrenheit", "温"];

/// Parts of a heading that name something else, also where `temp` stands beside them.
const OTHER: [&str; 42] = [
    "humid",
    "feucht",
    "humedad",
    "umidi",
    "hygro",
    "dew",
    "dpt",
    "taupunkt",
    "rosée",
    "rosee",
    "rocío",
    "rocio",
    "rugiada",
    "batt",
    "akku",
    "volt",
    "pressure",
    "druck",
    "hpa",
    "co2",
    "setpoint",
    "set point",
    "sollwert",
    "consigne",
    "target",
    "alarm",
    "limit",
    "threshold",
    "grenz",
    "wet bulb",
    "heat index",
    "feels like",
    "kinetic",
    "deviation",
    "rssi",
    "signal",
    "elapsed",
    "湿度",
    "电池",
    "露点",
    "wind chill",
    "frost point",
];

/// Words of a heading that name something else.
const OTHER_WORDS: [&str; 22] = [
    "rh", "hr", "hum", "dp", "sp", "sv", "set", "soll", "mkt", "std", "sd", "stddev", "v", "mv", "lux", "light", "lat",
    "lon", "pa", "kpa", "mbar", "mah",
];

/// Words of a heading over numbers that count records or name things.
const COUNTING_WORDS: [&str; 20] = [
    "no", "nr", "num", "number", "id", "index", "record", "rn", "sample", "seq", "count", "row", "line", "point",
    "entry", "serial", "sn", "#", "event", "status",
];

/// Words of a heading over the names of devices.
const DEVICE_WORDS: [&str; 24] = [
    "device",
    "logger",
    "sensor",
    "serial",
    "probe",
    "entity",
    "transmitter",
    "receiver",
    "tag",
    "node",
    "station",
    "location",
    "room",
    "name",
    "channel",
    "mac",
    "gerät",
    "geraet",
    "fühler",
    "sonde",
    "appareil",
    "unit_id",
    "sn",
    "respondent",
];

/// Words of a heading over times.
const TIME_WORDS: [&str; 16] = [
    "time",
    "date",
    "zeit",
    "datum",
    "timestamp",
    "epoch",
    "unix",
    "created",
    "changed",
    "fecha",
    "hora",
    "heure",
    "ora",
    "tijd",
    "日時",
    "時刻",
];

/// A heading without what HOBO writes about the logger behind it: serial numbers and labels.
fn core(heading: &str) -> &str {
    let end = ["(LGR", "(SEN", "(lgr", "(sen"].iter().filter_map(|mark| heading.find(mark)).min();
    &heading[..end.unwrap_or(heading.len())]
}

/// Words of a heading in lower case; a change of case or from letters to digits begins a new one.
pub(super) fn words(heading: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut last = ' ';
    let mut letters = core(heading).chars().peekable();
    while let Some(c) = letters.next() {
        if c.is_alphanumeric() || c == '#' {
            let next_is_small = letters.peek().is_some_and(|next| next.is_lowercase());
            let turns = (last.is_lowercase() && c.is_uppercase())
                || (last.is_uppercase() && c.is_uppercase() && next_is_small)
                || (last.is_alphabetic() && c.is_numeric())
                || (last.is_numeric() && c.is_alphabetic());
            if turns || !(last.is_alphanumeric() || last == '#') {
                found.push(String::new());
            }
            if let Some(word) = found.last_mut() {
                word.extend(c.to_lowercase());
            }
        }
        last = c;
    }
    found
}

/// Whether the word names a temperature.
pub(super) fn is_temperature_word(word: &str) -> bool {
    matches!(word, "t" | "tc" | "rtd") || TEMPERATURE.iter().any(|known| word.contains(known))
}

/// Whether a heading names a temperature and nothing else.
pub(super) fn is_temperature(heading: &str) -> bool {
    let core = core(heading);
    let named = words(core).iter().any(|word| is_temperature_word(word)) || in_line(core) != Named::None;
    !is_other(heading) && (named || ends_in_unit(core).is_some())
}

/// The letter of a scale at the end of a heading, where it is written as a unit: `Probe_C`, `CH1 (F)`.
pub(super) fn ends_in_unit(heading: &str) -> Option<char> {
    let lower = core(heading).trim().to_lowercase();
    ['c', 'f', 'k'].into_iter().find(|letter| {
        [format!("_{letter}"), format!("({letter})"), format!("[{letter}]")].iter().any(|unit| lower.ends_with(unit))
    })
}

/// Whether a heading names the logger's own temperature or that of the room, rather than a probe's.
pub(super) fn is_surroundings(heading: &str) -> bool {
    const WORDS: [&str; 11] =
        ["panel", "internal", "board", "cpu", "chip", "mcu", "ambient", "room", "body", "case", "intern"];
    let words = words(heading);
    has(&words, &WORDS) || words.windows(2).any(|pair| pair[0] == "p" && is_temperature_word(&pair[1]))
}

/// Whether a cell above the data names both quantities of a logger, such as its model, and thus no column.
pub(super) fn names_both(cell: &str) -> bool {
    in_line(cell) != Named::None && has(&words(cell), &["rh", "hr", "hum"])
}

/// Whether a cell is the state of something, not a name: `ON`, `closed`.
pub(super) fn is_state(text: &str) -> bool {
    const STATES: [&str; 18] = [
        "on", "off", "yes", "no", "ok", "true", "false", "open", "closed", "alarm", "normal", "high", "low", "x",
        "idle", "running", "none", "good",
    ];
    STATES.iter().any(|state| text.eq_ignore_ascii_case(state))
}

/// Whether a heading names something that is no temperature.
pub(super) fn is_other(heading: &str) -> bool {
    let lower = core(heading).to_lowercase();
    let words = words(heading);
    OTHER.iter().any(|part| lower.contains(part)) || has(&words, &OTHER_WORDS)
}

/// Whether a heading stands over numbers of records, names or marks.
pub(super) fn is_counting(heading: &str) -> bool {
    core(heading).trim() == "#" || has(&words(heading), &COUNTING_WORDS)
}

/// Whether a heading stands over names of devices.
pub(super) fn is_device(heading: &str) -> bool {
    has(&words(heading), &DEVICE_WORDS)
}

/// Whether a heading stands over times.
pub(super) fn is_time(heading: &str) -> bool {
    words(heading).iter().any(|word| TIME_WORDS.iter().any(|known| word == known || word.ends_with("zeit")))
        || heading.to_lowercase().contains("timestamp")
}

/// Whether a heading stands over a state that is 0 or 1 rather than measured.
pub(super) fn is_flag(heading: &str) -> bool {
    let lower = heading.to_lowercase();
    ["alarm", "status", "event", "flag", "door", "mark", "state"].iter().any(|word| lower.contains(word))
}

fn has(words: &[String], known: &[&str]) -> bool {
    words.iter().any(|word| known.contains(&word.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_read_by_their_words() {
        for heading in [
            "Temp, °C (LGR S/N: 7, SEN S/N: 7, LBL: Alarm fridge)",
            "Temp Lower Shelf (°C)",
            "T1",
            "T",
            "Temperatur [°C]",
            "Température (°C)",
            "Celsius(°C)",
            "Temp_C_Avg Deg C Avg",
            "temperature",
            "Fridge 2 °C",
            "温度(℃)",
            "CH1 ℃",
            "Probe_C",
            "CH2 (F)",
        ] {
            assert!(is_temperature(heading), "{heading}: {:?}", words(heading));
        }
        for heading in [
            "RH (%)",
            "DPT(°C)",
            "Dew Point(°C)",
            "Batt, V (LGR S/N: 7)",
            "BattV_Min Volts Min",
            "High Alarm",
            "Set Temp",
            "Temp setpoint (°C)",
            "Low Limit °C",
            "MKT °C",
            "Humidity(%rh)",
        ] {
            assert!(is_other(heading), "{heading}: {:?}", words(heading));
        }
        for heading in ["#", "No.", "Record", "RN", "entry_id", "Sample Number"] {
            assert!(is_counting(heading), "{heading}: {:?}", words(heading));
        }
        for heading in ["Device", "entity_id", "Logger", "Sensor ID", "SerialNumber"] {
            assert!(is_device(heading), "{heading}: {:?}", words(heading));
        }
        for heading in ["Date Time, GMT+01:00", "created_at", "Timestamp", "last_changed", "Datum/Uhrzeit"] {
            assert!(is_time(heading), "{heading}: {:?}", words(heading));
        }
    }
}
