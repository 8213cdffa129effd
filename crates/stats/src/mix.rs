//! Keyed 64-bit mixing: random bits that are a pure function of (seed, name, index).

/// The odd constant of SplitMix64, 2^64 divided by the golden ratio.
const GOLDEN: u64 = 0x9E37_79B9_7F4A_7C15;

/// The finaliser of SplitMix64: every input bit changes about half of the output bits.
pub(crate) fn mix(mut x: u64) -> u64 {
    x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    x ^ (x >> 31)
}

/// A key for the thing called `name` under `seed` (FNV-1a over the name, mixed with the seed).
pub(crate) fn key(seed: u64, name: &str) -> u64 {
    let hash =
        name.bytes().fold(0xCBF2_9CE4_8422_2325_u64, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0000_0100_0000_01B3));
    mix(mix(seed.wrapping_add(GOLDEN)) ^ mix(hash))
}

/// Random bits number `index` of the stream `key`.
pub fn bits(key: u64, index: u64) -> u64 {
    mix(key.wrapping_add(GOLDEN.wrapping_mul(index.wrapping_add(1))))
}

/// A number in the open interval (0, 1), from 52 of the bits.
pub(crate) fn open01(bits: u64) -> f64 {
    ((bits >> 12) as f64 + 0.5) * (1.0 / 4_503_599_627_370_496.0)
}

/// A random permutation of `0..n` (Fisher-Yates; the bias of the bounded draw is below n / 2^64).
pub(crate) fn permutation(key: u64, n: usize) -> Vec<u32> {
    let mut items: Vec<u32> = (0..n as u32).collect();
    for last in (1..n).rev() {
        let pick = (u128::from(bits(key, last as u64)) * (last as u128 + 1)) >> 64;
        items.swap(last, pick as usize);
    }
    items
}
