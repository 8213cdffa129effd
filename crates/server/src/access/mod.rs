//! Who gets in. On this computer alone: the person who started the server, by a token that works once and becomes a
//! cookie. From elsewhere: people with an account, who sign in (`login`) and may do what their role says.
//!
//! A page of another site can make a browser send requests here, but cannot read the token, set the header of a change,
//! or be called by the server's name: names of hosts are compared, so that a domain that is pointed at this machine is
//! refused.

pub(crate) mod accounts;
mod door;
mod guard;
pub(crate) mod login;
mod pace;
mod visitor;

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use axum::Extension;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::http::header::{self, HeaderMap, HeaderValue};
use axum::response::{Html, IntoResponse, Response};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

pub(crate) use door::Door;
pub(crate) use guard::guard;
pub(crate) use visitor::{Origin, Session, Visitor};

use crate::app::Shared;
use crate::failure::Failure;
use crate::people::{Person, Role};
use crate::random;
use crate::table::{Line, Table, now};
use login::Limits;
use pace::Pace;

/// Changes of one session that may come at once, and how many more each second.
const BURST: f64 = 200.0;
const PER_SECOND: f64 = 50.0;
/// The same for offers of a token.
const OFFERS: f64 = 20.0;
const OFFERS_PER_SECOND: f64 = 0.2;
/// How long a session that was looked up counts: another server may have ended it since.
const FRESH: Duration = Duration::from_secs(2);
/// Sessions that are remembered between requests.
const MOST_REMEMBERED: usize = 4096;

/// Keys, sessions, and how often somebody came.
pub(crate) struct Access {
    door: Door,
    remembered: Mutex<BTreeMap<String, (Session, Instant)>>,
    changes: Pace,
    offers: Pace,
    limits: Limits,
    table: Table,
}

pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Access {
    pub fn new(door: Door, table: Table) -> Access {
        Access {
            door,
            remembered: Mutex::default(),
            changes: Pace::new(BURST, PER_SECOND),
            offers: Pace::new(OFFERS, OFFERS_PER_SECOND),
            limits: Limits::new(),
            table,
        }
    }

    /// Begins a session and returns its secret.
    async fn begin(&self, person: Option<Person>) -> Result<String, String> {
        let (secret, now) = (random::secret()?, now());
        let session = Session { csrf: random::secret()?, expires: now + self.door.lasts_s(), person };
        self.table.keep_session(&random::hash(secret.as_bytes()), &session, now).await?;
        Ok(secret)
    }

    /// The session of this name that came through this server's kind of door.
    async fn session(&self, hash: &str) -> Result<Option<Session>, String> {
        let known =
            lock(&self.remembered).get(hash).filter(|(_, at)| at.elapsed() < FRESH).map(|(known, _)| known.clone());
        let found = match known {
            Some(session) => Some(session).filter(|session| session.expires > now()),
            None => self.table.session(hash, now()).await?,
        };
        let found = found.filter(|session| session.person.is_some() == self.door.has_accounts());
        let mut remembered = lock(&self.remembered);
        match &found {
            Some(session) if !remembered.contains_key(hash) || remembered[hash].1.elapsed() >= FRESH => {
                if remembered.len() >= MOST_REMEMBERED {
                    remembered.clear();
                }
                remembered.insert(hash.to_owned(), (session.clone(), Instant::now()));
            }
            Some(_) => {}
            None => drop(remembered.remove(hash)),
        }
        Ok(found)
    }

    /// Whoever sent these headers, if they are known.
    async fn visitor(&self, headers: &HeaderMap, origin: &Origin) -> Result<Option<Visitor>, String> {
        let Some(hash) = self.door.secret(headers).map(|secret| random::hash(secret.as_bytes())) else {
            return Ok(None);
        };
        let session = self.session(&hash).await?;
        Ok(session.map(|session| Visitor { session, hash, origin: origin.clone() }))
    }

    /// The same visitor as they are now; none where the session has ended.
    pub async fn again(&self, visitor: &Visitor) -> Option<Visitor> {
        let session = self.session(&visitor.hash).await.ok()??;
        Some(Visitor { session, ..visitor.clone() })
    }

    /// What was looked up before somebody's account or session was changed does not count any more.
    fn forget(&self) {
        lock(&self.remembered).clear();
    }

    /// Adds a line to the log.
    pub async fn note(&self, visitor: &Visitor, what: &str, about: &str) -> Result<(), Failure> {
        self.write_down(visitor.name(), &visitor.origin, what, about).await
    }

    async fn write_down(&self, who: &str, origin: &Origin, what: &str, about: &str) -> Result<(), Failure> {
        let line = Line {
            at: now(),
            who: who.into(),
            origin: origin.0.clone(),
            what: what.into(),
            about: about.into(),
            ..Line::default()
        };
        self.table.note(&line).await.map_err(Failure::run)
    }

    /// A response that gives the browser its session.
    fn with_cookie(&self, mut response: Response, secret: &str) -> Result<Response, Failure> {
        let cookie = HeaderValue::from_str(&self.door.cookie(secret)).map_err(Failure::run)?;
        response.headers_mut().insert(header::SET_COOKIE, cookie);
        Ok(response)
    }
}

/// What comes with the address that the command printed.
#[derive(Deserialize)]
pub(crate) struct Offered {
    #[serde(default)]
    token: String,
}

/// Exchanges the token for a cookie; whoever has a session, or an account, goes straight on.
pub(crate) async fn start(
    State(app): State<Shared>,
    Extension(origin): Extension<Origin>,
    headers: HeaderMap,
    Query(offered): Query<Offered>,
) -> Result<Response, Failure> {
    let access = &app.access;
    let onward = (StatusCode::SEE_OTHER, [(header::LOCATION, HeaderValue::from_static("/"))]).into_response();
    let known = access.visitor(&headers, &origin).await.map_err(Failure::run)?;
    if known.is_some() || access.door.has_accounts() {
        return Ok(onward);
    }
    if !access.door.takes(&offered.token) {
        let page = Html(format!("<!doctype html><p>{}</p>", access.door.stranger()));
        return Ok((StatusCode::FORBIDDEN, page).into_response());
    }
    let secret = access.begin(None).await.map_err(Failure::run)?;
    access.with_cookie(onward, &secret)
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
    /// Who signed in, where people have accounts.
    pub person: Option<Me>,
}

/// Who signed in.
#[derive(Serialize, ToSchema)]
pub(crate) struct Me {
    /// The name.
    pub name: String,
    /// What they may do.
    pub role: Role,
}

/// The session's own word for changes.
#[utoipa::path(get, path = "/api/v1/session", tag = "access", responses((status = 200, body = Begun), (status = 401, body = crate::failure::Refused)))]
pub(crate) async fn session(Extension(visitor): Extension<Visitor>) -> Result<Response, Failure> {
    let Session { csrf, person, .. } = visitor.session;
    let person = person.map(|person| Me { name: person.name, role: person.role });
    crate::body::reply(&Begun {
        csrf,
        version: env!("CARGO_PKG_VERSION"),
        not_medical: exoskin_sent::lists::NOT_MEDICAL,
        person,
    })
}
