//! What every request passes.

use axum::extract::{Request, State};
use axum::http::header::{self, HeaderMap, HeaderName};
use axum::http::request::Parts;
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::{Access, Origin, Session, Visitor};
use crate::accept::Peer;
use crate::app::Shared;
use crate::failure::Failure;
use crate::people::Role;
use crate::{headers, random};

/// The header that a change must carry.
const CSRF: HeaderName = HeaderName::from_static("x-csrf-token");
const FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");
const FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");
/// Everything that is asked and answered.
const API: &str = "/api/";
/// Where the token is exchanged.
const START: &str = "/start";
/// Where people sign in.
const LOGIN: &str = "/api/v1/login";
/// What only whoever manages may read or change.
const MANAGED: [&str; 2] = ["/api/v1/people", "/api/v1/log"];
/// Changes that everybody may make: questions of which nothing remains, and what concerns oneself.
const ASKED: [&str; 7] = [
    "/api/v1/vial",
    "/api/v1/dose",
    "/api/v1/scene",
    "/api/v1/check",
    "/api/v1/draft",
    "/api/v1/logout",
    "/api/v1/password",
];

/// Lets a request pass, or says why not.
pub(crate) async fn guard(State(app): State<Shared>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let is_api = parts.uri.path().starts_with(API);
    let origin = Origin(origin(&app.access, &parts));
    let admitted = admitted(&app.access, &parts, &origin).await;
    let outcome = match admitted {
        Err(refused) => refused.into_response(),
        Ok(visitor) => {
            parts.extensions.insert(origin);
            visitor.map(|visitor| parts.extensions.insert(visitor));
            let answered = next.run(Request::from_parts(parts, body)).await;
            if is_api { in_json(answered).await } else { answered }
        }
    };
    headers::secured(outcome, app.access.door.has_accounts())
}

/// A refusal of the library below (a query that lacks a part, a path that is no text) in the form and with the status of
/// all others.
async fn in_json(response: Response) -> Response {
    let kind = response.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if !response.status().is_client_error() || kind == "application/json" {
        return response;
    }
    let status = match response.status() {
        StatusCode::BAD_REQUEST => StatusCode::UNPROCESSABLE_ENTITY,
        status => status,
    };
    let text = axum::body::to_bytes(response.into_body(), crate::body::MOST_JSON).await.unwrap_or_default();
    Failure::new(status, "input", String::from_utf8_lossy(&text)).into_response()
}

/// The address of the browser: what the nearest proxy saw, where there is one.
fn origin(access: &Access, parts: &Parts) -> String {
    let peer = || parts.extensions.get::<Peer>().map(|peer| peer.0.to_string()).unwrap_or_default();
    if !access.door.is_proxied() {
        return peer();
    }
    let forwarded = parts.headers.get_all(FORWARDED_FOR).iter().next_back().and_then(|value| value.to_str().ok());
    let nearest = forwarded.and_then(|value| value.rsplit(',').next()).and_then(|text| text.trim().parse().ok());
    nearest.map_or_else(peer, |address: std::net::IpAddr| address.to_canonical().to_string())
}

async fn admitted(access: &Access, parts: &Parts, origin: &Origin) -> Result<Option<Visitor>, Failure> {
    let (headers, path) = (&parts.headers, parts.uri.path());
    let host = text(headers, &header::HOST).unwrap_or_default();
    if !access.door.is_own(host) {
        return Err(Failure::new(StatusCode::MISDIRECTED_REQUEST, "access", "this server has another name"));
    }
    if path == START {
        return if access.offers.admits(&origin.0) { Ok(None) } else { Err(Failure::too_often()) };
    }
    // The page itself is no secret: it says what to do where nobody is known.
    let reads = matches!(parts.method, Method::GET | Method::HEAD);
    if reads && !path.starts_with(API) {
        return Ok(None);
    }
    let own = access.door.origin(host);
    if path == LOGIN && parts.method == Method::POST {
        return is_own_page(headers, &own).map(|()| None);
    }
    let visitor = access.visitor(headers, origin).await.map_err(Failure::run)?;
    let visitor = visitor.ok_or_else(|| access.door.refusal())?;
    visitor.must(needed(&parts.method, path))?;
    if reads {
        return Ok(Some(visitor));
    }
    if !access.changes.admits(&visitor.hash) {
        return Err(Failure::too_often());
    }
    is_own_change(headers, &own, &visitor.session)?;
    Ok(Some(visitor))
}

/// The role that a request needs; a change that nothing is said about needs more than a look.
fn needed(method: &Method, path: &str) -> Role {
    let is_managed = MANAGED
        .iter()
        .any(|managed| path.strip_prefix(managed).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')));
    let reads = matches!(*method, Method::GET | Method::HEAD);
    match () {
        () if is_managed => Role::Manage,
        () if reads || ASKED.contains(&path) => Role::View,
        () => Role::Run,
    }
}

/// A change comes from the server's own page.
fn is_own_page(headers: &HeaderMap, own: &str) -> Result<(), Failure> {
    let is_foreign = text(headers, &header::ORIGIN).is_some_and(|origin| !origin.eq_ignore_ascii_case(own))
        || text(headers, &FETCH_SITE).is_some_and(|site| !matches!(site, "same-origin" | "none"));
    if is_foreign { Err(Failure::access("this change comes from another page")) } else { Ok(()) }
}

/// It also repeats the session's word.
fn is_own_change(headers: &HeaderMap, own: &str, session: &Session) -> Result<(), Failure> {
    is_own_page(headers, own)?;
    match text(headers, &CSRF) {
        Some(word) if random::same(word, &session.csrf) => Ok(()),
        _ => Err(Failure::access("a change needs the header X-CSRF-Token with the word from /api/v1/session")),
    }
}

fn text<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    headers.get(name).map(|value| value.to_str().unwrap_or("\u{fffd}"))
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    #[test]
    fn a_change_needs_its_own_page_and_the_sessions_word() {
        let session = Session { csrf: "word".into(), expires: 0, person: None };
        let asked = |pairs: &[(&HeaderName, &'static str)]| {
            let mut headers = HeaderMap::new();
            for (name, value) in pairs {
                headers.insert((*name).clone(), HeaderValue::from_static(value));
            }
            is_own_change(&headers, "http://127.0.0.1:80", &session).is_ok()
        };
        assert!(asked(&[(&CSRF, "word")]));
        assert!(asked(&[(&CSRF, "word"), (&header::ORIGIN, "http://127.0.0.1:80"), (&FETCH_SITE, "same-origin")]));
        assert!(!asked(&[]));
        assert!(!asked(&[(&CSRF, "other")]));
        assert!(!asked(&[(&CSRF, "word"), (&header::ORIGIN, "http://127.0.0.1:81")]));
        assert!(!asked(&[(&CSRF, "word"), (&header::ORIGIN, "null")]));
        assert!(!asked(&[(&CSRF, "word"), (&FETCH_SITE, "cross-site")]));
    }

    #[test]
    fn a_request_that_nothing_is_said_about_needs_more_than_a_look() {
        let post = |path: &str| needed(&Method::POST, path);
        assert_eq!((post("/api/v1/dose"), post("/api/v1/jobs")), (Role::View, Role::Run));
        assert_eq!((post("/api/v1/anything"), needed(&Method::GET, "/api/v1/jobs")), (Role::Run, Role::View));
        for path in ["/api/v1/people", "/api/v1/people/ann", "/api/v1/log"] {
            assert_eq!((needed(&Method::GET, path), post(path)), (Role::Manage, Role::Manage), "{path}");
        }
    }
}
