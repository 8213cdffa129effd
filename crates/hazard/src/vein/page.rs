//! The page of the book that compares the body model with the rows, made from the same checks that the command prints.

use exoskin_quantity::write::significant;
use exoskin_record::body::BodyCheck;
use exoskin_record::summary::Band;

use super::checks::checks;
use exoskin_stats::bands::BadSample;

const HEAD: &str = "\
# The body model against the evidence

Made by `cargo run --release -p exoskin-validation --bin checks -- body`; a test fails when it is not current.

The equations of `exoskin dose --route iv` are run for a mouse of 30 g with nothing scaled, and for patients, over
2,000 draws of the priors, and compared with every row of the evidence that measures the same quantity. *Residual* is
the natural logarithm of the model's median over the row (over the geometric mean of a range, or half its upper end
where it starts at zero): +0.69 is twice as much. *Within* says whether the row falls in the model's 90 % band. Where
*prior from row* says yes, a prior was chosen from that row, so agreement is not a test.

| species | what | unit | model, median (90 % band) | row | residual | within | prior from row | evidence |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
";

const FOOT: &str = "
## What it shows

- The rows that the priors came from are matched, as they must be. The median for the lungs is too low: liposomes
  showed nothing there, and the prior spans both findings.
- Both clearances miss, and so does the median of the mean residence time: radioactive and dyed labels are still seen in
  the blood when half-lives of minutes say that the particle is gone. Either the label came off, or the fast half-lives
  are wrong. The model follows the fast ones for mice, and the long ones as the second kinetics in people.
- The spleen is reported to peak hours after the liver. In the model the same blood supplies both and they peak
  together, so only the slow end of the band reaches the row. The delay would need particles that stop elsewhere first.
- The liposome was built to circulate: its clearance is ten times lower. What was used is its split between organs.
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
