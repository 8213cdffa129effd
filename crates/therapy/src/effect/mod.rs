//! What a product changes: from vesicles per cell and free factors to factors on behaviours.
//!
//! One [`Hypothesis`] says how a vesicle acts; free factors act under all of them and have their own switch.
//!
//! - H1, receptors: M = 1 + (Emax - 1) E[f(n)], n Poisson with mean potent share x vesicles that the cell took up, per
//!   class of cells, then averaged over the cells of a type; never f of the mean. A contact is a vesicle taken up, in
//!   skin and in the dishes that half effect and shape come from ([`dosimetry`]).
//! - H2, cargo: copies per vesicle x release x copies needed: nothing in skin by arithmetic, but computed anyway.
//! - H4, relay: cells that were hit signal to their neighbours, with a range and numbers taken from rows on signals.
//! - What a laboratory measured in its own dishes of one product takes the place of the dishes of the rows, for this
//!   product ([`own_dish`]).
//! - H3, free factors ([`factors`]): compared with the wound's own.
//!
//! The body's own vesicles are not counted against the product's; potency relative to them is already in the half
//! effect seen in dishes. No outcome of a trial stands behind any number here. Checked by:
//! tests/suite/effect_expectation.rs (against brute-force sums), tests/suite/effect.rs (monotony, limits, nothing from
//! nothing, orders of magnitude).

pub mod cells;
pub mod dosimetry;
pub mod expectation;
mod exposure;
pub mod factors;
pub mod heard;
pub mod own_dish;
pub mod parameters;
mod rules;
mod vesicles;

pub use exoskin_scenario::{Hypotheses, Hypothesis};
pub use exposure::{CellExposure, Exposure, FactorExposure};
pub use own_dish::{DishPoint, Informed, LearnedDish, learn_dish};

use exoskin_evidence::{Draws, Parameter};
use exoskin_skin::Pulse;

/// Largest factors on what cells of this type do; what belongs to follicles is left out.
pub fn behaviours_of(cell_type: &str) -> Vec<&'static Parameter> {
    let own = rules::RULES.iter().filter(|rule| !rule.follicle && rule.cells.contains(&cell_type));
    own.map(|rule| rule.emax).collect()
}

/// What decides under a hypothesis whether a cell responds to the vesicles that it took up.
pub fn deciding(hypothesis: Hypothesis) -> Vec<&'static Parameter> {
    use parameters as p;
    match hypothesis {
        Hypothesis::Nothing => Vec::new(),
        Hypothesis::Receptors => vec![&p::DISH_ACTIVE_DOSE, &p::DISH_HALF_OVER_ACTIVE, &p::ONE_HIT_SHARE],
        Hypothesis::Cargo => vec![&p::CARGO_COPIES, &p::CARGO_RELEASE, &p::CARGO_NEEDED],
        Hypothesis::Relay => vec![&p::RELAY_TRIGGER, &p::RELAY_STRENGTH],
    }
}

/// How the cells under one application answer in one draw: worked out once for what changes and for what sets it off.
#[derive(Clone, Debug)]
pub struct Action {
    hypothesis: Hypothesis,
    switch: cells::Switch,
}

impl Action {
    /// Of the cells of `exposure` under a hypothesis.
    pub fn on(exposure: &Exposure<'_>, hypothesis: Hypothesis, draws: &dyn Draws) -> Action {
        Action { hypothesis, switch: vesicles::switch(exposure, hypothesis, draws) }
    }

    /// What the application changes; `exposure` may differ from the one before in its number of vesicles.
    pub fn pulses(&self, exposure: &Exposure<'_>, free_factors: bool, draws: &dyn Draws) -> Vec<Pulse> {
        let vesicles = vesicles::pulse(exposure, self.hypothesis, &self.switch, draws);
        let factors = if free_factors { factors::pulse(exposure, draws) } else { None };
        vesicles.into_iter().chain(factors).collect()
    }

    /// Cells that are switched on per vesicle taken up, 0 to 1.
    pub fn working_share(&self, exposure: &Exposure<'_>) -> f64 {
        vesicles::working_share(exposure, self.hypothesis, &self.switch)
    }
}

/// What one application changes in one draw; nothing where nothing acts.
pub fn pulses(exposure: &Exposure<'_>, hypothesis: Hypothesis, free_factors: bool, draws: &dyn Draws) -> Vec<Pulse> {
    Action::on(exposure, hypothesis, draws).pulses(exposure, free_factors, draws)
}

/// Cells that are switched on per vesicle taken up under this hypothesis: the share of the vesicles that set something
/// off. 0 where vesicles do nothing.
pub fn working_share(exposure: &Exposure<'_>, hypothesis: Hypothesis, draws: &dyn Draws) -> f64 {
    Action::on(exposure, hypothesis, draws).working_share(exposure)
}
