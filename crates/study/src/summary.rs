//! The document of a whole study: skin, arms, parameters with their influence, evidence, notes.

use exoskin_quantity::unit::{CM2_UM2, MM2_UM2};
use std::collections::{BTreeMap, BTreeSet};

use exoskin_evidence::{Draws, Group, Medians, Origin, Parameter, Prior};
use exoskin_record::summary::{ArmSummary, EvidenceUse, ParameterUse, SCHEMA, SkinSummary, Summary};
use exoskin_scenario::Scenario;

use super::draws::{Held, Remembering};
use super::follow::Follow;
use super::own::{self, Own};
use super::plan::{ArmPlan, Plan};
use super::treatments::Treatment;
use super::{Options, StudyError};
use exoskin_stats::design::Design;

/// Assembles the document.
///
/// # Errors
/// An unknown site.
pub fn summary(
    scenario: &Scenario,
    options: &Options,
    design: &Design,
    plan: &Plan,
    asked: &BTreeMap<&'static str, Prior>,
    arms: Vec<ArmSummary>,
) -> Result<Summary, StudyError> {
    let parameters = parameters(scenario, asked, &arms);
    let measured = own::of_plan(plan).iter().flat_map(Own::told).collect();
    Ok(Summary {
        schema: SCHEMA,
        scenario: scenario.name.clone(),
        title: scenario.title.clone(),
        source: scenario.source.clone(),
        unknown: scenario.unknown.clone(),
        seed: options.seed,
        tier: "reduced".to_owned(),
        transport_draws: design.layout().transport_rows as u32,
        samples: design.layout().samples as u32,
        skin: skin(scenario, plan)?,
        evidence: evidence(asked, plan),
        notes: notes(scenario, plan),
        warnings: super::plain::warnings(scenario)?,
        follow_up: Default::default(),
        comparison: None,
        why: None,
        readouts: Vec::new(),
        products: super::told::products(scenario),
        // Only the entry point knows the layer of trials.
        trials_layer: None,
        parameters,
        measured,
        arms,
    })
}

/// What the samples of all arms depend on.
#[derive(Clone, Debug, Default)]
pub(super) struct Asked {
    /// Every parameter that one draw of every arm uses, with the prior in force.
    pub priors: BTreeMap<&'static str, Prior>,
    /// Those for which several priors are in force.
    pub several: BTreeSet<&'static str>,
    /// Those that a product's own measurements decide, with the prior they were measured against.
    pub own: BTreeMap<&'static str, Prior>,
}

/// Every parameter that one draw of every arm uses.
pub(super) fn asked(scenario: &Scenario, plan: &Plan, follow: &Follow<'_>) -> Result<Asked, StudyError> {
    let held = Held::new(&Medians, &scenario.overrides);
    let draws = Remembering::new(&held);
    for arm in &plan.arms {
        ask_count(arm, &draws)?;
    }
    for (hypothesis, weight) in &scenario.hypotheses.weights {
        if *weight > 0.0 {
            follow.sample(0, Some(*hypothesis), &draws)?;
        }
    }
    let _ = follow.hypothesis(&draws);
    let several = draws.several().into_iter().filter(|id| scenario.set(id).is_none()).collect();
    let own = draws.own();
    Ok(Asked { several, own, priors: in_force(scenario, draws.asked()) })
}

