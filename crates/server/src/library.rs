//! What comes with exoskin: products, procedures, scenarios, evidence, claims, law, schemas.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::header::{self, HeaderValue};
use axum::response::Response;
use exoskin::claims::{Claims, OneClaim};
use exoskin::evidence::{ById, Gaps, Grade, Rows};
use exoskin::evidence::{Declared, pages, prior_text};
use exoskin::law::{Country, Law};
use exoskin::library::Shelf;
use exoskin::{Diagnostic, Question, Readable, scenarios, schema};
use exoskin_sent::parts::plain_name;
use exoskin_sent::{Refused, lists};
use serde::Deserialize;
use serde::Serialize;
use serde_json::Value;
use utoipa::IntoParams;

use crate::body::{self, reply};
use crate::failure::Failure;

type Reply = Result<Response, Failure>;

/// A list that stands on its own.
fn list(name: &str) -> Reply {
    let bytes = lists::named(name)?.ok_or_else(|| Failure::missing("there is no such list"))?;
    Ok(body::of_bytes(bytes.into()))
}

/// Every product, in brief.
#[utoipa::path(get, path = "/api/v1/products", tag = "library", responses((status = 200, body = Object)))]
pub(crate) async fn products() -> Reply {
    list("products")
}

/// One product: what its file says.
#[utoipa::path(get, path = "/api/v1/products/{name}", tag = "library", params(("name" = String, Path)), responses((status = 200, body = Object), (status = 422, body = Refused)))]
pub(crate) async fn product(Path(name): Path<String>) -> Reply {
    reply(&Shelf::Products.card(plain_name(&name, "name")?)?)
}

/// Every procedure, in brief.
#[utoipa::path(get, path = "/api/v1/procedures", tag = "library", responses((status = 200, body = Object)))]
pub(crate) async fn procedures() -> Reply {
    list("procedures")
}

/// One procedure: what its file says.
#[utoipa::path(get, path = "/api/v1/procedures/{name}", tag = "library", params(("name" = String, Path)), responses((status = 200, body = Object), (status = 422, body = Refused)))]
pub(crate) async fn procedure(Path(name): Path<String>) -> Reply {
    reply(&Shelf::Procedures.card(plain_name(&name, "name")?)?)
}

/// Every scenario that comes with exoskin.
#[utoipa::path(get, path = "/api/v1/scenarios", tag = "library", responses((status = 200, body = Object)))]
pub(crate) async fn all_scenarios() -> Reply {
    reply(&scenarios::all()?)
}

/// One scenario.
#[utoipa::path(get, path = "/api/v1/scenarios/{name}", tag = "library", params(("name" = String, Path)), responses((status = 200, body = Object), (status = 422, body = Refused)))]
pub(crate) async fn scenario(Path(name): Path<String>) -> Reply {
    reply(&scenarios::named(&name)?)
}

/// What a new scenario asks, with defaults and valid words.
#[utoipa::path(get, path = "/api/v1/questions", tag = "library", responses((status = 200, body = Object)))]
pub(crate) async fn questions() -> Reply {
    list("questions")
}

/// What became of predictions of published trials, in short.
#[utoipa::path(get, path = "/api/v1/scorecard", tag = "library", responses((status = 200, body = Object)))]
pub(crate) async fn scorecard() -> Reply {
    list("scorecard")
}

/// Keys of answers in plain words: fates, steps of the strip, verdicts on claims.
#[utoipa::path(get, path = "/api/v1/words", tag = "library", responses((status = 200, body = Object)))]
pub(crate) async fn words() -> Reply {
    list("words")
}

/// Materials of a vial.
#[utoipa::path(get, path = "/api/v1/containers", tag = "library", responses((status = 200, body = Vec<String>)))]
pub(crate) async fn containers() -> Reply {
    list("containers")
}

/// Which rows.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub(crate) struct Wanted {
    /// A word of the id, the quantity or the conditions.
    word: Option<String>,
    /// A table, for example `vial`.
    table: Option<String>,
    /// A grade: A, B, C or D.
    grade: Option<String>,
}

