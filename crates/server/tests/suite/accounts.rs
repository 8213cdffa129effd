//! People with accounts: signing in and out, roles, whose runs are whose. With the tables in a file, and in PostgreSQL.

use crate::client::{Client, Reply, raw};
use crate::common::{BOSS, Server, password, small_dose};
use serde_json::{Value, json};

with_both_tables!(
    people_sign_in_and_out,
    a_session_begins_anew_at_each_sign_in,
    a_viewer_looks_and_asks_but_does_not_run,
    a_run_is_its_owners_until_it_is_shared,
    a_change_of_an_account_counts_at_once,
    somebody_can_always_manage,
    what_was_done_is_in_the_log,
);

fn sign_in(server: &Server, name: &str, password: &str) -> Reply {
    let body = json!({ "name": name, "password": password }).to_string();
    let headers = [("Content-Type", "application/json")];
    raw(&server.host(), "POST", "/api/v1/login", &headers, body.as_bytes())
}

fn dose_job(client: &Client) -> String {
    let id = client.add(&json!({ "kind": "dose", "dose": small_dose() }));
    assert_eq!(client.finished(&id)["state"], "done");
    id
}

fn people_sign_in_and_out() {
    let server = Server::with_accounts(&[("ann", "run")]);
    let refused = raw(&server.host(), "GET", "/api/v1/session", &[], b"");
    assert_eq!((refused.status, refused.json()["error"]["kind"].as_str()), (401, Some("login")));
    // The token's door is closed: its address leads to the page, which asks for a name.
    assert_eq!(raw(&server.host(), "GET", "/start?token=", &[], b"").header("set-cookie"), "");
    for (name, password) in [("ann", "not the password"), ("nobody", "not the password"), ("", ""), ("ann\n", "x")] {
        let refused = sign_in(&server, name, password);
        assert_eq!((refused.status, refused.header("set-cookie")), (401, ""), "{name}");
        assert_eq!(refused.json()["error"]["text"], "The name or the password is wrong.", "nobody learns which");
    }
    let entered = sign_in(&server, "Ann", &password("ann"));
    let cookie = entered.header("set-cookie").to_owned();
    assert_eq!(entered.status, 204, "{}", entered.text());
    for piece in ["__Host-exoskin_session=", "Secure", "HttpOnly", "SameSite=Strict", "Path=/", "Max-Age=43200"] {
        assert!(cookie.contains(piece), "{cookie}");
    }
    assert!(entered.header("strict-transport-security").contains("max-age"));
    let ann = server.sign_in("ann");
    assert_eq!(ann.get("/api/v1/session").json()["person"], json!({ "name": "ann", "role": "run" }));
    let out = ann.post("/api/v1/logout", &Value::Null);
    assert!(out.status == 204 && out.header("set-cookie").contains("Max-Age=0"), "{out:?}");
    assert_eq!(ann.get("/api/v1/session").status, 401, "the old cookie is worth nothing");
}

fn a_session_begins_anew_at_each_sign_in() {
    let server = Server::with_accounts(&[("ann", "run")]);
    // A cookie that an attacker planted is not taken over.
    let planted = format!("__Host-exoskin_session={}", "0".repeat(64));
    let body = json!({ "name": "ann", "password": password("ann") }).to_string();
    let headers = [("Content-Type", "application/json"), ("Cookie", planted.as_str())];
    let entered = raw(&server.host(), "POST", "/api/v1/login", &headers, body.as_bytes());
    assert!(entered.status == 204 && !entered.header("set-cookie").starts_with(&planted), "{entered:?}");
    assert_eq!(raw(&server.host(), "GET", "/api/v1/session", &[("Cookie", &planted)], b"").status, 401);
    // One that was valid ends when its browser signs in again.
    let first = server.sign_in("ann");
    let headers = [("Content-Type", "application/json"), ("Cookie", first.cookie.as_str())];
    assert_eq!(raw(&server.host(), "POST", "/api/v1/login", &headers, body.as_bytes()).status, 204);
    assert_eq!(first.get("/api/v1/session").status, 401);
    // Another browser of hers is not touched, until she changes her password.
    let (second, third) = (server.sign_in("ann"), server.sign_in("ann"));
    assert_ne!(second.cookie, third.cookie);
    let wrong = json!({ "old": "wrong", "password": "a new set of words" });
    assert_eq!(second.post("/api/v1/password", &wrong).status, 422);
    assert_eq!(third.get("/api/v1/session").status, 200);
    let right = json!({ "old": password("ann"), "password": "a new set of words" });
    let renewed = second.post("/api/v1/password", &right);
    assert!(renewed.status == 204 && renewed.header("set-cookie").contains("__Host-"), "{renewed:?}");
    assert_eq!((second.get("/api/v1/session").status, third.get("/api/v1/session").status), (401, 401));
    assert_eq!(sign_in(&server, "ann", &password("ann")).status, 401);
    assert_eq!(sign_in(&server, "ann", "a new set of words").status, 204);
}

