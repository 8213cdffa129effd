//! Follicles as unit cells of their own: an open mouth under the film, its lumen outside the skin, a living wall.
//!
//! What passes intact skin was measured on skin with follicles, so the measured trace is divided, not doubled: a share
//! of it goes through the walls of follicles, the rest through the stratum corneum between them. The wall's
//! permeability is set so that this share passes within the count if the lumen is always as concentrated as a drying
//! film is on average. A lumen fills by diffusion and loses its supply with the film, so what passes is a band whose
//! upper end is the trace.

use std::f64::consts::PI;

use exoskin_evidence::{Draws, Medians};
use exoskin_skin::{Condition, Site, follicle, parameters as skin};

use super::flow::Flow;
use super::parameters as p;
use super::parts;
use super::setup::{Barrier, Channel, ChannelStart, Follicle, Setup};
use super::unit::UnitSetup;
use exoskin_quantity::unit::DAY_S;

/// Divides the skin of all `units` between them and open follicles; a bared surface has no follicles left. `size`:
/// diameter of the vesicle relative to that for which diffusivities are declared.
pub(super) fn beside(size: f64, site: &Site, units: Vec<UnitSetup>, draws: &dyn Draws) -> Vec<UnitSetup> {
    let whole: f64 = units.iter().filter(|unit| !unit.setup.bared()).map(|unit| unit.share_of_area).sum();
    let Some(first) = units.iter().find(|unit| !unit.setup.bared()) else { return units };
    let mouth = Mouth::draw(site, draws);
    let Some(share) = mouth.share_of_skin(&first.setup, &units) else { return units };
    let own_trace = draws.value(&p::FOLLICLE_TRACE);
    let setup = mouth.setup(size, &first.setup, share, own_trace * draws.value(&skin::INTACT_TRACE), draws);
    let mut all = Vec::with_capacity(units.len() + 1);
    let mut per_area = 0.0;
    for mut unit in units {
        if !unit.setup.bared() {
            per_area = unit.share_of_channels * area(&unit.setup) / unit.share_of_area;
            // As many channels as before, and follicles between them.
            unit.share_of_area *= 1.0 - share;
            if unit.setup.channel.is_some() {
                unit.setup.cell_radius_um *= libm::sqrt(1.0 - share);
            } else {
                unit.share_of_channels *= 1.0 - share;
            }
            unit.setup.barrier.trace_per_s *= (1.0 - own_trace) / (1.0 - share);
        }
        all.push(unit);
    }
    let share_of_channels = per_area * whole * share / area(&setup);
    all.push(UnitSetup { share_of_area: whole * share, share_of_channels, setup });
    all
}

fn area(setup: &Setup) -> f64 {
    setup.cell_radius_um * setup.cell_radius_um
}

/// One draw of the open follicles of a site.
struct Mouth {
    /// Open follicles per um² of skin.
    per_um2: f64,
    /// Radius of a circle with the area left free by hair and sebum (um).
    radius_um: f64,
    /// Depth of the infundibulum (um).
    depth_um: f64,
    /// Depth down to which it is lined like the surface (um).
    lined_um: f64,
}

impl Mouth {
    fn draw(site: &Site, draws: &dyn Draws) -> Mouth {
        let depth_um = draws.value(&p::FOLLICLE_DEPTH);
        // The hair cycle belongs to healing: its median is good enough for how many mouths are open.
        let open = follicle::growing_share(site, Condition::Healthy, &Medians);
        Mouth {
            per_um2: follicle::follicles_per_um2(site) * open,
            radius_um: draws.value(&p::FOLLICLE_RADIUS) * libm::sqrt(draws.value(&p::FOLLICLE_ROOM).max(LEAST_ROOM)),
            depth_um,
            lined_um: depth_um * draws.value(&p::FOLLICLE_LINED),
        }
    }

