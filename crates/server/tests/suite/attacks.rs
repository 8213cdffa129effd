//! Attacks, each on a rule of access: what a page of somebody else, a neighbour in the network, or a person with a lesser
//! role could try. Rules that hold on this computer alone are attacked in `access`, files in `uploads`.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use crate::client::{Client, raw};
use crate::common::{BOSS, Server, password, small_dose};
use serde_json::{Value, json};

const JSON: (&str, &str) = ("Content-Type", "application/json");

/// Sends bytes as they are and returns what comes back before the server closes the connection.
fn sent(host: &str, bytes: &[u8]) -> String {
    let mut stream = TcpStream::connect(host).expect("the server listens");
    stream.set_read_timeout(Some(Duration::from_secs(60))).expect("a socket");
    let _ = stream.write_all(bytes);
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    String::from_utf8_lossy(&answer).into_owned()
}

#[test]
fn a_sign_in_from_another_page_is_refused() {
    let server = Server::with_accounts(&[]);
    let body = json!({ "name": BOSS, "password": password(BOSS) }).to_string();
    let login = |more: &[(&str, &str)]| {
        let reply = raw(&server.host(), "POST", "/api/v1/login", &[&[JSON], more].concat(), body.as_bytes());
        (reply.status, reply.header("set-cookie").to_owned())
    };
    for foreign in [
        ("Origin", "https://evil.example"),
        ("Origin", "null"),
        // The page of this server comes over an encrypted connection.
        ("Origin", "http://127.0.0.1"),
        ("Sec-Fetch-Site", "cross-site"),
        ("Sec-Fetch-Site", "same-site"),
    ] {
        assert_eq!(login(&[foreign]), (403, String::new()), "{foreign:?}");
    }
    let own = format!("https://{}", server.host());
    assert_eq!(login(&[("Origin", &own), ("Sec-Fetch-Site", "same-origin")]).0, 204);
    // What a form of another page can send is not read.
    for kind in ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"] {
        let reply = raw(&server.host(), "POST", "/api/v1/login", &[("Content-Type", kind)], body.as_bytes());
        assert_eq!((reply.status, reply.header("set-cookie")), (415, ""), "{kind}");
    }
}

#[test]
fn a_change_without_the_word_of_its_session_is_refused() {
    let server = Server::with_accounts(&[("ann", "run")]);
    let (boss, ann) = (server.sign_in(BOSS), server.sign_in("ann"));
    let crossed = Client { csrf: boss.csrf.clone(), ..ann.clone() };
    let job = json!({ "kind": "dose", "dose": small_dose() });
    let newcomer = json!({ "name": "eve", "role": "manage", "password": "four words in a row" });
    assert_eq!(crossed.post("/api/v1/jobs", &job).status, 403, "somebody else's word");
    let nobody = Client { csrf: String::new(), ..boss.clone() };
    for (method, path) in [
        ("POST", "/api/v1/people"),
        ("POST", "/api/v1/people/ann"),
        ("DELETE", "/api/v1/people/ann"),
        ("POST", "/api/v1/logout"),
        ("POST", "/api/v1/password"),
        ("POST", "/api/v1/jobs"),
    ] {
        let reply = nobody.change(method, path, "application/json", newcomer.to_string().as_bytes());
        assert_eq!(reply.status, 403, "{method} {path}");
    }
    assert_eq!(boss.get("/api/v1/people").json().as_array().map(Vec::len), Some(2), "nothing was done");
    // A method that is written into a header or a query is not the method.
    let headers = [("Cookie", boss.cookie.as_str()), ("X-HTTP-Method-Override", "DELETE")];
    assert_eq!(raw(&server.host(), "GET", "/api/v1/people/ann?_method=DELETE", &headers, b"").status, 405);
    assert_eq!(boss.get("/api/v1/people").json().as_array().map(Vec::len), Some(2));
}

#[test]
fn a_name_that_is_not_the_servers_is_refused_with_accounts_too() {
    let server = Server::with_accounts(&[]);
    let body = json!({ "name": BOSS, "password": password(BOSS) }).to_string();
    for name in ["evil.example", "127.0.0.1.evil.example", "localhost", "", "127.0.0.1@evil.example"] {
        let reply = raw(&server.host(), "POST", "/api/v1/login", &[JSON, ("Host", name)], body.as_bytes());
        assert!(matches!(reply.status, 400 | 421), "{name}: {}", reply.status);
        // Nor is it by a header that proxies use.
        let headers = [("Host", name), ("X-Forwarded-Host", "127.0.0.1"), ("Forwarded", "host=127.0.0.1")];
        assert!(matches!(raw(&server.host(), "GET", "/", &headers, b"").status, 400 | 421), "{name}");
    }
}

#[test]
fn a_session_is_worth_nothing_after_it_ended() {
    let server = Server::with_accounts(&[]);
    let boss = server.sign_in(BOSS);
    let stolen = boss.clone();
    assert_eq!(boss.post("/api/v1/logout", &Value::Null).status, 204);
    assert_eq!(stolen.get("/api/v1/products").status, 401);
    assert_eq!(stolen.post("/api/v1/dose", &small_dose()).status, 401);
    // The cookie of the other way in is none here, nor is one under its name.
    let secret = stolen.cookie.split('=').nth(1).unwrap();
    for cookie in [
        format!("exoskin_session={secret}"),
        format!("__Host-exoskin_session={secret}; x=y"),
        "__Host-exoskin_session=".into(),
    ] {
        assert_eq!(raw(&server.host(), "GET", "/api/v1/session", &[("Cookie", &cookie)], b"").status, 401);
    }
}

