//! The rates of the Markov generator: finite volumes with Scharfetter-Gummel edges, partition by phi in both
//! directions.

use exoskin_transport::rates::in_series;
use exoskin_transport::{Graph, Process, Rates};

use super::flow::Flow;
use super::lattice::{Lattice, Region, SinkKind};
use super::occupancy::Occupancy;
use super::setup::{Setup, TRACE_ENDS_S};
use super::terms::{Edge, Now, Place, Side, Terms, Way};
use super::water::Water;

/// A mouth held at the film's concentration: the film is a supply of this many channel volumes, so that filling the
/// channel takes a ten-thousandth of it.
pub(super) const HELD_FILM_VOLUMES: f64 = 1e4; // number: numerics, the supply in channel volumes

/// Asked whether to abandon a solve.
pub type Stop<'a> = &'a (dyn Fn() -> bool + Sync);

/// The process of one setup on its lattice.
pub struct Generator<'a> {
    setup: &'a Setup,
    lattice: &'a Lattice,
    flow: &'a Flow,
    terms: Terms,
    uptake: Vec<f64>,
    cell_area: f64,
    occupancy: Option<&'a Occupancy>,
    stop: Option<Stop<'a>>,
}

impl<'a> Generator<'a> {
    /// The generator of `setup`.
    pub fn new(setup: &'a Setup, lattice: &'a Lattice, flow: &'a Flow) -> Self {
        Generator::with_occupancy(setup, lattice, flow, None)
    }

    /// The generator of `setup` where some cells are already full enough to take up less.
    pub(super) fn with_occupancy(
        setup: &'a Setup,
        lattice: &'a Lattice,
        flow: &'a Flow,
        occupancy: Option<&'a Occupancy>,
    ) -> Self {
        let cell_area = std::f64::consts::PI * setup.cell_radius_um * setup.cell_radius_um;
        let (terms, uptake) = (Terms::default(), Vec::new());
        let mut generator = Generator { setup, lattice, flow, terms, uptake, cell_area, occupancy, stop: None };
        generator.uptake = generator.uptake_rates();
        generator.terms = generator.terms();
        generator
    }

    /// The same, asking `stop` before every step.
    pub(super) fn until(self, stop: Stop<'a>) -> Self {
        Generator { stop: Some(stop), ..self }
    }

    /// Volume of the film at its start (um³).
    pub(super) fn film_volume(&self) -> f64 {
        let channel = self.setup.channel;
        match (self.setup.switches.held_mouth, channel) {
            (true, Some(channel)) => {
                HELD_FILM_VOLUMES * std::f64::consts::PI * channel.radius_um * channel.radius_um * channel.depth_um
            }
            _ => self.cell_area * self.flow.film_start_um,
        }
    }

