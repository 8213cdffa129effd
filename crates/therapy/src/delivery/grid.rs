//! The mesh of one setup: where its faces are, and how fine it is.

use exoskin_transport::{Mesh, graded_faces};

use super::flow::Flow;
use super::setup::{Channel, Depot, Setup};

/// How fine the mesh is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Resolution {
    /// Smallest ring at the rim of the mouth, as a share of the channel's radius.
    pub finest_ring: f64,
    /// Smallest layer under the mouth, likewise.
    pub finest_layer: f64,
    /// Growth from one ring to the next.
    pub ring_growth: f64,
    /// Growth from one layer to the next.
    pub layer_growth: f64,
    /// Widest ring inside the channel, as a share of its radius.
    pub widest_ring: f64,
    /// Thickest layer inside the channel, as a share of its depth.
    pub thickest_layer: f64,
    /// Growth of rings away from the channel.
    pub far_growth: f64,
    /// Ratio of neighbouring film layers, thinner towards the mouth.
    pub film_ratio: f64,
    /// Film layers.
    pub film_layers: usize,
    /// Cells next to slow material have at least this share of the width they would have otherwise.
    pub slowest_cell: f64,
    /// Every cell is split into this many in each direction: for convergence studies.
    pub split: usize,
}

impl Resolution {
    /// The mesh on which `setup` is solved; a second one is twice as fine.
    pub fn of(setup: &Setup) -> Resolution {
        match setup.follicle {
            Some(_) => Resolution::follicle(),
            None if setup.is_column() || setup.is_reference() => Resolution::default(),
            None => Resolution::channel(),
        }
    }

    /// The mesh on which most draws of `setup` are solved, and on which they are corrected by those solved on both.
    pub fn coarse(setup: &Setup) -> Resolution {
        if setup.follicle.is_some() { Resolution::coarse_follicle() } else { Resolution::of(setup) }
    }

    /// For channels and depots: once extrapolated, within 1 % or so of what [`Resolution::default`] gives, at a quarter
    /// of its cost (see the page on speed). One column costs little on any mesh and keeps the finer one.
    pub fn channel() -> Resolution {
        Resolution {
            finest_ring: 0.25,   // number: numerics, mesh
            finest_layer: 0.15,  // number: numerics, mesh
            ring_growth: 4.0,    // number: numerics, mesh
            layer_growth: 4.0,   // number: numerics, mesh
            widest_ring: 1.0,    // number: numerics, mesh
            thickest_layer: 0.3, // number: numerics, mesh
            far_growth: 8.0,     // number: numerics, mesh
            film_ratio: 4.0,     // number: numerics, mesh
            film_layers: 3,      // number: numerics, mesh
            slowest_cell: 0.03,  // number: numerics, mesh
            split: 1,            // number: numerics, mesh
        }
    }

    /// For the mouths of follicles, accurate to 2 % or so: what they hold and pass is uncertain by decades, and every
    /// draw solves one of them alongside its channels.
    pub fn follicle() -> Resolution {
        Resolution {
            finest_ring: 1.0,    // number: numerics, mesh
            finest_layer: 0.5,   // number: numerics, mesh
            ring_growth: 3.0,    // number: numerics, mesh
            layer_growth: 4.0,   // number: numerics, mesh
            widest_ring: 1.0,    // number: numerics, mesh
            thickest_layer: 0.5, // number: numerics, mesh
            far_growth: 8.0,     // number: numerics, mesh
            film_ratio: 3.0,     // number: numerics, mesh
            film_layers: 2,      // number: numerics, mesh
            slowest_cell: 0.1,   // number: numerics, mesh
            split: 1,            // number: numerics, mesh
        }
    }

    /// For the mouths of follicles beside a channel: what they add is small, and corrected with it.
    fn coarse_follicle() -> Resolution {
        Resolution {
            finest_layer: 1.0,   // number: numerics, mesh
            ring_growth: 6.0,    // number: numerics, mesh
            layer_growth: 8.0,   // number: numerics, mesh
            thickest_layer: 1.0, // number: numerics, mesh
            film_layers: 1,      // number: numerics, mesh
            ..Resolution::follicle()
        }
    }
}

