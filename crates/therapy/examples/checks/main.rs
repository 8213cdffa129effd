//! Prints the table of checks as Markdown, with the numbers this build gives.
//!
//! `cargo run --release -p exoskin-therapy --example checks [-- GROUP]`
#![allow(clippy::print_stdout, missing_docs)]

mod cases;
mod measure;

fn main() {
    println!("| Check | What | Expected | Measured | Error or bound | |\n|---|---|---|---|---|---|");
    let wanted = std::env::args().nth(1);
    let groups = measure::GROUPS.iter().filter(|group| wanted.as_ref().is_none_or(|name| name == group.name));
    let mut checks: Vec<measure::Check> = groups.flat_map(|group| (group.measure)()).collect();
    checks.sort_by_key(|check| check.number);
    for check in checks {
        let verdict = if check.passes { "holds" } else { "**fails**" };
        println!(
            "| {} | {} | {} | {} | {} | {verdict} |",
            check.number, check.what, check.expected, check.measured, check.error
        );
    }
}
