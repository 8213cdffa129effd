//! The skin of a dose, to look at.

use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use exoskin::{Cancel, Question};
use exoskin_sent::{Refused, SceneSent};

use super::key;
use crate::app::Shared;
use crate::body::{self, Sent};
use crate::failure::Failure;

/// The skin around one channel over time, in the format that docs/src/reference/scene.md describes.
#[utoipa::path(post, path = "/api/v1/scene", tag = "questions", request_body = SceneSent, responses((status = 200, body = Vec<u8>, content_type = "application/octet-stream"), (status = 422, body = Refused), (status = 503, body = Refused)))]
pub(crate) async fn scene(State(app): State<Shared>, headers: HeaderMap, sent: Sent) -> Result<Response, Failure> {
    let sent: SceneSent = body::json(&headers, sent)?;
    let question = sent.question(&app.means)?;
    let work = move |cancel: &Cancel| Ok(Bytes::from(question.ask_watched(cancel)?.bytes()?));
    let bytes = app.instant.answer(key("scene", &sent)?, work).await?;
    let mut response = body::of_bytes(bytes);
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/octet-stream"));
    Ok(response)
}
