//! Cases that checks and tests share: random draws, procedures on the face, the reference channel.

use std::path::Path;

use exoskin_evidence::{Draws, Medians, Parameter};
use exoskin_quantity::Source;
use exoskin_therapy::delivery::{
    Barrier, Case, Cells, Channel, ChannelStart, Film, Fluid, Layers, Resolution, Setup, Switches, Tissue,
};
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
///
/// # Panics
/// If no such procedure is shipped.
pub fn case(procedure: &str) -> Case {
    let text = include_str!("../../../scenarios/ref.toml");
    let read = exoskin_therapy::parse_scenario(Source::new("scenarios/ref.toml", text), Path::new(""));
    let scenario = read.expect("a shipped scenario");
    let vehicle = scenario.arms.iter().find(|arm| arm.name == "vehicle").expect("its vehicle");
    let session = &vehicle.sessions[0];
    let case = Case::of(&scenario, session, &session.applications[0], &Medians).expect("known site");
    Case { procedure: exoskin_skin::load_procedure(procedure).expect("shipped procedure"), ..case }
}

/// One draw of a procedure.
///
/// # Panics
/// As [`case`].
pub fn draw(procedure: &str, number: u64) -> Setup {
    case(procedure).setup(&Random(number)).expect("known site")
}

/// The part of the skin in one draw that belongs to follicles.
///
/// # Panics
/// Never: a face has follicles.
pub fn mouth(number: u64) -> Setup {
    let units = case("none").unit_setups(&Random(number)).expect("known site");
    units.into_iter().find(|unit| unit.setup.follicle.is_some()).expect("a face has follicles").setup
}

/// The reference channel with medians of its priors: 70 um wide, 150 um deep, 1.53 per mm², 40 um of film.
pub fn reference() -> Setup {
    let cells = |name: &str, epidermis: f64, papillary: f64, reticular: f64, radius_um: f64| Cells {
        name: name.to_owned(),
        epidermis_per_um3: epidermis,
        papillary_per_um3: papillary,
        reticular_per_um3: reticular,
        per_um2: 0.0,
        uptake_um3_per_s: 2.2,
        radius_um,
    };
    Setup {
        cell_radius_um: libm::sqrt(1.0 / (std::f64::consts::PI * 1.53e-6)),
        layers: Layers { stratum_corneum_um: 15.0, junction_um: 85.0, papillary_um: 285.0, bottom_um: 500.0 },
        channel: Some(Channel {
            radius_um: 35.0,
            depth_um: 150.0,
            dead_rim_um: 0.0,
            coagulated_rim_um: 0.0,
            open_share: 1.0,
            start: ChannelStart::Full,
            whole: false,
        }),
        follicle: None,
        depot: None,
        film: Film {
            thickness_um: 40.0,
            breaks_at_um: 6.3,
            breaks_left: 0.5,
            drying_um_per_s: 40.0 / (6.1 * 60.0),
            diffusivity: 5.87,
            ointment: false,
            rub_s: vec![],
            rinse_s: None,
            others: vec![],
        },
        fluid: Fluid {
            diffusivity: 6.6,
            outflow_um3_per_s: 0.014 * 1e6 / 60.0,
            plug_s: 900.0,
            hindrance: 3.2,
            binding: 1.7,
            flow_decay_s: 3600.0,
            closing_half_life_s: 7.7 * 3600.0,
        },
        tissue: Tissue {
            accessible: 0.077,
            diffusivity: 0.32,
            reticular_diffusivity: 0.017,
            coagulated_diffusivity: 0.017,
            bind_per_s: 1e-4,
            release_per_s: 1e-4,
            degrade_per_s: 1e-5,
            lymph_per_s: 1e-6,
        },
        barrier: Barrier { trace_per_s: 1e-9 },
        cells: vec![cells("keratinocyte", 6.4e-4, 0.0, 0.0, 5.0), cells("fibroblast", 0.0, 3e-5, 3e-6, 8.0)],
        capacity: None,
        switches: Switches::default(),
        delay_s: 600.0,
        end_s: 48.0 * 3600.0,
    }
}

/// Every process but diffusion switched off: no flow, plug, closing, drying, uptake or loss; nothing leaves the lumen.
pub fn ideal() -> Setup {
    let mut setup = reference();
    setup.film.drying_um_per_s = 0.0;
    setup.film.diffusivity = 6.6;
    setup.fluid.outflow_um3_per_s = 0.0;
    setup.fluid.plug_s = f64::INFINITY;
    setup.fluid.closing_half_life_s = f64::INFINITY;
    setup.barrier = Barrier { trace_per_s: 0.0 };
    setup.tissue = Tissue {
        diffusivity: 0.0,
        reticular_diffusivity: 0.0,
        coagulated_diffusivity: 0.0,
        bind_per_s: 0.0,
        degrade_per_s: 0.0,
        lymph_per_s: 0.0,
        ..setup.tissue
    };
    setup.cells.clear();
    setup.delay_s = 0.0;
    setup
}

/// A mesh of about a hundred unknowns: wrong by tens of per cent, but still a Markov generator.
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
