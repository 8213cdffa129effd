//! Independent draws of every parameter.

use exoskin_evidence::{Draws, Parameter};

/// The number identifies the draw.
pub struct Hashed(pub u64);

impl Draws for Hashed {
    fn unit(&self, parameter: &Parameter) -> f64 {
        let key = parameter.id.bytes().fold(self.0 ^ 0xcbf2_9ce4_8422_2325, |key, byte| {
            (key ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
        });
        ((mix(key) >> 11) as f64 + 0.5) / (1_u64 << 53) as f64
    }
}

/// The finaliser of SplitMix64.
fn mix(mut z: u64) -> u64 {
    z = z.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}
