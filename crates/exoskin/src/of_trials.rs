//! The layer of trials of a run: of which arms it speaks, what it says, and where the mechanism says something else. The
//! summary carries it as plain data; nothing flows from it to the mechanism.

use exoskin_answer::layers;
use exoskin_meta::asked::group;
use exoskin_meta::contrasts::{Group, built_in};
use exoskin_meta::few::on_chronic_wounds;
use exoskin_meta::kept::kept;
use exoskin_meta::shown::Shown;
use exoskin_quantity::Checked;
use exoskin_record::summary::{Summary, TrialShares, TrialsLayer, TrialsShown};
use exoskin_scenario::{Arm, Scenario};
use exoskin_skin::Condition;
use exoskin_vial::Product;

use crate::scorecard::scorecard;

/// Sets the layer of trials beside the mechanism.
///
/// # Errors
/// Its kept answer does not belong to this version: a defect.
pub(crate) fn set_beside(summary: &mut Summary, scenario: &Scenario) -> Checked<()> {
    let card = scorecard();
    let few = too_few(scenario)?;
    let (arms, silent) = match spoken_of(scenario, summary) {
        Ok(arms) => few.map_or_else(|| (arms, String::new()), |few| (Vec::new(), few)),
        Err(why) => (Vec::new(), why),
    };
    let shown = if silent.is_empty() { shown(summary)? } else { Vec::new() };
    summary.trials_layer =
        Some(TrialsLayer { arms, silent, shown, conflicts: Vec::new(), headline: card.headline, skill: card.skill });
    let conflicts = layers::parts(&layers::rows(summary).iter().collect::<Vec<_>>());
    if let Some(layer) = &mut summary.trials_layer {
        layer.conflicts = conflicts;
    }
    Ok(())
}

/// What trials found on skin that too few of them treated for an estimate.
fn too_few(scenario: &Scenario) -> Checked<Option<String>> {
    if scenario.condition != Condition::ChronicWound {
        return Ok(None);
    }
    Ok(on_chronic_wounds(&built_in()?))
}

/// The arms that the trials are about, or why there are none.
fn spoken_of(scenario: &Scenario, summary: &Summary) -> Result<Vec<String>, String> {
    let with_product: Vec<&Arm> = scenario.arms.iter().filter(|arm| applies_product(arm)).collect();
    if with_product.is_empty() {
        return Err("No arm applies a product of the kind that trials have tested.".to_owned());
    }
    let treated: Vec<&Arm> = with_product.into_iter().filter(|arm| !procedures(arm).is_empty()).collect();
    if treated.is_empty() {
        return Err("Nearly all trials of this layer gave the product after a procedure or through a needle; it says \
                    nothing about a product on skin that was not treated."
            .to_owned());
    }
    let Some(comparison) = &summary.comparison else {
        return Ok(treated.into_iter().map(|arm| arm.name.clone()).collect());
    };
    let against = scenario.arms.iter().find(|arm| arm.name == comparison.against);
    let Some(against) = against.filter(|arm| !applies_product(arm)) else {
        return Err(format!(
            "Arms are compared with {}, which applies a product itself; the trials of this layer compare a product with \
             the same treatment without it.",
            comparison.against
        ));
    };
    let same = |arm: &&Arm| procedures(arm) == procedures(against);
    let found: Vec<String> = treated.into_iter().filter(same).map(|arm| arm.name.clone()).collect();
    if found.is_empty() {
        return Err(format!(
            "No arm is the treatment of {} with a product added; the trials of this layer compare a product with the same \
             treatment without it.",
            comparison.against
        ));
    }
    Ok(found)
}

/// Whether an arm applies anything that trials have tested: vesicles, media, platelet products or growth factors, not the
/// liquid alone and nothing broken on purpose.
fn applies_product(arm: &Arm) -> bool {
    let acts = |product: &Product| !product.lysed && (!product.is_vesicle_free() || !product.factors.is_empty());
    arm.sessions.iter().flat_map(|session| &session.applications).any(|one| acts(&one.product))
}

/// What is done to the skin, and when.
fn procedures(arm: &Arm) -> Vec<(f64, &str)> {
    let done = arm.sessions.iter().filter(|session| session.procedure.name != "none");
    done.map(|session| (session.at_s, session.procedure.name.as_str())).collect()
}

/// What trials have shown about every group of endpoints that a readout of this run belongs to.
fn shown(summary: &Summary) -> Checked<Vec<TrialsShown>> {
    let keys = exoskin_answer::outcome::keys(summary);
    let of =
        |wanted: Group| keys.iter().filter(|key| group(key) == Some(wanted)).map(|key| (*key).to_owned()).collect();
    let groups = kept()?.into_iter().map(|(group, shown)| plain(group, of(group), &shown));
    Ok(groups.filter(|shown: &TrialsShown| !shown.readouts.is_empty()).collect())
}

fn plain(group: Group, readouts: Vec<String>, shown: &Shown) -> TrialsShown {
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let counts = shown.counts;
    TrialsShown {
        endpoints: group.word().to_owned(),
        readouts,
        published: shown.published,
        blinded: shown.blinded,
        corrected: shown.corrected,
        real: shown.real,
        trials: count(counts.trials),
        results: count(counts.results),
        numbers: count(counts.numbers),
        read_blind: count(counts.blinded),
        nulls: count(counts.nulls),
        shares: TrialShares {
            real: shown.shares.real,
            unblinded: shown.shares.unblinded,
            selection: shown.shares.selection,
            common: shown.shares.common,
        },
    }
}
