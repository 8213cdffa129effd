//! Several servers on one table of jobs.

use std::collections::BTreeMap;
use std::time::Duration;

use crate::client::Client;
use crate::common::exoskin;
use crate::postgres;
use crate::serve::Serving;
use serde_json::{Value, json};

/// Which servers began each job, in order, by the log.
fn began(arguments: &[&str]) -> BTreeMap<String, Vec<String>> {
    let said = exoskin(&[&["serve", "log", "--json"], arguments].concat());
    assert_eq!(said.code, Some(0), "{}", said.err);
    let lines: Vec<Value> = serde_json::from_str(&said.out).expect("JSON");
    let mut began: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for line in lines.iter().rev().filter(|line| line["what"] == "began job") {
        let text = |key: &str| line[key].as_str().expect("text").to_owned();
        began.entry(text("about")).or_default().push(text("who"));
    }
    began
}

fn running(client: &Client) -> Vec<String> {
    let jobs = client.get("/api/v1/jobs").json();
    let running = jobs.as_array().expect("a list").iter().filter(|job| job["state"] == "running");
    running.map(|job| job["id"].as_str().expect("a name").to_owned()).collect()
}

#[test]
fn two_servers_share_jobs_and_the_second_takes_over_when_the_first_is_killed() {
    let Some(database) = postgres::database() else { return };
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let (first, second) = std::thread::scope(|scope| {
        // At the same moment: only one of them makes the tables.
        let start = || Serving::with(&data, &["--jobs", &database.address]);
        let (first, second) = (scope.spawn(start), scope.spawn(start));
        (first.join().unwrap(), second.join().unwrap())
    });
    let (one, other) = (Client::enter(&first.url), Client::enter(&second.url));
    let job =
        |samples: u32| json!({ "kind": "run", "scenario": "intact_brightening", "samples": samples, "draws": 10 });
    let long = [one.add(&job(1500)), other.add(&job(1500))];
    // Each works on one of them; what the first does is seen at the second.
    while running(&other).len() < 2 {
        std::thread::sleep(Duration::from_millis(100));
    }
    let short: Vec<String> = (0..4).map(|_| other.add(&job(20))).collect();
    first.kill();
    for id in long.iter().chain(&short) {
        assert_eq!(other.finished(id)["state"], "done", "{id}");
    }
    let place = ["--data", &data.display().to_string(), "--jobs", &database.address];
    let began = began(&place);
    let servers: Vec<&String> = long.iter().filter_map(|id| began[id].first()).collect();
    assert_ne!(servers[0], servers[1], "each server began one: {began:?}");
    let mut times: Vec<usize> = began.values().map(Vec::len).collect();
    times.sort_unstable();
    assert_eq!(times, [1, 1, 1, 1, 1, 2], "only the killed server's job was begun twice: {began:?}");
    let survivor = began.values().find(|servers| servers.len() == 2).map(|servers| &servers[1]);
    assert!(short.iter().all(|id| began[id].last() == survivor), "{began:?}");
}

#[test]
fn an_address_of_jobs_that_is_none_is_a_mistake_and_is_not_repeated() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().display().to_string();
    for address in ["mysql://ann:secret@host/jobs", "postgres://ann:secret@host:port/jobs"] {
        let said = exoskin(&["serve", "--no-open", "--data", &data, "--jobs", address]);
        assert_eq!(said.code, Some(2), "{}", said.err);
        assert!(said.err.contains("--jobs") && said.err.contains("postgres://exoskin@"), "{}", said.err);
        assert!(!said.err.contains("secret"), "{}", said.err);
    }
}
