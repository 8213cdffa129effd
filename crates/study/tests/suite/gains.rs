//! Only the differences between arms: the same numbers as in the whole study, with less work.

use std::path::Path;

use exoskin_quantity::Source;
use exoskin_record::summary::Summary;
use exoskin_scenario::Scenario;
use exoskin_study as study;
use exoskin_study::{Forget, Options, Plan, Unwatched};

const SCENARIO: &str = r#"
schema = 1
name = "gains"
title = "A product, its vehicle and the procedure"
source = "the test"
unknown = []
[skin]
site = "face"
[course]
until = "28 d"
[[arm]]
name = "exosomes"
[[arm.session]]
at = "0 d"
procedure = "roller"
[[arm.session.apply]]
product = "frozen_msc"
volume = "2 mL"
[[arm]]
name = "vehicle"
[[arm.session]]
at = "0 d"
procedure = "roller"
[[arm.session.apply]]
product = "frozen_msc"
control = "blank"
volume = "2 mL"
[[arm]]
name = "procedure"
[[arm.session]]
at = "0 d"
procedure = "roller"
"#;

fn scenario() -> Scenario {
    let source = Source::new("gains.toml", SCENARIO);
    exoskin_therapy::parse_scenario(source, Path::new("")).expect("the test's scenario is right")
}

fn whole() -> Options {
    let few = Options { delays_min: Vec::new(), sizes_nm: Vec::new(), ..Options::new(1, 40, 10) };
    Options { beside: vec!["exosomes".into()], ..few }
}

fn gains() -> Options {
    let mut options = whole();
    options.gains_only();
    options
}

fn run(options: &Options) -> Summary {
    study::run(&scenario(), options, &Forget, &Unwatched).expect("the study runs")
}

#[test]
fn differences_and_counts_are_those_of_the_whole_study() {
    let (whole, gains) = (run(&whole()), run(&gains()));
    let (all, only) = (whole.comparison.expect("compared"), gains.comparison.expect("compared"));
    assert_eq!(all.beside, only.beside);
    assert!(!only.beside.is_empty());
    for (a, b) in all.rows.iter().zip(&only.rows) {
        assert_eq!((&a.arm, &a.readout, a.day), (&b.arm, &b.readout, b.day));
        assert_eq!((a.value, a.difference, a.share_of_procedure), (b.value, b.difference, b.share_of_procedure));
        assert!(!a.by_hypothesis.is_empty() && b.by_hypothesis.is_empty());
    }
    assert_eq!(all.rows.len(), only.rows.len());
    assert_eq!((&all.days, &whole.follow_up.sought), (&only.days, &gains.follow_up.sought));
    for (a, b) in whole.arms.iter().zip(&gains.arms) {
        assert_eq!(a.strip, b.strip, "{}", a.name);
    }
}

#[test]
fn how_people_differ_and_dark_spots_are_left_out() {
    for arm in run(&gains()).arms {
        assert!(arm.dark_spots.is_none() && arm.course.hours.is_empty() && arm.decides.is_empty());
        assert!(arm.readouts.values().all(|readout| readout.people_p05.is_empty() && !readout.median.is_empty()));
    }
}

#[test]
fn a_liquid_without_vesicles_has_no_problem_of_its_own() {
    let solves = |options: &Options| Plan::of(&scenario(), options).expect("a plan").solves();
    let factors = 10;
    assert_eq!(solves(&whole()), 2 * 10 + factors, "the product, the vehicle, free factors");
    assert_eq!(solves(&gains()), 10 + factors);
}