    fn water(&self) -> Water<'_> {
        Water { setup: self.setup, mesh: &self.lattice.mesh }
    }

    fn edge(&self, i: usize, j: usize) -> Edge {
        let lattice = self.lattice;
        let ((layer, ring), (to_layer, to_ring)) = (lattice.position(i), lattice.position(j));
        let (a, b) = (lattice.regions[i], lattice.regions[j]);
        let mesh = &lattice.mesh;
        let across = layer == to_layer;
        let side = |region: Region, layer: usize, ring: usize, factor: f64| Side {
            region,
            volume: self.volume(region, layer, ring),
            factor,
        };
        if across {
            let from = side(a, layer, ring, mesh.outward_factor(layer, ring));
            let to = side(b, to_layer, to_ring, mesh.inward_factor(to_layer, to_ring));
            let way = match (a, b) {
                (Region::Film, _) => Way::Lateral(-mesh.height(layer) * self.water().spreading(ring)),
                (Region::Channel, Region::Channel) => {
                    Way::Radial(self.water().wall_share(layer) * self.water().within(ring))
                }
                _ => Way::Radial(self.water().wall_share(layer) * self.water().beyond(ring)),
            };
            let passes = match (&self.setup.follicle, a, b) {
                (Some(follicle), Region::Channel, other) if other.is_tissue() => {
                    follicle.permeability_um_per_s * mesh.wall_area(layer, ring)
                }
                _ => f64::INFINITY,
            };
            return Edge { from, to, way, passes };
        }
        let area = mesh.ring_area(to_ring);
        let from_factor = if a == Region::Film && (self.setup.switches.held_mouth || self.setup.switches.mixed_film) {
            f64::INFINITY
        } else {
            2.0 * mesh.ring_area(ring) / mesh.height(layer)
        };
        let from = side(a, layer, ring, from_factor);
        let to = side(b, to_layer, to_ring, 2.0 * area / mesh.height(to_layer));
        let way = match (a, b) {
            (Region::Film, Region::Film) => Way::FilmVertical(self.water().rising(to_layer, ring)),
            (Region::Film, _) if self.setup.film.ointment => Way::Mouth(0.0),
            (Region::Film, _) => Way::Mouth(self.water().mouth_share(area)),
            (Region::Channel, Region::Channel) => {
                Way::Lumen(self.water().axial_share(to_layer) * self.water().mouth_share(area))
            }
            _ if self.setup.bared() => Way::Lumen(self.water().risen_share(to_layer) * self.water().mouth_share(area)),
            _ => Way::Still,
        };
        Edge { from, to, way, passes: f64::INFINITY }
    }

    fn volume(&self, region: Region, layer: usize, ring: usize) -> f64 {
        let mesh = &self.lattice.mesh;
        if region != Region::Film {
            return mesh.volume(layer, ring);
        }
        if self.setup.switches.held_mouth {
            return self.film_volume() * self.water().mouth_share(mesh.ring_area(ring));
        }
        if self.setup.switches.mixed_film { self.cell_area } else { mesh.volume(layer, ring) }
    }

    /// Uptake of each sink in 1/s where contents are free.
    fn uptake_rates(&self) -> Vec<f64> {
        let lattice = self.lattice;
        let sinks = lattice.graph.sinks.iter().zip(&lattice.sinks);
        sinks
            .map(|(sink, kind)| {
                let place = sink.place as usize;
                match *kind {
                    SinkKind::Volume { cell_type, per_um3, .. } => {
                        let region = lattice.regions[place];
                        let d = diffusivity(self.setup, region);
                        per_um3 * self.uptake_of(cell_type, d, place)
                    }
                    SinkKind::Contact { cell_type, area_um2, distance_um, per_um3, .. } => {
                        let (layer, ring) = lattice.position(place);
                        let region = lattice.regions[place];
                        let d = match region {
                            Region::Channel => self.setup.fluid.diffusivity,
                            rim => diffusivity(self.setup, rim),
                        };
                        let uptake = self.uptake_of(cell_type, d, place);
                        let velocity = uptake * libm::pow(per_um3, 2.0 / 3.0);
                        // By diffusion to the wall, then by contact: in series.
                        let accessible = if region == Region::Channel { 1.0 } else { self.setup.tissue.accessible };
                        let to_wall = accessible * d / distance_um;
                        let volume = accessible * lattice.mesh.volume(layer, ring);
                        in_series(velocity, to_wall) * area_um2 / volume
                    }
                    _ => 0.0,
                }
            })
            .collect()
    }

    /// Volume one cell clears (um³/s): its own rate, capped by what diffusion brings, reduced where capacity runs
    /// short.
    fn uptake_of(&self, cell_type: usize, diffusivity: f64, place: usize) -> f64 {
        let cells = &self.setup.cells[cell_type];
        let brought = most_brought(diffusivity, cells.radius_um);
        let relief = self.occupancy.map_or(1.0, |occupancy| occupancy.relief(self.lattice, cell_type, place));
        cells.uptake_um3_per_s.min(brought) * relief
    }

    /// The edges and sinks, sorted by what changes them.
    fn terms(&self) -> Terms {
        let lattice = self.lattice;
        let mut terms = Terms::default();
        terms.washed_while_wet = self.setup.film.ointment;
        for (k, &(i, j)) in lattice.graph.edges.iter().enumerate() {
            let edge = self.edge(i as usize, j as usize);
            terms.push(k as u32, &edge, |region| self.place(region), self.flow);
        }
        for (k, (sink, kind)) in lattice.graph.sinks.iter().zip(&lattice.sinks).enumerate() {
            let place = sink.place as usize;
            match kind {
                SinkKind::WashedBack => {
                    let (layer, ring) = lattice.position(place);
                    let share = self.water().mouth_share(lattice.mesh.ring_area(ring));
                    terms.washed.push((k as u32, share / lattice.mesh.volume(layer, ring)));
                }
                SinkKind::Contact { .. } if lattice.regions[place] == Region::Channel => {
                    terms.touching.push((k as u32, self.uptake[k]));
                }
                _ => {}
            }
        }
        terms
    }

    /// What a region offers a vesicle before there is a plug.
    fn place(&self, region: Region) -> Place {
        let tissue = &self.setup.tissue;
        match region {
            Region::Film => Place { accessible: 1.0, diffusivity: self.setup.film.diffusivity },
            Region::Channel => Place { accessible: 1.0, diffusivity: self.setup.fluid.diffusivity },
            Region::Depot { .. } => {
                let accessible = self.setup.depot.map_or(1.0, |depot| depot.liquid_share);
                Place { accessible, diffusivity: diffusivity(self.setup, region) }
            }
            other if other.is_tissue() => {
                Place { accessible: tissue.accessible, diffusivity: diffusivity(self.setup, other) }
            }
            _ => Place { accessible: 1.0, diffusivity: 0.0 },
        }
    }
}