    /// Share of the skin from which the film supplies follicles: as far as vesicles travel before it is dry. Where that
    /// overlaps with what supplies channels, both take in proportion. None where channels leave no room.
    fn share_of_skin(&self, around: &Setup, units: &[UnitSetup]) -> Option<f64> {
        let reach = libm::sqrt(4.0 * around.film.diffusivity * Flow::new(around).dry_s.min(around.end_s));
        let disc = |per_um2: f64, radius_um: f64| per_um2 * PI * radius_um * radius_um;
        let wanted = disc(self.per_um2, self.radius_um + reach);
        let channels = around.channel.map_or(0.0, |channel| {
            disc(1.0 / (PI * around.cell_radius_um * around.cell_radius_um), channel.radius_um + reach)
        });
        let share = if wanted + channels <= 1.0 { wanted } else { wanted / (wanted + channels) };
        let room = units.iter().filter_map(|unit| room(&unit.setup)).fold(MOST_SKIN, f64::min);
        let least = LEAST_SKIN * disc(self.per_um2, self.radius_um);
        let share = share.max(least).min(room);
        (share >= least && share > 0.0).then_some(share)
    }

    fn setup(&self, size: f64, around: &Setup, share: f64, trace: f64, draws: &dyn Draws) -> Setup {
        let free = draws.value(&p::DIFFUSIVITY_37C) / size;
        let open_um = (self.depth_um - self.lined_um).max(LEAST_OPEN_UM);
        let wall = self.per_um2 * 2.0 * PI * self.radius_um * open_um;
        let layers = around.layers;
        let wall_um = layers.junction_um - layers.stratum_corneum_um;
        let mut setup = Setup {
            cell_radius_um: libm::sqrt(share / (PI * self.per_um2)),
            channel: Some(Channel {
                radius_um: self.radius_um,
                depth_um: self.depth_um,
                dead_rim_um: 0.0,
                coagulated_rim_um: 0.0,
                open_share: 1.0,
                start: ChannelStart::Full,
                whole: false,
            }),
            fluid: parts::no_fluid(free * draws.value(&p::FOLLICLE_DIFFUSIVITY)),
            barrier: Barrier { trace_per_s: 0.0 },
            ..around.clone()
        };
        setup.layers.bottom_um = (layers.papillary_um + 1.0).max(self.depth_um + wall_um + DERMIS_UM);
        let lasting_s = setup.end_s.max(DAY_S) * mean_concentration(&Flow::new(&setup), setup.end_s);
        setup.follicle = Some(Follicle {
            lined_um: self.lined_um,
            wall_um,
            permeability_um_per_s: trace * setup.film.thickness_um / (lasting_s * wall),
            expelled_per_s: 1.0 / draws.value(&p::FOLLICLE_RETENTION),
        });
        setup
    }
}

/// Mean concentration of a film until it is dry, relative to the initial one: ln(r) r / (r - 1) for a thickness that
/// falls r-fold at constant speed.
fn mean_concentration(flow: &Flow, end_s: f64) -> f64 {
    let ratio = flow.film_start_um / flow.film_um(flow.dry_s.min(end_s));
    if ratio > UNCHANGED { libm::log(ratio) * ratio / (ratio - 1.0) } else { 1.0 }
}

/// Below this ratio a film's thickness counts as unchanged.
const UNCHANGED: f64 = 1.001; // number: numerics, keeps a difference apart from rounding

/// Share of a channel's skin that follicles may take without touching its rims; none without a channel.
fn room(setup: &Setup) -> Option<f64> {
    let channel = setup.channel.filter(|channel| !channel.whole)?;
    let least = RIM_ROOM * (channel.radius_um + channel.dead_rim_um + channel.coagulated_rim_um);
    Some((1.0 - least * least / area(setup)).max(0.0))
}

/// Follicles are supplied by at most this share of the skin, and by at least this multiple of the area of their mouths.
const MOST_SKIN: f64 = 0.8; // number: geometry, leaves skin between follicles
const LEAST_SKIN: f64 = 1.5; // number: geometry, leaves a ring around each mouth
/// Channels keep at least this multiple of their radius, rims included.
const RIM_ROOM: f64 = 1.05; // number: geometry, leaves tissue between rims
/// Dermis that is modelled under the wall of a follicle (um).
const DERMIS_UM: f64 = 100.0; // number: numerics, cells of the wall take most of what passes it
/// A mouth always has some room.
const LEAST_ROOM: f64 = 1e-3; // number: geometry, in place of zero
/// Some of the wall is always open (um).
const LEAST_OPEN_UM: f64 = 1.0; // number: geometry, in place of zero
