//! Arithmetic on rows: cargo, platelets, labels, prices, what makers disclose, safety, law.

use exoskin_evidence::Row;
use exoskin_record::summary::Band;

use super::delivery::KERATINOCYTES;
use crate::facts::made::{Basis, made, plain};
use crate::facts::studies::arm;
use crate::facts::work::{FactsError, Work, band_of_row};
use exoskin_claims::Fact;

/// A row reported as it is: id of the figure, row, words, unit, factor into that unit.
const AS_THEY_ARE: [(&str, &str, &str, &str, f64); 30] = [
    (
        "rna.copies_per_vesicle",
        "uptake.cargo.mirna_copies_per_exosome",
        "copies of an abundant RNA per vesicle",
        "1",
        1.0,
    ),
    ("platelet.life_kutti", "platelet.lifespan.kutti", "platelet lifespan, ten men", "d", 1.0),
    ("platelet.life_hanson", "platelet.lifespan.hanson", "platelet lifespan, sixteen people", "d", 1.0),
    ("platelet.life_harker", "platelet.lifespan.harker", "platelet lifespan, a review", "d", 1.0),
    ("age.pdgf_correlation", "prp.corr.age_pdgf_bb", "rank correlation of PDGF in plasma with age", "1", 1.0),
    ("age.igf1_correlation", "prp.corr.age_igf1", "rank correlation of IGF-1 in plasma with age", "1", 1.0),
    ("audit.count", "vial.product.audit_vendors_count", "manufacturers that state a count, of eight", "1", 1.0),
    (
        "audit.method",
        "vial.product.audit_vendors_count_method",
        "manufacturers that state how they counted, of eight",
        "1",
        1.0,
    ),
    (
        "audit.sterility",
        "vial.product.audit_vendors_sterility",
        "manufacturers that give any information on sterility, of eight",
        "1",
        1.0,
    ),
    ("audit.certificate", "vial.product.audit_vendors_coa", "manufacturers with a certificate, of eight", "1", 1.0),
    (
        "audit.passage",
        "vial.product.audit_vendors_passage",
        "manufacturers that state the passage of their cells, of eight",
        "1",
        1.0,
    ),
    ("safety.events", "safety.human_ae_rate", "people in trials with an adverse event", "%", 1.0),
    ("safety.serious", "safety.human_sae_rate", "people in trials with a serious adverse event", "%", 1.0),
    (
        "safety.granulomas",
        "safety.case_series_granuloma_n",
        "people with granulomas after injections, one report",
        "1",
        1.0,
    ),
    (
        "safety.infections",
        "safety.infection_outbreak_patients",
        "people infected by non-sterile cord-blood products",
        "1",
        1.0,
    ),
    (
        "safety.seriously_ill",
        "safety.nebraska_exosome_serious_cases",
        "people seriously ill after a placental product",
        "1",
        1.0,
    ),
    (
        "safety.faster_clearance",
        "safety.macaque_faster_clearance_on_repeat",
        "vesicles are cleared from the blood faster when given again, monkeys (1 = yes)",
        "1",
        1.0,
    ),
    (
        "safety.tumour_growth",
        "safety.tumour_growth_smd.native_msc_ev",
        "difference in tumour size with vesicles, animals, in standard deviations",
        "1",
        1.0,
    ),
    (
        "safety.clotting",
        "safety.msc_ev_procoagulant",
        "umbilical cord cell vesicles speed up clotting in vitro (1 = yes)",
        "1",
        1.0,
    ),
    (
        "lots.reliable",
        "invitro.msc_ev.batch_activity_not_guaranteed",
        "only some of otherwise identical lots work in culture (1 = yes)",
        "1",
        1.0,
    ),
    ("price.per_1e10", "vial.product.retail_price_range_per_1e10", "retail price of 1e10 particles", "USD", 1.0),
    ("law.approved", "vial.product.fda_approved_exosome_products", "products approved by the FDA", "1", 1.0),
    (
        "law.warning_letters",
        "vial.product.fda_warning_letters_total",
        "FDA warning letters about such products",
        "1",
        1.0,
    ),
    (
        "law.eu_uk_allowed",
        "vial.product.human_exosome_allowed_eu_uk_cosmetics",
        "human vesicles allowed in cosmetics in the EU or UK",
        "1",
        1.0,
    ),
    (
        "shelf.benev_d",
        "vial.product.benev_erc_shelf_life",
        "shelf life on the label of a refrigerated dried product",
        "d",
        1.0,
    ),
    (
        "shelf.plated_d",
        "vial.product.plated_intense_shelf_life",
        "shelf life on the label of a platelet serum",
        "d",
        1.0,
    ),
    (
        "purity.best",
        "vial.purity.target_share_rev_density",
        "particles that carry the target, best purification measured",
        "%",
        100.0,
    ),
    ("purity.dyed", "vial.purity.target_share_palm_gfp_or_dye", "labelled particles that show as vesicles", "%", 100.0),
    (
        "iv.largest_known_dose",
        "vial.dose.iv_escalation_registry",
        "particles per intravenous dose, largest in a registered dose escalation",
        "1",
        1.0,
    ),
    (
        "dose.claimed_entering",
        "vial.claim.topical_fraction_after_microneedling",
        "share that enters after needling, an opinion",
        "%",
        100.0,
    ),
];

