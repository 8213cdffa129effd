//! Which numbers of arms against their own start are scored was written down before the skin's response was changed.

use exoskin_record::sha256_hex;
use exoskin_score::comparisons::{self, Comparison, Quantity};
use exoskin_validation::root;

/// The list as it was written down.
const FROZEN: &str = "a3bd063ea465e42fd488406334d25ea10df84707f6689d1611eeee7b3da131ef";

fn comparisons() -> Vec<Comparison> {
    let list = comparisons::read(&root().join("validation/trials.toml")).unwrap_or_else(|wrong| panic!("{wrong}"));
    let own = list.comparisons.into_iter();
    own.filter(|one| one.quantity != Quantity::Difference && one.reads.is_none()).collect()
}

fn text() -> String {
    std::fs::read_to_string(root().join("validation/own_start.csv")).expect("the list")
}

/// Rows of the list without its heading.
fn rows() -> Vec<Vec<String>> {
    let text = text();
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    reader.records().map(|row| row.expect("a row").iter().map(str::to_owned).collect()).collect()
}

#[test]
fn the_list_of_own_start_numbers_is_the_one_written_down_before_the_change() {
    assert_eq!(sha256_hex(text().as_bytes()), FROZEN);
}

#[test]
fn every_own_start_number_is_in_the_list_and_the_list_names_no_other() {
    let listed = rows();
    let comparisons = comparisons();
    assert_eq!(listed.len(), comparisons.len());
    for one in &comparisons {
        let same = |row: &&Vec<String>| row[0] == one.trial && row[1] == one.endpoint && row[2] == one.rows[0];
        // What a trial counts became a readout of its own after the list was written: the same hairs, and what every arm of
        // a trial gains by being enrolled.
        let read = if one.readout == "trial_hairs" { "hairs" } else { one.readout.as_str() };
        let found: Vec<_> = listed.iter().filter(same).filter(|row| row[7] == "fitted" || row[4] == read).collect();
        assert_eq!(found.len(), 1, "{}, \"{}\", {}, `{}`", one.trial, one.endpoint, one.rows[0], one.readout);
        let row = found[0];
        assert_eq!((row[3].as_str(), row[5].parse()), (one.scenario.as_str(), Ok(one.day)), "{}", one.trial);
        let role = match (one.fitted, one.is_device(), one.at_most) {
            (true, ..) => "fitted",
            (false, false, _) => "product",
            (false, true, true) => "bound",
            (false, true, false) => "scored",
        };
        assert_eq!(row[7], role, "{}, \"{}\"", one.trial, one.endpoint);
    }
}
