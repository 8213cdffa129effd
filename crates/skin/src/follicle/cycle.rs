//! How long a follicle stays in each phase, and the resulting shares of the phases.
//!
//! By renewal theory, at rest every phase contains (mean time in it per cycle) / (mean cycle) of the follicles,
//! whatever the distribution of times.

use exoskin_evidence::Draws;

use crate::condition::Condition;
use crate::days::{days, in_days};
use crate::parameters as p;

/// Mean times in the phases of one draw, days.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cycle {
    /// Anagen, first part: the follicle is rebuilt and the new hair grows to the surface. Nothing is visible.
    pub emerging_d: f64,
    /// The time of the new hair from the bulb to the surface, part of the former.
    pub way_d: f64,
    /// Anagen, second part: the hair grows visibly.
    pub growing_d: f64,
    /// Catagen.
    pub stopping_d: f64,
    /// Telogen: the hair is in place.
    pub resting_d: f64,
    /// Exogen: the follicle has started a new cycle, the old hair is still in place.
    pub shedding_d: f64,
    /// Kenogen: the follicle is empty.
    pub empty_d: f64,
    /// Share of cycles that pass through kenogen; the others start a new cycle straight from telogen.
    pub empty_chance: f64,
}

/// Shares of the follicles.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shares {
    /// New hair not yet out.
    pub emerging: f64,
    /// Growing visibly.
    pub growing: f64,
    /// Catagen.
    pub stopping: f64,
    /// Telogen.
    pub resting: f64,
    /// Exogen.
    pub shedding: f64,
    /// Kenogen.
    pub empty: f64,
}

impl Shares {
    /// Follicles that make a hair.
    pub fn anagen(&self) -> f64 {
        self.emerging + self.growing
    }

    /// Follicles with a visible hair.
    pub fn hairs(&self) -> f64 {
        self.growing + self.stopping + self.resting + self.shedding
    }
}

impl Cycle {
    /// One draw.
    ///
    /// The time of growth follows from the share of hairs that rest: s = (T + E)/(A + C + T + E), so A = (T + E)(1 -
    /// s)/s - C, where E is weighted by its chance. Pattern hair loss shortens A and empties more follicles.
    pub fn draw(condition: Condition, draws: &dyn Draws) -> Cycle {
        let way_d = days(draws.value(&p::FOLLICLE_LENGTH) / draws.value(&p::HAIR_SPEED));
        let healthy = Cycle {
            emerging_d: in_days(&p::REBUILDING, draws) + way_d,
            way_d,
            growing_d: 0.0,
            stopping_d: in_days(&p::CATAGEN, draws),
            resting_d: in_days(&p::TELOGEN, draws),
            shedding_d: in_days(&p::EXOGEN, draws),
            empty_d: in_days(&p::KENOGEN, draws),
            empty_chance: draws.value(&p::KENOGEN_CHANCE),
        };
        let healthy = Cycle { growing_d: healthy.growth_from_share(draws.value(&p::TELOGEN_SHARE)), ..healthy };
        if condition != Condition::AndrogeneticAlopecia {
            return healthy;
        }
        // The same people at the same position in their priors: pattern hair loss never empties fewer follicles.
        Cycle {
            growing_d: healthy.growing_d * draws.value(&p::ANAGEN_KEPT_AGA),
            empty_d: in_days(&p::KENOGEN_AGA, draws).max(healthy.empty_d),
            empty_chance: draws.value(&p::KENOGEN_CHANCE_AGA).max(healthy.empty_chance),
            ..healthy
        }
    }

    fn growth_from_share(&self, telogen_share: f64) -> f64 {
        let held_d = self.resting_d + (1.0 - self.empty_chance) * self.shedding_d;
        (held_d * (1.0 - telogen_share) / telogen_share - self.stopping_d).max(self.stopping_d)
    }

    /// Mean length of a cycle, days.
    pub fn length_d(&self) -> f64 {
        let always = self.emerging_d + self.growing_d + self.stopping_d + self.resting_d;
        always + (1.0 - self.empty_chance) * self.shedding_d + self.empty_chance * self.empty_d
    }

    /// Shares of the follicles at rest.
    pub fn shares(&self) -> Shares {
        let length = self.length_d();
        Shares {
            emerging: self.emerging_d / length,
            growing: self.growing_d / length,
            stopping: self.stopping_d / length,
            resting: self.resting_d / length,
            shedding: (1.0 - self.empty_chance) * self.shedding_d / length,
            empty: self.empty_chance * self.empty_d / length,
        }
    }
}
