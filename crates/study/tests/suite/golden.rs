//! Numbers of one small study, to the last bit, on every system and processor.
//!
//! To renew them: `EXOSKIN_RENEW=1 cargo test -p exoskin-study golden`.

use std::path::Path;

use exoskin_quantity::Source;
use exoskin_record::summary::Summary;
use exoskin_study::{Forget, Options, Unwatched, run};

/// A vial with a past, a needled face, one product, followed for a month.
const SCENARIO: &str = r#"
schema = 1
name = "golden"
title = "A small study"
source = "test"
unknown = []
seed = 1
[skin]
site = "face"
[course]
until = "28 d"
[[arm]]
name = "vesicles"
[[arm.session]]
at = "0 d"
procedure = "microneedling"
[[arm.session.apply]]
product = "frozen_msc"
history = "-80C 60d; thaw; 4C 36h"
volume = "2 mL"
area = "500 cm2"
delay = "10 min"
"#;

const GOLDEN: &str = include_str!("golden.txt");

fn summary() -> Summary {
    let source = Source::new("golden.toml", SCENARIO);
    let scenario = exoskin_therapy::parse_scenario(source, Path::new("")).expect("the test's scenario is right");
    let options = Options { delays_min: Vec::new(), sizes_nm: Vec::new(), ..Options::new(1, 12, 3) };
    run(&scenario, &options, &Forget, &Unwatched).expect("the study runs")
}

/// A name, the bits, and the number for people; a line each.
fn lines(summary: &Summary) -> String {
    let arm = &summary.arms[0];
    let strip = arm.strip.iter().map(|step| (format!("strip {}", step.step), step.median));
    let fates = arm.ledger.fates.iter().map(|(fate, count)| (format!("ledger {fate}"), *count as f64));
    let last = |values: &[f64]| values.last().copied().unwrap_or(f64::NAN);
    let readouts = arm.readouts.iter().map(|(name, readout)| (format!("readout {name}"), last(&readout.median)));
    let all = strip.chain(fates).chain(readouts);
    all.map(|(name, number)| format!("{name} {:016x} {number:e}\n", number.to_bits())).collect()
}

#[test]
fn a_small_study_gives_the_same_bits_everywhere() {
    let found = lines(&summary());
    if std::env::var_os("EXOSKIN_RENEW").is_some() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/golden.txt");
        std::fs::write(path, &found).expect("the file can be written");
        return;
    }
    let parted: Vec<String> = found
        .lines()
        .zip(GOLDEN.lines())
        .filter(|(found, golden)| found != golden)
        .map(|(found, golden)| format!("  {found}\n  was {golden}"))
        .collect();
    assert!(
        found == GOLDEN,
        "{} numbers of a small study are not those of golden.txt:\n{}\n\
         Same input must give same bits, whatever the system, the processor and the number of threads: people compare runs by them.\n\
         On one system alone: something rounds differently there; look for an elementary function that is not libm's, a fused \
         multiply-add, or an order that is not fixed.\n\
         On every system: a change moved the answer. If it was meant to, say which numbers move and why in CHANGELOG.md, raise \
         MODEL_VERSION where solved draws change, and renew: EXOSKIN_RENEW=1 cargo test -p exoskin-study golden",
        parted.len(),
        parted.join("\n")
    );
}
