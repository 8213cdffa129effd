//! Histories as people write them, and the mistakes they make.

use exoskin_quantity::Diagnostic;
use exoskin_vial::{History, Step, Timeline, load_product};
use proptest::prelude::*;

fn hold(celsius: f64, hours: f64) -> Step {
    Step::Hold { celsius, seconds: hours * 3600.0, dry: false }
}

#[test]
fn reads_steps() {
    let read = |text: &str| History::parse(text).unwrap().steps;
    assert_eq!(read("-80C 60d; thaw; 4C 36h"), [hold(-80.0, 1440.0), Step::Thaw, hold(4.0, 36.0)]);
    assert_eq!(read("36 h at 4 C"), [hold(4.0, 36.0)]);
    assert_eq!(read("\u{2212}80 °C for 2 weeks\nthaw"), [hold(-80.0, 336.0), Step::Thaw]);
    let dried = Step::Hold { celsius: 25.0, seconds: 30.0 * 86_400.0, dry: true };
    assert_eq!(read("lyophilised 25C 30d; reconstitute; 4C 2h"), [dried, Step::Reconstitute, hold(4.0, 2.0)]);
}

#[test]
fn steps_may_be_listed_with_commas_dashes_and_words() {
    let wanted = [hold(-80.0, 1440.0), Step::Thaw, hold(4.0, 36.0)];
    for text in [
        "-80C 60d, thaw, 4C 36h",
        "-80C 60d,thaw,4C 36h",
        "-80C, 60d, thaw, 4C, 36h",
        "-80C 60d, thaw; 4C 36h,",
        "-80C 60d then thaw then 4C 36h",
        "-80C 60d \u{2192} thaw \u{2192} 4C 36h",
        "\u{2013}80 °C 60 d \u{2013} thaw \u{2013} 4 °C 36 h",
        "-80ºC 60d; thaw; 4ºC 36h",
        "stored at -80°C for 60 days, thawed, then 36 hours at 4°C",
        "60 d @ -80 °C | thaw | 36 h @ 4 °C",
        "Frozen at -80C for 60d, thawed, kept at 4C for 36h",
        "-80°C (60 d), thaw, 4°C (36 h)",
        "-80C: 60d + thaw + 4C: 36h",
        "-80 degrees C for 60 days; thaw; 4 deg C 36h",
        "\u{2212}80℃ 60d，thaw，4℃ 36h",
        "\u{2212}80 ˚C for 60 d, thaw, 4 ˚C for 36 h",
    ] {
        assert_eq!(History::parse(text).map(|history| history.steps), Ok(wanted.to_vec()), "{text}");
    }
    let decimal = History::parse("-79,5 °C 1,5 d, thaw, 4,0C 0,5h").map(|history| history.steps);
    assert_eq!(decimal, Ok(vec![hold(-79.5, 36.0), Step::Thaw, hold(4.0, 0.5)]));
    for (text, column, problem) in [
        ("-80C 60d, thwa, 4C 36h", 11, "`thwa` is not a step"),
        ("4C 2h 3h, thaw", 7, "one number too many"),
        ("4C, thaw", 5, "`thaw` is not a step"),
        ("4C 36-48h", 4, "is a range, where one value is needed"),
        ("4C 1,500h", 4, "can be 1.500 or 1500"),
        ("-80C 1 440 h; thaw", 6, "`1` has no unit"),
        ("1. -80C 60d; 2. thaw", 1, "`1.` has no unit"),
        ("frozen at 4C for 2h", 1, "nothing stays frozen at 4 C"),
        ("-80C ~60d", 6, "`~60d` is not a step"),
    ] {
        let wrong = History::parse(text).unwrap_err();
        assert!(wrong.problem.contains(problem), "{text}: {wrong:?}");
        assert_eq!(wrong.place.column, column, "{text}: {wrong:?}");
    }
}