#[test]
fn what_is_sent_does_not_become_a_header() {
    let server = Server::with_accounts(&[("ann", "run")]);
    let ann = server.sign_in("ann");
    let names = ["a%0d%0aSet-Cookie:%20x=y", "a%0aX-Evil:%201", "%00", "a\u{fffd}", "%22;%20filename=evil"];
    for name in names {
        let name = name.replace('\u{fffd}', "%ff");
        for path in [
            format!("/api/v1/read?name={name}&kind=logger"),
            format!("/api/v1/products/{name}"),
            format!("/api/v1/jobs/{name}/files/{name}?download={name}"),
            format!("/start?token={name}"),
            format!("/{name}"),
        ] {
            for reply in [ann.get(&path), ann.upload(&path, b"a,b\n1,2\n")] {
                assert!(reply.status < 500, "{path}: {}", reply.text());
                let is_evil =
                    |(key, value): &(String, String)| key.eq_ignore_ascii_case("x-evil") || value.contains("x=y");
                assert!(!reply.headers.iter().any(is_evil), "{path}: {:?}", reply.headers);
            }
        }
    }
    // A person's name goes into no header either, and none with a line break is taken.
    let boss = server.sign_in(BOSS);
    let evil = json!({ "name": "eve\r\nX-Evil: 1", "role": "run", "password": "four words in a row" });
    assert_eq!(boss.post("/api/v1/people", &evil).status, 422);
}

#[test]
fn malformed_requests_are_answered_or_dropped_and_the_server_goes_on() {
    let server = Server::with_accounts(&[]);
    let host = server.host();
    let long = format!("GET /{} HTTP/1.1\r\nHost: {host}\r\n\r\n", "a".repeat(1 << 20));
    let many = format!("GET / HTTP/1.1\r\nHost: {host}\r\n{}\r\n", "X-A: 1\r\n".repeat(2000));
    let smuggled = format!(
        "POST /api/v1/login HTTP/1.1\r\nHost: {host}\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /api/v1/people HTTP/1.1\r\nHost: {host}\r\n\r\n"
    );
    let twice = format!("GET / HTTP/1.1\r\nHost: {host}\r\nHost: evil.example\r\nConnection: close\r\n\r\n");
    let negative = format!("POST /api/v1/login HTTP/1.1\r\nHost: {host}\r\nContent-Length: -1\r\n\r\n");
    let folded = format!("GET / HTTP/1.1\r\nHost: {host}\r\nX: a\r\n b\r\nConnection: close\r\n\r\n");
    for bytes in [
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03".as_slice(),
        b"GET\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"\0\0\0\0\r\n\r\n",
        long.as_bytes(),
        many.as_bytes(),
        twice.as_bytes(),
        negative.as_bytes(),
        folded.as_bytes(),
    ] {
        let answer = sent(&host, &[bytes, b"\r\n\r\n"].concat());
        assert!(!answer.contains(" 500 ") && !answer.contains(" 204 "), "{answer}");
    }
    let answer = sent(&host, smuggled.as_bytes());
    assert!(!answer.contains("\"role\"") && !answer.contains(" 500 "), "{answer}");
    assert_eq!(raw(&host, "GET", "/", &[], b"").status, 200);
}

#[test]
fn bodies_that_are_too_large_or_no_questions_are_refused() {
    let server = Server::with_accounts(&[]);
    let large = json!({ "name": BOSS, "password": "a".repeat(2 << 20) }).to_string();
    assert_eq!(raw(&server.host(), "POST", "/api/v1/login", &[JSON], large.as_bytes()).status, 413);
    let long = json!({ "name": BOSS, "password": "a".repeat(100_000) }).to_string();
    assert_eq!(raw(&server.host(), "POST", "/api/v1/login", &[JSON], long.as_bytes()).status, 401, "not even hashed");
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    for body in [
        "",
        "{",
        "null",
        "[]",
        "{\"name\":1}",
        "{\"name\":\"a\",\"password\":\"b\",\"role\":\"manage\"}",
        &deep,
        "\u{feff}{}",
    ] {
        let reply = raw(&server.host(), "POST", "/api/v1/login", &[JSON], body.as_bytes());
        assert!(matches!(reply.status, 400 | 422), "{body:.40}: {} {}", reply.status, reply.text());
        assert!(reply.json()["error"]["text"].is_string(), "{}", reply.text());
    }
}

#[test]
fn the_address_that_a_browser_claims_counts_only_behind_a_proxy() {
    let server = Server::with_accounts(&[("ann", "run")]);
    let body = json!({ "name": "ann", "password": "a wrong password" }).to_string();
    // Behind a proxy, what the proxy adds last counts; what the browser sent before it does not.
    for i in 0..5 {
        let forwarded = format!("198.51.100.{i}, 203.0.113.9");
        let headers = [JSON, ("X-Forwarded-For", forwarded.as_str())];
        assert_eq!(raw(&server.host(), "POST", "/api/v1/login", &headers, body.as_bytes()).status, 401);
    }
    let headers = [JSON, ("X-Forwarded-For", "192.0.2.1, 203.0.113.9")];
    assert_eq!(raw(&server.host(), "POST", "/api/v1/login", &headers, body.as_bytes()).status, 429);
    let log = server.sign_in(BOSS).get("/api/v1/log").text();
    assert!(log.contains("203.0.113.9") && !log.contains("198.51.100.1"), "{log}");
}
