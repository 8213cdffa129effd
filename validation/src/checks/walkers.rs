//! Check 8: random walkers in a channel against the generator, with uptake by contact at the wall.

use exoskin_therapy::delivery::flow::Flow;
use exoskin_therapy::delivery::generator::Generator;
use exoskin_therapy::delivery::lattice::{FATES, Lattice, Region};
use exoskin_therapy::delivery::timeline::Timeline;
use exoskin_therapy::delivery::{Resolution, Setup};
use exoskin_transport::brownian::{Cylinder, share_taken_up};
use exoskin_transport::{Controls, march};

use super::Check;
use super::cases::ideal;

const START_UM: f64 = 20.0;
const TIME_S: f64 = 300.0;

/// A channel that vesicles leave only into cells at its wall, not at its floor.
fn walled(uptake_um3_per_s: f64) -> Setup {
    let mut setup = ideal();
    setup.layers.stratum_corneum_um = 1e-3;
    setup.layers.papillary_um = 150.0;
    // The film is dry at once and shuts the mouth.
    setup.film.drying_um_per_s = 1e9;
    let mut cells = super::cases::reference().cells;
    cells.truncate(1);
    cells[0].epidermis_per_um3 = 6.4e-4;
    cells[0].papillary_per_um3 = 6.4e-4;
    cells[0].uptake_um3_per_s = uptake_um3_per_s;
    cells[0].radius_um = 1e3;
    setup.cells = cells;
    setup
}

fn generator_share(setup: &Setup, split: usize) -> f64 {
    let lattice = Lattice::new(setup, &Resolution { split, ..Resolution::default() });
    let flow = Flow::new(setup);
    let generator = Generator::new(setup, &lattice, &flow);
    let mut end = setup.clone();
    end.end_s = TIME_S;
    let breaks = Timeline::new(&end, &lattice, &flow, &[]).breaks;
    // Uniform in the top: each cell by the part of it that lies there.
    let mut start = vec![0.0; lattice.graph.places()];
    for (cell, &region) in lattice.regions.iter().enumerate() {
        let (layer, ring) = lattice.position(cell);
        let (top, bottom) = (lattice.mesh.z[layer], lattice.mesh.z[layer + 1].min(START_UM));
        if region == Region::Channel && bottom > top {
            start[cell] = lattice.mesh.ring_area(ring) * (bottom - top);
        }
    }
    let all: f64 = start.iter().sum();
    start.iter_mut().for_each(|share| *share /= all);
    let controls = Controls { step_tolerance: 1e-4, ..Controls::default() };
    let solution = march(&generator, &start, 0.0, &breaks, &controls).expect("solved");
    solution.fates(&lattice.graph)[FATES.len()..].iter().sum()
}

/// Three uptake rates: limited by the cells, mixed, limited by the distance to the wall.
pub fn walkers() -> Vec<Check> {
    [0.3, 2.0, 20.0]
        .into_iter()
        .map(|uptake| {
            let setup = walled(uptake);
            let (coarse, fine) = (generator_share(&setup, 2), generator_share(&setup, 4));
            let expected = fine + (fine - coarse) / 3.0;
            let cylinder = Cylinder {
                radius_um: 35.0,
                length_um: 150.0,
                diffusivity: setup.fluid.diffusivity,
                wall_velocity: uptake * libm::pow(6.4e-4, 2.0 / 3.0),
            };
            let (share, error) = share_taken_up(&cylinder, START_UM, TIME_S, 2_000, 10_000, 1);
            let off = (share - expected) / error;
            let what = format!("10,000 random walkers, {uptake} um³/s per cell: share taken up at the wall in 5 min");
            let shown = format!("{off:+.1} standard errors of {error:.4}");
            Check::new(8, &what, &format!("{expected:.4} (generator)"), format!("{share:.4}"), shown, off.abs() <= 3.0)
        })
        .collect()
}
