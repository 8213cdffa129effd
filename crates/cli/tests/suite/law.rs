//! The page of law is what the table says today. To renew it: `EXOSKIN_RENEW=1 cargo test -p exoskin-cli law`.

use std::path::Path;

use exoskin_evidence::regulation;

fn must_be_current(page: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/src").join(page);
    if std::env::var_os("EXOSKIN_RENEW").is_some() {
        std::fs::write(&path, text).expect("the page can be written");
    }
    let found = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        found == text,
        "docs/src/{page} is stale. It is made from evidence/regulation.csv; renew it with:\n  EXOSKIN_RENEW=1 cargo test -p exoskin-cli law"
    );
}

#[test]
fn the_page_of_law_is_current() {
    must_be_current("reference/law.md", &regulation::page().expect("the table loads"));
}

#[test]
fn the_page_does_not_change_with_the_calendar() {
    let page = regulation::page().expect("the table loads");
    assert!(!page.contains("days old") && !page.contains("check again:"), "ages belong to `exoskin status`");
    for piece in ["no legal advice", "no source found", "off label possible [", "2025-05-05"] {
        assert!(page.contains(piece), "{piece}");
    }
}
