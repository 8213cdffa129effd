//! Signing in and out, and a new password of one's own.
//!
//! Every attempt counts against the name, the address, and both together, before the password is looked at; the right
//! password gives the attempt back. A session begins anew at each sign-in: one that was brought along ends.

use axum::Extension;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::{HeaderMap, HeaderName, HeaderValue};
use axum::response::{IntoResponse, Response};
use exoskin::Diagnostic;
use serde::Deserialize;
use utoipa::ToSchema;

use super::pace::Pace;
use super::{Origin, Visitor};
use crate::app::{App, Shared};
use crate::body::{self, Sent};
use crate::failure::{Failure, Refused};
use crate::people::{self, Person};
use crate::{password, random};

const CLEAR: HeaderName = HeaderName::from_static("clear-site-data");
/// Characters of a name that was tried, as the log shows it.
const SHOWN: usize = 40;

/// How often somebody may try: attempts at once, and more each second.
pub(super) struct Limits {
    /// One name from one address.
    both: Pace,
    /// Any name from one address.
    address: Pace,
    /// One name from anywhere.
    name: Pace,
}

impl Limits {
    pub fn new() -> Limits {
        Limits {
            both: Pace::new(5.0, 1.0 / 60.0),
            address: Pace::new(20.0, 1.0 / 15.0),
            name: Pace::new(50.0, 1.0 / 15.0),
        }
    }

    fn keys<'a>(&'a self, name: &str, origin: &Origin) -> [(&'a Pace, String); 3] {
        let address = network(&origin.0);
        [(&self.both, format!("{name} {address}")), (&self.address, address), (&self.name, name.to_owned())]
    }

    fn admits(&self, name: &str, origin: &Origin) -> bool {
        self.keys(name, origin).iter().all(|(pace, key)| pace.admits(key))
    }

    fn forgives(&self, name: &str, origin: &Origin) {
        self.keys(name, origin).iter().for_each(|(pace, key)| pace.forgives(key));
    }
}

/// An address; of one of version 6, the network that its owner can choose from.
fn network(address: &str) -> String {
    match address.parse::<std::net::Ipv6Addr>() {
        Ok(six) => six.segments()[..4].iter().map(|part| format!("{part:x}:")).collect(),
        Err(_) => address.to_owned(),
    }
}

/// A name and its password.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SignIn {
    /// The name.
    name: String,
    /// The password.
    password: String,
}

/// Signs in; the browser gets a new session.
#[utoipa::path(post, path = "/api/v1/login", tag = "access", request_body = SignIn, responses((status = 204), (status = 401, body = Refused), (status = 404, body = Refused), (status = 429, body = Refused)))]
pub(crate) async fn login(
    State(app): State<Shared>,
    Extension(origin): Extension<Origin>,
    headers: HeaderMap,
    sent: Sent,
) -> Result<Response, Failure> {
    let access = &app.access;
    if !access.door.has_accounts() {
        return Err(Failure::missing("nobody has an account here: open the address that `exoskin serve` printed"));
    }
    let sent: SignIn = body::json(&headers, sent)?;
    let person = checked(&app, &origin, &sent.name, sent.password).await?;
    // Nothing of a session that somebody brought along remains.
    if let Some(old) = access.door.secret(&headers) {
        access.table.end_session(&random::hash(old.as_bytes())).await.map_err(Failure::run)?;
        access.forget();
    }
    access.write_down(&person.name, &origin, "signed in", "").await?;
    let secret = access.begin(Some(person)).await.map_err(Failure::run)?;
    access.with_cookie(StatusCode::NO_CONTENT.into_response(), &secret)
}

