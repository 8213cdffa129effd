//! What `exoskin vial` says: the state of the vial, a history before a log, one word for a lot.

use crate::common;

use common::exoskin;

fn told(arguments: &[&str]) -> String {
    let said = exoskin(&[&["vial"], arguments, &["--samples", "100"]].concat());
    assert_eq!(said.code, Some(0), "{arguments:?}: {}", said.err);
    said.out.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn whole_vesicles_are_said_to_be_where_they_are() {
    for (arguments, place) in [
        (&["frozen_msc", "--history", "-80C 60d"][..], "still whole in the frozen vial."),
        (&["lyophilised_adipose", "--at", "22C", "--for", "6h"], "still whole in the powder."),
        (&["frozen_msc", "--history", "-80C 60d; thaw; 4C 1h"], "still whole and in the liquid."),
        (&["frozen_msc", "--at", "-80C", "--until-half"], "at −80 °C, frozen, in a pp container."),
        (&["lyophilised_adipose", "--at", "22C", "--until-half"], "at 22 °C, as powder, in a glass container."),
        (&["frozen_msc", "--at", "4C", "--until-half"], "at 4 °C in a pp container."),
    ] {
        let text = told(arguments);
        assert!(text.contains(place), "{arguments:?}: {text}");
    }
}

#[test]
fn a_history_comes_before_the_log() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("log.csv");
    let log = "time,temperature C\n2026-01-01 00:00,4\n2026-01-01 12:00,4\n2026-01-02 00:00,4\n";
    std::fs::write(&file, log).expect("the log");
    let name = file.to_string_lossy().into_owned();
    let both = told(&["frozen_msc", "--history", "-80C 60d; thaw", "--log", &name]);
    assert!(both.contains("-80C 60d; thaw; 4C 1d"), "{both}");
    assert!(!both.contains("is not counted"), "{both}");
    let written = told(&["frozen_msc", "--history", "-80C 60d; thaw; 4C 1d"]);
    let read = "How the history and the files were read - The log has 3 readings over 1 d, 12 h apart, from 4.0 to \
                4.0 °C (column 2, `temperature C`, read as °C). ";
    assert_eq!(both.replace(read, ""), written, "a log says the same as the history it stands for");
    assert_ne!(both, written, "and how it was read");
    let alone = told(&["frozen_msc", "--log", &name]);
    assert!(alone.contains("with a log, the history comes before it"), "{alone}");
    let refused = exoskin(&["vial", "frozen_msc", "--history", "-80C 60d; thwa", "--log", &name]);
    assert_eq!(refused.code, Some(2));
    assert!(refused.err.contains("--history") && refused.err.contains("did you mean: `thaw`"), "{}", refused.err);
}

#[test]
fn a_lot_is_called_a_lot() {
    let text = told(&["frozen_msc", "--at", "4C", "--for", "1h"]);
    assert!(text.contains("lot with no effect at all") && !text.contains("batch"), "{text}");
}
