//! Numbers that start at a cache line, so that registers seldom straddle two.

use std::ops::{Deref, DerefMut};

/// Bytes of a cache line.
const CACHE_LINE: usize = 64;

/// A fixed number of values.
#[derive(Debug, Default)]
pub(crate) struct Aligned {
    room: Vec<f64>,
    start: usize,
    length: usize,
}

impl Aligned {
    /// `length` copies of `value`.
    pub(crate) fn new(length: usize, value: f64) -> Self {
        let slack = CACHE_LINE / size_of::<f64>();
        let room = vec![value; length + slack];
        let start = room.as_ptr().align_offset(CACHE_LINE).min(slack);
        Aligned { room, start, length }
    }
}

impl Clone for Aligned {
    fn clone(&self) -> Self {
        let mut copy = Aligned::new(self.length, 0.0);
        copy.copy_from_slice(self);
        copy
    }
}

impl Deref for Aligned {
    type Target = [f64];

    fn deref(&self) -> &[f64] {
        &self.room[self.start..self.start + self.length]
    }
}

impl DerefMut for Aligned {
    fn deref_mut(&mut self) -> &mut [f64] {
        &mut self.room[self.start..self.start + self.length]
    }
}
