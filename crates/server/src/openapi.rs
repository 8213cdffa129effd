//! The description of every path, made from the code; the types of the page are made from it.

use axum::response::Response;
use utoipa::OpenApi;

use crate::failure::Failure;
use crate::{access, body, files, jobs, library, questions};

#[derive(OpenApi)]
#[openapi(
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
        questions::scene::scene,
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