fn a_viewer_looks_and_asks_but_does_not_run() {
    let server = Server::with_accounts(&[("vic", "view"), ("ann", "run")]);
    let (vic, ann) = (server.sign_in("vic"), server.sign_in("ann"));
    assert_eq!(vic.get("/api/v1/products").status, 200);
    assert_eq!(vic.post("/api/v1/dose", &small_dose()).status, 200);
    let job = json!({ "kind": "dose", "dose": small_dose() });
    let refused = vic.post("/api/v1/jobs", &job);
    assert_eq!(refused.status, 403);
    assert!(refused.text().contains("`run`") && refused.text().contains("`view`"), "{}", refused.text());
    assert_eq!(vic.upload("/api/v1/read?name=a.csv&kind=logger", b"x").status, 403);
    let id = dose_job(&ann);
    assert_eq!(ann.post(&format!("/api/v1/jobs/{id}/readers"), &json!({ "everyone": true, "people": [] })).status, 204);
    assert_eq!(vic.get(&format!("/api/v1/jobs/{id}/answer")).status, 200);
    assert_eq!(vic.delete(&format!("/api/v1/jobs/{id}")).status, 403);
    assert_eq!(vic.post(&format!("/api/v1/jobs/{id}/resume"), &Value::Null).status, 403);
    for client in [&vic, &ann] {
        for path in ["/api/v1/people", "/api/v1/log", "/api/v1/people/vic"] {
            let manages = json!({ "name": "eve", "role": "manage", "password": "four words in a row" });
            assert!(matches!(client.get(path).status, 403 | 405), "{path}");
            assert_eq!(client.post(path, &manages).status, 403, "{path}");
        }
        assert_eq!(client.delete("/api/v1/people/boss").status, 403);
        assert_ne!(client.get("/api/v1/%70eople").status, 200);
        assert_ne!(client.get("/api/v1//people").status, 200);
    }
}

fn a_run_is_its_owners_until_it_is_shared() {
    let server = Server::with_accounts(&[("ann", "run"), ("bob", "run"), ("cy", "run")]);
    let (boss, ann, bob, cy) =
        (server.sign_in(BOSS), server.sign_in("ann"), server.sign_in("bob"), server.sign_in("cy"));
    let id = dose_job(&ann);
    let paths = ["", "/answer", "/files", "/events", "/report", "/files/summary.json"]
        .map(|end| format!("/api/v1/jobs/{id}{end}"));
    for other in [&bob, &cy, &boss] {
        for path in &paths {
            assert_eq!(other.get(path).status, 404, "{path}: nobody learns that it is there");
        }
        assert_eq!(other.delete(&paths[0]).status, 404);
        assert_eq!(other.post(&format!("{}/resume", paths[0]), &Value::Null).status, 404);
        assert_eq!(
            other.post(&format!("{}/readers", paths[0]), &json!({ "everyone": true, "people": [] })).status,
            404
        );
        assert_eq!(other.get("/api/v1/jobs").json(), json!([]));
    }
    let readers = format!("{}/readers", paths[0]);
    let wrong = ann.post(&readers, &json!({ "everyone": false, "people": ["bbo"] }));
    assert_eq!((wrong.status, wrong.json()["error"]["nearest"].as_str()), (422, Some("bob")), "{}", wrong.text());
    assert_eq!(ann.post(&readers, &json!({ "everyone": false, "people": ["bob"] })).status, 204);
    assert_eq!(ann.get(&readers).json(), json!({ "everyone": false, "people": ["bob"] }));
    let seen = bob.get(&paths[0]).json();
    assert_eq!((seen["owner"].as_str(), seen["mine"].as_bool()), (Some("ann"), Some(false)));
    assert_eq!((bob.get(&paths[1]).status, cy.get(&paths[1]).status), (200, 404));
    assert_eq!(bob.get("/api/v1/jobs").json().as_array().map(Vec::len), Some(1));
    // Who may read it may not change it.
    assert_eq!(bob.delete(&paths[0]).status, 403);
    assert_eq!(bob.get(&readers).status, 403);
    assert_eq!(bob.post(&readers, &json!({ "everyone": true, "people": [] })).status, 403);
    assert_eq!(ann.post(&readers, &json!({ "everyone": false, "people": [] })).status, 204);
    assert_eq!(bob.get(&paths[1]).status, 404, "no longer");
    // What somebody leaves behind passes to those who manage; a new account of that name is somebody else.
    assert_eq!(boss.delete("/api/v1/people/ann").status, 204);
    assert_eq!(ann.get("/api/v1/session").status, 401);
    let again = json!({ "name": "ann", "role": "run", "password": password("ann") });
    assert_eq!(boss.post("/api/v1/people", &again).status, 201);
    assert_eq!((server.sign_in("ann").get(&paths[1]).status, boss.get(&paths[1]).status), (404, 200));
}

