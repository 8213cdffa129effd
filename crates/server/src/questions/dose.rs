//! One application on the skin.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use exoskin::{Cancel, Diagnostic, Dose, Question, Volume};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Exactly, container, key, missing, part, parts, plain_name};
use crate::answer::Envelope;
use crate::app::{Means, Shared};
use crate::body::{self, Sent};
use crate::failure::{Failure, Refused};

/// One application on the skin: `exoskin dose`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"product": "frozen_msc", "volume": "2 mL", "site": "face", "after": "microneedling", "delay": "10 min"}))]
pub(crate) struct DoseSent {
    /// A name from the catalogue.
    pub product: String,
    /// How much is applied.
    pub volume: String,
    /// Where on the body.
    pub site: Option<String>,
    /// Age in years.
    pub age: Option<String>,
    /// Treated area.
    pub area: Option<String>,
    /// What was done to the skin before.
    pub after: Option<String>,
    /// Needle length, if not the procedure's own.
    pub needle: Option<String>,
    /// Other settings of the device, each as `name=value`.
    #[serde(default)]
    pub set: Vec<String>,
    /// Time from the injury to the application.
    pub delay: Option<String>,
    /// Storage of the vial before.
    pub history: Option<String>,
    /// Material of the vial.
    pub container: Option<String>,
    /// When the film is rubbed in.
    #[serde(default)]
    pub rub: Vec<String>,
    /// When the skin is rinsed.
    pub rinse: Option<String>,
    /// Only the count: answers sooner.
    #[serde(default)]
    pub count_only: bool,
    /// Price of one session.
    pub price: Option<String>,
    /// Prices of alternatives, each as `arm=price`.
    #[serde(default)]
    pub price_of: Vec<String>,
    /// Samples drawn from the uncertain inputs.
    pub samples: Option<usize>,
    /// Transport problems solved.
    pub draws: Option<usize>,
    /// Random seed.
    pub seed: Option<u64>,
}

impl DoseSent {
    /// The question.
    pub fn question(&self, means: &Means) -> Result<Dose, Diagnostic> {
        let volume = part::<Volume>(Some(&self.volume), "volume")?;
        let volume = volume.ok_or_else(|| missing("volume", "a volume, for example 2 mL"))?;
        let usual = Dose::of(plain_name(&self.product, "product")?, volume);
        let exactly = Exactly { samples: self.samples, draws: self.draws, seed: self.seed };
        let after = self.after.clone().unwrap_or_else(|| usual.after.clone());
        if self.price.is_none() && !self.price_of.is_empty() {
            return Err(missing("price", "the price of the dose, as its alternatives have one"));
        }
        Ok(Dose {
            site: self.site.clone().unwrap_or_else(|| usual.site.clone()),
            age: part(self.age.as_ref(), "age")?,
            area: part(self.area.as_ref(), "area")?,
            after: plain_name(&after, "after")?.to_owned(),
            needle: part(self.needle.as_ref(), "needle")?,
            settings: parts(&self.set, "set")?,
            delay: part(self.delay.as_ref(), "delay")?,
            history: part(self.history.as_ref(), "history")?,
            container: container(self.container.as_ref())?,
            rub: parts(&self.rub, "rub")?,
            rinse: part(self.rinse.as_ref(), "rinse")?,
            count_only: self.count_only,
            price: part(self.price.as_ref(), "price")?,
            price_of: parts(&self.price_of, "price_of")?,
            options: exactly.options(usual.options.clone(), means),
            ..usual
        })
    }
}

/// One application on the skin.
#[utoipa::path(post, path = "/api/v1/dose", tag = "questions", request_body = DoseSent, responses((status = 200, body = Envelope), (status = 422, body = Refused), (status = 503, body = Refused)))]
pub(crate) async fn dose(State(app): State<Shared>, headers: HeaderMap, sent: Sent) -> Result<Response, Failure> {
    let sent: DoseSent = body::json(&headers, sent)?;
    let question = sent.question(&app.means)?;
    let work = move |cancel: &Cancel| Envelope::bytes(&question.ask_watched(cancel)?, &[]);
    app.instant.answer(key("dose", &sent)?, work).await.map(body::of_bytes)
}
