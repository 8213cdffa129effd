//! A sweep: one row per point and arm with the numbers of an ordinary run; refused before it begins or not at all.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use exoskin::{Error, Keep, Memory, Options, Question, Readable, Run, Sweep, SweepAnswer, SweepPlan, Watch, scorecard};

fn scenario() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scenarios/ref.toml")
}

fn sweep(over: &[&str]) -> Sweep {
    let options = Options { samples: 30, draws: 10, keep: Keep::Memory(Arc::default()), ..Options::followed() };
    over.iter().fold(Sweep { options, ..Sweep::of(scenario()) }, |sweep, one| sweep.over(one).expect("an axis"))
}

fn refused(question: &Sweep) -> String {
    match question.ask() {
        Err(Error::Input(mistake)) => mistake.to_string(),
        other => panic!("this must be refused, not {other:?}"),
    }
}

fn answered(over: &[&str]) -> SweepAnswer {
    sweep(over).ask().expect("a table")
}

#[test]
fn several_paths_make_a_grid_with_a_row_for_each_arm() {
    let found = answered(&["arm.exosomes.apply.volume=1mL,2mL", "arm.exosomes.apply.delay=0..20min:3"]);
    let rows: Vec<(usize, Vec<&str>, &str)> = found
        .rows
        .iter()
        .map(|row| (row.point, row.values.iter().map(String::as_str).collect(), row.arm.as_str()))
        .collect();
    assert_eq!(rows.len(), 2 * 3 * 2);
    assert_eq!(rows[0], (1, vec!["1mL", "0 min"], "exosomes"));
    assert_eq!(rows[1], (1, vec!["1mL", "0 min"], "vehicle"));
    assert_eq!(rows[2], (2, vec!["1mL", "10 min"], "exosomes"));
    assert_eq!(rows[11], (6, vec!["2mL", "20 min"], "vehicle"));
    let label = |i: usize| found.rows[i].given.label.expect("a label").median;
    assert!((label(6) / label(0) - 2.0).abs() < 1e-9, "twice the volume has twice the particles");
}

#[test]
fn the_scorecard_stands_below_the_table() {
    let found = answered(&["arm.exosomes.apply.volume=1mL"]);
    let said = format!("{:?}", found.blocks().expect("blocks"));
    assert!(said.contains(&scorecard().headline) && said.contains("Skill (1 is perfect"), "{said}");
}

#[test]
fn a_point_has_the_numbers_of_a_run_with_the_same_file() {
    let found = answered(&["arm.*.apply.delay=10min,30min"]);
    let folder = tempfile::tempdir().expect("a folder");
    let options = sweep(&[]).options;
    let run = Run { out: Some(folder.path().join("run")), options, ..Run::of(scenario()) };
    let summary = run.ask().expect("a run").summary;
    for (row, arm) in found.rows.iter().zip(&summary.arms) {
        assert_eq!(row.arm, arm.name);
        let step = |name: &str| arm.strip.iter().find(|step| step.step == name).map(|step| step.band());
        assert_eq!(row.given.whole, step("on_skin"));
        assert_eq!(row.given.entered, step("entered"));
        assert_eq!(row.given.taken_up, step("taken_up"));
        assert_eq!(row.given.working, step("working"));
        assert!(!row.given.readouts.is_empty(), "no readout is sought");
        for (key, readout) in &row.given.readouts {
            let series = &arm.readouts[key];
            let place = series.days.iter().position(|day| *day == readout.day).expect("a day of the run");
            let told = [series.median[place], series.p05[place], series.p95[place]];
            assert_eq!([readout.band.median, readout.band.p05, readout.band.p95], told, "{key}");
        }
    }
}

