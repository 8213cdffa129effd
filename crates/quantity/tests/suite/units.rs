//! Exact conversions, spelling by spelling, and what is refused with which words.

use exoskin_quantity::{Dimension, Unit, parse_quantity, parse_range};

use Dimension::*;

#[test]
fn conversions_are_exact() {
    let cases: &[(&str, Dimension, f64)] = &[
        ("2 mL", Volume, 2e12),
        ("2mL", Volume, 2e12),
        (" 2  ml ", Volume, 2e12),
        ("250 uL", Volume, 2.5e11),
        ("250 µL", Volume, 2.5e11),
        ("250 μL", Volume, 2.5e11),
        ("1 cc", Volume, 1e12),
        ("1 cm^3", Volume, 1e12),
        ("1 cm³", Volume, 1e12),
        ("0.5 L", Volume, 5e14),
        ("2e10 particles/mL", Concentration, 0.02),
        ("1e10 vesicles/mL", Concentration, 0.01),
        ("1e10 /mL", Concentration, 0.01),
        ("1e10/mL", Concentration, 0.01),
        ("1e10 per mL", Concentration, 0.01),
        ("1e10 mL^-1", Concentration, 0.01),
        ("1e10 mL⁻¹", Concentration, 0.01),
        ("1e10 1/mL", Concentration, 0.01),
        ("10 billion/mL", Concentration, 0.01),
        ("10 billion particles/mL", Concentration, 0.01),
        ("1e7 /µL", Concentration, 0.01),
        ("2e10 vesicles", Count, 2e10),
        ("2e10", Count, 2e10),
        ("5 trillion", Count, 5e12),
        ("4 C", Temperature, 4.0),
        ("4 °C", Temperature, 4.0),
        ("4°C", Temperature, 4.0),
        ("-80C", Temperature, -80.0),
        ("\u{2212}80 °C", Temperature, -80.0),
        ("39.2 °F", Temperature, (39.2 - 32.0) * 5.0 / 9.0),
        ("212 F", Temperature, 100.0),
        ("273.15 K", Temperature, 0.0),
        ("36 h", Time, 129_600.0),
        ("36 hours", Time, 129_600.0),
        ("10 min", Time, 600.0),
        ("30 s", Time, 30.0),
        ("60 d", Time, 5_184_000.0),
        ("1 day", Time, 86_400.0),
        ("2 weeks", Time, 1_209_600.0),
        ("1 month", Time, 2_592_000.0),
        ("500 cm2", Area, 5e10),
        ("500 cm^2", Area, 5e10),
        ("500 cm²", Area, 5e10),
        ("20 mm2", Area, 2e7),
        ("0.5 mm", Length, 500.0),
        ("100 nm", Length, 0.1),
        ("150 µm", Length, 150.0),
        ("150 /cm2", AreaDensity, 1.5e-6),
        ("1.53 channels/mm2", AreaDensity, 1.53e-6),
        ("0.06 nL/min", Flow, 1e3),
        ("5 um3/s/cell", Flow, 5.0),
        ("0.06 nL/min/channel", Flow, 1e3),
        ("6.6 um2/s", Diffusivity, 6.6),
        ("6.6 µm²/s", Diffusivity, 6.6),
        ("1e-8 cm2/s", Diffusivity, 1.0),
        ("0.6 um/s", Velocity, 0.6),
        ("3.6 /h", RatePerTime, 1e-3),
        ("1e-4 s^-1", RatePerTime, 1e-4),
        ("5 mg", Mass, 5e9),
        ("1 mg/mL", MassConcentration, 1e-3),
        ("30 %", Fraction, 0.3),
        ("30%", Fraction, 0.3),
        ("0.3", Fraction, 0.3),
        ("-2.5e-3", Number, -2.5e-3),
        (".5 mL", Volume, 5e11),
        ("5. mL", Volume, 5e12),
        ("+5 mL", Volume, 5e12),
    ];
    for &(text, dimension, value) in cases {
        let read = parse_quantity(text, dimension);
        assert_eq!(read.as_ref().ok(), Some(&value), "{text}: {read:?}");
    }
}

