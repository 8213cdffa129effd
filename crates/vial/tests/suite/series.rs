//! Reading stability series, and what they say about one product's rates.

use std::sync::Arc;

use exoskin_evidence::{Medians, Parameter, Prior};
use exoskin_quantity::Source;
use exoskin_vial::hashed::Hashed;
use exoskin_vial::{
    Container, History, Product, Series, draw, learn, load_product, outcome, parameters as p, product_file, read_series,
};

fn read(text: &str) -> Series {
    read_series(&Source::new("s.csv", text)).unwrap_or_else(|wrong| panic!("{wrong}"))
}

fn refused(text: &str) -> String {
    read_series(&Source::new("s.csv", text)).map_or_else(|wrong| wrong.to_string(), |read| panic!("read: {read:?}"))
}

const LINES: &str = "days,temperature,container,concentration,count,sd\n\
    0,4 C,pp,1e10,1.0e10,5e8\n1,4 C,pp,1e10,8.2e9,4e8\n3,4 C,pp,1e10,6.0e9,4e8\n7,4 C,pp,1e10,3.9e9,3e8\n\
    1,25 C,pp,1e10,6.5e9,4e8\n3,25 C,pp,1e10,3.0e9,2e8\n";

#[test]
fn units_stand_in_headings_or_in_cells() {
    let plain = read("days,temperature,count,sd\n7,4,6e9,6e8\n0,4,1e10,1e9\n");
    let (first, start) = (&plain.rows[0], &plain.rows[1]);
    assert_eq!((first.seconds, first.celsius, first.container, start.seconds), (604_800.0, 4.0, None, 0.0));
    assert_eq!(first.count.unwrap().value, 0.006);
    for other in [
        "time (h);temperature (°C);count (1e9/mL);cv (%)\n168;4;6;10\n0;4;10;10\n",
        "time,storage,particles (x 10^9 per mL),CV\n1 week,4 C,6,0.1\n0 d,4 C,10,10%\n",
        "days\ttemp\tparticles\n7\t4 C\t6e9 ± 6e8\n0\t39.2 F\t1e10 /mL +/- 1e9\n",
        "weeks;temperature;count;se;n\n1;4,0;6,0e9;6e8;4\n0;4;1e10;1e9;4\n",
        "days;temperature;count;sd;n\n7;4;6e9;1,2e9;4\n0;4;1e10;2e9;4\n",
    ] {
        let read = read(other);
        for (row, same) in read.rows.iter().zip(&plain.rows) {
            assert!((row.seconds - same.seconds).abs() < 1e-6 && (row.celsius - same.celsius).abs() < 1e-9, "{other}");
            let (reading, wanted) = (row.count.unwrap(), same.count.unwrap());
            assert!((reading.value / wanted.value - 1.0).abs() < 1e-12, "{other}: {reading:?}");
            assert!((reading.log_sd / wanted.log_sd - 1.0).abs() < 1e-12, "{other}: {reading:?}");
        }
    }
}

#[test]
fn shares_limits_potencies_and_unused_columns() {
    let read = read("days,temperature,kept (%),cv,potency (%),operator\n7,4,62,8 %,80,AB\n30,4,<5,,,CD\n");
    assert!(read.in_shares);
    let (first, last) = (&read.rows[0], &read.rows[1]);
    assert!((first.count.unwrap().value - 0.62).abs() < 1e-12 && (first.potency.unwrap().value - 0.8).abs() < 1e-12);
    assert!(last.count.unwrap().is_limit && last.potency.is_none());
    assert!(read.notes.iter().any(|note| note.contains("`operator`")), "{:?}", read.notes);
}

