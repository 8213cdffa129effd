//! The model's state and its step.

use super::exchange::{Met, gather};
use super::{ModelError, Setup, TimeSteps};
use crate::cells::{Cells, Plan, Population};
use crate::field::{Exchange, Fields};
use crate::rules::{RuleBook, Surroundings};

/// A tissue at work.
#[derive(Clone, Debug)]
pub struct Model {
    pub(crate) population: Population,
    pub(crate) fields: Fields,
    pub(crate) rules: RuleBook,
    pub(crate) steps: TimeSteps,
    ratios: (u32, u32),
    /// Steps of the mechanics made.
    pub(crate) made: u32,
    exchange: Exchange,
    met: Met,
    fingerprint: u64,
}

impl Model {
    /// A model without cells yet.
    ///
    /// # Errors
    /// If something in the setup cannot be.
    pub fn new(setup: Setup) -> Result<Model, ModelError> {
        let ratios = setup.steps.ratios()?;
        let fingerprint = setup.fingerprint();
        let fields = Fields::new(setup.grid, setup.substrates)?;
        let ruled = setup.rules.slots();
        let plan = Plan::new(setup.types, fields.substrates().len(), &ruled, setup.track_internal)?;
        let rules = RuleBook::new(&setup.rules, &plan);
        let population = Population::new(plan, setup.domain, setup.seed)?;
        let exchange = Exchange::new(&fields);
        let (steps, met) = (setup.steps, Met::default());
        Ok(Model { population, fields, rules, steps, ratios, made: 0, exchange, met, fingerprint })
    }

    /// Places a cell; returns its identity.
    ///
    /// # Errors
    /// If there is no such type, the place is outside the domain, or there are too many cells.
    pub fn place(&mut self, kind: usize, at: [f64; 3]) -> Result<u64, ModelError> {
        Ok(self.population.place(kind, at)?)
    }

    /// The population.
    pub fn population(&self) -> &Population {
        &self.population
    }

    /// The population, to set up a model that starts in mid-course.
    pub fn population_mut(&mut self) -> &mut Population {
        &mut self.population
    }

    /// All cells.
    pub fn cells(&self) -> &Cells {
        self.population.cells()
    }

    /// All fields.
    pub fn fields(&self) -> &Fields {
        &self.fields
    }

    /// All fields, to set up a model that starts in mid-course.
    pub fn fields_mut(&mut self) -> &mut Fields {
        &mut self.fields
    }

    /// Minutes of model time that have passed.
    pub fn time_min(&self) -> f64 {
        f64::from(self.made) * self.steps.mechanics_min
    }

    /// Steps of the mechanics that were made.
    pub fn made(&self) -> u32 {
        self.made
    }

    /// A number that differs between setups.
    pub fn fingerprint(&self) -> u64 {
        self.fingerprint
    }

    /// One step of the mechanics with all that belongs to it.
    ///
    /// # Errors
    /// If a rate is no number, or the run has made all steps there are.
    pub fn step(&mut self) -> Result<(), ModelError> {
        if self.made == u32::MAX {
            return Err(ModelError::Ended(self.made));
        }
        self.spread_and_exchange()?;
        if self.made.is_multiple_of(self.ratios.1) {
            self.follow_rules();
            self.population.step_phenotype(self.made, self.steps.phenotype_min);
        }
        self.population.step_motility(&self.fields, self.made, self.steps.mechanics_min);
        self.population.step_contact(self.made, self.steps.mechanics_min);
        self.population.step_mechanics(self.steps.mechanics_min);
        self.made += 1;
        Ok(())
    }

    /// Steps until `minutes` more have passed.
    ///
    /// # Errors
    /// As [`Model::step`].
    pub fn run(&mut self, minutes: f64) -> Result<(), ModelError> {
        let steps = (minutes / self.steps.mechanics_min).round() as u32;
        (0..steps).try_for_each(|_| self.step())
    }

    fn spread_and_exchange(&mut self) -> Result<(), ModelError> {
        if self.fields.substrates().is_empty() {
            return Ok(());
        }
        let dt_min = self.steps.diffusion_min;
        if !self.population.plan().uses.exchange {
            return Ok(self.fields.run(dt_min, self.ratios.0 as usize)?);
        }
        gather(&self.population, &self.fields, &mut self.exchange);
        self.exchange.close(dt_min)?;
        if self.population.plan().uses.internal {
            self.spread_and_track(dt_min)
        } else {
            Ok(self.fields.run_with(dt_min, self.ratios.0 as usize, &self.exchange)?)
        }
    }

    /// The steps of the fields one by one, with what every cell takes.
    fn spread_and_track(&mut self, dt_min: f64) -> Result<(), ModelError> {
        self.met.clear(&self.fields);
        for _ in 0..self.ratios.0 {
            // Cells come first in even steps and last in odd ones.
            let first = self.fields.steps().is_multiple_of(2);
            if first {
                self.met.before(&self.fields);
            }
            self.fields.step_with(dt_min, &self.exchange)?;
            if !first {
                self.met.after(&self.fields, &self.exchange);
            }
        }
        self.met.hand_out(&mut self.population, &self.fields, &mut self.exchange, dt_min);
        Ok(())
    }

    fn follow_rules(&mut self) {
        if !self.rules.is_empty() {
            let surroundings = Surroundings { fields: &self.fields, time_min: self.time_min() };
            self.rules.apply(&mut self.population, &surroundings);
        }
    }
}
