//! A model's state as bytes.

use std::sync::OnceLock;

use exoskin_tissue::snapshot::{SnapshotError, restore, save, seal};
use proptest::prelude::*;

use super::{busy_model, busy_setup};

/// Saved at odd moments, between lists and between steps of the phenotype; the run itself is never touched.
#[test]
fn a_resumed_run_gives_the_bits_of_one_that_was_never_stopped() {
    let mut whole = busy_model();
    let mut resumed = Vec::new();
    for step in 0..300 {
        if [1, 7, 59, 60, 61, 123].contains(&step) {
            resumed.push((step, save(&whole)));
        }
        whole.step().expect("a sound model");
    }
    let expected = save(&whole);
    for (step, bytes) in resumed {
        let mut model = restore(busy_setup(), &bytes).expect("a snapshot just taken");
        assert!(save(&model) == bytes, "a snapshot read at step {step} saves to other bytes");
        (step..300).for_each(|_| model.step().expect("a sound model"));
        assert!(save(&model) == expected, "resumed at step {step}, the run ends with other bits");
    }
}

#[test]
fn a_snapshot_of_another_model_is_refused() {
    let bytes = save(&busy_model());
    let mut other = busy_setup();
    other.seed += 1;
    assert_eq!(restore(other, &bytes).err(), Some(SnapshotError::Setup));
    assert_eq!(restore(busy_setup(), b"a text file, say").err(), Some(SnapshotError::Magic));
    let mut newer = bytes;
    newer[8] = 9;
    assert_eq!(restore(busy_setup(), &newer).err(), Some(SnapshotError::Version { found: 9, expected: 1 }));
}

fn a_snapshot() -> &'static [u8] {
    static BYTES: OnceLock<Vec<u8>> = OnceLock::new();
    BYTES.get_or_init(|| save(&busy_model()))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_torn_snapshot_is_refused(share in 0.0..1.0f64) {
        let bytes = a_snapshot();
        let cut = (share * bytes.len() as f64) as usize;
        prop_assert!(restore(busy_setup(), &bytes[..cut]).is_err());
    }

    #[test]
    fn a_snapshot_with_a_changed_byte_is_refused(share in 0.0..1.0f64, flip in 1u8..=255) {
        let mut bytes = a_snapshot().to_vec();
        let place = (share * bytes.len() as f64) as usize;
        bytes[place] ^= flip;
        prop_assert!(restore(busy_setup(), &bytes).is_err());
    }

    /// Bytes made to pass the checksum, with anything in them: an error or a model that can go on, never a panic.
    #[test]
    fn hostile_bytes_never_panic(share in 0.0..1.0f64, junk in prop::collection::vec(any::<u8>(), 1..24)) {
        let mut bytes = a_snapshot().to_vec();
        let end = bytes.len() - 8;
        let place = 28 + (share * (end - 28 - junk.len()) as f64) as usize;
        bytes[place..place + junk.len()].copy_from_slice(&junk);
        seal(&mut bytes);
        if let Ok(mut model) = restore(busy_setup(), &bytes) {
            let _ = model.step();
        }
    }
}
