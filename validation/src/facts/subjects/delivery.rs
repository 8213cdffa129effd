//! How much enters and how much reaches cells, after different procedures.

use exoskin_record::summary::{ArmSummary, Band, Summary};

use crate::facts::made::{Basis, made};
use crate::facts::studies::arm;
use crate::facts::work::{FactsError, Work};
use exoskin_claims::Fact;

const SCENARIO: &str = "crates/claims/data/scenarios/delivery.toml";

/// Arms of the scenario with their words.
const ARMS: [(&str, &str); 6] = [
    ("intact", "through intact skin"),
    ("roller", "after a needle roller"),
    ("rf", "after RF microneedling"),
    ("nonablative", "after a non-ablative fractional laser"),
    ("co2", "after a fractional CO2 laser"),
    ("injected", "injected into the dermis"),
];

/// The cells that line the channel a needle opens.
pub(super) const KERATINOCYTES: &str = "keratinocyte";

pub(super) fn facts(work: &Work<'_>) -> Result<Vec<Fact>, FactsError> {
    let summary = work.counted(&work.scenario(SCENARIO)?)?;
    let mut facts = Vec::new();
    for (name, words) in ARMS {
        facts.extend(of_arm(work, arm(&summary, name)?, words));
    }
    facts.extend(per_label(work, &summary)?);
    facts.push(film_over_needle(work, &summary)?);
    facts.push(own(work, &summary)?);
    Ok(facts)
}

fn command(work: &Work<'_>, arm: &ArmSummary) -> String {
    let delay = if arm.delay_min > 0.0 { format!(" --delay {}min", arm.delay_min) } else { String::new() };
    format!(
        "exoskin dose --product {} --volume 2mL --after {}{delay} --history \"-80C 14d; thaw\" {}",
        arm.product,
        arm.procedure,
        work.exactly()
    )
}

fn of_arm(work: &Work<'_>, arm: &ArmSummary, words: &str) -> Vec<Fact> {
    let name = &arm.name;
    let fact = |kind: &str, what: &str, band: Band, unit: &str| {
        made(&format!("{kind}.{name}"), &format!("{what} {words}"), band, unit, Basis::arm(arm), command(work, arm))
    };
    let mut facts = vec![
        fact("entered", "applied whole vesicles that enter", arm.entered_share.band().times(100.0), "%"),
        fact(
            "taken_up",
            "applied whole vesicles taken up by living cells in 48 h",
            arm.taken_up_share.band().times(100.0),
            "%",
        ),
    ];
    if let Some(cells) = arm.cells.get(KERATINOCYTES) {
        facts.push(fact("per_cell", "vesicles taken up per keratinocyte, mean,", cells.mean, "1"));
        let hit = cells.share_hit_1.times(100.0);
        facts.push(fact("cells_hit", "keratinocytes that take up at least one vesicle", hit, "%"));
    }
    facts
}

/// Taken up per particle on the label, by film and by needle.
fn per_label(work: &Work<'_>, summary: &Summary) -> Result<Vec<Fact>, FactsError> {
    let told = |name: &str, words: &str| {
        let (arm, band) = (arm(summary, name)?, of_label(summary, name)?);
        let name = format!("taken_up_of_label.{name}");
        let words = format!("taken up per particle on the label, {words}");
        Ok::<Fact, FactsError>(made(&name, &words, band, "%", Basis::arm(arm), command(work, arm)))
    };
    Ok(vec![told("roller", "film after a roller")?, told("injected", "injected")?])
}

/// Taken up from a film relative to taken up when injected: the vials of the two arms are the same, so they cancel. The
/// two bands are not given draw by draw, so their ratio has the widest possible ends.
fn film_over_needle(work: &Work<'_>, summary: &Summary) -> Result<Fact, FactsError> {
    let (roller, injected) = (arm(summary, "roller")?, arm(summary, "injected")?);
    let (film, needle) = (roller.taken_up_share, injected.taken_up_share);
    if needle.p05 <= 0.0 {
        return Err(FactsError::Defect("injected: nothing is taken up in some draws".into()));
    }
    let ratio = Band { median: film.median / needle.median, p05: film.p05 / needle.p95, p95: film.p95 / needle.p05 };
    let name = "uptake from a film after a roller, relative to uptake when injected";
    Ok(made("taken_up_film_over_injected", name, ratio, "1", Basis::arm(roller), command(work, roller)))
}

fn of_label(summary: &Summary, name: &str) -> Result<Band, FactsError> {
    let arm = arm(summary, name)?;
    let label = arm.dose.label_vesicles.unwrap_or_default();
    let step = arm.strip.iter().find(|step| step.step == "taken_up");
    let step = step.filter(|_| label > 0.0).ok_or_else(|| FactsError::Defect(format!("{name}: nothing is counted")))?;
    Ok(step.band().times(100.0 / label))
}

fn own(work: &Work<'_>, summary: &Summary) -> Result<Fact, FactsError> {
    let roller = arm(summary, "roller")?;
    let ratio = roller.endogenous_ratio.ok_or_else(|| FactsError::Defect("nothing is taken up".into()))?;
    let name = "vesicles secreted by the skin itself in 48 h per vesicle taken up after a roller";
    Ok(made("own_vesicles.roller", name, ratio, "1", Basis::arm(roller), command(work, roller)))
}
