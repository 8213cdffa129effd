//! The committed figures are what is computed.
//!
//! `EXOSKIN_RENEW=1 cargo test -p exoskin-validation facts` writes the file again; look at what changed before it is
//! committed.

use std::path::Path;

use exoskin_claims::facts::{read, written};
use exoskin_validation::facts::{Options, compute};

fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}

#[test]
fn the_committed_figures_are_what_is_computed() {
    let computed = compute(root(), &Options::default()).unwrap_or_else(|wrong| panic!("{wrong}"));
    let path = root().join("crates/claims/data/facts.csv");
    if std::env::var_os("EXOSKIN_RENEW").is_some() {
        std::fs::write(&path, written(&computed)).unwrap();
        return;
    }
    let committed = read(&std::fs::read_to_string(&path).unwrap()).unwrap();
    let ids = || committed.by_id.keys().chain(computed.by_id.keys());
    let mut parted: Vec<&String> = ids().filter(|id| committed.by_id.get(*id) != computed.by_id.get(*id)).collect();
    parted.sort();
    parted.dedup();
    assert!(
        parted.is_empty(),
        "{} figures are not what is computed now: {parted:?}\nIf the change is wanted: EXOSKIN_RENEW=1 cargo test -p exoskin-validation facts",
        parted.len()
    );
}
