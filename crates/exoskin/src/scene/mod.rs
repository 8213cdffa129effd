//! One application as something to look at: the skin around one channel with single vesicles and cells over time.

mod bytes;
mod words;

use exoskin_quantity::Diagnostic;
use exoskin_scenario::Scenario;
use exoskin_study as study;
use exoskin_study::scene::{Most, Scene as Drawn};
use serde::{Serialize, Serializer};

use crate::cache::Kept;
use crate::dose::Dose;
use crate::error::{Result, of_study};
use crate::question::Question;
use crate::threads::on_threads;
use crate::watch::{OfStudy, Watch};

/// Most dots that can be asked for.
pub const DOTS: std::ops::RangeInclusive<u32> = 1_000..=200_000;
/// Most cells that can be asked for.
pub const CELLS: std::ops::RangeInclusive<u32> = 1_000..=200_000;

/// The skin of a dose, to look at. The counts are those of the dose.
#[derive(Clone, Debug)]
pub struct Scene {
    /// What is applied. Tables and prices play no part.
    pub dose: Dose,
    /// Vesicles that are drawn, at most; where there are more, each dot stands for several.
    pub dots: u32,
    /// Cells that are drawn, at most.
    pub cells: u32,
    /// The sample that is shown; none takes the one whose taken-up count is the median. Two scenes that show the same
    /// sample share every draw, so that what differs between them comes from the treatment.
    pub sample: Option<usize>,
}

impl Scene {
    /// The skin of this dose, with 60,000 dots and 100,000 cells at most.
    pub fn of(dose: Dose) -> Scene {
        Scene { dose, dots: 60_000, cells: 100_000, sample: None }
    }
}

impl Question for Scene {
    type Answer = SceneAnswer;

    fn ask_watched(&self, watch: &dyn Watch) -> Result<SceneAnswer> {
        let options = &self.dose.options;
        options.check()?;
        within(self.dots, &DOTS, "dots")?;
        within(self.cells, &CELLS, "cells")?;
        one_of(self.sample, options.samples)?;
        let scenario = self.dose.scenario()?;
        let mut exactly = options.exactly(scenario.seed);
        exactly.follow = false;
        exactly.count_only();
        let most = Most { dots: self.dots, cells: self.cells };
        let kept = Kept::open(&options.keep, None)?;
        let work = || study::scene::scene(&scenario, &exactly, most, self.sample, &kept, &OfStudy(watch));
        match on_threads(options, work)?.map_err(|error| of_study(error, false))? {
            Some(drawn) => Ok(SceneAnswer { scenario, drawn, chosen: self.sample.is_some() }),
            None => {
                let wrong = Diagnostic::new("this product has no whole vesicles: there is nothing to look at");
                Err(wrong.argument("product").expected("a product that contains vesicles").into())
            }
        }
    }
}

fn within(number: u32, range: &std::ops::RangeInclusive<u32>, name: &str) -> Result<()> {
    if range.contains(&number) {
        return Ok(());
    }
    let expected = format!("a whole number from {} to {}", range.start(), range.end());
    Err(Diagnostic::new(format!("{number} cannot be drawn")).argument(name).expected(expected).into())
}

fn one_of(sample: Option<usize>, samples: usize) -> Result<()> {
    match sample {
        Some(sample) if sample >= samples => {
            let expected = format!("a whole number from 0 to {}", samples - 1);
            let wrong = Diagnostic::new(format!("there is no sample {sample} of {samples}"));
            Err(wrong.argument("sample").expected(expected).into())
        }
        _ => Ok(()),
    }
}

/// A piece of skin over time.
#[derive(Clone, Debug)]
pub struct SceneAnswer {
    pub(crate) scenario: Scenario,
    /// Whether a sample was asked for.
    pub(crate) chosen: bool,
    /// What is drawn.
    pub drawn: Drawn,
}

impl SceneAnswer {
    /// Everything in one file: a header in JSON and tables of whole numbers (docs/src/reference/scene.md).
    ///
    /// # Errors
    /// A header that cannot be written: a defect.
    pub fn bytes(&self) -> Result<Vec<u8>> {
        bytes::bytes(self)
    }
}

impl Serialize for SceneAnswer {
    /// The header alone.
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        words::header(self).serialize(serializer)
    }
}
