//! A scenario computed again and again with some of its values varied: every combination of the values is an ordinary
//! scenario, and the answer is one table with a row for each of them and each arm.
//!
//! What a point gave is cached as soon as it is finished, next to the solved transport problems: the same question
//! resumes where an earlier one was stopped or killed, and computes nothing twice.

mod over;
mod point;
mod row;
mod several;
mod table;
mod words;

use std::path::{Path, PathBuf};

use exoskin_quantity::toml::MAX_BYTES;
use exoskin_quantity::{Diagnostic, Source};
use exoskin_scenario::Scenario;
use exoskin_study as study;
use serde::Serialize;

use crate::error::{Error, Result, of_part};
use crate::estimate::{Estimate, estimate_of};
use crate::options::Options;
use crate::question::Question;
use crate::rehearse::rehearse;
use crate::solve::Job;
use crate::watch::Watch;

pub use over::Over;
use point::{Point, points};
use row::Given;
pub use row::{SweepArm, SweepReadout, SweepRow};

/// A scenario with some of its values varied.
#[derive(Clone, Debug)]
pub struct Sweep {
    /// The scenario's file.
    pub scenario: PathBuf,
    /// What is varied; several make a grid, the last one varying fastest.
    pub over: Vec<Over>,
    /// The file for the table: `.csv`, `.parquet` or `.json`; none writes no file.
    pub out: Option<PathBuf>,
    /// Samples, solved transport problems, seed, threads.
    pub options: Options,
}

/// What a sweep will compute.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SweepPlan {
    /// Points of the grid.
    pub points: usize,
    /// Rows of the table: one per point and arm.
    pub rows: usize,
    /// Points that an earlier sweep has finished; they are not computed again.
    pub cached: usize,
    /// What the others cost if none of their transport problems is cached.
    pub estimate: Estimate,
}

impl SweepPlan {
    /// The same in words.
    pub fn text(&self) -> String {
        let points = if self.points == 1 { "1 point".to_owned() } else { format!("{} points", self.points) };
        let rows = if self.rows == 1 { "1 row".to_owned() } else { format!("{} rows", self.rows) };
        let cached = match self.cached {
            0 => String::new(),
            1 => ", 1 point cached from an earlier sweep".to_owned(),
            some => format!(", {some} points cached from an earlier sweep"),
        };
        let rest = if self.cached == self.points { String::new() } else { self.estimate.of("The sweep") };
        format!("{points}, {rows}{cached}. {rest}").trim_end().to_owned()
    }
}

/// A computed sweep.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SweepAnswer {
    /// Name of the scenario.
    pub scenario: String,
    /// Seed of every random stream, unless it is varied.
    pub seed: u64,
    /// Samples.
    pub samples: usize,
    /// Solved transport problems per arm.
    pub transport_draws: usize,
    /// What was varied.
    pub over: Vec<Over>,
    /// One row per point and arm.
    pub rows: Vec<SweepRow>,
    /// The file, if one was written.
    #[serde(skip)]
    pub file: Option<PathBuf>,
}

impl SweepAnswer {
    /// The table that goes into a file: every count and readout with its band.
    pub fn table(&self) -> exoskin_record::table::Table {
        table::table(self)
    }
}

impl Sweep {
    /// A scenario's file, with nothing varied yet.
    pub fn of(scenario: impl Into<PathBuf>) -> Sweep {
        Sweep { scenario: scenario.into(), over: Vec::new(), out: None, options: Options::followed() }
    }

    /// Also varies this: a path of the scenario file, and values.
    ///
    /// # Errors
    /// Not of the form `PATH=VALUES`.
    pub fn over(mut self, text: &str) -> Result<Sweep> {
        self.over.push(text.parse()?);
        Ok(self)
    }

    /// On this many samples and solved transport problems.
    pub fn exactly(self, samples: usize, draws: usize) -> Sweep {
        Sweep { options: Options { samples, draws, ..self.options }, ..self }
    }

    /// What the sweep will compute, without computing it; every point has been read and checked.
    ///
    /// # Errors
    /// As asking the question, before it begins.
    pub fn plan(&self) -> Result<SweepPlan> {
        let points = self.points()?;
        plan_of(&points, &self.kept(&points), &self.options)
    }

    /// What earlier sweeps found, by point.
    fn kept(&self, points: &[Point]) -> Vec<Option<Given>> {
        points.iter().map(|point| row::kept(point, &self.options)).collect()
    }

    fn points(&self) -> Result<Vec<Point>> {
        self.options.check()?;
        if self.over.is_empty() {
            let wrong = Diagnostic::new("nothing is varied").argument("over");
            return Err(wrong.expected("at least one path with values, for example `apply.volume=1mL,2mL`").into());
        }
        if let Some(path) = &self.out {
            table::form(path)?;
        }
        let source = Source::read(&self.scenario, MAX_BYTES)?;
        // The file as it is has to be right before anything in it is replaced.
        crate::scenarios::read_file(&self.scenario)?;
        let folder = self.scenario.parent().unwrap_or(Path::new(""));
        Ok(points(&source, folder, &self.over, self.options.seed.is_some())?)
    }
}

