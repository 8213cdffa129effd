//! The design of a study, and draws in which some parameters are set by the scenario.

use exoskin_evidence::{Draws, Parameter, Prior};

use super::Options;
use exoskin_stats::design::{Block, Design, Layout};

/// The design over every declared parameter.
pub fn design(options: &Options) -> Design {
    let layout = Layout { transport_rows: options.draws, samples: options.samples };
    let blocks = exoskin_therapy::parameters::all().into_iter().map(|p| (p.id, block_of(p)));
    Design::from_blocks(options.seed, blocks, layout)
}

/// The vesicle's diameter belongs to the product but enters the solve.
pub fn block_of(parameter: &Parameter) -> Block {
    if parameter.id == exoskin_vial::parameters::DIAMETER.id { Block::Transport } else { parameter.group.block() }
}

/// Draws in which parameters named by a scenario have its value, or come from its range.
pub struct Held<'a> {
    inner: &'a dyn Draws,
    held: &'a [(String, Prior)],
}

impl<'a> Held<'a> {
    /// `inner` with `held` (id and prior in base units).
    pub fn new(inner: &'a dyn Draws, held: &'a [(String, Prior)]) -> Self {
        Held { inner, held }
    }
}

impl Draws for Held<'_> {
    fn unit(&self, parameter: &Parameter) -> f64 {
        self.inner.unit(parameter)
    }

    fn value_with(&self, parameter: &Parameter, prior: &Prior) -> f64 {
        match self.held.iter().find(|(id, _)| id == parameter.id) {
            Some((_, Prior::Fixed(value))) => *value,
            Some((_, range)) => self.inner.value_with(parameter, range),
            None => prior.quantile(self.unit(parameter)),
        }
    }

    fn value_at(&self, parameter: &Parameter, prior: &Prior, unit: f64) -> f64 {
        match self.held.iter().find(|(id, _)| id == parameter.id) {
            Some(_) => self.value_with(parameter, prior),
            None => self.inner.value_at(parameter, prior, unit),
        }
    }
}

/// Draws that record which parameters were asked for, and with which prior.
pub struct Remembering<'a> {
    inner: &'a dyn Draws,
    asked: std::cell::RefCell<std::collections::BTreeMap<&'static str, Prior>>,
    own: std::cell::RefCell<std::collections::BTreeMap<&'static str, Prior>>,
    several: std::cell::RefCell<std::collections::BTreeSet<&'static str>>,
}

impl<'a> Remembering<'a> {
    /// Records what `inner` is asked for.
    pub fn new(inner: &'a dyn Draws) -> Self {
        Remembering { inner, asked: Default::default(), own: Default::default(), several: Default::default() }
    }

    /// Ids that were asked for with more than one prior that varies: two products, each with its own.
    pub fn several(&self) -> std::collections::BTreeSet<&'static str> {
        self.several.borrow().clone()
    }

    /// Ids that a product's own measurements decided, with the prior they were measured against, in base units.
    pub fn own(&self) -> std::collections::BTreeMap<&'static str, Prior> {
        self.own.borrow().clone()
    }

    /// Ids with the prior that was in force, in base units; without those that only [`Remembering::own`] has.
    pub fn asked(self) -> std::collections::BTreeMap<&'static str, Prior> {
        self.asked.into_inner()
    }
}

impl Draws for Remembering<'_> {
    fn unit(&self, parameter: &Parameter) -> f64 {
        self.asked.borrow_mut().entry(parameter.id).or_insert_with(|| parameter.base_prior());
        self.inner.unit(parameter)
    }

    fn value_with(&self, parameter: &Parameter, prior: &Prior) -> f64 {
        // A control arm fixes what it lacks, such as the label's count at 0; that does not make it certain in other
        // arms.
        let mut asked = self.asked.borrow_mut();
        let known = asked.entry(parameter.id).or_insert(*prior);
        if !known.varies() && prior.varies() {
            *known = *prior;
        }
        if known != prior && prior.varies() {
            self.several.borrow_mut().insert(parameter.id);
        }
        drop(asked);
        self.inner.value_with(parameter, prior)
    }

    fn value_at(&self, parameter: &Parameter, prior: &Prior, unit: f64) -> f64 {
        self.own.borrow_mut().entry(parameter.id).or_insert(*prior);
        self.inner.value_at(parameter, prior, unit)
    }
}

#[cfg(test)]
mod tests {
    use exoskin_evidence::Medians;

    use super::*;

    #[test]
    fn a_control_does_not_make_the_dose_certain() {
        let count = &exoskin_vial::parameters::LABEL_COUNT;
        let draws = Remembering::new(&Medians);
        let claimed = Prior::LogUniform { low: 1e-3, high: 1.0 };
        for prior in [claimed, Prior::Fixed(0.0)] {
            draws.value_with(count, &prior);
        }
        assert!(draws.several().is_empty(), "one prior varies");
        assert_eq!(draws.asked().get(count.id), Some(&claimed));
    }

    #[test]
    fn two_products_with_their_own_priors_are_told() {
        let count = &exoskin_vial::parameters::LABEL_COUNT;
        let draws = Remembering::new(&Medians);
        for high in [1.0, 1.0, 2.0] {
            draws.value_with(count, &Prior::LogUniform { low: 1e-3, high });
        }
        assert_eq!(draws.several().into_iter().collect::<Vec<_>>(), [count.id]);
    }

    #[test]
    fn a_range_of_the_scenario_takes_the_priors_place() {
        let share = &exoskin_vial::parameters::VESICLE_SHARE;
        let held = [(share.id.to_owned(), Prior::Uniform { low: 0.3, high: 0.5 })];
        let draws = Held::new(&Medians, &held);
        assert_eq!(draws.value(share), 0.4);
        // A product's own prior gives way to it as well.
        assert_eq!(draws.value_with(share, &Prior::Fixed(0.8)), 0.4);
        let fixed = [(share.id.to_owned(), Prior::Fixed(0.7))];
        assert_eq!(Held::new(&Medians, &fixed).value(share), 0.7);
    }
}
