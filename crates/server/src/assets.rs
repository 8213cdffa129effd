//! The page itself, embedded in the program: built from `web/` and committed in `assets/`.

use axum::body::Body;
use axum::extract::State;
use axum::http::header::{self, HeaderValue};
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use rust_embed::RustEmbed;

use crate::app::Shared;
use crate::failure::Failure;

#[derive(RustEmbed)]
#[folder = "assets/"]
struct Assets;

/// The page that every address of a screen returns.
const INDEX: &str = "index.html";
/// Files below this have a hash of their content in their name.
const HASHED: &str = "assets/";

/// A file of the page, or the page itself for the address of a screen.
pub(crate) async fn page(State(_app): State<Shared>, uri: Uri) -> Response {
    let path = uri.path().trim_start_matches('/');
    if path.starts_with("api/") {
        return Failure::missing("there is no such path; /api/v1/openapi.json lists them").into_response();
    }
    let last = path.rsplit('/').next().unwrap_or_default();
    let found = match Assets::get(path) {
        Some(file) => Some((path, file)),
        None if last.contains('.') => None,
        None => Assets::get(INDEX).map(|file| (INDEX, file)),
    };
    match found {
        Some((name, file)) => file_response(name, Body::from(file.data.into_owned())),
        None => (StatusCode::NOT_FOUND, "there is no such page").into_response(),
    }
}

fn file_response(name: &str, body: Body) -> Response {
    let kept = if name.starts_with(HASHED) { "public, max-age=31536000, immutable" } else { "no-cache" };
    let mut response = Response::new(body);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind(name)));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(kept));
    response
}

/// The content type of a file, by the end of its name.
pub(crate) fn kind(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "woff2" => "font/woff2",
        "wasm" => "application/wasm",
        "toml" | "txt" => "text/plain; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        _ => "application/octet-stream",
    }
}
