//! Who gets in: the person who started the server, by a token that works once and becomes a cookie.
//!
//! A page of another site can make a browser send requests here, but cannot read the token, set the header of a change,
//! or be called `127.0.0.1`: names of hosts are compared, so that a domain that is pointed at this machine is refused.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use axum::extract::{Query, Request, State};
use axum::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Response};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::Shared;
use crate::failure::Failure;
use crate::headers;
use crate::random;
use crate::table::{Table, now};

/// The cookie of a session.
const COOKIE: &str = "exoskin_session";
/// The header that a change must carry.
const CSRF: HeaderName = HeaderName::from_static("x-csrf-token");
const FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");
/// How long a session lasts, s.
const LASTS_S: i64 = 30 * 24 * 60 * 60;
/// Changes that may come at once, and how many more each second.
const BURST: f64 = 200.0;
const PER_SECOND: f64 = 50.0;
/// Everything that is asked and answered.
const API: &str = "/api/";
/// Where the token is exchanged.
const START: &str = "/start";
/// Said to whoever has no session.
const STRANGER: &str = "This page opens with the address that `exoskin serve` printed. It works once; start the command again for a new one.";

/// Keys, sessions, and how often somebody came.
pub(crate) struct Access {
    hosts: Vec<String>,
    token: Mutex<Option<String>>,
    sessions: Mutex<BTreeMap<String, Session>>,
    pace: Mutex<Pace>,
    table: Table,
}

/// One browser that got in.
#[derive(Clone, Debug)]
pub(crate) struct Session {
    /// What a change must repeat.
    pub csrf: String,
    /// When it ends, seconds since 1970.
    pub expires: i64,
}

/// How much may still come.
struct Pace {
    left: f64,
    at: Instant,
}

impl Access {
    /// Access at this address, with the sessions of earlier starts and a new token.
    pub async fn open(address: SocketAddr, table: Table) -> Result<(Access, String), String> {
        let token = random::secret()?;
        let port = address.port();
        let hosts = [address.ip().to_string(), "localhost".into(), "[::1]".into()].map(|name| format!("{name}:{port}"));
        let sessions = table.sessions(now()).await?;
        let access = Access {
            hosts: hosts.to_vec(),
            token: Mutex::new(Some(token.clone())),
            sessions: Mutex::new(sessions),
            pace: Mutex::new(Pace { left: BURST, at: Instant::now() }),
            table,
        };
        Ok((access, token))
    }

    fn is_own_host(&self, name: &str) -> bool {
        self.hosts.iter().any(|host| host.eq_ignore_ascii_case(name))
    }

    /// Whether this is the token; it is gone afterwards.
    fn takes(&self, offered: &str) -> bool {
        let mut token = lock(&self.token);
        let fits = token.as_deref().is_some_and(|token| random::same(token, offered));
        if fits {
            *token = None;
        }
        fits
    }

    async fn begin(&self) -> Result<String, String> {
        let secret = random::secret()?;
        let session = Session { csrf: random::secret()?, expires: now() + LASTS_S };
        let hash = random::hash(secret.as_bytes());
        self.table.keep_session(&hash, &session).await?;
        lock(&self.sessions).insert(hash, session);
        Ok(secret)
    }

    fn session(&self, headers: &HeaderMap) -> Option<Session> {
        let cookies = headers.get_all(header::COOKIE).iter().filter_map(|cookies| cookies.to_str().ok());
        let mut pairs = cookies.flat_map(|cookies| cookies.split(';')).filter_map(|pair| pair.trim().split_once('='));
        let (_, secret) = pairs.find(|(name, _)| *name == COOKIE)?;
        let session = lock(&self.sessions).get(&random::hash(secret.as_bytes())).cloned()?;
        (session.expires > now()).then_some(session)
    }

    /// Counts one more change.
    fn too_often(&self) -> bool {
        let mut pace = lock(&self.pace);
        let since = pace.at.elapsed().as_secs_f64();
        pace.at = Instant::now();
        pace.left = (pace.left + since * PER_SECOND).min(BURST);
        if pace.left < 1.0 {
            return true;
        }
        pace.left -= 1.0;
        false
    }
}

pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Lets a request pass, or says why not.
pub(crate) async fn guard(State(app): State<Shared>, request: Request, next: Next) -> Response {
    let is_api = request.uri().path().starts_with(API);
    let outcome = match admitted(&app.access, &request) {
        Ok(()) if is_api => in_json(next.run(request).await).await,
        Ok(()) => next.run(request).await,
        Err(refused) => refused.into_response(),
    };
    headers::secured(outcome)
}

/// A refusal of the library below (a query that lacks a part, a path that is no text) in the form of all others.
async fn in_json(response: Response) -> Response {
    let kind = response.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if !response.status().is_client_error() || kind == "application/json" {
        return response;
    }
    let status = response.status();
    let text = axum::body::to_bytes(response.into_body(), crate::body::MOST_JSON).await.unwrap_or_default();
    Failure::new(status, "input", String::from_utf8_lossy(&text)).into_response()
}

