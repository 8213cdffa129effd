//! The table of checks of transport and delivery as Markdown, with the numbers that this build gives.

use exoskin_validation::checks::{Check, GROUPS};

/// Prints the checks of one group, or of all.
pub(super) fn print(wanted: Option<&str>) {
    println!("| Check | What | Expected | Measured | Error or bound | |\n|---|---|---|---|---|---|");
    let groups = GROUPS.iter().filter(|group| wanted.is_none_or(|name| name == group.name));
    let mut checks: Vec<Check> = groups.flat_map(|group| (group.measure)()).collect();
    checks.sort_by_key(|check| check.number);
    for check in checks {
        let verdict = if check.passes { "holds" } else { "**fails**" };
        println!(
            "| {} | {} | {} | {} | {} | {verdict} |",
            check.number, check.what, check.expected, check.measured, check.error
        );
    }
}
