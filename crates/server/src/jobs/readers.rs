//! Who may read a job besides its owner: the owner says.

use axum::Extension;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::http::header::HeaderMap;
use axum::response::{IntoResponse, Response};
use exoskin::Diagnostic;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::routes::owned;
use crate::access::Visitor;
use crate::app::Shared;
use crate::body::{self, Sent, reply};
use crate::failure::{Failure, Refused};
use crate::people;

/// Who may read a job.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Readers {
    /// Everybody with an account.
    pub everyone: bool,
    /// Or these, by name.
    pub people: Vec<String>,
}

/// Who may read a job besides its owner; only the owner is told.
#[utoipa::path(get, path = "/api/v1/jobs/{id}/readers", tag = "jobs", params(("id" = String, Path)), responses((status = 200, body = Readers), (status = 403, body = Refused), (status = 404, body = Refused)))]
pub(crate) async fn readers(
    State(app): State<Shared>,
    Extension(visitor): Extension<Visitor>,
    Path(id): Path<String>,
) -> Result<Response, Failure> {
    let job = owned(&app, &visitor, &id).await?;
    let people = app.jobs.table.readers(&job.id).await.map_err(Failure::run)?;
    reply(&Readers { everyone: job.everyone, people })
}

/// Says who may read a job.
#[utoipa::path(post, path = "/api/v1/jobs/{id}/readers", tag = "jobs", params(("id" = String, Path)), request_body = Readers, responses((status = 204), (status = 403, body = Refused), (status = 404, body = Refused), (status = 422, body = Refused)))]
pub(crate) async fn set_readers(
    State(app): State<Shared>,
    Extension(visitor): Extension<Visitor>,
    Path(id): Path<String>,
    headers: HeaderMap,
    sent: Sent,
) -> Result<Response, Failure> {
    let job = owned(&app, &visitor, &id).await?;
    let sent: Readers = body::json(&headers, sent)?;
    let known: Vec<String> =
        app.jobs.table.people().await.map_err(Failure::run)?.into_iter().map(|person| person.name).collect();
    let mut people = Vec::new();
    for text in &sent.people {
        let name = people::name(text)?;
        if !known.contains(&name) {
            let names: Vec<&str> = known.iter().map(String::as_str).collect();
            return Err(Diagnostic::unknown_word(&name, &names).argument("people").into());
        }
        people.push(name);
    }
    people.sort();
    people.dedup();
    app.jobs.table.set_readers(&job.id, sent.everyone, &people).await.map_err(Failure::run)?;
    let with = if sent.everyone { "everyone".into() } else { people.join(" ") };
    let what = if with.is_empty() { "shared job with nobody".into() } else { format!("shared job with {with}") };
    app.access.note(&visitor, &what, &job.id).await?;
    app.jobs.tell();
    Ok(StatusCode::NO_CONTENT.into_response())
}
