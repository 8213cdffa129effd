//! The parts of a [`Setup`] from one draw: layers, channel, fluid, tissue, barrier, cells.

use super::parameters as p;
use exoskin_evidence::Draws;
use exoskin_skin::injury::Filling;
use exoskin_skin::{Injury, Layer, Site};

use super::REFERENCE_UM;
use super::setup::{Barrier, Cells, Channel, ChannelStart, Fluid, Layers, Tissue};
use exoskin_quantity::unit::{DAY_S, HOUR_S, ZERO_CELSIUS_K};

/// Where the model ends below the channel or the junction: nothing travels that far in two days (um).
pub(super) const BELOW_UM: f64 = 350.0; // number: numerics, moves taken-up by less than 0.1 %

pub(super) fn layers(site: &Site, injury: Option<&Injury>) -> Layers {
    let floor = injury.map_or(0.0, |injury| injury.depth_um + injury.dead_rim_um + injury.coagulated_rim_um);
    let deepest = floor.max(site.junction_depth_um) + BELOW_UM;
    let papillary = site.papillary_depth_um.max(site.junction_depth_um + 1.0);
    Layers {
        stratum_corneum_um: site.stratum_corneum_um,
        junction_um: site.junction_depth_um,
        papillary_um: papillary,
        bottom_um: deepest.max(papillary + 1.0),
    }
}

pub(super) fn channel(injury: &Injury, draws: &dyn Draws) -> Channel {
    let full = injury.filling == Filling::Coagulum || draws.value(&p::CHANNEL_START) < injury.blood_filled_share;
    // Neighbouring rims may touch but not overlap.
    let room = 0.9 * (injury.outer_radius_um() - injury.radius_um); // number: geometry, leaves tissue between rims
    let dead = injury.dead_rim_um.min(0.5 * room); // number: geometry, leaves room for a coagulated rim
    Channel {
        radius_um: injury.radius_um,
        depth_um: injury.depth_um,
        dead_rim_um: dead,
        coagulated_rim_um: injury.coagulated_rim_um.min(room - dead),
        open_share: injury.open_share,
        start: if full { ChannelStart::Full } else { ChannelStart::Empty },
        whole: false,
    }
}

pub(super) fn fluid(injury: Option<&Injury>, free: f64, size: f64, draws: &dyn Draws) -> Fluid {
    let Some(injury) = injury else { return no_fluid(free) };
    let coagulum = injury.filling == Filling::Coagulum;
    let inward = draws.value(&p::FLOW_DIRECTION) < draws.value(&p::INWARD_SHARE);
    let amount = draws.value(&p::OUTFLOW);
    Fluid {
        diffusivity: if coagulum { draws.value(&p::COAGULATED_DIFFUSIVITY) / size } else { free },
        outflow_um3_per_s: match (coagulum, inward) {
            (true, _) => 0.0,
            (_, true) => -amount,
            _ => amount,
        },
        plug_s: draws.value(&p::PLUG_TIME),
        hindrance: if coagulum { 1.0 } else { draws.value(&p::PLUG_HINDRANCE) },
        binding: draws.value(&p::PLUG_BINDING),
        flow_decay_s: draws.value(&p::FLOW_DECAY),
        closing_half_life_s: injury.closing_half_life_s,
    }
}

/// Intact skin has no channel; no priors are drawn.
pub(super) fn no_fluid(free: f64) -> Fluid {
    Fluid {
        diffusivity: free,
        outflow_um3_per_s: 0.0,
        plug_s: f64::INFINITY,
        hindrance: 1.0,
        binding: 0.0,
        flow_decay_s: HOUR_S,
        closing_half_life_s: f64::INFINITY,
    }
}

pub(super) fn tissue(size: f64, draws: &dyn Draws) -> Tissue {
    let pore = draws.value(&p::PORE) / REFERENCE_UM;
    let open = |d: f64| {
        let free = (1.0 - d / pore).max(0.0);
        free * free
    };
    // A vesicle as wide as the pores cannot enter; a small remainder keeps the operator well defined.
    let accessible = (draws.value(&p::ACCESSIBLE) * open(size) / open(1.0)).clamp(LEAST_ACCESSIBLE, 1.0);
    Tissue {
        accessible,
        diffusivity: draws.value(&p::TISSUE_DIFFUSIVITY) / size,
        reticular_diffusivity: draws.value(&p::RETICULAR_DIFFUSIVITY) / size,
        coagulated_diffusivity: draws.value(&p::COAGULATED_DIFFUSIVITY) / size,
        bind_per_s: draws.value(&p::BIND),
        release_per_s: draws.value(&p::RELEASE),
        degrade_per_s: draws.value(&p::DEGRADE),
        lymph_per_s: draws.value(&p::LYMPH),
    }
}

const LEAST_ACCESSIBLE: f64 = 1e-9; // number: numerics, in place of zero

pub(super) fn barrier(draws: &dyn Draws) -> Barrier {
    let hazard = |share: f64| -libm::log1p(-share) / DAY_S;
    Barrier { trace_per_s: hazard(draws.value(&exoskin_skin::parameters::INTACT_TRACE)) }
}

pub(super) fn cells(site: &Site, draws: &dyn Draws) -> Vec<Cells> {
    let radius_um = draws.value(&p::CELL_RADIUS);
    let types = exoskin_skin::cell_types(site, draws);
    exoskin_skin::cells::CELL_TYPES
        .iter()
        .map(|&name| {
            let of = |layer: Layer| {
                types.iter().filter(|t| t.name == name && t.layer == layer).map(|t| t.per_um3).sum::<f64>()
            };
            Cells {
                name: name.to_owned(),
                epidermis_per_um3: of(Layer::Epidermis),
                papillary_per_um3: of(Layer::Papillary),
                reticular_per_um3: of(Layer::Reticular),
                per_um2: types.iter().filter(|t| t.name == name).map(|t| t.per_um2).sum(),
                uptake_um3_per_s: draws.value(p::clearance(name)),
                radius_um,
            }
        })
        .collect()
}

/// Free diffusivity at the film's temperature: Arrhenius between the two rows (um²/s).
pub(super) fn film_diffusivity(draws: &dyn Draws) -> f64 {
    const WARM_C: f64 = 37.0; // number: the temperatures of the two rows
    const COOL_C: f64 = 25.0; // number: the temperatures of the two rows
    let inverse = |celsius: f64| 1.0 / (celsius + ZERO_CELSIUS_K);
    let (cool, warm) = (draws.value(&p::DIFFUSIVITY_25C), draws.value(&p::DIFFUSIVITY_37C));
    let film = inverse(draws.value(&p::FILM_TEMPERATURE));
    let way = (inverse(COOL_C) - film) / (inverse(COOL_C) - inverse(WARM_C));
    cool * libm::pow(warm / cool, way)
}
