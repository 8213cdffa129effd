//! Accuracy and time of one 48-hour solve over random prior draws, compared with runs four times finer.
//!
//! `cargo run --release -p exoskin-bench --example accuracy -- [PROCEDURE] [DRAWS]`
#![allow(clippy::print_stdout, missing_docs)]

use std::time::Instant;

use exoskin_bench::Random;
use exoskin_therapy::delivery::solve::solve_extrapolated;
use exoskin_therapy::delivery::{Case, Resolution, solve};
use exoskin_transport::Controls;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let name = arguments.next().unwrap_or_else(|| "roller".to_owned());
    let draws: u64 = arguments.next().and_then(|n| n.parse().ok()).unwrap_or(20);
    let case = Case {
        procedure: exoskin_skin::load_procedure(&name).expect("procedure"),
        per_um2: std::env::var("PER_UM2").ok().and_then(|n| n.parse().ok()).unwrap_or(0.0),
        ..exoskin_bench::reference_case().expect("the built-in case")
    };
    let standard = Controls::default();
    let fine = Controls {
        step_tolerance: standard.step_tolerance / 64.0,
        longest_step_factor: 0.25,
        first_step_s: standard.first_step_s / 4.0,
        growth: 2.0,
        ..standard
    };
    let mesh = Resolution::default();
    println!(
        "draw unknowns steps     ms   entered     taken  | error of entered %  space   time | of taken up %  space   time"
    );
    let mut worst = [0.0f64; 3];
    for draw in 0..draws {
        let setup = case.setup(&Random(draw)).expect("setup");
        let mut best = f64::INFINITY;
        for _ in 0..5 {
            let start = Instant::now();
            let _ = solve(&setup, &[]).expect("solve");
            best = best.min(start.elapsed().as_secs_f64());
        }
        let answer = solve(&setup, &[]).expect("solve");
        let in_time = solve_extrapolated(&setup, &[], &mesh, &fine).expect("solve");
        // Four times finer than the finer of the two standard meshes, in each direction, and extrapolated itself.
        let full = solve_extrapolated(&setup, &[], &Resolution { split: 4, ..mesh }, &standard).expect("solve");
        let error = |a: f64, b: f64| 100.0 * (a / b - 1.0);
        let space = [error(answer.entered, full.entered), error(answer.taken_up, full.taken_up)];
        let time = [error(answer.entered, in_time.entered), error(answer.taken_up, in_time.taken_up)];
        worst[0] = worst[0].max(1e3 * best);
        worst[1] = worst[1].max((space[0].abs() + time[0].abs()).max(0.0));
        worst[2] = worst[2].max(space[1].abs() + time[1].abs());
        println!(
            "{draw:4} {:8} {:5} {:6.2} {:.3e} {:.3e} | {:24.2} {:6.2} | {:20.2} {:6.2}",
            answer.unknowns,
            answer.steps,
            1e3 * best,
            answer.entered,
            answer.taken_up,
            space[0],
            time[0],
            space[1],
            time[1],
        );
    }
    println!("worst: {:.1} ms, entered {:.2} %, taken up {:.2} %", worst[0], worst[1], worst[2]);
}
