//! Which place is what: mesh, regions, and the graph of exchanges between them.

use exoskin_transport::{Graph, Mesh, Sink, graded_faces};

use super::flow::Flow;
use super::setup::{Channel, Setup};

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
    /// Every cell is split into this many in each direction: for convergence.
    pub split: usize,
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
            split: 1,             // number: numerics, mesh
        }
    }
}

/// What a place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Region {
    /// Nothing can be here.
    Closed,
    /// Film.
    Film,
    /// Lumen of the channel.
    Channel,
    /// Dead or coagulated rim.
    Rim {
        /// Coagulated.
        coagulated: bool,
    },
    /// Living epidermis.
    Epidermis,
    /// Papillary dermis.
    Papillary,
    /// Reticular dermis.
    Reticular,
}

impl Region {
    /// Tissue, living or not.
    pub fn is_tissue(self) -> bool {
        !matches!(self, Region::Closed | Region::Film | Region::Channel)
    }

    /// Living tissue.
    pub fn is_living(self) -> bool {
        matches!(self, Region::Epidermis | Region::Papillary | Region::Reticular)
    }

    /// Dermis.
    pub fn is_dermis(self) -> bool {
        matches!(self, Region::Papillary | Region::Reticular)
    }
}

/// Fates in the order of their numbers; `taken_up_TYPE` follow.
pub const FATES: [&str; 8] =
    ["dried_residue", "washed", "washed_back", "plug_crust", "phagocytosed", "degraded", "lymph", "follicle"];

/// What a sink stands for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum SinkKind {
    /// Outflow to the surface through the mouth.
    WashedBack,
    /// The channel closes above the junction.
    Crust,
    /// The channel closes below the junction.
    Phagocytosed,
    /// Degradation.
    Degraded,
    /// Lymph.
    Lymph,
    /// Follicle.
    Follicle,
    /// Uptake by cells that stand at a wall: touched from the place through this area (um²), at this distance (um).
    Contact {
        /// Cell type.
        cell_type: usize,
        /// Area of the face (um²).
        area_um2: f64,
        /// From the middle of the place to the face (um).
        distance_um: f64,
        /// Cells per um³ behind the face.
        per_um3: f64,
        /// Cells that stand at the face.
        cells: f64,
    },
    /// Uptake by cells in the tissue.
    Volume {
        /// Cell type.
        cell_type: usize,
        /// Cells per um³.
        per_um3: f64,
        /// Cells in the place.
        cells: f64,
    },
}

/// Mesh with regions and graph.
#[derive(Clone, Debug)]
pub struct Lattice {
    /// The mesh; the first layers are the film with heights as shares of its thickness.
    pub mesh: Mesh,
    /// Number of film layers.
    pub film_layers: usize,
    /// Region of each cell.
    pub regions: Vec<Region>,
    /// The graph.
    pub graph: Graph,
    /// What each sink is.
    pub sinks: Vec<SinkKind>,
}

/// Number of the reservoir that holds the dried residue.
pub const RESIDUE: usize = 0;

impl Lattice {
    /// The lattice of `setup`.
    pub fn new(setup: &Setup, resolution: &Resolution) -> Lattice {
        let film_layers = if setup.switches.held_mouth || setup.switches.mixed_film {
            1
        } else {
            resolution.film_layers * resolution.split
        };
        let mesh = mesh(setup, resolution, film_layers);
        let regions = regions(setup, &mesh, film_layers);
        let mut lattice = Lattice { mesh, film_layers, regions, graph: Graph::default(), sinks: Vec::new() };
        lattice.connect(setup);
        lattice
    }

    /// Cell number.
    pub fn cell(&self, layer: usize, ring: usize) -> usize {
        layer * self.mesh.rings() + ring
    }

    /// Region of a place given by layer and ring.
    pub fn region(&self, layer: usize, ring: usize) -> Region {
        self.regions[self.cell(layer, ring)]
    }

    /// Layer and ring of a cell.
    pub fn position(&self, cell: usize) -> (usize, usize) {
        (cell / self.mesh.rings(), cell % self.mesh.rings())
    }

    /// Unknowns that are coupled: cells in which a vesicle can be.
    pub fn unknowns(&self) -> usize {
        self.regions.iter().filter(|&&region| region != Region::Closed).count()
    }