impl Process for Generator<'_> {
    fn graph(&self) -> &Graph {
        &self.lattice.graph
    }

    fn stopped(&self) -> bool {
        self.stop.is_some_and(|stop| stop())
    }

    fn rates(&self, time_s: f64, rates: &mut Rates) {
        let now = Now::new(self.flow, time_s);
        let before = Now::noted(&rates.last);
        if before.is_none() {
            self.constant_rates(rates);
        }
        self.terms.write(&now, before.as_ref(), self.setup.switches.held_mouth, rates);
        self.outlet_rates(time_s, rates);
        now.note(&mut rates.last);
    }

    fn longest_step(&self, time_s: f64) -> f64 {
        self.flow.longest_step_s(time_s)
    }

    fn weighs(&self, place: usize) -> bool {
        self.lattice.regions.get(place).is_some_and(|&region| region != Region::Film && region != Region::Closed)
    }
}

impl Generator<'_> {
    /// Binding and the sinks that never change; those that change are overwritten.
    fn constant_rates(&self, rates: &mut Rates) {
        rates.bind.fill(self.setup.tissue.bind_per_s);
        rates.release.fill(self.setup.tissue.release_per_s);
        for (k, kind) in self.lattice.sinks.iter().enumerate() {
            rates.sink[k] = match kind {
                SinkKind::Degraded => self.setup.tissue.degrade_per_s,
                SinkKind::Lymph => self.setup.tissue.lymph_per_s,
                SinkKind::Follicle => self.setup.follicle.map_or(0.0, |follicle| follicle.expelled_per_s),
                SinkKind::Crust | SinkKind::Phagocytosed => self.flow.closing_per_s(),
                SinkKind::Volume { .. } | SinkKind::Contact { .. } => self.uptake[k],
                SinkKind::WashedBack => 0.0,
            };
        }
    }

    /// The trace passes from the residue evenly over the area under it.
    fn outlet_rates(&self, time_s: f64, rates: &mut Rates) {
        let trace = if time_s < TRACE_ENDS_S { self.setup.barrier.trace_per_s } else { 0.0 };
        let lattice = self.lattice;
        let areas =
            lattice.graph.outlets.iter().map(|&(_, cell)| lattice.mesh.ring_area(lattice.position(cell as usize).1));
        let total: f64 = areas.clone().sum();
        for (rate, area) in rates.outlet.iter_mut().zip(areas) {
            *rate = trace * area / total;
        }
    }
}

fn diffusivity(setup: &Setup, region: Region) -> f64 {
    let tissue = &setup.tissue;
    match region {
        Region::Depot { .. } => setup.depot.map_or(0.0, |depot| depot.diffusivity),
        Region::Epidermis | Region::Papillary | Region::Rim { coagulated: false } => tissue.diffusivity,
        Region::Rim { coagulated: true } => tissue.coagulated_diffusivity,
        Region::Reticular => tissue.reticular_diffusivity,
        _ => 0.0,
    }
}

/// The most that diffusion brings to a sphere (um³/s).
pub(crate) fn most_brought(diffusivity_um2_s: f64, radius_um: f64) -> f64 {
    4.0 * std::f64::consts::PI * diffusivity_um2_s * radius_um
}