/// The person of this name, if the password is theirs.
async fn checked(app: &App, origin: &Origin, name: &str, password: String) -> Result<Person, Failure> {
    let access = &app.access;
    let known = people::name(name).unwrap_or_default();
    if !access.limits.admits(&known, origin) {
        return Err(Failure::new(StatusCode::TOO_MANY_REQUESTS, "login", "Too many attempts: wait a few minutes."));
    }
    let found = access.table.person(&known).await.map_err(Failure::run)?;
    let (person, hash) = found.unzip();
    let fits = password.len() <= password::LONGEST && password::fits(password, hash).await.map_err(Failure::run)?;
    match person {
        Some(person) if fits => {
            access.limits.forgives(&known, origin);
            Ok(person)
        }
        _ => {
            let shown: String = name.chars().filter(|c| !c.is_control()).take(SHOWN).collect();
            access.write_down("", origin, "was refused", &shown).await?;
            Err(Failure::new(StatusCode::UNAUTHORIZED, "login", "The name or the password is wrong."))
        }
    }
}

/// Signs out: the session ends, here and in the browser.
#[utoipa::path(post, path = "/api/v1/logout", tag = "access", responses((status = 204), (status = 401, body = Refused)))]
pub(crate) async fn logout(
    State(app): State<Shared>,
    Extension(visitor): Extension<Visitor>,
) -> Result<Response, Failure> {
    let access = &app.access;
    access.table.end_session(&visitor.hash).await.map_err(Failure::run)?;
    access.forget();
    access.note(&visitor, "signed out", "").await?;
    let mut response = access.with_cookie(StatusCode::NO_CONTENT.into_response(), "")?;
    response.headers_mut().insert(CLEAR, HeaderValue::from_static("\"cache\""));
    Ok(response)
}

/// A new password of one's own.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Renewed {
    /// The password until now.
    old: String,
    /// The one from now on.
    password: String,
}

/// Gives oneself another password; every session ends but a new one for this browser.
#[utoipa::path(post, path = "/api/v1/password", tag = "access", request_body = Renewed, responses((status = 204), (status = 401, body = Refused), (status = 404, body = Refused), (status = 422, body = Refused)))]
pub(crate) async fn renew(
    State(app): State<Shared>,
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
    sent: Sent,
) -> Result<Response, Failure> {
    let access = &app.access;
    let Some(person) = visitor.session.person.clone() else {
        return Err(Failure::missing("nobody has an account here"));
    };
    let sent: Renewed = body::json(&headers, sent)?;
    password::check(&sent.password, &person.name)?;
    if checked(&app, &visitor.origin, &person.name, sent.old).await.is_err() {
        return Err(Diagnostic::new("the old password is wrong")
            .argument("old")
            .expected("your password until now")
            .into());
    }
    let hash = hashed(sent.password).await?;
    access.table.set_password(&person.name, &hash).await.map_err(Failure::run)?;
    access.forget();
    access.note(&visitor, "changed password", &person.name).await?;
    let secret = access.begin(Some(person)).await.map_err(Failure::run)?;
    access.with_cookie(StatusCode::NO_CONTENT.into_response(), &secret)
}

/// The hash of a new password, made on a thread of its own.
pub(super) async fn hashed(password: String) -> Result<String, Failure> {
    let hashed = tokio::task::spawn_blocking(move || password::hash(&password));
    hashed.await.map_err(Failure::run)?.map_err(Failure::run)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_in_one_network_count_as_one() {
        assert_eq!(network("2001:db8:1:2:3:4:5:6"), network("2001:db8:1:2:ffff::1"));
        assert_ne!(network("2001:db8:1:2::1"), network("2001:db8:1:3::1"));
        assert_eq!(network("192.0.2.7"), "192.0.2.7");
    }

    #[test]
    fn attempts_count_by_name_and_by_address() {
        let limits = Limits::new();
        let from = |address: &str| Origin(address.into());
        let tries = |name: &str, address: &str| (0..100).filter(|_| limits.admits(name, &from(address))).count();
        assert_eq!(tries("ann", "192.0.2.1"), 5, "one name from one address");
        assert_eq!(tries("bob", "192.0.2.1"), 5);
        assert!((0..30).map(|i| tries(&format!("name{i}"), "192.0.2.1")).sum::<usize>() <= 10, "one address");
        assert_eq!(tries("ann", "192.0.2.2"), 5, "somebody else can still sign in");
    }
}
