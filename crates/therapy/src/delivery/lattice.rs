//! What each place is: mesh, regions, and the graph of exchanges between them.

use exoskin_transport::{Graph, Mesh, Sink};

pub use super::grid::Resolution;
use super::grid::{film_grading, mesh};
pub use super::region::Region;
use super::region::regions;
use super::setup::Setup;

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
    /// Expelled from a follicle.
    Follicle,
    /// Uptake by cells at a wall, touched from the place through this area (um²), at this distance (um).
    Contact {
        /// Cell type.
        cell_type: usize,
        /// Area of the face (um²).
        area_um2: f64,
        /// From the middle of the place to the face (um).
        distance_um: f64,
        /// Cells per um³ behind the face.
        per_um3: f64,
        /// Cells at the face.
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
pub(super) const RESIDUE: usize = 0;

impl Lattice {
    /// The lattice of `setup`.
    pub fn new(setup: &Setup, resolution: &Resolution) -> Lattice {
        let single = setup.switches.held_mouth || setup.switches.mixed_film || setup.depot.is_some();
        let film_layers = if single { 1 } else { film_grading(setup, resolution).0 * resolution.split };
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

    /// Depth of the middle of a layer (um).
    fn middle(&self, layer: usize) -> f64 {
        0.5 * (self.mesh.z[layer] + self.mesh.z[layer + 1]) // number: mathematics, the middle
    }

    /// Coupled unknowns: cells in which a vesicle can be.
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
            // One unknown feeds every ring of the mouth; placed in the last column, it stays within the bandwidth.
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

    /// True where vesicles can pass between two neighbours.
    fn joined(&self, setup: &Setup, layer: usize, ring: usize, to_layer: usize, to_ring: usize) -> bool {
        let (a, b) = (self.region(layer, ring), self.region(to_layer, to_ring));
        match (a, b) {
            (Region::Closed, _) | (_, Region::Closed) => false,
            (Region::Film, Region::Film) => !setup.switches.mixed_film && !setup.switches.held_mouth,
            (Region::Film, Region::Channel) => !setup.switches.mixed_film,
            (Region::Film, _) => false,
            // The lumen's wall is shut where the stratum corneum is.
            (Region::Channel, other) if other.is_tissue() => match &setup.follicle {
                Some(follicle) => layer == to_layer && self.middle(layer) > follicle.lined_um,
                None => !setup.switches.held_mouth,
            },
            _ => true,
        }
    }

    /// The trace through the intact barrier emerges evenly under the stratum corneum.
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
        graph.sinks = sinks.iter().map(|(sink, _)| *sink).collect();
        self.sinks = sinks.into_iter().map(|(_, kind)| kind).collect();
    }

    fn sinks_of_cell(&self, setup: &Setup, cell: usize, add: &mut dyn FnMut(usize, SinkKind)) {
        let (layer, ring) = self.position(cell);
        let region = self.regions[cell];
        match region {
            Region::Closed => {}
            Region::Film => {}
            Region::Channel if setup.follicle.is_some() => add(fate("follicle"), SinkKind::Follicle),
            Region::Channel => {
                // The fluid on a bared surface is outside, like the film.
                if !setup.bared() {
                    add(fate("degraded"), SinkKind::Degraded);
                }
                if self.middle(layer) < setup.layers.junction_um {
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
        // Behind a follicle's wall, cells are reached through the wall alone.
        let behind = setup.follicle.is_some() && region == Region::Channel;
        if !setup.switches.held_mouth && !behind {
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
                let per_um3 = density(setup, cells, region);
                if per_um3 > 0.0 {
                    let count = per_um3 * self.mesh.volume(layer, ring);
                    add(fate, SinkKind::Volume { cell_type, per_um3, cells: count });
                }
            } else if matches!(region, Region::Channel | Region::Rim { .. }) {
                for (behind, area_um2, distance_um) in self.living_faces(layer, ring) {
                    let per_um3 = density(setup, cells, behind);
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
            faces.push((self.region(layer + 1, ring), mesh.ring_area(ring), 0.5 * mesh.height(layer))); // number: mathematics, the middle
        }
        faces
    }
}

/// Number of a fate, by its name.
pub fn fate(name: &str) -> usize {
    FATES.iter().position(|&known| known == name).unwrap_or(FATES.len())
}

fn density(setup: &Setup, cells: &super::setup::Cells, region: Region) -> f64 {
    // Injected liquid pushes the cells apart.
    let apart = setup.depot.map_or(1.0, |depot| 1.0 - depot.liquid_share);
    match region {
        Region::Depot { reticular: false } => apart * cells.papillary_per_um3,
        Region::Depot { reticular: true } => apart * cells.reticular_per_um3,
        Region::Epidermis => cells.epidermis_per_um3,
        Region::Papillary => cells.papillary_per_um3,
        Region::Reticular => cells.reticular_per_um3,
        _ => 0.0,
    }
}
