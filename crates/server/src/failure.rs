//! How a request can fail, as status and JSON.

use axum::body::Body;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use exoskin::{Diagnostic, Error, without_flags};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Seconds after which a busy server may be asked again.
const AGAIN_S: &str = "1";

/// Why there is no answer.
#[derive(Clone, Debug)]
pub(crate) struct Failure {
    pub status: StatusCode,
    pub told: Box<Told>,
}

/// What is said about it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
pub(crate) struct Told {
    /// `input`, `run`, `interrupted`, `access`, `missing`, `large`, `busy`, `conflict`, `method`.
    pub kind: String,
    /// The whole message, as the command would print it, without names of flags.
    pub text: String,
    /// What is wrong.
    pub problem: String,
    /// The field of the request that is wrong.
    pub argument: Option<String>,
    /// The file that is wrong.
    pub file: Option<String>,
    /// Its line.
    pub line: Option<u32>,
    /// Its column.
    pub column: Option<u32>,
    /// What would have been right.
    pub expected: Option<String>,
    /// The nearest valid word.
    pub nearest: Option<String>,
}

/// A failure on its way out.
#[derive(Serialize, ToSchema)]
pub(crate) struct Refused {
    /// Why.
    pub error: Told,
}

impl Failure {
    pub fn new(status: StatusCode, kind: &str, problem: impl Into<String>) -> Failure {
        let problem = problem.into();
        let told = Told { kind: kind.into(), text: problem.clone(), problem, ..Told::default() };
        Failure { status, told: Box::new(told) }
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
    pub fn without(mut self, folder: &str) -> Failure {
        let hide = |text: &mut String| *text = text.replace(folder, "");
        hide(&mut self.told.text);
        hide(&mut self.told.problem);
        self.told.file.as_mut().map(hide);
        self.told.expected.as_mut().map(hide);
        self
    }
}

impl Told {
    /// A mistake in what was asked.
    pub fn of(mistake: &Diagnostic) -> Told {
        Told {
            kind: "input".into(),
            text: without_flags(&mistake.to_string()),
            problem: without_flags(&mistake.problem),
            argument: mistake.argument.clone(),
            file: mistake.file.clone(),
            line: mistake.place.map(|place| place.line),
            column: mistake.place.map(|place| place.column),
            expected: mistake.expected.as_deref().map(without_flags),
            nearest: mistake.nearest.clone(),
        }
    }
}

impl From<Diagnostic> for Failure {
    fn from(mistake: Diagnostic) -> Failure {
        Failure { status: StatusCode::UNPROCESSABLE_ENTITY, told: Box::new(Told::of(&mistake)) }
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Failure {
        match error {
            Error::Input(mistake) => Failure::from(*mistake),
            Error::Run(reason) => Failure::run(reason),
            stopped @ Error::Interrupted { .. } => {
                Failure::new(StatusCode::SERVICE_UNAVAILABLE, "interrupted", stopped.to_string())
            }
        }
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let busy = self.told.kind == "busy";
        let body = serde_json::to_vec(&Refused { error: *self.told }).unwrap_or_default();
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
