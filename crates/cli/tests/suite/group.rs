//! Several servers on one table of jobs, and accounts of those who use them.

use std::collections::BTreeMap;
use std::io::Write;
use std::process::Stdio;
use std::time::Duration;

use crate::client::Client;
use crate::common::{command, exoskin};
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

/// Runs the command with a line on standard input.
fn told(arguments: &[&str], line: &str) -> (Option<i32>, String, String) {
    let mut command = command(arguments);
    let piped = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = piped.spawn().expect("the command starts");
    child.stdin.take().expect("a pipe").write_all(line.as_bytes()).expect("it reads");
    let said = child.wait_with_output().expect("it ends");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (said.status.code(), text(&said.stdout), text(&said.stderr))
}

#[test]
fn accounts_are_made_and_changed_from_the_terminal() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().display().to_string();
    let user = |arguments: &[&str], line: &str| told(&[&["serve", "--data", &data, "user"], arguments].concat(), line);
    let (code, out, err) = user(&["add", "Ann.Lee", "--role", "manage"], "four words in a row\n");
    assert_eq!(code, Some(0), "{err}");
    assert!(out.contains("ann.lee") && out.contains("manage"), "{out}");
    for (arguments, line, piece) in [
        (&["add", "ann.lee", "--role", "view"][..], "four words in a row\n", "taken"),
        (&["add", "bob", "--role", "views"], "four words in a row\n", "view"),
        (&["add", "bob", "--role", "view"], "short\n", "12 characters"),
        (&["add", "bob lee", "--role", "view"], "four words in a row\n", "NAME"),
        (&["role", "ann.lee", "view"], "", "manage"),
        (&["remove", "ann.lee"], "", "manage"),
        (&["password", "an.lee"], "five words in a row\n", "ann.lee"),
    ] {
        let (code, _, err) = user(arguments, line);
        assert!(code == Some(2) && err.contains(piece), "{arguments:?}: {err}");
        assert!(!err.contains("four words") && !err.contains("five words"), "no password is repeated: {err}");
    }
    let file = folder.path().join("password");
    std::fs::write(&file, "a few more words\nand a second line\n").unwrap();
    let file = file.display().to_string();
    assert_eq!(user(&["add", "bob", "--role", "run", "--password-file", &file], "").0, Some(0));
    assert_eq!(user(&["role", "bob", "manage"], "").0, Some(0));
    assert_eq!(user(&["remove", "ann.lee"], "").0, Some(0));
    let (_, list, _) = user(&["list"], "");
    assert!(list.contains("bob") && !list.contains("ann.lee"), "{list}");

    let name = "127.0.0.1";
    let serving = Serving::with(folder.path(), &["--behind-proxy", "--name", name]);
    assert_eq!(serving.url, "https://127.0.0.1/");
    let said = exoskin(&["serve", "log", "--data", &data]);
    for piece in ["added account with role manage", "removed account", "gave role manage", "terminal"] {
        assert!(said.out.contains(piece), "{}", said.out);
    }
}

#[test]
fn a_server_that_others_can_reach_demands_encryption_a_name_and_an_account() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().display().to_string();
    let key = folder.path().join("no.pem").display().to_string();
    for (arguments, piece) in [
        (&["--listen", "0.0.0.0"][..], "--tls-certificate and --tls-key, or --behind-proxy"),
        (&["--listen", "192.0.2.1"], "--behind-proxy"),
        (&["--listen", "::"], "--behind-proxy"),
        (&["--listen", "clinic"], "IP address"),
        (&["--behind-proxy"], "--name"),
        (&["--behind-proxy", "--listen", "0.0.0.0"], "--name"),
        (&["--behind-proxy", "--name", "a.example"], "user add"),
        (&["--tls-certificate", &key, "--tls-key", &key, "--name", "a.example"], "PEM"),
    ] {
        let base = ["serve", "--no-open", "--port", "0", "--data", &data];
        let said = exoskin(&[&base, arguments].concat());
        assert!(said.code == Some(2) && said.err.contains(piece), "{arguments:?}: {}", said.err);
    }
}