/// Rows of secretion by living cells, one per kind of cell.
const SECRETION: [&str; 3] = [
    "endogenous.ev.secretion_monocyte_vivo",
    "endogenous.ev.secretion_erythrocyte_vivo",
    "vial.yield.hek_rev_purified_per_cell",
];

/// Labels: particles in a vial, a millilitre or a treatment.
const LABELS: [&str; 18] = [
    "vial.product.exovex_plus_skin_particles",
    "vial.product.exovex_plus_skin_top_sku",
    "vial.product.exovex_plus_hair_particles",
    "vial.product.exocel_research_particles",
    "vial.product.exovex_rejuv_particles",
    "vial.product.exovex_revive_particles",
    "vial.product.erivan_particles",
    "vial.product.stemnova_particles",
    "vial.product.benev_particles_claim",
    "vial.product.asce_plus_particles_claim",
    "vial.product.exogenesis_particles",
    "vial.product.wj_ss_particles",
    "vial.product.dlexo_plant_particles",
    "vial.product.exo_ox_particles",
    "vial.product.exosomore_particles",
    "vial.product.synthetic_exosome_particles",
    "vial.product.dynacord_concentration",
    "vial.dose.milk_exosome_in_clinic",
];

/// The claimed counts per mL for the skin.
const CLAIMED: std::ops::RangeInclusive<f64> = 5e9..=25e9;

pub(super) fn facts(work: &Work<'_>) -> Result<Vec<Fact>, FactsError> {
    let mut facts = as_they_are(work)?;
    facts.extend(cells(work)?);
    facts.extend(labels(work)?);
    facts.push(copies_per_cell(work)?);
    facts.push(price_spread(work)?);
    Ok(facts)
}

fn show(row: &Row) -> String {
    format!("exoskin evidence show {}", row.id)
}

fn as_they_are(work: &Work<'_>) -> Result<Vec<Fact>, FactsError> {
    let one = |(id, row, words, unit, factor): (&str, &str, &str, &str, f64)| {
        let row = work.row(row)?;
        Ok(made(id, words, band_of_row(&row).times(factor), unit, Basis::rows(&[&row]), show(&row)))
    };
    AS_THEY_ARE.into_iter().map(one).collect()
}

/// How many kinds of cells were measured, and how many of them secrete vesicles.
fn cells(work: &Work<'_>) -> Result<Vec<Fact>, FactsError> {
    let rows = work.rows(&SECRETION)?;
    let secreting = rows.iter().filter(|row| band_of_row(row).p05 > 0.0).count();
    let basis = Basis::rows(&rows.iter().collect::<Vec<_>>());
    let fact = |id: &str, name: &str, count: usize| {
        plain(id, name, count as f64, "1", basis, "exoskin evidence list secretion")
    };
    Ok(vec![
        fact("cells.measured", "cell types whose vesicle secretion is in the tables", rows.len()),
        fact("cells.secreting", "of these, cell types that secrete any", secreting),
    ])
}

/// The range of labels, compared with what is claimed for the skin.
fn labels(work: &Work<'_>) -> Result<Vec<Fact>, FactsError> {
    let rows = work.rows(&LABELS)?;
    let basis = Basis::rows(&rows.iter().collect::<Vec<_>>());
    let mut counts: Vec<f64> = rows.iter().map(|row| band_of_row(row).median).collect();
    counts.sort_by(f64::total_cmp);
    let within = counts.iter().filter(|count| CLAIMED.contains(*count)).count();
    let share = 100.0 * within as f64 / counts.len() as f64;
    let (least, most) = (counts[0], counts[counts.len() - 1]);
    let fact = |id: &str, name: &str, value: f64, unit: &str| {
        plain(id, name, value, unit, basis, "exoskin evidence list particles")
    };
    Ok(vec![
        fact("labels.in_range", "labels between 5 and 25 billion", share, "%"),
        fact("labels.spread", "ratio of the largest label to the smallest", most / least, "1"),
        fact("labels.largest", "largest label, particles", most, "1"),
    ])
}

/// Copies of an abundant RNA that reach a keratinocyte after a roller.
fn copies_per_cell(work: &Work<'_>) -> Result<Fact, FactsError> {
    let row = work.row("uptake.cargo.mirna_copies_per_exosome")?;
    let summary = work.counted(&work.scenario("crates/claims/data/scenarios/delivery.toml")?)?;
    let roller = arm(&summary, "roller")?;
    let cells = roller.cells.get(KERATINOCYTES);
    let mean = cells.ok_or_else(|| FactsError::Defect("the roller's arm counts no keratinocytes".into()))?.mean;
    let copies = band_of_row(&row);
    let band = Band { median: copies.median * mean.median, p05: copies.p05 * mean.p05, p95: copies.p95 * mean.p95 };
    let basis = Basis::rows(&[&row]).and(Basis::arm(roller));
    let name = "copies of an abundant RNA that reach a keratinocyte after a roller, mean";
    Ok(made("rna.copies_per_cell", name, band, "1", basis, show(&row)))
}

/// How far shops differ for the same count.
fn price_spread(work: &Work<'_>) -> Result<Fact, FactsError> {
    let row = work.row("vial.product.retail_price_range_per_1e10")?;
    let range = band_of_row(&row);
    let spread = range.p95 / range.p05;
    let name = "ratio of the highest to the lowest price of the same count";
    Ok(plain("price.spread", name, spread, "1", Basis::rows(&[&row]), show(&row)))
}