/// Refuses a file that exists, unless the sweep would write the same.
fn must_be_free(path: &Path, bytes: Option<&[u8]>) -> Result<()> {
    if std::fs::symlink_metadata(path).is_err() || std::fs::read(path).ok().as_deref() == bytes && bytes.is_some() {
        return Ok(());
    }
    let wrong = Diagnostic::new(format!("{} already exists", path.display())).argument("out");
    Err(wrong.expected("the name of a file that does not exist yet").into())
}

fn plan_of(points: &[Point], kept: &[Option<Given>], options: &Options) -> Result<SweepPlan> {
    let mut whole = Estimate { solves: 0, cached: 0, seconds: 0.0, seconds_now: 0.0, megabytes: 0 };
    for (point, _) in points.iter().zip(kept).filter(|(_, kept)| kept.is_none()) {
        let one = estimate_of(&point.scenario, &exactly(&point.scenario, options), options)?;
        whole.solves += one.solves;
        whole.cached += one.cached;
        whole.seconds += one.seconds;
        whole.seconds_now += one.seconds_now;
        whole.megabytes = whole.megabytes.max(one.megabytes);
    }
    let rows = points.iter().map(|point| point.scenario.arms.len()).sum();
    let cached = kept.iter().flatten().count();
    Ok(SweepPlan { points: points.len(), rows, cached, estimate: whole })
}

/// A point needs no table of delays or sizes: these can be swept.
fn exactly(scenario: &Scenario, options: &Options) -> study::Options {
    study::Options { delays_min: Vec::new(), sizes_nm: Vec::new(), ..options.exactly(scenario.seed) }
}

impl Question for Sweep {
    type Answer = SweepAnswer;

    fn ask_watched(&self, watch: &dyn Watch) -> Result<SweepAnswer> {
        let points = self.points()?;
        let kept = self.kept(&points);
        let plan = plan_of(&points, &kept, &self.options)?;
        if let (Some(path), true) = (&self.out, plan.cached < plan.points) {
            must_be_free(path, None)?;
        }
        watch.planned(&plan);
        let given = self.given(&points, kept, watch)?;
        let answer = self.answer(&points, given);
        if let Some(path) = &self.out {
            let bytes = table::bytes(&answer, table::form(path)?)?;
            must_be_free(path, Some(&bytes))?;
            exoskin_record::write_file(path, &bytes)?;
        }
        Ok(answer)
    }
}

impl Sweep {
    fn given(&self, points: &[Point], kept: Vec<Option<Given>>, watch: &dyn Watch) -> Result<Vec<Given>> {
        self.rehearse(points, &kept, watch)?;
        let mut found = Vec::with_capacity(points.len());
        for (done, (point, kept)) in points.iter().zip(kept).enumerate() {
            watch.points(done, points.len());
            found.push(kept.map_or_else(|| self.compute(point, watch), Ok)?);
        }
        Ok(found)
    }

    fn answer(&self, points: &[Point], given: Vec<Given>) -> SweepAnswer {
        let rows = points.iter().zip(given).enumerate();
        let rows = rows.flat_map(|(place, (point, given))| row::rows(place, point, given)).collect();
        SweepAnswer {
            scenario: points.first().map_or_else(String::new, |point| point.scenario.name.clone()),
            seed: self.options.seed.or(points.first().map(|point| point.scenario.seed)).unwrap_or(1),
            samples: self.options.samples,
            transport_draws: self.options.draws,
            over: self.over.clone(),
            rows: row::with_same_readouts(rows),
            file: self.out.clone(),
        }
    }

    /// Refuses, before the first point is computed, any that would end without an answer.
    fn rehearse(&self, points: &[Point], kept: &[Option<Given>], watch: &dyn Watch) -> Result<()> {
        for (point, _) in points.iter().zip(kept).filter(|(_, kept)| kept.is_none()) {
            if watch.stopped() {
                return Err(Error::Interrupted { kept: false });
            }
            rehearse(&point.scenario, &exactly(&point.scenario, &self.options))?;
        }
        Ok(())
    }

    fn compute(&self, point: &Point, watch: &dyn Watch) -> Result<Given> {
        let quiet = Quiet(watch);
        let mut job = Job::new(&point.scenario, &self.options, &quiet);
        job.exactly = exactly(&point.scenario, &self.options);
        let summary = job.run().map_err(|error| match error {
            // Finished points and solved problems are in the user's cache.
            Error::Interrupted { .. } => Error::Interrupted { kept: row::keeps(&self.options) },
            other => other,
        })?;
        let given = row::given(&summary);
        row::keep(point, &self.options, &given);
        Ok(given)
    }
}

/// Passes on the wish to stop: the progress of one point says nothing about the sweep.
struct Quiet<'a>(&'a dyn Watch);

impl Watch for Quiet<'_> {
    fn stopped(&self) -> bool {
        self.0.stopped()
    }
}

/// A mistake in what is varied.
fn of_over(wrong: Diagnostic) -> Diagnostic {
    if wrong.file.is_some() { wrong } else { of_part(wrong, "over") }
}
