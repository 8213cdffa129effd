//! What storage left in a vial.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use exoskin_sent::{Envelope, Refused, VialSent};

use super::key;
use crate::app::Shared;
use crate::body::{self, Sent};
use crate::failure::Failure;

/// What storage left in a vial.
#[utoipa::path(post, path = "/api/v1/vial", tag = "questions", request_body = VialSent, responses((status = 200, body = Envelope), (status = 422, body = Refused)))]
pub(crate) async fn vial(State(app): State<Shared>, headers: HeaderMap, sent: Sent) -> Result<Response, Failure> {
    let sent: VialSent = body::json(&headers, sent)?;
    let question = sent.question(&app.files, &app.means)?;
    let hidden = app.files.hidden();
    let bytes = app.instant.answer(key("vial", &sent)?, move |_| {
        let answer = question.envelope(&hidden).map(Into::into).map_err(Failure::from);
        answer.map_err(|failure| hidden.iter().fold(failure, |failure, folder| failure.without(folder)))
    });
    bytes.await.map(body::of_bytes)
}
