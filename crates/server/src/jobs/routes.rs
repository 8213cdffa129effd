//! Jobs over HTTP: post, list, watch, cancel, resume, read.

use std::convert::Infallible;
use std::time::Duration;

use axum::Extension;
use axum::body::{Body, Bytes};
use axum::extract::{Path, Query, State};
use axum::http::header::{self, HeaderMap, HeaderValue};
use axum::http::{StatusCode, Uri};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::stream::{self, Stream};
use serde::Serialize;
use utoipa::ToSchema;

use super::question::{Posted, RUN};
use super::work::{ANSWER, failure};
use super::{Job, Jobs};
use crate::access::{Visitor, lock};
use crate::app::{App, Shared};
use crate::assets::kind;
use crate::body::{self, Sent, reply};
use crate::failure::{Failure, Refused};
use crate::headers::REPORT;
use crate::people::Role;
use crate::random;

/// Jobs that may wait.
const MOST_WAITING: i64 = 200;
/// Events of one job are at least this far apart.
const APART: Duration = Duration::from_millis(200);
/// A watched job is looked at this often, whether or not this process works on it.
const LOOK: Duration = Duration::from_secs(1);

/// Adds a job.
#[utoipa::path(post, path = "/api/v1/jobs", tag = "jobs", request_body = Posted, responses((status = 201, body = Job), (status = 422, body = Refused)))]
pub(crate) async fn add(
    State(app): State<Shared>,
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
    sent: Sent,
) -> Result<Response, Failure> {
    visitor.must(Role::Run)?;
    let posted: Posted = body::json(&headers, sent)?;
    let (title, scenario) = posted.checked()?;
    if app.jobs.table.waiting().await.map_err(Failure::run)? >= MOST_WAITING {
        return Err(Failure::busy("too many jobs are waiting"));
    }
    let id = random::name().map_err(Failure::run)?;
    let question = serde_json::to_value(&posted).map_err(Failure::run)?;
    let job = Job {
        id,
        kind: posted.kind().into(),
        title,
        state: "waiting".into(),
        created: app.jobs.table.clock().await.map_err(Failure::run)?,
        question,
        owner: visitor.session.person.as_ref().map(|person| person.name.clone()),
        owner_id: visitor.id(),
        mine: true,
        ..Job::default()
    };
    posted.prepare(&app.jobs.folder_of(&job.id), scenario.as_deref()).map_err(Failure::run)?;
    app.jobs.table.add(&job).await.map_err(Failure::run)?;
    app.access.note(&visitor, "added job", &job.id).await?;
    app.jobs.wake();
    app.jobs.tell();
    Ok((StatusCode::CREATED, reply(&job)?).into_response())
}

/// Every job, newest first.
#[utoipa::path(get, path = "/api/v1/jobs", tag = "jobs", responses((status = 200, body = Vec<Job>)))]
pub(crate) async fn all(
    State(app): State<Shared>,
    Extension(visitor): Extension<Visitor>,
) -> Result<Response, Failure> {
    let jobs = app.jobs.table.jobs(&visitor.sight()).await.map_err(Failure::run)?;
    reply(&jobs.into_iter().map(|job| app.jobs.shown(job, &visitor)).collect::<Vec<_>>())
}

/// A job that somebody may see; any other does not exist for them.
async fn found(jobs: &Jobs, visitor: &Visitor, id: &str) -> Result<Job, Failure> {
    let job = jobs.now(id, visitor).await.map_err(Failure::run)?;
    job.ok_or_else(|| Failure::missing("there is no such job"))
}

/// A job that somebody may change.
pub(super) async fn owned(app: &App, visitor: &Visitor, id: &str) -> Result<Job, Failure> {
    let job = found(&app.jobs, visitor, id).await?;
    if job.mine { Ok(job) } else { Err(Failure::access("only the owner of a job can do this")) }
}

/// One job.
#[utoipa::path(get, path = "/api/v1/jobs/{id}", tag = "jobs", params(("id" = String, Path)), responses((status = 200, body = Job), (status = 404, body = Refused)))]
pub(crate) async fn one(
    State(app): State<Shared>,
    Extension(visitor): Extension<Visitor>,
    Path(id): Path<String>,
) -> Result<Response, Failure> {
    reply(&found(&app.jobs, &visitor, &id).await?)
}

