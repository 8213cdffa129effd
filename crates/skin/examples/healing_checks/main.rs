//! Untreated wounds of people beside the model: checks 12 to 17, closure of donor sites, blisters and faces.
//!
//! `cargo run --release -p exoskin-skin --example healing_checks [samples]` prints the table in Markdown.
#![expect(clippy::print_stdout, reason = "a program for the terminal")]

mod draws;
mod quantities;
mod table;
mod verdict;

fn main() {
    let samples = std::env::args().nth(1).and_then(|text| text.parse().ok()).unwrap_or(400);
    let mut columns: Vec<Vec<f64>> = vec![Vec::new(); table::CHECKS.len()];
    for sample in 0..samples {
        let values = quantities::of(&draws::Hashed(sample));
        for (column, check) in columns.iter_mut().zip(table::CHECKS) {
            let value = values.iter().find(|(name, _)| *name == check.quantity).map(|(_, value)| *value);
            column.push(value.unwrap_or(f64::NAN));
        }
    }
    print!("{}", verdict::markdown(&columns));
}
