//! One application on the skin.

use exoskin::{Diagnostic, Dose, Volume};
use serde::{Deserialize, Serialize};

use crate::means::{Exactly, Means};
use crate::parts::{container, missing, part, parts, plain_name};

/// One application on the skin: `exoskin dose`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "described", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "described", schema(example = json!({"product": "frozen_msc", "volume": "2 mL", "site": "face", "after": "microneedling", "delay": "10 min"})))]
pub struct DoseSent {
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
    ///
    /// # Errors
    /// A part that cannot be read, or one that is missing.
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
