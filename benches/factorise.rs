//! Twenty equal steps on a mesh and on one with every cell halved in both directions: how the cost of a step grows.
#![allow(missing_docs)] // the macros' own functions

use criterion::{Criterion, criterion_group, criterion_main};
use exoskin_therapy::delivery::flow::Flow;
use exoskin_therapy::delivery::generator::Generator;
use exoskin_therapy::delivery::lattice::Lattice;
use exoskin_therapy::delivery::solve::initial;
use exoskin_therapy::delivery::{Resolution, Setup};
use exoskin_transport::{Break, Controls, march};

/// Steps, and their length while there is a film (s).
const STEPS: u32 = 20;
const STEP_S: f64 = 5.0;

fn meshes(criterion: &mut Criterion) {
    let setup = exoskin_bench::reference().expect("the built-in case");
    for split in [1, 2, 4, 8] {
        equal_steps(criterion, &setup, split);
    }
}

fn equal_steps(criterion: &mut Criterion, setup: &Setup, split: usize) {
    let lattice = Lattice::new(setup, &Resolution { split, ..Resolution::default() });
    let flow = Flow::new(setup);
    let generator = Generator::new(setup, &lattice, &flow);
    let state = initial(setup, &lattice, &flow);
    let end = [Break { time_s: f64::from(STEPS) * STEP_S, ..Break::default() }];
    let controls = Controls {
        step_tolerance: f64::INFINITY,
        first_step_s: STEP_S,
        growth: 1.0,
        longest_step_factor: f64::INFINITY,
        ..Controls::default()
    };
    let steps = march(&generator, &state, 0.0, &end, &controls).expect("a solution").accepted;
    assert_eq!(steps, STEPS, "equal steps");
    let name = format!("20 steps, {} cells", lattice.unknowns());
    criterion.bench_function(&name, |bench| bench.iter(|| march(&generator, &state, 0.0, &end, &controls)));
}

criterion_group!(benches, meshes);
criterion_main!(benches);