#[test]
fn what_is_not_understood_is_refused_with_its_place() {
    for (text, place, words) in [
        ("days,temperature,count\n0,4,1e10\n7,4,6 billion or so\n", "s.csv:3:5", "not understood"),
        ("days,temperature,count (mg/L)\n0,4,1e10\n", "s.csv:1:18", "unit in the heading"),
        ("days,temperature,count\n0,4,2,000\n", "s.csv:2:7", "more cells than headings"),
        ("days,temperature,count\n0,4,0\n", "s.csv:2:5", "out of range"),
        ("days,temperature,count\n-1,4,1e10\n", "s.csv:2:1", "out of range"),
        ("days,count\n0,1e10\n", "s.csv:1:11", "no column `temperature`"),
        ("days,temperature\n0,4\n", "s.csv:1:17", "neither a column `count`"),
        ("days,temperature,container,count\n0,4,lobimd,1e10\n", "s.csv:2:5", "not a known container"),
        ("days,days,temperature,count\n0,0,4,1e10\n", "s.csv:1:6", "second column"),
        ("days,temperature,count,sd\n0,4,1e10,1e12\n", "s.csv:2:1", "spread"),
        ("days,temperature,count\n", "s.csv:1:23", "no values"),
    ] {
        let said = refused(text);
        assert!(said.contains(words) && (said.starts_with(place) || words == "spread"), "{text}: {said}");
    }
}

fn informed(text: &str) -> Product {
    let product = load_product("frozen_msc").unwrap();
    let learned = learn(&product, &read(text)).unwrap_or_else(|wrong| panic!("{wrong}"));
    Product { learned: Some(Arc::new(learned)), ..product }
}

#[test]
fn a_series_narrows_the_answer_and_meets_what_was_measured() {
    let (plain, informed) = (load_product("frozen_msc").unwrap(), informed(LINES));
    let learned = informed.learned.as_ref().unwrap();
    assert!(learned.effective_draws > 5.0 && learned.effective_draws < 4_000.0);
    for row in &learned.rows {
        assert!((row.after.median / row.measured - 1.0).abs() < 0.12, "{row:?}");
        assert!(row.days == 0.0 || row.after.p95 - row.after.p05 < 0.5 * (row.before.p95 - row.before.p05), "{row:?}");
    }
    // A temperature and a time that nobody measured.
    let history = History::parse("12C 5d").unwrap();
    let left = |product: &Product| {
        outcome(product, &history, Container::Pp, 400, |index| Hashed { index: index as u64 }).whole_share
    };
    let (before, after) = (left(&plain), left(&informed));
    assert!(after.p95 - after.p05 < 0.6 * (before.p95 - before.p05), "{before:?} {after:?}");
}

#[test]
fn data_that_no_draw_can_meet_are_refused_with_their_line() {
    let product = load_product("frozen_msc").unwrap();
    let rising = LINES.replace("6.5e9", "1.2e10");
    let said = learn(&product, &read(&rising)).unwrap_err().to_string();
    assert!(said.starts_with("s.csv:6:1") && said.contains("outside of what the declared priors allow"), "{said}");
    let alone = "days,temperature,count\n0,4,1e10\n";
    let said = learn(&product, &read(alone)).unwrap_err().to_string();
    assert!(said.contains("says nothing about storage"), "{said}");
}

#[test]
fn a_product_file_carries_its_series() {
    let text = load_product("frozen_msc").unwrap().text;
    let with = format!("{text}\n[measured]\nstability = \"\"\"\n{LINES}\"\"\"\n");
    let product = product_file::parse(Source::new("own.toml", with.as_str())).unwrap();
    assert_eq!(product.learned.as_deref().unwrap().rows.len(), 6);
    let wrong = with.replace("3.9e9", "3.9 of them");
    let said = product_file::parse(Source::new("own.toml", wrong.as_str())).unwrap_err().to_string();
    let line = wrong.lines().position(|line| line.contains("3.9 of them")).unwrap() + 1;
    assert!(said.starts_with(&format!("own.toml:{line}:")), "{said}");
}

/// Medians, with one number held as a scenario holds it.
struct Held;

impl exoskin_evidence::Draws for Held {
    fn unit(&self, parameter: &Parameter) -> f64 {
        exoskin_evidence::Draws::unit(&Medians, parameter)
    }

    fn value_with(&self, parameter: &Parameter, prior: &Prior) -> f64 {
        if parameter.id == p::PREPARATION.id { 0.0 } else { prior.quantile(0.5) }
    }
}

#[test]
fn what_a_scenario_holds_stays_held() {
    let informed = informed(LINES);
    let left = draw(&informed, &History::parse("4C 7d").unwrap(), Container::Pp, &Held);
    assert_eq!(left.whole_share, 1.0, "no loss where the preparation's rates are held at 0");
}
