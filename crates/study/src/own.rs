//! Products that carry their laboratory's own measurements: which numbers these decide, and their value in a sample.

use std::collections::BTreeMap;
use std::sync::Arc;

use exoskin_evidence::{Draws, Parameter, Prior};
use exoskin_record::summary::{OwnMeasurement, OwnNumber};
use exoskin_therapy::effect::{Informed, LearnedDish};
use exoskin_therapy::parameters::all;
use exoskin_vial::Product;
use exoskin_vial::series::LearnedNumber;

use super::plan::Plan;

/// What the samples of one product take from its own measurements.
#[derive(Clone, Debug)]
pub struct Own<'a> {
    /// The product.
    pub product: &'a Product,
    dish: Option<Arc<LearnedDish>>,
}

/// A number that a product's own measurements decide.
#[derive(Clone, Copy, Debug)]
pub struct Decided {
    /// The number.
    pub parameter: &'static Parameter,
    /// The prior that it was measured against, in base units.
    pub prior: Prior,
    /// Whether a dish decides it; else a stability series.
    pub by_dish: bool,
}

/// Every product of a plan that has measurements of its own, once by name.
pub(super) fn of_plan(plan: &Plan) -> Vec<Own<'_>> {
    let mut found: Vec<Own<'_>> = Vec::new();
    for treatment in plan.arms.iter().flat_map(|arm| &arm.treatments) {
        let product = &treatment.application.product;
        let is_measured = product.learned.is_some() || treatment.dish.is_some();
        if is_measured && found.iter().all(|own| own.product.name != product.name) {
            found.push(Own { product, dish: treatment.dish.clone() });
        }
    }
    found
}

impl Own<'_> {
    /// The numbers that its measurements decide, among those asked for.
    pub fn decided(&self, asked: &BTreeMap<&'static str, Prior>) -> Vec<Decided> {
        let series = self.product.learned.iter().flat_map(|learned| &learned.ensemble.ids).map(|id| (*id, false));
        let dish = self.dish.iter().flat_map(|learned| &learned.ensemble.ids).map(|id| (*id, true));
        let parameters = all();
        let one = |(id, by_dish): (&'static str, bool)| {
            let parameter = parameters.iter().find(|parameter| parameter.id == id)?;
            Some(Decided { parameter, prior: *asked.get(id)?, by_dish })
        };
        series.chain(dish).filter_map(one).collect()
    }

    /// Its value in one sample, in base units.
    pub fn value(&self, decided: &Decided, draws: &dyn Draws) -> f64 {
        if decided.by_dish {
            let draws = Informed::new(self.product, self.dish.as_deref(), draws);
            // Through `value`, so that the share of vesicles is that of the sample's vial.
            return draws.value(decided.parameter);
        }
        self.product.updated(draws).value_with(decided.parameter, &decided.prior)
    }

    /// What it says for the summary: one entry for its series, one for its dish.
    pub(super) fn told(&self) -> Vec<OwnMeasurement> {
        let series = self
            .product
            .learned
            .as_deref()
            .map(|learned| ("stability series", learned.rows.len(), learned.effective_draws, &learned.numbers));
        let dish = self
            .dish
            .as_deref()
            .map(|learned| ("dose response in a dish", learned.rows.len(), learned.effective_draws, &learned.numbers));
        let one = |(of, values, effective_draws, numbers): (&str, usize, f64, &Vec<LearnedNumber>)| OwnMeasurement {
            product: self.product.name.clone(),
            of: of.to_owned(),
            values: values as u32,
            effective_draws,
            numbers: numbers.iter().map(number).collect(),
        };
        series.into_iter().chain(dish).map(one).collect()
    }
}

fn number(learned: &LearnedNumber) -> OwnNumber {
    OwnNumber {
        id: learned.id.to_owned(),
        name: learned.name.to_owned(),
        unit: learned.unit.clone(),
        declared: learned.before,
        learned: learned.after,
    }
}

/// Whether a parameter only picks a draw of what a product's own measurements left: nothing about it is assumed.
pub(super) fn is_measured(parameter: &Parameter) -> bool {
    [exoskin_vial::parameters::SERIES_MEMBER.id, exoskin_therapy::effect::parameters::OWN_DISH_MEMBER.id]
        .contains(&parameter.id)
}
