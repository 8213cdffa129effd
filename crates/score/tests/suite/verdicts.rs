//! A verdict follows what was published and what was predicted, and nothing else.

use exoskin_record::summary::Band;
use exoskin_score::comparisons::{self, Comparison, Reads};
use exoskin_score::predicted::Predicted;
use exoskin_score::published::{Blind, Chance, Published, Value, published};
use exoskin_score::table::Trials;
use exoskin_score::verdict::{Verdict, verdict};

const BAND: Band = Band { median: -8.0, p05: -14.0, p95: -3.0 };

const HEADER: &str = "trial_id,doi,design,n_analysed,endpoint,endpoint_unit,time_days_from_first_session,arm,mean,sd,n_arm,p_value,note\n";

fn number(value: f64, null: bool) -> Published {
    let value = Value::Number { value, standard_error: Some(1.0) };
    of(value, null, "%")
}

fn of(value: Value, null: bool, unit: &str) -> Published {
    Published {
        value,
        null,
        blind: None,
        device: None,
        unit: unit.into(),
        doi: String::new(),
        chance: Chance::Unsaid,
        people: Some(16.0),
        paired: true,
    }
}

fn direction(reads: Reads) -> Published {
    let null = reads == Reads::Same;
    of(Value::Direction(reads), null, "")
}

fn said(band: Band, above: f64) -> Predicted {
    Predicted { band, above, percent: Some(band), censored: false, approximate: false }
}

fn comparison(extra: &str) -> Comparison {
    let text = format!(
        "[[comparison]]\ntrial = \"a\"\nendpoint = \"volume\"\nrows = [\"product\", \"saline\"]\nscenario = \"s\"\n\
         arms = [\"product\", \"vehicle\"]\nreadout = \"scar_volume\"\nday = 60\ncompare = \"difference\"\nwhy = \"-\"\n{extra}"
    );
    let source = exoskin_quantity::Source::new("list", text);
    comparisons::parse(source).unwrap_or_else(|wrong| panic!("{wrong}")).comparisons.remove(0)
}

fn table(product: f64, saline: f64, p: &str) -> Trials {
    let row = |arm: &str, mean: f64| format!("a,,RCT split-face,,volume,percent,60,{arm},{mean},4,16,{p},\n");
    let text = format!("{HEADER}{}{}", row("product", product), row("saline", saline));
    Trials::parse(&exoskin_quantity::Source::new("table.csv", text), &[]).unwrap_or_else(|wrong| panic!("{wrong}"))
}

#[test]
fn a_turned_sign_turns_the_verdict() {
    assert_eq!(verdict(&number(-8.5, false), &said(BAND, 0.02)), Verdict::Inside);
    assert_eq!(verdict(&number(8.5, false), &said(BAND, 0.02)), Verdict::Outside);
    assert_eq!(verdict(&direction(Reads::Lower), &said(BAND, 0.02)), Verdict::Side);
    assert_eq!(verdict(&direction(Reads::Higher), &said(BAND, 0.02)), Verdict::OtherSide);
}

#[test]
fn a_turned_sign_in_the_table_turns_the_verdict() {
    let fall = comparison("fall = true\n");
    let of = |product, saline| published(&fall, &table(product, saline, "0.01")).expect("two rows");
    assert_eq!(verdict(&of(23.5, 15.0), &said(BAND, 0.02)), Verdict::Inside);
    assert_eq!(verdict(&of(-23.5, -15.0), &said(BAND, 0.02)), Verdict::Outside);
    assert_eq!(verdict(&of(15.0, 23.5), &said(BAND, 0.02)), Verdict::Outside);
}

#[test]
fn a_null_is_met_by_a_band_that_holds_nothing() {
    let around = Band { median: -1.0, p05: -4.0, p95: 2.0 };
    assert_eq!(verdict(&number(3.0, true), &said(around, 0.4)), Verdict::NullHeld);
    assert_eq!(verdict(&number(3.0, true), &said(BAND, 0.02)), Verdict::NullMissed);
    assert_eq!(verdict(&direction(Reads::Same), &said(around, 0.4)), Verdict::NullHeld);
    assert_eq!(verdict(&direction(Reads::Same), &said(BAND, 0.02)), Verdict::NullMissed);
}

#[test]
fn a_null_is_met_by_an_effect_that_the_trial_could_not_have_seen() {
    for (blind, expected) in [
        (Blind::Absolute(9.0), Verdict::NullHeld),
        (Blind::Absolute(7.0), Verdict::NullMissed),
        (Blind::Percent(9.0), Verdict::NullHeld),
        (Blind::Percent(7.0), Verdict::NullMissed),
    ] {
        let found = Published { blind: Some(blind), ..direction(Reads::Same) };
        assert_eq!(verdict(&found, &said(BAND, 0.02)), expected);
    }
}

#[test]
fn numbers_errors_and_nulls_come_from_the_table() {
    let found = published(&comparison("fall = true\n"), &table(23.5, 15.0, "n.s.")).expect("two rows");
    let Value::Number { value, standard_error } = found.value else { panic!("a number") };
    assert_eq!((value, found.device, found.null), (-8.5, Some(-15.0), true));
    // Two standard deviations of 4 over 16 sides each.
    assert!((standard_error.expect("from standard deviations") - 2f64.sqrt()).abs() < 1e-12);
    let by_interval = published(&comparison("ci95 = \"-20.0 to -0.4\"\n"), &table(1.0, 2.0, "")).expect("two rows");
    assert!(matches!(by_interval.value, Value::Number { standard_error: Some(se), .. } if (se - 5.0).abs() < 1e-2));
}

#[test]
fn a_row_that_is_not_there_is_told() {
    let mut wrong = comparison("");
    wrong.endpoint = "vloume".into();
    assert!(published(&wrong, &table(1.0, 2.0, "")).expect_err("no such row").problem.contains("vloume"));
}
