//! The rates of the Markov generator: finite volumes with Scharfetter-Gummel edges, partition by phi both ways.

use exoskin_transport::rates::{exchange, in_series};
use exoskin_transport::{Graph, Process, Rates};

use super::flow::Flow;
use super::lattice::{Lattice, Region, SinkKind};
use super::occupancy::Occupancy;
use super::setup::{Setup, TRACE_ENDS_S, Tissue};

/// A mouth held at the film's concentration: a film so large that filling the channel does not change it.
pub const HELD_FILM_VOLUMES: f64 = 1e9; // number: numerics, the film's volume in channel volumes

/// The process of one setup on its lattice.
#[derive(Debug)]
pub struct Generator<'a> {
    setup: &'a Setup,
    lattice: &'a Lattice,
    flow: &'a Flow,
    edges: Vec<Edge>,
    uptake: Vec<f64>,
    cell_area: f64,
    occupancy: Option<&'a Occupancy>,
}

/// What an edge is made of; nothing in it changes with time.
#[derive(Clone, Copy, Debug)]
struct Edge {
    from: Side,
    to: Side,
    way: Way,
}

/// One end of an edge.
#[derive(Clone, Copy, Debug)]
struct Side {
    region: Region,
    /// Volume (um³); film: area of the ring times the layer's share of the thickness (per um).
    volume: f64,
    /// Area over distance from the middle to the face (um).
    factor: f64,
}

/// How water goes through an edge.
#[derive(Clone, Copy, Debug)]
enum Way {
    /// Film to film sideways.
    Lateral,
    /// Up or down within the film.
    FilmVertical,
    /// From the film into the mouth; share of the mouth's area.
    Mouth(f64),
    /// Down the lumen: share of the mouth's flow at this depth, share of its area.
    Lumen(f64),
    /// Outward in radius, through wall or tissue: share of the mouth's flow that comes in here.
    Radial(f64),
    /// No flow.
    Still,
}

impl<'a> Generator<'a> {
    /// The generator of `setup`.
    pub fn new(setup: &'a Setup, lattice: &'a Lattice, flow: &'a Flow) -> Self {
        Generator::with_occupancy(setup, lattice, flow, None)
    }

    /// The generator of `setup` where some cells are already so full that they take up less.
    pub fn with_occupancy(
        setup: &'a Setup,
        lattice: &'a Lattice,
        flow: &'a Flow,
        occupancy: Option<&'a Occupancy>,
    ) -> Self {
        let cell_area = std::f64::consts::PI * setup.cell_radius_um * setup.cell_radius_um;
        let mut generator =
            Generator { setup, lattice, flow, edges: Vec::new(), uptake: Vec::new(), cell_area, occupancy };
        generator.edges = lattice.graph.edges.iter().map(|&(i, j)| generator.edge(i as usize, j as usize)).collect();
        generator.uptake = generator.uptake_rates();
        generator
    }

