//! Numbers as people and instruments write them: what each form is read as, and what is refused, with its place.

use exoskin_quantity::number::{Comma, leading_number, leading_range, read_number, read_range};
use exoskin_quantity::{Dimension, Source, parse_quantity, parse_range};

fn value(text: &str) -> Option<f64> {
    read_number(text, Comma::Open).ok()
}

#[test]
fn every_form_of_a_number_is_read_whole() {
    for (text, number) in [
        ("17000000000", 1.7e10),
        ("17 000 000 000", 1.7e10),
        ("17\u{a0}000\u{a0}000\u{a0}000", 1.7e10),
        ("17\u{2009}000\u{2009}000\u{2009}000", 1.7e10),
        ("17\u{202f}000\u{202f}000,5", 17_000_000.5),
        ("17'000'000'000", 1.7e10),
        ("17\u{2019}000.25", 17_000.25),
        ("17_000_000_000", 1.7e10),
        ("1_0", 10.0),
        ("17,000,000,000", 1.7e10),
        ("17.000.000.000", 1.7e10),
        ("1,234.5", 1234.5),
        ("1.234,5", 1234.5),
        ("1.050", 1.05),
        ("1,5", 1.5),
        ("1,50", 1.5),
        ("0,125", 0.125),
        ("-0,125", -0.125),
        ("1,2345", 1.2345),
        (",5", 0.5),
        (".5", 0.5),
        ("5.", 5.0),
        ("+5", 5.0),
        ("\u{2212}5", -5.0),
        ("\u{2013}5", -5.0),
        ("  5 ", 5.0),
        ("1.7e10", 1.7e10),
        ("1,7E+10", 1.7e10),
        ("1,470E+09", 1.47e9),
        ("1.7 x 10^10", 1.7e10),
        ("1.7x10^10", 1.7e10),
        ("1,7 X 10^10", 1.7e10),
        ("1.7×10¹⁰", 1.7e10),
        ("1.7 × 10¹⁰", 1.7e10),
        ("1.7·10^10", 1.7e10),
        ("1.7*10**10", 1.7e10),
        ("2 × 10⁻³", 2e-3),
        ("2 x 10^-3", 2e-3),
        ("10^10", 1e10),
        ("10¹⁰", 1e10),
        ("10 billion", 1e10),
        ("1,7 billion", 1.7e9),
        ("17 Mrd", 1.7e10),
        ("17 thousand", 17_000.0),
    ] {
        assert_eq!(value(text), Some(number), "{text}");
    }
}

#[test]
fn what_follows_a_number_is_handed_back_or_refused_with_its_place() {
    let found = leading_number(" 1.7 x 10^10 particles/mL ", Comma::Open).unwrap();
    assert_eq!((found.value, found.rest, found.rest_byte), (1.7e10, "particles/mL", 13));
    for (text, byte) in [
        ("1.7 x 10^10 per mL", 12),
        ("17 ± 3", 3),
        ("1.5-2.1e10", 3),
        ("4.1 4.2", 4),
        ("2e10EVs", 4),
        ("2 e10", 2),
        ("5x", 1),
        ("17,", 2),
        ("17 00", 3),
        ("17  000", 4),
        ("2^10", 1),
    ] {
        let wrong = read_number(text, Comma::Open).expect_err(text);
        assert_eq!(wrong.byte, byte, "{text}: {}", wrong.problem);
        assert!(wrong.problem.contains("is not understood"), "{text}: {}", wrong.problem);
    }
}

#[test]
fn a_comma_that_can_be_either_is_a_question_which_the_file_may_answer() {
    let wrong = read_number("2,000", Comma::Open).unwrap_err();
    assert_eq!((wrong.problem.as_str(), wrong.byte), ("`2,000` can be 2.000 or 2000", 1));
    assert_eq!(wrong.expected, "`2000`, or `2.000` with a decimal point");
    let source = Source::new("coa.csv", "item,value\nsize_d90,\"1,050\"\n");
    let shown = read_number("1,050", Comma::Open).unwrap_err().at(&source, 21).to_string();
    assert!(shown.starts_with("coa.csv:2:12: `1,050` can be 1.050 or 1050"), "{shown}");
    assert_eq!(read_number("2,000", Comma::Decimal).ok(), Some(2.0));
    assert_eq!(read_number("2,000", Comma::Thousands).ok(), Some(2000.0));
    assert_eq!(read_number("12,345e3", Comma::Open).ok(), None);
    assert_eq!(Comma::of(["2,000", "12,5"]), Comma::Decimal);
    assert_eq!(Comma::of(["2,000", "-0,125"]), Comma::Decimal);
    assert_eq!(Comma::of(["2,000", "1,234,567"]), Comma::Thousands);
    assert_eq!(Comma::of(["2,000", "1,234.5 nm"]), Comma::Thousands);
    assert_eq!(Comma::of(["2,000", "1.5", "lot 3,4"]), Comma::Open);
    assert_eq!(Comma::of(["12,5", "1,234.5"]), Comma::Open);
}

