//! Jobs: to their end, cancelled and resumed, seen by two browsers.

use std::path::Path;

use crate::client::Client;
use crate::common::{Server, small_dose};
use exoskin::{Keep, Question, Readable, Run, Sweep, Why};
use serde_json::{Value, json};

with_both_tables!(
    a_run_comes_to_its_end_and_is_the_doors_own_answer,
    a_comparison_and_a_dose_come_to_their_end,
    why_and_a_sweep_come_to_their_end,
    two_browsers_see_the_same,
    a_job_is_cancelled_and_goes_on_where_it_stopped,
    a_server_that_is_stopped_puts_its_job_back,
    mistakes_are_found_before_a_job_is_added,
    a_job_that_fails_says_why,
);

fn small_run(samples: usize) -> Value {
    json!({ "kind": "run", "scenario": "intact_brightening", "samples": samples, "draws": 10 })
}

fn a_run_comes_to_its_end_and_is_the_doors_own_answer() {
    let server = Server::start();
    let client = server.enter();
    let id = client.add(&small_run(20));
    let states = client.watch(&id, |_| false);
    let last = states.last().unwrap();
    assert_eq!(last["state"], "done", "{last}");
    assert!(last["estimate"]["text"].as_str().unwrap().contains("transport problems"), "{last}");
    assert_eq!(last["progress"]["what"], "followed", "{last}");
    assert_eq!(last["progress"]["done"], last["progress"]["total"]);
    assert_eq!(
        last["question"],
        json!({ "kind": "run", "scenario": "intact_brightening", "scenario_text": null, "samples": 20, "draws": 10, "seed": null })
    );

    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("scenario.toml");
    std::fs::write(&file, exoskin::scenarios::named("intact_brightening").unwrap().text).unwrap();
    let mut run = Run { out: Some(folder.path().join("run")), ..Run::of(&file) }.exactly(20, 10);
    run.options.keep = Keep::Memory(Default::default());
    let answer = run.ask().unwrap();
    let reply = client.get(&format!("/api/v1/jobs/{id}/answer"));
    assert_eq!(reply.document(), answer.document().unwrap());
    assert_eq!(reply.json()["blocks"], json!(answer.blocks().unwrap()));

    let files = client.get(&format!("/api/v1/jobs/{id}/files")).json();
    let names: Vec<&str> = files.as_array().unwrap().iter().filter_map(|file| file["name"].as_str()).collect();
    for name in ["report.html", "summary.json", "scenario.toml", "draws.parquet"] {
        assert!(names.contains(&name), "{names:?}");
    }
    assert!(names.iter().all(|name| !name.starts_with('.')), "{names:?}");
    let summary = client.get(&format!("/api/v1/jobs/{id}/files/summary.json"));
    assert_eq!(summary.json(), reply.document());
    let report = client.get(&format!("/api/v1/jobs/{id}/report"));
    assert!(report.text().contains("<html") && report.header("content-security-policy").starts_with("sandbox"));
    let saved = client.get(&format!("/api/v1/jobs/{id}/files/draws.parquet?download"));
    assert_eq!(saved.header("content-disposition"), "attachment; filename=\"draws.parquet\"");

    assert_eq!(client.delete(&format!("/api/v1/jobs/{id}")).status, 204);
    assert_eq!(client.get(&format!("/api/v1/jobs/{id}")).status, 404);
    assert!(!server.ready.data.join("jobs").join(&id).exists(), "its folder is gone");
}

fn a_comparison_and_a_dose_come_to_their_end() {
    let server = Server::start();
    let client = server.enter();
    let compare = json!({
        "kind": "compare", "scenario": "intact_brightening", "arms": ["none", "vehicle", "exosomes"],
        "price": ["exosomes=450 EUR"], "samples": 20, "draws": 10
    });
    let compared = client.add(&compare);
    let dosed = client.add(&json!({ "kind": "dose", "dose": small_dose() }));
    assert_eq!(client.finished(&compared)["state"], "done", "{}", client.finished(&compared));
    let document = client.get(&format!("/api/v1/jobs/{compared}/answer")).document();
    assert_eq!(document["counts"].as_array().map(Vec::len), Some(3));
    assert!(document["cost"].is_object(), "{document}");
    assert_eq!(document["folder"], "run", "no folder of this machine is told");
    assert_eq!(client.finished(&dosed)["state"], "done");
    let instant = client.post("/api/v1/dose", &small_dose());
    assert_eq!(client.get(&format!("/api/v1/jobs/{dosed}/answer")).body, instant.body);
}

fn why_and_a_sweep_come_to_their_end() {
    let server = Server::start();
    let client = server.enter();
    let asked = client.add(&json!({ "kind": "why", "scenario": "intact_brightening", "samples": 20, "draws": 10 }));
    let over = ["arm.*.apply.volume=1mL,2mL"];
    let swept = client
        .add(&json!({ "kind": "sweep", "scenario": "intact_brightening", "over": over, "samples": 20, "draws": 10 }));
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("scenario.toml");
    std::fs::write(&file, exoskin::scenarios::named("intact_brightening").unwrap().text).unwrap();

    assert_eq!(client.finished(&asked)["state"], "done", "{}", client.finished(&asked));
    let mut why = Why::of(&file).exactly(20, 10);
    why.options.keep = Keep::Memory(Default::default());
    let why = why.ask().unwrap();
    let reply = client.get(&format!("/api/v1/jobs/{asked}/answer"));
    assert_eq!((reply.document(), &reply.json()["blocks"]), (why.document().unwrap(), &json!(why.blocks().unwrap())));

    let last = client.watch(&swept, |_| false).pop().unwrap();
    assert_eq!(last["state"], "done", "{last}");
    assert!(last["estimate"]["text"].as_str().is_some_and(|text| text.starts_with("2 points")), "{last}");
    assert_eq!((&last["progress"]["what"], &last["progress"]["total"]), (&json!("points"), &json!(2)), "{last}");
    let mut sweep = Sweep::of(&file).over(over[0]).unwrap().exactly(20, 10);
    sweep.options.keep = Keep::Memory(Default::default());
    let sweep = sweep.ask().unwrap();
    let reply = client.get(&format!("/api/v1/jobs/{swept}/answer"));
    assert_eq!((reply.document(), &reply.json()["blocks"]), (json!(sweep), &json!(sweep.blocks().unwrap())));
    let table = client.get(&format!("/api/v1/jobs/{swept}/files/sweep.csv?download"));
    assert_eq!(table.text().lines().count(), 1 + sweep.rows.len());

    let wrong = client.post(
        "/api/v1/jobs",
        &json!({ "kind": "sweep", "scenario": "intact_brightening", "over": ["apply.volumes=1mL"], "draws": 10 }),
    );
    assert_eq!((wrong.status, &wrong.json()["error"]["argument"]), (422, &json!("over")), "{}", wrong.text());
}

