//! Draws that need no design: positions from a hash of sample and parameter, for checks and for what a series teaches.

use exoskin_evidence::{Draws, Parameter};
use exoskin_stats::mix::bits;

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
        let bits = bits(key ^ bits(self.index, 0), 0);
        // The midpoint of one of 2^53 slices of (0, 1).
        ((bits >> 11) as f64 + 0.5) / (1_u64 << 53) as f64 // number: mathematics, the middle of a cell
    }
}
