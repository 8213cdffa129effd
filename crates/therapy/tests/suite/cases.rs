//! What the tests of delivery solve: procedures on the face, random draws, a coarse mesh.

use std::path::Path;

use exoskin_evidence::{Draws, Medians, Parameter};
use exoskin_quantity::Source;
use exoskin_therapy::delivery::{Case, Resolution};
use exoskin_transport::Stream;

/// Independent draws of every parameter; the number names the draw.
pub struct Random(pub u64);

impl Draws for Random {
    fn unit(&self, parameter: &Parameter) -> f64 {
        let key = parameter.id.bytes().fold(7u64, |key, byte| key.wrapping_mul(1_099_511_628_211) ^ u64::from(byte));
        Stream::new(1, self.0, key as u32, (key >> 32) as u32).uniform()
    }
}

/// The vehicle of the reference scenario after this procedure: 2 mL on 500 cm² of the face, ten minutes later.
pub fn case(procedure: &str) -> Case {
    let text = include_str!("../../../../scenarios/ref.toml");
    let read = exoskin_therapy::parse_scenario(Source::new("scenarios/ref.toml", text), Path::new(""));
    let scenario = read.expect("a shipped scenario");
    let vehicle = scenario.arms.iter().find(|arm| arm.name == "vehicle").expect("its vehicle");
    let session = &vehicle.sessions[0];
    let case = Case::of(&scenario, session, &session.applications[0], &Medians).expect("known site");
    Case { procedure: exoskin_skin::load_procedure(procedure).expect("shipped procedure"), ..case }
}

/// A mesh of about a hundred unknowns: wrong by tens of per cent, but a Markov generator all the same.
pub fn coarse() -> Resolution {
    Resolution {
        finest_ring: 0.5,
        finest_layer: 0.4,
        ring_growth: 4.0,
        layer_growth: 4.0,
        widest_ring: 1.0,
        thickest_layer: 0.5,
        far_growth: 6.0,
        film_ratio: 3.0,
        film_layers: 2,
        slowest_cell: 0.1,
        split: 1,
    }
}
