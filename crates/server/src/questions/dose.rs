//! One application on the skin.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use exoskin::{Cancel, Question};
use exoskin_sent::{DoseSent, Envelope, Refused};

use super::key;
use crate::app::Shared;
use crate::body::{self, Sent};
use crate::failure::Failure;

/// One application on the skin.
#[utoipa::path(post, path = "/api/v1/dose", tag = "questions", request_body = DoseSent, responses((status = 200, body = Envelope), (status = 422, body = Refused), (status = 503, body = Refused)))]
pub(crate) async fn dose(State(app): State<Shared>, headers: HeaderMap, sent: Sent) -> Result<Response, Failure> {
    let sent: DoseSent = body::json(&headers, sent)?;
    let question = sent.question(&app.means)?;
    let work = move |cancel: &Cancel| Ok(Envelope::bytes(&question.ask_watched(cancel)?, &[])?.into());
    app.instant.answer(key("dose", &sent)?, work).await.map(body::of_bytes)
}