impl Default for Resolution {
    fn default() -> Self {
        Resolution {
            finest_ring: 0.06,    // number: numerics, mesh
            finest_layer: 0.05,   // number: numerics, mesh
            ring_growth: 2.1,     // number: numerics, mesh
            layer_growth: 2.0,    // number: numerics, mesh
            widest_ring: 0.55,    // number: numerics, mesh
            thickest_layer: 0.15, // number: numerics, mesh
            far_growth: 3.0,      // number: numerics, mesh
            film_ratio: 2.0,      // number: numerics, mesh
            film_layers: 5,       // number: numerics, mesh
            slowest_cell: 0.1,    // number: numerics, mesh
            split: 1,             // number: numerics, mesh
        }
    }
}

/// The mesh of `setup`, with its number of film layers on top.
pub(super) fn mesh(setup: &Setup, resolution: &Resolution, film_layers: usize) -> Mesh {
    let (r, z) = match (&setup.channel, &setup.depot) {
        (Some(channel), _) => (radial_faces(setup, channel, resolution), axial_faces(setup, channel, resolution)),
        (None, Some(depot)) => depot_faces(setup, depot, resolution),
        (None, None) => (vec![0.0, setup.cell_radius_um], intact_faces(setup, resolution)),
    };
    // Film layers have shares of the thickness as heights, finest at the mouth.
    let base = film_layers / resolution.split.max(1);
    let film = if base <= 1 {
        vec![-1.0, 0.0]
    } else {
        split(&film_shares(base, film_grading(setup, resolution).1), resolution.split)
    };
    let mut faces = film;
    faces.pop();
    faces.extend(split(&z, resolution.split));
    Mesh { r: split(&r, resolution.split), z: faces }
}

/// Below this diffusivity (um²/s) a film is an ointment: no vesicle moves so slowly in water.
const OINTMENT_BELOW: f64 = 0.01; // number: numerics, chooses a mesh
/// Layers of an ointment's film; the lowest is as thin as the distance vesicles travel in this time (s), within these
/// ratios.
const OINTMENT_LAYERS: usize = 8;
const OINTMENT_REACH_S: f64 = 1000.0; // number: numerics, mesh
const OINTMENT_RATIOS: (f64, f64) = (1.2, 4.0); // number: numerics, mesh

/// Number of layers of the film and the ratio of neighbouring ones.
pub(super) fn film_grading(setup: &Setup, resolution: &Resolution) -> (usize, f64) {
    let film = &setup.film;
    if film.diffusivity >= OINTMENT_BELOW || film.diffusivity <= 0.0 {
        return (resolution.film_layers, resolution.film_ratio);
    }
    let finest = REACH_CELL * libm::sqrt(film.diffusivity * OINTMENT_REACH_S);
    let ratio = libm::pow(film.thickness_um / finest, 1.0 / (OINTMENT_LAYERS - 1) as f64);
    (OINTMENT_LAYERS, ratio.clamp(OINTMENT_RATIOS.0, OINTMENT_RATIOS.1))
}

/// Faces of the film as negative shares of its thickness: heights fall geometrically towards the mouth.
fn film_shares(layers: usize, ratio: f64) -> Vec<f64> {
    let heights: Vec<f64> = (0..layers).map(|k| libm::pow(ratio, (layers - 1 - k) as f64)).collect();
    let sum: f64 = heights.iter().sum();
    let mut at = -1.0;
    let mut faces = vec![at];
    for height in heights {
        at += height / sum;
        faces.push(at);
    }
    if let Some(end) = faces.last_mut() {
        *end = 0.0;
    }
    faces
}

