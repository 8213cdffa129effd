//! The cache of solved draws: right bits or nothing.

use std::fs;
use std::path::Path;

use exoskin_record::{Cache, Key, cache};

fn key() -> Key {
    Key::new("transport", "0.1.0").with("prior", "LogU(0.001, 0.2)").with_number("depth_um", 150.0)
}

fn draws() -> Vec<Vec<f64>> {
    (0..30).map(|draw| (0..200).map(|i| 1.0 / f64::from(draw * 200 + i + 1)).collect()).collect()
}

#[test]
fn what_is_kept_comes_back_bit_for_bit() {
    let home = tempfile::tempdir().unwrap();
    let cache = Cache::in_folder(&home.path().join("made/when/needed"));
    assert_eq!(cache.load::<Vec<Vec<f64>>>(&key()), None);
    cache.store(&key(), &draws()).unwrap();
    assert_eq!(cache.load(&key()), Some(draws()));
    let names: Vec<_> = fs::read_dir(cache.folder().unwrap()).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert_eq!(names.len(), 1, "nothing hidden is left: {names:?}");
}

#[test]
fn another_key_finds_nothing() {
    let home = tempfile::tempdir().unwrap();
    let cache = Cache::in_folder(home.path());
    cache.store(&key(), &draws()).unwrap();
    let others = [
        Key::new("transport", "0.1.1").with("prior", "LogU(0.001, 0.2)").with_number("depth_um", 150.0),
        Key::new("transport", "0.1.0").with("prior", "LogU(0.001, 0.3)").with_number("depth_um", 150.0),
        Key::new("transport", "0.1.0")
            .with("prior", "LogU(0.001, 0.2)")
            .with_number("depth_um", 150.000_000_000_000_03),
        key().with("", ""),
    ];
    assert!(others.iter().all(|other| cache.load::<Vec<Vec<f64>>>(other).is_none()));
}

#[test]
fn parts_of_a_key_do_not_run_together() {
    let key = |a: &str, b: &str| Key::new("k", "v").with(a, b).hex();
    assert_ne!(key("ab", "c"), key("a", "bc"));
    assert_eq!(key("a", "b").len(), 64);
}

#[test]
fn damaged_foreign_and_cut_files_are_ignored_and_replaced() {
    let home = tempfile::tempdir().unwrap();
    let cache = Cache::in_folder(home.path());
    cache.store(&key(), &draws()).unwrap();
    let path = home.path().join(format!("{}.draws", key().hex()));
    let whole = fs::read(&path).unwrap();
    let damage = |byte: usize| {
        let mut bytes = whole.clone();
        bytes[byte] ^= 0x10;
        bytes
    };
    let mut bad: Vec<Vec<u8>> = (0..whole.len()).step_by(997).chain([0, 8, whole.len() - 1]).map(damage).collect();
    bad.extend([vec![], b"something else".to_vec(), whole[..whole.len() / 2].to_vec(), [&whole[..], &[0; 8]].concat()]);
    for bytes in bad {
        fs::write(&path, bytes).unwrap();
        assert_eq!(cache.load::<Vec<Vec<f64>>>(&key()), None);
    }
    cache.store(&key(), &draws()).unwrap();
    assert_eq!(cache.load(&key()), Some(draws()));
}

#[test]
fn a_file_under_another_keys_name_is_not_believed() {
    let other = Key::new("transport", "0.2.0");
    assert_eq!(cache::decode::<Vec<Vec<f64>>>(&cache::encode(&key(), &draws()), &other), None);
    assert_eq!(cache::decode(&cache::encode(&key(), &draws()), &key()), Some(draws()));
}

#[test]
fn no_cache_and_an_unwritable_cache_do_no_harm() {
    assert!(Cache::none().store(&key(), &draws()).is_ok());
    assert_eq!(Cache::none().load::<Vec<Vec<f64>>>(&key()), None);
    let file = tempfile::NamedTempFile::new().unwrap();
    let cache = Cache::in_folder(&file.path().join("below/a/file"));
    assert!(cache.store(&key(), &draws()).is_err());
    assert_eq!(cache.load::<Vec<Vec<f64>>>(&key()), None);
    let nowhere = Cache::in_folder(Path::new("/proc/exoskin-test"));
    assert!(nowhere.store(&key(), &draws()).is_err());
}

#[test]
fn many_threads_may_keep_the_same_key_at_once() {
    let home = tempfile::tempdir().unwrap();
    let cache = Cache::in_folder(home.path());
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                cache.store(&key(), &draws()).unwrap();
                assert_eq!(cache.load(&key()), Some(draws()));
            });
        }
    });
}
