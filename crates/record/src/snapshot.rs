//! Finished work that outlives the process: if it is killed at any byte, the same command resumes and ends with the
//! same bits.
//!
//! One file, only ever appended to: a header that ties it to program version, scenario, seed and options, then one
//! record per finished item: length, (arm, draw), the payload's bits, checksum. The checksum is seeded with the header
//! and the record's number, so nothing moved, duplicated or taken from another run passes. Reading stops at the first
//! record that is truncated or damaged; what follows is cut off and recomputed.
//!
//! Checked by: tests/suite/snapshot.rs (cut at every byte, every bit of a record flipped, killed processes).

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{ErrorKind, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use crate::atomic::Disk;
use crate::checksum::{guard, hex, sha256};
use crate::error::RecordError;
use crate::payload::{Payload, Reader, decode_all};
use crate::plain;

/// File type and version of the layout.
const MAGIC: &[u8; 8] = b"EXOSNAP1";
/// Magic, identity, checksum of both.
pub(crate) const HEADER_BYTES: usize = 8 + 32 + 8;
/// Arm and draw.
pub(crate) const KEY_BYTES: usize = 8;

/// How a file is made.
pub(crate) type Create = fn(&Path) -> std::io::Result<File>;

/// Which item: arm and draw.
pub type ItemKey = (u32, u32);

/// What a snapshot belongs to: a different version, scenario, seed or option is a different run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity([u8; 32]);

impl Identity {
    /// `options` names everything else that changes the numbers, in a fixed order, for example `samples=1000 draws=300`.
    pub fn new(version: &str, scenario: &[u8], seed: u64, options: &str) -> Identity {
        let mut bytes = Vec::new();
        for part in [version.as_bytes(), scenario, &seed.to_le_bytes(), options.as_bytes()] {
            bytes.extend_from_slice(&(part.len() as u64).to_le_bytes());
            bytes.extend_from_slice(part);
        }
        Identity(sha256(&bytes))
    }

    /// In hexadecimal, 64 characters.
    pub fn hex(&self) -> String {
        hex(&self.0)
    }
}

/// What an opened snapshot contained.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// There was no snapshot.
    Nothing,
    /// This many finished items of this very run.
    Items(usize),
    /// As [`Found::Items`], after cutting off this many bytes of a truncated or damaged end.
    Mended {
        /// Whole items before the damage.
        items: usize,
        /// Bytes cut off.
        lost_bytes: u64,
    },
    /// A snapshot of another run (version, scenario, seed or options differ), or not a snapshot at all; started afresh.
    Another,
}

/// The finished items of a run, and the open file to which more are appended.
#[derive(Debug)]
pub struct Snapshot<P> {
    finished: BTreeMap<ItemKey, P>,
    writer: Mutex<Writer>,
}

impl<P: Payload> Snapshot<P> {
    /// Opens the snapshot at `path` for the run `identity`, or starts one.
    pub fn open(path: &Path, identity: &Identity) -> Result<(Snapshot<P>, Found), RecordError> {
        Snapshot::open_with(path, identity, Disk::default().create)
    }

    pub(crate) fn open_with(
        path: &Path,
        identity: &Identity,
        create: Create,
    ) -> Result<(Snapshot<P>, Found), RecordError> {
        let Some(mut file) = plain::open(path, true).map_err(RecordError::io("read", path))? else {
            return Ok((Snapshot::begin(path, identity, create)?, Found::Nothing));
        };
        let mut bytes = Vec::new();
        // The rest of another run's snapshot is useless, however long it is.
        read_more(&mut file, HEADER_BYTES as u64, &mut bytes).map_err(RecordError::io("read", path))?;
        let Some(seed) = header_seed(&bytes, identity) else {
            drop(file);
            return Ok((Snapshot::begin(path, identity, create)?, Found::Another));
        };
        read_more(&mut file, u64::MAX, &mut bytes).map_err(RecordError::io("read", path))?;
        let (finished, records, end) = read_records::<P>(&bytes, seed);
        let items = finished.len();
        let writer = Writer::at(file, path, seed, records, end as u64).map_err(RecordError::io("write", path))?;
        let lost_bytes = (bytes.len() - end) as u64;
        let found = if lost_bytes == 0 { Found::Items(items) } else { Found::Mended { items, lost_bytes } };
        Ok((Snapshot { finished, writer: Mutex::new(writer) }, found))
    }

    fn begin(path: &Path, identity: &Identity, create: Create) -> Result<Snapshot<P>, RecordError> {
        let writer = begin(path, identity, create)?;
        Ok(Snapshot { finished: BTreeMap::new(), writer: Mutex::new(writer) })
    }

    /// The items that an earlier process had finished.
    pub fn finished(&self) -> &BTreeMap<ItemKey, P> {
        &self.finished
    }

    /// Moves an earlier item out; none where it still has to be computed.
    pub fn take(&mut self, key: ItemKey) -> Option<P> {
        self.finished.remove(&key)
    }

    /// Stores a finished item; may be called from many threads. It survives if the process is killed.
    pub fn append(&self, key: ItemKey, payload: &P) -> Result<(), RecordError> {
        let record = record(key, payload)?;
        // A thread that panicked while writing left at most a truncated record, which the next write cuts off.
        self.writer.lock().unwrap_or_else(PoisonError::into_inner).append(record)
    }

