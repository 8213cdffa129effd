//! Particle counts: what ZetaView (Particle Metrix), NanoSight (Malvern) and Videodrop write about one sample, and a
//! plain table for every other instrument.
//!
//! The kind of file is found from the file itself, and no file gets the name of an instrument that it does not name.
//! What counts is the concentration of the *undiluted* sample: NanoSight summaries have it if the dilution was recorded,
//! ZetaView texts give the concentration in the cell and, separately, the dilution. Where no dilution is recorded, it
//! must be given; a silent factor of a thousand is worse than a question. Sizes are those in the file, or else are read
//! off its histogram.
//!
//! Checked by: tests/suite/nta.rs and tests/suite/tracking_field.rs (files in the formats the instruments write, mistakes), the
//! fuzzer.

mod bins;
mod cells;
mod dilution;
mod heading;
mod histogram;
mod instrument;
mod kind;
mod nanosight;
mod plain;
mod position;
mod table;
mod videodrop;
mod zetaview;

use std::path::Path;

use exoskin_quantity::{Checked, Source};

pub(crate) use cells::{Cell, Line, both_ways, delimiter, lines};
pub(crate) use heading::Scale;
pub(crate) use histogram::share_between;
pub use histogram::{Bin, Sizes};
pub use instrument::Instrument;
use kind::{Kind, kind};

use crate::looks::{Looks, named};

/// The largest export that is read, in bytes (16 MiB).
pub const MAX_NTA_BYTES: u64 = 16 << 20;

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
    /// How often the sample was diluted for the measurement; none where the file gives the count of the undiluted sample
    /// and not the dilution.
    pub dilution: Option<f64>,
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

/// What a concentration is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Concentration {
    /// That of the sample as it was measured.
    #[default]
    Measured,
    /// That of the undiluted sample.
    Undiluted,
    /// That of the undiluted sample where the file records the dilution, else as it was measured.
    UndilutedIfRecorded,
}

/// What a file says, before the dilution is settled.
#[derive(Clone, Debug, Default)]
pub(crate) struct Found {
    pub instrument: Instrument,
    pub sample: String,
    pub date: String,
    /// Particles per mL and the byte where that is found.
    pub concentration: Option<(f64, usize)>,
    pub repeats: Vec<f64>,
    /// Recorded dilution.
    pub dilution: Option<dilution::Written>,
    /// Where the dilution is, or should be.
    pub dilution_byte: usize,
    /// About how often the sample was diluted, from two rounded concentrations.
    pub nearly: Option<f64>,
    /// What the concentration is.
    pub kind: Concentration,
    pub sizes: Sizes,
    pub histogram: Vec<Bin>,
    pub notes: Vec<String>,
}

/// Reads an export from its file.
///
/// # Errors
/// As [`read_nta`]; no such file, too large, or no text.
pub fn read_nta_file(path: &Path, dilution: Option<f64>) -> Checked<Nta> {
    let source = Source::read_export(path, MAX_NTA_BYTES).map_err(|error| kind::of_bytes(path, error))?;
    read_nta(&source, dilution)
}

/// Reads an export. `dilution` is the user's value, for files that do not record it.
///
/// # Errors
/// With file, line and column: not an export of these instruments, a missing or impossible concentration or size, a
/// unit or factor that is not understood, a truncated histogram, several samples, a dilution that is missing or
/// contradicts the file.
pub fn read_nta(source: &Source, dilution: Option<f64>) -> Checked<Nta> {
    read(source, dilution).map_err(|error| named(source, Looks::Tracking, error))
}

/// Whether a file looks like the export of a counter, or like the plain table. A table of doses or of storage may have
/// concentrations too.
pub(crate) fn looks_like(source: &Source) -> bool {
    match kind(source) {
        Ok(Kind::Table) => {
            let lines = table::lines(source);
            let heading = table::heading_of(&lines).map(|at| &lines[at]);
            let says = |words: &[&str]| {
                let cells = heading.iter().flat_map(|line| &line.cells);
                cells.map(|cell| cell.text.to_lowercase()).any(|text| words.iter().any(|word| text.contains(word)))
            };
            let counts = ["dilution", "instrument", "mean", "mode", "median", "d50", "x50", "size", "diameter", "bin "];
            says(&counts) && !says(&["temp", "hour", "day", "week", "response", "cell", "dose"])
        }
        Ok(_) => true,
        Err(_) => false,
    }
}

fn read(source: &Source, dilution: Option<f64>) -> Checked<Nta> {
    let found = match kind(source)? {
        Kind::NanoSight => nanosight::read(source)?,
        Kind::PlainNanoSight => plain::read(source)?,
        Kind::ZetaView => zetaview::read(source)?,
        Kind::ByPosition => position::read(source)?,
        Kind::Videodrop => videodrop::read(source)?,
        Kind::Table if !looks_like(source) && matches!(Looks::of(source), Some(Looks::Series | Looks::Dish)) => {
            return Err(source.error_at(0, "its lines are no repeats of one sample").expected("a particle count"));
        }
        Kind::Table => table::read(source)?,
    };
    settled(source, found, dilution)
}

/// The fewest particles per mL in an instrument; what is smaller stands in the wrong column or lacks its power of ten.
const LEAST_PER_ML: f64 = 1e4; // number: limit of what is accepted as input
/// The most particles per mL that a measurement may claim.
const MOST_PER_ML: f64 = 1e15; // number: limit of what is accepted as input
fn settled(source: &Source, found: Found, given: Option<f64>) -> Checked<Nta> {
    let Some((concentration, byte)) = found.concentration else {
        return Err(source
            .error_at(dilution::end(source), "the file has no particle concentration")
            .expected("a line with the concentration in particles per mL, or a histogram with concentrations"));
    };
    let too_many = |per_ml: f64| {
        let problem = format!("no sample can contain {per_ml:e} particles per mL");
        source.error_at(byte, problem).expected("more than 0 and at most 1e15 per mL after correction for dilution")
    };
    if found.kind != Concentration::Undiluted && concentration > 0.0 && concentration < LEAST_PER_ML {
        let problem =
            format!("a measured concentration of {concentration} particles per mL is less than can be counted");
        return Err(source
            .error_at(byte, problem)
            .expected("particles per mL as measured, in their column; at least 10,000"));
    }
    if concentration > MOST_PER_ML {
        return Err(too_many(concentration));
    }
    let dilution = dilution::settled(source, &found, given)?;
    let already = match found.kind {
        Concentration::Measured => false,
        Concentration::Undiluted => true,
        Concentration::UndilutedIfRecorded => found.dilution.is_some(),
    };
    let factor = dilution.filter(|_| !already).unwrap_or(1.0);
    let particles_per_ml = concentration * factor;
    if particles_per_ml <= 0.0 {
        return Err(source
            .error_at(byte, "the measurement found no particle: its concentration is 0")
            .expected("a measurement with particles; the sample may have been too dilute"));
    }
    if particles_per_ml > MOST_PER_ML {
        return Err(too_many(particles_per_ml));
    }
    let mut notes = found.notes;
    notes.push(match (already, found.dilution.is_some(), dilution) {
        (true, _, Some(dilution)) => {
            format!("The concentration in the file is already corrected for its dilution of {dilution}.")
        }
        (true, _, None) => "The concentration in the file is that of the undiluted sample.".into(),
        (false, true, _) => {
            format!("The concentration in the file was multiplied by its dilution of {factor}.")
        }
        (false, false, _) => format!("The concentration was multiplied by the dilution given, {factor}."),
    });
    Ok(Nta {
        file: source.name.clone(),
        instrument: found.instrument,
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
