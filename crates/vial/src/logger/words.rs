//! Words in dates and times: months, weekdays, halves of the day, zones.

/// Beginnings of the names of months in the languages of exports, January first.
const MONTHS: [&[&str]; 12] = [
    &["jan", "ene", "gen", "janv", "led"],
    &["feb", "fév", "fev", "fevr"],
    &["mar", "mär", "mrz", "maa", "mrt"],
    &["apr", "avr", "abr"],
    &["may", "mai", "mag", "mei", "maj"],
    &["jun", "juin", "giu"],
    &["jul", "juil", "lug"],
    &["aug", "aoû", "aou", "ago"],
    &["sep", "set"],
    &["oct", "okt", "out", "ott"],
    &["nov"],
    &["dec", "dez", "déc", "dic"],
];

/// Longest beginning that is compared: `juin` and `juil` differ in their fourth letter.
const MONTH_LETTERS: usize = 4;

/// The month (1 to 12) that a word names or shortens.
pub(super) fn month(word: &str) -> Option<u32> {
    let lower = word.to_lowercase();
    if !(3..=10).contains(&lower.chars().count()) {
        return None;
    }
    (3..=MONTH_LETTERS).rev().find_map(|letters| {
        let end = lower.char_indices().nth(letters).map_or(lower.len(), |(at, _)| at);
        let index = MONTHS.iter().position(|names| names.contains(&&lower[..end]))?;
        u32::try_from(index + 1).ok()
    })
}

/// Beginnings of weekdays in English, German, French and Spanish, where they stand before a date.
const WEEKDAYS: [&str; 22] = [
    "mon", "tue", "wed", "thu", "fri", "sat", "sun", "mo", "di", "mi", "do", "fr", "sa", "so", "lun", "mardi", "mer",
    "jeu", "ven", "sam", "dim", "dom",
];

/// Whether a word is a weekday or its beginning.
pub(super) fn is_weekday(word: &str) -> bool {
    let lower = word.trim_end_matches(['.', ',']).to_lowercase();
    WEEKDAYS.iter().any(|day| lower == *day || (day.len() >= 3 && lower.starts_with(day)))
}

/// Words for the two halves of the day, and whether it is the afternoon.
const HALVES: [(&str, bool); 24] = [
    ("am", false),
    ("pm", true),
    ("a", false),
    ("p", true),
    ("fm", false),
    ("em", true),
    ("ap", false),
    ("ip", true),
    ("vorm", false),
    ("nachm", true),
    ("de", false),
    ("du", true),
    ("dop", false),
    ("odp", true),
    ("πμ", false),
    ("μμ", true),
    ("午前", false),
    ("午後", true),
    ("上午", false),
    ("下午", true),
    ("오전", false),
    ("오후", true),
    ("sa", false),
    ("ch", true),
];

/// Whether the word means the afternoon; nothing where it is no half of the day.
pub(super) fn half_day(word: &str) -> Option<bool> {
    let plain: String = word.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect();
    HALVES.iter().find(|(half, _)| *half == plain).map(|(_, afternoon)| *afternoon)
}

/// Words behind a time that say nothing.
pub(super) fn is_filler(word: &str) -> bool {
    ["uhr", "h", "hrs", "hours"].iter().any(|filler| word.eq_ignore_ascii_case(filler))
}

/// Time zones that exports name, in minutes ahead of UTC.
const ZONES: [(&str, i32); 33] = [
    ("utc", 0),
    ("gmt", 0),
    ("z", 0),
    ("wet", 0),
    ("west", 60),
    ("bst", 60),
    ("cet", 60),
    ("mez", 60),
    ("met", 60),
    ("cest", 120),
    ("mesz", 120),
    ("eet", 120),
    ("sast", 120),
    ("eest", 180),
    ("msk", 180),
    ("ist", 330),
    ("sgt", 480),
    ("hkt", 480),
    ("jst", 540),
    ("kst", 540),
    ("aest", 600),
    ("aedt", 660),
    ("nzst", 720),
    ("nzdt", 780),
    ("est", -300),
    ("edt", -240),
    ("cst", -360),
    ("cdt", -300),
    ("mst", -420),
    ("mdt", -360),
    ("pst", -480),
    ("pdt", -420),
    ("hst", -600),
];

/// Minutes ahead of UTC of a zone's short name.
pub(super) fn zone_minutes(word: &str) -> Option<i32> {
    ZONES.iter().find(|(zone, _)| word.eq_ignore_ascii_case(zone)).map(|(_, minutes)| *minutes)
}