#[test]
fn misplaced_separators_are_refused() {
    for text in
        ["1,23,456", "12,34.5", "1.2.3", "1,2.5,6", "1'23", "17 000'000", "17,000 000", "0,123,456", "1234,567,890"]
    {
        let wrong = read_number(text, Comma::Open).expect_err(text);
        assert!(wrong.problem.contains("misplaced"), "{text}: {}", wrong.problem);
    }
    for text in ["", "x", "-", "e9", "--1", "nan", "inf", ".", ",", "'5", "_5"] {
        let wrong = read_number(text, Comma::Open).expect_err(text);
        assert!(wrong.problem.contains("does not start with a number"), "{text}: {}", wrong.problem);
    }
    assert!(read_number("1e999", Comma::Open).unwrap_err().problem.contains("too large"));
    assert!(read_number("12,5", Comma::Thousands).is_err());
}

#[test]
fn a_power_of_ten_that_lost_something_is_refused_with_what_was_meant() {
    for (text, near) in [
        ("1.7x1010", Some("1.7e10")),
        ("1.7 x 10e10", Some("1.7e10")),
        ("1.7 x 10", None),
        ("1.7 x 10 /mL", None),
        ("1.7 × 10^ /mL", None),
    ] {
        let wrong = leading_number(text, Comma::Open).expect_err(text);
        assert!(wrong.problem.contains("is not a power of ten"), "{text}: {}", wrong.problem);
        assert_eq!(wrong.nearest.as_deref(), near, "{text}");
    }
}

#[test]
fn ranges_lend_their_power_of_ten_only_where_nothing_else_can_be_meant() {
    for (text, ends) in [
        ("1e9 to 2e10", (1e9, 2e10)),
        ("1.5-2.1e10", (1.5e10, 2.1e10)),
        ("1.5–2.1 × 10^10", (1.5e10, 2.1e10)),
        ("1.5 to 2.1 x 10^10", (1.5e10, 2.1e10)),
        ("4.1 to 730 million", (4.1e6, 7.3e8)),
        ("1,5 - 2,1", (1.5, 2.1)),
        ("-80 to -60", (-80.0, -60.0)),
        ("-80--60", (-80.0, -60.0)),
        ("2e-10-3e-10", (2e-10, 3e-10)),
        ("0 to 1e10", (0.0, 1e10)),
        ("1..2", (1.0, 2.0)),
        ("1…2", (1.0, 2.0)),
        ("7", (7.0, 7.0)),
    ] {
        assert_eq!(read_range(text, Comma::Open).ok(), Some(ends), "{text}");
    }
    for text in ["1 to 2e3", "1 to 1e3", "5-2e10", "5-10^10", "100 to 1e3"] {
        let wrong = read_range(text, Comma::Open).expect_err(text);
        assert!(wrong.problem.contains("only once"), "{text}: {}", wrong.problem);
    }
    assert!(read_range("2 to 1", Comma::Open).unwrap_err().problem.contains("from high to low"));
    let ends = leading_range("1.5-2.1e10 particles/mL", Comma::Open).unwrap();
    assert_eq!((ends.is_range, ends.rest, ends.rest_byte), (true, "particles/mL", 11));
}

#[test]
fn quantities_take_every_form_and_refuse_what_they_do_not_understand() {
    use Dimension::{Concentration, Count, Length, Temperature, Volume};
    for (text, dimension, base) in [
        ("2,5 mL", Volume, 2.5e12),
        ("1.7 x 10^10 particles/mL", Concentration, 0.017),
        ("1,7×10¹⁰/mL", Concentration, 0.017),
        ("17 000 000 000 /mL", Concentration, 0.017),
        ("−80 ºC", Temperature, -80.0),
        ("–80 ˚C", Temperature, -80.0),
        ("10 billion vesicles", Count, 1e10),
    ] {
        assert_eq!(parse_quantity(text, dimension).ok(), Some(base), "{text}");
    }
    for (text, dimension, problem) in [
        ("1,050 nm", Length, "can be 1.050 or 1050"),
        ("1.5-2.1e10 /mL", Concentration, "is a range"),
        ("2^10", Count, "is not understood"),
        ("17 1", Count, "is not understood"),
        ("1.7 ± 0.2 mL", Volume, "is not a unit"),
    ] {
        let wrong = parse_quantity(text, dimension).expect_err(text);
        assert!(wrong.problem.contains(problem), "{text}: {}", wrong.problem);
    }
    for (text, ends) in [
        ("1.5-2.1e10 /mL", (0.015, 0.021)),
        ("1e9 /mL – 2e9 /mL", (0.001, 0.002)),
        ("1 to 2 billion/mL", (0.001, 0.002)),
        ("1e9 /mL to 2e10/mL", (0.001, 0.02)),
    ] {
        assert_eq!(parse_range(text, Concentration).ok(), Some(ends), "{text}");
    }
    assert!(parse_range("1 to 2e10 /mL", Concentration).unwrap_err().problem.contains("only once"));
}