    fn connect(&mut self, setup: &Setup) {
        let (layers, rings) = (self.mesh.layers(), self.mesh.rings());
        let mut graph = Graph { cells: layers * rings, bandwidth: rings, reservoirs: 1, ..Graph::default() };
        for layer in 0..layers {
            for ring in 0..rings {
                let cell = self.cell(layer, ring);
                if ring + 1 < rings && self.joined(setup, layer, ring, layer, ring + 1) {
                    graph.edges.push((cell as u32, cell as u32 + 1));
                }
                if layer + 1 < layers && self.joined(setup, layer, ring, layer + 1, ring) {
                    graph.edges.push((cell as u32, (cell + rings) as u32));
                }
                let region = self.regions[cell];
                if region.is_living() && setup.tissue.bind_per_s > 0.0 {
                    graph.pools.push(cell as u32);
                }
            }
        }
        if setup.switches.mixed_film {
            // One unknown feeds every ring of the mouth; in the last column it stays within the bandwidth.
            let film = self.cell(self.film_layers - 1, rings - 1);
            for ring in 0..rings {
                if self.region(self.film_layers, ring) == Region::Channel {
                    graph.edges.push((film as u32, self.cell(self.film_layers, ring) as u32));
                }
            }
        }
        self.add_outlets(setup, &mut graph);
        self.add_sinks(setup, &mut graph);
        graph.fates = FATES.len() + setup.cells.len();
        self.graph = graph;
    }

    /// True where vesicles can go between two neighbours.
    fn joined(&self, setup: &Setup, layer: usize, ring: usize, to_layer: usize, to_ring: usize) -> bool {
        let (a, b) = (self.region(layer, ring), self.region(to_layer, to_ring));
        match (a, b) {
            (Region::Closed, _) | (_, Region::Closed) => false,
            (Region::Film, Region::Film) => !setup.switches.mixed_film && !setup.switches.held_mouth,
            (Region::Film, Region::Channel) => !setup.switches.mixed_film,
            (Region::Film, _) => false,
            // The lumen's wall is shut where the stratum corneum is.
            (Region::Channel, other) if other.is_tissue() => !setup.switches.held_mouth,
            _ => true,
        }
    }

    /// The trace through the intact barrier comes out evenly under the stratum corneum.
    fn add_outlets(&self, setup: &Setup, graph: &mut Graph) {
        if setup.barrier.trace_per_s <= 0.0 {
            return;
        }
        let rings = self.mesh.rings();
        let top = (0..self.mesh.layers()).find(|&layer| self.region(layer, rings - 1).is_tissue());
        if let Some(layer) = top {
            for ring in 0..rings {
                if self.region(layer, ring).is_tissue() {
                    graph.outlets.push((RESIDUE as u32, self.cell(layer, ring) as u32));
                }
            }
        }
    }

    fn add_sinks(&mut self, setup: &Setup, graph: &mut Graph) {
        let mut sinks: Vec<(Sink, SinkKind)> = Vec::new();
        for cell in 0..self.regions.len() {
            self.sinks_of_cell(setup, cell, &mut |fate, kind| {
                sinks.push((Sink { place: cell as u32, fate: fate as u16 }, kind));
            });
        }
        for k in 0..graph.pools.len() {
            let place = (graph.cells + k) as u32;
            sinks.push((Sink { place, fate: fate("degraded") as u16 }, SinkKind::Degraded));
        }
        if setup.barrier.follicle_per_s > 0.0 {
            let place = graph.reservoir(RESIDUE) as u32;
            sinks.push((Sink { place, fate: fate("follicle") as u16 }, SinkKind::Follicle));
        }
        graph.sinks = sinks.iter().map(|(sink, _)| *sink).collect();
        self.sinks = sinks.into_iter().map(|(_, kind)| kind).collect();
    }

    fn sinks_of_cell(&self, setup: &Setup, cell: usize, add: &mut dyn FnMut(usize, SinkKind)) {
        let (layer, ring) = self.position(cell);
        let region = self.regions[cell];
        match region {
            Region::Closed => {}
            Region::Film => {
                if setup.barrier.follicle_per_s > 0.0 {
                    add(fate("follicle"), SinkKind::Follicle);
                }
            }
            Region::Channel => {
                add(fate("degraded"), SinkKind::Degraded);
                let middle = 0.5 * (self.mesh.z[layer] + self.mesh.z[layer + 1]);
                if middle < setup.layers.junction_um {
                    add(fate("plug_crust"), SinkKind::Crust);
                } else {
                    add(fate("phagocytosed"), SinkKind::Phagocytosed);
                }
                if layer == self.film_layers {
                    add(fate("washed_back"), SinkKind::WashedBack);
                }
            }
            _ => {
                add(fate("degraded"), SinkKind::Degraded);
                if region.is_dermis() {
                    add(fate("lymph"), SinkKind::Lymph);
                }
            }
        }
        if !setup.switches.held_mouth {
            self.uptake_of_cell(setup, layer, ring, region, add);
        }
    }

