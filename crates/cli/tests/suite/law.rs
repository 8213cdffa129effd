//! The page of law is what the table says today. To renew it: `EXOSKIN_RENEW=1 cargo test -p exoskin-cli law`.

use crate::common::must_be_current;

use exoskin_evidence::regulation;

#[test]
fn the_page_of_law_is_current() {
    must_be_current("reference/law.md", &regulation::page().expect("the table loads"));
}

#[test]
fn the_page_does_not_change_with_the_calendar() {
    let page = regulation::page().expect("the table loads");
    assert!(!page.contains("days old") && !page.contains("check again:"), "ages belong to `exoskin status`");
    for piece in ["not legal advice", "no source found", "off label possible [", "2025-05-05"] {
        assert!(page.contains(piece), "{piece}");
    }
}
