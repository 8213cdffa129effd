//! Several products in one session: each has its own strip and ledger, and a blank one changes only what its liquid does.

use std::path::Path;

use exoskin_quantity::Source;
use exoskin_record::summary::{ArmSummary, Ledger, Summary};
use exoskin_study as study;
use exoskin_study::{Forget, Options, Unwatched};

fn apply(product: &str, rest: &str) -> String {
    format!("[[arm.session.apply]]\nproduct = \"{product}\"\nvolume = \"1 mL\"\n{rest}\n")
}

fn arm(name: &str, procedure: &str, applied: &[String]) -> String {
    let applied = applied.concat();
    format!("[[arm]]\nname = \"{name}\"\n[[arm.session]]\nat = \"0 d\"\nprocedure = \"{procedure}\"\n{applied}")
}

fn run(arms: &[String]) -> Summary {
    let text = format!(
        "schema = 1\nname = \"together\"\ntitle = \"Together\"\nsource = \"test\"\nunknown = []\nseed = 1\n[skin]\nsite = \"face\"\n{}",
        arms.concat()
    );
    let read = exoskin_therapy::parse_scenario(Source::new("together.toml", text.as_str()), Path::new(""));
    let small = Options { delays_min: Vec::new(), sizes_nm: Vec::new(), side_draws: 2, ..Options::new(3, 24, 4) };
    study::run(&read.expect("the test's scenario"), &small, &Forget, &Unwatched).expect("the study runs")
}

fn of<'a>(summary: &'a Summary, name: &str) -> &'a ArmSummary {
    summary.arms.iter().find(|arm| arm.name == name).expect("the arm")
}

fn closes(ledger: &Ledger) -> bool {
    ledger.applied == ledger.fates.values().sum::<u64>()
}

#[test]
fn the_ledger_of_every_product_of_a_session_closes() {
    let three = [
        apply("prp_double_spin", "delay = \"5 min\""),
        apply("placental_msc", "delay = \"7 min\""),
        apply("saline", "delay = \"9 min\""),
    ];
    let two = [apply("placental_msc", "delay = \"5 min\""), apply("petrolatum_compound", "delay = \"8 min\"")];
    let injected = [apply("prp_double_spin", ""), apply("placental_msc", "")];
    let summary = run(&[
        arm("needled", "microneedling", &three),
        arm("covered", "microneedling", &two),
        arm("injected", "injection", &injected),
    ]);
    for (name, others) in [
        ("needled", &["prp_double_spin", "saline"][..]),
        ("covered", &["petrolatum_compound"]),
        ("injected", &["prp_double_spin"]),
    ] {
        let arm = of(&summary, name);
        assert_eq!(arm.product, "placental_msc", "the strip is that of the product whose purpose is vesicles");
        assert_eq!(arm.beside.iter().map(|other| other.product.as_str()).collect::<Vec<_>>(), others);
        assert!(closes(&arm.ledger) && arm.ledger.applied > 0, "{name}");
        for other in &arm.beside {
            assert!(closes(&other.ledger), "{name}: {}", other.product);
            assert_eq!(other.ledger.applied > 0, other.product != "saline", "{name}: {}", other.product);
            assert_eq!(other.strip.last().map(|step| step.step.as_str()), Some("taken_up"));
        }
    }
    assert!(summary.notes.iter().any(|note| note.starts_with("needled:") && note.contains("share one film")));
    assert!(summary.notes.iter().any(|note| note.starts_with("injected:") && note.contains("are apart")));
}

#[test]
fn a_blank_second_product_changes_only_what_its_liquid_does() {
    let first = || apply("placental_msc", "delay = \"5 min\"");
    let blank = |history: &str| apply("frozen_msc", &format!("control = \"blank\"\ndelay = \"6 min\"\n{history}"));
    let late = apply("saline", "delay = \"20 h\"");
    let summary = run(&[
        arm("alone", "microneedling", &[first()]),
        arm("with_blank", "microneedling", &[first(), blank("")]),
        arm("stored", "microneedling", &[first(), blank("history = \"4C 14d\"")]),
        arm("late", "microneedling", &[first(), late]),
    ]);
    let shares = |name: &str| (of(&summary, name).fate_shares.clone(), of(&summary, name).ledger.clone());
    assert_eq!(shares("with_blank"), shares("stored"), "what was never in it makes no difference");
    assert_eq!(shares("alone"), shares("late"), "nor does a liquid that comes when the film is dry");
    assert_ne!(shares("alone").0, shares("with_blank").0, "its liquid dilutes and keeps the film wet");
    // Which draw is reported may differ; what is applied over all draws does not.
    assert_eq!(of(&summary, "alone").dose.per_mm2, of(&summary, "with_blank").dose.per_mm2);
}
