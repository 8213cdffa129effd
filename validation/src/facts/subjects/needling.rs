//! What vesicles add to needling: compared with the vehicle, compared with PRP, and what the needles do on their own.

use exoskin_record::summary::{Band, Summary};

use crate::facts::made::{Basis, made};
use crate::facts::studies::{LAST, difference};
use crate::facts::work::{FactsError, Work};
use exoskin_claims::Fact;

const SCENARIO: &str = "scenarios/needling_placental.toml";
/// The command of a comparison with the vehicle.
const COMMAND: &str = "exoskin compare scenarios/needling_placental.toml --all";
/// The same with other arms.
const OVER_PRP: &str = "exoskin compare scenarios/needling_placental.toml --arms prp,exosomes --against prp --all";
const WITH_SERUM: &str = "exoskin compare scenarios/needling_placental.toml --arms vehicle,serum --all";
const OVER_SERUM: &str = "exoskin compare scenarios/needling_placental.toml --arms serum,extract --against serum --all";

/// Readouts with the days on which they are reported: early ones while they last, the others on the last day.
const READOUTS: [(&str, &str, &str, f64); 8] = [
    ("closure_d1", "closure", "wounded surface closed on day 1", 1.0),
    ("inflammation_d1", "inflammation", "inflammatory cells on day 1", 1.0),
    ("inflammation_d4", "inflammation", "inflammatory cells on day 4", 4.0),
    ("vessels_d28", "vessels", "vessel density on day 28", 28.0),
    ("collagen_1", "collagen_1", "collagen I at the end", LAST),
    ("elastin", "elastin", "elastin at the end", LAST),
    ("wrinkle_depth", "wrinkle_depth", "wrinkle depth at the end", LAST),
    ("melanin", "melanin", "pigment at the end", LAST),
];

/// Readouts for which the needles' own share is reported.
const OF_NEEDLES: [(&str, &str); 2] = [("collagen_1", "collagen I"), ("wrinkle_depth", "wrinkle depth")];

/// The hypothesis of RNA cargo.
const CARGO: &str = "cargo";

pub(super) fn facts(work: &Work<'_>) -> Result<Vec<Fact>, FactsError> {
    let scenario = work.scenario(SCENARIO)?;
    let names = ["none", "procedure", "vehicle", "extract", "serum", "prp", "exosomes"];
    let against_vehicle = work.compared(&scenario, &names, "vehicle")?;
    let exactly = |command: &str| format!("{command} {}", work.exactly());
    let usual = exactly(COMMAND);
    let mut facts = told(&against_vehicle, "exosomes", "needled", "vesicles compared with the vehicle", &usual)?;
    facts.extend(told(&against_vehicle, "extract", "extract", "platelet extract compared with the vehicle", &usual)?);
    facts.extend(told(
        &against_vehicle,
        "serum",
        "serum",
        "a growth-factor serum compared with the vehicle",
        &exactly(WITH_SERUM),
    )?);
    facts.extend(needles(&against_vehicle, &usual)?);
    facts.push(cargo(&against_vehicle, &usual)?);
    let against_prp = work.compared(&scenario, &["prp", "exosomes"], "prp")?;
    facts.extend(told(&against_prp, "exosomes", "over_prp", "vesicles compared with PRP", &exactly(OVER_PRP))?);
    let against_serum = work.compared(&scenario, &["serum", "extract"], "serum")?;
    facts.extend(told(
        &against_serum,
        "extract",
        "extract_over_serum",
        "platelet extract compared with a growth-factor serum",
        &exactly(OVER_SERUM),
    )?);
    Ok(facts)
}

/// Every readout of one arm compared with the study's reference arm, as `{subject}.{readout}`.
fn told(summary: &Summary, arm: &str, subject: &str, words: &str, command: &str) -> Result<Vec<Fact>, FactsError> {
    let basis = Basis::study(summary);
    let one = |(id, readout, name, day): (&str, &str, &str, f64)| {
        let row = difference(summary, arm, readout, day)?;
        let band = row.in_percent(row.difference);
        Ok(made(&format!("{subject}.{id}"), &format!("{name}: {words}"), band, "%", basis, command))
    };
    READOUTS.into_iter().map(one).collect()
}

/// Share of the treated arm's change that the needles make without anything applied.
fn needles(summary: &Summary, command: &str) -> Result<Vec<Fact>, FactsError> {
    let mut facts = Vec::new();
    for (readout, words) in OF_NEEDLES {
        let row = difference(summary, "exosomes", readout, LAST)?;
        let nothing = || FactsError::Defect(format!("{readout}: nothing changes, so there is no share"));
        let share: Band = row.share_of_procedure.ok_or_else(nothing)?;
        let id = format!("needled.needle_share.{readout}");
        let name = format!("share of the change in {words} caused by the needles alone");
        facts.push(made(&id, &name, share.times(100.0), "%", Basis::study(summary), command));
    }
    Ok(facts)
}

/// The same difference where vesicles act through the RNA they carry and nothing else.
fn cargo(summary: &Summary, command: &str) -> Result<Fact, FactsError> {
    let row = difference(summary, "exosomes", "collagen_1", LAST)?;
    let missing = || FactsError::Defect("the hypothesis of cargo has no weight".into());
    let band = *row.by_hypothesis.get(CARGO).ok_or_else(missing)?;
    let name = "collagen I at the end: vesicles compared with the vehicle, if they act by their RNA alone";
    Ok(made("needled.by_rna.collagen_1", name, row.in_percent(band), "%", Basis::study(summary), command))
}
