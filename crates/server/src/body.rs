//! Bodies of requests, and bodies of answers.

use axum::body::{Body, Bytes};
use axum::extract::rejection::BytesRejection;
use axum::http::StatusCode;
use axum::http::header::{self, HeaderMap, HeaderValue};
use axum::response::Response;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::failure::Failure;

/// Most bytes of a question.
pub(crate) const MOST_JSON: usize = 1 << 20;

/// What axum hands over: the bytes, or why there are none.
pub(crate) type Sent = Result<Bytes, BytesRejection>;

/// The bytes of a request that may have `most` of them.
pub(crate) fn bytes(sent: Sent, most: usize) -> Result<Bytes, Failure> {
    match sent {
        Ok(bytes) => Ok(bytes),
        Err(refused) if refused.status() == StatusCode::PAYLOAD_TOO_LARGE => Err(Failure::large(most)),
        Err(refused) => Err(Failure::new(refused.status(), "input", refused.body_text())),
    }
}

/// A question in JSON.
pub(crate) fn json<T: DeserializeOwned>(headers: &HeaderMap, sent: Sent) -> Result<T, Failure> {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if kind.split(';').next().map(str::trim) != Some("application/json") {
        let problem = "the request has no JSON: its Content-Type must be application/json";
        return Err(Failure::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "input", problem));
    }
    let bytes = bytes(sent, MOST_JSON)?;
    exoskin_sent::read(&bytes).map_err(Failure::from)
}

/// JSON on its way out.
pub(crate) fn reply(value: &impl Serialize) -> Result<Response, Failure> {
    serde_json::to_vec(value).map(|bytes| of_bytes(bytes.into())).map_err(Failure::run)
}

/// JSON that is written already.
pub(crate) fn of_bytes(bytes: Bytes) -> Response {
    let mut response = Response::new(Body::from(bytes));
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response
}
