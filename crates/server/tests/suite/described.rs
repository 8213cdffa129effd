//! The description of the paths is made from the code, and is true.

use std::path::Path;

use crate::common::Server;
use serde_json::Value;

#[test]
fn the_description_in_the_repository_is_current() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("openapi.json");
    let text = exoskin_server::openapi_text().unwrap();
    if std::env::var_os("EXOSKIN_RENEW").is_some() {
        std::fs::write(&path, &text).unwrap();
    }
    let found = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        found == text,
        "crates/server/openapi.json is stale; renew it with:\n  EXOSKIN_RENEW=1 cargo test -p exoskin-server description_in_the_repository_is_current\nthen build web/ again, whose types are made from it"
    );
}

/// A name for each part of a path that exists.
const NAMES: [(&str, &str); 4] = [
    ("/products/{name}", "frozen_msc"),
    ("/procedures/{name}", "microneedling"),
    ("/scenarios/{name}", "ref"),
    ("/schemas/{name}", "summary"),
];

#[test]
fn every_described_path_answers_and_none_breaks() {
    let server = Server::start();
    let client = server.enter();
    let described = client.get("/api/v1/openapi.json").json();
    let paths = described["paths"].as_object().unwrap();
    assert!(paths.len() > 25, "{}", paths.len());
    for (path, methods) in paths {
        let known = NAMES.iter().find(|(end, _)| path.ends_with(end)).map_or("nobody", |(_, name)| name);
        let filled: Vec<&str> = path.split('/').map(|part| if part.starts_with('{') { known } else { part }).collect();
        let filled = filled.join("/");
        // Signing out ends what the others need.
        let methods = methods.as_object().unwrap().keys().filter(|_| !path.ends_with("/logout"));
        for method in methods {
            let reply = match method.as_str() {
                "get" => client.get(&filled),
                "post" => client.post(&filled, &Value::Null),
                _ => client.delete(&filled),
            };
            assert!(reply.status < 500 && reply.status != 405, "{method} {filled}: {} {}", reply.status, reply.text());
            let json = reply.status == 204 || serde_json::from_slice::<Value>(&reply.body).is_ok();
            assert!(json, "{method} {filled}: {}", reply.text());
        }
    }
}

#[test]
fn every_change_says_how_the_guard_and_the_reader_of_bodies_refuse_it() {
    let described: Value = serde_json::from_str(&exoskin_server::openapi_text().unwrap()).unwrap();
    let mut with_json = 0;
    for (path, methods) in described["paths"].as_object().unwrap() {
        for (method, operation) in methods.as_object().unwrap() {
            let named = |status: &str| operation["responses"][status]["content"]["application/json"].is_object();
            let is_change = method != "get";
            assert!(named("401") && (!is_change || named("403") && named("429")), "{method} {path}");
            if operation["requestBody"]["content"]["application/json"].is_object() {
                with_json += 1;
                assert!(named("413") && named("415"), "{method} {path}");
            }
        }
    }
    assert!(with_json > 8, "{with_json}");
}
