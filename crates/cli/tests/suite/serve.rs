//! `exoskin serve`, the program itself: killed, started again, and compared with the other commands.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Stdio};

use crate::client::Client;
use crate::common::{command, exoskin};
use serde_json::{Value, json};

/// The server as a process of its own; killed when it goes out of scope.
pub struct Serving {
    child: Child,
    pub url: String,
}

impl Serving {
    pub fn start(folder: &Path) -> Serving {
        Serving::with(folder, &[])
    }

    /// With more arguments.
    pub fn with(folder: &Path, more: &[&str]) -> Serving {
        let data = folder.display().to_string();
        let mut command = command(&[&["serve", "--port", "0", "--no-open", "--data", &data], more].concat());
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("the command starts");
        let mut url = String::new();
        BufReader::new(child.stdout.take().expect("a pipe")).read_line(&mut url).expect("a line");
        Serving { child, url: url.trim().to_owned() }
    }

    /// As `kill -9` does.
    pub fn kill(mut self) {
        self.child.kill().expect("it runs");
        self.child.wait().expect("it is gone");
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn json_of(arguments: &[&str]) -> Value {
    let said = exoskin(arguments);
    assert_eq!(said.code, Some(0), "{}", said.err);
    serde_json::from_str(&said.out).expect("JSON")
}

#[test]
fn a_job_goes_on_after_kill_9_and_ends_as_the_command_does() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let first = Serving::start(&data);
    let client = Client::enter(&first.url);
    let job = json!({ "kind": "run", "scenario": "intact_brightening", "samples": 1500, "draws": 10 });
    let id = client.add(&job);
    client.watch(&id, |job| job["progress"]["what"] == "followed");
    first.kill();

    let second = Serving::start(&data);
    let client = client.at(&second.url);
    assert_eq!(client.get(&format!("/api/v1/jobs/{id}")).json()["state"], "running", "as it was left");
    let states = client.watch(&id, |_| false);
    assert_eq!(states.last().unwrap()["state"], "done", "{states:?}");
    let document = client.get(&format!("/api/v1/jobs/{id}/answer")).document();

    let out = folder.path().join("out").display().to_string();
    let run = [
        "run",
        "scenarios/intact_brightening.toml",
        "--samples",
        "1500",
        "--draws",
        "10",
        "--json",
        "--quiet",
        "--out",
        &out,
    ];
    assert_eq!(document, json_of(&run));
}

#[test]
fn the_browser_gets_what_the_terminal_gets() {
    let folder = tempfile::tempdir().unwrap();
    let serving = Serving::start(folder.path());
    let client = Client::enter(&serving.url);
    let dose = json!({
        "product": "frozen_msc", "volume": "2 mL", "site": "face", "after": "microneedling", "delay": "10 min",
        "price": "450 EUR", "price_of": ["prp=300"], "samples": 64, "draws": 10
    });
    let arguments = [
        "dose",
        "--product",
        "frozen_msc",
        "--volume",
        "2 mL",
        "--site",
        "face",
        "--after",
        "microneedling",
        "--delay",
        "10 min",
        "--price",
        "450 EUR",
        "--price-of",
        "prp=300",
        "--samples",
        "64",
        "--draws",
        "10",
        "--quiet",
    ];
    let reply = client.post("/api/v1/dose", &dose);
    assert_eq!(reply.document(), json_of(&[&arguments[..], &["--json"]].concat()));
    // The words are the same as well: every cell and sentence of the blocks is somewhere in the terminal's text.
    let said = exoskin(&arguments).out;
    let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let terminal = flat(&said);
    let mut words = Vec::new();
    texts(&reply.json()["blocks"], &mut words);
    assert!(words.len() > 50, "{words:?}");
    // A cell that the terminal wraps is there word by word.
    let is_there =
        |text: &str| terminal.contains(&flat(text)) || text.split_whitespace().all(|word| terminal.contains(word));
    for text in words {
        assert!(is_there(&text), "{text:?} is not in\n{said}");
    }
    let vial = json!({ "product": "frozen_msc", "history": "-80C 60d; thaw; 4C 36h", "samples": 200 });
    let terminal =
        json_of(&["vial", "frozen_msc", "--history", "-80C 60d; thaw; 4C 36h", "--samples", "200", "--json"]);
    assert_eq!(client.post("/api/v1/vial", &vial).document(), terminal);
}

/// Every text of blocks, without where numbers are.
fn texts(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) => found.push(text.clone()),
        Value::Array(values) => values.iter().for_each(|value| texts(value, found)),
        Value::Object(map) => map.iter().filter(|(key, _)| *key != "paths").for_each(|(_, value)| texts(value, found)),
        _ => {}
    }
}

#[test]
fn a_port_or_a_folder_that_cannot_be_used_is_a_mistake() {
    let folder = tempfile::tempdir().unwrap();
    let serving = Serving::start(&folder.path().join("a"));
    let port = serving.url.rsplit(':').next().and_then(|rest| rest.split('/').next()).unwrap().to_owned();
    let other = folder.path().join("b").display().to_string();
    let taken = exoskin(&["serve", "--no-open", "--port", &port, "--data", &other]);
    assert!(taken.code == Some(2) && taken.err.contains("--port"), "{}", taken.err);
    let file = folder.path().join("file");
    std::fs::write(&file, "").unwrap();
    let no_folder = exoskin(&["serve", "--no-open", "--port", "0", "--data", &file.display().to_string()]);
    assert!(no_folder.code == Some(2) && no_folder.err.contains("--data"), "{}", no_folder.err);
}
