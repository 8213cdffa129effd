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
- Clearances, volume and residence time are those of the label, and are compared with the label. Taken as those of
  vesicles, both clearances would be missed, by factors of 14 and 24: half-lives of minutes and a clearance of
  0.01 mL/min cannot both belong to one particle. Label that is on no vesicle (free dye or iodine, label on plasma
  proteins) explains them: a third of the label is enough, and the whole range is drawn (`body.label_apart`). Saturation of the liver's macrophages is not needed, and samples that miss the first minutes would
  make the clearance larger, not smaller. How much label was apart is not known: these rows no longer contradict the
  model, and do not confirm it.
- The spleen is reported to peak hours after the liver. In the model the same blood supplies both and they peak
  together, so only the slow end of the band reaches the row. The delay would need particles that stop elsewhere first.
- The liposome is not a vesicle: it was built to escape macrophages, and is cleared as slowly as vesicles are in mice
  without macrophages (`pk.iv.clearance_macrophage_depleted_mouse`). The model's liver would take up eleven times as
  much; from there to no difference is drawn (`body.liposome_uptake`). What was used is its split between organs.
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
