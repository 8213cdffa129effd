//! The hazards of a scenario over draws of every declared prior: bands, assumed shares, sentences.
//!
//! [`risk`] evaluates the closed forms of `crate::forms` on the rows of one design and writes the document
//! `exoskin_record::risk::Risk`. The rows are those that a run with the same seed would draw, so that numbers shared
//! with a run (dark spots) agree with it draw by draw. The same seed and numbers give the same bits for any number of
//! threads.
//!
//! Checked by: tests/suite/risk.rs.

mod inputs;
mod observed;
mod words;

use crate::forms::{self, Given, Hazard, Kind, Quantity, State, Usage};
use exoskin_evidence::{Draws, Parameter};
use exoskin_record::risk::{
    Hazard as Written, HazardState, QuantityKind, RISK_SCHEMA, Risk, RiskProduct, RiskQuantity,
};
use exoskin_scenario::Scenario;
use rayon::prelude::*;
use thiserror::Error;

use exoskin_stats::bands::BadSample;
use exoskin_stats::design::{Design, Layout};
use exoskin_stats::variance::decompose;
use exoskin_study::draws::{Held, Remembering, block_of};

/// What to compute.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Seed of the draws.
    pub seed: u64,
    /// Samples and transport rows: those of the run to which the numbers belong.
    pub layout: Layout,
    /// The user's own numbers.
    pub given: Given,
    /// The products are given intravenously, whatever the scenario says.
    pub vein: bool,
}

/// Why the hazards could not be computed.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum RiskError {
    /// A formula returned something that is not a number.
    #[error("{quantity} of {hazard}: {problem}")]
    NotFinite {
        /// The hazard.
        hazard: String,
        /// The number.
        quantity: String,
        /// What is wrong with it.
        problem: BadSample,
    },
}

/// The hazards of `scenario`.
///
/// # Errors
/// A formula returned a non-finite number: a fault in the model, not in the input.
pub fn risk(scenario: &Scenario, options: &Options) -> Result<Risk, RiskError> {
    let (usages, hazards) = forms::of_scenario(scenario, &options.given, options.vein);
    let blocks = crate::declared().into_iter().map(|p| (p.id, block_of(p)));
    let drawn = Drawn { design: Design::from_blocks(options.seed, blocks, options.layout), scenario };
    let written: Result<Vec<Written>, RiskError> = hazards.iter().map(|hazard| drawn.hazard(hazard)).collect();
    let written = written?;
    Ok(Risk {
        schema: RISK_SCHEMA,
        scenario: scenario.name.clone(),
        title: scenario.title.clone(),
        source: scenario.source.clone(),
        seed: options.seed,
        samples: u32::try_from(drawn.design.layout().samples).unwrap_or(u32::MAX),
        site: scenario.site.clone(),
        condition: scenario.condition.word().into(),
        phototype: scenario.phototype.map(u32::from),
        procedures: procedures(scenario),
        products: usages.iter().map(product).collect(),
        notes: words::notes(&usages, &written, options),
        hazards: written,
    })
}

fn procedures(scenario: &Scenario) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for session in scenario.arms.iter().flat_map(|arm| &arm.sessions) {
        if !names.contains(&session.procedure.name) {
            names.push(session.procedure.name.clone());
        }
    }
    names
}

fn product(usage: &Usage) -> RiskProduct {
    RiskProduct {
        name: usage.name.clone(),
        title: usage.title.clone(),
        source: usage.source.clone(),
        origin: usage.donor.word().into(),
        origin_reason: words::sentence(&usage.donor_reason),
        route: usage.route.word().into(),
        volume_ml: usage.volume_ml,
        doses: usage.doses,
        arm: usage.arm.clone(),
    }
}

/// The rows on which everything is evaluated.
struct Drawn<'a> {
    design: Design,
    scenario: &'a Scenario,
}

