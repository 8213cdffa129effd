//! Who gets in, and what nobody may do.

use crate::client::{Client, parts, raw};
use crate::common::{Server, small_dose};

const PATHS: [&str; 5] =
    ["/api/v1/claims", "/api/v1/session", "/api/v1/products", "/api/v1/jobs", "/api/v1/openapi.json"];

fn the_token_works_once() {
    let server = Server::start();
    let (host, path) = parts(&server.ready.url);
    let entered = raw(&host, "GET", &path, &[], b"");
    assert_eq!(entered.status, 303);
    let cookie = entered.header("set-cookie").to_owned();
    for piece in ["HttpOnly", "SameSite=Strict", "Path=/"] {
        assert!(cookie.contains(piece), "{cookie}");
    }
    let again = raw(&host, "GET", &path, &[], b"");
    assert_eq!((again.status, again.header("set-cookie")), (403, ""), "a replayed token");
    assert!(again.text().contains("exoskin serve"), "{}", again.text());
    // Whoever is in already goes straight on, and gets no second session.
    let own = raw(&host, "GET", &path, &[("Cookie", cookie.split(';').next().unwrap())], b"");
    assert_eq!((own.status, own.header("set-cookie")), (303, ""));
}

with_both_tables!(
    the_token_works_once,
    a_session_survives_a_new_start_and_its_token_does_not,
    two_browsers_do_not_share_a_session,
);

#[test]
fn nobody_gets_in_without_a_session_of_the_servers_own() {
    let server = Server::start();
    let (host, path) = parts(&server.ready.url);
    let mine = "exoskin_session=0000000000000000000000000000000000000000000000000000000000000000";
    for path in PATHS {
        assert_eq!(raw(&host, "GET", path, &[], b"").status, 401, "{path}");
        assert_eq!(raw(&host, "GET", path, &[("Cookie", mine)], b"").status, 401, "{path}");
    }
    // The page itself says what to do.
    assert_eq!(raw(&host, "GET", "/dose?product=frozen_msc", &[], b"").status, 200);
    assert_eq!(raw(&host, "POST", "/", &[], b"").status, 401);
    let guess = raw(&host, "GET", "/start?token=0000", &[("Cookie", mine)], b"");
    assert_eq!((guess.status, guess.header("set-cookie")), (403, ""));
    // A cookie that somebody brought along does not become the session.
    let entered = raw(&host, "GET", &path, &[("Cookie", mine)], b"");
    assert!(entered.status == 303 && !entered.header("set-cookie").starts_with(mine), "{entered:?}");
}

#[test]
fn a_name_that_somebody_pointed_at_this_machine_is_refused() {
    let server = Server::start();
    let client = server.enter();
    let port = client.host.rsplit(':').next().unwrap().to_owned();
    for name in ["evil.example".to_owned(), format!("evil.example:{port}"), "127.0.0.1:1".into(), "127.0.0.1".into()] {
        let headers = [("Host", name.as_str()), ("Cookie", &client.cookie)];
        assert_eq!(raw(&client.host, "GET", "/api/v1/products", &headers, b"").status, 421, "{name}");
    }
    let headers = [("Host", format!("localhost:{port}")), ("Cookie", client.cookie.clone())];
    let headers = headers.each_ref().map(|(name, value)| (*name, value.as_str()));
    assert_eq!(raw(&client.host, "GET", "/api/v1/products", &headers, b"").status, 200);
}

#[test]
fn a_change_from_another_page_is_refused() {
    let server = Server::start();
    let client = server.enter();
    let body = small_dose().to_string();
    let own = format!("http://{}", client.host);
    let sent = |more: &[(&str, &str)]| {
        let all = [&[("Cookie", client.cookie.as_str()), ("Content-Type", "application/json")], more].concat();
        raw(&client.host, "POST", "/api/v1/jobs", &all, body.as_bytes()).status
    };
    let word = ("X-CSRF-Token", client.csrf.as_str());
    assert_eq!(sent(&[]), 403, "no word");
    assert_eq!(sent(&[("X-CSRF-Token", "0")]), 403, "a wrong word");
    assert_eq!(sent(&[word, ("Origin", "http://evil.example")]), 403);
    assert_eq!(sent(&[word, ("Origin", "null")]), 403);
    assert_eq!(sent(&[word, ("Sec-Fetch-Site", "cross-site")]), 403);
    // The word of the session passes; that body is no job.
    assert_eq!(sent(&[word, ("Origin", &own), ("Sec-Fetch-Site", "same-origin")]), 422);
    assert_eq!(client.get("/api/v1/jobs").json().as_array().map(Vec::len), Some(0), "nothing was added");
}

