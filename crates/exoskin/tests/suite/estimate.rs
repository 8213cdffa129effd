//! What a run is said to cost grows with what costs: samples, arms, sessions, depth; what is cached costs nothing.

use std::path::PathBuf;
use std::sync::Arc;

use exoskin::{Check, Estimate, Keep, Memory, Options, Question};

const HEAD: &str = "schema = 1\nname = \"e\"\ntitle = \"t\"\nsource = \"s\"\nunknown = []\n";

fn arm(name: &str, sessions: u32) -> String {
    let repeat =
        if sessions > 1 { format!("repeat = {{ every = \"24 h\", times = {sessions} }}\n") } else { String::new() };
    format!(
        "[[arm]]\nname = \"{name}\"\n[[arm.session]]\nat = \"0 d\"\nprocedure = \"pen\"\n{repeat}[[arm.session.apply]]\n\
         product = \"frozen_msc\"\nvolume = \"2 mL\"\n"
    )
}

fn estimate(skin: &str, arms: &[String], samples: usize) -> Estimate {
    let text = format!("{HEAD}[skin]\n{skin}\n[course]\nuntil = \"200 d\"\n{}", arms.concat());
    let folder = tempfile::tempdir().expect("a folder");
    let path: PathBuf = folder.path().join("e.toml");
    std::fs::write(&path, text).expect("a file");
    let keep = Keep::Memory(Arc::new(Memory::default()));
    let options = Options { samples, draws: 20, threads: Some(2), keep, ..Options::followed() };
    Check { options, ..Check::of(&path) }.ask().expect("the scenario is right").estimate
}

const FACE: &str = "site = \"face\"";

#[test]
fn more_samples_arms_and_sessions_cost_more() {
    let one = estimate(FACE, &[arm("a", 1)], 1000);
    let more = [
        estimate(FACE, &[arm("a", 1)], 20_000),
        estimate(FACE, &[arm("a", 1), arm("b", 1), arm("c", 1)], 1000),
        estimate(FACE, &[arm("a", 150)], 1000),
    ];
    for other in more {
        assert!(other.seconds > 1.1 * one.seconds, "{other:?} {one:?}");
    }
    assert!(estimate(FACE, &[arm("a", 1)], 20_000).megabytes > one.megabytes);
    assert!(estimate(FACE, &[arm("a", 1), arm("b", 1), arm("c", 1)], 1000).megabytes > one.megabytes);
}

#[test]
fn sessions_cost_in_proportion_to_their_number() {
    let (fifty, hundred, two) = (
        estimate(FACE, &[arm("a", 50)], 1000),
        estimate(FACE, &[arm("a", 100)], 1000),
        estimate(FACE, &[arm("a", 190)], 1000),
    );
    let (first, second) = (hundred.seconds - fifty.seconds, two.seconds - hundred.seconds);
    assert!(second < 2.5 * first, "{first} {second}");
}

#[test]
fn a_deep_layer_of_fine_meshes_is_told() {
    let wound = |extra: &str| {
        let text = format!(
            "{HEAD}[skin]\nsite = \"forearm\"\ncondition = \"chronic_wound\"\n{extra}[[arm]]\nname = \"a\"\n[[arm.session]]\n\
             at = \"0 d\"\nprocedure = \"wound_bed\"\n[[arm.session.apply]]\nproduct = \"frozen_msc\"\nvolume = \"2 mL\"\n\
             area = \"20 cm2\"\n"
        );
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("e.toml");
        std::fs::write(&path, text).expect("a file");
        let options = Options { draws: 10, samples: 20, ..Options::followed() };
        Check { options, ..Check::of(&path) }.ask().expect("the scenario is right").estimate
    };
    let usual = wound("");
    let deep = wound("[model.set]\n\"procedure.coagulated_layer\" = \"1.9e5 um\"\n");
    assert!(deep.seconds > 5.0 * usual.seconds, "{deep:?} {usual:?}");
}

#[test]
fn a_million_samples_of_the_reference_case_take_less_than_two_gigabytes() {
    let scenario = concat!(env!("CARGO_MANIFEST_DIR"), "/../../scenarios/ref.toml");
    let of = |samples: usize| {
        let options = Options { samples, draws: 300, threads: Some(2), ..Options::followed() };
        Check { options, ..Check::of(scenario) }.ask().expect("a shipped scenario").estimate.megabytes
    };
    let (thousand, million) = (of(1000), of(1_000_000));
    assert!(million < 2000, "{million} MB");
    // A thousand times the samples, a hundredth of the memory that holding them would take.
    assert!(million < 60 * thousand, "{thousand} MB, {million} MB");
}
