//! What cells in a dish do, from the tables: there, hundreds to thousands of vesicles reach each cell.

use exoskin_record::summary::Band;

use crate::facts::made::{Basis, made, plain};
use crate::facts::work::{FactsError, Work, band_of_row};
use exoskin_claims::Fact;

/// Rows of yes (1), no (0) or the opposite (-1): id of the figure, rows, words. The mean of the rows is given with the
/// lowest and the highest.
const SIGNS: [(&str, &[&str], &str); 4] = [
    (
        "dish.collagen",
        &[
            "ev.dose.ipsc_msc.collagen_elastin",
            "invitro.fibroblast.dose_dependence_asc_exo",
            "ev.effect.clonal_msc.collagen1_sign",
        ],
        "collagen of fibroblasts in culture, three kinds of vesicles (1 more, -1 less)",
    ),
    (
        "dish.inflammation",
        &["invitro.tcell.dose_dependence_pha_msc_ev", "invitro.tcell.mlr_inhibition_msc_ev"],
        "vesicles calm T cells in culture, two tests (1 = yes)",
    ),
    (
        "dish.vessels",
        &["ev.dose.ipsc_msc.huvec_tube"],
        "endothelial tube formation in culture (1 = more with vesicles)",
    ),
    (
        "dish.pigment_falls",
        &["invitro.melanocyte.asc_exo_lowers_melanin"],
        "vesicles lower the pigment of cells in culture (1 = yes)",
    ),
];

/// Scratches in a sheet of keratinocytes, % closed after a day.
const BARE: &str = "invitro.keratinocyte.scratch_closure_24h_control";
const VESICLES: &str = "invitro.keratinocyte.scratch_closure_24h_platelet_mv";
const PLASMA: &str = "invitro.keratinocyte.scratch_closure_24h_prp";

pub(super) fn facts(work: &Work<'_>) -> Result<Vec<Fact>, FactsError> {
    let mut facts = vec![
        over(
            work,
            "dish.keratinocytes",
            "closure of a keratinocyte scratch with platelet vesicles, relative to without",
            VESICLES,
            BARE,
        )?,
        over(
            work,
            "dish.keratinocytes_prp",
            "closure of a keratinocyte scratch with PRP, relative to without",
            PLASMA,
            BARE,
        )?,
        over(
            work,
            "dish.vesicles_over_prp",
            "closure of a keratinocyte scratch with platelet vesicles, relative to PRP",
            VESICLES,
            PLASMA,
        )?,
    ];
    for (id, rows, words) in SIGNS {
        facts.push(sign(work, id, rows, words)?);
    }
    Ok(facts)
}

/// One closure relative to another, with the widest ends of both.
fn over(work: &Work<'_>, id: &str, name: &str, upper: &str, lower: &str) -> Result<Fact, FactsError> {
    let rows = work.rows(&[upper, lower])?;
    let (a, b) = (band_of_row(&rows[0]), band_of_row(&rows[1]));
    if b.p05 <= 0.0 {
        return Err(FactsError::Row(lower.to_owned()));
    }
    let ratio = Band { median: a.median / b.median, p05: a.p05 / b.p95, p95: a.p95 / b.p05 };
    let basis = Basis::rows(&[&rows[0], &rows[1]]);
    Ok(made(id, name, ratio, "1", basis, format!("exoskin evidence show {upper}")))
}

fn sign(work: &Work<'_>, id: &str, rows: &[&str], words: &str) -> Result<Fact, FactsError> {
    let rows = work.rows(rows)?;
    let values: Vec<f64> = rows.iter().map(|row| band_of_row(row).median).collect();
    let basis = Basis::rows(&rows.iter().collect::<Vec<_>>());
    let command = format!("exoskin evidence show {}", rows[0].id);
    if let [value] = values[..] {
        return Ok(plain(id, words, value, "1", basis, command));
    }
    let mean = values.iter().sum::<f64>() / values.len() as f64;
    let low = values.iter().copied().fold(f64::INFINITY, f64::min);
    let high = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    Ok(made(id, words, Band { median: mean, p05: low, p95: high }, "1", basis, command))
}
