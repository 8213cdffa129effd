//! Of which arms the layer of trials speaks, and that it reaches the summary without touching the mechanism.

use std::path::Path;
use std::sync::Arc;

use exoskin::record::summary::{Summary, TrialsLayer};
use exoskin::{Keep, Options, Question, Run, open, scorecard};

fn arm(name: &str, procedure: &str, product: Option<&str>) -> String {
    let apply = product.map_or(String::new(), |product| {
        format!("[[arm.session.apply]]\nproduct = \"{product}\"\nvolume = \"2 mL\"\n")
    });
    format!("[[arm]]\nname = \"{name}\"\n[[arm.session]]\nat = \"0 d\"\nprocedure = \"{procedure}\"\n{apply}")
}

fn run(arms: &[String]) -> (Summary, tempfile::TempDir) {
    run_on("site = \"face\"\ncondition = \"acne_scar\"", arms)
}

fn run_on(skin: &str, arms: &[String]) -> (Summary, tempfile::TempDir) {
    let folder = tempfile::tempdir().expect("a folder");
    let text = format!(
        "schema = 1\nname = \"spoken_of\"\ntitle = \"A test\"\nsource = \"test\"\nunknown = []\nseed = 1\n[skin]\n{skin}\n\
         {}",
        arms.concat()
    );
    let file = folder.path().join("spoken_of.toml");
    std::fs::write(&file, text).expect("the scenario is written");
    let options = Options { samples: 20, draws: 10, keep: Keep::Memory(Arc::default()), ..Options::followed() };
    let question = Run { out: Some(folder.path().join("out")), options, ..Run::of(&file) };
    (question.ask().unwrap_or_else(|wrong| panic!("{wrong}")).summary, folder)
}

fn layer(summary: &Summary) -> &TrialsLayer {
    summary.trials_layer.as_ref().expect("every run has one")
}

#[test]
fn it_speaks_of_products_added_to_the_same_treatment() {
    let (summary, folder) = run(&[
        arm("procedure", "microneedling", None),
        arm("prp", "microneedling", Some("prp_double_spin")),
        arm("exosomes", "microneedling", Some("placental_msc")),
        arm("other", "fractional_co2", Some("placental_msc")),
    ]);
    let said = layer(&summary);
    assert_eq!(said.arms, ["prp", "exosomes"], "another procedure is another treatment");
    assert!(said.silent.is_empty() && said.shown.len() == 3);
    let structure = &said.shown[0];
    assert!(structure.readouts.contains(&"scar_volume".to_owned()) && structure.trials > 20);
    assert!(structure.corrected.median < structure.published.median && structure.corrected.p05 > 1.0);
    assert_eq!((&said.headline, &said.skill), (&scorecard().headline, &scorecard().skill));
    // What is read back is what was written.
    assert_eq!(open(folder.path().join("out")).expect("a run").trials_layer, summary.trials_layer);
}

#[test]
fn it_is_silent_where_no_trial_speaks_and_says_why() {
    let why = |arms: &[String]| layer(&run(arms).0).silent.clone();
    let intact = why(&[arm("none", "none", None), arm("cream", "none", Some("placental_msc"))]);
    assert!(intact.contains("after a procedure"), "{intact}");
    let none = why(&[arm("procedure", "microneedling", None)]);
    assert!(none.contains("No arm applies a product"), "{none}");
    let other = why(&[arm("vehicle", "fractional_co2", None), arm("exosomes", "microneedling", Some("placental_msc"))]);
    assert!(other.contains("No arm is the treatment of vehicle"), "{other}");
}

#[test]
fn one_trial_on_chronic_wounds_is_no_estimate() {
    let arms = [arm("bed", "wound_bed", None), arm("exosomes", "wound_bed", Some("placental_msc"))];
    let (summary, _folder) = run_on("site = \"forearm\"\ncondition = \"chronic_wound\"", &arms);
    let said = layer(&summary);
    assert!(said.silent.starts_with("One trial of this layer treated a chronic wound"), "{}", said.silent);
    assert!(said.shown.is_empty() && said.arms.is_empty() && said.conflicts.is_empty());
}

#[test]
fn a_single_arm_is_spoken_of_without_a_comparison() {
    let (summary, _folder) = run(&[arm("exosomes", "microneedling", Some("placental_msc"))]);
    assert!(summary.comparison.is_none());
    assert_eq!(layer(&summary).arms, ["exosomes"]);
    assert!(!layer(&summary).shown.is_empty() && layer(&summary).conflicts.is_empty());
}

#[test]
fn a_run_of_an_earlier_version_has_none() {
    let old = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/runs/schema_1");
    assert_eq!(open(old).expect("a run").trials_layer, None);
}
