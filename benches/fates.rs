//! Drawing the fates of few and of many vesicles: the cost must not depend on their number.
#![allow(missing_docs)] // the macros' own functions

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use exoskin_therapy::delivery::solve;
use exoskin_transport::{Stream, multinomial};

fn fates(criterion: &mut Criterion) {
    let setup = exoskin_bench::reference().expect("the built-in case");
    let fates = solve(&setup, &[]).expect("a solution").fates;
    let shares: Vec<f64> = fates.iter().map(|(_, share)| *share).collect();
    for count in [20_000, 20_000_000_000] {
        let mut stream = Stream::new(1, 0, 0, 0);
        criterion.bench_function(&format!("fates of {count} vesicles"), |bench| {
            bench.iter(|| multinomial(&mut stream, black_box(count), black_box(&shares)));
        });
    }
}

criterion_group!(benches, fates);
criterion_main!(benches);
