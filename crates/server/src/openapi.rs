//! The description of every path, made from the code; the types of the page are made from it.

use axum::response::Response;
use utoipa::openapi::path::Operation;
use utoipa::openapi::{Content, Ref, RefOr, ResponseBuilder};
use utoipa::{Modify, OpenApi};

use crate::failure::Failure;
use crate::{access, body, files, jobs, library, questions};

#[derive(OpenApi)]
#[openapi(
    modifiers(&Everywhere),
    info(
        title = "exoskin",
        description = "The exoskin command's questions over HTTP: on this machine's own address, or for a group of people with accounts."
    ),
    paths(
        access::session,
        access::login::login,
        access::login::logout,
        access::login::renew,
        access::accounts::all,
        access::accounts::add,
        access::accounts::change,
        access::accounts::remove,
        access::accounts::log,
        library::products,
        library::product,
        library::procedures,
        library::procedure,
        library::all_scenarios,
        library::scenario,
        library::questions,
        library::scorecard,
        library::words,
        library::containers,
        library::evidence,
        library::by_id,
        library::gaps,
        library::claims,
        library::claim,
        library::law,
        library::schema_of,
        questions::vial::vial,
        questions::dose::dose,
        questions::vein::vein,
        questions::scene::scene,
        questions::risk::risk,
        questions::scenario::check,
        questions::scenario::draft,
        files::read,
        files::again,
        jobs::routes::add,
        jobs::routes::all,
        jobs::routes::one,
        jobs::routes::end,
        jobs::routes::resume,
        jobs::routes::events,
        jobs::routes::answer,
        jobs::routes::files,
        jobs::routes::file,
        jobs::routes::report,
        jobs::readers::readers,
        jobs::readers::set_readers,
    )
)]
struct Described;

/// The kind of body that is a question.
const JSON: &str = "application/json";

/// What a path need not say itself: the guard refuses whoever is not known, changes from elsewhere and too many of them,
/// and a question must be JSON and not too long.
struct Everywhere;

impl Modify for Everywhere {
    fn modify(&self, described: &mut utoipa::openapi::OpenApi) {
        for item in described.paths.paths.values_mut() {
            item.get.iter_mut().for_each(|read| refuse(read, &[401]));
            item.delete.iter_mut().for_each(|change| refuse(change, &[401, 403, 429]));
            for change in item.post.iter_mut() {
                refuse(change, &[401, 403, 429]);
                if takes_json(change) {
                    refuse(change, &[413, 415]);
                }
            }
        }
    }
}

fn takes_json(operation: &Operation) -> bool {
    let Some(RefOr::T(body)) = &operation.request_body else { return false };
    body.content.contains_key(JSON)
}

/// Adds statuses that the path does not name itself.
fn refuse(operation: &mut Operation, statuses: &[u16]) {
    for status in statuses {
        let refused = ResponseBuilder::new().content(JSON, Content::new(Some(Ref::from_schema_name("Refused"))));
        operation.responses.responses.entry(status.to_string()).or_insert_with(|| refused.build().into());
    }
}

/// The description, as text.
///
/// # Errors
/// It cannot be written: a defect.
pub fn text() -> Result<String, String> {
    Described::openapi().to_pretty_json().map(|text| text + "\n").map_err(|e| e.to_string())
}

/// The description.
pub(crate) async fn described() -> Result<Response, Failure> {
    text().map(|text| body::of_bytes(text.into())).map_err(Failure::run)
}
