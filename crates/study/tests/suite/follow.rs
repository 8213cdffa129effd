//! The follow-up: arms that do the same are the same to the last bit, hypotheses change only what they may, and
//! nothing depends on the order of arms or on threads.

use std::path::Path;

use exoskin_quantity::Source;
use exoskin_record::summary::{ArmSummary, Summary};
use exoskin_scenario::Scenario;
use exoskin_study as study;
use exoskin_study::{Forget, Options, Unwatched};

const HEAD: &str = r#"
schema = 1
name = "arms"
title = "Arms that must agree"
source = "test"
unknown = []
seed = 1
[skin]
site = "face"
"#;

/// One arm: needling, and 2 mL of a product with a control.
fn arm(name: &str, apply: Option<(&str, &str)>) -> String {
    let session = "[[arm.session]]\nat = \"0 d\"\nprocedure = \"microneedling\"\n";
    let put_on = apply.map_or(String::new(), |(product, control)| {
        format!("[[arm.session.apply]]\nproduct = \"{product}\"\n{control}\nvolume = \"2 mL\"\ndelay = \"10 min\"\n")
    });
    format!("[[arm]]\nname = \"{name}\"\n{session}{put_on}")
}

fn parse(text: &str) -> Scenario {
    exoskin_therapy::parse_scenario(Source::new("arms.toml", text), Path::new(""))
        .expect("the test's scenario is right")
}

fn run(text: &str) -> Summary {
    let options = Options { delays_min: vec![0.0], sizes_nm: Vec::new(), side_draws: 2, ..Options::new(3, 24, 6) };
    study::run(&parse(text), &options, &Forget, &Unwatched).expect("the study runs")
}

fn named<'a>(summary: &'a Summary, name: &str) -> &'a ArmSummary {
    summary.arms.iter().find(|arm| arm.name == name).expect("the arm is there")
}

fn readouts(arm: &ArmSummary) -> String {
    format!("{:?}", arm.readouts)
}

const PLACENTAL: &str = "placental_msc";

#[test]
fn a_blank_is_its_vehicle_and_the_procedure_alone_bit_for_bit() {
    let arms = [
        arm("procedure", None),
        arm("vehicle", Some((PLACENTAL, "control = \"blank\""))),
        arm("blank", Some((PLACENTAL, "control = \"blank\""))),
    ];
    let summary = run(&(HEAD.to_owned() + &arms.concat()));
    let vehicle = named(&summary, "vehicle");
    assert_eq!(readouts(vehicle), readouts(named(&summary, "blank")));
    // A film cools; nothing else differs from the procedure alone.
    for (key, readout) in &named(&summary, "procedure").readouts {
        if !matches!(key.as_str(), "temperature" | "burning") {
            assert_eq!(readout, &vehicle.readouts[key], "{key}");
        }
    }
    assert!(vehicle.readouts.len() >= 10);
}

#[test]
fn when_nothing_acts_vesicles_are_their_vehicle() {
    let nothing = "[model]\nfree_factors = false\n[model.hypotheses]\nnothing = 1\n";
    let arms = [
        arm("exosomes", Some((PLACENTAL, ""))),
        arm("lysed", Some((PLACENTAL, "control = \"lysed\""))),
        arm("vehicle", Some((PLACENTAL, "control = \"blank\""))),
    ];
    let summary = run(&(HEAD.to_owned() + nothing + &arms.concat()));
    let vehicle = readouts(named(&summary, "vehicle"));
    assert_eq!(vehicle, readouts(named(&summary, "exosomes")));
    assert_eq!(vehicle, readouts(named(&summary, "lysed")));
    let working = named(&summary, "exosomes").strip.iter().find(|step| step.step == "working").expect("a step");
    assert_eq!((working.median, working.p95), (0.0, 0.0));
    let comparison = summary.comparison.expect("several arms");
    assert_eq!(comparison.against, "vehicle");
    assert!(comparison.rows.iter().all(|row| row.difference.p05 == 0.0 && row.difference.p95 == 0.0));
}

#[test]
fn the_order_of_arms_and_threads_change_nothing() {
    let arms = [
        arm("exosomes", Some((PLACENTAL, ""))),
        arm("vehicle", Some((PLACENTAL, "control = \"blank\""))),
        arm("procedure", None),
    ];
    let forth = run(&(HEAD.to_owned() + &arms.concat()));
    let turned: String = arms.iter().rev().cloned().collect();
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("threads start");
    let back = pool.install(|| run(&(HEAD.to_owned() + &turned)));
    for arm in &forth.arms {
        assert!(arm == named(&back, &arm.name), "{} is another in another order", arm.name);
    }
    let sorted = |summary: &Summary| {
        let mut rows = summary.comparison.clone().expect("several arms").rows;
        rows.sort_by(|a, b| (&a.arm, &a.readout).cmp(&(&b.arm, &b.readout)).then(a.day.total_cmp(&b.day)));
        rows
    };
    assert_eq!(sorted(&forth), sorted(&back));
}

#[test]
fn an_arm_is_the_same_alone_and_beside_others() {
    let exosomes = arm("exosomes", Some((PLACENTAL, "")));
    let others = [arm("prp", Some(("prp_double_spin", ""))), arm("serum", Some(("growth_factor_serum", "")))];
    let alone = run(&(HEAD.to_owned() + &exosomes));
    let beside = run(&(HEAD.to_owned() + &others.concat() + &exosomes));
    assert!(named(&alone, "exosomes") == named(&beside, "exosomes"), "other arms changed this one");
}

#[test]
fn each_sample_draws_one_hypothesis_by_weight() {
    let summary = run(&(HEAD.to_owned() + &arm("exosomes", Some((PLACENTAL, "")))));
    let drawn: u32 = summary.follow_up.hypotheses.iter().map(|one| one.samples).sum();
    let weight: f64 = summary.follow_up.hypotheses.iter().map(|one| one.weight).sum();
    assert_eq!(drawn, summary.samples);
    assert!((weight - 1.0).abs() < 1e-12);
    assert!(summary.comparison.is_none());
    assert!(!summary.follow_up.no_honest_mapping.is_empty());
}

#[test]
fn ignorance_and_people_are_two_bands() {
    let arms = ["[[arm]]\nname = \"none\"\n".to_owned(), arm("procedure", None)];
    let summary = run(&(HEAD.to_owned() + &arms.concat()));
    let water = &named(&summary, "none").readouts["tewl"];
    // The mean over people is known better than what one of them loses.
    assert!(water.people_p95[0] - water.people_p05[0] > 1.2 * (water.p95[0] - water.p05[0]));
    assert!(water.people_p95[0] > 1.3 * water.people_p05[0]);
    let red = &named(&summary, "procedure").readouts["erythema"];
    assert!(red.p95[1] > red.p05[1]);
    assert_eq!(red.people_p05.len(), red.days.len());
}