/// Cancels a job that has not ended; removes one that has, with its folder.
#[utoipa::path(delete, path = "/api/v1/jobs/{id}", tag = "jobs", params(("id" = String, Path)), responses((status = 204), (status = 404, body = Refused)))]
pub(crate) async fn end(
    State(app): State<Shared>,
    Extension(visitor): Extension<Visitor>,
    Path(id): Path<String>,
) -> Result<Response, Failure> {
    let job = owned(&app, &visitor, &id).await?;
    if job.has_ended() {
        app.jobs.table.forget(&id).await.map_err(Failure::run)?;
        app.access.note(&visitor, "removed job", &id).await?;
        let folder = app.jobs.folder_of(&job.id);
        let removed =
            tokio::task::spawn_blocking(move || std::fs::remove_dir_all(folder)).await.map_err(Failure::run)?;
        removed.or_else(|e| if e.kind() == std::io::ErrorKind::NotFound { Ok(()) } else { Err(Failure::run(e)) })?;
    } else {
        let at = app.jobs.table.clock().await.map_err(Failure::run)?;
        app.jobs.table.cancel(&id, at).await.map_err(Failure::run)?;
        app.jobs.stop(&id);
        app.access.note(&visitor, "cancelled job", &id).await?;
    }
    app.jobs.tell();
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// Lets a job that was cancelled or failed go on where it stopped.
#[utoipa::path(post, path = "/api/v1/jobs/{id}/resume", tag = "jobs", params(("id" = String, Path)), responses((status = 200, body = Job), (status = 404, body = Refused), (status = 409, body = Refused)))]
pub(crate) async fn resume(
    State(app): State<Shared>,
    Extension(visitor): Extension<Visitor>,
    Path(id): Path<String>,
) -> Result<Response, Failure> {
    let job = owned(&app, &visitor, &id).await?;
    if !matches!(job.state.as_str(), "cancelled" | "failed") {
        return Err(Failure::conflict(format!("this job is {}: only a cancelled or failed one is resumed", job.state)));
    }
    app.jobs.table.resume(&id).await.map_err(Failure::run)?;
    app.access.note(&visitor, "resumed job", &id).await?;
    app.jobs.wake();
    app.jobs.tell();
    reply(&found(&app.jobs, &visitor, &id).await?)
}

/// The job at once and at every change, as server-sent events named `job`; the stream ends with the job.
#[utoipa::path(get, path = "/api/v1/jobs/{id}/events", tag = "jobs", params(("id" = String, Path)), responses((status = 200, body = Job, content_type = "text/event-stream"), (status = 404, body = Refused)))]
pub(crate) async fn events(
    State(app): State<Shared>,
    Extension(visitor): Extension<Visitor>,
    Path(id): Path<String>,
) -> Result<Response, Failure> {
    found(&app.jobs, &visitor, &id).await?;
    Ok(Sse::new(changes(app, visitor, id)).keep_alive(KeepAlive::default()).into_response())
}

fn changes(app: Shared, visitor: Visitor, id: String) -> impl Stream<Item = Result<Event, Infallible>> {
    let changed = app.jobs.changed.subscribe();
    stream::unfold((app, visitor, id, changed, None::<Job>), |(app, visitor, id, mut changed, mut last)| async move {
        if last.as_ref().is_some_and(Job::has_ended) {
            return None;
        }
        if last.is_some() {
            tokio::time::sleep(APART).await;
        }
        loop {
            changed.mark_unchanged();
            // A session that has ended, a job that is gone or no longer shared, or a table that cannot be read, ends the
            // stream; the browser connects again.
            let visitor_now = app.access.again(&visitor).await?;
            let job = app.jobs.now(&id, &visitor_now).await.ok()??;
            if last.as_ref() != Some(&job) {
                let event = Event::default().event("job").json_data(&job).ok()?;
                last = Some(job);
                return Some((Ok(event), (app, visitor, id, changed, last)));
            }
            let _ = tokio::time::timeout(LOOK, changed.changed()).await;
        }
    })
}

/// The answer of a finished job.
#[utoipa::path(get, path = "/api/v1/jobs/{id}/answer", tag = "jobs", params(("id" = String, Path)), responses((status = 200, body = exoskin_sent::Envelope), (status = 404, body = Refused), (status = 409, body = Refused)))]
pub(crate) async fn answer(
    State(app): State<Shared>,
    Extension(visitor): Extension<Visitor>,
    Path(id): Path<String>,
) -> Result<Response, Failure> {
    let job = found(&app.jobs, &visitor, &id).await?;
    if let Some(told) = job.error {
        return Err(failure(told));
    }
    if job.state != "done" {
        return Err(Failure::conflict(format!("this job is {}: it has no answer", job.state)));
    }
    let kept = lock(&app.jobs.answers).find(&job.id);
    let bytes = match kept {
        Some(bytes) => bytes,
        None => {
            let read = tokio::fs::read(app.jobs.folder_of(&job.id).join(ANSWER)).await;
            let bytes = Bytes::from(read.map_err(|_| Failure::missing("the answer of this job was removed"))?);
            lock(&app.jobs.answers).keep(job.id, bytes.clone());
            bytes
        }
    };
    Ok(body::of_bytes(bytes))
}

/// A file that a run left.
#[derive(Serialize, ToSchema)]
pub(crate) struct Left {
    /// Its name.
    name: String,
    /// Its size.
    bytes: u64,
}

/// Files that a run left.
#[utoipa::path(get, path = "/api/v1/jobs/{id}/files", tag = "jobs", params(("id" = String, Path)), responses((status = 200, body = Vec<Left>), (status = 404, body = Refused)))]
pub(crate) async fn files(
    State(app): State<Shared>,
    Extension(visitor): Extension<Visitor>,
    Path(id): Path<String>,
) -> Result<Response, Failure> {
    let job = found(&app.jobs, &visitor, &id).await?;
    reply(&left(&app.jobs, &job))
}

/// What lies in the folder of a finished run under a name that is not hidden.
fn left(jobs: &Jobs, job: &Job) -> Vec<Left> {
    if job.state != "done" {
        return Vec::new();
    }
    let entries = std::fs::read_dir(jobs.folder_of(&job.id).join(RUN)).into_iter().flatten().flatten();
    let files = entries.filter_map(|entry| {
        let about = entry.metadata().ok().filter(|about| about.is_file())?;
        let name = entry.file_name().into_string().ok().filter(|name| !name.starts_with('.'))?;
        Some(Left { name, bytes: about.len() })
    });
    let mut files: Vec<Left> = files.collect();
    files.sort_by(|a, b| a.name.cmp(&b.name));
    files
}

/// Whether a file is to be saved rather than shown.
#[derive(serde::Deserialize)]
pub(crate) struct Shown {
    download: Option<String>,
}

/// One of these files.
#[utoipa::path(get, path = "/api/v1/jobs/{id}/files/{name}", tag = "jobs", params(("id" = String, Path), ("name" = String, Path), ("download" = Option<String>, Query)), responses((status = 200, body = Vec<u8>, content_type = "application/octet-stream"), (status = 404, body = Refused)))]
pub(crate) async fn file(
    State(app): State<Shared>,
    Extension(visitor): Extension<Visitor>,
    Path((id, name)): Path<(String, String)>,
    Query(shown): Query<Shown>,
) -> Result<Response, Failure> {
    sent(&app.jobs, &visitor, &id, &name, shown.download.is_some()).await
}

/// The report of a run.
#[utoipa::path(get, path = "/api/v1/jobs/{id}/report", tag = "jobs", params(("id" = String, Path)), responses((status = 200, body = String, content_type = "text/html"), (status = 404, body = Refused)))]
pub(crate) async fn report(
    State(app): State<Shared>,
    Extension(visitor): Extension<Visitor>,
    Path(id): Path<String>,
    _uri: Uri,
) -> Result<Response, Failure> {
    sent(&app.jobs, &visitor, &id, "report.html", false).await
}

/// A file under a name that is in the list: nothing else can be asked for.
async fn sent(jobs: &Jobs, visitor: &Visitor, id: &str, name: &str, download: bool) -> Result<Response, Failure> {
    let job = found(jobs, visitor, id).await?;
    let file = left(jobs, &job).into_iter().find(|file| file.name == name);
    let file = file.ok_or_else(|| Failure::missing("this run has no such file"))?;
    let bytes = tokio::fs::read(jobs.folder_of(&job.id).join(RUN).join(&file.name)).await.map_err(Failure::run)?;
    let mut response = Response::new(Body::from(bytes));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind(&file.name)));
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(REPORT));
    if download {
        let plain: String = file.name.chars().filter(|c| c.is_ascii_alphanumeric() || "._-".contains(*c)).collect();
        let value = HeaderValue::from_str(&format!("attachment; filename=\"{plain}\"")).map_err(Failure::run)?;
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    Ok(response)
}
