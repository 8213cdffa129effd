//! The page of the book that compares the body model with the rows, made from the same checks that the command prints.

use exoskin_quantity::write::significant;
use exoskin_record::body::BodyCheck;
use exoskin_record::summary::Band;

use super::checks::checks;
use exoskin_stats::bands::BadSample;

const HEAD: &str = "\
# The body model beside the rows

Made by `cargo run --release -p exoskin-validation --bin checks -- body`; a test fails when it is not current.

The equations of `exoskin dose --route iv` are run for a mouse of 30 g with nothing scaled, and for patients, over
2,000 draws of the priors, and set beside every row that they can be compared with. *Residual* is the natural logarithm
of the model's median over the row (of the geometric middle of a range, or half its upper end where it starts at zero):
+0.69 is twice as much. *Within* says whether the row meets the model's 90 % band. Where *prior from row* says yes, a
prior was chosen from that row: agreement is then no proof.

| species | what | unit | model, median (90 % band) | row | residual | within | prior from row | evidence |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
";

const FOOT: &str = "
## What it shows

- The rows that priors came from are met, as they must be. The lungs' share is too low in the middle: liposomes found
  nothing there, and the prior spans both.
- Both clearances miss, and so does the mean residence in its middle: radioactive and dyed labels are still seen in the
  blood when the half-lives of minutes say that the particle is gone. Either the label came off, or the fast half-lives
  are wrong. The model follows the fast ones for mice, and the long ones as the second kinetics in people.
- The spleen is said to peak hours after the liver. In the model both are fed by the same blood and peak together, so
  that the row is met only by the slow end of the band. Something that first stops elsewhere would be needed.
- The liposome was built to circulate: its clearance is ten times lower, its split between organs is what was used.
- No row measures skin, kidney or lymph as a share of a dose, and none measures any organ in people.
";

/// The page.
///
/// # Errors
/// A non-finite answer.
pub fn page() -> Result<String, BadSample> {
    let lines: String = checks(1, super::MOST_CHECKED)?.iter().map(line).collect();
    Ok(format!("{HEAD}{lines}{FOOT}"))
}

fn line(check: &BodyCheck) -> String {
    let yes = |yes: bool| if yes { "yes" } else { "no" };
    format!(
        "| {} | {} | {} | {} | {} | {:+.2} | {} | {} | `{}` |\n",
        check.species,
        check.what,
        check.unit,
        band(&check.predicted),
        measured(check),
        check.residual,
        yes(check.inside),
        yes(check.prior_from_row),
        check.evidence
    )
}

fn measured(check: &BodyCheck) -> String {
    let range = check.measured_range.map(|(low, high)| format!("{} to {}", number(low), number(high)));
    match (check.measured, range) {
        (Some(value), Some(range)) => format!("{} ({range})", number(value)),
        (Some(value), None) => number(value),
        (None, range) => range.unwrap_or_default(),
    }
}

fn band(band: &Band) -> String {
    format!("{} ({} to {})", number(band.median), number(band.p05), number(band.p95))
}

/// Two digits: the last bit of a sum must not turn a page stale.
fn number(value: f64) -> String {
    exoskin_quantity::show_number(significant(value, 2))
}
