//! One whole 48-hour solve, both meshes and their extrapolation: the reference case, and the slowest of 20 draws.
#![allow(missing_docs)] // the macros' own functions

use std::hint::black_box;
use std::time::{Duration, Instant};

use criterion::{Criterion, criterion_group, criterion_main};
use exoskin_therapy::delivery::{Setup, solve};

/// Draws among which the slowest is found; the accuracy example measures the same ones.
const DRAWS: u64 = 20;

fn solves(criterion: &mut Criterion) {
    let reference = exoskin_bench::reference().expect("the built-in case");
    criterion.bench_function("solve, reference case", |bench| bench.iter(|| solve(black_box(&reference), &[])));
    let draws = (0..DRAWS).map(|draw| exoskin_bench::random(draw).expect("the built-in case"));
    if let Some(slowest) = draws.max_by_key(least_time) {
        criterion.bench_function("solve, slowest of 20 draws", |bench| bench.iter(|| solve(black_box(&slowest), &[])));
    }
}

/// Least time of five solves.
fn least_time(setup: &Setup) -> Duration {
    let one = || {
        let start = Instant::now();
        black_box(solve(setup, &[])).expect("a solution");
        start.elapsed()
    };
    (0..5).map(|_| one()).min().unwrap_or_default()
}

criterion_group!(benches, solves);
criterion_main!(benches);
