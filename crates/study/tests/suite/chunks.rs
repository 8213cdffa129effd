//! Samples are handed on chunk by chunk: in order, each once, the same numbers as in the summary, and after a kill
//! nobody is followed again.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use exoskin_quantity::Source;
use exoskin_record::summary::Summary;
use exoskin_scenario::Scenario;
use exoskin_stats::band;
use exoskin_study::chunk::Counts;
use exoskin_study::{About, Chunk, Forget, Keeper, Options, Sink, StudyError, Unwatched, Watch, run, run_into};

const SCENARIO: &str = r#"
schema = 1
name = "chunks"
title = "Two arms and nothing"
source = "test"
unknown = []
seed = 1
[skin]
site = "face"
[course]
until = "7 d"
[[arm]]
name = "vesicles"
[[arm.session]]
at = "0 d"
procedure = "microneedling"
[[arm.session.apply]]
product = "frozen_msc"
volume = "2 mL"
[[arm]]
name = "none"
"#;

const SAMPLES: usize = 50;

fn scenario() -> Scenario {
    exoskin_therapy::parse_scenario(Source::new("chunks.toml", SCENARIO), Path::new("")).expect("a scenario")
}

fn options() -> Options {
    Options { delays_min: Vec::new(), sizes_nm: Vec::new(), ..Options::new(1, SAMPLES, 3) }
}

/// Everything that was handed on.
#[derive(Default)]
struct All {
    told: usize,
    firsts: Vec<usize>,
    counts: Vec<Counts>,
    hypotheses: Vec<String>,
    /// By readout and reported day, of the first arm.
    readings: BTreeMap<(String, usize), Vec<f64>>,
    keys: Vec<String>,
    reported: Vec<usize>,
}

impl Sink for All {
    fn begin(&mut self, about: &About<'_>) -> Result<(), String> {
        self.told = about.samples;
        self.keys = about.definitions.iter().map(|one| one.key.to_owned()).collect();
        self.reported = about.reported.to_vec();
        assert!(about.asked.contains_key("channel.outflow"), "inputs are named");
        Ok(())
    }

    fn chunk(&mut self, chunk: &Chunk<'_>) -> Result<(), String> {
        for place in 0..chunk.len() {
            self.firsts.push(chunk.first() + place);
            self.counts.push(chunk.counts(place, 0).map_err(|e| e.to_string())?.expect("something is put on"));
            assert_eq!(chunk.counts(place, 1), Ok(None), "nothing is put on in the second arm");
            self.hypotheses.push(chunk.hypothesis(place).word().to_owned());
            for (readout, key) in self.keys.iter().enumerate() {
                for &day in &self.reported {
                    let value = chunk.reading(place, 0, readout).values[day];
                    self.readings.entry((key.clone(), day)).or_default().push(value);
                }
            }
        }
        Ok(())
    }
}

/// A step of the strip, and how many vesicles a sample has there.
type Step = (&'static str, fn(&Counts) -> f64);

#[test]
fn a_sink_is_handed_each_sample_once_and_the_numbers_of_the_summary() {
    let mut all = All::default();
    let summary = run_into(&scenario(), &options(), &Forget, &mut all, &Unwatched).expect("the study runs");
    assert_eq!(all.told, SAMPLES);
    assert_eq!(all.firsts, (0..SAMPLES).collect::<Vec<usize>>());
    let arm = &summary.arms[0];
    let steps: [Step; 7] = [
        ("label", |one| one.label),
        ("on_skin", |one| one.whole),
        ("entered", |one| one.entered),
        ("in_tissue", |one| one.in_tissue),
        ("reached_cell", |one| one.reached_cell),
        ("taken_up", |one| one.taken_up),
        ("working", |one| one.working),
    ];
    for (name, of) in steps {
        let told = arm.strip.iter().find(|step| step.step == name).expect("a step");
        let found = band(&all.counts.iter().map(of).collect::<Vec<f64>>()).expect("a band");
        assert_eq!([told.median, told.p05, told.p95], [found.median, found.p05, found.p95], "{name}");
    }
    for ((key, day), values) in &all.readings {
        let (told, found) = (&arm.readouts[key], band(values).expect("a band"));
        assert_eq!([told.median[*day], told.p05[*day], told.p95[*day]], [found.median, found.p05, found.p95], "{key}");
    }
    for one in &summary.follow_up.hypotheses {
        let drawn = all.hypotheses.iter().filter(|word| **word == one.name).count();
        assert_eq!(drawn as u32, one.samples, "{}", one.name);
    }
}

#[test]
fn what_a_sink_refuses_ends_the_run_in_its_words() {
    struct Full;
    impl Sink for Full {
        fn chunk(&mut self, _chunk: &Chunk<'_>) -> Result<(), String> {
            Err("the disk is full".to_owned())
        }
    }
    let ended = run_into(&scenario(), &options(), &Forget, &mut Full, &Unwatched);
    assert_eq!(ended, Err(StudyError::Sink("the disk is full".to_owned())));
}

/// Keeps followed samples in memory, and counts how often any had to be followed.
#[derive(Default)]
struct Kept {
    chunks: Mutex<BTreeMap<(u32, u32), Vec<f64>>>,
    followed: AtomicUsize,
}

impl Keeper for Kept {
    fn followed(&self, chunk: (u32, u32)) -> Option<Vec<f64>> {
        self.chunks.lock().expect("no panic").get(&chunk).cloned()
    }
    fn keep_followed(&self, chunk: (u32, u32), values: &dyn Fn() -> Vec<f64>) -> Result<(), String> {
        self.followed.fetch_add(1, Ordering::SeqCst);
        self.chunks.lock().expect("no panic").insert(chunk, values());
        Ok(())
    }
}

/// Stops once so many samples are followed.
struct StopsAfter<'a>(&'a Kept, usize);

impl Watch for StopsAfter<'_> {
    fn progress(&self, _done: usize, _total: usize) {}
    fn stopped(&self) -> bool {
        self.0.followed.load(Ordering::SeqCst) >= self.1
    }
}

#[test]
fn a_stopped_study_goes_on_without_following_anybody_again() {
    let whole = run(&scenario(), &options(), &Forget, &Unwatched).expect("the study runs");
    let kept = Kept::default();
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("threads start");
    let stopped = pool.install(|| run(&scenario(), &options(), &kept, &StopsAfter(&kept, 2)));
    assert_eq!(stopped, Err(StudyError::Stopped));
    let before = kept.followed.load(Ordering::SeqCst);
    assert!(before >= 2, "{before} chunks were kept");
    let rest = Kept { chunks: Mutex::new(kept.chunks.lock().expect("no panic").clone()), ..Kept::default() };
    let resumed: Summary = run(&scenario(), &options(), &rest, &Unwatched).expect("the study runs");
    assert!(resumed == whole, "a resumed study is another");
    let again = Kept { chunks: Mutex::new(rest.chunks.lock().expect("no panic").clone()), ..Kept::default() };
    run(&scenario(), &options(), &again, &Unwatched).expect("the study runs");
    let (all, after) = (rest.chunks.lock().expect("no panic").len(), rest.followed.load(Ordering::SeqCst));
    assert_eq!(before + after, all, "a chunk was followed twice");
    assert_eq!(again.followed.load(Ordering::SeqCst), 0, "what was kept was followed again");
}
