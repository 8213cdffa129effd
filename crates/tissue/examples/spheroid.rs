//! PhysiCell's template spheroid, timed: `cargo run --release -p exoskin-tissue --example spheroid -- CELLS MINUTES THREADS`.
//!
//! Hexagonal close packing, cells in random phases of their cycle, one substrate taken up, steps of 0.01, 0.1 and 6 min.
//! Prints cell-steps of the mechanics per second of processor time, everything included, and bytes per cell.
#![allow(clippy::print_stdout)]

use exoskin_tissue::cells::{Domain, Draws, Exchange, Purpose, reference};
use exoskin_tissue::field::{Grid, Substrate};
use exoskin_tissue::model::{Model, Setup, TimeSteps};
use exoskin_tissue::rules::Rules;

fn main() {
    let mut arguments = std::env::args().skip(1).map(|text| text.parse::<usize>().expect("a whole number"));
    let mut next = |default| arguments.next().unwrap_or(default);
    let (many, minutes, threads) = (next(10_000), next(12), next(1));
    rayon::ThreadPoolBuilder::new().num_threads(threads).build_global().expect("threads");
    let mut model = spheroid(many);
    let start = processor_s();
    let began = std::time::Instant::now();
    let mut cell_steps = 0.0;
    for _ in 0..minutes * 10 {
        model.step().expect("a sound model");
        cell_steps += model.cells().len() as f64;
    }
    let spent = processor_s() - start;
    let cells = model.cells().len();
    let crowd = model.population_mut();
    println!(
        "{many} -> {cells} cells, {minutes} min, {threads} threads: {spent:.2} s processor, {:.2} s wall, {:.3e} cell-steps \
         per processor second, {:.1} listed, {} listings, {:.0} bytes per cell in columns and lists, {:.0} at the peak",
        began.elapsed().as_secs_f64(),
        cell_steps / spent,
        crowd.listed_per_cell(),
        crowd.listings(),
        crowd.bytes() as f64 / cells as f64,
        peak_bytes() / cells as f64,
    );
}

fn spheroid(many: usize) -> Model {
    let places = ball(many);
    let far = places.iter().map(|at| square(*at)).fold(0.0, f64::max).sqrt();
    let half = ((far + 60.0) / 20.0).ceil() * 20.0;
    let voxels = (half / 10.0) as usize;
    let mut substrate = Substrate::new("substrate", 1e5, 10.0);
    substrate.initial = 1.0;
    let mut kind = reference::cell("default", 1, 1);
    kind.exchange[0] = Exchange { target: 1.0, uptake_per_min: 10.0, ..Exchange::default() };
    let setup = Setup {
        grid: Grid::new([-half; 3], [20.0; 3], [voxels; 3]).expect("a sound grid"),
        substrates: vec![substrate],
        types: vec![kind],
        rules: Rules::none(),
        domain: Domain { low: [-half; 3], high: [half; 3], flat: false, wall_um_per_min: 100.0 },
        steps: TimeSteps { diffusion_min: 0.01, mechanics_min: 0.1, phenotype_min: 6.0 },
        track_internal: false,
        seed: 1,
    };
    let mut model = Model::new(setup).expect("a sound model");
    for at in places {
        model.place(0, at).expect("inside");
    }
    let crowd = model.population_mut();
    let durations = reference::FLOW_CYTOMETRY_MIN;
    for cell in 0..many {
        let draws = Draws { seed: 1, step: 0 };
        let mut left = draws.of(cell as u64, Purpose::Start).uniform() * durations.iter().sum::<f64>();
        let mut phase = 0;
        while phase < 3 && left > durations[phase] {
            left -= durations[phase];
            phase += 1;
        }
        crowd.cells_mut().set_phase(cell, phase as u8, if phase > 0 { left } else { 0.0 });
        if phase > 0 {
            crowd.cells_mut().double_target(cell);
        }
    }
    model
}

/// The innermost cells of a hexagonal close packing.
fn ball(many: usize) -> Vec<[f64; 3]> {
    let spacing = 2.0 * 0.95 * 8.412_710_547_954_228;
    let (rows, layers) = (spacing * 0.75f64.sqrt(), spacing * (2.0f64 / 3.0).sqrt());
    let steps = (1.2 * (many as f64 / 5.9).cbrt()) as i32 + 5;
    let far = spacing * ((many as f64 / 5.92).cbrt() + 2.0);
    let mut places = Vec::new();
    for z in -steps..=steps {
        for y in -steps..=steps {
            for x in -steps..=steps {
                let shift = f64::from((y.rem_euclid(2) + z.rem_euclid(2)) % 2) * 0.5;
                let lift = f64::from(z.rem_euclid(2)) * rows / 3.0;
                let at = [(f64::from(x) + shift) * spacing, f64::from(y) * rows + lift, f64::from(z) * layers];
                if square(at) < far * far {
                    places.push(at);
                }
            }
        }
    }
    assert!(places.len() >= many, "the ball is too small");
    places.sort_by(|a, b| square(*a).total_cmp(&square(*b)));
    places.truncate(many);
    places
}

fn square(at: [f64; 3]) -> f64 {
    at.iter().map(|part| part * part).sum()
}

/// Processor time of all threads so far, from the kernel.
fn processor_s() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or("").split_whitespace().collect();
    let ticks = |place: usize| fields.get(place).and_then(|text| text.parse::<f64>().ok()).unwrap_or(0.0);
    (ticks(11) + ticks(12)) / 100.0
}

fn peak_bytes() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM")).unwrap_or("");
    line.split_whitespace().nth(1).and_then(|kib| kib.parse::<f64>().ok()).unwrap_or(0.0) * 1024.0
}