    /// Flushes everything to the disk itself, so that it also survives a power cut.
    pub fn sync(&self) -> Result<(), RecordError> {
        let writer = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        writer.file.sync_data().map_err(RecordError::io("write", &writer.path))
    }
}

/// Begins the file of a run.
pub(crate) fn begin(path: &Path, identity: &Identity, create: Create) -> Result<Writer, RecordError> {
    let (header, seed) = header(identity);
    let started = create(path).and_then(|mut file| {
        file.write_all(&header)?;
        Ok(file)
    });
    if started.is_err() {
        // Half a header is useless, and without it a folder made for this run can be removed again.
        let _ = fs::remove_file(path);
    }
    let file = started.map_err(RecordError::io("write", path))?;
    Ok(Writer { file, path: path.to_path_buf(), seed, records: 0, end: HEADER_BYTES as u64 })
}

/// The bytes of one record without its checksum.
pub(crate) fn record<P: Payload>(key: ItemKey, payload: &P) -> Result<Vec<u8>, RecordError> {
    let mut record = vec![0; 4];
    record.extend_from_slice(&key.0.to_le_bytes());
    record.extend_from_slice(&key.1.to_le_bytes());
    payload.encode(&mut record);
    let length = u32::try_from(record.len() - 4).map_err(|_| RecordError::TooBig(record.len()))?;
    record[..4].copy_from_slice(&length.to_le_bytes());
    Ok(record)
}

/// The open file and where its whole records end.
#[derive(Debug)]
pub(crate) struct Writer {
    file: File,
    path: PathBuf,
    seed: u64,
    records: u64,
    /// Bytes of the header and the whole records.
    pub end: u64,
}

impl Writer {
    /// A file whose so many whole records end here; what follows is cut off.
    pub(crate) fn at(file: File, path: &Path, seed: u64, records: u64, end: u64) -> std::io::Result<Writer> {
        let mut writer = Writer { file, path: path.to_path_buf(), seed, records, end };
        writer.cut_to_end()?;
        Ok(writer)
    }

    pub(crate) fn append(&mut self, mut record: Vec<u8>) -> Result<(), RecordError> {
        let sum = guard(self.seed.wrapping_add(self.records), &record);
        record.extend_from_slice(&sum.to_le_bytes());
        if let Err(error) = self.file.write_all(&record) {
            // A disk that is full now may have room later: leave a valid file behind.
            let _ = self.cut_to_end();
            return Err(RecordError::io("write", &self.path)(error));
        }
        self.records += 1;
        self.end += record.len() as u64;
        Ok(())
    }

    fn cut_to_end(&mut self) -> std::io::Result<()> {
        self.file.set_len(self.end)?;
        self.file.seek(SeekFrom::Start(self.end)).map(|_| ())
    }
}

/// Appends at most `most` more bytes of the file.
fn read_more(file: &mut File, most: u64, bytes: &mut Vec<u8>) -> std::io::Result<()> {
    file.take(most).read_to_end(bytes).map(|_| ())
}

/// Whether there is something at `path` that is not a snapshot: not a regular file, or one that begins differently.
pub(crate) fn is_foreign(path: &Path) -> std::io::Result<bool> {
    let file = match plain::open(path, false) {
        Ok(Some(file)) => file,
        Ok(None) => return Ok(false),
        Err(error) if error.kind() == ErrorKind::InvalidInput => return Ok(true),
        Err(error) => return Err(error),
    };
    let mut start = Vec::new();
    file.take(MAGIC.len() as u64).read_to_end(&mut start)?;
    // A process killed immediately left only the beginning of the first word.
    Ok(!MAGIC.starts_with(&start))
}

/// The header's bytes, and the seed of the records' checksums.
pub(crate) fn header(identity: &Identity) -> (Vec<u8>, u64) {
    let mut bytes = MAGIC.to_vec();
    bytes.extend_from_slice(&identity.0);
    let sum = guard(0, &bytes);
    bytes.extend_from_slice(&sum.to_le_bytes());
    (bytes, sum)
}

fn header_seed(bytes: &[u8], identity: &Identity) -> Option<u64> {
    let (expected, seed) = header(identity);
    bytes.starts_with(&expected).then_some(seed)
}

/// The whole records from the front, their number, and where they end.
fn read_records<P: Payload>(bytes: &[u8], seed: u64) -> (BTreeMap<ItemKey, P>, u64, usize) {
    let mut reader = Reader::new(bytes);
    let mut finished = BTreeMap::new();
    let (mut records, mut end) = (0, HEADER_BYTES);
    reader.take(HEADER_BYTES);
    while let Some((key, payload)) = read_record(&mut reader, seed.wrapping_add(records)) {
        finished.insert(key, payload);
        records += 1;
        end = bytes.len() - reader.left();
    }
    (finished, records, end)
}

fn read_record<P: Payload>(reader: &mut Reader<'_>, seed: u64) -> Option<(ItemKey, P)> {
    let mut ahead = *reader;
    let length = ahead.u32()? as usize;
    let record = reader.take(4 + length)?;
    if reader.u64()? != guard(seed, record) || length < KEY_BYTES {
        return None;
    }
    let mut body = Reader::new(record);
    body.u32()?;
    let key = (body.u32()?, body.u32()?);
    Some((key, decode_all(body.take(body.left())?)?))
}
