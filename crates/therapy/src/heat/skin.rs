//! The skin under the film: layers, exchange with the room, and the heat a procedure left.

use exoskin_evidence::Draws;
use exoskin_transport::graded_faces;

use super::parameters as p;
use super::slab::{half, series};
use crate::units::{ABSOLUTE_ZERO_C, J_PER_KCAL, L_PER_M3, ML_PER_M3, MM_PER_M, UM_PER_M};

/// Heat numbers of one draw (SI units, temperatures in °C).
#[derive(Clone, Debug, PartialEq)]
pub struct Body {
    /// Temperature of the surface at rest.
    pub rest_c: f64,
    /// Temperature of the room.
    pub room_c: f64,
    /// Exchange of the surface with the room, by air and radiation (W/m²/K).
    pub exchange: f64,
    /// Heat that a volume of water takes with it when it evaporates (J/m³).
    pub latent: f64,
    /// Heat capacity of the product (J/m³/K).
    pub film_capacity: f64,
    /// Conductivity of the product (W/m/K).
    pub film_conductivity: f64,
    /// Capacity of each cell of the skin, from the surface down (J/m²/K).
    pub capacity: Vec<f64>,
    /// Conductance from the surface to the first cell, between cells, and from the last to the core (W/m²/K).
    pub conductance: Vec<f64>,
    /// Departure from rest of each cell that one degree at the surface right after the procedure stands for.
    pub heated: Vec<f64>,
}

/// The Stefan-Boltzmann constant (W/m²/K⁴).
const STEFAN_BOLTZMANN: f64 = 5.670_374e-8; // number: physical constant

impl Body {
    /// One draw.
    pub fn draw(draws: &dyn Draws) -> Body {
        let rest_c = draws.value(&p::REST);
        let kelvin = rest_c - ABSOLUTE_ZERO_C;
        // The derivative of the fourth power: exact at rest, within a few per cent over ten degrees.
        let radiation = 4.0 * draws.value(&p::EMISSIVITY) * STEFAN_BOLTZMANN * kelvin * kelvin * kelvin;
        let density = draws.value(&p::DENSITY);
        let epidermis = Layer {
            thickness_m: draws.value(&p::EPIDERMIS) / UM_PER_M,
            conductivity: draws.value(&p::EPIDERMIS_CONDUCTIVITY),
            capacity: density * draws.value(&p::EPIDERMIS_CAPACITY),
        };
        let below = Layer {
            thickness_m: draws.value(&p::CORE_DEPTH) / MM_PER_M - epidermis.thickness_m,
            conductivity: draws.value(&p::SKIN_CONDUCTIVITY),
            capacity: density * draws.value(&p::SKIN_CAPACITY),
        };
        let mut body = Body {
            rest_c,
            room_c: draws.value(&p::ROOM),
            exchange: draws.value(&p::CONVECTION) + radiation,
            latent: draws.value(&p::LATENT) * J_PER_KCAL * L_PER_M3,
            film_capacity: draws.value(&p::WATER_CAPACITY) * ML_PER_M3,
            film_conductivity: draws.value(&p::WATER_CONDUCTIVITY),
            capacity: Vec::new(),
            conductance: Vec::new(),
            heated: Vec::new(),
        };
        body.mesh(&[epidermis, below], draws.value(&p::HEATED_DEPTH) / MM_PER_M);
        body
    }

    /// Cells over the layers: fine at the surface, coarse at the core.
    fn mesh(&mut self, layers: &[Layer], heated_m: f64) {
        let (mut depth_m, mut before) = (0.0, None);
        for layer in layers {
            let first = FIRST_CELL_M + CELL_GROWTH * depth_m;
            let end = depth_m + layer.thickness_m;
            let faces = graded_faces(depth_m, end, first, layer.thickness_m, 1.0 + CELL_GROWTH, layer.thickness_m);
            for pair in faces.windows(2) {
                let thickness = pair[1] - pair[0];
                let own = half(layer.conductivity, thickness);
                self.conductance.push(before.map_or(own, |before| series(before, own)));
                self.capacity.push(layer.capacity * thickness);
                self.heated.push(libm::exp(-0.5 * (pair[0] + pair[1]) / heated_m));
                before = Some(own);
            }
            depth_m = end;
        }
        self.conductance.extend(before);
    }
}

/// A layer of skin.
struct Layer {
    thickness_m: f64,
    /// W/m/K.
    conductivity: f64,
    /// J/m³/K.
    capacity: f64,
}

/// The cell at the surface (m), and how much wider cells become per depth.
const FIRST_CELL_M: f64 = 25e-6; // number: numerics, mesh
const CELL_GROWTH: f64 = 0.35; // number: numerics, mesh
