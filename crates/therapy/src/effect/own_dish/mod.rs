//! What a dose-response curve in the user's own dishes says about one product: its largest effects, and how many of its
//! particles per cell give half of them.
//!
//! The curve's dishes have their own time, cells and depth of medium ([`super::dosimetry`] says what its cells take up);
//! half effect and shape are drawn as for the dishes of the rows. A sample of the posterior over all of these is found
//! as for a stability series ([`exoskin_stats::posterior`]), and a product that carries it draws them together.
//!
//! How many of its particles are vesicles matters to neither side: the same particles were counted for the dish and for
//! the vial. [`Informed`] therefore counts the vesicles of the dish with the share of the sample's vial, so that an
//! unknown purity does not widen the answer twice. Checked by: tests/suite/own_dish.rs, and for coverage by
//! `checks -- dish` (validation).

mod learn;
mod model;

use exoskin_evidence::{Draws, Parameter, Prior};
use exoskin_stats::Band;
use exoskin_vial::Product;
use exoskin_vial::parameters::VESICLE_SHARE;
use exoskin_vial::series::{Ensemble, LearnedNumber, Updated};
use serde::Serialize;

use super::parameters as p;

pub use learn::learn_dish;
pub use model::{Wells, cell_of, emax};

/// What a dose-response curve says about one product.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LearnedDish {
    /// Where the curve comes from.
    pub file: String,
    /// Draws of the priors that were weighted.
    pub draws: usize,
    /// Effective number of them under the curve.
    pub effective_draws: f64,
    /// Steps in which draws were moved, where the weights alone left too few; 0 where they did not.
    pub steps: usize,
    /// Each line: measured, expected before, and after.
    pub rows: Vec<DishPoint>,
    /// The numbers of the model, before and after.
    pub numbers: Vec<LearnedNumber>,
    /// What was found in the curve.
    pub notes: Vec<String>,
    /// The draws that follow the curve, from the least effect to the most.
    #[serde(skip)]
    pub ensemble: Ensemble,
}

/// One line of a dose-response curve.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DishPoint {
    /// Line of the file.
    pub line: u32,
    /// The behaviour.
    pub behaviour: &'static str,
    /// Hours.
    pub hours: f64,
    /// Dose, particles per mL; none where it is given per cell.
    pub per_ml: Option<f64>,
    /// Dose, particles per cell, where it is given so.
    pub per_cell: Option<f64>,
    /// The response as the file has it, in the unit of its column.
    pub given: f64,
    /// The same relative to cells without vesicles: over the control that all lines of one dish suggest together.
    pub measured: f64,
    /// Relative spread.
    pub spread: f64,
    /// The response that the priors expect.
    pub before: Band,
    /// The response after the curve.
    pub after: Band,
}

/// Draws in which a product's own dish decides what its vesicles do to cells.
pub struct Informed<'a> {
    updated: Updated<'a>,
    inner: &'a dyn Draws,
    /// Vesicle share of the sample's vial over the one that the member was learned with.
    share_ratio: f64,
}

impl<'a> Informed<'a> {
    /// `inner` as the dish of `product` leaves it; unchanged where it has none.
    pub fn new(product: &Product, learned: Option<&'a LearnedDish>, inner: &'a dyn Draws) -> Informed<'a> {
        let updated = Updated::of(learned.map(|learned| &learned.ensemble), &p::OWN_DISH_MEMBER, inner);
        let prior = product.vesicle_share_prior();
        let share_ratio = match updated.member(&VESICLE_SHARE) {
            Some(unit) => inner.value_with(&VESICLE_SHARE, &prior) / prior.quantile(unit).max(f64::MIN_POSITIVE),
            None => 1.0,
        };
        Informed { updated, inner, share_ratio }
    }
}

impl Draws for Informed<'_> {
    fn unit(&self, parameter: &Parameter) -> f64 {
        self.updated.unit(parameter)
    }

    fn value(&self, parameter: &Parameter) -> f64 {
        if parameter.id == VESICLE_SHARE.id {
            return self.inner.value(parameter);
        }
        let value = self.updated.value(parameter);
        if parameter.id == p::DISH_VESICLE_SHARE.id { value * self.share_ratio } else { value }
    }

    fn value_with(&self, parameter: &Parameter, prior: &Prior) -> f64 {
        // The share belongs to the vial: the dish only says how much its own matters.
        if parameter.id == VESICLE_SHARE.id {
            return self.inner.value_with(parameter, prior);
        }
        self.updated.value_with(parameter, prior)
    }

    fn value_at(&self, parameter: &Parameter, prior: &Prior, unit: f64) -> f64 {
        self.inner.value_at(parameter, prior, unit)
    }
}