    fn uptake_of_cell(
        &self,
        setup: &Setup,
        layer: usize,
        ring: usize,
        region: Region,
        add: &mut dyn FnMut(usize, SinkKind),
    ) {
        for (cell_type, cells) in setup.cells.iter().enumerate() {
            let fate = FATES.len() + cell_type;
            if region.is_living() {
                let per_um3 = density(cells, region);
                if per_um3 > 0.0 {
                    let count = per_um3 * self.mesh.volume(layer, ring);
                    add(fate, SinkKind::Volume { cell_type, per_um3, cells: count });
                }
            } else if matches!(region, Region::Channel | Region::Rim { .. }) {
                for (behind, area_um2, distance_um) in self.living_faces(layer, ring) {
                    let per_um3 = density(cells, behind);
                    if per_um3 > 0.0 {
                        let count = area_um2 * libm::pow(per_um3, 2.0 / 3.0);
                        add(fate, SinkKind::Contact { cell_type, area_um2, distance_um, per_um3, cells: count });
                    }
                }
            }
        }
    }

    /// Faces of a dead place behind which cells live: region, area (um²), distance from the middle (um).
    fn living_faces(&self, layer: usize, ring: usize) -> Vec<(Region, f64, f64)> {
        let mesh = &self.mesh;
        let mut faces = Vec::new();
        if ring + 1 < mesh.rings() && self.region(layer, ring + 1).is_living() {
            let area = mesh.wall_area(layer, ring);
            faces.push((self.region(layer, ring + 1), area, area / mesh.outward_factor(layer, ring)));
        }
        if layer + 1 < mesh.layers() && self.region(layer + 1, ring).is_living() {
            faces.push((self.region(layer + 1, ring), mesh.ring_area(ring), 0.5 * mesh.height(layer)));
        }
        faces
    }
}

/// Number of a fate by its name.
pub fn fate(name: &str) -> usize {
    FATES.iter().position(|&known| known == name).unwrap_or(FATES.len())
}

fn density(cells: &super::setup::Cells, region: Region) -> f64 {
    match region {
        Region::Epidermis => cells.epidermis_per_um3,
        Region::Papillary => cells.papillary_per_um3,
        Region::Reticular => cells.reticular_per_um3,
        _ => 0.0,
    }
}

fn regions(setup: &Setup, mesh: &Mesh, film_layers: usize) -> Vec<Region> {
    let (layers, rings) = (mesh.layers(), mesh.rings());
    let mut regions = Vec::with_capacity(layers * rings);
    for layer in 0..layers {
        for ring in 0..rings {
            regions.push(region_at(setup, mesh, film_layers, layer, ring));
        }
    }
    regions
}

fn region_at(setup: &Setup, mesh: &Mesh, film_layers: usize, layer: usize, ring: usize) -> Region {
    if layer < film_layers {
        let kept = match (setup.switches.held_mouth, setup.switches.mixed_film, setup.channel) {
            (true, _, Some(channel)) => mesh.middle(ring) < channel.radius_um,
            (_, true, _) => ring + 1 == mesh.rings(),
            _ => true,
        };
        return if kept { Region::Film } else { Region::Closed };
    }
    let z = 0.5 * (mesh.z[layer] + mesh.z[layer + 1]);
    let r = mesh.middle(ring);
    if let Some(channel) = &setup.channel {
        if r < channel.radius_um && z < channel.depth_um {
            return Region::Channel;
        }
        // Tissue above the stratum corneum's lower face is shut.
        if z > setup.layers.stratum_corneum_um {
            let dead = channel.dead_rim_um;
            let all = dead + channel.coagulated_rim_um;
            let outside = (r - channel.radius_um).max(z - channel.depth_um);
            if outside < channel.coagulated_rim_um {
                return Region::Rim { coagulated: true };
            }
            if outside < all {
                return Region::Rim { coagulated: false };
            }
        }
    }
    match z {
        z if z < setup.layers.stratum_corneum_um => Region::Closed,
        z if z < setup.layers.junction_um => Region::Epidermis,
        z if z < setup.layers.papillary_um => Region::Papillary,
        _ => Region::Reticular,
    }
}

