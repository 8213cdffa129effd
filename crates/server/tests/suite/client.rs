//! A browser for tests: plain HTTP over a socket, with the cookie and the word of its session.

#![allow(dead_code, reason = "each test file uses a part of this")]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;

use serde_json::Value;

/// One browser.
#[derive(Clone, Debug)]
pub struct Client {
    pub host: String,
    pub cookie: String,
    pub csrf: String,
}

/// What came back.
#[derive(Debug)]
pub struct Reply {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Reply {
    pub fn header(&self, name: &str) -> &str {
        self.headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map_or("", |(_, value)| value)
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|e| panic!("{e}: {} {}", self.status, self.text()))
    }

    /// The document of an answer that must have come.
    pub fn document(&self) -> Value {
        assert_eq!(self.status, 200, "{}", self.text());
        self.json()["document"].clone()
    }
}

/// Host and path of an address.
pub fn parts(url: &str) -> (String, String) {
    let rest = url.strip_prefix("http://").expect("an address");
    let (host, path) = rest.split_once('/').expect("a path");
    (host.to_owned(), format!("/{path}"))
}

/// Sends one request as it is written here, and reads the answer to its end.
pub fn raw(host: &str, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Reply {
    let mut stream = open(host, method, path, headers, body);
    read(&mut stream)
}

fn open(host: &str, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> BufReader<TcpStream> {
    let mut stream = TcpStream::connect(host).expect("the server listens");
    let mut head = format!("{method} {path} HTTP/1.1\r\nConnection: close\r\n");
    if !headers.iter().any(|(name, _)| name.eq_ignore_ascii_case("host")) {
        head.push_str(&format!("Host: {host}\r\n"));
    }
    if !body.is_empty() {
        head.push_str(&format!("Content-Length: {}\r\n", body.len()));
    }
    headers.iter().for_each(|(name, value)| head.push_str(&format!("{name}: {value}\r\n")));
    stream.write_all((head + "\r\n").as_bytes()).expect("the server reads");
    // A server that refuses a request early does not read all of it.
    let _ = stream.write_all(body);
    BufReader::new(stream)
}

fn head(stream: &mut impl BufRead) -> (u16, Vec<(String, String)>) {
    let mut line = String::new();
    stream.read_line(&mut line).expect("a status");
    let status = line.split(' ').nth(1).and_then(|code| code.parse().ok()).unwrap_or_else(|| panic!("{line:?}"));
    let mut headers = Vec::new();
    loop {
        let mut line = String::new();
        stream.read_line(&mut line).expect("a header");
        match line.trim_end().split_once(": ") {
            Some((name, value)) => headers.push((name.to_owned(), value.to_owned())),
            None => return (status, headers),
        }
    }
}

fn read(stream: &mut BufReader<TcpStream>) -> Reply {
    let (status, headers) = head(stream);
    let mut rest = Vec::new();
    // A connection that is cut after the answer is no mistake.
    let _ = stream.read_to_end(&mut rest);
    let chunked =
        headers.iter().any(|(name, value)| name.eq_ignore_ascii_case("transfer-encoding") && value == "chunked");
    let body = if chunked { unchunked(&rest) } else { rest };
    Reply { status, headers, body }
}

fn unchunked(mut rest: &[u8]) -> Vec<u8> {
    let mut body = Vec::new();
    while let Some(end) = rest.windows(2).position(|two| two == b"\r\n") {
        let size = std::str::from_utf8(&rest[..end]).ok().and_then(|size| usize::from_str_radix(size, 16).ok());
        let Some(size @ 1..) = size else { break };
        body.extend_from_slice(&rest[end + 2..end + 2 + size]);
        rest = &rest[end + 4 + size..];
    }
    body
}

impl Client {
    /// Opens the address that the server printed.
    pub fn enter(url: &str) -> Client {
        let (host, path) = parts(url);
        let entered = raw(&host, "GET", &path, &[], b"");
        assert_eq!((entered.status, entered.header("location")), (303, "/"), "{}", entered.text());
        let cookie = entered.header("set-cookie").split(';').next().expect("a cookie").to_owned();
        Client { host, cookie, csrf: String::new() }.with_word()
    }

    /// Signs in with a name and a password.
    pub fn sign_in(host: &str, name: &str, password: &str) -> Client {
        let body = serde_json::json!({ "name": name, "password": password }).to_string();
        let entered = raw(host, "POST", "/api/v1/login", &[("Content-Type", "application/json")], body.as_bytes());
        assert_eq!(entered.status, 204, "{}", entered.text());
        let cookie = entered.header("set-cookie").split(';').next().expect("a cookie").to_owned();
        Client { host: host.to_owned(), cookie, csrf: String::new() }.with_word()
    }

    /// The same browser at another address, after a new start.
    pub fn at(&self, url: &str) -> Client {
        Client { host: parts(url).0, ..self.clone() }.with_word()
    }

    fn with_word(self) -> Client {
        let session = self.get("/api/v1/session");
        assert_eq!(session.status, 200, "{}", session.text());
        Client { csrf: session.json()["csrf"].as_str().expect("a word").to_owned(), ..self }
    }

    pub fn get(&self, path: &str) -> Reply {
        raw(&self.host, "GET", path, &[("Cookie", &self.cookie)], b"")
    }

    pub fn change(&self, method: &str, path: &str, kind: &str, body: &[u8]) -> Reply {
        let headers = [("Cookie", self.cookie.as_str()), ("X-CSRF-Token", &self.csrf), ("Content-Type", kind)];
        raw(&self.host, method, path, &headers, body)
    }

    pub fn post(&self, path: &str, body: &Value) -> Reply {
        self.change("POST", path, "application/json", body.to_string().as_bytes())
    }

    pub fn upload(&self, path: &str, body: &[u8]) -> Reply {
        self.change("POST", path, "application/octet-stream", body)
    }

    pub fn delete(&self, path: &str) -> Reply {
        self.change("DELETE", path, "application/json", b"")
    }

    /// Adds a job and returns its name.
    pub fn add(&self, job: &Value) -> String {
        let added = self.post("/api/v1/jobs", job);
        assert_eq!(added.status, 201, "{}", added.text());
        added.json()["id"].as_str().expect("a name").to_owned()
    }

    /// Every state of a job that its stream of events tells, until `last` says that it is enough or the stream ends.
    pub fn watch(&self, id: &str, last: impl Fn(&Value) -> bool) -> Vec<Value> {
        let path = format!("/api/v1/jobs/{id}/events");
        let mut stream = open(&self.host, "GET", &path, &[("Cookie", &self.cookie)], b"");
        assert_eq!(head(&mut stream).0, 200);
        let mut states = Vec::new();
        for line in stream.lines().map_while(Result::ok) {
            let Some(data) = line.strip_prefix("data: ") else { continue };
            let job: Value = serde_json::from_str(data).expect("JSON");
            let enough = last(&job);
            states.push(job);
            if enough {
                break;
            }
        }
        states
    }

    /// The job at its end.
    pub fn finished(&self, id: &str) -> Value {
        let states = self.watch(id, |job| matches!(job["state"].as_str(), Some("done" | "failed" | "cancelled")));
        states.last().expect("the stream tells the end").clone()
    }
}
