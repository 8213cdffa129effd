//! The skin of a dose, to look at.

use exoskin::{Diagnostic, Scene};
use serde::{Deserialize, Serialize};

use crate::dose::DoseSent;
use crate::means::Means;

/// The skin around one channel, with single vesicles and cells over time.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "described", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "described", schema(example = json!({"dose": {"product": "frozen_msc", "volume": "2 mL", "after": "microneedling"}, "dots": 60000})))]
pub struct SceneSent {
    /// What is applied.
    pub dose: DoseSent,
    /// Vesicles that are drawn, at most.
    pub dots: Option<u32>,
    /// Cells that are drawn, at most.
    pub cells: Option<u32>,
    /// The sample to show, as `sample` of another scene's header says it: both then share every draw.
    pub sample: Option<usize>,
}

impl SceneSent {
    /// The question.
    ///
    /// # Errors
    /// As for the dose.
    pub fn question(&self, means: &Means) -> Result<Scene, Diagnostic> {
        let usual = Scene::of(self.dose.question(means)?);
        let (dots, cells) = (self.dots.unwrap_or(usual.dots), self.cells.unwrap_or(usual.cells));
        Ok(Scene { dots, cells, sample: self.sample, ..usual })
    }
}
