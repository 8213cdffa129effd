//! Nanoparticle tracking: what ZetaView (Particle Metrix) and NanoSight (Malvern) write about one sample.
//!
//! The kind of file is found from the file itself. What counts is the concentration of the *undiluted* sample:
//! NanoSight summaries have it if the dilution was recorded, ZetaView texts give the concentration in the cell and,
//! separately, the dilution. Where no dilution is recorded, it must be given; a silent factor of a thousand is worse
//! than a question. Sizes are those in the file, or else are read off its histogram.
//!
//! Checked by: tests/suite/nta.rs (files in the formats the instruments write, mistakes), the fuzzer.

mod cells;
mod histogram;
mod nanosight;
mod plain;
mod table;
mod zetaview;

use std::path::Path;

use exoskin_quantity::{Checked, Diagnostic, Source};

pub(crate) use cells::{Line, delimiter, lines, number};
pub(crate) use histogram::share_between;
pub use histogram::{Bin, Sizes};

/// The largest export that is read, in bytes (16 MiB).
pub const MAX_NTA_BYTES: u64 = 16 << 20;

/// Which instrument wrote a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Instrument {
    /// ZetaView of Particle Metrix.
    ZetaView,
    /// NanoSight, with the NTA software 2.x or 3.x.
    NanoSight,
}

impl Instrument {
    /// Its name in words.
    pub fn name(self) -> &'static str {
        match self {
            Instrument::ZetaView => "ZetaView",
            Instrument::NanoSight => "NanoSight",
        }
    }
}

/// One sample, measured.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Nta {
    /// The file's name.
    pub file: String,
    /// The instrument.
    pub instrument: Instrument,
    /// The sample's name, as the file has it; empty where it has none.
    pub sample: String,
    /// The date of the measurement, as the file writes it; empty where it has none.
    pub date: String,
    /// How often the sample was diluted for the measurement.
    pub dilution: f64,
    /// Particles per mL of the undiluted sample.
    pub particles_per_ml: f64,
    /// Particles per mL of each repeat, undiluted; empty where the file has only one.
    pub repeats_per_ml: Vec<f64>,
    /// Sizes, nm.
    pub sizes_nm: Sizes,
    /// The histogram, where the file has one.
    pub histogram: Vec<Bin>,
    /// What was found or inferred, in sentences for people.
    pub notes: Vec<String>,
}

/// What a file says, before the dilution is settled.
#[derive(Clone, Debug, Default)]
pub(crate) struct Found {
    pub sample: String,
    pub date: String,
    /// Particles per mL and the byte where that is found.
    pub concentration: Option<(f64, usize)>,
    pub repeats: Vec<f64>,
    /// Recorded dilution.
    pub dilution: Option<f64>,
    /// Where the dilution is, or should be.
    pub dilution_byte: usize,
    /// Whether the concentration is already that of the undiluted sample.
    pub adjusted: bool,
    pub sizes: Sizes,
    pub histogram: Vec<Bin>,
    pub notes: Vec<String>,
}

/// Reads an export from its file.
///
/// # Errors
/// As [`read_nta`]; no such file, too large, or no text.
pub fn read_nta_file(path: &Path, dilution: Option<f64>) -> Checked<Nta> {
    read_nta(&Source::read_export(path, MAX_NTA_BYTES)?, dilution)
}

/// Reads an export. `dilution` is the user's value, for files that do not record it.
///
/// # Errors
/// With file, line and column: not an export of these instruments, a missing or impossible concentration or size, a
/// truncated histogram, several samples, a dilution that is missing or contradicts the file.
pub fn read_nta(source: &Source, dilution: Option<f64>) -> Checked<Nta> {
    let (instrument, found) = match kind(source)? {
        Kind::NanoSight => (Instrument::NanoSight, nanosight::read(source)?),
        Kind::PlainNanoSight => (Instrument::NanoSight, plain::read(source)?),
        Kind::ZetaView => (Instrument::ZetaView, zetaview::read(source)?),
        Kind::Table => (Instrument::ZetaView, table::read(source)?),
    };
    settled(source, instrument, found, dilution)
}

