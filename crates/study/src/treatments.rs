//! What an arm applies to the skin: each different treatment once, and when it is used.

use std::sync::Arc;

use exoskin_evidence::Prior;
use exoskin_scenario::{Application, Session};
use exoskin_therapy::delivery::Case;
use exoskin_therapy::effect::LearnedDish;
use exoskin_vial::product::Kind;

/// One product applied in one way after one procedure; sessions that repeat it share it.
#[derive(Clone, Debug)]
pub struct Treatment {
    /// The application as it is computed.
    pub application: Application,
    /// Its transport problem.
    pub case: Case,
    /// Block of its vesicles, with the loads of cells.
    pub block: usize,
    /// Block of its free factors; none where it has none.
    pub factors: Option<usize>,
    /// What the product's own dish says about its effects.
    pub dish: Option<Arc<LearnedDish>>,
    /// Times of use since the start of the scenario (s), increasing.
    pub at_s: Vec<f64>,
}

/// The same problem for a protein instead of a vesicle.
pub fn of_factors(case: &Case) -> Case {
    let diameter = exoskin_therapy::effect::parameters::FACTOR_DIAMETER.prior.median();
    Case { diameter_prior_um: Prior::Fixed(diameter), per_um2: 0.0, ..case.clone() }
}

/// Which application of a session the counting strip counts: the first whose purpose is to deliver whole vesicles, else
/// the first.
pub fn counted(session: &Session) -> usize {
    let purpose = |application: &Application| application.product.kind == Kind::Vesicles;
    session.applications.iter().position(purpose).unwrap_or(0)
}

/// Groups of uses that follow each other within `lasts_s`: first, last and number of uses acting at once.
pub fn runs(at_s: &[f64], lasts_s: f64) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for &at in at_s {
        match runs.last_mut() {
            Some(run) if at - run.last_s < lasts_s => {
                run.last_s = at;
                run.uses += 1;
            }
            _ => runs.push(Run { first_s: at, last_s: at, uses: 1 }),
        }
    }
    runs
}

/// Uses of one treatment so close together that their effects overlap.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Run {
    /// The first (s).
    pub first_s: f64,
    /// The last (s).
    pub last_s: f64,
    /// How many.
    pub uses: u32,
}

impl Run {
    /// How many uses act at the same time on average, each for `lasts_s`.
    pub(crate) fn at_once(&self, lasts_s: f64) -> f64 {
        f64::from(self.uses) * lasts_s / (self.last_s - self.first_s + lasts_s)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn uses_that_overlap_make_one_run() {
        let daily: Vec<f64> = (0..10).map(f64::from).collect();
        let runs_5 = runs(&daily, 5.0);
        assert_eq!(runs_5, vec![Run { first_s: 0.0, last_s: 9.0, uses: 10 }]);
        assert!((runs_5[0].at_once(5.0) - 50.0 / 14.0).abs() < 1e-12);
        assert_eq!(runs(&daily, 0.5).len(), 10);
        assert_eq!(runs(&[3.0], 1.0)[0].at_once(1.0), 1.0);
    }
}