fn radial_faces(setup: &Setup, channel: &Channel, resolution: &Resolution) -> Vec<f64> {
    if channel.whole {
        return vec![0.0, setup.cell_radius_um];
    }
    let a = channel.radius_um;
    let widest = resolution.widest_ring * a;
    let growth = resolution.ring_growth;
    let inner = resolution.finest_ring * a;
    let mut faces = graded_faces(0.0, a, widest, inner, growth, widest);
    let fine = into_slow(setup, resolution, inner, wall_diffusivity(setup, channel));
    let mut edge = a;
    let wall = setup.follicle.map_or(0.0, |follicle| follicle.wall_um);
    for rim in [channel.coagulated_rim_um, channel.dead_rim_um, wall] {
        if rim > THINNEST_UM && edge + rim < setup.cell_radius_um {
            let first = fine + (growth - 1.0) * (edge - a);
            join(&mut faces, graded_faces(edge, edge + rim, first, 0.5 * rim, growth, 0.5 * rim)); // number: numerics, mesh
            edge += rim;
        }
    }
    let outer = setup.cell_radius_um;
    if outer > edge {
        let first = fine + (growth - 1.0) * (edge - a);
        join(&mut faces, graded_faces(edge, outer, first, outer, resolution.far_growth, outer));
    }
    faces
}

/// Cells next to slow material are at most this share of the depth that vesicles reach while the film is wet.
const REACH_CELL: f64 = 0.2; // number: numerics

/// The width `wanted`, or less where vesicles do not travel that far while the film is wet (um).
fn into_slow(setup: &Setup, resolution: &Resolution, wanted: f64, diffusivity: f64) -> f64 {
    if diffusivity <= 0.0 {
        return wanted;
    }
    let wet_s = Flow::new(setup).dry_s.min(setup.end_s);
    let reach = libm::sqrt(diffusivity * wet_s);
    wanted.min(REACH_CELL * reach).max(resolution.slowest_cell * wanted)
}

/// Diffusivity just beyond the wall (um²/s).
fn wall_diffusivity(setup: &Setup, channel: &Channel) -> f64 {
    let coagulated = channel.coagulated_rim_um > THINNEST_UM;
    if coagulated { setup.tissue.coagulated_diffusivity } else { setup.tissue.diffusivity }
}

/// Diffusivity in the lumen, slowed and bound by the plug if it forms while the film is wet (um²/s).
fn lumen_diffusivity(setup: &Setup) -> f64 {
    let (flow, fluid) = (Flow::new(setup), &setup.fluid);
    let plugged = flow.plug_s < flow.dry_s.min(setup.end_s);
    if plugged { fluid.diffusivity / (fluid.hindrance * (1.0 + fluid.binding)) } else { fluid.diffusivity }
}

/// Layers under a bared surface (um), and how much thicker they get with depth.
const BARED_CELL_UM: f64 = 2.0; // number: numerics, mesh
const BARED_GROWTH: f64 = 0.2; // number: numerics, mesh

/// How far the boundary layer of an outward flow is resolved, and how finely, in units of its own length.
const BOUNDARY_LENGTHS: f64 = 6.0; // number: numerics
const BOUNDARY_CELL: f64 = 0.5; // number: numerics

fn axial_faces(setup: &Setup, channel: &Channel, resolution: &Resolution) -> Vec<f64> {
    let layers = &setup.layers;
    let scale = if channel.whole { channel.depth_um } else { channel.radius_um };
    let fine = into_slow(setup, resolution, resolution.finest_layer * scale, lumen_diffusivity(setup));
    let floor = channel.depth_um;
    let thickest = resolution.thickest_layer * floor;
    let slope = resolution.layer_growth - 1.0;
    // Against an outward flow contents fall as exp(-z/length): that layer needs cells of its own.
    let area = std::f64::consts::PI * channel.radius_um * channel.radius_um;
    let outflow = setup.fluid.outflow_um3_per_s.max(0.0);
    let length = if outflow > 0.0 { setup.fluid.diffusivity * area / outflow } else { f64::INFINITY };
    let within = |z: f64| if z < BOUNDARY_LENGTHS * length { BOUNDARY_CELL * length } else { f64::INFINITY };
    // Desired thickness at a depth: fine at the mouth, a little coarser at the floor, growing away from both.
    let rim_end = floor + channel.coagulated_rim_um + channel.dead_rim_um;
    let width = |z: f64| {
        if channel.whole && z > floor {
            // One cell wide, so many layers cost little: fine as far as vesicles travel in slow material.
            BARED_CELL_UM.min(fine + slope * (z - floor)) + BARED_GROWTH * (z - rim_end).max(0.0)
        } else if z <= floor {
            (fine + slope * z).min(4.0 * fine + slope * (floor - z)).min(thickest).min(within(z).max(fine))
        } else {
            4.0 * fine + 2.0 * slope * (z - floor)
        }
    };
    let lines = [
        layers.stratum_corneum_um,
        layers.junction_um,
        layers.papillary_um,
        (BOUNDARY_LENGTHS * length).min(0.5 * floor), // number: numerics, mesh
        floor,
        floor + channel.coagulated_rim_um,
        rim_end,
        setup.follicle.map_or(0.0, |follicle| follicle.lined_um),
        setup.follicle.map_or(0.0, |follicle| floor + follicle.wall_um),
    ];
    faces_through(&lines, layers.bottom_um, resolution.layer_growth, width)
}