fn mesh(setup: &Setup, resolution: &Resolution, film_layers: usize) -> Mesh {
    let (r, z) = match &setup.channel {
        Some(channel) => (radial_faces(setup, channel, resolution), axial_faces(setup, channel, resolution)),
        None => (vec![0.0, setup.cell_radius_um], intact_faces(setup, resolution)),
    };
    // Film layers carry shares of the thickness as heights, finest at the mouth.
    let base = film_layers / resolution.split.max(1);
    let film =
        if base <= 1 { vec![-1.0, 0.0] } else { split(&film_shares(base, resolution.film_ratio), resolution.split) };
    let mut faces = film;
    faces.pop();
    faces.extend(split(&z, resolution.split));
    Mesh { r: split(&r, resolution.split), z: faces }
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
    let a = channel.radius_um;
    let widest = resolution.widest_ring * a;
    let growth = resolution.ring_growth;
    let inner = resolution.finest_ring * a;
    let mut faces = graded_faces(0.0, a, widest, inner, growth, widest);
    let fine = into_slow(setup, inner, wall_diffusivity(setup, channel));
    let mut edge = a;
    for rim in [channel.coagulated_rim_um, channel.dead_rim_um] {
        if rim > THINNEST_UM {
            let first = fine + (growth - 1.0) * (edge - a);
            join(&mut faces, graded_faces(edge, edge + rim, first, 0.5 * rim, growth, 0.5 * rim));
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

/// Cells next to slow matter are at most this share of the depth that vesicles reach while the film is wet, and at
/// least this share of the width wanted otherwise.
const REACH_CELL: f64 = 0.2; // number: numerics
const LEAST_CELL: f64 = 0.1; // number: numerics

/// The width `wanted`, or less where vesicles do not come that far while the film is wet (um).
fn into_slow(setup: &Setup, wanted: f64, diffusivity: f64) -> f64 {
    if diffusivity <= 0.0 {
        return wanted;
    }
    let wet_s = Flow::new(setup).dry_s.min(setup.end_s);
    let reach = libm::sqrt(diffusivity * wet_s);
    wanted.min(REACH_CELL * reach).max(LEAST_CELL * wanted)
}

/// Diffusivity just beyond the wall (um²/s).
fn wall_diffusivity(setup: &Setup, channel: &Channel) -> f64 {
    let coagulated = channel.coagulated_rim_um > THINNEST_UM;
    if coagulated { setup.tissue.coagulated_diffusivity } else { setup.tissue.diffusivity }
}

/// Diffusivity in the lumen, slowed and bound by the plug where it comes while the film is wet (um²/s).
fn lumen_diffusivity(setup: &Setup) -> f64 {
    let (flow, fluid) = (Flow::new(setup), &setup.fluid);
    let plugged = flow.plug_s < flow.dry_s.min(setup.end_s);
    if plugged { fluid.diffusivity / (fluid.hindrance * (1.0 + fluid.binding)) } else { fluid.diffusivity }
}

/// How far the boundary layer of an outward flow is resolved, and how finely, in its own lengths.
const BOUNDARY_LENGTHS: f64 = 6.0; // number: numerics
const BOUNDARY_CELL: f64 = 0.5; // number: numerics

fn axial_faces(setup: &Setup, channel: &Channel, resolution: &Resolution) -> Vec<f64> {
    let layers = &setup.layers;
    let fine = into_slow(setup, resolution.finest_layer * channel.radius_um, lumen_diffusivity(setup));
    let floor = channel.depth_um;
    let thickest = resolution.thickest_layer * floor;
    let slope = resolution.layer_growth - 1.0;
    // Against an outward flow contents fall as exp(-z/length): that layer wants cells of its own.
    let area = std::f64::consts::PI * channel.radius_um * channel.radius_um;
    let outflow = setup.fluid.outflow_um3_per_s.max(0.0);
    let length = if outflow > 0.0 { setup.fluid.diffusivity * area / outflow } else { f64::INFINITY };
    let within = |z: f64| if z < BOUNDARY_LENGTHS * length { BOUNDARY_CELL * length } else { f64::INFINITY };
    // Wanted thickness at a depth: fine at the mouth, a little coarser at the floor, growing away from both.
    let width = |z: f64| {
        if z <= floor {
            (fine + slope * z).min(4.0 * fine + slope * (floor - z)).min(thickest).min(within(z).max(fine))
        } else {
            4.0 * fine + 2.0 * slope * (z - floor)
        }
    };
    let rim_end = floor + channel.coagulated_rim_um + channel.dead_rim_um;
    let lines = [
        layers.stratum_corneum_um,
        layers.junction_um,
        layers.papillary_um,
        (BOUNDARY_LENGTHS * length).min(0.5 * floor),
        floor,
        floor + channel.coagulated_rim_um,
        rim_end,
    ];
    faces_through(&lines, layers.bottom_um, resolution.layer_growth, width)
}

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
        // Just inside the ends, so that a change of width at a line counts on its own side.
        let inside = 1e-6 * (to - from); // number: numerics, just inside the ends
        let (first, last) = (width(from + inside), width(to - inside));
        let widest = width(0.5 * (from + to)).max(first).max(last);
        join(&mut faces, graded_faces(from, to, first, last, growth, widest));
        from = to;
    }
    faces
}

/// Lines closer than this are one line (um).
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