enum Kind {
    NanoSight,
    PlainNanoSight,
    ZetaView,
    Table,
}

/// Number of characters within which a file identifies itself.
const HEAD: usize = 20_000;

fn kind(source: &Source) -> Checked<Kind> {
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
    if has(&["nta version", "created with nta", "nanosight"]) {
        return Ok(Kind::PlainNanoSight);
    }
    if has(&["zp profile"]) && !has(&["size distribution"]) {
        return Err(source
            .error_at(0, "this is ZetaView's zeta potential file")
            .expected("the text file of the size measurement"));
    }
    if has(&["size / nm", "size distribution"]) {
        return Ok(Kind::ZetaView);
    }
    if table::looks_like(source) {
        return Ok(Kind::Table);
    }
    Err(source.error_at(0, "this is neither a ZetaView nor a NanoSight summary").expected(
        "a ZetaView text or summary table, or a NanoSight -ExperimentSummary.csv or -Summary file, as exported",
    ))
}

/// The most particles per mL that a measurement may claim.
const MOST_PER_ML: f64 = 1e15; // number: limit of what is accepted as input
/// Largest dilution.
const MOST_DILUTION: f64 = 1e9; // number: limit of what is accepted as input

fn settled(source: &Source, instrument: Instrument, found: Found, given: Option<f64>) -> Checked<Nta> {
    let Some((concentration, byte)) = found.concentration else {
        return Err(source
            .error_at(source.text.len(), "the file has no particle concentration")
            .expected("a line with the concentration in particles per mL, or a histogram with concentrations"));
    };
    let dilution = dilution(source, &found, given)?;
    let already = found.adjusted && found.dilution.is_some();
    let factor = if already { 1.0 } else { dilution };
    let particles_per_ml = concentration * factor;
    if particles_per_ml <= 0.0 || particles_per_ml > MOST_PER_ML {
        return Err(source
            .error_at(byte, format!("no sample can contain {particles_per_ml:e} particles per mL"))
            .expected("more than 0 and at most 1e15 per mL after correction for dilution"));
    }
    let mut notes = found.notes;
    notes.push(match (already, found.dilution) {
        (true, _) => format!("The concentration in the file is already corrected for its dilution of {dilution}."),
        (false, Some(_)) => format!("The concentration in the file was multiplied by its dilution of {dilution}."),
        (false, None) => format!("The concentration was multiplied by the dilution given, {dilution}."),
    });
    Ok(Nta {
        file: source.name.clone(),
        instrument,
        sample: found.sample,
        date: found.date,
        dilution,
        particles_per_ml,
        repeats_per_ml: found.repeats.iter().map(|repeat| repeat * factor).collect(),
        sizes_nm: found.sizes.completed(source, &found.histogram)?,
        histogram: found.histogram.iter().map(|bin| Bin { per_ml: bin.per_ml * factor, ..*bin }).collect(),
        notes,
    })
}

fn dilution(source: &Source, found: &Found, given: Option<f64>) -> Checked<f64> {
    let dilution = match (found.dilution, given) {
        (Some(recorded), Some(given)) if recorded != given => {
            return Err(source
                .error_at(found.dilution_byte, format!("the file gives a dilution of {recorded}, not {given}"))
                .expected("no --dilution if the file has its own"));
        }
        (Some(recorded), _) => recorded,
        (None, Some(given)) => given,
        (None, None) => {
            return Err(Diagnostic::new("the file does not give the sample's dilution")
                .in_file(&source.name)
                .at(source.place(found.dilution_byte))
                .expected("--dilution N, for example --dilution 1000; --dilution 1 if it was not diluted"));
        }
    };
    if !(1.0..=MOST_DILUTION).contains(&dilution) {
        return Err(source
            .error_at(found.dilution_byte, format!("no sample is diluted {dilution}-fold"))
            .expected("a dilution factor between 1 and 1e9"));
    }
    Ok(dilution)
}
