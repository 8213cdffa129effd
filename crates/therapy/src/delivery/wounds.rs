//! Setups of procedures without channels, and of ointments: what they change in the setup of intact skin.

use std::f64::consts::PI;

use exoskin_evidence::Draws;
use exoskin_skin::Site;
use exoskin_skin::injury::{BaredSurface, Points, RoundHoles};

use super::parameters as p;
use super::parts::BELOW_UM;
use super::setup::{Channel, ChannelStart, Depot, Layers, Setup};
use super::unit::UnitSetup;
use exoskin_quantity::unit::DAY_S;

/// A surface that was removed entirely: the film lies on a thin layer of fluid, and that lies on what is left of the
/// skin.
pub(super) fn bare(site: &Site, bared: &BaredSurface, setup: &mut Setup, draws: &dyn Draws) {
    let layer_um = draws.value(&p::WOUND_LAYER);
    setup.layers = layers_below(site, bared.depth_um, layer_um, bared.coagulated_um);
    setup.channel = Some(Channel {
        radius_um: setup.cell_radius_um,
        depth_um: layer_um,
        dead_rim_um: 0.0,
        coagulated_rim_um: bared.coagulated_um,
        open_share: 1.0,
        start: ChannelStart::Full,
        whole: true,
    });
    let fluid = &mut setup.fluid;
    let area_um2 = PI * setup.cell_radius_um * setup.cell_radius_um;
    fluid.outflow_um3_per_s = draws.value(&p::WOUND_EXUDATE) * area_um2;
    fluid.plug_s = draws.value(&p::PLUG_TIME);
    fluid.hindrance = draws.value(&p::PLUG_HINDRANCE);
    fluid.binding = draws.value(&p::PLUG_BINDING);
    fluid.flow_decay_s = draws.value(&p::WOUND_EXUDATE_DECAY);
    fluid.closing_half_life_s = bared.closing_half_life_s;
}

/// An old wound: within the count, its exudate neither fades nor ends in a new crust.
pub(super) fn weep(setup: &mut Setup) {
    setup.fluid.plug_s = f64::INFINITY;
    setup.fluid.flow_decay_s = f64::INFINITY;
}

/// The layers below a bared surface, counted from the top of the layer of fluid on it.
fn layers_below(site: &Site, depth_um: f64, layer_um: f64, coagulated_um: f64) -> Layers {
    let left = |depth: f64| (depth - depth_um).max(0.0) + layer_um;
    let junction_um = left(site.junction_depth_um);
    let papillary_um = left(site.papillary_depth_um).max(junction_um + 1.0);
    Layers {
        stratum_corneum_um: left(site.stratum_corneum_um) - layer_um,
        junction_um,
        papillary_um,
        bottom_um: (layer_um + coagulated_um).max(junction_um).max(papillary_um - BELOW_UM) + BELOW_UM + 1.0,
    }
}

/// A round hole: its bed is a bared surface, its walls are left out (a hole is much wider than the distance vesicles
/// travel).
pub(super) fn hole(site: &Site, hole: &RoundHoles, setup: &mut Setup, draws: &dyn Draws) {
    setup.cell_radius_um = hole.radius_um;
    let RoundHoles { depth_um, closing_half_life_s, .. } = *hole;
    bare(site, &BaredSurface { depth_um, coagulated_um: 0.0, closing_half_life_s }, setup, draws);
}

/// Holes that take up this share of the skin, and intact skin between them: the film covers both evenly.
pub(super) fn with_skin_between(share: f64, hole: Setup, whole: Setup) -> Vec<UnitSetup> {
    let area = |setup: &Setup| setup.cell_radius_um * setup.cell_radius_um;
    // For each hole, as many unit cells of intact skin as fill the rest of its area.
    let per_hole = (1.0 - share) / share * area(&hole) / area(&whole);
    vec![
        UnitSetup { share_of_area: share, share_of_channels: 1.0, setup: hole },
        UnitSetup { share_of_area: 1.0 - share, share_of_channels: per_hole, setup: whole },
    ]
}

