//! Bad procedure files: each mistake has its place, what was expected and the nearest word.

use exoskin_quantity::{Diagnostic, Source};
use exoskin_skin::{Setting, load_procedure, parse_procedure};

const GOOD: &str = r#"schema = 1
name = "mine"
title = "A pen"
device_class = "pen"
[channels]
density = { value = "1.5 /mm2", assumed = "a guess" }
passes = { value = 1, assumed = "once" }
width = { value = "70 um", evidence = "injury.mn.channel_diameter.roller_770um" }
needle = { value = "0.5 mm", assumed = "a setting" }
depth_ratio = "unknown"
coagulated_rim = { value = "0 um", assumed = "no heat" }
dead_rim = "unknown"
open_share = { value = 1, assumed = "open" }
closing_half_life = "unknown"
blood_filled = "unknown"
pattern = "random"
filling = "hole"
"#;

fn read(text: &str) -> Result<exoskin_skin::Procedure, Diagnostic> {
    parse_procedure(Source::new("mine.toml", text))
}

/// What is replaced, by what, and then: line, column, a part of the problem, the nearest word.
type Case = (&'static str, &'static str, (u32, u32), &'static str, Option<&'static str>);

const CASES: &[Case] = &[
    ("width =", "widht =", (8, 1), "[channels] has no key `widht`", Some("width")),
    ("title = \"A pen\"", "titel = \"A pen\"", (3, 1), "`titel` is not a key", Some("title")),
    ("\"pen\"", "\"pne\"", (4, 16), "`pne` is not a valid value", Some("pen")),
    ("\"70 um\"", "\"70 mg\"", (8, 19), "a mass, not a length", None),
    ("\"70 um\"", "\"70\"", (8, 19), "no unit", None),
    ("\"70 um\"", "\"-70 um\"", (8, 19), "-70 um", None),
    ("\"70 um\"", "\"70 mm\"", (8, 19), "7 cm", None),
    ("\"70 um\"", "\"90 to 70 um\"", (8, 19), "runs from high to low", None),
    (
        "channel_diameter.roller_770um",
        "channel_diameter.roler_770um",
        (8, 39),
        "is not an evidence row",
        Some("injury.mn.channel_diameter.roller_770um"),
    ),
    (", assumed = \"once\"", "", (7, 10), "`passes` gives no source", None),
    ("passes = { value = 1, assumed = \"once\" }\n", "", (5, 1), "`passes` is missing", None),
    ("dead_rim = \"unknown\"", "dead_rim = \"10 um\"", (12, 12), "text without a source", None),
    ("depth_ratio = \"unknown\"\n", "", (5, 1), "`depth_ratio` is missing", None),
    ("\"1.5 /mm2\"", "\"100 /mm2\"", (6, 11), "38 % of the skin", None),
    ("value = 1, assumed = \"open\"", "value = 1.5, assumed = \"open\"", (13, 24), "150 %", None),
    ("value = 1, assumed = \"open\"", "beta = { a = 1, b = -3 }, assumed = \"open\"", (13, 36), "`b` is -3", None),
    ("schema = 1", "schema = 2", (1, 10), "`schema` is 2", None),
    ("name = \"mine\"", "name = \"My Pen\"", (2, 8), "not a valid name for a procedure", None),
    ("device_class = \"pen\"", "device_class = \"none\"", (5, 1), "makes no channels", None),
];

#[test]
fn every_mistake_has_its_place() {
    read(GOOD).unwrap();
    for (old, new, (line, column), problem, nearest) in CASES {
        assert!(GOOD.contains(old), "{old}");
        let error = read(&GOOD.replacen(old, new, 1)).expect_err(new);
        let place = error.place.unwrap();
        assert_eq!((place.line, place.column), (*line, *column), "{new}: {error}");
        assert!(error.problem.contains(problem), "{new}: {error}");
        assert_eq!(error.nearest.as_deref(), *nearest, "{new}: {error}");
        assert_eq!(error.file.as_deref(), Some("mine.toml"));
    }
}

#[test]
fn a_misspelt_name_finds_the_nearest() {
    for (wrong, right) in [("microneedlng", "microneedling"), ("rollr", "roller"), ("fractional-c02", "fractional_co2")]
    {
        assert_eq!(load_procedure(wrong).unwrap_err().nearest.as_deref(), Some(right), "{wrong}");
    }
    assert!(load_procedure("does_not_exist.toml").unwrap_err().problem.contains("no such file"));
}

#[test]
fn settings_refuse_nonsense() {
    for (key, text, part, nearest) in [
        ("neddle", "1 mm", "is not a setting", Some("needle")),
        ("needle", "1", "no unit", None),
        ("needle", "1 mL", "a volume, not a length", None),
        ("needle", "5 m", "`needle` is", None),
        ("density", "-1 /cm2", "`density` is", None),
        ("passes", "0", "`passes` is 0", None),
    ] {
        let error = Setting::parse(key, text).unwrap_err();
        assert!(error.problem.contains(part), "{key} {text}: {error}");
        assert_eq!(error.nearest.as_deref(), nearest);
    }
    let mut laser = load_procedure("fractional_co2").unwrap();
    assert!(laser.set(Setting::parse("needle", "1 mm").unwrap()).unwrap_err().problem.contains("no needles"));
    let mut none = load_procedure("none").unwrap();
    assert!(none.set(Setting::parse("depth", "1 mm").unwrap()).unwrap_err().problem.contains("no channels"));
    let mut pen = load_procedure("pen").unwrap();
    assert!(pen.set(Setting::parse("density", "60 /mm2").unwrap()).unwrap_err().problem.contains("of the skin"));
}

#[test]
fn settings_are_one_whole_in_any_order() {
    let of = |pairs: &[&str]| {
        let mut pen = load_procedure("pen").unwrap();
        let settings: Vec<Setting> = pairs.iter().map(|pair| Setting::parse_pair(pair).unwrap()).collect();
        pen.set_all(&settings).map(|()| pen)
    };
    // Each alone, in some order, passes a state in which the channels would cover the skin.
    let (thin, dense) = ("width=5um", "density=100/mm2");
    let (one, two) = (of(&[dense, thin, "passes=2"]).unwrap(), of(&["passes=2", thin, dense]).unwrap());
    assert_eq!(format!("{:?}", one.channels), format!("{:?}", two.channels));
    let (place, wrong) = of(&["width=500um", dense]).unwrap_err();
    assert!(place == 1 && wrong.problem.contains("of the skin"), "{wrong}");
    let (place, wrong) = of(&["needle=1mm", "depth=1mm"]).unwrap_err();
    assert!(place == 1 && wrong.problem.contains("both set") && wrong.expected.is_some(), "{wrong}");
    assert!(of(&[]).is_ok());
}
