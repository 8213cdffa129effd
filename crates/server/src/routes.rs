//! Every path.

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::middleware;
use axum::routing::{get, post};

use crate::access::{self, accounts, guard, login};
use crate::app::Shared;
use crate::body::MOST_JSON;
use crate::failure::Failure;
use crate::jobs::{readers, routes as jobs};
use crate::{assets, files, library, openapi, questions};

/// The whole server.
pub(crate) fn routes(app: Shared) -> Router {
    let read = Router::new().route("/read", post(files::read)).layer(DefaultBodyLimit::max(files::MOST_BYTES));
    let api = Router::new()
        .route("/session", get(access::session))
        .route("/login", post(login::login))
        .route("/logout", post(login::logout))
        .route("/password", post(login::renew))
        .route("/people", get(accounts::all).post(accounts::add))
        .route("/people/{name}", post(accounts::change).delete(accounts::remove))
        .route("/log", get(accounts::log))
        .route("/openapi.json", get(openapi::described))
        .route("/products", get(library::products))
        .route("/products/{name}", get(library::product))
        .route("/procedures", get(library::procedures))
        .route("/procedures/{name}", get(library::procedure))
        .route("/scenarios", get(library::all_scenarios))
        .route("/scenarios/{name}", get(library::scenario))
        .route("/questions", get(library::questions))
        .route("/scorecard", get(library::scorecard))
        .route("/words", get(library::words))
        .route("/containers", get(library::containers))
        .route("/evidence", get(library::evidence))
        .route("/evidence/{id}", get(library::by_id))
        .route("/gaps", get(library::gaps))
        .route("/claims", get(library::claims))
        .route("/claims/{number}", get(library::claim))
        .route("/law", get(library::law))
        .route("/schemas/{name}", get(library::schema_of))
        .route("/vial", post(questions::vial::vial))
        .route("/dose", post(questions::dose::dose))
        .route("/vein", post(questions::vein::vein))
        .route("/scene", post(questions::scene::scene))
        .route("/risk", post(questions::risk::risk))
        .route("/check", post(questions::scenario::check))
        .route("/draft", post(questions::scenario::draft))
        .route("/read/{file}", post(files::again))
        .route("/jobs", post(jobs::add).get(jobs::all))
        .route("/jobs/{id}", get(jobs::one).delete(jobs::end))
        .route("/jobs/{id}/resume", post(jobs::resume))
        .route("/jobs/{id}/events", get(jobs::events))
        .route("/jobs/{id}/answer", get(jobs::answer))
        .route("/jobs/{id}/files", get(jobs::files))
        .route("/jobs/{id}/files/{name}", get(jobs::file))
        .route("/jobs/{id}/readers", get(readers::readers).post(readers::set_readers))
        .route("/jobs/{id}/report", get(jobs::report))
        .layer(DefaultBodyLimit::max(MOST_JSON))
        .merge(read);
    Router::new()
        .nest("/api/v1", api.method_not_allowed_fallback(no_such_method))
        .route("/start", get(access::start))
        .fallback(get(assets::page))
        .layer(middleware::from_fn_with_state(app.clone(), guard))
        .with_state(app)
}

async fn no_such_method() -> Failure {
    Failure::new(StatusCode::METHOD_NOT_ALLOWED, "method", "this path does not take that method")
}