/// Product left in the dermis around the needle's tip: a sphere up to the thickness of the dermis, then wider.
pub(super) fn inject(site: &Site, points: &Points, setup: &mut Setup, draws: &dyn Draws) {
    setup.cell_radius_um = libm::sqrt(1.0 / (PI * points.per_um2));
    let injected_um3 = setup.film.thickness_um / points.per_um2;
    let stays_um3 = injected_um3 * (1.0 - points.backflow_share).max(LEAST_STAYING);
    let liquid_share = draws.value(&p::DEPOT_LIQUID);
    let weal_um3 = stays_um3 / liquid_share;
    let tip_um = points.depth_um.clamp(site.junction_depth_um + 1.0, site.skin_um());
    let half_um = 0.5 * libm::cbrt(6.0 * weal_um3 / PI); // number: mathematics, the diameter of a sphere
    let top_um = (tip_um - half_um).max(site.junction_depth_um);
    let bottom_um = (tip_um + half_um).min(site.skin_um()).max(top_um + 1.0);
    // Depots of neighbouring points may touch: what no longer fits swells the tissue instead.
    let widest_um = WIDEST_DEPOT * setup.cell_radius_um;
    let radius_um = libm::sqrt(weal_um3 / (PI * (bottom_um - top_um))).min(widest_um);
    let room_um3 = PI * radius_um * radius_um * (bottom_um - top_um);
    setup.depot = Some(Depot {
        radius_um,
        top_um,
        bottom_um,
        liquid_share: (stays_um3 / room_um3).clamp(liquid_share, MOST_LIQUID),
        diffusivity: setup.fluid.diffusivity * draws.value(&p::DEPOT_DIFFUSIVITY),
        backflow_share: points.backflow_share,
    });
    setup.layers.bottom_um = setup.layers.bottom_um.max(bottom_um + BELOW_UM);
    setup.film.rub_s.clear();
}

/// The greatest width of a depot, as a share of the skin that belongs to its point.
const WIDEST_DEPOT: f64 = 0.95; // number: geometry, leaves a ring of tissue between depots
/// The largest share of liquid in a depot.
const MOST_LIQUID: f64 = 0.95; // number: geometry, leaves some tissue in a weal
/// Even where everything flows back, a depot still has a place.
const LEAST_STAYING: f64 = 1e-6; // number: numerics, in place of zero

/// A stratum corneum that lost a share of its thickness: more of the trace passes.
pub(super) fn thin(removed: f64, setup: &mut Setup, draws: &dyn Draws) {
    let layers = &mut setup.layers;
    let lost_um = removed.min(MOST_REMOVED) * layers.stratum_corneum_um;
    for depth in [&mut layers.stratum_corneum_um, &mut layers.junction_um, &mut layers.papillary_um] {
        *depth -= lost_um;
    }
    setup.barrier.trace_per_s *= draws.value(&p::TRACE_GAIN);
}

/// Some of the stratum corneum always remains.
const MOST_REMOVED: f64 = 0.99; // number: geometry, keeps the layers in order

/// An ointment lies between the skin and what is applied after it: that dries on top.
pub(super) fn keep_off(setup: &mut Setup) {
    if let Some(channel) = &mut setup.channel {
        channel.open_share = 0.0;
    }
    setup.barrier.trace_per_s = 0.0;
}

/// An ointment: nothing draws it into a channel. On intact skin only what reaches its lower face can pass.
pub(super) fn ointment(setup: &mut Setup) {
    setup.fluid.outflow_um3_per_s = setup.fluid.outflow_um3_per_s.max(0.0);
    if let Some(channel) = &mut setup.channel {
        channel.start = ChannelStart::Full;
    }
    let came = 2.0 * libm::sqrt(setup.film.diffusivity * DAY_S / PI) / setup.film.thickness_um;
    setup.barrier.trace_per_s *= came.min(1.0);
}
