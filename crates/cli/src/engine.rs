//! The one place that starts the study: a scenario and how exactly to compute it become a summary.

use exoskin_answer::numbers::duration;
use exoskin_record::cache::Key;
use exoskin_record::summary::Summary;
use exoskin_record::{Cache, Identity, RunDir, Snapshot};
use exoskin_scenario::Scenario;
use exoskin_study as study;
use exoskin_study::{Keeper, MODEL_VERSION, Options, Plan, StudyError, Watch};
use serde::Serialize;

use crate::failure::Failure;
use crate::interrupt::Interrupt;
use crate::progress::Progress;

/// Everything the study needs to know.
pub struct Question<'a> {
    /// What is treated, how.
    pub scenario: &'a Scenario,
    /// Seed of every random stream.
    pub seed: u64,
    /// Samples of the joint design.
    pub samples: usize,
    /// Transport problems solved per arm.
    pub draws: usize,
    /// Threads; none means all cores.
    pub threads: Option<usize>,
    /// Whether the skin is followed after the count.
    pub follow: bool,
    /// Where solved rows are kept through a kill, and which run they belong to; none keeps nothing there.
    pub folder: Option<(&'a RunDir, Identity)>,
    /// Told how far the work is.
    pub progress: &'a Progress,
    /// Asked whether to stop.
    pub interrupt: &'a Interrupt,
}

impl Question<'_> {
    fn options(&self) -> Options {
        Options { follow: self.follow, ..Options::new(self.seed, self.samples, self.draws) }
    }
}

/// Computes the summary of every arm.
///
/// # Errors
/// Interrupted by the user, or the work failed.
pub fn study(question: &Question<'_>) -> Result<Summary, Failure> {
    study_beside(question, Vec::new())
}

/// As [`study()`], with the arms `beside` set against each other as well: those with a price.
///
/// # Errors
/// As [`study()`].
pub fn study_beside(question: &Question<'_>, beside: Vec<String>) -> Result<Summary, Failure> {
    compute(question, Options { beside, ..question.options() })
}

/// As [`study_beside`], without the tables of delays and sizes: what is followed needs none.
///
/// # Errors
/// As [`study()`].
pub fn followed(question: &Question<'_>, beside: Vec<String>) -> Result<Summary, Failure> {
    compute(question, Options { beside, delays_min: Vec::new(), sizes_nm: Vec::new(), ..question.options() })
}

fn compute(question: &Question<'_>, options: Options) -> Result<Summary, Failure> {
    let kept = Kept::open(question)?;
    let watcher = Watcher { progress: question.progress, interrupt: question.interrupt };
    let pool = rayon::ThreadPoolBuilder::new().num_threads(question.threads.unwrap_or(0)).build();
    let pool = pool.map_err(|e| Failure::Run(format!("the threads cannot be started ({e})")))?;
    let answer = pool.install(|| study::run(question.scenario, &options, &kept, &watcher));
    answer.map_err(|error| match error {
        StudyError::Stopped => Failure::Interrupted(kept.way_on()),
        other => Failure::Run(other.to_string()),
    })
}

/// Solved rows of this and earlier runs.
struct Kept {
    cache: Cache,
    snapshot: Option<Snapshot<Vec<f64>>>,
}

impl Kept {
    fn open(question: &Question<'_>) -> Result<Kept, Failure> {
        let snapshot = match &question.folder {
            Some((folder, identity)) => Some(folder.snapshot(identity).map_err(|e| Failure::Run(e.to_string()))?.0),
            None => None,
        };
        Ok(Kept { cache: Cache::of_user(), snapshot })
    }

    fn way_on(&self) -> String {
        match self.snapshot {
            Some(_) => "what is solved is kept; the same command goes on from here".into(),
            None => "nothing was written".into(),
        }
    }

    fn key(text: &str) -> Key {
        Key::new("transport rows", MODEL_VERSION).with("problem", text)
    }
}

impl Keeper for Kept {
    fn block(&self, key: &str) -> Option<Vec<Vec<f64>>> {
        self.cache.load(&Kept::key(key))
    }

    fn keep_block(&self, key: &str, rows: &[Vec<f64>]) {
        // A cache that cannot be written costs time later, not the answer now.
        let _ = self.cache.store(&Kept::key(key), &rows.to_vec());
    }

    fn row(&self, block: u32, row: u32) -> Option<Vec<f64>> {
        self.snapshot.as_ref()?.finished().get(&(block, row)).cloned()
    }

    fn keep_row(&self, block: u32, row: u32, values: &[f64]) -> Result<(), String> {
        match &self.snapshot {
            Some(snapshot) => snapshot.append((block, row), &values.to_vec()).map_err(|e| e.to_string()),
            None => Ok(()),
        }
    }
}

