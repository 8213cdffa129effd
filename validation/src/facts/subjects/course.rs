//! The stories in the article and home use, each compared with its vehicle.

use exoskin_record::summary::{Band, Summary};

use crate::facts::made::{Basis, made, plain};
use crate::facts::studies::{LAST, arm, difference};
use crate::facts::work::{FactsError, Work};
use exoskin_claims::Fact;

/// Day of the wound's second assessment.
const DAY_4: f64 = 4.0;

/// A question to one study: id, arm, readout, day, name.
type Line = (&'static str, &'static str, &'static str, f64, &'static str);

/// Differences of a study as figures in per cent.
fn differences(summary: &Summary, lines: &[Line], command: &str) -> Result<Vec<Fact>, FactsError> {
    let basis = Basis::study(summary);
    let one = |(id, arm, readout, day, name): &Line| {
        let row = difference(summary, arm, readout, *day)?;
        Ok(made(id, name, row.in_percent(row.difference), "%", basis, command))
    };
    lines.iter().map(one).collect()
}

fn share_of_needles(summary: &Summary, id: &str, readout: &str, command: &str) -> Result<Fact, FactsError> {
    let row = difference(summary, "exosomes", readout, LAST)?;
    let nothing = || FactsError::Defect(format!("{readout}: nothing changes, so there is no share"));
    let share = row.share_of_procedure.ok_or_else(nothing)?.times(100.0);
    Ok(made(
        id,
        "share of the change in the scar caused by the needles alone",
        share,
        "%",
        Basis::study(summary),
        command,
    ))
}

/// The chin scar: two needlings.
pub(super) fn chin(work: &Work<'_>) -> Result<Vec<Fact>, FactsError> {
    let command = format!("exoskin compare scenarios/chin_scar.toml --all {}", work.exactly());
    let scenario = work.scenario("scenarios/chin_scar.toml")?;
    let summary = work.compared(&scenario, &["exosomes", "vehicle", "procedure", "none"], "vehicle")?;
    let lines: [Line; 3] = [
        (
            "chin.scar_depth",
            "exosomes",
            "scar_depth",
            LAST,
            "scar depth on day 180: vesicles compared with the vehicle",
        ),
        (
            "chin.scar_volume",
            "exosomes",
            "scar_volume",
            LAST,
            "scar volume on day 180: vesicles compared with the vehicle",
        ),
        ("chin.melanin", "exosomes", "melanin", LAST, "pigment on day 180: vesicles compared with the vehicle"),
    ];
    let mut facts = differences(&summary, &lines, &command)?;
    facts.push(share_of_needles(&summary, "chin.needle_share", "scar_depth", &command)?);
    Ok(facts)
}

/// The wound open for six weeks, injected around it and applied to its bed.
pub(super) fn wound(work: &Work<'_>) -> Result<Vec<Fact>, FactsError> {
    let mut facts = Vec::new();
    for (file, id, way) in
        [("chronic_wound", "injected", "injected"), ("chronic_wound_topical", "topical", "applied to its bed")]
    {
        let command = format!("exoskin compare scenarios/{file}.toml --days 4 --all {}", work.exactly());
        let scenario = work.scenario(&format!("scenarios/{file}.toml"))?;
        let summary = work.compared(&scenario, &["exosomes", "vehicle", "none"], "vehicle")?;
        let basis = Basis::study(&summary);
        let row = difference(&summary, "exosomes", "wound_area", DAY_4)?;
        let told = |what: &str, name: &str, band: Band| {
            made(&format!("wound.{what}.{id}"), &format!("{name}, vesicles {way}"), band, "%", basis, &command)
        };
        facts.push(told("area_d4", "wound still open on day 4, relative to the start", row.value));
        facts.push(told("difference_d4", "the same compared with the vehicle", row.difference));
        if let Some(share) = summary.follow_up.closes_by_itself.filter(|_| id == "injected") {
            let name = "wounds that close within four days without treatment";
            facts.push(plain("wound.closes_by_itself", name, 100.0 * share, "%", basis, &command));
        }
    }
    Ok(facts)
}

