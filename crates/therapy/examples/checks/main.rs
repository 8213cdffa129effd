//! Prints the table of checks as Markdown, with the numbers this build gives.
//!
//! `cargo run --release -p exoskin-therapy --example checks`
#![allow(clippy::print_stdout, missing_docs)]

mod cases;
mod measure;

fn main() {
    println!("| Check | What | Expected | Measured | Error or bound | |\n|---|---|---|---|---|---|");
    for check in measure::all() {
        let verdict = if check.passes { "holds" } else { "**fails**" };
        println!(
            "| {} | {} | {} | {} | {} | {verdict} |",
            check.number, check.what, check.expected, check.measured, check.error
        );
    }
}
