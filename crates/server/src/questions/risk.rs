//! What can go wrong with a scenario.

use std::str::FromStr;

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use exoskin::risk::{DONORS, OwnNumbers, VIALS};
use exoskin::{Cancel, Diagnostic, Question, Risk, parse_whole};
use exoskin_sent::parts::named;
use exoskin_sent::{Envelope, Exactly, Refused};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::key;
use crate::app::Shared;
use crate::body::{self, Sent};
use crate::failure::Failure;

/// A scenario, and the numbers of one's own that replace priors.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RiskSent {
    /// The name of a scenario that comes with exoskin.
    pub scenario: Option<String>,
    /// A scenario's text.
    pub scenario_text: Option<String>,
    /// Whether the products are given intravenously, whatever the scenario says.
    #[serde(default)]
    pub vein: bool,
    /// Share of donors who carry the virus in question, for example `1e-5` or `0.3 %`.
    pub prevalence: Option<String>,
    /// Titre of that virus in a carrier's plasma, for example `1e6 /mL`.
    pub titre: Option<String>,
    /// Log10 reduction of viruses by the manufacturing process, for example `4`.
    pub log_reduction: Option<String>,
    /// Donors in one lot, for example `12`.
    pub donors: Option<String>,
    /// Vials per lot tested for sterility, for example `20`.
    pub vials_tested: Option<String>,
    /// Share of vials that contain live bacteria, for example `0.001` or `0.1 %`.
    pub contaminated: Option<String>,
    /// Samples: as many as the run to which the numbers belong.
    pub samples: Option<usize>,
    /// Transport problems that this run solves per arm.
    pub draws: Option<usize>,
    /// Random seed.
    pub seed: Option<u64>,
}

impl RiskSent {
    fn own(&self) -> Result<OwnNumbers, Diagnostic> {
        fn read<T: FromStr<Err = Diagnostic>>(text: &Option<String>, name: &str) -> Result<Option<T>, Diagnostic> {
            text.as_ref().map(|text| text.parse()).transpose().map_err(|wrong| named(wrong, name))
        }
        let whole = |text: &Option<String>, range, name: &str| {
            let read = text.as_ref().map(|text| parse_whole(text, range)).transpose();
            read.map_err(|wrong| named(wrong, name))
        };
        Ok(OwnNumbers {
            prevalence: read(&self.prevalence, "prevalence")?,
            titre: read(&self.titre, "titre")?,
            log_reduction: read(&self.log_reduction, "log_reduction")?,
            donors: whole(&self.donors, DONORS, "donors")?,
            vials_tested: whole(&self.vials_tested, VIALS, "vials_tested")?,
            contaminated: read(&self.contaminated, "contaminated")?,
        })
    }
}

/// What can go wrong: each hazard calculated where there are data.
#[utoipa::path(post, path = "/api/v1/risk", tag = "questions", request_body = RiskSent, responses((status = 200, body = Envelope), (status = 422, body = Refused), (status = 503, body = Refused)))]
pub(crate) async fn risk(State(app): State<Shared>, headers: HeaderMap, sent: Sent) -> Result<Response, Failure> {
    let sent: RiskSent = body::json(&headers, sent)?;
    let text = crate::jobs::scenario_text(sent.scenario.as_ref(), sent.scenario_text.as_ref())?;
    let own = sent.own()?;
    Exactly { samples: sent.samples, draws: sent.draws, seed: sent.seed }.check()?;
    let key = key("risk", &sent)?;
    let work = move |cancel: &Cancel| {
        let folder = tempfile::tempdir().map_err(Failure::run)?;
        let path = folder.path().join("scenario.toml");
        std::fs::write(&path, text).map_err(Failure::run)?;
        let usual = Risk::of(&path);
        let (samples, draws) = (sent.samples.unwrap_or(usual.samples), sent.draws.unwrap_or(usual.draws));
        let question = Risk { vein: sent.vein, own, seed: sent.seed, samples, draws, ..usual };
        let hidden = format!("{}{}", folder.path().display(), std::path::MAIN_SEPARATOR);
        let answer = question.ask_watched(cancel).map_err(|error| Failure::from(error).without(&hidden))?;
        Ok(Envelope::bytes(&answer, &[])?.into())
    };
    app.instant.answer(key, work).await.map(body::of_bytes)
}
