//! The answer that pages show is the one that a fit gives.
//! `EXOSKIN_RENEW=1 cargo test --workspace --test suite --lib -- kept` renews it.

use exoskin_meta::contrasts::Group;
use exoskin_meta::kept::{FILE, kept, made};
use exoskin_meta::shown::{Counts, shown};

use crate::common::{SEED, fitted, real};

#[test]
fn the_kept_answer_is_what_a_fit_gives() {
    let made = made().unwrap_or_else(|wrong| panic!("{wrong}"));
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(FILE);
    if std::env::var_os("EXOSKIN_RENEW").is_some() {
        std::fs::write(&path, made).expect("the file can be written");
        return;
    }
    let there = std::fs::read_to_string(&path).expect("the file is there");
    assert!(
        made == there,
        "{FILE} is stale; renew it with:\n  EXOSKIN_RENEW=1 cargo test --workspace --test suite --lib -- kept"
    );
}

#[test]
fn reading_gives_back_every_number_and_the_counts_of_the_list() {
    let kept = kept().unwrap_or_else(|wrong| panic!("{wrong}"));
    assert_eq!(kept.iter().map(|(group, _)| *group).collect::<Vec<_>>(), Group::ALL);
    for (group, one) in kept {
        assert_eq!(one, shown(fitted(), real(), group, 0.0, SEED));
        assert_eq!(one.counts, Counts::of(real(), Some(group)));
    }
}