/// The priors with those that the scenario sets in their place.
fn in_force(scenario: &Scenario, mut asked: BTreeMap<&'static str, Prior>) -> BTreeMap<&'static str, Prior> {
    for (id, prior) in &mut asked {
        *prior = scenario.set(id).copied().unwrap_or(*prior);
    }
    asked
}

/// Queries everything that an arm's count depends on.
fn ask_count(arm: &ArmPlan, draws: &dyn Draws) -> Result<(), StudyError> {
    let (Some(application), Some(case)) = (&arm.application, &arm.case) else { return Ok(()) };
    let _ = exoskin_vial::draw(&application.product, &application.history, application.container, draws);
    let _ = exoskin_blood::secretion_per_cell_s(draws);
    let _ = case.unit_setups(draws)?;
    Ok(())
}

/// Parameters that the count of one arm depends on and that vary: what other arms depend on does not matter to it.
pub(super) fn varying_of(scenario: &Scenario, arm: &ArmPlan) -> Result<Vec<&'static Parameter>, StudyError> {
    let held = Held::new(&Medians, &scenario.overrides);
    let draws = Remembering::new(&held);
    ask_count(arm, &draws)?;
    Ok(varying(&in_force(scenario, draws.asked())))
}

/// Parameters on which the count depends, among those asked for, and that differ between samples.
fn varying(asked: &BTreeMap<&'static str, Prior>) -> Vec<&'static Parameter> {
    let differs = |p: &Parameter| asked.get(p.id).is_some_and(Prior::varies);
    let counts = |p: &Parameter| !matches!(p.group, Group::Healing | Group::Response | Group::Readout);
    exoskin_therapy::parameters::all().into_iter().filter(|p| counts(p) && differs(p)).collect()
}

fn parameters(scenario: &Scenario, asked: &BTreeMap<&'static str, Prior>, arms: &[ArmSummary]) -> Vec<ParameterUse> {
    exoskin_therapy::parameters::all()
        .into_iter()
        .filter_map(|parameter| asked.get(parameter.id).map(|prior| (parameter, *prior)))
        .map(|(parameter, prior)| {
            one_parameter(parameter, parameter.own_prior(&prior), scenario.set(parameter.id), arms)
        })
        .collect()
}

fn one_parameter(parameter: &Parameter, prior: Prior, set: Option<&Prior>, arms: &[ArmSummary]) -> ParameterUse {
    let influence = arms
        .iter()
        .flat_map(|arm| arm.decides.iter().filter(|decides| decides.parameter == parameter.id))
        .map(|decides| decides.rank_correlation.abs())
        .fold(None, |largest: Option<f64>, next| Some(largest.map_or(next, |largest| largest.max(next))));
    let (origin, because) = match (set, parameter.origin) {
        (Some(Prior::Fixed(_)), _) => ("assumed", "fixed by the scenario".to_owned()),
        (Some(_), _) => ("assumed", "a range of the scenario".to_owned()),
        (None, _) if own::is_measured(parameter) => ("measured", "the laboratory's own measurements".to_owned()),
        (None, Origin::Evidence(ids)) => ("evidence", ids.join(", ")),
        (None, Origin::Assumed(reason)) => ("assumed", reason.to_owned()),
    };
    ParameterUse {
        id: parameter.id.to_owned(),
        name: parameter.name.to_owned(),
        unit: parameter.unit.text().to_owned(),
        prior: prior.band(),
        prior_text: exoskin_evidence::prior_text(&prior),
        group: format!("{:?}", parameter.group).to_lowercase(),
        origin: origin.to_owned(),
        because,
        grade: parameter.grade().filter(|_| set.is_none()).map(|grade| format!("{grade:?}")),
        influence: influence.filter(|_| prior.varies()),
    }
}

fn evidence(asked: &BTreeMap<&'static str, Prior>, plan: &Plan) -> Vec<EvidenceUse> {
    let mut ids: BTreeSet<String> = BTreeSet::new();
    for parameter in exoskin_therapy::parameters::all() {
        if let (true, Origin::Evidence(rows)) = (asked.contains_key(parameter.id), parameter.origin) {
            ids.extend(rows.iter().map(|id| (*id).to_owned()));
        }
    }
    for arm in &plan.arms {
        ids.extend(arm.case.iter().flat_map(|case| case.procedure.evidence()));
        ids.extend(arm.application.iter().flat_map(|a| a.product.evidence()).map(str::to_owned));
    }
    ids.iter()
        .filter_map(|id| exoskin_evidence::row(id))
        .map(|row| EvidenceUse {
            id: row.id.to_string(),
            quantity: row.quantity.to_string(),
            value: exoskin_evidence::pages::range_text(row),
            grade: format!("{:?}", row.grade),
            source: row.source.to_string(),
            doi: row.identifier().to_owned(),
        })
        .collect()
}

fn skin(scenario: &Scenario, plan: &Plan) -> Result<SkinSummary, StudyError> {
    let medians = Held::new(&Medians, &scenario.overrides);
    let site = exoskin_skin::site(&scenario.site, scenario.age_years, &medians)?;
    let area_um2 =
        plan.arms.iter().find_map(|arm| arm.case.as_ref()).map_or(site.area_um2, |case| case.area_um2(&site));
    Ok(SkinSummary {
        site: site.name.to_owned(),
        age_years: scenario.age_years,
        area_cm2: area_um2 / CM2_UM2,
        stratum_corneum_um: site.stratum_corneum_um,
        junction_um: site.junction_depth_um,
        epidermal_cells_per_mm2: site.epidermal_cells_per_um2 * MM2_UM2,
    })
}

fn notes(scenario: &Scenario, plan: &Plan) -> Vec<String> {
    let mut notes = vec![
        "For research and for planning studies; not a medical device.".to_owned(),
        "Vesicles are counted over the first 48 hours of the first session; their effects are followed over the whole course."
            .to_owned(),
        "Count, share of vesicles, share entered, uptake and potency enter every measurement as one product: the answer alone cannot separate them."
            .to_owned(),
        "Saturation of cells is calculated at the median dose, not at each sample's own dose.".to_owned(),
    ];
    for arm in &plan.arms {
        let name = &scenario.arms[arm.index].name;
        notes.extend(together(name, arm));
        let later = scenario.arms[arm.index].sessions.len().saturating_sub(1);
        if later > 0 {
            notes.push(format!(
                "{name}: the counting strip follows the first session; later sessions ({later}) act in the follow-up."
            ));
        }
    }
    for own in own::of_plan(plan).iter().flat_map(Own::told) {
        notes.push(format!(
            "{}: numbers from its own {} ({} measured values) take the place of the declared ones.",
            own.product, own.of, own.values
        ));
    }
    if !scenario.overrides.is_empty() {
        notes.extend(set_by_the_scenario(scenario, false, "Fixed by the scenario"));
        notes.extend(set_by_the_scenario(scenario, true, "Drawn from a range of the scenario"));
    }
    notes
}

/// What the products of one session share.
fn together(name: &str, arm: &ArmPlan) -> Option<String> {
    let counted = arm.application.as_ref()?;
    let others: Vec<&Treatment> = arm.beside.iter().map(|&other| &arm.treatments[other]).collect();
    let list = others.iter().map(|other| other.application.product.name.as_str()).collect::<Vec<_>>().join(", ");
    if others.is_empty() {
        return None;
    }
    let shared = others.iter().all(|other| !other.case.others.is_empty());
    let how = if shared {
        "share one film, the same channels and the capacity of cells"
    } else {
        "are apart: products that are injected, or applied to different areas, do not meet"
    };
    Some(format!(
        "{name}: {} and {list} in one session {how}; each has its own strip and ledger, and both act in the follow-up.",
        counted.product.name
    ))
}

/// The parameters that the scenario fixes, or those that it draws from a range of its own, in a sentence.
fn set_by_the_scenario(scenario: &Scenario, ranges: bool, words: &str) -> Option<String> {
    let of_kind = scenario.overrides.iter().filter(|(_, prior)| prior.varies() == ranges);
    let ids: Vec<&str> = of_kind.map(|(id, _)| id.as_str()).collect();
    (!ids.is_empty()).then(|| format!("{words}: {}.", ids.join(", ")))
}