    /// Volume of the film at its start (um³).
    pub fn film_volume(&self) -> f64 {
        let channel = self.setup.channel;
        match (self.setup.switches.held_mouth, channel) {
            (true, Some(channel)) => {
                HELD_FILM_VOLUMES * std::f64::consts::PI * channel.radius_um * channel.radius_um * channel.depth_um
            }
            _ => self.cell_area * self.flow.film_start_um,
        }
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
                (Region::Film, _) => Way::Lateral,
                (Region::Channel, Region::Channel) => Way::Radial(self.wall_share(layer) * self.within(ring)),
                _ => Way::Radial(self.wall_share(layer) * self.beyond(ring)),
            };
            return Edge { from, to, way };
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
            (Region::Film, Region::Film) => Way::FilmVertical,
            (Region::Film, _) => Way::Mouth(self.mouth_share(area)),
            (Region::Channel, Region::Channel) => Way::Lumen(self.axial_share(to_layer) * self.mouth_share(area)),
            _ => Way::Still,
        };
        Edge { from, to, way }
    }

    fn volume(&self, region: Region, layer: usize, ring: usize) -> f64 {
        let mesh = &self.lattice.mesh;
        if region != Region::Film {
            return mesh.volume(layer, ring);
        }
        if self.setup.switches.held_mouth {
            return self.film_volume() * self.mouth_share(mesh.ring_area(ring));
        }
        if self.setup.switches.mixed_film { self.cell_area } else { mesh.volume(layer, ring) }
    }

    /// A ring's share of the mouth's area.
    fn mouth_share(&self, area: f64) -> f64 {
        self.setup.channel.map_or(0.0, |c| area / (std::f64::consts::PI * c.radius_um * c.radius_um))
    }

    /// Length of wall through which water comes, from the stratum corneum's lower face to the floor (um).
    fn wet_wall_um(&self) -> f64 {
        self.setup.channel.map_or(0.0, |c| c.depth_um - self.setup.layers.stratum_corneum_um.min(0.5 * c.depth_um))
    }

    /// Share of the flow that passes the upper face of `layer`.
    fn axial_share(&self, layer: usize) -> f64 {
        let Some(channel) = &self.setup.channel else { return 0.0 };
        let below = channel.depth_um - self.lattice.mesh.z[layer];
        (below / self.wet_wall_um()).clamp(0.0, 1.0)
    }

    /// Share of the flow that comes through the wall of `layer`.
    fn wall_share(&self, layer: usize) -> f64 {
        let Some(channel) = &self.setup.channel else { return 0.0 };
        let mesh = &self.lattice.mesh;
        let top = channel.depth_um - self.wet_wall_um();
        let inside = mesh.z[layer + 1].min(channel.depth_um) - mesh.z[layer].max(top);
        (inside / self.wet_wall_um()).max(0.0)
    }

    /// Share of a layer's water that comes from beyond the outer face of `ring`: sources even in the tissue.
    fn beyond(&self, ring: usize) -> f64 {
        let Some(channel) = &self.setup.channel else { return 0.0 };
        let square = |r: f64| r * r;
        let outer = square(self.setup.cell_radius_um);
        let face = square(self.lattice.mesh.r[ring + 1]);
        ((outer - face) / (outer - square(channel.radius_um))).clamp(0.0, 1.0)
    }

    /// Share of a layer's water that passes the outer face of `ring` in the lumen, where the flow along the
    /// axis is even over the cross-section.
    fn within(&self, ring: usize) -> f64 {
        let Some(channel) = &self.setup.channel else { return 0.0 };
        let ratio = self.lattice.mesh.r[ring + 1] / channel.radius_um;
        ratio * ratio
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
                        let d = diffusivity(&self.setup.tissue, region);
                        per_um3 * self.uptake_of(cell_type, d, place)
                    }
                    SinkKind::Contact { cell_type, area_um2, distance_um, per_um3, .. } => {
                        let (layer, ring) = lattice.position(place);
                        let region = lattice.regions[place];
                        let d = match region {
                            Region::Channel => self.setup.fluid.diffusivity,
                            rim => diffusivity(&self.setup.tissue, rim),
                        };
                        let uptake = self.uptake_of(cell_type, d, place);
                        let velocity = uptake * libm::pow(per_um3, 2.0 / 3.0);
                        // To the wall by diffusion, then by contact: in series.
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

    /// Volume one cell clears (um³/s): its own, at most what diffusion brings, less where capacity is short.
    fn uptake_of(&self, cell_type: usize, diffusivity: f64, place: usize) -> f64 {
        let cells = &self.setup.cells[cell_type];
        let brought = 4.0 * std::f64::consts::PI * diffusivity * cells.radius_um;
        let relief = self.occupancy.map_or(1.0, |occupancy| occupancy.relief(self.lattice, cell_type, place));
        cells.uptake_um3_per_s.min(brought) * relief
    }

    fn edge_rates(&self, edge: &Edge, now: &Now) -> (f64, f64) {
        let (mut a, mut b) = (edge.from, edge.to);
        let mut flow = 0.0;
        let mut entering = 1.0;
        match edge.way {
            Way::Lateral => {
                // Heights are shares of the thickness: area and volume shrink alike.
            }
            Way::FilmVertical => {
                a.factor /= now.film_um;
                b.factor /= now.film_um;
            }
            Way::Mouth(share) => {
                a.factor /= now.film_um;
                flow = -now.outflow * share;
                entering = now.open;
                if !now.wet {
                    return (0.0, 0.0);
                }
            }
            Way::Lumen(share) => flow = -now.outflow * share,
            Way::Radial(share) => flow = -now.outflow * share,
            Way::Still => {}
        }
        let film_volume = |side: &Side| match edge.way {
            Way::FilmVertical => side.volume * now.film_um,
            Way::Mouth(_) if side.region == Region::Film && !self.setup.switches.held_mouth => {
                side.volume * now.film_um
            }
            _ => side.volume,
        };
        let (phi_a, phi_b) = (self.accessible(a.region), self.accessible(b.region));
        let conductance = in_series_open(
            a.factor * phi_a * self.diffusivity(a.region, now),
            b.factor * phi_b * self.diffusivity(b.region, now),
        );
        let (forward, backward) = exchange(conductance, flow * phi_a.min(phi_b));
        let free = |side: &Side| if side.region == Region::Channel { now.free } else { 1.0 };
        // Tissue around a closed channel cannot give back to it.
        let giving_back = if a.region == Region::Channel && b.region.is_tissue() { now.open_now } else { 1.0 };
        (
            forward * entering * free(&a) / (phi_a * film_volume(&a)),
            backward * giving_back * free(&b) / (phi_b * film_volume(&b)),
        )
    }

    fn accessible(&self, region: Region) -> f64 {
        if region.is_tissue() { self.setup.tissue.accessible } else { 1.0 }
    }

    fn diffusivity(&self, region: Region, now: &Now) -> f64 {
        match region {
            Region::Film => self.setup.film.diffusivity,
            Region::Channel => self.setup.fluid.diffusivity / now.hindrance,
            other => diffusivity(&self.setup.tissue, other),
        }
    }
}