#[test]
fn files_hold_the_same_numbers_in_every_form() {
    let folder = tempfile::tempdir().expect("a folder");
    let question = sweep(&["arm.*.apply.volume=1mL,2mL"]);
    let table = |name: &str| {
        let out = folder.path().join(name);
        Sweep { out: Some(out.clone()), ..question.clone() }.ask().expect("a table");
        std::fs::read(out).expect("the table")
    };
    let csv = String::from_utf8(table("t.csv")).expect("UTF-8");
    let mut lines = csv.lines().map(|line| line.split(',').collect::<Vec<&str>>());
    let header = lines.next().expect("a header");
    assert_eq!(header[..4], ["point", "arm.*.apply.volume", "arm.*.apply.volume.value", "arm"]);
    let taken = header.iter().position(|name| *name == "taken_up_median").expect("a column");
    let json: serde_json::Value = serde_json::from_slice(&table("t.json")).expect("JSON");
    let rows: Vec<Vec<&str>> = lines.collect();
    assert_eq!(rows.len(), 4);
    for (line, row) in rows.iter().zip(json["rows"].as_array().expect("rows")) {
        assert_eq!(line[taken].parse().ok(), row["taken_up"]["median"].as_f64());
        assert_eq!(Some(line[1]), row["values"][0].as_str());
        assert_eq!(format!("{}mL", line[2]), line[1]);
    }
    use parquet::file::reader::{FileReader, SerializedFileReader};
    table("t.parquet");
    let file = std::fs::File::open(folder.path().join("t.parquet")).expect("the table");
    let reader = SerializedFileReader::new(file).expect("Parquet");
    assert_eq!(reader.metadata().file_metadata().num_rows(), 4);
    let names: Vec<String> =
        reader.metadata().file_metadata().schema_descr().columns().iter().map(|c| c.name().to_owned()).collect();
    assert_eq!(names, header);
}

#[test]
fn what_is_wrong_is_refused_before_anything_is_computed() {
    let told = refused(&sweep(&["apply.volume=1mL,2mL"]));
    assert!(told.contains("arm.exosomes.session.1.apply.1.volume") && told.contains("arm.vehicle"), "{told}");
    let told = refused(&sweep(&["arm.exosomes.apply.volume=1mL,2metres"]));
    assert!(told.contains("ref.toml with arm.exosomes.apply.volume = 2metres:") && told.contains("volume"), "{told}");
    let told = refused(&sweep(&["arm.exosomes.apply.history=-80C 60d,fresh"]));
    assert!(told.contains("makes no difference here"), "{told}");
    let told = refused(&sweep(&["arm.exosomes.apply.volume=2mL,2000uL"]));
    assert!(told.contains("means the same with"), "{told}");
    let told = refused(&sweep(&["seed=1,2", "seed=3,4"]));
    assert!(told.contains("varied twice"), "{told}");
    let seeded = sweep(&["seed=1,2"]);
    let told = refused(&Sweep { options: Options { seed: Some(7), ..seeded.options.clone() }, ..seeded });
    assert!(told.contains("--seed"), "{told}");
    assert!(refused(&sweep(&[])).contains("nothing is varied"));
    let many = sweep(&["skin.age=20..80years:1000", "model.set.channel.plug_time=2..90min:1000"]);
    assert!(refused(&many).contains("more than 10000 points"));
}

#[test]
fn an_existing_file_or_one_of_no_known_kind_is_refused_before_anything_is_computed() {
    let folder = tempfile::tempdir().expect("a folder");
    let taken = folder.path().join("mine.csv");
    std::fs::write(&taken, "mine").expect("a file");
    let into = |out: PathBuf| Sweep { out: Some(out), ..sweep(&["seed=1,2"]) };
    assert!(refused(&into(taken.clone())).contains("already exists"));
    assert_eq!(std::fs::read_to_string(&taken).expect("still there"), "mine");
    assert!(refused(&into(folder.path().join("table.xlsx"))).contains(".csv, .parquet or .json"));
    into(folder.path().join("new.csv")).ask().expect("a table");
    assert!(std::fs::read_to_string(folder.path().join("new.csv")).expect("the table").starts_with("point,"));
}

/// Counts points, and stops after some.
#[derive(Default)]
struct Stops {
    told: AtomicUsize,
    after: usize,
}

impl Watch for Stops {
    fn planned(&self, plan: &SweepPlan) {
        assert_eq!((plan.points, plan.rows), (4, 8));
        assert!(plan.estimate.solves > 0);
    }
    fn points(&self, done: usize, total: usize) {
        assert_eq!(total, 4);
        self.told.store(done, Ordering::SeqCst);
    }
    fn stopped(&self) -> bool {
        self.told.load(Ordering::SeqCst) >= self.after
    }
}

#[test]
fn a_stopped_sweep_ends_as_interrupted_and_the_same_question_gives_the_whole_table() {
    let over = ["arm.*.apply.volume=1mL,2mL,3mL,4mL"];
    let whole = answered(&over);
    let memory = Arc::new(Memory::default());
    let question = sweep(&over);
    let question = Sweep { options: Options { keep: Keep::Memory(memory), ..question.options.clone() }, ..question };
    let watch = Stops { after: 2, ..Stops::default() };
    assert_eq!(question.ask_watched(&watch), Err(Error::Interrupted { kept: false }));
    assert_eq!(watch.told.load(Ordering::SeqCst), 2);
    assert_eq!(question.ask(), Ok(whole));
}
