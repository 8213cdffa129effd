//! Snapshots: cut anywhere, damaged anywhere, killed at any moment, and still the same bits.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use exoskin_record::{Disk, Found, Identity, RecordError, RunDir, Snapshot};
use proptest::prelude::*;

type Draws = Snapshot<Vec<f64>>;

fn identity() -> Identity {
    Identity::new("0.1.0", b"seed = 1", 1, "draws=300 samples=1000")
}

/// The answer to an item: anything that depends on it, with awkward numbers.
fn answer((arm, draw): (u32, u32)) -> Vec<f64> {
    let x = f64::from(arm * 1000 + draw);
    let mut values =
        vec![x, 0.1 * x, 1.0 / (x + 1.0), -0.0, f64::MIN_POSITIVE / 3.0, f64::from_bits(0x7FF8_0000_0000_0001)];
    values.truncate(draw as usize % 7);
    values
}

fn bits(values: &[f64]) -> Vec<u64> {
    values.iter().map(|value| value.to_bits()).collect()
}

fn keys() -> impl Iterator<Item = (u32, u32)> {
    (0..2).flat_map(|arm| (0..8).map(move |draw| (arm, draw)))
}

/// Does what a run does: takes what is there, computes the rest.
fn run(path: &Path) -> (Vec<Vec<u64>>, Found) {
    let (mut snapshot, found) = Draws::open(path, &identity()).unwrap();
    let answers = keys().map(|key| {
        let answer = snapshot.take(key).unwrap_or_else(|| {
            let fresh = answer(key);
            snapshot.append(key, &fresh).unwrap();
            fresh
        });
        bits(&answer)
    });
    (answers.collect(), found)
}

#[test]
fn cut_at_every_byte_the_run_goes_on_to_the_same_bits() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("snapshot");
    let (expected, found) = run(&path);
    assert_eq!(found, Found::Nothing);
    let whole = fs::read(&path).unwrap();
    let mut items_seen = 0;
    for cut in 0..=whole.len() {
        fs::write(&path, &whole[..cut]).unwrap();
        let (answers, found) = run(&path);
        assert_eq!(answers, expected, "cut at {cut}");
        let items = match found {
            Found::Items(items) | Found::Mended { items, .. } => items,
            Found::Another | Found::Nothing => 0,
        };
        assert!(items >= items_seen, "more bytes never hold fewer items (cut at {cut})");
        items_seen = items;
        assert_eq!(fs::read(&path).unwrap(), whole, "the file mends itself (cut at {cut})");
    }
    assert_eq!(items_seen, 16);
}

#[test]
fn every_turned_bit_is_noticed() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("snapshot");
    let (expected, _) = run(&path);
    let whole = fs::read(&path).unwrap();
    for byte in 0..whole.len() {
        let mut damaged = whole.clone();
        damaged[byte] ^= 1 << (byte % 8);
        fs::write(&path, &damaged).unwrap();
        let (answers, found) = run(&path);
        assert_eq!(answers, expected, "byte {byte}");
        assert!(matches!(found, Found::Mended { .. } | Found::Another), "byte {byte}: {found:?}");
    }
}

#[test]
fn a_snapshot_of_another_run_is_not_used() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("snapshot");
    let others = [
        Identity::new("0.1.1", b"seed = 1", 1, "draws=300 samples=1000"),
        Identity::new("0.1.0", b"seed = 2", 1, "draws=300 samples=1000"),
        Identity::new("0.1.0", b"seed = 1", 2, "draws=300 samples=1000"),
        Identity::new("0.1.0", b"seed = 1", 1, "draws=301 samples=1000"),
    ];
    for other in others {
        run(&path);
        let (snapshot, found) = Draws::open(&path, &other).unwrap();
        assert_eq!((snapshot.finished().len(), found), (0, Found::Another));
    }
}

