//! History matching: which values of the six free parameters are not ruled out by untreated human wounds.
//!
//! A design over the priors is run through the real [`heal_as`](exoskin_skin::healing::heal_as); a member stays if none
//! of the fitted values is further off than three standard deviations of observation and discrepancy combined. The
//! other parameters are at their medians; how far off they may be is part of the discrepancy.

use std::fmt::Write as _;

use exoskin_evidence::Medians;
use exoskin_skin::healing::fitting::{IMPLAUSIBLE, TARGETS, computed, observed, worst};
use exoskin_skin::healing::{Member, ensemble};
use exoskin_skin::parameters::FREE;

/// Where the design begins; a different seed is a different design.
const SEED: u64 = 3;
/// The number of members that are kept.
const KEPT: usize = 400;
/// The most that are tried.
const MOST_TRIED: u64 = 200_000;

/// Writes the members that stay.
pub(super) fn write() -> std::io::Result<()> {
    let (mut members, mut tried) = (Vec::new(), 0);
    while members.len() < KEPT && tried < MOST_TRIED {
        let member = designed(tried);
        tried += 1;
        if worst(&computed(&member, &Medians)) <= IMPLAUSIBLE {
            members.push(member);
        }
    }
    members.sort_by(|a, b| a.edge_speed_um_h.total_cmp(&b.edge_speed_um_h));
    let path = exoskin_validation::root().join("crates/skin/data/healing_ensemble.csv");
    std::fs::write(&path, file(&members, tried))?;
    println!("{} of {tried} members kept in {}", members.len(), path.display());
    for (column, name) in ensemble::COLUMNS.iter().enumerate() {
        let mut numbers: Vec<f64> = members.iter().map(|member| member.numbers()[column]).collect();
        numbers.sort_by(f64::total_cmp);
        let quantile = |share: f64| numbers[((numbers.len() - 1) as f64 * share) as usize];
        println!("{name}: {:.3} ({:.3} to {:.3})", quantile(0.5), quantile(0.05), quantile(0.95));
    }
    Ok(())
}

/// Member number `index` of an additive (Weyl) sequence over the priors: evenly spread, any number of members.
fn designed(index: u64) -> Member {
    // Powers of the root of x^7 = x + 1: the sequence of Roberts in six dimensions.
    let root = 1.112_775_684_278_705_5_f64;
    let mut step = 1.0;
    Member::of(std::array::from_fn(|i| {
        let parameter = FREE[i];
        step /= root;
        let unit = (0.5 + step * (SEED + index + 1) as f64).fract();
        parameter.prior.quantile(unit)
    }))
}

fn file(members: &[Member], tried: u64) -> String {
    let mut text =
        String::from("# Members that untreated wounds of people do not rule out; do not edit, run the command.\n");
    let _ = writeln!(text, "# command: cargo run --release -p exoskin-validation --bin checks -- history-match");
    let _ = writeln!(text, "# version: {}", env!("CARGO_PKG_VERSION"));
    let _ = writeln!(text, "# seed: {SEED}");
    let _ = writeln!(
        text,
        "# tried: {tried}; kept: {}; ruled out above: {IMPLAUSIBLE} (largest over all rows)",
        members.len()
    );
    for target in &TARGETS {
        let value = observed(target).map_or_else(|| "none".to_owned(), |value| format!("{value}"));
        let kind = if target.logarithm { "of the logarithm" } else { "absolute" };
        let (sd, doubt) = (target.observed_sd, target.discrepancy_sd);
        let _ = writeln!(text, "# row: {} = {value}; sd {sd}, discrepancy {doubt}, {kind}", target.row);
    }
    let _ = writeln!(text, "{}", ensemble::COLUMNS.join(","));
    for member in members {
        let cells: Vec<String> = member.numbers().iter().map(|number| format!("{number:.5}")).collect();
        let _ = writeln!(text, "{}", cells.join(","));
    }
    text
}