/// Faces around a depot: it is uniform inside, so cells are fine only at its faces.
fn depot_faces(setup: &Setup, depot: &Depot, resolution: &Resolution) -> (Vec<f64>, Vec<f64>) {
    let slope = resolution.layer_growth - 1.0;
    let (radius, outer) = (depot.radius_um, setup.cell_radius_um);
    let first = DEPOT_CELL_UM.min(0.25 * radius); // number: numerics, mesh
    let mut r = graded_faces(0.0, radius, radius, first, resolution.far_growth, radius);
    join(&mut r, graded_faces(radius, outer, first, outer, resolution.far_growth, outer));
    let layers = &setup.layers;
    let lines = [layers.stratum_corneum_um, layers.junction_um, layers.papillary_um, depot.top_um, depot.bottom_um];
    let away = |z: f64| (z - depot.top_um).abs().min((z - depot.bottom_um).abs());
    let z = faces_through(&lines, layers.bottom_um, resolution.layer_growth, |z| DEPOT_CELL_UM + slope * away(z));
    (r, z)
}

/// Cells at the faces of a depot (um).
const DEPOT_CELL_UM: f64 = 10.0; // number: numerics, mesh

fn intact_faces(setup: &Setup, resolution: &Resolution) -> Vec<f64> {
    let layers = &setup.layers;
    let lines = [layers.stratum_corneum_um, layers.junction_um, layers.papillary_um];
    faces_through(&lines, layers.bottom_um, resolution.layer_growth, |z| 2.0 + 0.3 * z) // number: numerics, mesh of intact skin
}

fn faces_through(lines: &[f64], end: f64, growth: f64, width: impl Fn(f64) -> f64) -> Vec<f64> {
    let mut stops: Vec<f64> = lines.iter().copied().filter(|&z| z > 0.0 && z < end).collect();
    stops.push(end);
    stops.sort_by(f64::total_cmp);
    stops.dedup_by(|a, b| *a - *b < THINNEST_UM);
    let mut faces = vec![0.0];
    let mut from = 0.0;
    for to in stops {
        // Just inside the ends, so that a change of width at a line counts on the correct side.
        let inside = 1e-6 * (to - from); // number: numerics, just inside the ends
        let (first, last) = (width(from + inside), width(to - inside));
        let widest = width(0.5 * (from + to)).max(first).max(last); // number: mathematics, the middle
        join(&mut faces, graded_faces(from, to, first, last, growth, widest));
        from = to;
    }
    faces
}

/// Lines closer than this count as one line (um).
const THINNEST_UM: f64 = 0.05; // number: numerics

fn join(faces: &mut Vec<f64>, more: Vec<f64>) {
    faces.extend(more.into_iter().skip(1));
}

fn split(faces: &[f64], parts: usize) -> Vec<f64> {
    let mut fine = vec![faces[0]];
    for pair in faces.windows(2) {
        for part in 1..=parts {
            fine.push(pair[0] + (pair[1] - pair[0]) * part as f64 / parts as f64);
        }
    }
    fine
}
