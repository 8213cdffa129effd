//! What a device does on its own is counted apart, without what the model was fitted to and without bands that say nothing.

use exoskin_quantity::Source;
use exoskin_record::summary::Band;
use exoskin_score::card::{self, Layer};
use exoskin_score::comparisons::{self, List};
use exoskin_score::devices::{Devices, is_narrow};
use exoskin_score::error_of_trial::{SPREAD_PERCENT, USUAL_PEOPLE};
use exoskin_score::legend::legend;
use exoskin_score::predicted::Predicted;
use exoskin_score::published::published;
use exoskin_score::reference::FACTOR;
use exoskin_score::scored::{Scored, Total};

use crate::common::{HEADER, trials};

/// One arm of trial `a` against its own start; `more` are further lines of the map.
fn map(arm: &str, more: &str) -> List {
    let text = format!(
        "[[comparison]]\ntrial = \"a\"\nendpoint = \"volume\"\nrows = [\"saline\"]\nscenario = \"s\"\narms = [\"{arm}\"]\n\
         readout = \"scar_volume\"\nday = 60\ncompare = \"change\"\nwhy = \"-\"\n{more}"
    );
    comparisons::parse(Source::new("map.toml", text)).unwrap_or_else(|wrong| panic!("{wrong}"))
}

/// Published: -20 % with this standard deviation in 16 people; predicted: this band, in per cent of the start.
fn scored(list: &List, sd: &str, p05: f64, median: f64, p95: f64) -> Scored {
    let table = format!("{HEADER}a,,single-arm,,volume,percent,60,saline,-20,{sd},16,,\n");
    let comparison = list.comparisons[0].clone();
    let published = published(&comparison, &trials(&table).expect("a table")).expect("a row");
    let band = Band { median, p05, p95 };
    Scored {
        predicted: Ok(Predicted { band, above: 0.5, percent: Some(band), censored: false, approximate: false }),
        verdict: None,
        found: None,
        said: None,
        rule: None,
        rule_said: None,
        trials: None,
        shared: Vec::new(),
        comparison,
        published,
    }
}

#[test]
fn a_number_that_the_model_was_fitted_to_is_no_score() {
    let free = [scored(&map("device", ""), "", -30.0, -22.0, -10.0)];
    let fitted = [scored(&map("device", "fitted = true\n"), "", -30.0, -22.0, -10.0)];
    assert_eq!((Total::of(&free).covered, Total::of(&fitted).covered), ((1, 1), (0, 0)));
    assert_eq!((Devices::of(&free).covered, Devices::of(&fitted).covered), ((1, 1), (0, 0)));
    assert_eq!((card::numbers(&free, Layer::Mechanism).len(), card::numbers(&fitted, Layer::Mechanism).len()), (1, 0));
}

#[test]
fn an_arm_with_a_product_is_no_device() {
    assert_eq!(Devices::of(&[scored(&map("prp", ""), "", -30.0, -22.0, -10.0)]), Devices::default());
}

#[test]
fn a_band_counts_if_it_spans_a_factor_of_ten_or_four_standard_deviations() {
    let narrow = |sd: &str, p05: f64, p95: f64| is_narrow(&scored(&map("device", ""), sd, p05, 0.5 * (p05 + p95), p95));
    // A ratio of ten, on either side of zero; no error was published.
    assert!(narrow("", -500.0, -50.0) && !narrow("", -510.0, -50.0));
    assert!(narrow("", 50.0, 500.0) && !narrow("", 50.0, 510.0));
    // Near zero: four times the assumed scatter of a patient.
    let widest = 4.0 * SPREAD_PERCENT.1;
    assert!(narrow("", -1.0, widest - 1.0) && !narrow("", -1.0, widest));
    // Near zero: four times the trial's own standard deviation, not its error.
    assert!(narrow("5", -1.0, 18.9) && !narrow("5", -1.0, 19.1));
}

#[test]
fn a_number_by_a_band_that_is_too_wide_is_covered_but_not_counted() {
    let wide = Devices::of(&[scored(&map("device", ""), "", -300.0, -22.0, 300.0)]);
    assert_eq!((wide.covered, wide.narrow, wide.narrow_as_reported), ((1, 1), (0, 1), (0, 1)));
    // The trial's own error reaches what the band alone does not.
    let near = Devices::of(&[scored(&map("device", ""), "40", -19.0, -17.0, -15.0)]);
    assert_eq!((near.covered, near.narrow, near.narrow_as_reported), ((0, 1), (0, 1), (1, 1)));
}

#[test]
fn the_legend_gives_the_numbers_of_the_code() {
    let text = legend();
    let (low, middle, high) = SPREAD_PERCENT;
    for said in [
        format!("scatter by {middle} % of the start ({low} to {high} %, assumed)"),
        format!("{USUAL_PEOPLE} people where the number is not given"),
        format!("median {} and 80 % range {:.1} to {}", FACTOR.1, FACTOR.0, FACTOR.2),
        "so 5 % of trials find one by chance".to_owned(),
        "beyond 1.96 errors".to_owned(),
        "back means within 10 % of the start".to_owned(),
    ] {
        assert!(text.contains(&said), "{said}\n{text}");
    }
}
