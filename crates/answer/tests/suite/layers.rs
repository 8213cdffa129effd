//! Mechanism and trials side by side: the same units, conflicts in words, never averaged.

use exoskin_answer::block::Block;
use exoskin_answer::layers::{Part, blocks, for_patients, parts, percents, rows, skill, skill_for_patients};
use exoskin_record::summary::{Band, Difference, Skill, Summary, TrialsLayer, TrialsShown};
use std::sync::OnceLock;

use crate::cost::study;

fn band([p05, median, p95]: [f64; 3]) -> Band {
    Band { median, p05, p95 }
}

/// What `procedure` alone changes, what `exosomes` add, and the factor of the trials, all by hand.
fn summary(readout: &str, alone: [f64; 3], adds: [f64; 3], factor: [f64; 3]) -> Summary {
    static STUDY: OnceLock<Summary> = OnceLock::new();
    let mut summary = STUDY.get_or_init(|| study(&[])).clone();
    let comparison = summary.comparison.as_mut().expect("arms are compared");
    for row in comparison.rows.iter_mut().filter(|row| row.readout == readout) {
        set(row, alone, adds);
    }
    let shown = TrialsShown {
        endpoints: "structure".into(),
        readouts: vec![readout.to_owned()],
        published: band([factor[0] - 0.2, factor[1] + 0.2, factor[2] + 0.5]),
        corrected: band(factor),
        trials: 28,
        results: 37,
        ..TrialsShown::default()
    };
    let of = |layer: &str, skill: f64| Skill {
        layer: layer.into(),
        of: "products".into(),
        count: "37 comparisons".into(),
        skill,
    };
    summary.trials_layer = Some(TrialsLayer {
        arms: vec!["exosomes".into()],
        shown: vec![shown],
        headline: "On these trials exoskin does not beat forecasts that know no biology.".into(),
        skill: vec![of("mechanism", -1.49), of("trials", 0.036)],
        ..TrialsLayer::default()
    });
    let conflicts = parts(&rows(&summary).iter().collect::<Vec<_>>());
    summary.trials_layer.as_mut().expect("just set").conflicts = conflicts;
    summary
}

fn set(row: &mut Difference, alone: [f64; 3], adds: [f64; 3]) {
    let own = row.arm == "exosomes";
    let adds = if own { adds } else { [0.0; 3] };
    row.change = band([alone[0] + adds[0], alone[1] + adds[1], alone[2] + adds[2]]);
    row.value = row.change.map(|change| 100.0 + change);
    row.difference = band(adds);
    row.above = if adds[1] > 0.0 {
        0.97
    } else if adds[1] < 0.0 {
        0.03
    } else {
        0.5
    };
    row.acts = None;
    row.visible = None;
    row.harm = None;
    row.by_hypothesis.clear();
}

fn part_of(summary: &Summary) -> Option<Part> {
    let rows = rows(summary);
    rows[0].arm("exosomes").expect("the arm is there").part
}

/// Every word of the blocks.
fn told(summary: &Summary) -> String {
    let words = |block: &Block| match block {
        Block::Heading(text) | Block::Caption(text) => text.clone(),
        Block::Paragraph(text) | Block::Warning(text) | Block::Item(text) | Block::Entry(text) => text.marked(),
        Block::Table(table) => table.rows.concat().join(" "),
    };
    blocks(summary, false).parts.iter().flatten().map(words).collect::<Vec<_>>().join("\n")
}

const FACTOR: [f64; 3] = [1.06, 1.41, 1.78];

#[test]
fn both_layers_are_in_per_cent_of_what_the_treatment_does_alone() {
    let summary = summary("collagen_1", [10.0, 20.0, 40.0], [-1.0, 2.0, 6.0], FACTOR);
    let rows = rows(&summary);
    let row = &rows[0];
    assert!(!row.is_harm && row.alone.arm == "procedure");
    let ours = row.arms[0].percent.expect("the change can be seen");
    assert!((ours.median - 10.0).abs() < 1e-9 && (ours.p05 + 5.0).abs() < 1e-9 && (ours.p95 - 30.0).abs() < 1e-9);
    assert_eq!(percents(&row.corrected.expect("sized")), "+41 % (+6 to +78 %)");
    assert_eq!(percents(&ours), "+10 % (−5 to +30 %)");
}

#[test]
fn a_harm_is_lessened_by_the_factor_and_its_band_stays_in_order() {
    let summary = summary("erythema", [10.0, 20.0, 40.0], [0.0, 0.0, 0.0], FACTOR);
    let rows = rows(&summary);
    let corrected = rows[0].corrected.expect("sized");
    assert!(rows[0].is_harm && corrected.p05 < corrected.median && corrected.median < corrected.p95, "{corrected:?}");
    assert_eq!(percents(&corrected), "−29 % (−44 to −6 %)");
}

