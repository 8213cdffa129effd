//! Time to read a cold-chain log and make a history of it, line count and lines per second.
//!
//! `cargo run --release -p exoskin-bench --example logger -- [LINES] [REPEATS]`
#![allow(clippy::print_stdout, missing_docs)]

use std::fmt::Write;

use exoskin_vial::read_log;

type Failure = Box<dyn std::error::Error>;

fn main() -> Result<(), Failure> {
    let mut arguments = std::env::args().skip(1);
    let lines: u32 = arguments.next().map_or(Ok(100_000), |n| n.parse())?;
    let repeats: usize = arguments.next().map_or(Ok(11), |n| n.parse())?;
    let source = exoskin_quantity::Source::new("big.csv", log(lines)?);
    let mut times = Vec::new();
    for _ in 0..repeats.max(1) {
        let start = std::time::Instant::now();
        let history = read_log(std::hint::black_box(&source))?.history();
        times.push(start.elapsed().as_secs_f64());
        std::hint::black_box(history);
    }
    times.sort_by(f64::total_cmp);
    let median = times[times.len() / 2];
    println!("{lines} lines: {:.1} ms (median of {repeats}), {:.2e} lines/s", 1e3 * median, f64::from(lines) / median);
    Ok(())
}

/// Four weeks in a refrigerator, with an hour at room temperature every week; with readings as far apart as that makes
/// them.
fn log(lines: u32) -> Result<String, Failure> {
    const WEEKS_S: u64 = 28 * 86_400;
    let mut text = String::from("Date;Time;Temperature (°C)\n");
    for i in 0..u64::from(lines) {
        let second = i * WEEKS_S / u64::from(lines.max(1));
        let (day, hour, minute) = (1 + second / 86_400, second / 3600 % 24, second / 60 % 60);
        let celsius = if second % 604_800 < 3600 { 22.0 } else { 4.0 + (i * 7919 % 100) as f64 / 50.0 };
        writeln!(text, "2026-03-{day:02};{hour:02}:{minute:02}:{:02};{celsius:.2}", second % 60)?;
    }
    Ok(text)
}
