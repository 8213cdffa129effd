//! Finished work that is too much to be held: as a [`crate::Snapshot`], but read back an item at a time.
//!
//! The same file as a snapshot's, with the same promises; what is held is where each item lies. Past
//! [`MOST_BYTES`] nothing more is kept: a disk is not filled for the sake of a run that may never be stopped.
//!
//! Checked by: tests/suite/log.rs.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufReader, Read, Seek, SeekFrom};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use crate::checksum::guard;
use crate::error::RecordError;
use crate::payload::{Payload, Reader, decode_all};
use crate::plain;
use crate::snapshot::{Create, HEADER_BYTES, Identity, ItemKey, KEY_BYTES, Writer, begin, header};

/// A log grows to this size at most.
pub const MOST_BYTES: u64 = 4 << 30;

/// The finished items of a run on disk, and the open file that takes more.
#[derive(Debug)]
pub struct Log {
    /// Where an item's record begins, and its length without checksum.
    places: BTreeMap<ItemKey, (u64, usize)>,
    seed: u64,
    reader: Mutex<File>,
    writer: Mutex<Writer>,
    most_bytes: u64,
}

impl Log {
    /// Opens the log at `path` for the run `identity`, or begins one.
    ///
    /// # Errors
    /// A file that cannot be read or written.
    pub fn open(path: &Path, identity: &Identity) -> Result<Log, RecordError> {
        Log::open_with(path, identity, crate::atomic::Disk::default().create, MOST_BYTES)
    }

    /// As [`Log::open`], with another way to make files and another size.
    #[doc(hidden)]
    pub fn open_with(path: &Path, identity: &Identity, create: Create, most_bytes: u64) -> Result<Log, RecordError> {
        let (head, seed) = header(identity);
        let file = plain::open(path, true).map_err(RecordError::io("read", path))?;
        let reading = RecordError::io("read", path);
        let (places, writer) = match file.map(|file| scan(file, &head, seed)).transpose().map_err(reading)? {
            Some(Some((file, places, end))) => {
                let records = places.len() as u64;
                let places = places.into_iter().map(|(key, at, length)| (key, (at, length))).collect();
                (places, Writer::at(file, path, seed, records, end).map_err(RecordError::io("write", path))?)
            }
            _ => (BTreeMap::new(), begin(path, identity, create)?),
        };
        let reader = File::open(path).map_err(RecordError::io("read", path))?;
        Ok(Log { places, seed, reader: Mutex::new(reader), writer: Mutex::new(writer), most_bytes })
    }

    /// Items that an earlier process had finished.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether no earlier process had finished any.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// An item that an earlier process had finished; none where it has to be computed.
    pub fn get<P: Payload>(&self, key: ItemKey) -> Option<P> {
        let &(at, length) = self.places.get(&key)?;
        let mut record = vec![0; length];
        let mut file = self.reader.lock().unwrap_or_else(PoisonError::into_inner);
        file.seek(SeekFrom::Start(at)).ok()?;
        file.read_exact(&mut record).ok()?;
        drop(file);
        decode_all(record.get(4 + KEY_BYTES..)?)
    }

    /// Keeps a finished item where there is room; may be called from many threads.
    ///
    /// # Errors
    /// A full disk.
    pub fn append<P: Payload>(&self, key: ItemKey, payload: impl FnOnce() -> P) -> Result<(), RecordError> {
        if self.writer.lock().unwrap_or_else(PoisonError::into_inner).end >= self.most_bytes {
            return Ok(());
        }
        let record = crate::snapshot::record(key, &payload())?;
        self.writer.lock().unwrap_or_else(PoisonError::into_inner).append(record)
    }

    /// The seed of the records' checksums.
    #[doc(hidden)]
    pub fn seed(&self) -> u64 {
        self.seed
    }
}

type Places = Vec<(ItemKey, u64, usize)>;

/// The whole records of a file of this run, in order, and where they end; none where the file is of another run.
fn scan(file: File, head: &[u8], seed: u64) -> std::io::Result<Option<(File, Places, u64)>> {
    let all = file.metadata()?.len();
    let mut reader = BufReader::new(file);
    let mut first = vec![0; HEADER_BYTES];
    if all < HEADER_BYTES as u64 || reader.read_exact(&mut first).is_err() || first != head {
        return Ok(None);
    }
    let mut places = Places::new();
    let mut end = HEADER_BYTES as u64;
    while let Some((key, length)) = next_record(&mut reader, seed.wrapping_add(places.len() as u64), all - end) {
        places.push((key, end, length));
        end += length as u64 + 8;
    }
    Ok(Some((reader.into_inner(), places, end)))
}

/// Key and length of the next record; none where it is torn or damaged.
fn next_record(reader: &mut impl Read, seed: u64, left: u64) -> Option<(ItemKey, usize)> {
    let mut length = [0; 4];
    reader.read_exact(&mut length).ok()?;
    let whole = 4 + u32::from_le_bytes(length) as usize;
    if whole as u64 + 8 > left || whole < 4 + KEY_BYTES {
        return None;
    }
    let mut record = vec![0; whole];
    record[..4].copy_from_slice(&length);
    reader.read_exact(&mut record[4..]).ok()?;
    let mut sum = [0; 8];
    reader.read_exact(&mut sum).ok()?;
    if u64::from_le_bytes(sum) != guard(seed, &record) {
        return None;
    }
    let mut body = Reader::new(&record);
    body.u32()?;
    Some(((body.u32()?, body.u32()?), whole))
}