#[test]
fn records_of_another_run_spliced_in_are_not_used() {
    let home = tempfile::tempdir().unwrap();
    let (a, b) = (home.path().join("a"), home.path().join("b"));
    run(&a);
    let other = Identity::new("0.1.0", b"other", 1, "");
    let (snapshot, _) = Draws::open(&b, &other).unwrap();
    snapshot.append((0, 0), &vec![666.0]).unwrap();
    drop(snapshot);
    let header = 48;
    let spliced = [&fs::read(&a).unwrap()[..header], &fs::read(&b).unwrap()[header..]].concat();
    fs::write(&a, spliced).unwrap();
    let (snapshot, found) = Draws::open(&a, &identity()).unwrap();
    assert!(snapshot.finished().is_empty() && matches!(found, Found::Mended { items: 0, .. }));
}

#[test]
fn many_threads_may_append() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("snapshot");
    let (snapshot, _) = Draws::open(&path, &identity()).unwrap();
    std::thread::scope(|scope| {
        for arm in 0..4 {
            let snapshot = &snapshot;
            scope.spawn(move || (0..50).for_each(|draw| snapshot.append((arm, draw), &answer((arm, draw))).unwrap()));
        }
    });
    drop(snapshot);
    let (snapshot, found) = Draws::open(&path, &identity()).unwrap();
    assert_eq!(found, Found::Items(200));
    assert!(snapshot.finished().iter().all(|(key, values)| bits(values) == bits(&answer(*key))));
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_gives_the_reason() {
    let home = tempfile::tempdir().unwrap();
    let full = |_: &Path| fs::OpenOptions::new().write(true).open("/dev/full");
    let run = RunDir::open_with(home.path(), Disk { create: full, ..Disk::default() }).unwrap();
    let error = run.snapshot::<Vec<f64>>(&identity()).unwrap_err();
    assert!(error.is_disk_full(), "{error:?}");
}

#[test]
fn a_finished_run_leaves_no_snapshot() {
    let home = tempfile::tempdir().unwrap();
    let run = RunDir::open(home.path()).unwrap();
    let (snapshot, _) = run.snapshot::<Vec<f64>>(&identity()).unwrap();
    snapshot.append((0, 0), &vec![1.0]).unwrap();
    snapshot.sync().unwrap();
    drop(snapshot);
    run.finish().unwrap();
    assert!(!home.path().join(".snapshot").exists());
}

#[test]
fn an_unfinished_run_keeps_its_snapshot() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("run");
    let run = RunDir::open(&path).unwrap();
    run.snapshot::<Vec<f64>>(&identity()).unwrap().0.append((0, 0), &vec![1.0]).unwrap();
    drop(run);
    let run = RunDir::open(&path).unwrap();
    assert_eq!(run.snapshot::<Vec<f64>>(&identity()).unwrap().1, Found::Items(1));
}

/// Not a test of its own: the process that the next test kills.
#[test]
fn child_works_slowly() {
    if let Some(path) = std::env::var_os("EXOSKIN_TEST_SNAPSHOT") {
        let (mut snapshot, _) = Draws::open(Path::new(&path), &identity()).map_err(|e: RecordError| e).unwrap();
        for key in keys() {
            if snapshot.take(key).is_none() {
                std::thread::sleep(Duration::from_millis(2));
                snapshot.append(key, &answer(key)).unwrap();
            }
        }
    }
}

#[test]
fn killed_at_many_moments_the_run_goes_on_to_the_same_bits() {
    let home = tempfile::tempdir().unwrap();
    let (expected, _) = run(&home.path().join("undisturbed"));
    let path = home.path().join("snapshot");
    for wait_ms in 0..20 {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "child_works_slowly"])
            .env("EXOSKIN_TEST_SNAPSHOT", &path)
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(Duration::from_millis(wait_ms));
        child.kill().unwrap();
        child.wait().unwrap();
    }
    assert_eq!(run(&path).0, expected);
    assert_eq!(fs::read(&path).unwrap().len(), fs::read(home.path().join("undisturbed")).unwrap().len());
}

proptest! {
    #[test]
    fn any_bytes_are_read_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..400), ours: bool) {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("snapshot");
        if ours {
            drop(Draws::open(&path, &identity()).unwrap());
        }
        let mut file = fs::read(&path).unwrap_or_default();
        file.extend_from_slice(&bytes);
        fs::write(&path, file).unwrap();
        let (snapshot, _) = Draws::open(&path, &identity()).unwrap();
        prop_assert!(snapshot.finished().is_empty());
    }
}
