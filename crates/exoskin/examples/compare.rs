//! Three arms of a scenario against each other, into a folder with a report.
#![allow(clippy::print_stdout)]

use exoskin::{Compare, Question};

/// Prints what each arm adds to collagen.
pub fn main() -> Result<(), exoskin::Error> {
    let compare = Compare::of("scenarios/ref.toml").arms(["procedure", "vehicle", "exosomes"]);
    let folder = std::env::temp_dir().join("exoskin-compare");
    let compare = Compare { overwrite: true, ..compare.exactly(60, 12).into_folder(folder) };
    let answer = compare.ask()?;
    for row in answer.comparison.rows.iter().filter(|row| row.readout == "collagen") {
        println!(
            "day {:5}, {}: {:+.3e} against {}",
            row.day, row.arm, row.difference.median, answer.comparison.against
        );
    }
    Ok(())
}