#[test]
fn nothing_is_added_beyond_what_there_is() {
    // 80 of 100 are gone; another fifth of that is all there is.
    let most = summary("scar_volume", [-90.0, -80.0, -70.0], [0.0; 3], FACTOR);
    if let Some(row) = rows(&most).first() {
        assert!(row.corrected.expect("sized").p95 <= 25.0 + 1e-9, "{:?}", row.corrected);
    }
    let wound = summary("closure", [90.0, 95.0, 99.0], [0.0; 3], FACTOR);
    assert!(rows(&wound).iter().all(|row| row.corrected.is_none_or(|band| band.p95 < 6.0)));
}

#[test]
fn they_part_where_the_mechanism_finds_nothing_and_trials_a_benefit() {
    let apart = summary("collagen_1", [10.0, 20.0, 40.0], [0.0, 0.0, 0.1], FACTOR);
    assert_eq!(part_of(&apart), Some(Part::TrialsMore));
    let words = &apart.trials_layer.as_ref().expect("set").conflicts[0].words;
    assert!(words.contains("`exosomes`") && words.contains("(+41 %, +6 to +78 %)"), "{words}");
    let at_ends = summary("collagen_1", [10.0, 20.0, 40.0], [0.0, 0.5, 4.0], FACTOR);
    assert_eq!(part_of(&at_ends), Some(Part::TrialsMoreAtEnds));
}

#[test]
fn they_do_not_part_where_each_lies_in_the_other() {
    let together = summary("collagen_1", [10.0, 20.0, 40.0], [1.0, 6.0, 12.0], FACTOR);
    assert_eq!(part_of(&together), None);
    assert!(together.trials_layer.expect("set").conflicts.is_empty());
}

#[test]
fn they_part_on_the_other_sides_too() {
    let more = summary("collagen_1", [10.0, 20.0, 40.0], [18.0, 25.0, 30.0], FACTOR);
    assert_eq!(part_of(&more), Some(Part::MechanismMore));
    let worse = summary("collagen_1", [10.0, 20.0, 40.0], [-8.0, -5.0, -3.0], FACTOR);
    assert_eq!(part_of(&worse), Some(Part::OtherSides));
}

#[test]
fn where_the_treatment_changes_nothing_sizes_are_not_compared_but_sides_are() {
    let still = summary("collagen_1", [0.0, 0.1, 0.2], [0.0, 0.0, 0.01], FACTOR);
    let rows = rows(&still);
    assert!(rows[0].corrected.is_none() && rows[0].arms[0].percent.is_none());
    assert_eq!(part_of(&still), Some(Part::TrialsAlone));
    let doubtful = summary("collagen_1", [0.0, 0.1, 0.2], [0.0, 0.0, 0.01], [0.9, 1.2, 1.6]);
    assert_eq!(part_of(&doubtful), None, "trials that may show nothing contradict nothing");
}

#[test]
fn a_patient_is_told_both_in_parts_of_a_hundred() {
    let apart = summary("collagen_1", [10.0, 20.0, 40.0], [0.0, 0.0, 0.1], FACTOR);
    let rows = rows(&apart);
    let (lead, sentences) = for_patients(&rows[0], &rows[0].arms[0]);
    let text = sentences.join(" ");
    assert_eq!(lead, "Studies say more.");
    assert!(text.contains("every 100 parts") && text.contains("about 141 with it, anything from 106 to 178"), "{text}");
    assert!(text.contains("nobody knows which is right"), "{text}");
    assert!(skill_for_patients(&apart).expect("a scorecard").contains("no better than simple rules of thumb"));
}

#[test]
fn the_blocks_say_what_is_which_what_conflicts_and_how_good_it_is() {
    let apart = summary("collagen_1", [10.0, 20.0, 40.0], [0.0, 0.0, 0.1], FACTOR);
    let text = told(&apart);
    for words in [
        "never averaged",
        "Mechanism:",
        "Trials:",
        "Conflict between mechanism and trials",
        "28 trials",
        "Skill (1 is perfect",
    ] {
        assert!(text.contains(words), "{words} is missing in {text}");
    }
    assert_eq!(
        skill(&apart)[1],
        "Skill (1 is perfect, 0 no better): mechanism −1.5 for products (37 comparisons); trials 0.036 for products (37 comparisons)."
    );
    let together = summary("collagen_1", [10.0, 20.0, 40.0], [1.0, 6.0, 12.0], FACTOR);
    let text = told(&together);
    assert!(text.contains("do not contradict each other") && !text.contains("Conflict between"));
}

#[test]
fn a_run_of_which_trials_do_not_speak_says_why() {
    let mut summary = summary("collagen_1", [10.0, 20.0, 40.0], [0.0; 3], FACTOR);
    let layer = summary.trials_layer.as_mut().expect("set");
    layer.silent = "Nobody tested this.".into();
    assert!(rows(&summary).is_empty());
    let said = blocks(&summary, false);
    assert!(
        said.parts
            .iter()
            .flatten()
            .any(|block| matches!(block, Block::Paragraph(text) if text.marked() == "Nobody tested this."))
    );
    summary.trials_layer = None;
    assert!(blocks(&summary, false).parts.is_empty(), "runs of earlier versions stay as they are");
}
