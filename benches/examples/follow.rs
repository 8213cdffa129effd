//! Time and memory of the follow-up once transport is solved: nine arms over 90 days, one sample and 1,000.
//!
//! `cargo run --release -p exoskin-bench --example follow -- [SCENARIO] [SAMPLES]`
#![allow(clippy::print_stdout, missing_docs)]

use std::path::Path;
use std::time::Instant;

use exoskin_evidence::Medians;
use exoskin_scenario::arms::derive;
use exoskin_study::tally::{self, Tally};
use exoskin_study::{Follow, Forget, Options, Plan, Unwatched, What, compare, draws};

type Failure = Box<dyn std::error::Error>;

const ARMS: [&str; 9] =
    ["none", "procedure", "vehicle", "vehicle-cold", "lysed", "extract", "prp", "exosomes", "exosomes+prp"];
/// Transport rows; the time of the follow-up does not depend on their number.
const DRAWS: usize = 20;
const DAYS: f64 = 90.0;

fn main() -> Result<(), Failure> {
    let mut arguments = std::env::args().skip(1);
    let file = arguments.next().unwrap_or_else(|| "scenarios/needling_placental.toml".to_owned());
    let samples: usize = arguments.next().map_or(Ok(1000), |n| n.parse())?;
    let read = exoskin_therapy::read_scenario(Path::new(&file)).map_err(|wrong| wrong.to_string())?;
    let mut nine = derive(&read, &ARMS).map_err(|wrong| wrong.to_string())?;
    nine.until_s = DAYS * 86_400.0;
    let options = Options { delays_min: Vec::new(), sizes_nm: Vec::new(), ..Options::new(nine.seed, samples, DRAWS) };
    let design = draws::design(&options);
    let plan = Plan::of(&nine, &options)?;
    let started = Instant::now();
    let solved = plan.solve(&design, &Forget, &Unwatched)?;
    println!("{} transport problems of {DRAWS} rows: {:.2} s", plan.blocks.len(), started.elapsed().as_secs_f64());
    let follow = Follow::of(&nine, &options, &plan, &solved, &design)?;
    let started = Instant::now();
    let repeats = 20u32;
    for _ in 0..repeats {
        std::hint::black_box(follow.sample(0, None, &Medians)?);
    }
    println!("one sample, nine arms, {DAYS} days: {:.2} ms", 1e3 * (started.elapsed() / repeats).as_secs_f64());
    let started = Instant::now();
    let wanted = compare::wanted(&nine, &options);
    let mut all = Tally::new(&follow, &wanted, samples);
    follow.each(What::first(samples), &Forget, &Unwatched, &mut |_, some| {
        all.add(&follow, &wanted, some);
        Ok(())
    })?;
    println!("{samples} samples: {:.2} s", started.elapsed().as_secs_f64());
    let compared = compare::comparison(&nine, &wanted, &follow, &all, &Forget, &Unwatched)?;
    let people = tally::days_of(&follow, What::people(compare::PEOPLE.min(samples)), &Forget, &Unwatched)?;
    for arm in 0..ARMS.len() {
        std::hint::black_box(compare::readouts(&follow, &all, &people, arm)?);
    }
    println!(
        "{samples} samples with every hypothesis alone, bands and differences ({} rows): {:.2} s",
        compared.map_or(0, |compared| compared.rows.len()),
        started.elapsed().as_secs_f64()
    );
    println!("peak memory: {}", peak().unwrap_or_else(|| "unknown".to_owned()));
    Ok(())
}

/// Peak resident memory, if the system reports it.
fn peak() -> Option<String> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM"))?;
    Some(line.split_whitespace().skip(1).collect::<Vec<_>>().join(" "))
}