/// One round of injections into the scalp, assessed after three months.
pub(super) fn hair(work: &Work<'_>) -> Result<Vec<Fact>, FactsError> {
    let hairs = "exoskin compare scenarios/hair_prp_vs_exosomes.toml --days 90";
    let command = format!("{hairs} --all {}", work.exactly());
    let over_prp = format!("{hairs} --against prp --all {}", work.exactly());
    let scenario = work.scenario("scenarios/hair_prp_vs_exosomes.toml")?;
    let names = ["exosomes", "prp", "vehicle", "none"];
    let against_vehicle = work.compared(&scenario, &names, "vehicle")?;
    let lines: [Line; 2] = [
        ("hair.over_vehicle", "exosomes", "hairs", LAST, "hairs after 90 days: vesicles compared with saline"),
        ("hair.prp_over_vehicle", "prp", "hairs", LAST, "hairs after 90 days: PRP compared with saline"),
    ];
    let mut facts = differences(&against_vehicle, &lines, &command)?;
    let row = difference(&against_vehicle, "exosomes", "hairs", LAST)?;
    let basis = Basis::study(&against_vehicle);
    let change = row.in_percent(row.change);
    facts.push(made(
        "hair.change",
        "hairs after 90 days compared with the start, vesicles",
        change,
        "%",
        basis,
        &command,
    ));
    let name = "hairs after 90 days: vesicles compared with saline, per cm2";
    facts.push(made("hair.over_vehicle_per_cm2", name, row.difference, "1/cm2", basis, &command));
    let against_prp = work.compared(&scenario, &names, "prp")?;
    let line: [Line; 1] =
        [("hair.over_prp", "exosomes", "hairs", LAST, "hairs after 90 days: vesicles compared with PRP")];
    facts.extend(differences(&against_prp, &line, &over_prp)?);
    Ok(facts)
}

/// A product on intact skin, twice a day.
pub(super) fn home(work: &Work<'_>) -> Result<Vec<Fact>, FactsError> {
    let command = format!("exoskin compare scenarios/home_use.toml --all {}", work.exactly());
    let scenario = work.scenario("scenarios/home_use.toml")?;
    let summary = work.compared(&scenario, &["exosomes", "vehicle", "extract", "serum", "none"], "vehicle")?;
    let lines: [Line; 5] = [
        (
            "home.wrinkle_depth",
            "exosomes",
            "wrinkle_depth",
            LAST,
            "wrinkle depth after 90 days: vesicles compared with the vehicle",
        ),
        (
            "home.collagen_1",
            "exosomes",
            "collagen_1",
            LAST,
            "collagen I after 90 days: vesicles compared with the vehicle",
        ),
        ("home.elastin", "exosomes", "elastin", LAST, "elastin after 90 days: vesicles compared with the vehicle"),
        (
            "home.extract.wrinkle_depth",
            "extract",
            "wrinkle_depth",
            LAST,
            "wrinkle depth after 90 days: platelet extract compared with the vehicle",
        ),
        (
            "home.serum.wrinkle_depth",
            "serum",
            "wrinkle_depth",
            LAST,
            "wrinkle depth after 90 days: a serum compared with the vehicle",
        ),
    ];
    let mut facts = differences(&summary, &lines, &command)?;
    let counted = arm(&summary, "exosomes")?;
    let share = counted.taken_up_share.band().times(100.0);
    let name = "whole vesicles of one use taken up by living cells through intact skin";
    facts.push(made("home.taken_up", name, share, "%", Basis::arm(counted), &command));
    Ok(facts)
}

/// An ointment with vesicles after an ablative laser.
pub(super) fn petrolatum(work: &Work<'_>) -> Result<Vec<Fact>, FactsError> {
    let command = format!("exoskin compare scenarios/petrolatum.toml --all {}", work.exactly());
    let scenario = work.scenario("scenarios/petrolatum.toml")?;
    let summary = work.compared(&scenario, &["exosomes", "vehicle", "procedure"], "vehicle")?;
    let week = 7.0;
    let lines: [Line; 3] = [
        (
            "petrolatum.closure_d7",
            "exosomes",
            "closure",
            week,
            "surface closed on day 7: vesicles in ointment compared with ointment",
        ),
        (
            "petrolatum.redness_d7",
            "exosomes",
            "erythema",
            week,
            "redness on day 7: vesicles in ointment compared with ointment",
        ),
        (
            "petrolatum.air.closure_d7",
            "procedure",
            "closure",
            week,
            "surface closed on day 7: open to the air compared with ointment",
        ),
    ];
    differences(&summary, &lines, &command)
}
