//! Errors in TOML files point at the line and column of the mistake.

use exoskin_quantity::toml::{Document, Known};
use exoskin_quantity::{Diagnostic, Dimension, Place, Source};

const TEXT: &str = r#"title = "REF"
passes = 3
[dose]
volume = "2 mL"
count = "1e9 to 2.5e10 /mL"
site = "fcae"
share = 0.4
[[arms]]
name = "one"
steps = ["a", 7]
[[arms]]
name = "two"
inline = [{ at = "10 min" }, { at = "1 mg" }]
"#;

fn document(text: &str) -> Document {
    Document::parse(Source::new("x.toml", text)).unwrap_or_else(|error| panic!("{error}"))
}

fn place(error: &Diagnostic) -> (u32, u32) {
    error.place.map_or((0, 0), |Place { line, column }| (line, column))
}

#[test]
fn texts_that_forge_lines_or_turn_the_writing_are_refused_with_their_place() {
    let cases = [
        ("a = \"one\\ntwo\"", (1, 5), "a line break"),
        ("a = \"\"\"one\ntwo\"\"\"", (1, 11), "a line break"),
        ("a = \"tab\\there\"", (1, 5), "a tab"),
        ("a = \"x\u{202e}y\"", (1, 7), "U+202E, which changes the direction of writing"),
        ("a = \"x\\u2067y\"", (1, 5), "U+2067, which changes the direction of writing"),
        ("a = \"x\\u001by\"", (1, 5), "the control character U+001B"),
        ("a = \"x\u{feff}y\"", (1, 7), "the invisible character U+FEFF"),
    ];
    for (text, at, told) in cases {
        let document = document(text);
        let error = document.root().string("a").unwrap_err();
        assert_eq!(place(&error), at, "{text:?}");
        assert!(error.problem == format!("`a` holds {told}") && error.expected.is_some(), "{error}");
        let listed = Document::parse(Source::new("x.toml", text.replacen("= ", "= [", 1) + "]")).unwrap();
        let error = listed.root().strings("a").unwrap_err();
        assert!(error.problem.ends_with(told) && error.place.is_some(), "{error}");
    }
    assert_eq!(document("a = \"皮膚 بشرة 25 °C\"").root().string("a").unwrap(), "皮膚 بشرة 25 °C");
}

#[test]
fn values_are_read_by_type() {
    let document = document(TEXT);
    let root = document.root();
    assert_eq!(root.string("title").unwrap(), "REF");
    assert_eq!(root.integer("passes").unwrap(), 3);
    assert_eq!(root.number("passes").unwrap(), 3.0);
    assert_eq!(root.keys(), ["title", "passes", "dose", "arms"]);
    let dose = root.table("dose").unwrap();
    assert_eq!(dose.quantity("volume", Dimension::Volume).unwrap(), 2e12);
    assert_eq!(dose.quantity("share", Dimension::Fraction).unwrap(), 0.4);
    assert_eq!(dose.known_quantity("count", Dimension::Concentration).unwrap(), Known::Between(0.001, 0.025));
    assert_eq!(dose.known_quantity("nothing", Dimension::Mass).unwrap(), Known::Unknown);
    let arms = root.tables("arms").unwrap();
    assert_eq!(arms[1].string("name").unwrap(), "two");
    assert_eq!(arms[1].tables("inline").unwrap()[0].quantity("at", Dimension::Time).unwrap(), 600.0);
    assert!(root.optional_table("condition").unwrap().is_none());
    assert!(root.tables("none").unwrap().is_empty() && root.strings("none").unwrap().is_empty());
    assert!(!root.boolean("none").unwrap());
}

#[test]
fn unknown_keys_have_place_choices_and_nearest() {
    let document = document(TEXT);
    let dose = document.root().table("dose").unwrap();
    let error = dose.only(&["volume", "counts", "site", "share"]).unwrap_err();
    assert_eq!(place(&error), (5, 1));
    assert_eq!(error.nearest.as_deref(), Some("counts"));
    assert!(error.to_string().starts_with("x.toml:5:1: [dose] has no key `count`\n  expected: `volume`"), "{error}");
    assert!(dose.only(&["volume", "count", "site", "share"]).is_ok());
    let error = document.root().only(&["title"]).unwrap_err();
    assert_eq!((place(&error), error.problem.contains("of this file")), ((2, 1), true));
}

