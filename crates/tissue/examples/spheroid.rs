//! PhysiCell's template spheroid, timed: `cargo run --release -p exoskin-tissue --example spheroid -- CELLS MINUTES THREADS`.
//!
//! Hexagonal close packing, cells in random phases of their cycle, one substrate taken up, steps of 0.01, 0.1 and 6 min.
//! Prints cell-steps of the mechanics per second of processor time, everything included, and bytes per cell.
#![allow(clippy::print_stdout)]

use exoskin_tissue::cells::{Domain, Draws, Plan, Population, Purpose, reference};

fn main() {
    let mut arguments = std::env::args().skip(1).map(|text| text.parse::<usize>().expect("a whole number"));
    let mut next = |default| arguments.next().unwrap_or(default);
    let (many, minutes, threads) = (next(10_000), next(12), next(1));
    rayon::ThreadPoolBuilder::new().num_threads(threads).build_global().expect("threads");
    let mut crowd = spheroid(many);
    let start = processor_s();
    let began = std::time::Instant::now();
    let mut cell_steps = 0.0;
    for step in 0..minutes as u32 * 10 {
        if step % 60 == 0 {
            crowd.step_phenotype(step, 6.0);
        }
        crowd.step_mechanics(0.1);
        cell_steps += crowd.cells().len() as f64;
    }
    let spent = processor_s() - start;
    println!(
        "{many} -> {} cells, {minutes} min, {threads} threads: {spent:.2} s processor, {:.2} s wall, {:.3e} cell-steps per \
         processor second, {:.1} listed, {} listings, {:.0} bytes per cell in columns and lists, {:.0} at the peak",
        crowd.cells().len(),
        began.elapsed().as_secs_f64(),
        cell_steps / spent,
        crowd.listed_per_cell(),
        crowd.listings(),
        crowd.bytes() as f64 / crowd.cells().len() as f64,
        peak_bytes() / crowd.cells().len() as f64,
    );
}

fn spheroid(many: usize) -> Population {
    let places = ball(many);
    let half = places.iter().flatten().fold(0.0, |far: f64, part| far.max(part.abs())) + 60.0;
    let domain = Domain { low: [-half; 3], high: [half; 3], flat: false, wall_um_per_min: 100.0 };
    let plan = Plan::new(vec![reference::cell("default", 1, 0)], 0, &[], false).expect("a sound type");
    let mut crowd = Population::new(plan, domain, 1).expect("a sound domain");
    for at in places {
        crowd.place(0, at).expect("inside");
    }
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
    crowd
}

/// The innermost cells of a hexagonal close packing.
fn ball(many: usize) -> Vec<[f64; 3]> {
    let spacing = 2.0 * 0.95 * 8.412_710_547_954_228;
    let (rows, layers) = (spacing * 0.75f64.sqrt(), spacing * (2.0f64 / 3.0).sqrt());
    let steps = (1.2 * (many as f64 / 5.9).cbrt()) as i32 + 5;
    let mut places = Vec::new();
    for z in -steps..=steps {
        for y in -steps..=steps {
            for x in -steps..=steps {
                let shift = f64::from((y.rem_euclid(2) + z.rem_euclid(2)) % 2) * 0.5;
                let lift = f64::from(z.rem_euclid(2)) * rows / 3.0;
                places.push([(f64::from(x) + shift) * spacing, f64::from(y) * rows + lift, f64::from(z) * layers]);
            }
        }
    }
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
