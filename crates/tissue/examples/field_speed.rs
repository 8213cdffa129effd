//! How fast fields move: BioFVM's own box (20 um, steps of 0.01 min, closed sides, decay), in voxel updates per second.
//!
//! `cargo run --release -p exoskin-tissue --example field_speed -- [EDGE] [SUBSTRATES] [THREADS] [KIND] [DIFFUSIVITY]`, KIND one of
//! `constant`, `depth`, `voxel`, `cells`, `triad`. Time is that of the busiest thread on its processor, so that other programs
//! do not count, and wall time; medians of five.
#![allow(clippy::print_stdout)] // its answer

use std::time::Instant;

use exoskin_tissue::field::{Diffusion, Exchange, Fields, Grid, Substrate};

/// Measurements of which the median is taken.
const REPEATS: usize = 5;

/// Steps made in one go: those between two mechanics steps.
const BATCH: usize = 10;

/// Updates of one measurement, at least.
const UPDATES: f64 = 2e8;

fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let number = |i: usize, default: f64| words.get(i).and_then(|word| word.parse().ok()).unwrap_or(default);
    let (edge, substrates, threads) = (number(0, 100.0) as usize, number(1, 1.0) as usize, number(2, 1.0) as usize);
    let kind = words.get(3).map_or("constant", String::as_str);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build()?;
    let rates = pool.install(|| match kind {
        "triad" => Ok(triad(edge * edge * edge * substrates)),
        _ => fields(edge, substrates, kind, number(4, 1e5)),
    })?;
    println!(
        "{edge}³ x {substrates}, {threads} threads, {kind}: {:.3e} /s processor, {:.3e} /s wall",
        rates[0], rates[1]
    );
    Ok(())
}

/// Updates per second of processor and wall time.
fn fields(
    edge: usize,
    count: usize,
    kind: &str,
    diffusivity: f64,
) -> Result<[f64; 2], Box<dyn std::error::Error + Send + Sync>> {
    let grid = Grid::cube(20.0, edge)?;
    let diffusion = match kind {
        "depth" => {
            Diffusion::ByDepth((0..edge).map(|k| [diffusivity * if k < edge / 4 { 0.1 } else { 1.0 }; 3]).collect())
        }
        "voxel" => Diffusion::ByVoxel {
            values: (0..grid.voxels()).map(|v| diffusivity * (1.0 - 0.5 * (v % 7) as f64 / 7.0)).collect(),
            ratio: [1.0; 3],
        },
        _ => Diffusion::Constant([diffusivity; 3]),
    };
    let substrates =
        (0..count).map(|i| Substrate::new(&format!("s{i}"), diffusivity, 0.1).with_diffusion(diffusion.clone()));
    let mut fields = Fields::new(grid, substrates.collect())?;
    for substrate in 0..count {
        for (voxel, value) in fields.values_mut(substrate).iter_mut().enumerate() {
            let [x, y, z] = grid.place(voxel).map(|i| i as f64 / edge as f64);
            *value = 1.0 + 0.5 * libm::cos(7.0 * x + substrate as f64) * libm::cos(5.0 * y) * libm::cos(3.0 * z);
        }
    }
    let mut exchange = Exchange::new(&fields);
    for substrate in 0..count {
        (0..grid.voxels()).for_each(|voxel| exchange.add(substrate, voxel, 0.1, 0.01 * (voxel % 5) as f64));
    }
    exchange.close(0.01)?;
    let updates = (grid.voxels() * count * BATCH) as f64;
    let steps = (UPDATES / updates).ceil().max(2.0) as usize;
    let mut step = || if kind == "cells" { fields.run_with(0.01, BATCH, &exchange) } else { fields.run(0.01, BATCH) };
    step()?;
    let rates = measure(updates * steps as f64, || (0..steps).try_for_each(|_| step()))?;
    if fields.notes().iter().any(|note| note.limited_lines > 0) {
        println!("{}", fields.notes()[0]);
    }
    Ok(rates)
}

/// The machine's bandwidth in numbers of 48 bytes per second: a = b + c q, three arrays read or written and one fetched first.
fn triad(length: usize) -> [f64; 2] {
    use rayon::prelude::*;
    let (mut a, b, c) = (vec![0.0; length], vec![1.0; length], vec![2.0; length]);
    let piece = length.div_ceil(64);
    let mut pass = || {
        a.par_chunks_mut(piece).zip(b.par_chunks(piece)).zip(c.par_chunks(piece)).for_each(|((a, b), c)| {
            for ((a, b), c) in a.iter_mut().zip(b).zip(c) {
                *a = *b + 3.0 * *c;
            }
        });
        std::hint::black_box(&mut a);
    };
    pass();
    let passes = (4e8 / length as f64).ceil() as usize;
    let bytes = 24.0 * (length * passes) as f64;
    let rates: Result<_, ()> = measure(bytes / 48.0, || {
        (0..passes).for_each(|_| pass());
        Ok(())
    });
    rates.unwrap_or_default()
}

/// `work` per second of the busiest thread's processor time and of wall time, medians.
fn measure<E>(work: f64, mut run: impl FnMut() -> Result<(), E>) -> Result<[f64; 2], E> {
    let mut times = [Vec::new(), Vec::new()];
    for _ in 0..REPEATS {
        let (before, start) = (processor(), Instant::now());
        run()?;
        times[0].push(busiest(&before, &processor()));
        times[1].push(start.elapsed().as_secs_f64());
    }
    Ok(times.map(|mut times| {
        times.sort_by(f64::total_cmp);
        work / times[REPEATS / 2]
    }))
}

/// Seconds that each thread has spent on a processor.
fn processor() -> Vec<(String, f64)> {
    let Ok(threads) = std::fs::read_dir("/proc/self/task") else { return Vec::new() };
    let seconds = |path: std::path::PathBuf| {
        let text = std::fs::read_to_string(path.join("schedstat")).ok()?;
        let nanoseconds: f64 = text.split_whitespace().next()?.parse().ok()?;
        Some((path.display().to_string(), nanoseconds * 1e-9))
    };
    threads.flatten().filter_map(|entry| seconds(entry.path())).collect()
}

fn busiest(before: &[(String, f64)], after: &[(String, f64)]) -> f64 {
    let used = |(path, now): &(String, f64)| {
        now - before.iter().find(|(known, _)| known == path).map_or(0.0, |(_, then)| *then)
    };
    after.iter().map(used).fold(0.0, f64::max)
}