/// Shows the progress of the study and hands it the user's wish to stop.
struct Watcher<'a> {
    progress: &'a Progress,
    interrupt: &'a Interrupt,
}

impl Watch for Watcher<'_> {
    fn progress(&self, done: usize, total: usize) {
        self.progress.report(done as u64, total as u64, "transport problems solved");
    }

    fn stopped(&self) -> bool {
        self.interrupt.asked()
    }
}

/// `options` of a run's identity: whatever changes its numbers beside program, scenario text and seed.
pub fn options_text(question: &Question<'_>) -> String {
    let priors = exoskin_record::sha256_hex(study::plan::priors().as_bytes());
    let mut text = format!("{MODEL_VERSION} priors={priors} samples={} draws={}", question.samples, question.draws);
    for (role, name, content) in inputs(question.scenario) {
        let hash = exoskin_record::sha256_hex(content.as_bytes());
        text.push_str(&format!(" {role}:{name}={hash}"));
    }
    text
}

/// Product and procedure files of a scenario, each once: role, name, text.
pub fn inputs(scenario: &Scenario) -> Vec<(&'static str, String, String)> {
    let mut found: Vec<(&'static str, String, String)> = Vec::new();
    for session in scenario.arms.iter().flat_map(|arm| &arm.sessions) {
        found.push(("procedure", session.procedure.name.clone(), session.procedure.text.clone()));
        for application in &session.applications {
            found.push(("product", application.product.name.clone(), application.product.text.clone()));
        }
    }
    found.sort();
    found.dedup();
    found
}

/// Samples and transport draws of a run unless it says otherwise.
const USUAL: (usize, usize) = (1000, 300);

/// Processor time of one transport problem in release mode, s; the mean over the reference case's draws.
const SECONDS_PER_SOLVE: f64 = 0.013;
/// Processor time of one arm's course over half a year in one sample in release mode, s; eight arms on a needled scar.
const SECONDS_PER_COURSE: f64 = 0.000_2;
/// Samples that the study repeats under each hypothesis alone, at most.
const UNDER_EACH: usize = 200;
/// Courses beside the arms: the procedure alone, and nothing at all.
const BESIDE: usize = 2;
/// Memory of a run: fixed, and for each arm, MB; the reference case with two arms peaks at 19 MB.
const MEGABYTES: (usize, usize) = (15, 2);

/// What a run would cost.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Estimate {
    /// Transport problems to solve with the usual number of draws, delays and sizes included.
    pub solves: usize,
    /// Wall time where nothing is kept from earlier runs, on this machine's cores, s.
    pub seconds: f64,
    /// Peak memory, MB.
    pub megabytes: usize,
}

impl Estimate {
    /// The same for people.
    pub fn text(&self) -> String {
        let time = duration(self.seconds / SECONDS_PER_HOUR);
        format!(
            "A run solves {} transport problems unless they are kept from an earlier one: about {time} and {} MB.",
            self.solves, self.megabytes
        )
    }
}

const SECONDS_PER_HOUR: f64 = 3600.0;

/// What running a scenario with the usual samples would cost on `threads` threads (none: all cores).
///
/// # Errors
/// A scenario that cannot be planned: a defect, since it was checked when it was read.
pub fn estimate(scenario: &Scenario, threads: Option<usize>) -> Result<Estimate, Failure> {
    cost(scenario, &Options::new(scenario.seed, USUAL.0, USUAL.1), threads)
}

/// What answering a question would cost.
///
/// # Errors
/// As [`estimate`].
pub fn estimate_of(question: &Question<'_>) -> Result<Estimate, Failure> {
    cost(question.scenario, &question.options(), question.threads)
}

fn cost(scenario: &Scenario, options: &Options, threads: Option<usize>) -> Result<Estimate, Failure> {
    let plan = Plan::of(scenario, options).map_err(|e| Failure::Run(e.to_string()))?;
    let solves = plan.solves();
    let threads = threads.unwrap_or_else(|| std::thread::available_parallelism().map_or(1, usize::from));
    let courses = if options.follow { courses(scenario, options.samples) } else { 0 };
    let seconds = (solves as f64 * SECONDS_PER_SOLVE + courses as f64 * SECONDS_PER_COURSE) / threads as f64;
    Ok(Estimate { solves, seconds, megabytes: MEGABYTES.0 + MEGABYTES.1 * scenario.arms.len() })
}

fn courses(scenario: &Scenario, samples: usize) -> usize {
    let arms = scenario.arms.len();
    let weighed = scenario.hypotheses.weights.iter().filter(|(_, weight)| *weight > 0.0).count();
    samples * (arms + BESIDE) + samples.min(UNDER_EACH) * weighed * arms
}
