//! Numbers as bytes: little-endian, bit for bit, with no text in between.

/// Something that can be stored as bytes and comes back with the same bits.
pub trait Payload: Sized {
    /// Appends the bytes of `self` to `bytes`.
    fn encode(&self, bytes: &mut Vec<u8>);

    /// Reads what [`Payload::encode`] wrote; none where `bytes` is anything else.
    fn decode(bytes: &mut Reader<'_>) -> Option<Self>;
}

/// Bytes being read from front to back; every read checks what is left.
#[derive(Clone, Copy, Debug)]
pub struct Reader<'a> {
    bytes: &'a [u8],
}

impl<'a> Reader<'a> {
    /// Reads `bytes` from the front.
    pub fn new(bytes: &'a [u8]) -> Reader<'a> {
        Reader { bytes }
    }

    /// Bytes not read yet.
    pub fn left(&self) -> usize {
        self.bytes.len()
    }

    /// The next `count` bytes.
    pub fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.bytes.split_at_checked(count)?;
        self.bytes = rest;
        Some(taken)
    }

    /// The next 4 bytes as a number.
    pub fn u32(&mut self) -> Option<u32> {
        Some(u32::from_le_bytes(self.take(4)?.try_into().ok()?))
    }

    /// The next 8 bytes as a number.
    pub fn u64(&mut self) -> Option<u64> {
        Some(u64::from_le_bytes(self.take(8)?.try_into().ok()?))
    }

    /// A length in units of `unit` bytes that fits in the rest: damaged lengths allocate no memory.
    pub fn length(&mut self, unit: usize) -> Option<usize> {
        let length = usize::try_from(self.u64()?).ok()?;
        (length.checked_mul(unit)? <= self.left()).then_some(length)
    }
}

impl Payload for f64 {
    fn encode(&self, bytes: &mut Vec<u8>) {
        bytes.extend_from_slice(&self.to_bits().to_le_bytes());
    }

    fn decode(bytes: &mut Reader<'_>) -> Option<f64> {
        bytes.u64().map(f64::from_bits)
    }
}

impl Payload for u64 {
    fn encode(&self, bytes: &mut Vec<u8>) {
        bytes.extend_from_slice(&self.to_le_bytes());
    }

    fn decode(bytes: &mut Reader<'_>) -> Option<u64> {
        bytes.u64()
    }
}

impl Payload for Vec<f64> {
    fn encode(&self, bytes: &mut Vec<u8>) {
        bytes.reserve(8 + 8 * self.len());
        (self.len() as u64).encode(bytes);
        self.iter().for_each(|value| value.encode(bytes));
    }

    fn decode(bytes: &mut Reader<'_>) -> Option<Vec<f64>> {
        let length = bytes.length(8)?;
        let (words, _) = bytes.take(8 * length)?.as_chunks::<8>();
        Some(words.iter().map(|word| f64::from_bits(u64::from_le_bytes(*word))).collect())
    }
}

impl Payload for String {
    fn encode(&self, bytes: &mut Vec<u8>) {
        (self.len() as u64).encode(bytes);
        bytes.extend_from_slice(self.as_bytes());
    }

    fn decode(bytes: &mut Reader<'_>) -> Option<String> {
        let length = bytes.length(1)?;
        String::from_utf8(bytes.take(length)?.to_vec()).ok()
    }
}

impl Payload for Vec<Vec<f64>> {
    fn encode(&self, bytes: &mut Vec<u8>) {
        (self.len() as u64).encode(bytes);
        self.iter().for_each(|list| list.encode(bytes));
    }

    fn decode(bytes: &mut Reader<'_>) -> Option<Vec<Vec<f64>>> {
        let length = bytes.length(8)?;
        (0..length).map(|_| Vec::decode(bytes)).collect()
    }
}

impl<A: Payload, B: Payload> Payload for (A, B) {
    fn encode(&self, bytes: &mut Vec<u8>) {
        self.0.encode(bytes);
        self.1.encode(bytes);
    }

    fn decode(bytes: &mut Reader<'_>) -> Option<(A, B)> {
        Some((A::decode(bytes)?, B::decode(bytes)?))
    }
}

/// The whole of `bytes` as a payload; none where something is missing or left over.
pub(crate) fn decode_all<P: Payload>(bytes: &[u8]) -> Option<P> {
    let mut reader = Reader::new(bytes);
    let payload = P::decode(&mut reader)?;
    (reader.left() == 0).then_some(payload)
}