/// Rows of evidence.
#[utoipa::path(get, path = "/api/v1/evidence", tag = "library", params(Wanted), responses((status = 200, body = Object), (status = 422, body = Refused)))]
pub(crate) async fn evidence(Query(wanted): Query<Wanted>) -> Reply {
    let grade = wanted.grade.as_deref().map(grade).transpose()?;
    let rows = Rows { word: wanted.word, table: wanted.table, grade }.ask()?;
    let told = |row| with(row, "text", &pages::range_text(row));
    reply(&rows.into_iter().map(told).collect::<Result<Vec<_>, Failure>>()?)
}

fn grade(text: &str) -> Result<Grade, Diagnostic> {
    let grades = [("A", Grade::A), ("B", Grade::B), ("C", Grade::C), ("D", Grade::D)];
    let found = grades.iter().find(|(word, _)| word.eq_ignore_ascii_case(text));
    let words = grades.map(|(word, _)| word);
    found.map(|(_, grade)| *grade).ok_or_else(|| Diagnostic::unknown_word(text, &words).argument("grade"))
}

/// A row, a parameter, a law or a trial.
#[utoipa::path(get, path = "/api/v1/evidence/{id}", tag = "library", params(("id" = String, Path)), responses((status = 200, body = Object), (status = 422, body = Refused)))]
pub(crate) async fn by_id(Path(id): Path<String>) -> Reply {
    reply(&ById(id).ask()?)
}

/// The document with one more entry, in words or blocks.
fn with(document: &impl Serialize, key: &str, told: &impl Serialize) -> Result<Value, Failure> {
    let mut value = serde_json::to_value(document).map_err(Failure::run)?;
    value[key] = serde_json::to_value(told).map_err(Failure::run)?;
    Ok(value)
}

/// What is assumed, the most open first.
#[utoipa::path(get, path = "/api/v1/gaps", tag = "library", responses((status = 200, body = Object)))]
pub(crate) async fn gaps() -> Reply {
    let mut gaps = Gaps.ask()?;
    gaps.sort_by(|Declared(a), Declared(b)| b.prior.fold().total_cmp(&a.prior.fold()).then(a.id.cmp(b.id)));
    let told = |gap: &Declared| with(gap, "text", &format!("{}{}", prior_text(&gap.0.prior), gap.0.shown_unit()));
    reply(&gaps.iter().map(told).collect::<Result<Vec<_>, Failure>>()?)
}

/// Every claim.
#[utoipa::path(get, path = "/api/v1/claims", tag = "library", responses((status = 200, body = Object)))]
pub(crate) async fn claims() -> Reply {
    reply(&Claims::default().ask()?)
}

/// One claim with everything behind its verdict.
#[utoipa::path(get, path = "/api/v1/claims/{number}", tag = "library", params(("number" = String, Path)), responses((status = 200, body = Object), (status = 422, body = Refused)))]
pub(crate) async fn claim(Path(number): Path<String>) -> Reply {
    let claim = OneClaim(number).ask()?;
    reply(&with(&claim, "blocks", &claim.behind())?)
}

/// Which law.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub(crate) struct Where {
    /// A country's code or name; none takes all.
    country: Option<String>,
    /// A product's name; none takes every class.
    product: Option<String>,
}

/// What sources say about the law.
#[utoipa::path(get, path = "/api/v1/law", tag = "library", params(Where), responses((status = 200, body = Object), (status = 422, body = Refused)))]
pub(crate) async fn law(Query(wanted): Query<Where>) -> Reply {
    let read = |text: String| Country::parse(&text).map_err(|wrong| wrong.argument("country"));
    let country = wanted.country.map(read).transpose()?;
    let product = wanted.product.map(|name| plain_name(&name, "product").map(str::to_owned)).transpose()?;
    let law = Law { country, product, today: None }.ask()?;
    reply(&with(&law, "blocks", &law.blocks()?)?)
}

/// The JSON schema of a kind of file.
#[utoipa::path(get, path = "/api/v1/schemas/{name}", tag = "library", params(("name" = String, Path)), responses((status = 200, body = Object), (status = 422, body = Refused)))]
pub(crate) async fn schema_of(Path(name): Path<String>) -> Reply {
    let mut response = Response::new(Body::from(schema::named(&name)?));
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    Ok(response)
}
