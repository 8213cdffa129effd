//! Rules compiled: for each cell type, which behaviours change and how.

use rayon::prelude::*;

use super::signal::{Touched, heard};
use super::{Rules, Signal, Surroundings};
use crate::cells::{Plan, Population};

/// All that changes one behaviour of one type.
#[derive(Clone, Debug, PartialEq)]
struct Response {
    slot: usize,
    base: f64,
    lower: f64,
    upper: f64,
    terms: Vec<Term>,
}

/// One signal's part in a response.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Term {
    signal: Signal,
    raises: bool,
    half_max: f64,
    hill_power: f64,
    for_dead: bool,
}

/// Rules compiled, one list per type.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RuleBook {
    responses: Vec<Vec<Response>>,
    by_touch: Vec<bool>,
}

impl RuleBook {
    /// Compiles rules for a model's types.
    pub fn new(rules: &Rules, plan: &Plan) -> RuleBook {
        let mut responses: Vec<Vec<Response>> = vec![Vec::new(); plan.types.len()];
        for rule in &rules.rules {
            let Some(of_type) = responses.get_mut(rule.kind) else { continue };
            let base = plan.base(rule.kind)[rule.slot];
            let place = of_type.iter().position(|response| response.slot == rule.slot).unwrap_or_else(|| {
                // No saturation yet: the first rule sets one, and the base value the other.
                let (lower, upper) = (f64::INFINITY, f64::NEG_INFINITY);
                of_type.push(Response { slot: rule.slot, base, lower, upper, terms: Vec::new() });
                of_type.len() - 1
            });
            let response = &mut of_type[place];
            let (lower, upper) = if rule.raises { (base, rule.saturation) } else { (rule.saturation, base) };
            response.lower = response.lower.min(lower);
            response.upper = response.upper.max(upper);
            response.terms.push(Term {
                signal: rule.signal,
                raises: rule.raises,
                half_max: rule.half_max,
                hill_power: rule.hill_power,
                for_dead: rule.for_dead,
            });
        }
        let by_touch = responses
            .iter()
            .map(|of_type| of_type.iter().flat_map(|response| &response.terms).any(|term| term.signal.by_touch()))
            .collect();
        RuleBook { responses, by_touch }
    }

    /// Whether there are no rules.
    pub fn is_empty(&self) -> bool {
        self.responses.iter().all(Vec::is_empty)
    }

    /// Sets every cell's behaviours by what it hears now.
    pub fn apply(&self, population: &mut Population, around: &Surroundings<'_>) {
        if self.by_touch.contains(&true) {
            population.list_if_due();
        }
        let (mut ruled, mut custom) = population.take_ruled();
        let known = &*population;
        let (width, customs) = (ruled.width(), custom.width());
        let scratch = || (Touched::default(), Vec::new());
        let each = |(touched, close): &mut (Touched, Vec<u32>), cell: usize, ruled: &mut [f64], custom: &mut [f64]| {
            let kind = known.cells().kind(cell);
            if self.by_touch[kind] {
                touched.count(known, cell, close);
            }
            for response in &self.responses[kind] {
                let Some(value) = response.value(known, around, touched, cell) else { continue };
                if let Some(column) = known.plan().column(response.slot) {
                    ruled[column] = value;
                }
                let slots = &known.plan().slots;
                if (slots.custom..slots.custom + slots.customs).contains(&response.slot) {
                    custom[response.slot - slots.custom] = value;
                }
            }
        };
        if customs == 0 {
            let rows = ruled.all_mut().par_chunks_mut(width.max(1)).enumerate();
            rows.for_each_init(scratch, |scratch, (cell, row)| each(scratch, cell, row, &mut []));
        } else {
            let rows = ruled.all_mut().par_chunks_mut(width.max(1)).zip(custom.all_mut().par_chunks_mut(customs));
            rows.enumerate().for_each_init(scratch, |scratch, (cell, (row, own))| each(scratch, cell, row, own));
        }
        population.give_ruled(ruled, custom);
    }
}

impl Response {
    /// The behaviour's value now; none if no rule applies to this cell, which then keeps what it has.
    fn value(&self, population: &Population, around: &Surroundings<'_>, touched: &Touched, cell: usize) -> Option<f64> {
        let dead = population.cells().fate(cell).dead();
        let applies = |term: &&Term| !dead || term.for_dead;
        self.terms.iter().find(applies)?;
        let (mut up, mut down) = (0.0, 0.0);
        for term in self.terms.iter().filter(applies) {
            let part = term.part(heard(term.signal, population, around, touched, cell));
            *(if term.raises { &mut up } else { &mut down }) += part;
        }
        let raised = self.base + (self.upper - self.base) * saturating(up);
        Some(raised + (self.lower - raised) * saturating(down))
    }
}

impl Term {
    /// `(s / h)^p`; a signal below zero counts as none.
    fn part(&self, signal: f64) -> f64 {
        if signal > 0.0 { libm::pow(signal / self.half_max, self.hill_power) } else { 0.0 }
    }
}

/// `x / (1 + x)`, 1 for endless x.
fn saturating(x: f64) -> f64 {
    if x.is_finite() { x / (1.0 + x) } else { 1.0 }
}
