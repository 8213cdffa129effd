//! Draws for checks inside this crate: positions from a hash of sample and parameter.

use exoskin_evidence::{Draws, Parameter};

/// Sample `index` of a fixed sequence; every parameter has its own stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hashed {
    /// The sample's number.
    pub index: u64,
}

impl Draws for Hashed {
    fn unit(&self, parameter: &Parameter) -> f64 {
        let key = parameter
            .id
            .bytes()
            .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
        let bits = mixed(key ^ mixed(self.index));
        // The midpoint of one of 2^53 slices of (0, 1).
        ((bits >> 11) as f64 + 0.5) / (1_u64 << 53) as f64
    }
}

/// The finaliser of SplitMix64.
fn mixed(bits: u64) -> u64 {
    let bits = bits.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ (bits >> 31)
}
