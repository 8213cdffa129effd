//! The list of comparisons: complete, true to the table, and free of the trials that are never used.

use std::collections::BTreeSet;

use exoskin_score::comparisons::{self, List};
use exoskin_score::published::published;
use exoskin_score::table::{Row, Trials};
use exoskin_validation::root;

fn list() -> List {
    comparisons::read(&root().join("validation/trials.toml")).unwrap_or_else(|wrong| panic!("{wrong}"))
}

fn trials() -> Trials {
    Trials::read(&root().join("evidence/trials.csv"), &list().never).unwrap_or_else(|wrong| panic!("{wrong}"))
}

#[test]
fn every_comparison_finds_its_rows() {
    let (list, trials) = (list(), trials());
    assert!(list.comparisons.len() > 30);
    for comparison in &list.comparisons {
        let found = published(comparison, &trials);
        assert!(found.is_ok(), "trials.toml:{}: {}", comparison.place.line, found.expect_err("no row"));
    }
}

#[test]
fn every_row_is_compared_or_says_why_not() {
    let list = list();
    for row in &trials().rows {
        let compared = list.comparisons.iter().any(|c| c.trial == row.trial && c.endpoint == row.endpoint);
        let explained = list
            .unmapped
            .iter()
            .any(|u| u.trial == row.trial && (u.endpoints.is_empty() || u.endpoints.contains(&row.endpoint)));
        assert!(compared || explained, "{}: \"{}\" is neither compared nor explained", row.trial, row.endpoint);
    }
}

#[test]
fn nothing_is_explained_that_is_not_there() {
    let rows = trials().rows;
    for unmapped in &list().unmapped {
        let of_trial: Vec<_> = rows.iter().filter(|row| row.trial == unmapped.trial).collect();
        assert!(!of_trial.is_empty(), "no trial {}", unmapped.trial);
        for endpoint in &unmapped.endpoints {
            assert!(of_trial.iter().any(|row| row.endpoint == *endpoint), "{}: no \"{endpoint}\"", unmapped.trial);
        }
    }
}

#[test]
fn trials_that_are_never_used_are_not_even_read() {
    let list = list();
    assert!(list.never.len() >= 8);
    assert!(trials().rows.iter().all(|row| !list.never.contains(&row.trial)));
    assert!(list.comparisons.iter().all(|c| !list.never.contains(&c.trial)));
    assert!(list.unmapped.iter().all(|u| !list.never.contains(&u.trial)));
    let known = exoskin_evidence::trial_ids();
    assert!(list.never.iter().all(|id| known.contains(&id.as_str())), "a trial on the list is misspelt");
}

#[test]
fn intervals_stand_in_the_note_of_their_row() {
    let trials = trials();
    for comparison in list().comparisons.iter().filter(|c| c.ci95.is_some()) {
        let (low, high) = comparison.ci95.expect("filtered");
        let written = |row: &&Row| row.trial == comparison.trial && row.note.contains(&format!("{low:?} to {high:?}"));
        assert!(trials.rows.iter().any(|row| written(&row)), "{}: {low} to {high}", comparison.trial);
    }
}

#[test]
fn every_scenario_is_read_and_has_the_arms_that_are_compared() {
    let list = list();
    for comparison in &list.comparisons {
        let path = root().join("validation/trials").join(format!("{}.toml", comparison.scenario));
        let read = exoskin_therapy::read_scenario(&path).unwrap_or_else(|wrong| panic!("{wrong}"));
        let arms: Vec<&str> = read.arms.iter().map(|arm| arm.name.as_str()).collect();
        for arm in &comparison.arms {
            assert!(arms.contains(&arm.as_str()), "{}: no arm `{arm}` in {arms:?}", comparison.scenario);
        }
        assert!(arms.len() >= 2);
    }
}

#[test]
fn no_scenario_lies_about_unused() {
    let used: BTreeSet<String> = list().comparisons.iter().map(|c| format!("{}.toml", c.scenario)).collect();
    for file in std::fs::read_dir(root().join("validation/trials")).expect("the folder is there").flatten() {
        let name = file.file_name().to_string_lossy().into_owned();
        let is_scenario = std::fs::read_to_string(file.path()).is_ok_and(|text| text.contains("[[arm]]"));
        assert!(!is_scenario || used.contains(&name), "{name} is used by no comparison");
    }
}

#[test]
fn the_layer_of_trials_uses_no_trial_that_is_never_used() {
    let never = list().never;
    let contrasts = exoskin_meta::contrasts::built_in().unwrap_or_else(|wrong| panic!("{wrong}"));
    assert!(contrasts.iter().all(|one| !never.contains(&one.trial)));
}

#[test]
fn no_part_of_the_model_can_see_an_outcome() {
    for entry in std::fs::read_dir(root().join("crates")).expect("crates/ is there").flatten() {
        let manifest = std::fs::read_to_string(entry.path().join("Cargo.toml")).unwrap_or_default();
        let name = entry.file_name().to_string_lossy().into_owned();
        assert!(!manifest.contains("exoskin-validation"), "{name} depends on outcomes");
        let scores = manifest.contains("exoskin-score = ");
        let may = ["exoskin", "meta"].contains(&name.as_str());
        assert!(!scores || may, "{name} could read outcomes: only the question `validate` and the layer of trials may");
        let layer = manifest.contains("exoskin-meta = ");
        assert!(
            !layer || name == "exoskin",
            "{name} could learn from trials: only the entry point may show their layer"
        );
        for source in sources(&entry.path().join("src")) {
            let text = std::fs::read_to_string(&source).unwrap_or_default();
            let reads =
                text.contains("trials.csv") && !MAY_NAME.iter().any(|path| source.to_string_lossy().contains(path));
            assert!(!reads, "{} names trials.csv", source.display());
        }
    }
}

/// Where the table of trials is named: its designs, the layer of trials, and the question that scores a table of the user's
/// choice.
const MAY_NAME: [&str; 5] =
    ["evidence/src/tables.rs", "score/src/", "meta/src/", "exoskin/src/validate/", "cli/src/commands/validate.rs"];

fn sources(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries.flat_map(|entry| if entry.path().is_dir() { sources(&entry.path()) } else { vec![entry.path()] }).collect()
}