#[test]
fn says_what_is_wrong_and_where() {
    for (text, column, problem, nearest) in [
        ("-80C 60d; thwa; 4C 36h", 11, "`thwa` is not a step", Some("thaw")),
        ("-80C 60d; thaw; 900C 36h", 17, "900 C is outside the range for storing a vial", None),
        ("4C -36h", 4, "a time cannot be negative", None),
        ("4C 1e9d", 4, "longer than any vial is kept", None),
        ("4C 36", 4, "has no unit", None),
        ("4C 36kg", 4, "is a mass, not a time", None),
        ("4 36h", 1, "no unit", None),
        ("4C", 1, "no duration", None),
        ("36h", 1, "no temperature", None),
        ("4C 2h 3h", 7, "one number too many", None),
        ("4C 2h; thaw", 8, "nothing is frozen at this point", None),
        ("", 1, "the history is empty", None),
        (" ; ;", 1, "the history is empty", None),
    ] {
        let wrong = History::parse(text).unwrap_err();
        assert!(wrong.problem.contains(problem), "{text}: {wrong:?}");
        assert_eq!(wrong.place.column, column, "{text}: {wrong:?}");
        assert_eq!(wrong.nearest.as_deref(), nearest, "{text}");
        assert!(!wrong.expected.is_empty());
    }
}

#[test]
fn the_error_names_the_place_and_the_nearest_step() {
    let text = Diagnostic::from(History::parse("4C 1h; thaww").unwrap_err()).to_string();
    assert!(text.starts_with("column 8: `thaww` is not a step"), "{text}");
    assert!(text.contains("did you mean: `thaw`"), "{text}");
}

#[test]
fn crossing_zero_freezes_and_thaws_with_a_note() {
    let product = load_product("frozen_msc").unwrap();
    let of = |text: &str| Timeline::of(&product, &History::parse(text).unwrap());
    let inferred = of("-80C 30d; 4C 2h; -20C 5d; 4C 1h");
    assert_eq!(inferred.thaws(), 2);
    assert!(inferred.notes.iter().any(|note| note.contains("a thaw is inserted")), "{:?}", inferred.notes);
    assert!(inferred.notes.iter().any(|note| note.contains("a freeze is inserted")));
    let written = of("-80C 30d; thaw; 4C 2h; freeze; -20C 5d; thaw; 4C 1h");
    assert_eq!(written.events, inferred.events);
    assert!(written.notes.is_empty(), "{:?}", written.notes);
    assert_eq!(of("4C 48h").thaws(), 0);
}

#[test]
fn a_powder_stays_dry_until_it_is_dissolved() {
    let product = load_product("lyophilised_adipose").unwrap();
    let of = |text: &str| Timeline::of(&product, &History::parse(text).unwrap());
    assert_eq!(of("25C 30d").ends, exoskin_vial::Phase::Dry);
    assert_eq!(of("25C 30d; reconstitute; 4C 2h").ends, exoskin_vial::Phase::Liquid);
    assert_eq!(of("25C 30d; reconstitute; 4C 2h").events, of("lyophilised 25C 30d; reconstitute; 4C 2h").events);
}

proptest! {
    #[test]
    fn never_panics(text in "\\PC*") {
        let _ = History::parse(&text);
    }

    #[test]
    fn never_panics_on_nearly_right_text(text in "([-–0-9.,]{0,4}[CFdhs°º;, ]{0,3}|thaw|then|freeze|dry|lyophilised|reconstitute|;|\n){0,12}") {
        let _ = History::parse(&text);
    }

    #[test]
    fn what_is_shown_reads_the_same(celsius in -80..60i32, hours in 1..1000u32) {
        let history = History { steps: vec![hold(f64::from(celsius), f64::from(hours))] };
        let again = History::parse(&history.text()).unwrap();
        let (Step::Hold { seconds: a, .. }, Step::Hold { seconds: b, .. }) = (history.steps[0], again.steps[0]) else { panic!() };
        prop_assert!((a - b).abs() <= 0.01 * a, "{}", history.text());
    }
}
