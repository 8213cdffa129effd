//! Random streams: the published words of Philox, and numbers that are even and apart.

use exoskin_transport::Stream;
use exoskin_transport::stream::philox;

/// The three known answers of the Random123 distribution for philox4x32-10.
#[test]
fn philox_gives_the_known_answers() {
    let all = u32::MAX;
    let known = [
        ([0; 4], [0; 2], [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8]),
        ([all; 4], [all; 2], [0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd]),
        (
            [0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344],
            [0xa409_3822, 0x299f_31d0],
            [0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1],
        ),
    ];
    for (counter, key, words) in known {
        assert_eq!(philox(counter, key), words, "counter {counter:x?}, key {key:x?}");
    }
}

#[test]
fn uniform_numbers_are_even_and_never_reach_the_ends() {
    let mut stream = Stream::new(1, 2, 3, 4);
    let count = 200_000;
    let mut bins = [0u32; 100];
    for _ in 0..count {
        let u = stream.uniform();
        assert!(u > 0.0 && u < 1.0);
        bins[(u * 100.0) as usize] += 1;
    }
    let expected = f64::from(count) / 100.0;
    let chi: f64 = bins.iter().map(|&n| (f64::from(n) - expected) * (f64::from(n) - expected) / expected).sum();
    // 99 degrees of freedom: mean 99, deviation 14.
    assert!((50.0..160.0).contains(&chi), "chi-square {chi} on 99 degrees of freedom");
}

/// Neighbouring keys must not give related numbers: their sums of products vanish.
#[test]
fn close_keys_are_unrelated() {
    let pairs = [
        (Stream::new(1, 1, 1, 1), Stream::new(1, 2, 1, 1)),
        (Stream::new(1, 1, 1, 1), Stream::new(2, 1, 1, 1)),
        (Stream::new(1, 1, 1, 1), Stream::new(1, 1, 2, 1)),
        (Stream::new(1, 1, 1, 1), Stream::new(1, 1, 1, 2)),
        (Stream::new(0, 1, 0, 0), Stream::new(1, 0, 0, 0)),
    ];
    for (index, (mut a, mut b)) in pairs.into_iter().enumerate() {
        let count = 20_000;
        let sum: f64 = (0..count).map(|_| (a.uniform() - 0.5) * (b.uniform() - 0.5)).sum();
        let deviations = sum * 12.0 / f64::from(count).sqrt();
        assert!(deviations.abs() < 4.0, "pair {index}: correlation of {deviations} standard errors");
    }
}

#[test]
fn a_copy_replays_and_a_stream_does_not_repeat_itself() {
    let mut stream = Stream::new(7, 7, 7, 7);
    let mut copy = stream.clone();
    let first: Vec<f64> = (0..1_000).map(|_| stream.uniform()).collect();
    let again: Vec<f64> = (0..1_000).map(|_| copy.uniform()).collect();
    assert_eq!(first, again);
    let next: Vec<f64> = (0..1_000).map(|_| stream.uniform()).collect();
    assert!(first.iter().all(|u| !next.contains(u)));
}