fn two_browsers_see_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let first = Server::in_folder(folder.path()).enter_and_stop();
    let server = Server::in_folder(folder.path());
    let (first, second) = (first.at(&server.ready.url), server.enter());
    assert_ne!(first.cookie, second.cookie);
    let id = first.add(&small_run(20));
    let watching = std::thread::spawn({
        let (second, id) = (second.clone(), id.clone());
        move || second.finished(&id)
    });
    assert_eq!(first.finished(&id), watching.join().unwrap());
    let answer = |client: &Client| client.get(&format!("/api/v1/jobs/{id}/answer")).body;
    assert_eq!(answer(&first), answer(&second));
    assert_eq!(first.get("/api/v1/jobs").body, second.get("/api/v1/jobs").body);
}

fn a_job_is_cancelled_and_goes_on_where_it_stopped() {
    let server = Server::start();
    let client = server.enter();
    let id = client.add(&small_run(1500));
    let waiting = client.add(&small_run(20));
    client.watch(&id, |job| job["progress"]["what"] == "followed");
    assert_eq!(client.get(&format!("/api/v1/jobs/{id}/answer")).status, 409);
    assert_eq!(client.delete(&format!("/api/v1/jobs/{waiting}")).status, 204, "one that waits");
    assert_eq!(client.finished(&waiting)["state"], "cancelled");
    assert_eq!(client.delete(&format!("/api/v1/jobs/{id}")).status, 204);
    assert_eq!(client.finished(&id)["state"], "cancelled");
    assert!(server.ready.data.join("jobs").join(&id).join("run/.followed").exists(), "finished work is kept");
    assert_eq!(client.post(&format!("/api/v1/jobs/{id}/resume"), &json!({})).status, 200);
    let first = client.watch(&id, |job| job["progress"]["what"] == "followed");
    let resumed = first.last().unwrap()["progress"]["done"].as_u64().unwrap();
    assert!(resumed > 0, "{first:?}");
    assert_eq!(client.finished(&id)["state"], "done");
    assert_eq!(client.post(&format!("/api/v1/jobs/{id}/resume"), &json!({})).status, 409);
}

fn a_server_that_is_stopped_puts_its_job_back() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::in_folder(folder.path());
    let client = server.enter();
    let id = client.add(&small_run(1500));
    client.watch(&id, |job| job["progress"]["what"] == "followed");
    drop(server);
    let server = Server::in_folder(folder.path());
    let client = client.at(&server.ready.url);
    assert_eq!(client.finished(&id)["state"], "done");
    assert_eq!(client.get(&format!("/api/v1/jobs/{id}/answer")).document()["samples"], 1500);
}

fn mistakes_are_found_before_a_job_is_added() {
    let server = Server::start();
    let client = server.enter();
    for (job, piece) in [
        (json!({ "kind": "run", "scenario": "re" }), "ref"),
        (json!({ "kind": "run" }), "scenario"),
        (json!({ "kind": "walk", "scenario": "ref" }), "walk"),
        (json!({ "kind": "run", "scenario": "ref", "samples": 1 }), "10"),
        (json!({ "kind": "run", "scenario_text": "schema = 1\n" }), "scenario"),
        (json!({ "kind": "compare", "scenario": "ref", "days": ["soon"] }), "days"),
        (json!({ "kind": "compare", "scenario": "ref", "price": ["exosomes"] }), "price"),
        (json!({ "kind": "dose", "dose": { "product": "frozen_ms", "volume": "2 mg" } }), "volume"),
    ] {
        let reply = client.post("/api/v1/jobs", &job);
        assert!(reply.status == 422 && reply.text().contains(piece), "{job}: {} {}", reply.status, reply.text());
    }
    assert_eq!(client.get("/api/v1/jobs").json(), json!([]));
    assert_eq!(folders(&server.ready.data.join("jobs")), 0, "no folder is left behind");
}

fn a_job_that_fails_says_why() {
    let server = Server::start();
    let client = server.enter();
    let id = client
        .add(&json!({ "kind": "compare", "scenario": "ref", "arms": ["none", "nobody"], "samples": 20, "draws": 10 }));
    let job = client.finished(&id);
    assert_eq!((job["state"].as_str(), job["error"]["argument"].as_str()), (Some("failed"), Some("arms")), "{job}");
    assert!(!job["error"].to_string().contains("jobs/"), "no folder of this machine is told: {job}");
    assert_eq!(client.get(&format!("/api/v1/jobs/{id}/answer")).status, 409);
}

fn folders(path: &Path) -> usize {
    std::fs::read_dir(path).unwrap().count()
}