#[test]
fn refusals_say_what_is_wrong_and_what_was_expected() {
    let cases: &[(&str, Dimension, &str, Option<&str>)] = &[
        ("5 mg", Volume, "`5 mg` is a mass, not a volume", None),
        ("2 mL", Concentration, "is a volume, not a concentration", None),
        ("4 C", Time, "is a temperature, not a time", None),
        ("2", Volume, "`2` has no unit", None),
        ("", Volume, "there is nothing here", None),
        ("mL", Volume, "does not start with a number", None),
        ("two mL", Volume, "does not start with a number", None),
        ("2,500 mL", Volume, "can be 2.500 or 2500", None),
        ("2x1010 /mL", Concentration, "is not a power of ten", Some("2e10")),
        ("2 mlL", Volume, "`mlL` is not a unit of a volume", Some("mL")),
        ("10 mni", Time, "not a unit of a time", Some("min")),
        ("1e10 vesicels/mL", Concentration, "not a unit", Some("vesicles/mL")),
        ("1e10 vesicles/mLL", Concentration, "not a unit", Some("vesicles/mL")),
        ("1e999 mL", Volume, "too large", None),
        ("1e300 L", Volume, "too large", None),
        ("-300 C", Temperature, "below absolute zero", None),
        ("-1 K", Temperature, "below absolute zero", None),
        ("NaN mL", Volume, "number", None),
        ("inf s", Time, "number", None),
        ("3 mL", Number, "is a volume, not a number", None),
    ];
    for &(text, dimension, problem, near) in cases {
        let error = parse_quantity(text, dimension).expect_err(text);
        assert!(error.problem.contains(problem), "{text}: {}", error.problem);
        assert_eq!(error.nearest.as_deref(), near, "{text}");
        assert!(error.expected.as_deref().is_some_and(|expected| expected.contains("example")), "{text}");
    }
}

#[test]
fn errors_carry_an_argument() {
    let error = parse_quantity("5 mg", Volume).unwrap_err().argument("--volume");
    let shown = error.to_string();
    assert!(shown.starts_with("--volume: `5 mg` is a mass, not a volume\n  expected: a volume"), "{shown}");
}

#[test]
fn ranges_share_a_unit_or_have_their_own() {
    assert_eq!(parse_range("1e9 to 2.5e10 /mL", Concentration), Ok((0.001, 0.025)));
    assert_eq!(parse_range("250 uL to 2 mL", Volume), Ok((2.5e11, 2e12)));
    assert_eq!(parse_range("2 mL", Volume), Ok((2e12, 2e12)));
    let error = parse_range("2 to 1 mL", Volume).unwrap_err();
    assert!(error.problem.contains("from high to low"), "{error}");
}

#[test]
fn units_of_declarations_are_read_where_they_are_written() {
    const EXUDATE: Unit = Unit::of("uL/cm2/min");
    let cases = [
        (Unit::of("1"), 3.5, 3.5, Some(Number)),
        (Unit::of("share"), 0.3, 0.3, Some(Fraction)),
        (Unit::of("nm"), 150.0, 0.15, Some(Length)),
        (Unit::of("nL/min"), 0.06, 1e3, Some(Flow)),
        (EXUDATE, 6.0, 1.0, Some(Velocity)),
        (Unit::of("ng/mL"), 10.0, 1e-8, Some(MassConcentration)),
        (Unit::of("1e6/g"), 2.0, 2e-6, None),
        (Unit::of("W/m2/K"), 5.0, 5e-12, None),
        (Unit::of("kcal/L"), 1.0, 4184e-15, None),
        (Unit::of("kg/m3"), 1000.0, 1.0, Some(MassConcentration)),
        (Unit::of("1/cell"), 7.0, 7.0, Some(Number)),
        (Unit::of("mean-years"), 1.0, 365.25 * 86_400.0, Some(Time)),
    ];
    for (unit, value, base, dimension) in cases {
        assert_eq!((unit.to_base(value), unit.dimension()), (base, dimension), "{}", unit.text());
        assert!((unit.from_base(base) / value - 1.0).abs() < 1e-15, "{}", unit.text());
    }
    assert_eq!(EXUDATE.read("2 µm/s"), Some(2.0));
    assert_eq!(EXUDATE.read("6 uL/cm2/min"), Some(1.0));
    for text in ["2 um", "2 fathoms", "um/s", "2"] {
        assert_eq!(EXUDATE.read(text), None, "{text}");
    }
}
