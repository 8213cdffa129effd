//! Numbers to bytes and back.

use super::SnapshotError;
use crate::cells::{Body, Column, Fate, Harm, Volume};

/// Something with a fixed number of bytes.
pub trait Raw: Sized {
    /// How many.
    const BYTES: usize;
    /// Appends them.
    fn put(&self, out: &mut Vec<u8>);
    /// Reads them from a slice of that length.
    fn take(from: &[u8]) -> Result<Self, SnapshotError>;
}

macro_rules! raw_number {
    ($($kind:ty),*) => { $(impl Raw for $kind {
        const BYTES: usize = size_of::<$kind>();
        fn put(&self, out: &mut Vec<u8>) {
            out.extend_from_slice(&self.to_le_bytes());
        }
        fn take(from: &[u8]) -> Result<Self, SnapshotError> {
            from.try_into().map(<$kind>::from_le_bytes).map_err(|_| SnapshotError::Value("a number is cut off"))
        }
    })* };
}
raw_number!(u8, u32, u64, f64);

/// A record: its fields one after the other.
macro_rules! raw_record {
    ($record:ty { $($field:ident: $kind:ty),* }) => { impl Raw for $record {
        const BYTES: usize = 0 $(+ <$kind as Raw>::BYTES)*;
        fn put(&self, out: &mut Vec<u8>) {
            $(self.$field.put(out);)*
        }
        fn take(from: &[u8]) -> Result<Self, SnapshotError> {
            let mut reader = Reader::new(from);
            Ok(Self { $($field: reader.one::<$kind>()?),* })
        }
    } };
}
raw_record!(Body {
    at: [f64; 3],
    radius: f64,
    root_repulsion: f64,
    root_adhesion: f64,
    reach: f64,
    kind: u32,
    movable: u32
});
raw_record!(Volume {
    fluid: f64,
    nuclear_fluid: f64,
    nuclear_solid: f64,
    cytoplasmic_solid: f64,
    target_nuclear_solid: f64,
    calcified: f64,
    rupture: f64
});
raw_record!(Harm { damage: f64, attacked_min: f64, delivered: f64, target: u64 });

impl Raw for [f64; 3] {
    const BYTES: usize = 24;
    fn put(&self, out: &mut Vec<u8>) {
        self.iter().for_each(|part| part.put(out));
    }
    fn take(from: &[u8]) -> Result<Self, SnapshotError> {
        let mut reader = Reader::new(from);
        Ok([reader.one()?, reader.one()?, reader.one()?])
    }
}

impl Raw for Fate {
    const BYTES: usize = 1;
    fn put(&self, out: &mut Vec<u8>) {
        out.push(*self as u8);
    }
    fn take(from: &[u8]) -> Result<Self, SnapshotError> {
        let fate = from.first().and_then(|&place| Fate::ALL.get(usize::from(place)));
        fate.copied().ok_or(SnapshotError::Value("a cell is neither alive nor dead"))
    }
}

/// Reads values one after the other.
pub struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    /// From the start of `bytes`.
    pub fn new(bytes: &'a [u8]) -> Self {
        Reader { rest: bytes }
    }

    /// The next `many` bytes.
    pub fn bytes(&mut self, many: usize) -> Result<&'a [u8], SnapshotError> {
        let torn = SnapshotError::Torn { found: self.rest.len() as u64, expected: many as u64 };
        let (head, rest) = self.rest.split_at_checked(many).ok_or(torn)?;
        self.rest = rest;
        Ok(head)
    }

    /// The next value.
    pub fn one<T: Raw>(&mut self) -> Result<T, SnapshotError> {
        T::take(self.bytes(T::BYTES)?)
    }

    /// The next `many` values.
    pub fn list<T: Raw>(&mut self, many: usize) -> Result<Vec<T>, SnapshotError> {
        let size = many.checked_mul(T::BYTES).ok_or(SnapshotError::Value("a list is endless"))?;
        self.bytes(size)?.chunks_exact(T::BYTES).map(T::take).collect()
    }

    /// A column of the width that the model has.
    pub fn column<T>(&mut self, cells: usize, width: usize) -> Result<Column<T>, SnapshotError>
    where
        T: Raw + Copy + Send + Sync + Default,
    {
        let many = cells.checked_mul(width).ok_or(SnapshotError::Value("a list is endless"))?;
        Ok(Column::from_data(width, self.list(many)?))
    }

    /// Whether nothing is left.
    pub fn is_done(&self) -> bool {
        self.rest.is_empty()
    }
}

/// Appends all values of a list.
pub fn put_all<T: Raw>(values: &[T], out: &mut Vec<u8>) {
    out.reserve(values.len() * T::BYTES);
    values.iter().for_each(|value| value.put(out));
}

/// A checksum: FNV-1a over words of eight bytes, stirred so that every bit counts everywhere.
pub fn checksum(bytes: &[u8]) -> u64 {
    let mut sum = 0xcbf2_9ce4_8422_2325_u64 ^ bytes.len() as u64;
    for chunk in bytes.chunks(8) {
        let mut word = [0; 8];
        word[..chunk.len()].copy_from_slice(chunk);
        sum = (sum ^ u64::from_le_bytes(word)).wrapping_mul(0x0000_0100_0000_01b3);
        sum ^= sum >> 29;
    }
    sum
}
