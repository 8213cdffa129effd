//! What a scenario means, and a new one from a few answers.

use std::collections::BTreeMap;

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use exoskin::draft::NewScenario;
use exoskin::{Cancel, Check, Options, Question};
use exoskin_sent::parts::plain_name;
use exoskin_sent::{Envelope, Exactly, Refused};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::key;
use crate::app::{App, Shared};
use crate::body::{self, Sent};
use crate::failure::Failure;
use crate::random;

/// A scenario: one that comes with exoskin, or a text.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CheckSent {
    /// The name of a scenario that comes with exoskin.
    pub scenario: Option<String>,
    /// A scenario's text.
    pub scenario_text: Option<String>,
    /// Samples of the run whose cost is estimated.
    pub samples: Option<usize>,
    /// Transport problems per arm of that run.
    pub draws: Option<usize>,
}

/// What a scenario means.
#[utoipa::path(post, path = "/api/v1/check", tag = "questions", request_body = CheckSent, responses((status = 200, body = Envelope), (status = 422, body = Refused)))]
pub(crate) async fn check(State(app): State<Shared>, headers: HeaderMap, sent: Sent) -> Result<Response, Failure> {
    let sent: CheckSent = body::json(&headers, sent)?;
    let text = crate::jobs::scenario_text(sent.scenario.as_ref(), sent.scenario_text.as_ref())?;
    let exactly = Exactly { samples: sent.samples, draws: sent.draws, seed: None };
    let means = app.means.clone();
    let key = key("check", &sent)?;
    let work = move |_: &Cancel| {
        let folder = tempfile::tempdir().map_err(Failure::run)?;
        let path = folder.path().join("scenario.toml");
        std::fs::write(&path, text).map_err(Failure::run)?;
        let question = Check { options: exactly.options(Options::followed(), &means), ..Check::of(&path) };
        let hidden = format!("{}{}", folder.path().display(), std::path::MAIN_SEPARATOR);
        let answer = question.ask().map_err(|error| Failure::from(error).without(&hidden))?;
        Ok(Envelope::bytes(&answer, &[])?.into())
    };
    app.instant.answer(key, work).await.map(body::of_bytes)
}

/// Answers to some of the questions of `/api/v1/questions`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct DraftSent {
    /// The scenario's name.
    pub name: String,
    /// Answers by key; the others take their defaults.
    #[serde(default)]
    pub answers: BTreeMap<String, String>,
}

/// A new scenario's text.
#[derive(Serialize, ToSchema)]
pub(crate) struct Drafted {
    /// Its name.
    name: String,
    /// The commented file.
    text: String,
}

/// A commented scenario from a few answers.
#[utoipa::path(post, path = "/api/v1/draft", tag = "questions", request_body = DraftSent, responses((status = 200, body = Drafted), (status = 422, body = Refused)))]
pub(crate) async fn draft(State(app): State<Shared>, headers: HeaderMap, sent: Sent) -> Result<Response, Failure> {
    let sent: DraftSent = body::json(&headers, sent)?;
    let App { data, .. } = &*app;
    for (key, part) in [("product", "product"), ("procedure", "procedure")] {
        sent.answers.get(key).map(|name| plain_name(name, part)).transpose()?;
    }
    plain_name(&sent.name, "name")?;
    let folder = data.join("files").join(format!(".draft-{}", random::name().map_err(Failure::run)?));
    let drafted = tokio::task::spawn_blocking(move || drafted(&folder, sent)).await.map_err(Failure::run)??;
    body::reply(&drafted)
}

fn drafted(folder: &std::path::Path, sent: DraftSent) -> Result<Drafted, Failure> {
    std::fs::create_dir_all(folder).map_err(Failure::run)?;
    let file = folder.join(format!("{}.toml", sent.name));
    let hidden = format!("{}{}", folder.display(), std::path::MAIN_SEPARATOR);
    let written = NewScenario { file: file.clone(), answers: sent.answers }.ask();
    let text = written.map_err(|error| Failure::from(error).without(&hidden)).and_then(|written| {
        let text = std::fs::read_to_string(&file).map_err(Failure::run)?;
        Ok(Drafted { name: written.name, text })
    });
    std::fs::remove_dir_all(folder).map_err(Failure::run)?;
    text
}
