//! A value that a file may not know.

/// What a file says about a number: nothing, one value, or a range.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Known<T> {
    /// Left out, or written as "unknown": a prior widens the answer.
    Unknown,
    /// One value.
    Is(T),
    /// Anything between two ends, low first.
    Between(T, T),
}

impl<T: Copy> Known<T> {
    /// The ends, if anything is known.
    pub fn ends(&self) -> Option<(T, T)> {
        match *self {
            Known::Unknown => None,
            Known::Is(value) => Some((value, value)),
            Known::Between(low, high) => Some((low, high)),
        }
    }

    /// Whether nothing is known.
    pub fn is_unknown(&self) -> bool {
        matches!(self, Known::Unknown)
    }
}
