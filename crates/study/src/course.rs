//! The reported draw over time: where the vesicles are, and pictures of the channel.

use exoskin_quantity::unit::HOUR_S;
use std::collections::BTreeMap;

use exoskin_record::summary::{Course, Picture};
use exoskin_therapy::delivery::lattice::{FATES, Lattice, Region, fate};
use exoskin_therapy::delivery::solve::{DeliveryError, controls};
use exoskin_therapy::delivery::timeline::Timeline;
use exoskin_therapy::delivery::{Delivered, LookAt, Resolution, Setup, Stop, flow::Flow, solve_with_until};
use exoskin_transport::Controls;

/// Times at which the state is recorded (s since application).
pub(crate) const LOOKS_S: [f64; 16] = [
    1.0, 30.0, 120.0, 300.0, 600.0, 1200.0, 1800.0, 3600.0, 7200.0, 14_400.0, 21_600.0, 43_200.0, 64_800.0, 86_400.0,
    129_600.0, 172_800.0,
];
/// Which of them become pictures.
const PICTURES: [usize; 6] = [1, 4, 7, 10, 13, 15];
/// Depth resolution of the profile (um), and how deep it goes.
const PROFILE_STEP_UM: f64 = 10.0;
const PROFILE_DEPTH_UM: f64 = 400.0;

/// The course of one draw, on a mesh fine enough to be looked at if there are to be `pictures`; abandoned partway if
/// `stop` says so.
///
/// # Errors
/// The draw cannot be solved, or is abandoned.
pub fn course(setup: &Setup, pictures: bool, stop: Stop<'_>) -> Result<Course, DeliveryError> {
    let (mesh, controls) = match pictures {
        true => (Resolution::default(), Controls::default()),
        false => (Resolution::of(setup), controls(setup)),
    };
    let resolution = Resolution { split: 2, ..mesh };
    let drawn: &[usize] = if pictures { &PICTURES } else { &[] };
    let delivered = solve_with_until(setup, &LOOKS_S, &resolution, &controls, stop)?;
    let lattice = Lattice::new(setup, &resolution);
    let flow = Flow::new(setup);
    let events = Timeline::new(setup, &lattice, &flow, &[]).events;
    let depth_um: Vec<f64> =
        (0..(PROFILE_DEPTH_UM / PROFILE_STEP_UM) as usize).map(|k| (k as f64 + 0.5) * PROFILE_STEP_UM).collect();
    Ok(Course {
        hours: delivered.looks.iter().map(|look| look.time_s / HOUR_S).collect(),
        places: places(&delivered.looks),
        pictures: drawn.iter().map(|&index| picture(setup, &lattice, &flow, &delivered, index, &depth_um)).collect(),
        depth_um,
        events: events
            .into_iter()
            .filter(|event| setup.channel.is_some() || event.name != "plug")
            .map(|event| (event.time_s / HOUR_S, event.name.to_owned()))
            .collect(),
    })
}

fn places(looks: &[LookAt]) -> BTreeMap<String, Vec<f64>> {
    let lost = ["washed_back", "plug_crust", "phagocytosed", "degraded", "lymph"];
    let column = |value: &dyn Fn(&LookAt) -> f64| looks.iter().map(value).collect::<Vec<f64>>();
    let mut places = BTreeMap::from([
        ("film".to_owned(), column(&|look| look.film)),
        ("dried_residue".to_owned(), column(&|look| look.residue + look.fates[fate("dried_residue")])),
        ("channel".to_owned(), column(&|look| look.channel)),
        ("tissue".to_owned(), column(&|look| look.tissue)),
        ("bound".to_owned(), column(&|look| look.bound)),
        ("taken_up".to_owned(), column(&|look| look.fates[FATES.len()..].iter().sum())),
        ("lost".to_owned(), column(&|look| lost.iter().map(|name| look.fates[fate(name)]).sum())),
    ]);
    for name in ["washed", "follicle"] {
        let shares = column(&|look| look.fates[fate(name)]);
        if shares.iter().any(|share| *share > 0.0) {
            places.insert(name.to_owned(), shares);
        }
    }
    places
}

fn picture(
    setup: &Setup,
    lattice: &Lattice,
    flow: &Flow,
    delivered: &Delivered,
    index: usize,
    depth_um: &[f64],
) -> Picture {
    let look = &delivered.looks[index];
    let mesh = &lattice.mesh;
    let film_um = flow.film_um(look.time_s);
    let wet = flow.wet(look.time_s);
    let first = 1.0 / (std::f64::consts::PI * setup.cell_radius_um * setup.cell_radius_um * setup.film.thickness_um);
    let mut relative = Vec::with_capacity(lattice.regions.len());
    for layer in 0..mesh.layers() {
        for ring in 0..mesh.rings() {
            let cell = lattice.cell(layer, ring);
            let volume = mesh.volume(layer, ring) * if layer < lattice.film_layers { film_um } else { 1.0 };
            relative.push(match lattice.regions[cell] {
                Region::Closed => -1.0,
                Region::Film if !wet => -1.0,
                // The supply that holds a mouth has the film's initial concentration, however much it contains.
                Region::Film if setup.switches.held_mouth => 1.0,
                _ => look.cells[cell] * delivered.supply / volume / first,
            });
        }
    }
    let z_faces_um = mesh.z.iter().enumerate().map(|(k, z)| if k < lattice.film_layers { z * film_um } else { *z });
    Picture {
        hours: look.time_s / HOUR_S,
        r_faces_um: mesh.r.clone(),
        z_faces_um: z_faces_um.collect(),
        relative_concentration: relative,
        profile: profile(lattice, look, depth_um),
    }
}

/// Vesicles per um of depth, divided by the applied number: each cell spread evenly over its thickness.
fn profile(lattice: &Lattice, look: &LookAt, depth_um: &[f64]) -> Vec<f64> {
    let mesh = &lattice.mesh;
    let half = 0.5 * PROFILE_STEP_UM;
    depth_um
        .iter()
        .map(|&depth| {
            let mut sum = 0.0;
            for layer in lattice.film_layers..mesh.layers() {
                let overlap = mesh.z[layer + 1].min(depth + half) - mesh.z[layer].max(depth - half);
                if overlap > 0.0 {
                    let held: f64 = (0..mesh.rings()).map(|ring| look.cells[lattice.cell(layer, ring)]).sum();
                    sum += held * overlap / mesh.height(layer);
                }
            }
            sum / PROFILE_STEP_UM
        })
        .collect()
}
