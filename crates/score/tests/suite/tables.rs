//! Tables and maps that are wrong are refused with their place.

use exoskin_score::published::published;

use crate::common::{HEADER, map, rows, trials};

fn refused(text: &str) -> String {
    trials(text).expect_err("refused").to_string()
}

#[test]
fn a_missing_column_is_named_with_the_nearest() {
    let said = refused("trial,doi,design\nx,,\n");
    assert!(said.starts_with("table.csv:1:1") && said.contains("`trial_id`") && said.ends_with("`trial`"), "{said}");
}

#[test]
fn a_number_that_is_none_is_told_with_its_line_and_column() {
    let text = format!("{HEADER}{}", rows("a", 1.0, 2.0, "").replace(",2,,16", ",two,,16"));
    let said = refused(&text);
    assert!(said.starts_with("table.csv:3:") && said.contains("column `mean`"), "{said}");
}

#[test]
fn a_torn_row_is_told_with_its_line() {
    let said = refused(&format!("{HEADER}a,b,c\n"));
    assert!(said.starts_with("table.csv:2:") && said.contains("3 fields"), "{said}");
}

#[test]
fn a_row_that_is_not_there_is_told_with_the_nearest_word() {
    let trials = trials(&format!("{HEADER}{}", rows("park2019", 1.0, 2.0, ""))).expect("a table");
    let wrong = published(&map(&["park2091"]).comparisons[0], &trials).expect_err("no such trial");
    assert!(wrong.problem.contains("park2091") && wrong.nearest.as_deref() == Some("park2019"), "{wrong}");
    let mut comparison = map(&["park2019"]).comparisons.remove(0);
    comparison.rows[1] = "salin".into();
    let wrong = published(&comparison, &trials).expect_err("no such arm");
    assert_eq!(wrong.nearest.as_deref(), Some("saline"));
}

#[test]
fn negative_means_are_read() {
    let trials = trials(&format!("{HEADER}{}", rows("a", -19.69, 2.0, ""))).expect("a table");
    assert_eq!(trials.rows[0].mean, Some(-19.69));
}
