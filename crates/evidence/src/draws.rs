//! Positions of parameters in their priors: by hand, at the medians, or from a joint design.

use exoskin_quantity::show_number;
use exoskin_stats::design::{Block, Design, Layout, Row};

use crate::Prior;
use crate::parameter::{Group, Parameter};

/// A way to ask for parameter values: the medians, a row of a design, or values given by hand.
pub trait Draws {
    /// The position of `parameter` in its own prior, in the open interval (0, 1).
    fn unit(&self, parameter: &Parameter) -> f64;

    /// The value of `parameter` in this draw, in base units.
    fn value(&self, parameter: &Parameter) -> f64 {
        self.value_with(parameter, &parameter.base_prior())
    }

    /// As [`Draws::value`], with a prior (base units) that a file gave instead of the declared one.
    fn value_with(&self, parameter: &Parameter, prior: &Prior) -> f64 {
        prior.quantile(self.unit(parameter))
    }

    /// The value of `parameter` where a product's own measurements decide its position, `unit`, in `prior`.
    fn value_at(&self, parameter: &Parameter, prior: &Prior, unit: f64) -> f64 {
        self.value_with(parameter, &Prior::Fixed(prior.quantile(unit)))
    }
}

/// Every parameter at the median of its prior.
#[derive(Clone, Copy, Debug, Default)]
pub struct Medians;

impl Draws for Medians {
    fn unit(&self, _parameter: &Parameter) -> f64 {
        0.5
    }
}

impl Draws for Row<'_> {
    fn unit(&self, parameter: &Parameter) -> f64 {
        self.unit_of(parameter.id)
    }
}

impl Group {
    /// The block of a design: what belongs to the product multiplies, the rest enters the solve.
    pub fn block(self) -> Block {
        match self {
            Group::Product | Group::Healing | Group::Response | Group::Readout | Group::Body | Group::Hazard => {
                Block::Multiplied
            }
            Group::Procedure | Group::Film | Group::Channel | Group::Skin => Block::Transport,
        }
    }
}

/// A design over `parameters`, each in the block of its group.
pub fn design(seed: u64, parameters: &[&'static Parameter], layout: Layout) -> Design {
    let blocks = parameters.iter().map(|parameter| (parameter.id, parameter.group.block()));
    Design::from_blocks(seed, blocks, layout)
}

/// The prior in one line, as the documentation writes it: `LogU(0.001, 0.2)`.
pub fn prior_text(prior: &Prior) -> String {
    let n = show_number;
    match *prior {
        Prior::Fixed(value) => n(value),
        Prior::Uniform { low, high } => format!("U({}, {})", n(low), n(high)),
        Prior::LogUniform { low, high } => format!("LogU({}, {})", n(low), n(high)),
        Prior::Normal { mean, sd, positive: false } => format!("N({}, {})", n(mean), n(sd)),
        Prior::Normal { mean, sd, positive: true } => format!("N({}, {}) above 0", n(mean), n(sd)),
        Prior::LogNormal { median, sigma } => format!("LogN(median {}, sigma {})", n(median), n(sigma)),
        Prior::Beta { a, b } => format!("Beta({}, {})", n(a), n(b)),
        Prior::ZeroOrLogUniform { zero, low, high } => {
            format!("0 with probability {}, else LogU({}, {})", n(zero), n(low), n(high))
        }
    }
}
