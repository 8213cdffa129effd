//! Time of one 48-hour solve for the reference case and random draws, with the result's first digits and bits.
//!
//! `cargo run --release -p exoskin-bench --example timing -- [DRAWS] [REPEATS]`
#![allow(clippy::print_stdout, missing_docs)]

use exoskin_therapy::delivery::{Setup, solve};

type Failure = Box<dyn std::error::Error>;

fn main() -> Result<(), Failure> {
    let mut arguments = std::env::args().skip(1);
    let draws: u64 = arguments.next().map_or(Ok(20), |n| n.parse())?;
    let repeats: usize = arguments.next().map_or(Ok(20), |n| n.parse())?;
    println!("draw      unknowns steps  median ms  taken up     bits of all fates");
    show("medians", &exoskin_bench::reference()?, repeats)?;
    let mut slowest = 0.0f64;
    for draw in 0..draws {
        slowest = slowest.max(show(&draw.to_string(), &exoskin_bench::random(draw)?, repeats)?);
    }
    println!("slowest draw: {slowest:.2} ms (median of batches of {repeats})");
    // Besides its channels (in some draws in classes of area, each a solve), a draw solves its follicles.
    let mut mouth = 0.0f64;
    for draw in 0..draws {
        for setup in exoskin_bench::random_units(draw)?.iter().filter(|setup| setup.follicle.is_some()) {
            let time = exoskin_bench::median_time(repeats, || solve(std::hint::black_box(setup), &[]))?;
            mouth = mouth.max(1e3 * time);
        }
    }
    println!("slowest mouth of follicles: {mouth:.2} ms");
    Ok(())
}

fn show(name: &str, setup: &Setup, repeats: usize) -> Result<f64, Failure> {
    let median = 1e3 * exoskin_bench::median_time(repeats, || solve(std::hint::black_box(setup), &[]))?;
    let answer = solve(setup, &[])?;
    let bits =
        answer.fates.iter().fold(0u64, |hash, (_, share)| (hash ^ share.to_bits()).wrapping_mul(0x0000_0100_0000_01b3));
    println!("{name:9} {:8} {:5} {median:10.2}  {:.5e}  {bits:016x}", answer.unknowns, answer.steps, answer.taken_up);
    Ok(median)
}
