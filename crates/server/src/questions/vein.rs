//! A dose given into a vein.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use exoskin::{Cancel, Diagnostic, Question, Vein, Volume, body_mass};
use exoskin_sent::parts::{container, missing, named, part, plain_name};
use exoskin_sent::{Envelope, Exactly, Means, Refused};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::key;
use crate::app::Shared;
use crate::body::{self, Sent};
use crate::failure::Failure;

/// What is given: `exoskin dose --route iv`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"product": "frozen_msc", "volume": "15 mL", "mass": "70 kg"}))]
pub(crate) struct VeinSent {
    /// Name of a product.
    pub product: String,
    /// How much is given, for example `15 mL`.
    pub volume: String,
    /// Body mass, for example `70 kg`; the reference person's if it is left out.
    pub mass: Option<String>,
    /// What happened to the vial beforehand.
    pub history: Option<String>,
    /// Material of the vial.
    pub container: Option<String>,
    /// Samples drawn from the uncertain inputs.
    pub samples: Option<usize>,
    /// Random seed.
    pub seed: Option<u64>,
}

impl VeinSent {
    fn question(&self, means: &Means) -> Result<Vein, Diagnostic> {
        let exactly = Exactly { samples: self.samples, draws: None, seed: self.seed };
        exactly.check()?;
        let volume = part::<Volume>(Some(&self.volume), "volume")?;
        let volume = volume.ok_or_else(|| missing("volume", "a volume, for example 15 mL"))?;
        let usual = Vein::of(plain_name(&self.product, "product")?, volume);
        let mass = self.mass.as_deref().map(body_mass).transpose().map_err(|wrong| named(wrong, "mass"))?;
        Ok(Vein {
            mass,
            history: part(self.history.as_ref(), "history")?,
            container: container(self.container.as_ref())?,
            options: exactly.options(usual.options.clone(), means),
            ..usual
        })
    }
}

/// Where the vesicles of a dose go that is given into a vein.
#[utoipa::path(post, path = "/api/v1/vein", tag = "questions", request_body = VeinSent, responses((status = 200, body = Envelope), (status = 422, body = Refused), (status = 503, body = Refused)))]
pub(crate) async fn vein(State(app): State<Shared>, headers: HeaderMap, sent: Sent) -> Result<Response, Failure> {
    let sent: VeinSent = body::json(&headers, sent)?;
    let question = sent.question(&app.means)?;
    let work = move |cancel: &Cancel| Ok(Envelope::bytes(&question.ask_watched(cancel)?, &[])?.into());
    app.instant.answer(key("vein", &sent)?, work).await.map(body::of_bytes)
}