/// The functions of time at one instant.
struct Now {
    film_um: f64,
    wet: bool,
    outflow: f64,
    hindrance: f64,
    free: f64,
    open: f64,
    open_now: f64,
}

impl Process for Generator<'_> {
    fn graph(&self) -> &Graph {
        &self.lattice.graph
    }

    fn rates(&self, time_s: f64, rates: &mut Rates) {
        let flow = self.flow;
        let open = flow.open(time_s);
        let now = Now {
            film_um: flow.film_um(time_s),
            wet: flow.wet(time_s),
            outflow: flow.outflow_um3_per_s(time_s),
            hindrance: flow.hindrance(time_s),
            free: flow.free_share(time_s),
            open,
            open_now: open,
        };
        for (k, edge) in self.edges.iter().enumerate() {
            (rates.forward[k], rates.backward[k]) = self.edge_rates(edge, &now);
        }
        rates.bind.fill(self.setup.tissue.bind_per_s);
        rates.release.fill(self.setup.tissue.release_per_s);
        self.outlet_rates(time_s, rates);
        self.sink_rates(&now, rates);
    }

    fn longest_step(&self, time_s: f64) -> f64 {
        self.flow.longest_step_s(time_s)
    }

    fn weighs(&self, place: usize) -> bool {
        self.lattice.regions.get(place).is_some_and(|&region| region != Region::Film && region != Region::Closed)
    }
}

impl Generator<'_> {
    /// The trace leaves the residue evenly over the area under it.
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

    fn sink_rates(&self, now: &Now, rates: &mut Rates) {
        let lattice = self.lattice;
        for (k, (sink, kind)) in lattice.graph.sinks.iter().zip(&lattice.sinks).enumerate() {
            rates.sink[k] = match kind {
                SinkKind::Degraded => self.setup.tissue.degrade_per_s,
                SinkKind::Lymph => self.setup.tissue.lymph_per_s,
                SinkKind::Follicle => self.setup.barrier.follicle_per_s,
                SinkKind::Crust | SinkKind::Phagocytosed => self.flow.closing_per_s(),
                SinkKind::Volume { .. } => self.uptake[k],
                SinkKind::Contact { .. } => {
                    let free = lattice.regions[sink.place as usize] == Region::Channel;
                    self.uptake[k] * if free { now.free } else { 1.0 }
                }
                SinkKind::WashedBack if now.wet => 0.0,
                SinkKind::WashedBack => {
                    let (layer, ring) = lattice.position(sink.place as usize);
                    let share = self.mouth_share(lattice.mesh.ring_area(ring));
                    now.outflow.max(0.0) * share * now.free / lattice.mesh.volume(layer, ring)
                }
            };
        }
    }
}

/// Two factors in series; an infinite one drops out.
fn in_series_open(a: f64, b: f64) -> f64 {
    match (a.is_infinite(), b.is_infinite()) {
        (true, _) => b,
        (_, true) => a,
        _ => in_series(a, b),
    }
}

fn diffusivity(tissue: &Tissue, region: Region) -> f64 {
    match region {
        Region::Epidermis | Region::Papillary | Region::Rim { coagulated: false } => tissue.diffusivity,
        Region::Rim { coagulated: true } => tissue.coagulated_diffusivity,
        Region::Reticular => tissue.reticular_diffusivity,
        _ => 0.0,
    }
}
