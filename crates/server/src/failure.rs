//! How a request can fail, as status and JSON.

use axum::body::Body;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use exoskin::{Diagnostic, Error};
pub(crate) use exoskin_sent::{Refused, Told};

/// Seconds after which a busy server may be asked again.
const AGAIN_S: &str = "1";

/// Why there is no answer.
#[derive(Clone, Debug)]
pub(crate) struct Failure {
    pub status: StatusCode,
    pub told: Box<Told>,
}

impl Failure {
    pub fn new(status: StatusCode, kind: &str, problem: impl Into<String>) -> Failure {
        Failure { status, told: Box::new(Told::new(kind, problem)) }
    }

    pub fn access(problem: &str) -> Failure {
        Failure::new(StatusCode::FORBIDDEN, "access", problem)
    }

    pub fn missing(problem: impl Into<String>) -> Failure {
        Failure::new(StatusCode::NOT_FOUND, "missing", problem)
    }

    pub fn conflict(problem: impl Into<String>) -> Failure {
        Failure::new(StatusCode::CONFLICT, "conflict", problem)
    }

    pub fn large(most: usize) -> Failure {
        let problem = format!("the request is larger than {most} bytes");
        Failure::new(StatusCode::PAYLOAD_TOO_LARGE, "large", problem)
    }

    pub fn busy(problem: &str) -> Failure {
        Failure::new(StatusCode::SERVICE_UNAVAILABLE, "busy", problem)
    }

    pub fn too_often() -> Failure {
        Failure::new(StatusCode::TOO_MANY_REQUESTS, "busy", "too many requests in a short time")
    }

    pub fn run(reason: impl ToString) -> Failure {
        Failure::new(StatusCode::INTERNAL_SERVER_ERROR, "run", reason.to_string())
    }

    /// The same where the word of a folder on this machine has been taken out of every text.
    pub fn without(self, folder: &str) -> Failure {
        Failure { told: Box::new(self.told.without(folder)), ..self }
    }
}

impl From<Diagnostic> for Failure {
    fn from(mistake: Diagnostic) -> Failure {
        Failure { status: StatusCode::UNPROCESSABLE_ENTITY, told: Box::new(Told::of(&mistake)) }
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Failure {
        let status = StatusCode::from_u16(exoskin_sent::status(&error)).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        Failure { status, told: Box::new(Told::from(&error)) }
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let busy = self.told.kind == "busy";
        let body = Refused { error: *self.told }.bytes();
        let mut response = Response::new(Body::from(body));
        *response.status_mut() = self.status;
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, header::HeaderValue::from_static("application/json"));
        if busy {
            headers.insert(header::RETRY_AFTER, header::HeaderValue::from_static(AGAIN_S));
        }
        response
    }
}
