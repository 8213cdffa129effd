//! Growth factors: how many names, and how much of the same names per mL.

use exoskin_vial::VialDraw;

use super::vial::Vials;
use crate::facts::made::{Basis, made, plain};
use crate::facts::work::{FactsError, Work, band, band_of_row};
use exoskin_claims::Fact;

/// Names that the files of both liquids know.
const SHARED: [&str; 4] = ["pdgf_bb", "tgfb1", "vegf", "egf"];
/// A liquid that was made a minute ago.
const FRESH: &str = "4C 0h";
const NG_PER_ML: f64 = 1e9;

/// Rows that count names: id of the figure, row, words.
const NAMES: [(&str, &str, &str); 3] = [
    ("factors.prp_names", "vial.proteins.prp_wound_healing_related", "distinct wound-healing proteins found in PRP"),
    (
        "factors.prp_usual_names",
        "vial.proteins.prp_named_growth_factors_review",
        "growth factors that reviews list for PRP",
    ),
    (
        "factors.secretome_names",
        "vial.proteins.lyo_msc_secretome_distinct",
        "distinct proteins found in stem cell secretions, vesicles included",
    ),
];

pub(super) fn facts(work: &Work<'_>) -> Result<Vec<Fact>, FactsError> {
    let mut facts = Vec::new();
    for (id, row, words) in NAMES {
        let row = work.row(row)?;
        let (value, command) = (band_of_row(&row).median, format!("exoskin evidence show {}", row.id));
        facts.push(plain(id, words, value, "1", Basis::rows(&[&row]), command));
    }
    facts.extend(amounts(work)?);
    Ok(facts)
}

fn amounts(work: &Work<'_>) -> Result<Vec<Fact>, FactsError> {
    let plasma = Vials::after(work, "prp_double_spin", FRESH)?;
    let medium = Vials::after(work, "conditioned_medium", FRESH)?;
    let (in_plasma, in_medium) = (plasma.each(shared), medium.each(shared));
    let over = |(plasma, medium): (&f64, &f64)| if *medium > 0.0 { plasma / medium } else { 0.0 };
    let ratios: Vec<f64> = in_plasma.iter().zip(&in_medium).map(over).collect();
    let command = |product: &str| format!("exoskin vial {product} --history \"{FRESH}\" {}", work.sampled());
    let both = plasma.basis(&[]).and(medium.basis(&[]));
    Ok(vec![
        made(
            "factors.prp_ng_per_ml",
            "PDGF-BB, TGF-b1, VEGF and EGF together in PRP of two spins",
            band(&in_plasma)?,
            "ng/mL",
            plasma.basis(&in_plasma),
            command("prp_double_spin"),
        ),
        made(
            "factors.medium_ng_per_ml",
            "the same four in stem cell medium",
            band(&in_medium)?,
            "ng/mL",
            medium.basis(&in_medium),
            command("conditioned_medium"),
        ),
        made(
            "factors.prp_over_medium",
            "the same four, ratio of PRP to stem cell medium",
            band(&ratios)?,
            "1",
            both,
            command("prp_double_spin"),
        ),
    ])
}

/// The shared names together, ng/mL.
fn shared(draw: &VialDraw) -> f64 {
    let known = draw.factors.iter().filter(|factor| SHARED.contains(&factor.name.as_str()));
    known.filter_map(|factor| factor.pg_per_um3).sum::<f64>() * NG_PER_ML
}