#[test]
fn mistakes_point_at_the_value() {
    let document = document(TEXT);
    let root = document.root();
    let dose = root.table("dose").unwrap();
    let arms = root.tables("arms").unwrap();
    let at = |error: Diagnostic| place(&error);
    assert_eq!(at(dose.quantity("volume", Dimension::Mass).unwrap_err()), (4, 10));
    assert_eq!(at(dose.choice("site", &["face", "scalp"]).unwrap_err()), (6, 8));
    assert_eq!(dose.choice("site", &["face", "scalp"]).unwrap_err().nearest.as_deref(), Some("face"));
    assert_eq!(at(dose.quantity("share", Dimension::Volume).unwrap_err()), (7, 9));
    assert_eq!(at(dose.string("missing").unwrap_err()), (3, 1));
    assert_eq!(at(root.table("title").unwrap_err()), (1, 9));
    assert_eq!(at(root.tables("passes").unwrap_err()), (2, 10));
    assert_eq!(at(root.string("passes").unwrap_err()), (2, 10));
    assert_eq!(at(arms[0].strings("steps").unwrap_err()), (10, 15));
    assert_eq!(at(arms[1].string("missing").unwrap_err()), (11, 1));
    let inline = arms[1].tables("inline").unwrap();
    assert_eq!(at(inline[1].quantity("at", Dimension::Time).unwrap_err()), (13, 37));
    assert_eq!(dose.key_place("site"), Place { line: 6, column: 1 });
    assert_eq!(dose.place_in_string("count", 4), Place { line: 5, column: 14 });
}

#[test]
fn ranges_are_told_in_peoples_units() {
    let document = document("depth = \"5 mm\"\ncount = \"1e30 /mL\"\ngood = \"1 mm\"\nsteps = [\"1 min\", \"2 h\"]");
    let root = document.root();
    let error = root.quantity_in("depth", Dimension::Length, 0.0..=1900.0).unwrap_err();
    assert_eq!(error.to_string(), "x.toml:1:9: `depth` is 5 mm\n  expected: 0 um to 1.9 mm");
    assert!(root.known_quantity_in("count", Dimension::Concentration, 0.0..=10.0).is_err());
    assert_eq!(root.quantity_in("good", Dimension::Length, 0.0..=1900.0).unwrap(), 1000.0);
    assert_eq!(root.quantities_in("steps", Dimension::Time, 0.0..=1e4).unwrap(), [60.0, 7200.0]);
    let error = root.quantities_in("steps", Dimension::Time, 0.0..=1e3).unwrap_err();
    assert_eq!(place(&error), (4, 19), "{error}");
}

#[test]
fn numbers_must_be_finite() {
    let document = document("a = inf\nb = nan\nc = \"inf mL\"");
    assert!(document.root().number("a").is_err());
    assert!(document.root().number("b").is_err());
    assert!(document.root().quantity("a", Dimension::Fraction).is_err());
    assert!(document.root().quantity("c", Dimension::Volume).is_err());
}

#[test]
fn broken_files_are_told_with_their_place() {
    let parse = |text: &str| Document::parse(Source::new("x.toml", text)).unwrap_err();
    assert_eq!(place(&parse("a = 1\nb = = 2\n")).0, 2);
    assert_eq!(place(&parse("a = 1\na = 2\n")).0, 2);
    assert!(parse(" \n ").problem.contains("empty"));
    assert!(parse(&format!("a = \"{}\"", "x".repeat(1 << 20))).problem.contains("larger than 1 MiB"));
    assert!(parse(&format!("a = {}", "[".repeat(100_000))).place.is_some());
    assert!(parse(&format!("a = {}1{}", "{ b = ".repeat(10_000), "}".repeat(10_000))).place.is_some());
    assert!(parse(&format!("{}a = 1", "a.".repeat(100_000))).problem.contains("TOML"));
    assert!(parse(&format!("[{}a]\nb = 1", "a.".repeat(100_000))).problem.contains("TOML"));
}

#[test]
fn what_is_no_toml_says_what_was_expected() {
    let deep = format!("a = {}1", "[".repeat(10_000));
    let keys = ["a"; 10_000].join(".");
    let cases =
        ["a = 1\na = 2", "a = 99999999999999999999", &deep, &keys, &format!("[{keys}]"), "a = \"b", "a b", "\0"];
    for text in cases {
        let wrong = Document::parse(Source::new("x.toml", text)).unwrap_err();
        assert!(wrong.place.is_some() && wrong.to_string().contains("expected"), "{wrong}");
    }
}

#[test]
fn lists_of_quantities_say_what_they_hold() {
    let document = document("rub = \"5 min\"");
    let wrong = document.root().quantities_in("rub", Dimension::Time, 0.0..=1.0).unwrap_err();
    assert!(wrong.expected.as_deref().is_some_and(|text| text.contains("10 min")), "{wrong}");
}
