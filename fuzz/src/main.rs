//! Mutated files for everything that reads input: `cargo run --release -p exoskin-fuzz -- --seconds 600`.
//!
//! A reader may refuse anything, in words; it must never panic or take long. Mutants are made from the shipped files
//! and a few snippets, from a seed, so that a finding can be repeated. The first one is written to `target/fuzz/` and
//! ends the program with exit code 1. `--seeds FOLDER` writes what mutants start from, one folder per reader, and ends:
//! `fuzz/coverage` starts from the same files.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use exoskin_fuzz::corpus::Corpus;
use exoskin_fuzz::mutate::Random;
use exoskin_fuzz::readers::{READERS, Reader};

/// A reader that needs longer than this for one small file has a fault.
const SLOW: Duration = Duration::from_secs(2);

struct Options {
    seconds: u64,
    seed: u64,
    seeds: Option<PathBuf>,
}

fn main() -> ExitCode {
    match options() {
        Ok(Options { seeds: Some(folder), .. }) => write_seeds(&folder),
        Ok(options) => fuzz(&options),
        Err(problem) => {
            say(&format!("{problem}; usage: exoskin-fuzz [--seconds N] [--seed N] [--seeds FOLDER]"));
            ExitCode::from(2)
        }
    }
}

fn options() -> Result<Options, String> {
    let mut options = Options { seconds: 60, seed: 1, seeds: None };
    let mut words = std::env::args().skip(1);
    while let Some(flag) = words.next() {
        let word = words.next().ok_or(format!("{flag} needs a value"))?;
        let number = || word.parse().map_err(|_| format!("{flag} needs a number"));
        match flag.as_str() {
            "--seconds" => options.seconds = number()?,
            "--seed" => options.seed = number()?,
            "--seeds" => options.seeds = Some(word.into()),
            _ => return Err(format!("{flag} is not known")),
        }
    }
    Ok(options)
}

fn write_seeds(folder: &Path) -> ExitCode {
    let written = READERS.iter().try_for_each(|reader| Corpus::of(reader).write(&folder.join(reader.name)));
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(e) => {
            say(&format!("cannot write {} ({e})", folder.display()));
            ExitCode::from(1)
        }
    }
}

fn fuzz(options: &Options) -> ExitCode {
    let end = Instant::now() + Duration::from_secs(options.seconds);
    let mut random = Random::new(options.seed);
    let corpora: Vec<Corpus> = READERS.iter().map(Corpus::of).collect();
    let mut tried = vec![0u64; READERS.len()];
    let mut read = vec![0u64; READERS.len()];
    while Instant::now() < end {
        for (i, reader) in READERS.iter().enumerate() {
            let mutant = corpora[i].mutant(&mut random);
            match try_one(reader, &mutant) {
                Ok(accepted) => read[i] += u64::from(accepted),
                Err(fault) => return report(reader, &mutant, &fault),
            }
            tried[i] += 1;
        }
    }
    for (i, reader) in READERS.iter().enumerate() {
        say(&format!(
            "{:<12} {:>9} tried, {:>9} accepted, {} seeds",
            reader.name,
            tried[i],
            read[i],
            corpora[i].count()
        ));
    }
    ExitCode::SUCCESS
}

/// Whether the reader took the mutant; an error is a fault of the reader.
fn try_one(reader: &Reader, mutant: &[u8]) -> Result<bool, String> {
    let start = Instant::now();
    let accepted = catch_unwind(AssertUnwindSafe(|| (reader.read)(mutant))).map_err(|_| "it panicked".to_owned())?;
    let took = start.elapsed();
    if took > SLOW { Err(format!("it took {:.1} s", took.as_secs_f64())) } else { Ok(accepted) }
}

fn report(reader: &Reader, mutant: &[u8], fault: &str) -> ExitCode {
    let folder = PathBuf::from("target/fuzz");
    let file = folder.join(format!("{}.bin", reader.name));
    let kept = std::fs::create_dir_all(&folder).and_then(|()| std::fs::write(&file, mutant));
    say(&format!("the reader of a {}: {fault}", reader.name));
    match kept {
        Ok(()) => say(&format!("the file is {}", file.display())),
        Err(e) => say(&format!("the file could not be kept ({e}): {:?}", String::from_utf8_lossy(mutant))),
    }
    ExitCode::from(1)
}

fn say(line: &str) {
    use std::io::Write;
    let _ = writeln!(std::io::stderr(), "{line}");
}
