//! The readouts in plain words: order, group, time axis, and the day on which arms are set against each other.

/// Which stretch of time a readout needs to be seen on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    /// Minutes to days.
    Hours,
    /// Hours to weeks.
    Days,
    /// Days to months.
    Months,
}

/// What a person would call an improvement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Better {
    /// More of it.
    More,
    /// Less of it.
    Less,
    /// Depends on why one looks.
    Neither,
}

/// A readout in plain words.
#[derive(Clone, Debug, PartialEq)]
pub struct Words {
    /// Name in the middle of a sentence.
    pub name: String,
    /// What it is, for people who have not met it.
    pub meaning: &'static str,
    /// Stretch of time.
    pub pace: Pace,
    /// Improvement.
    pub better: Better,
    /// Day on which the arms are compared, fixed beforehand; the last day where infinite.
    pub day: f64,
}

/// Readouts that are looked at together.
pub struct Group {
    /// Heading.
    pub title: &'static str,
    /// Keys in their order.
    pub keys: &'static [&'static str],
}

/// The groups in the order of time and depth; keys that are in none of them come last.
pub const GROUPS: [Group; 5] = [
    Group { title: "The wound", keys: &["wound_area"] },
    Group {
        title: "The first days",
        keys: &["temperature", "burning", "erythema", "tewl", "closure", "epidermis", "inflammation"],
    },
    Group {
        title: "Matrix and vessels",
        keys: &["collagen_3", "collagen_1", "elastin", "dermal_thickness", "vessels"],
    },
    Group {
        title: "Scar, wrinkle, pigment",
        keys: &["scar_depth", "scar_volume", "wrinkle_depth", "melanin", "dark_spot_risk"],
    },
    Group { title: "Hair", keys: &["hairs", "hair_diameter", "anagen"] },
];

/// What cools or burns is over within the hour.
const QUARTER_HOUR_D: f64 = 15.0 / 1440.0;

type Line = (&'static str, &'static str, &'static str, Pace, Better, f64);

/// Redness, burning and the like are over on the last day; they are compared while they last.
const LINES: &[Line] = &[
    ("wound_area", "wound area", "what is left of the open wound", Pace::Months, Better::Less, 4.0),
    ("temperature", "skin temperature", "at the surface", Pace::Hours, Better::Neither, QUARTER_HOUR_D),
    ("burning", "burning", "0 none, 10 worst imaginable", Pace::Hours, Better::Less, QUARTER_HOUR_D),
    ("erythema", "redness", "erythema index of an instrument", Pace::Days, Better::Less, 1.0),
    ("tewl", "water loss", "water that passes the barrier (TEWL)", Pace::Days, Better::Less, 1.0),
    ("closure", "closure", "wounded area under new epidermis", Pace::Days, Better::More, 1.0),
    ("epidermis", "living epidermis", "its thickness", Pace::Days, Better::Neither, 1.0),
    ("inflammation", "inflammation", "macrophages that drive it", Pace::Days, Better::Less, 1.0),
    ("collagen_3", "young collagen (III)", "the first to be laid down", Pace::Months, Better::Neither, f64::INFINITY),
    (
        "collagen_1",
        "lasting collagen (I)",
        "what gives the dermis its strength",
        Pace::Months,
        Better::More,
        f64::INFINITY,
    ),
    ("elastin", "elastin", "what lets skin spring back", Pace::Months, Better::More, f64::INFINITY),
    ("dermal_thickness", "dermal thickness", "as ultrasound sees it", Pace::Months, Better::More, f64::INFINITY),
    ("vessels", "vessels", "small blood vessels", Pace::Months, Better::Neither, f64::INFINITY),
    ("scar_depth", "scar depth", "below the skin around it", Pace::Months, Better::Less, f64::INFINITY),
    ("scar_volume", "scar volume", "what is missing under each cm²", Pace::Months, Better::Less, f64::INFINITY),
    ("wrinkle_depth", "wrinkle depth", "", Pace::Months, Better::Less, f64::INFINITY),
    ("melanin", "pigment", "melanin index of an instrument", Pace::Months, Better::Neither, f64::INFINITY),
    (
        "dark_spot_risk",
        "risk of dark spots",
        "pigment left by the injury itself",
        Pace::Months,
        Better::Less,
        f64::INFINITY,
    ),
    ("hairs", "hairs", "that can be counted", Pace::Months, Better::More, f64::INFINITY),
    ("hair_diameter", "hair diameter", "", Pace::Months, Better::More, f64::INFINITY),
    ("anagen", "growing hairs", "share of follicles in their growing phase", Pace::Months, Better::More, f64::INFINITY),
];

/// A readout's key in plain words; an unknown key is tidied up and compared on the last day.
pub fn words(key: &str) -> Words {
    match LINES.iter().find(|line| line.0 == key) {
        Some(&(_, name, meaning, pace, better, day)) => Words { name: name.into(), meaning, pace, better, day },
        None => Words {
            name: crate::words::tidy(key),
            meaning: "",
            pace: Pace::Months,
            better: Better::Neither,
            day: f64::INFINITY,
        },
    }
}

/// A unit as people write it: `µm`, `°C`, `mm³/cm²`.
pub fn unit(text: &str) -> String {
    match text {
        "C" => "°C".into(),
        "um" => "µm".into(),
        "1/cm2" => "per cm²".into(),
        "0-10" => "0 to 10".into(),
        other => other.replace("m2", "m²").replace("m3", "m³"),
    }
}

/// The readout as a singular, for people: `the number of hairs`.
pub fn noun(key: &str) -> String {
    match key {
        "hairs" => "the number of hairs".into(),
        "closure" => "the closed part of the wound".into(),
        "anagen" => "the share of growing hairs".into(),
        other => format!("the {}", words(other).name),
    }
}

/// What an improvement is for somebody who came with this condition; pigment counts only where it is the complaint.
pub fn better(key: &str, condition: &str) -> Better {
    if key == "melanin" && matches!(condition, "dark_spots" | "melasma") {
        return Better::Less;
    }
    words(key).better
}

/// What a person with this skin came for, most telling first; instruments before anything else.
pub fn headline(condition: &str) -> &'static [&'static str] {
    match condition {
        "acne_scar" => &["scar_volume", "scar_depth", "collagen_1"],
        "dark_spots" | "melasma" => &["melanin", "dark_spot_risk"],
        "wrinkles" => &["wrinkle_depth", "collagen_1", "elastin"],
        "androgenetic_alopecia" => &["hairs", "hair_diameter", "anagen"],
        "chronic_wound" => &["wound_area", "closure"],
        _ => &["erythema", "collagen_1", "dermal_thickness"],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_grouped_readout_has_words() {
        for key in GROUPS.iter().flat_map(|group| group.keys) {
            assert!(LINES.iter().any(|line| line.0 == *key), "{key} has no words");
        }
        assert_eq!(LINES.len(), GROUPS.iter().map(|group| group.keys.len()).sum::<usize>());
        assert_eq!(words("new_readout").name, "new readout");
        assert_eq!((unit("mm3/cm2"), unit("g/m2/h"), unit("um")), ("mm³/cm²".into(), "g/m²/h".into(), "µm".into()));
    }

    #[test]
    fn what_people_come_for_is_a_readout() {
        for condition in
            ["acne_scar", "dark_spots", "melasma", "wrinkles", "androgenetic_alopecia", "chronic_wound", "healthy"]
        {
            assert!(headline(condition).iter().all(|key| LINES.iter().any(|line| line.0 == *key)), "{condition}");
        }
    }
}
