//! Accounts, for whoever manages them: who there is, new ones, other roles and passwords; and the log.

use axum::Extension;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::http::header::HeaderMap;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use super::Visitor;
use super::login::hashed;
use crate::app::Shared;
use crate::body::{self, Sent, reply};
use crate::failure::{Failure, Refused};
use crate::people::{self, Person, Role};
use crate::table::{Changed, now};
use crate::{password, random};

/// Lines of the log that are sent where no number is asked for, and the most.
const LINES: u32 = 200;
const MOST_LINES: u32 = 10_000;

type Reply = Result<Response, Failure>;

/// Everybody with an account.
#[utoipa::path(get, path = "/api/v1/people", tag = "access", responses((status = 200, body = Vec<Person>), (status = 403, body = Refused)))]
pub(crate) async fn all(State(app): State<Shared>, Extension(visitor): Extension<Visitor>) -> Reply {
    visitor.must(Role::Manage)?;
    reply(&app.access.table.people().await.map_err(Failure::run)?)
}

/// A new account.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewPerson {
    /// The name to sign in with.
    name: String,
    /// What they may do.
    role: String,
    /// Their first password.
    password: String,
}

/// Makes an account.
#[utoipa::path(post, path = "/api/v1/people", tag = "access", request_body = NewPerson, responses((status = 201, body = Person), (status = 409, body = Refused), (status = 422, body = Refused)))]
pub(crate) async fn add(
    State(app): State<Shared>,
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
    sent: Sent,
) -> Reply {
    visitor.must(Role::Manage)?;
    let sent: NewPerson = body::json(&headers, sent)?;
    let (name, role) = (people::name(&sent.name)?, Role::named(&sent.role)?);
    password::check(&sent.password, &name)?;
    let hash = hashed(sent.password).await?;
    let person = Person { id: random::name().map_err(Failure::run)?, name, role, created: now() };
    if !app.access.table.add_person(&person, &hash).await.map_err(Failure::run)? {
        return Err(Failure::conflict(format!("the name {} is taken", person.name)));
    }
    app.access.note(&visitor, &format!("added account with role {}", role.word()), &person.name).await?;
    Ok((StatusCode::CREATED, reply(&person)?).into_response())
}

/// What changes about an account.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Changes {
    /// Another role.
    role: Option<String>,
    /// Another password; it ends every session of theirs.
    password: Option<String>,
}

/// Changes somebody's role or password.
#[utoipa::path(post, path = "/api/v1/people/{name}", tag = "access", params(("name" = String, Path)), request_body = Changes, responses((status = 204), (status = 404, body = Refused), (status = 409, body = Refused), (status = 422, body = Refused)))]
pub(crate) async fn change(
    State(app): State<Shared>,
    Extension(visitor): Extension<Visitor>,
    Path(name): Path<String>,
    headers: HeaderMap,
    sent: Sent,
) -> Reply {
    visitor.must(Role::Manage)?;
    let sent: Changes = body::json(&headers, sent)?;
    let table = &app.access.table;
    let name = people::name(&name)?;
    let role = sent.role.as_deref().map(Role::named).transpose()?;
    sent.password.as_deref().map_or(Ok(()), |password| password::check(password, &name))?;
    if let Some(role) = role {
        done(table.set_role(&name, role).await.map_err(Failure::run)?)?;
        app.access.forget();
        app.access.note(&visitor, &format!("gave role {}", role.word()), &name).await?;
    }
    if let Some(password) = sent.password {
        done(table.set_password(&name, &hashed(password).await?).await.map_err(Failure::run)?)?;
        app.access.forget();
        app.access.note(&visitor, "changed password", &name).await?;
    }
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// Removes an account; its runs pass to those who manage.
#[utoipa::path(delete, path = "/api/v1/people/{name}", tag = "access", params(("name" = String, Path)), responses((status = 204), (status = 404, body = Refused), (status = 409, body = Refused)))]
pub(crate) async fn remove(
    State(app): State<Shared>,
    Extension(visitor): Extension<Visitor>,
    Path(name): Path<String>,
) -> Reply {
    visitor.must(Role::Manage)?;
    let name = people::name(&name)?;
    done(app.access.table.remove_person(&name).await.map_err(Failure::run)?)?;
    app.access.forget();
    app.access.note(&visitor, "removed account", &name).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

fn done(changed: Changed) -> Result<(), Failure> {
    match changed {
        Changed::Done => Ok(()),
        Changed::Nobody => Err(Failure::missing("nobody has this name")),
        Changed::LastManager => Err(Failure::conflict("somebody must be left who can manage accounts")),
    }
}

/// How much of the log.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub(crate) struct Newest {
    /// Lines, newest first: 200 unless said otherwise, 10,000 at most.
    lines: Option<u32>,
}

/// The log, newest first.
#[utoipa::path(get, path = "/api/v1/log", tag = "access", params(Newest), responses((status = 200, body = Vec<crate::table::Line>), (status = 403, body = Refused)))]
pub(crate) async fn log(
    State(app): State<Shared>,
    Extension(visitor): Extension<Visitor>,
    Query(newest): Query<Newest>,
) -> Reply {
    visitor.must(Role::Manage)?;
    let lines = newest.lines.unwrap_or(LINES).min(MOST_LINES);
    reply(&app.access.table.lines(lines.into()).await.map_err(Failure::run)?)
}