#[test]
fn no_page_of_others_may_read_or_frame_anything() {
    let server = Server::start();
    let client = server.enter();
    let headers = [("Cookie", client.cookie.as_str()), ("Origin", "http://evil.example")];
    for path in PATHS {
        let reply = raw(&client.host, "GET", path, &headers, b"");
        assert_eq!(reply.header("access-control-allow-origin"), "", "{path}");
        assert_eq!(reply.header("x-content-type-options"), "nosniff", "{path}");
        let policy = reply.header("content-security-policy");
        assert!(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"), "{path}: {policy}");
        assert!(!policy.contains("unsafe"), "{path}: {policy}");
    }
}

fn a_session_survives_a_new_start_and_its_token_does_not() {
    let folder = tempfile::tempdir().unwrap();
    let first = Server::in_folder(folder.path());
    let client = first.enter();
    let old = parts(&first.ready.url).1;
    drop(first);
    let second = Server::in_folder(folder.path());
    let client = client.at(&second.ready.url);
    assert_eq!(client.get("/api/v1/products").status, 200);
    assert_eq!(raw(&client.host, "GET", &old, &[], b"").status, 403, "the token of the first start");
}

#[test]
fn paths_lead_nowhere_else() {
    let server = Server::start();
    let client = server.enter();
    let id = client.add(&serde_json::json!({ "kind": "dose", "dose": small_dose() }));
    client.finished(&id);
    for path in [
        "/../../etc/passwd".to_owned(),
        "/%2e%2e/%2e%2e/etc/passwd".into(),
        "/assets/..%2f..%2fCargo.toml".into(),
        "/api/v1/jobs/..%2f..%2fexoskin.db".into(),
        "/api/v1/jobs/%2e%2e/files/exoskin.db".into(),
        format!("/api/v1/jobs/{id}/files/..%2fanswer.json"),
        format!("/api/v1/jobs/{id}/files/..%2f..%2f..%2fexoskin.db"),
        "/api/v1/schemas/..%2fsummary".into(),
        "/api/v1/products/..%2f..%2fCargo.toml".into(),
        "/api/v1/products/%2fetc%2fhostname".into(),
        "/api/v1/procedures/x.toml".into(),
        "/api/v1/scenarios/..%2fref".into(),
    ] {
        let reply = client.get(&path);
        // A path that names no file is the address of a screen.
        let is_page = reply.status == 200 && reply.body == client.get("/").body;
        assert!(is_page || matches!(reply.status, 404 | 422), "{path}: {} {}", reply.status, reply.text());
        assert!(!reply.text().contains("root:") && !reply.text().contains("[package]"), "{path}");
    }
}

#[test]
fn too_many_changes_in_a_short_time_are_put_off() {
    let server = Server::start();
    let client = server.enter();
    let statuses: Vec<u16> = (0..400).map(|_| client.post("/api/v1/vial", &serde_json::json!({})).status).collect();
    assert!(statuses.contains(&422) && statuses.iter().all(|status| matches!(status, 422 | 429)), "{statuses:?}");
    // Reading goes on.
    assert_eq!(client.get("/api/v1/products").status, 200);
}

fn two_browsers_do_not_share_a_session() {
    let server = Server::start();
    let first = server.enter();
    let other = Client { cookie: String::new(), ..first.clone() };
    assert_eq!(other.get("/api/v1/products").status, 401);
    assert_eq!(other.post("/api/v1/dose", &small_dose()).status, 401, "the word alone is no session");
}
