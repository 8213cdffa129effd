//! The problems that are timed: the reference case and random draws of its priors.

use std::path::Path;
use std::time::Instant;

use exoskin_evidence::{Draws, Medians, Parameter};
use exoskin_quantity::Source;
use exoskin_therapy::delivery::{Case, Setup};
use exoskin_transport::Stream;

/// The vehicle of the reference scenario after a roller as it is: 2 mL on 500 cm² of face, ten minutes later.
///
/// # Errors
/// If a shipped file cannot be read: a defect of the program.
pub fn reference_case() -> Result<Case, Box<dyn std::error::Error>> {
    let text = include_str!("../../scenarios/ref.toml");
    let scenario = exoskin_therapy::parse_scenario(Source::new("scenarios/ref.toml", text), Path::new(""))?;
    let vehicle = scenario.arms.iter().find(|arm| arm.name == "vehicle").ok_or("no vehicle")?;
    let session = &vehicle.sessions[0];
    let case = Case::of(&scenario, session, &session.applications[0], &Medians)?;
    Ok(Case { procedure: exoskin_skin::load_procedure("roller")?, ..case })
}

/// The reference case at the median of every prior.
///
/// # Errors
/// As [`reference_case`].
pub fn reference() -> Result<Setup, Box<dyn std::error::Error>> {
    Ok(reference_case()?.setup(&Medians)?)
}

/// The same after another procedure.
///
/// # Errors
/// As [`reference_case`]; an unknown procedure.
pub fn reference_after(procedure: &str) -> Result<Setup, Box<dyn std::error::Error>> {
    let case = Case { procedure: exoskin_skin::load_procedure(procedure)?, ..reference_case()? };
    Ok(case.setup(&Medians)?)
}

/// The reference case in random draw number `draw`; the same draws as in the accuracy example.
///
/// # Errors
/// As [`reference_case`].
pub fn random(draw: u64) -> Result<Setup, Box<dyn std::error::Error>> {
    Ok(reference_case()?.setup(&Random(draw))?)
}

/// All unit cells of that draw: around the channels, around the follicles.
///
/// # Errors
/// As [`reference_case`].
pub fn random_units(draw: u64) -> Result<Vec<Setup>, Box<dyn std::error::Error>> {
    Ok(reference_case()?.unit_setups(&Random(draw))?.into_iter().map(|unit| unit.setup).collect())
}

/// Independent uniform positions in every prior, keyed by draw and parameter.
pub struct Random(pub u64);

impl Draws for Random {
    fn unit(&self, parameter: &Parameter) -> f64 {
        let key =
            parameter.id.bytes().fold(7u64, |key, byte| key.wrapping_mul(1099511628211).wrapping_add(byte.into()));
        Stream::new(1, self.0, key as u32, (key >> 32) as u32).uniform()
    }
}

/// Seconds that this thread has spent on a processor, if the system reports it: time used by other programs does not
/// count.
pub fn processor_seconds() -> Option<f64> {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanoseconds: f64 = text.split_whitespace().next()?.parse().ok()?;
    Some(nanoseconds * 1e-9)
}

/// Batches whose median is taken.
const BATCHES: usize = 7;

/// Time of one run of `work` in seconds, median over batches of `repeats`: processor time if the system reports it (in
/// ticks, hence the batches), else wall time.
///
/// # Errors
/// The first error of `work`.
pub fn median_time<T, E>(repeats: usize, work: impl Fn() -> Result<T, E>) -> Result<f64, E> {
    let begin = Instant::now();
    let clock = || processor_seconds().unwrap_or_else(|| begin.elapsed().as_secs_f64());
    let mut times = Vec::with_capacity(BATCHES);
    for _ in 0..BATCHES {
        let start = clock();
        for _ in 0..repeats.max(1) {
            std::hint::black_box(work()?);
        }
        times.push((clock() - start) / repeats.max(1) as f64);
    }
    times.sort_by(f64::total_cmp);
    Ok(times[BATCHES / 2])
}
