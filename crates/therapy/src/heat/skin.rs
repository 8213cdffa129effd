//! The skin under the film: layers, exchange with the room, and the heat a procedure left.

use exoskin_evidence::Draws;
use exoskin_transport::graded_faces;

use super::parameters as p;
use super::slab::{half, series};
use exoskin_quantity::unit::ZERO_CELSIUS_K;

/// Heat numbers of one draw (J, um, s; temperatures in °C).
#[derive(Clone, Debug, PartialEq)]
pub struct Body {
    /// Temperature of the surface at rest.
    pub rest_c: f64,
    /// Temperature of the room.
    pub room_c: f64,
    /// Exchange of the surface with the room, by convection and radiation (J/s/um²/K).
    pub exchange: f64,
    /// Heat that a volume of water takes with it when it evaporates (J/um³).
    pub latent: f64,
    /// Heat capacity of the product (J/um³/K).
    pub film_capacity: f64,
    /// Conductivity of the product (J/s/um/K).
    pub film_conductivity: f64,
    /// Capacity of each cell of the skin, from the surface down (J/um²/K).
    pub capacity: Vec<f64>,
    /// Conductance from the surface to the first cell, between cells, and from the last to the core (J/s/um²/K).
    pub conductance: Vec<f64>,
    /// Departure from rest of each cell that corresponds to one degree at the surface right after the procedure.
    pub heated: Vec<f64>,
}

/// The Stefan-Boltzmann constant (J/s/um²/K⁴).
const STEFAN_BOLTZMANN: f64 = 5.670_374e-20; // number: physical constant

impl Body {
    /// One draw.
    pub fn draw(draws: &dyn Draws) -> Body {
        let rest_c = draws.value(&p::REST);
        let kelvin = rest_c + ZERO_CELSIUS_K;
        // The derivative of the fourth power: exact at rest, within a few per cent over ten degrees.
        let radiation = 4.0 * draws.value(&p::EMISSIVITY) * STEFAN_BOLTZMANN * kelvin * kelvin * kelvin;
        let density = draws.value(&p::DENSITY);
        let epidermis = Layer {
            thickness_um: draws.value(&p::EPIDERMIS),
            conductivity: draws.value(&p::EPIDERMIS_CONDUCTIVITY),
            capacity: density * draws.value(&p::EPIDERMIS_CAPACITY),
        };
        let below = Layer {
            thickness_um: draws.value(&p::CORE_DEPTH) - epidermis.thickness_um,
            conductivity: draws.value(&p::SKIN_CONDUCTIVITY),
            capacity: density * draws.value(&p::SKIN_CAPACITY),
        };
        let mut body = Body {
            rest_c,
            room_c: draws.value(&p::ROOM),
            exchange: draws.value(&p::CONVECTION) + radiation,
            latent: draws.value(&p::LATENT),
            film_capacity: draws.value(&p::WATER_CAPACITY),
            film_conductivity: draws.value(&p::WATER_CONDUCTIVITY),
            capacity: Vec::new(),
            conductance: Vec::new(),
            heated: Vec::new(),
        };
        body.mesh(&[epidermis, below], draws.value(&p::HEATED_DEPTH));
        body
    }

    /// Cells over the layers: fine at the surface, coarse at the core.
    fn mesh(&mut self, layers: &[Layer], heated_um: f64) {
        let (mut depth_um, mut before) = (0.0, None);
        for layer in layers {
            let first = FIRST_CELL_UM + CELL_GROWTH * depth_um;
            let end = depth_um + layer.thickness_um;
            let faces = graded_faces(depth_um, end, first, layer.thickness_um, 1.0 + CELL_GROWTH, layer.thickness_um);
            for pair in faces.windows(2) {
                let thickness = pair[1] - pair[0];
                let own = half(layer.conductivity, thickness);
                self.conductance.push(before.map_or(own, |before| series(before, own)));
                self.capacity.push(layer.capacity * thickness);
                self.heated.push(libm::exp(-0.5 * (pair[0] + pair[1]) / heated_um)); // number: mathematics, the middle
                before = Some(own);
            }
            depth_um = end;
        }
        self.conductance.extend(before);
    }
}

/// A layer of skin.
struct Layer {
    thickness_um: f64,
    /// J/s/um/K.
    conductivity: f64,
    /// J/um³/K.
    capacity: f64,
}

/// The cell at the surface (um), and how much wider cells get with depth.
const FIRST_CELL_UM: f64 = 25.0; // number: numerics, mesh
const CELL_GROWTH: f64 = 0.35; // number: numerics, mesh
