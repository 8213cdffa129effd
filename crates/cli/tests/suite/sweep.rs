//! `sweep` from the outside: what is killed resumes and ends with the same table; what has been computed is found again.

use crate::common;

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use common::{command, exoskin};

const ASKED: [&str; 11] = [
    "sweep",
    "scenarios/ref.toml",
    "--over",
    "arm.*.apply.volume=1mL,2mL,3mL,4mL,5mL,6mL",
    "--over",
    "arm.*.apply.delay=0min,20min",
    "--samples",
    "60",
    "--draws",
    "10",
    "--quiet",
];

fn asked(out: &Path, cache: &Path) -> Command {
    let out = out.to_string_lossy().into_owned();
    let mut command = command(&[&ASKED[..], &["--out", &out]].concat());
    command.env("EXOSKIN_CACHE", cache);
    command
}

fn plan(cache: &Path) -> serde_json::Value {
    let mut command = command(&[&ASKED[..], &["--dry-run", "--json"]].concat());
    let said = command.env("EXOSKIN_CACHE", cache).output().expect("it runs");
    serde_json::from_slice(&said.stdout).expect("JSON")
}

#[test]
fn a_killed_sweep_resumes_and_ends_with_the_same_table() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name);
    assert!(asked(&path("whole.csv"), &path("one")).status().expect("it runs").success());
    let mut found = 0;
    // A child is killed as soon as it has finished a point more than there were.
    for _ in 0..3 {
        let mut child = asked(&path("killed.csv"), &path("two")).spawn().expect("it starts");
        while plan(&path("two"))["cached"].as_u64().expect("a number") <= found {
            if child.try_wait().expect("a child").is_some() {
                break;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        let _ = child.kill();
        let _ = child.wait();
        found = plan(&path("two"))["cached"].as_u64().expect("a number");
    }
    assert!(found >= 1, "nothing was kept");
    if !path("killed.csv").exists() {
        assert!(asked(&path("killed.csv"), &path("two")).status().expect("it runs").success());
    }
    let table = |name: &str| std::fs::read_to_string(path(name)).expect("a table");
    assert_eq!(table("killed.csv"), table("whole.csv"));
    assert_eq!(plan(&path("two"))["cached"], 12);
    assert_eq!(plan(&path("two"))["estimate"]["solves"], 0, "nothing is left to compute");
}

#[test]
fn a_dry_run_says_how_many_points_and_what_they_cost() {
    let said = exoskin(&[&ASKED[..], &["--dry-run"]].concat());
    assert_eq!(said.code, Some(0), "{}", said.err);
    for part in ["12 points, 24 rows.", "The sweep solves ", " transport problems", " MB."] {
        assert!(said.out.contains(part), "{}", said.out);
    }
}

#[test]
fn a_small_sweep_is_a_table_on_the_terminal() {
    let asked = ["sweep", "scenarios/ref.toml", "--over", "arm.exosomes.apply.volume=1mL,2mL"];
    let said = exoskin(&[&asked[..], &["--samples", "20", "--draws", "10"]].concat());
    assert_eq!(said.code, Some(0), "{}", said.err);
    for (value, arm) in [("1mL", "exosomes"), ("1mL", "vehicle"), ("2mL", "exosomes"), ("2mL", "vehicle")] {
        let is_row = |line: &&str| line.trim_start().starts_with(value) && line.contains(arm);
        assert_eq!(said.out.lines().filter(is_row).count(), 1, "{value}, {arm}: {}", said.out);
    }
    for part in ["arm.exosomes.apply.volume", "taken up", "working"] {
        assert!(said.out.contains(part), "{}", said.out);
    }
}