fn a_change_of_an_account_counts_at_once() {
    let server = Server::with_accounts(&[("ann", "run")]);
    let (boss, ann) = (server.sign_in(BOSS), server.sign_in("ann"));
    let sent = json!({ "kind": "dose", "dose": small_dose() });
    assert_eq!(ann.post("/api/v1/jobs", &sent).status, 201);
    assert_eq!(boss.post("/api/v1/people/ann", &json!({ "role": "view" })).status, 204);
    assert_eq!(ann.post("/api/v1/jobs", &sent).status, 403);
    let wrong = boss.post("/api/v1/people/ann", &json!({ "role": "views" }));
    assert_eq!((wrong.status, wrong.json()["error"]["nearest"].as_str()), (422, Some("view")));
    assert_eq!(boss.post("/api/v1/people/ann", &json!({ "password": "short" })).status, 422);
    assert_eq!(boss.post("/api/v1/people/ann", &json!({ "password": "another few words" })).status, 204);
    assert_eq!(ann.get("/api/v1/session").status, 401);
    assert_eq!(boss.post("/api/v1/people/nobody", &json!({ "role": "run" })).status, 404);
    let taken = json!({ "name": "ANN", "role": "run", "password": "four words in a row" });
    assert_eq!(boss.post("/api/v1/people", &taken).status, 409);
    let people = boss.get("/api/v1/people");
    assert!(!people.text().contains("argon2") && !people.text().contains("\"id\""), "{}", people.text());
    assert_eq!(people.json().as_array().map(Vec::len), Some(2));
}

fn somebody_can_always_manage() {
    let server = Server::with_accounts(&[("ann", "run")]);
    let boss = server.sign_in(BOSS);
    assert_eq!(boss.delete("/api/v1/people/boss").status, 409);
    assert_eq!(boss.post("/api/v1/people/boss", &json!({ "role": "run" })).status, 409);
    assert_eq!(boss.post("/api/v1/people/ann", &json!({ "role": "manage" })).status, 204);
    assert_eq!(boss.post("/api/v1/people/boss", &json!({ "role": "run" })).status, 204);
    assert_eq!(boss.get("/api/v1/people").status, 403, "it is somebody else's task now");
}

fn what_was_done_is_in_the_log() {
    let server = Server::with_accounts(&[("ann", "run")]);
    let (boss, ann) = (server.sign_in(BOSS), server.sign_in("ann"));
    assert_eq!(sign_in(&server, "ann\u{1b}[2J", "wrong").status, 401);
    let id = dose_job(&ann);
    assert_eq!(ann.delete(&format!("/api/v1/jobs/{id}")).status, 204);
    let log = boss.get("/api/v1/log");
    let text = |line: &Value| {
        let part = |key: &str| line[key].as_str().expect("text").replace(&id, "ID");
        format!("{}|{}|{}", part("who"), part("what"), part("about"))
    };
    let lines: Vec<String> = log.json().as_array().expect("a list").iter().map(text).collect();
    for line in ["boss|signed in|", "ann|signed in|", "|was refused|ann[2J", "ann|added job|ID", "ann|removed job|ID"] {
        assert!(lines.iter().any(|known| known == line), "{line} is not in {lines:?}");
    }
    assert!(log.text().contains("\"origin\":\"127.0.0.1\""), "{}", log.text());
    assert!(!log.text().contains(&password("ann")), "no password is written down");
}

#[test]
fn attempts_to_guess_a_password_are_put_off() {
    let server = Server::with_accounts(&[("ann", "run")]);
    let statuses: Vec<u16> = (0..8).map(|i| sign_in(&server, "ann", &format!("guess number {i}")).status).collect();
    assert_eq!(statuses, [401, 401, 401, 401, 401, 429, 429, 429]);
    assert_eq!(sign_in(&server, "ann", &password("ann")).status, 429, "even the right one: it is not looked at");
    assert_eq!(sign_in(&server, BOSS, &password(BOSS)).status, 204, "others still get in");
}
