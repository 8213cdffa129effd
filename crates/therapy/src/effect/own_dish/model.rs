//! What the model says about each well of a curve in one draw, and how far that is from what was measured.

use exoskin_evidence::{Draws, Parameter};
use exoskin_vial::Product;
use exoskin_vial::dish::{DishCurve, DishRow, Dose};
use exoskin_vial::parameters::VESICLE_SHARE;

use super::super::dosimetry::{Dish, Taker, answer};
use super::super::expectation::Answer;
use super::super::parameters as p;
use super::super::rules::{RULES, Rule, factor};

/// The wells of a curve, for one product.
#[derive(Clone, Copy, Debug)]
pub struct Wells<'a> {
    /// The product that was given.
    pub product: &'a Product,
    /// What was measured.
    pub curve: &'a DishCurve,
}

/// The largest factor on a behaviour of [`exoskin_vial::dish::BEHAVIOURS`].
pub fn emax(behaviour: &str) -> &'static Parameter {
    match behaviour {
        "migration" => &p::EMAX_MIGRATION,
        "division" => &p::EMAX_DIVISION,
        "collagen" => &p::EMAX_COLLAGEN,
        "elastin" => &p::EMAX_ELASTIN,
        "breakdown" => &p::EMAX_BREAKDOWN,
        "fibroblasts" => &p::EMAX_FIBROBLASTS,
        "influx" => &p::EMAX_INFLUX,
        "resolution" => &p::EMAX_RESOLUTION,
        "vessels" => &p::EMAX_VESSELS,
        _ => &p::EMAX_MELANIN,
    }
}

/// The type of cell, named as in skin, whose dish shows a behaviour.
pub fn cell_of(behaviour: &str) -> &'static str {
    let pick = |rule: &&Rule| std::ptr::eq(rule.emax, emax(behaviour));
    RULES.iter().find(pick).and_then(|rule| rule.cells.first()).copied().unwrap_or("keratinocyte")
}

impl Wells<'_> {
    /// The response in every well, relative to cells without vesicles.
    pub fn responses(&self, draws: &dyn Draws) -> Vec<f64> {
        let share = share_of(self.product, draws);
        let mut known: Vec<(&str, Answer)> = Vec::new();
        let of = |row: &DishRow| {
            let cell = cell_of(row.behaviour);
            if known.iter().all(|(name, _)| *name != cell) {
                known.push((cell, answer(cell, draws)));
            }
            let (_, answer) = known.iter().find(|(name, _)| *name == cell)?;
            Some(response(row, answer, share, draws))
        };
        self.curve.rows.iter().map(of).map(Option::unwrap_or_default).collect()
    }

    /// How far each measured response is from its prediction, in spreads.
    pub fn off(&self, responses: &[f64]) -> Vec<f64> {
        let mut off = vec![0.0; responses.len()];
        let control = self.controls(responses);
        for (place, row) in self.curve.rows.iter().enumerate() {
            off[place] = (log_ratio(row, responses[place]) - control[place]) / row.response.log_sd;
        }
        off
    }

    /// What was measured, relative to the control that these responses suggest.
    pub fn measured(&self, responses: &[f64]) -> Vec<f64> {
        let control = self.controls(responses);
        self.curve.rows.iter().zip(control).map(|(row, log)| row.response.value / libm::exp(log)).collect()
    }

    /// Logarithm of the response without vesicles: 0 where responses are relative to it, else the best one for its lines.
    ///
    /// Its prior is flat, so its best value stands for the integral over it.
    fn controls(&self, responses: &[f64]) -> Vec<f64> {
        let mut logs = vec![0.0; responses.len()];
        for group in self.curve.groups.iter().filter(|group| group.has_control) {
            let (mut sum, mut weights) = (0.0, 0.0);
            for &place in &group.rows {
                let row = &self.curve.rows[place];
                let weight = 1.0 / (row.response.log_sd * row.response.log_sd);
                sum += weight * log_ratio(row, responses[place]);
                weights += weight;
            }
            group.rows.iter().for_each(|&place| logs[place] = sum / weights);
        }
        logs
    }
}

fn log_ratio(row: &DishRow, response: f64) -> f64 {
    libm::log(row.response.value / response.max(f64::MIN_POSITIVE))
}

/// Vesicles among the particles that the product counts.
fn share_of(product: &Product, draws: &dyn Draws) -> f64 {
    if product.label.exact { 1.0 } else { draws.value_with(&VESICLE_SHARE, &product.vesicle_share_prior()) }
}

fn response(row: &DishRow, answer: &Answer, share: f64, draws: &dyn Draws) -> f64 {
    let dish = Dish {
        depth_um: row.depth_um.unwrap_or_else(|| draws.value(&p::OWN_DISH_DEPTH)),
        cells_per_um2: row.cells_per_um2.unwrap_or_else(|| draws.value(&p::DISH_CELLS)),
        diffusivity_um2_s: draws.value(&p::DISH_DIFFUSIVITY),
    };
    let per_um3 = match row.dose {
        Dose::PerVolume(per_um3) => per_um3,
        Dose::PerCell(particles) => particles * dish.cells_per_um2 / dish.depth_um,
    };
    let taker = Taker::drawn(cell_of(row.behaviour), dish.diffusivity_um2_s, draws);
    let contacts = dish.contacts(per_um3 * share, &taker, row.seconds);
    factor(draws.value(emax(row.behaviour)), answer.expected(contacts))
}
