//! What kind of export a file is: those that are read, and those that are named and refused.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use exoskin_quantity::{Checked, Diagnostic, Source};

use super::{position, table, videodrop};

/// Kinds of file that are read.
pub(super) enum Kind {
    NanoSight,
    PlainNanoSight,
    ZetaView,
    ByPosition,
    Videodrop,
    Table,
}

/// Number of characters within which a file identifies itself.
const HEAD: usize = 20_000;

/// What any instrument's count can be written in.
pub(super) const PLAIN_TABLE: &str = "a ZetaView text or table, a NanoSight -ExperimentSummary.csv or -Summary file, \
     Videodrop results, or the plain table: a heading `Sample,Instrument,Dilution,Concentration (particles/mL),Mean \
     (nm),D10 (nm),D50 (nm),D90 (nm)` and one line per measurement";

/// Instruments whose tables nobody describes publicly: words in the file, and the name.
const UNDESCRIBED: [(&[&str], &str); 4] = [
    (&["izon", "qnano", "exoid", "tunable resistive pulse"], "a qNano or Exoid (Izon)"),
    (&["nanofcm", "nanoanalyzer", "nano-flow", "nf profession"], "a NanoAnalyzer (NanoFCM)"),
    (&["spectradyne", "ncs1", "ncs2"], "an nCS1 (Spectradyne)"),
    (&["exoview", "leprechaun", "unchained labs"], "an ExoView (Unchained Labs)"),
];

/// What kind this is.
///
/// # Errors
/// A companion file, an instrument whose format nobody describes publicly, or nothing that is known.
pub(super) fn kind(source: &Source) -> Checked<Kind> {
    let head: String = source.text.chars().take(HEAD).collect::<String>().to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| head.contains(word));
    if has(&["included in distribution", "particle id", "track length"]) && !has(&["[results]"]) {
        return Err(source
            .error_at(0, "this is NanoSight's list of single particles or tracks")
            .expected("the summary of the same experiment: the file that ends in -ExperimentSummary.csv"));
    }
    if has(&["[results]", "[size data]"]) {
        return Ok(Kind::NanoSight);
    }
    if zeta_potential(&head) {
        return Err(not_a_size_file(source));
    }
    if has(&["nta version", "created with nta"]) {
        return Ok(Kind::PlainNanoSight);
    }
    if has(&["size / nm", "size distribution"]) {
        return Ok(Kind::ZetaView);
    }
    if position::looks_like(source) {
        return Ok(Kind::ByPosition);
    }
    if videodrop::looks_like(source) {
        return Ok(Kind::Videodrop);
    }
    if table::heading_of(&table::lines(source)).is_some() {
        return Ok(Kind::Table);
    }
    if has(&["nanosight"]) {
        return Ok(Kind::PlainNanoSight);
    }
    Err(match UNDESCRIBED.iter().find(|(words, _)| has(words)) {
        Some((_, name)) => undescribed(source, name),
        None => source.error_at(0, "this is neither a ZetaView nor a NanoSight summary").expected(PLAIN_TABLE),
    })
}

fn undescribed(source: &Source, name: &str) -> Diagnostic {
    source
        .error_at(0, format!("this names {name}; no public source describes its tables, so they are not guessed at"))
        .expected(
            "the plain table: a heading `Sample,Instrument,Dilution,Concentration (particles/mL),Mean (nm),D10 \
                   (nm),D50 (nm),D90 (nm)` and one line per measurement",
        )
}

fn zeta_potential(head: &str) -> bool {
    (head.contains("zp profile") || head.contains("zeta potential / mv")) && !head.contains("size distribution\n")
}

fn not_a_size_file(source: &Source) -> Diagnostic {
    source
        .error_at(0, "this is ZetaView's zeta potential file")
        .expected("the text file of the size measurement, with `_size_` in its name")
}

/// Bytes that are looked at in a file that is not text.
const HEAD_BYTES: u64 = 64 << 10;

/// What a file that is no text is: a zeta potential file of ZetaView has a zero byte in the unit of its mobility; flow
/// cytometers and resistive pulse counters write binary files.
pub(super) fn of_bytes(path: &Path, error: Diagnostic) -> Diagnostic {
    if !error.problem.contains("not a text file") {
        return error;
    }
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|file| file.take(HEAD_BYTES).read_to_end(&mut bytes));
    if read.is_err() {
        return error;
    }
    let source = Source::new(path.display().to_string(), String::new());
    if bytes.starts_with(b"FCS") {
        return source
            .error_at(0, "this is an FCS file: the events of a flow cytometer, without a concentration")
            .expected(PLAIN_TABLE);
    }
    if bytes.starts_with(b"\x89HDF") {
        return source
            .error_at(0, "this is an HDF5 file: the pulses of an nCS1 or another counter, without a concentration")
            .expected(PLAIN_TABLE);
    }
    if zeta_potential(&String::from_utf8_lossy(&bytes).to_lowercase()) { not_a_size_file(&source) } else { error }
}
