//! Logs of followed samples: cut anywhere, damaged anywhere, and what is left comes back with the same bits.

use std::fs;
use std::path::Path;

use exoskin_record::log::Log;
use exoskin_record::{Identity, RunDir};

fn identity(seed: u64) -> Identity {
    Identity::new("0.1.0", b"seed = 1", seed, "samples=1000")
}

/// Numbers of a chunk: awkward ones, and of different lengths.
fn numbers((stream, chunk): (u32, u32)) -> Vec<f64> {
    let x = f64::from(stream * 100 + chunk);
    let mut numbers = vec![x, -0.0, 1.0 / (x + 1.0), f64::MIN_POSITIVE / 3.0, f64::from_bits(0x7FF8_0000_0000_0001)];
    numbers.truncate(chunk as usize % 6);
    numbers
}

fn keys() -> impl Iterator<Item = (u32, u32)> {
    (0..2).flat_map(|stream| (0..7).map(move |chunk| (stream, chunk)))
}

fn bits(numbers: &[f64]) -> Vec<u64> {
    numbers.iter().map(|number| number.to_bits()).collect()
}

/// Takes what is there and appends the rest; how many were there.
fn run(path: &Path) -> usize {
    let log = Log::open(path, &identity(1)).unwrap();
    for key in keys() {
        match log.get::<Vec<f64>>(key) {
            Some(found) => assert_eq!(bits(&found), bits(&numbers(key)), "{key:?}"),
            None => log.append(key, || numbers(key)).unwrap(),
        }
    }
    log.len()
}

#[test]
fn cut_at_every_byte_the_rest_is_appended_and_comes_back_with_the_same_bits() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("log");
    assert_eq!(run(&path), 0);
    let whole = fs::read(&path).unwrap();
    let mut before = 0;
    for cut in 0..=whole.len() {
        fs::write(&path, &whole[..cut]).unwrap();
        let found = run(&path);
        assert!(found >= before && found <= 14, "cut at {cut}: {found}");
        before = found;
        assert_eq!(fs::read(&path).unwrap(), whole, "cut at {cut}");
    }
    assert_eq!(before, 14);
}

#[test]
fn a_turned_bit_ends_what_is_believed() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("log");
    run(&path);
    let whole = fs::read(&path).unwrap();
    for byte in (0..whole.len()).step_by(7) {
        let mut bytes = whole.clone();
        bytes[byte] ^= 16;
        fs::write(&path, &bytes).unwrap();
        assert!(run(&path) < 14, "byte {byte}");
        assert_eq!(fs::read(&path).unwrap(), whole, "byte {byte}");
    }
}

#[test]
fn another_run_begins_anew() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("log");
    run(&path);
    assert!(Log::open(&path, &identity(2)).unwrap().is_empty());
}

#[test]
fn a_log_stops_growing_at_its_size_and_what_it_holds_still_counts() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("log");
    let open = || Log::open_with(&path, &identity(1), |path| fs::File::create_new(path), 200).unwrap();
    let log = open();
    keys().for_each(|key| log.append(key, || vec![1.0; 4]).unwrap());
    drop(log);
    assert!(fs::metadata(&path).unwrap().len() < 300);
    let kept = open();
    assert!(!kept.is_empty() && kept.len() < 14, "{}", kept.len());
    assert_eq!(kept.get::<Vec<f64>>((0, 0)), Some(vec![1.0; 4]));
    assert_eq!(kept.get::<Vec<f64>>((1, 6)), None);
}

#[test]
fn a_finished_run_leaves_no_log() {
    let home = tempfile::tempdir().unwrap();
    let run = RunDir::open(&home.path().join("run")).unwrap();
    run.followed(&identity(1)).unwrap().append((0, 0), || vec![1.0]).unwrap();
    let path = run.path().to_path_buf();
    assert!(path.join(".followed").exists());
    run.finish().unwrap();
    assert!(!path.join(".followed").exists());
}
