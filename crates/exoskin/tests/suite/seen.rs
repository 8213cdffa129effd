//! A null that could have been otherwise: a product that saturates every cell is called visible, and `why` says what a
//! null rests on.

use exoskin::answer::{compare, seen};
use exoskin::record::why::Why as Found;
use exoskin::{Compare, Question, Why};

/// Vesicles injected for pigment, assessed after a week; what the model assumes about them follows.
fn scenario(model: &str) -> String {
    let arm = |name: &str, control: &str| {
        format!(
            "[[arm]]\nname = \"{name}\"\n[[arm.session]]\nat = \"0 d\"\nprocedure = \"injection\"\n[[arm.session.apply]]\n\
             product = \"frozen_msc\"\n{control}volume = \"4 mL\"\narea = \"20 cm2\"\n"
        )
    };
    format!(
        "schema = 1\nname = \"seen\"\ntitle = \"Seen\"\nsource = \"test\"\nunknown = []\nseed = 1\n\
         [skin]\nsite = \"face\"\ncondition = \"melasma\"\n[course]\nuntil = \"7 d\"\n{model}{}{}{}",
        arm("exosomes", ""),
        arm("vehicle", "control = \"blank\"\n"),
        arm("blank", "control = \"blank\"\n")
    )
}

/// Half the effect at one contact, and an effect that lasts.
const SATURATING: &str = "[model.set]\n\"effect.dish.active_dose\" = \"1 /mL\"\n\"effect.duration\" = \"10 d\"\n";

fn written(model: &str) -> (tempfile::TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("seen.toml");
    std::fs::write(&path, scenario(model)).expect("the scenario");
    (folder, path)
}

fn compared(folder: &tempfile::TempDir, path: &std::path::Path) -> exoskin::CompareAnswer {
    let question = Compare::of(path).arms(["vehicle", "exosomes", "blank"]).exactly(80, 10);
    question.into_folder(folder.path().join("run")).ask().expect("a comparison")
}

#[test]
fn a_blank_adds_nothing_even_where_every_vesicle_would_saturate_its_cell() {
    let (folder, path) = written(SATURATING);
    let answer = compared(&folder, &path);
    let rows: Vec<_> = answer.comparison.rows.iter().filter(|row| row.arm == "blank").collect();
    assert!(!rows.is_empty());
    for row in rows {
        assert!(seen::is_too_small(row) && !seen::is_visible(row), "{row:?}");
        assert_eq!((row.leading().p05, row.leading().p95, seen::visible(row)), (0.0, 0.0, Some(0.0)), "{row:?}");
    }
    let found = why(SATURATING);
    let text = found.arms.iter().find(|arm| arm.arm == "blank").map(|arm| exoskin::answer::why::of_arm(&found, arm));
    assert!(format!("{text:?}").contains("adds nothing"), "{text:?}");
}

#[test]
fn where_no_hypothesis_lets_vesicles_act_nothing_is_said_to_act() {
    let (folder, path) = written("[model]\nhypotheses = { nothing = 1 }\n");
    let answer = compared(&folder, &path);
    for row in &answer.comparison.rows {
        assert_eq!((row.acts, row.visible), (None, Some(0.0)), "{row:?}");
        assert_eq!(row.leading(), row.difference);
    }
}

#[test]
fn a_product_that_saturates_every_cell_is_visible() {
    let (folder, path) = written(SATURATING);
    let answer = compared(&folder, &path);
    let rows: Vec<_> = answer.comparison.rows.iter().filter(|row| row.arm == "exosomes").collect();
    let visible: Vec<&str> = rows.iter().filter(|row| seen::is_visible(row)).map(|row| row.readout.as_str()).collect();
    assert!(visible.contains(&"melanin"), "visible: {visible:?}");
    let text = format!("{:?}", compare::answer(&answer.summary, &answer.comparison));
    assert!(text.contains("if vesicles act") && text.contains("visible in"), "{text}");
    for row in rows {
        let acts = row.acts.expect("most samples act");
        assert!(acts.samples > 30 && acts.visible <= 1.0 && acts.harm.is_none_or(|harm| harm <= acts.visible));
        assert!(row.visible.is_some_and(|visible| visible <= acts.visible + 0.35), "the mixture adds only nulls");
    }
}

fn why(model: &str) -> Found {
    let (_folder, path) = written(model);
    Why::of(&path).exactly(40, 10).ask().expect("an answer").why
}

#[test]
fn why_counts_contacts_on_both_sides_and_says_what_it_would_take() {
    let usual = why("");
    let arm = &usual.arms[0];
    assert_eq!((arm.arm.as_str(), usual.against.as_str(), usual.readout.as_str()), ("exosomes", "vehicle", "melanin"));
    assert!(!arm.cells.is_empty() && arm.cells.iter().all(|cell| cell.dish_half.median >= 1.0));
    for cell in &arm.cells {
        assert!((0.0..=1.0).contains(&cell.reached.median), "{cell:?}");
    }
    let hypotheses: Vec<&str> = arm.differences.iter().map(|one| one.hypothesis.as_str()).collect();
    assert_eq!(hypotheses, ["receptors", "relay"]);
    let sizes: Vec<f64> = arm.moved.iter().map(|one| one.difference.abs()).collect();
    assert!(!sizes.is_empty() && sizes.windows(2).all(|pair| pair[0] >= 0.9 * pair[1]), "{sizes:?}");
    let text = exoskin::answer::why::blocks(&usual);
    assert!(format!("{text:?}").contains("% would be visible"));
}

#[test]
fn why_needs_no_more_where_every_cell_is_saturated() {
    let (less, more) = (why(""), why(SATURATING));
    let of = |found: &Found| found.arms[0].amplified.times.unwrap_or(f64::INFINITY);
    assert_eq!(of(&more), 1.0, "it is visible as it is");
    assert!(of(&less) > 10.0, "{}", of(&less));
}
