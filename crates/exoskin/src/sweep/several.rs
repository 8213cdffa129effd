//! A sweep whose points are computed by several programs, on one machine or on many.

use super::{Sweep, SweepAnswer};
use crate::error::{Error, Result};
use crate::watch::Watch;

impl Sweep {
    /// The points as values of the paths, in their order; every point has been read and checked.
    ///
    /// # Errors
    /// As asking the question, before it begins.
    pub fn grid(&self) -> Result<Vec<Vec<String>>> {
        Ok(self.points()?.into_iter().map(|point| point.values).collect())
    }

    /// What each point gives, as texts for [`Sweep::joined`].
    ///
    /// # Errors
    /// As asking the question.
    pub fn parts(&self, watch: &dyn Watch) -> Result<Vec<String>> {
        let points = self.points()?;
        let given = self.given(&points, self.kept(&points), watch)?;
        given.iter().map(|one| serde_json::to_string(one).map_err(Error::run)).collect()
    }

    /// The answer, from what each of its points gave, in their order.
    ///
    /// # Errors
    /// Texts of another sweep, or too few of them.
    pub fn joined(&self, parts: &[String]) -> Result<SweepAnswer> {
        let points = self.points()?;
        if points.len() != parts.len() {
            return Err(Error::Run(format!("{} parts for {} points", parts.len(), points.len())));
        }
        let read = |text: &String| serde_json::from_str(text).map_err(|e| Error::Run(format!("not a part ({e})")));
        let given = parts.iter().map(read).collect::<Result<Vec<_>>>()?;
        Ok(self.answer(&points, given))
    }
}
