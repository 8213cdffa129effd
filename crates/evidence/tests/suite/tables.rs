//! The tables as shipped are sound, and can be searched and shown.

use exoskin_evidence::{Grade, load, nearest_id, pages, row, rows, search, trial_ids};

#[test]
fn the_shipped_tables_load() {
    let tables = load().unwrap_or_else(|error| panic!("{error}"));
    assert!(tables.rows().len() > 1400);
    assert_eq!(tables.rows().len(), rows().len());
}

#[test]
fn a_row_is_found_by_id_with_its_place() {
    let row = row("vial.storage.pbs_4c_48h_pp_tube").expect("the row of the 4 °C storage test");
    assert_eq!((row.value, row.table, row.grade), (Some(0.49), "vial.csv", Grade::B));
    let shown = pages::show(row);
    let place = format!("evidence/vial.csv:{}", row.line);
    for part in [row.id.as_str(), row.unit.as_str(), row.note.as_str(), place.as_str()] {
        assert!(shown.contains(part), "`{part}` is not in\n{shown}");
    }
}

#[test]
fn misspelt_ids_have_a_nearest() {
    assert_eq!(nearest_id("vial.storage.pbs_4c_48_pp_tub").as_deref(), Some("vial.storage.pbs_4c_48h_pp_tube"));
    assert_eq!(nearest_id("nothing like it"), None);
}

#[test]
fn search_takes_prefixes_and_words() {
    assert!(search("injury.mn.closure").iter().all(|row| row.id.starts_with("injury.mn.closure")));
    assert!(!search("stratum corneum thickness").is_empty());
    assert_eq!(search("").len(), rows().len());
    assert!(search("no such words anywhere").is_empty());
    assert!(pages::list(&search("skin.anat")).lines().all(|line| line.contains("skin.anat")));
}

#[test]
fn trials_hand_out_ids_but_no_outcome() {
    let ids = trial_ids();
    assert!(ids.contains(&"kwon2020_acne_scar"));
    assert!(rows().iter().all(|row| !ids.contains(&row.id.as_str()) && row.table != "trials.csv"));
}

#[test]
fn rows_become_json() {
    let json = serde_json::to_value(&rows()[0]).expect("a row is plain data");
    assert!(json["id"].is_string() && json["grade"].is_string() && json["line"].is_number());
}
