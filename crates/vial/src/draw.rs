//! One draw of a vial: what the label says, how much is whole, what it can still do.

use exoskin_blood::Release;
use exoskin_evidence::Draws;
use exoskin_quantity::toml::Known;

use crate::container::Container;
use crate::fit::row_priors;
use crate::history::History;
use crate::parameters as p;
use crate::product::{Factor, Product};
use crate::state::{DrawnVial, State};
use crate::timeline::Timeline;

/// A free factor in one draw.
#[derive(Clone, Debug, PartialEq)]
pub struct FactorDraw {
    /// Its name.
    pub name: String,
    /// Share that is left.
    pub kept: f64,
    /// How much is left, pg/um³, where the product file knows the amount.
    pub pg_per_um3: Option<f64>,
}

/// One vial in one draw.
#[derive(Clone, Debug, PartialEq)]
pub struct VialDraw {
    /// Particles per um³ by the label (or a draw of what such labels claim).
    pub label_per_um3: f64,
    /// True particle count divided by the label's.
    pub count_factor: f64,
    /// Share of particles that are vesicles.
    pub vesicle_share_of_particles: f64,
    /// Share of the vesicles that is still whole and in the liquid.
    pub whole_share: f64,
    /// Share of the vesicles that ended up on the wall.
    pub wall_share: f64,
    /// Potency left by storage, relative to the fresh lot.
    pub potency: f64,
    /// Potency of the fresh lot, relative to a typical one; 0 for an inactive lot.
    pub batch_potency: f64,
    /// Vesicle diameter, um.
    pub diameter_um: f64,
    /// Free factors.
    pub factors: Vec<FactorDraw>,
}

impl VialDraw {
    /// Vesicles per um³ when the vial was counted: label x counting error x share of particles that are vesicles.
    pub fn vesicles_per_um3(&self) -> f64 {
        self.label_per_um3 * self.count_factor * self.vesicle_share_of_particles
    }

    /// Whole vesicles per um³ now.
    pub fn whole_per_um3(&self) -> f64 {
        self.vesicles_per_um3() * self.whole_share
    }
}

/// Whole vesicles per um³ in one draw.
pub fn whole_per_um3(draw: &VialDraw) -> f64 {
    draw.whole_per_um3()
}

/// One sample of `product` after `history` in `container`.
///
/// Saline, a lysed product and a blank take the same path: for them the count, the whole vesicles or the factors come
/// out as zero.
pub fn draw(product: &Product, history: &History, container: Container, draws: &dyn Draws) -> VialDraw {
    draw_along(product, &Timeline::of(product, history), container, draws)
}

/// As [`draw`], for a history that has already been read against the product.
pub fn draw_along(product: &Product, timeline: &Timeline, container: Container, draws: &dyn Draws) -> VialDraw {
    let draws = &product.updated(draws);
    let count = Count::drawn(product, draws);
    let vial = DrawnVial::new(product, container, count.particles_per_um3(), draws);
    drawn_from(product, &count, &vial, &vial.at_end(&timeline.events), draws)
}

/// A draw from its count and the vial's state at the end.
pub(crate) fn drawn_from(
    product: &Product,
    count: &Count,
    vial: &DrawnVial<'_>,
    state: &State,
    draws: &dyn Draws,
) -> VialDraw {
    VialDraw {
        label_per_um3: count.label_per_um3,
        count_factor: count.factor,
        vesicle_share_of_particles: count.vesicle_share,
        whole_share: if product.lysed { 0.0 } else { state.shares.whole },
        wall_share: if product.lysed { 0.0 } else { vial.on_wall(state) },
        potency: state.potency,
        batch_potency: draws.value_with(&p::BATCH_POTENCY, &product.potency_prior()),
        diameter_um: draws.value_with(&p::DIAMETER, &product.diameter_prior()),
        factors: factors(product, state, draws),
    }
}

/// What the label's number means in one draw.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Count {
    pub label_per_um3: f64,
    pub factor: f64,
    pub vesicle_share: f64,
}

impl Count {
    pub(crate) fn drawn(product: &Product, draws: &dyn Draws) -> Count {
        if let (Some(release), Known::Unknown) = (product.release(draws), product.label.count_per_um3) {
            return Count { label_per_um3: release.vesicles_per_um3, factor: 1.0, vesicle_share: 1.0 };
        }
        let label_per_um3 = draws.value_with(&p::LABEL_COUNT, &product.label_prior());
        if product.label.exact {
            return Count { label_per_um3, factor: 1.0, vesicle_share: 1.0 };
        }
        let factor = draws.value_with(&p::COUNT_ERROR, &row_priors().count_error);
        let vesicle_share = draws.value_with(&p::VESICLE_SHARE, &product.vesicle_share_prior());
        Count { label_per_um3, factor, vesicle_share }
    }

    /// All particles compete for the wall.
    pub(crate) fn particles_per_um3(&self) -> f64 {
        self.label_per_um3 * self.factor
    }
}

fn factors(product: &Product, state: &State, draws: &dyn Draws) -> Vec<FactorDraw> {
    let release = product.release(draws);
    product.factors.iter().map(|factor| left_of(factor, release.as_ref(), state, draws)).collect()
}

/// What the file says, or else what platelets have released.
fn left_of(factor: &Factor, release: Option<&Release>, state: &State, draws: &dyn Draws) -> FactorDraw {
    let kept = if factor.labile { state.labile_factors } else { state.stable_factors };
    let amount = match factor.pg_per_um3 {
        Known::Unknown => release.and_then(|release| release.pg_per_um3(&factor.name)),
        Known::Is(amount) => Some(amount),
        Known::Between(low, high) => Some(low + (high - low) * draws.unit(&p::FACTOR_AMOUNT)),
    };
    FactorDraw { name: factor.name.clone(), kept, pg_per_um3: amount.map(|amount| amount * kept) }
}