impl Drawn<'_> {
    fn hazard(&self, hazard: &Hazard) -> Result<Written, RiskError> {
        let computed: Result<Vec<(RiskQuantity, Vec<f64>)>, RiskError> =
            hazard.quantities.iter().map(|quantity| self.quantity(hazard, quantity)).collect();
        let computed = computed?;
        let first = hazard.quantities.first().zip(computed.first());
        let assumed_share = first.and_then(|(quantity, (_, values))| self.assumed_share(quantity, values));
        let mean = first.map_or(0.0, |(_, (_, values))| average(values));
        let quantities: Vec<RiskQuantity> = computed.into_iter().map(|(quantity, _)| quantity).collect();
        let answer = match quantities.first() {
            Some(quantity) => format!("{} {}", words::number(quantity, mean), hazard.answer),
            None => hazard.answer.clone(),
        };
        Ok(Written {
            name: hazard.name.into(),
            title: hazard.title.into(),
            product: hazard.product.clone(),
            what_could_happen: hazard.what.into(),
            applies: hazard.state != State::DoesNotApply,
            reason: words::sentence(&hazard.reason),
            state: state(hazard.state),
            answer,
            quantities,
            formula: hazard.formula.map(str::to_owned),
            inputs: hazard.inputs.iter().map(inputs::written).collect(),
            assumed_share,
            observations: hazard.seen.iter().filter_map(|seen| observed::written(seen)).collect(),
            not_known: hazard.not_known.clone(),
            would_tell: hazard.would_tell.clone(),
        })
    }

    fn quantity(&self, hazard: &Hazard, quantity: &Quantity) -> Result<(RiskQuantity, Vec<f64>), RiskError> {
        let values = self.values(quantity);
        let band = exoskin_stats::band(&values).map_err(|problem| RiskError::NotFinite {
            hazard: hazard.title.into(),
            quantity: quantity.name.clone(),
            problem,
        })?;
        let written = RiskQuantity {
            name: quantity.name.clone(),
            title: quantity.title.clone(),
            kind: kind(quantity.kind),
            unit: quantity.unit.into(),
            per: quantity.per.into(),
            band,
            mean: mean(quantity, &values),
            note: quantity.note.clone(),
        };
        Ok((written, values))
    }

    fn values(&self, quantity: &Quantity) -> Vec<f64> {
        (0..self.design.layout().samples)
            .into_par_iter()
            .map(|sample| self.value(quantity, &self.design.units(sample)))
            .collect()
    }

    fn value(&self, quantity: &Quantity, row: &dyn Draws) -> f64 {
        (quantity.formula)(&Held::new(row, &self.scenario.overrides))
    }

    /// Share of the spread of `values` that comes from inputs that are assumed or of grade D.
    fn assumed_share(&self, quantity: &Quantity, values: &[f64]) -> Option<f64> {
        let varying = self.varying(quantity);
        let columns: Option<Vec<Vec<f64>>> = varying
            .iter()
            .map(|parameter| Some(self.design.sample_column(parameter.id)?.into_iter().take(values.len()).collect()))
            .collect();
        // Chances and ratios spread over decades: it is to their logarithm that the inputs add up.
        let logarithms = exoskin_stats::log_floored(values, exoskin_quantity::write::LEAST_CHANCE);
        let parts = decompose(&columns?, &logarithms).ok().filter(|parts| parts.r2 > 0.0)?;
        let assumed = |input: usize| varying.get(input).is_some_and(|parameter| parameter.is_assumed_or_d());
        Some(parts.group(assumed).share.clamp(0.0, 1.0))
    }

    /// Parameters that the formula uses and that vary.
    fn varying(&self, quantity: &Quantity) -> Vec<&'static Parameter> {
        let row = self.design.units(0);
        let remembering = Remembering::new(&row);
        self.value(quantity, &remembering);
        let asked = remembering.asked();
        let varies = |p: &&'static Parameter| asked.get(p.id).is_some_and(|prior| prior.varies());
        let held = |p: &&'static Parameter| self.scenario.set(p.id).is_some_and(|prior| !prior.varies());
        crate::declared().into_iter().filter(|p| varies(p) && !held(p)).collect()
    }
}

fn average(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

/// The quantity's own remark, and what a chance amounts to where it spreads.
fn mean(quantity: &Quantity, values: &[f64]) -> Option<f64> {
    let spreads = quantity.kind == Kind::Chance && values.windows(2).any(|pair| pair[0] != pair[1]);
    spreads.then(|| average(values))
}

fn state(state: State) -> HazardState {
    match state {
        State::Computed => HazardState::Computed,
        State::DataOnly => HazardState::DataOnly,
        State::NoData => HazardState::NoData,
        State::DoesNotApply => HazardState::DoesNotApply,
    }
}

fn kind(kind: Kind) -> QuantityKind {
    match kind {
        Kind::Chance => QuantityKind::Chance,
        Kind::Ratio => QuantityKind::Ratio,
        Kind::Other => QuantityKind::Other,
    }
}