fn admitted(access: &Access, request: &Request) -> Result<(), Failure> {
    let headers = request.headers();
    let host = text(headers, &header::HOST).unwrap_or_default();
    if !access.is_own_host(host) {
        return Err(Failure::new(StatusCode::MISDIRECTED_REQUEST, "access", "this server has another name"));
    }
    if request.uri().path() == START {
        return if access.too_often() { Err(Failure::too_often()) } else { Ok(()) };
    }
    // The page itself is no secret: it says what to do where nobody is known.
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    if reads && !request.uri().path().starts_with(API) {
        return Ok(());
    }
    let stranger = || Failure::new(StatusCode::UNAUTHORIZED, "access", STRANGER);
    let session = access.session(headers).ok_or_else(stranger)?;
    if reads {
        return Ok(());
    }
    if access.too_often() {
        return Err(Failure::too_often());
    }
    is_own_change(headers, host, &session)
}

/// A change comes from the server's own page and repeats the session's word.
fn is_own_change(headers: &HeaderMap, host: &str, session: &Session) -> Result<(), Failure> {
    let own = format!("http://{host}");
    if text(headers, &header::ORIGIN).is_some_and(|origin| !origin.eq_ignore_ascii_case(&own)) {
        return Err(Failure::access("this change comes from another page"));
    }
    if text(headers, &FETCH_SITE).is_some_and(|site| !matches!(site, "same-origin" | "none")) {
        return Err(Failure::access("this change comes from another page"));
    }
    match text(headers, &CSRF) {
        Some(word) if random::same(word, &session.csrf) => Ok(()),
        _ => Err(Failure::access("a change needs the header X-CSRF-Token with the word from /api/v1/session")),
    }
}

fn text<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    headers.get(name).map(|value| value.to_str().unwrap_or("\u{fffd}"))
}

/// What comes with the address that the command printed.
#[derive(Deserialize)]
pub(crate) struct Offered {
    #[serde(default)]
    token: String,
}

/// Exchanges the token for a cookie; whoever has a session goes straight on.
pub(crate) async fn start(State(app): State<Shared>, headers: HeaderMap, Query(offered): Query<Offered>) -> Response {
    let onward = (StatusCode::SEE_OTHER, [(header::LOCATION, HeaderValue::from_static("/"))]);
    if app.access.session(&headers).is_some() {
        return onward.into_response();
    }
    if !app.access.takes(&offered.token) {
        return (StatusCode::FORBIDDEN, Html(format!("<!doctype html><p>{STRANGER}</p>"))).into_response();
    }
    let begun = app
        .access
        .begin()
        .await
        .map(|secret| format!("{COOKIE}={secret}; Path=/; HttpOnly; SameSite=Strict; Max-Age={LASTS_S}"));
    let cookie = begun.and_then(|cookie| HeaderValue::from_str(&cookie).map_err(|e| e.to_string()));
    match cookie {
        Ok(cookie) => {
            let mut response = onward.into_response();
            response.headers_mut().insert(header::SET_COOKIE, cookie);
            response
        }
        Err(reason) => Failure::run(reason).into_response(),
    }
}

/// What the page must know before it asks anything.
#[derive(Serialize, ToSchema)]
pub(crate) struct Begun {
    /// What every change repeats in the header `X-CSRF-Token`.
    pub csrf: String,
    /// The program's version.
    pub version: &'static str,
    /// Said on every page.
    pub not_medical: &'static str,
}

/// Said on every page.
const NOT_MEDICAL: &str = "exoskin is for research and for planning studies. It is not a medical device.";

/// The session's own word for changes.
#[utoipa::path(get, path = "/api/v1/session", tag = "access", responses((status = 200, body = Begun), (status = 401, body = crate::failure::Refused)))]
pub(crate) async fn session(State(app): State<Shared>, headers: HeaderMap) -> Result<Response, Failure> {
    let session = app.access.session(&headers).ok_or_else(|| Failure::access(STRANGER))?;
    crate::body::reply(&Begun { csrf: session.csrf, version: env!("CARGO_PKG_VERSION"), not_medical: NOT_MEDICAL })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_needs_its_own_page_and_the_sessions_word() {
        let session = Session { csrf: "word".into(), expires: 0 };
        let asked = |pairs: &[(&HeaderName, &'static str)]| {
            let mut headers = HeaderMap::new();
            for (name, value) in pairs {
                headers.insert((*name).clone(), HeaderValue::from_static(value));
            }
            is_own_change(&headers, "127.0.0.1:80", &session).is_ok()
        };
        assert!(asked(&[(&CSRF, "word")]));
        assert!(asked(&[(&CSRF, "word"), (&header::ORIGIN, "http://127.0.0.1:80"), (&FETCH_SITE, "same-origin")]));
        assert!(!asked(&[]));
        assert!(!asked(&[(&CSRF, "other")]));
        assert!(!asked(&[(&CSRF, "word"), (&header::ORIGIN, "http://127.0.0.1:81")]));
        assert!(!asked(&[(&CSRF, "word"), (&header::ORIGIN, "null")]));
        assert!(!asked(&[(&CSRF, "word"), (&FETCH_SITE, "cross-site")]));
    }
}
