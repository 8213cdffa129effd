//! Small damage to a file: lost, duplicated, swapped and foreign pieces, and the numbers that break readers.

/// Texts that have broken readers, here or elsewhere.
const NASTY: &[&str] = &[
    "-1",
    "0",
    "1e400",
    "-1e-400",
    "nan",
    "inf",
    "-inf",
    "99999999999999999999",
    "1e30",
    "0x10",
    "1_000",
    "0.",
    ".5",
    "١٢",
    "\"",
    "\"\"\"",
    "'",
    "[",
    "[[",
    "]]",
    "{",
    "}",
    "=",
    "#",
    ";",
    ",",
    "\t",
    "\n",
    "\r\n",
    "\r",
    "\0",
    "\u{feff}",
    "\u{202e}",
    "µ",
    "°C",
    "°",
    "²",
    "é",
    "🧪",
    "unknown",
    "\"unknown\"",
    "true",
    " to ",
    "/",
    "//mL",
    " mL",
    "900 C",
    "-300 C",
    "5 mg",
    "thaw",
    "freeze",
    "dry",
    "reconstitute",
    "until",
    "2026-02-30",
    "31.12.2026 24:61",
    "1970-01-01T00:00:00Z",
    "../",
    "con.toml",
];

/// A small generator of random numbers (splitmix64): the same everywhere for the same seed.
pub struct Random(u64);

impl Random {
    /// Starts from a seed.
    pub fn new(seed: u64) -> Random {
        Random(seed)
    }

    /// The next 64 bits.
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `end`; 0 where `end` is 0.
    pub fn below(&mut self, end: usize) -> usize {
        if end == 0 { 0 } else { usize::try_from(self.next() % end as u64).unwrap_or(0) }
    }
}

/// One piece of damage; `other` is a file to take foreign pieces from.
pub fn mutate(bytes: &mut Vec<u8>, other: &[u8], random: &mut Random) {
    let at = random.below(bytes.len() + 1);
    let length = random.below(1 + (bytes.len() - at).min(40));
    match random.below(8) {
        0 => drop(bytes.drain(at..at + length)),
        1 => bytes.truncate(at),
        2 => flip(bytes, at, random),
        3 => repeat(bytes, at, length, random),
        4 => insert(bytes, at, NASTY[random.below(NASTY.len())].as_bytes()),
        5 => replace_number(bytes, at, NASTY[random.below(NASTY.len())].as_bytes()),
        6 => splice(bytes, at, other, random),
        _ => swap_lines(bytes, random),
    }
}

fn insert(bytes: &mut Vec<u8>, at: usize, piece: &[u8]) {
    bytes.splice(at..at, piece.iter().copied());
}

fn flip(bytes: &mut [u8], at: usize, random: &mut Random) {
    if let Some(byte) = bytes.get_mut(at) {
        *byte ^= 1 << random.below(8);
    }
}

fn repeat(bytes: &mut Vec<u8>, at: usize, length: usize, random: &mut Random) {
    let piece = bytes[at..at + length].repeat(1 + random.below(30));
    insert(bytes, at, &piece);
}

/// Replaces the first number after `at` by `piece`.
fn replace_number(bytes: &mut Vec<u8>, at: usize, piece: &[u8]) {
    let Some(start) = bytes[at..].iter().position(u8::is_ascii_digit).map(|i| at + i) else { return };
    let length = bytes[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    bytes.splice(start..start + length, piece.iter().copied());
}

fn splice(bytes: &mut Vec<u8>, at: usize, other: &[u8], random: &mut Random) {
    let from = random.below(other.len() + 1);
    let length = random.below(1 + (other.len() - from).min(200));
    insert(bytes, at, &other[from..from + length]);
}

fn swap_lines(bytes: &mut Vec<u8>, random: &mut Random) {
    let mut lines: Vec<Vec<u8>> = bytes.split(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect();
    let (a, b) = (random.below(lines.len()), random.below(lines.len()));
    lines.swap(a, b);
    *bytes = lines.join(&b'\n');
}
