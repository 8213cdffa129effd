//! Shares of patients: how many of all the people whom the scenario could be about, with everything that is not known.
//!
//! Readouts by day are about the middle patient; a share of patients is counted over anybody
//! ([`Who::Anybody`](super::people::Who)), person and uncertainty drawn together.

use exoskin_record::summary::{Chance, DarkSpots};
use exoskin_scenario::Session;
use exoskin_skin::{Condition, heal};
use exoskin_stats::band;
use exoskin_therapy::course::{self, Person};
use exoskin_therapy::readouts::highest_dark_spot_chance;
use rayon::prelude::*;

use super::draws::Held;
use super::follow::Follow;
use super::sampled::defect;
use super::{StudyError, Watch};

/// How many people get a dark spot, arm by arm; none for an arm in which no session injures the skin.
///
/// # Errors
/// Stopped, an unknown site, a band that cannot be computed.
pub(crate) fn dark_spots(
    follow: &Follow<'_>,
    arms: usize,
    watch: &dyn Watch,
) -> Result<Vec<Option<DarkSpots>>, StudyError> {
    let hurting: Vec<usize> =
        (0..follow.courses.len()).filter(|&place| hurts(&follow.courses[place].sessions)).collect();
    let chances: Vec<Vec<f64>> = (0..follow.design.layout().samples)
        .into_par_iter()
        .map(|sample| if watch.stopped() { Err(StudyError::Stopped) } else { in_sample(follow, &hurting, sample) })
        .collect::<Result<_, StudyError>>()?;
    let chance = |place: usize| -> Result<Option<Chance>, StudyError> {
        let column = hurting.iter().position(|other| *other == place);
        column.map(|column| over_draws(chances.iter().map(|row| row[column]).collect())).transpose()
    };
    (0..arms)
        .map(|arm| {
            let both = chance(arm)?.zip(chance(follow.bare_of(arm))?);
            Ok(both.map(|(with_treatment, procedure_alone)| DarkSpots { with_treatment, procedure_alone }))
        })
        .collect()
}

/// True where a session injures intact skin: not a wound that was there before, not skin left as it was.
pub(crate) fn hurts(sessions: &[Session]) -> bool {
    sessions.iter().any(|session| session.procedure.device_class.hurts())
}

/// The highest chance in each of the courses at `places`, in one sample.
fn in_sample(follow: &Follow<'_>, places: &[usize], sample: usize) -> Result<Vec<f64>, StudyError> {
    let row_draws = follow.design.units(sample);
    let draws = Held::new(&row_draws, &follow.scenario.overrides);
    let person = Person::draw(follow.scenario, &draws)?;
    let acting = follow.acting(&person, follow.design.transport_row_of(sample), follow.hypothesis(&draws));
    let one = |&place: &usize| {
        let course = &follow.courses[place];
        let wounds = course::wounds(&course.sessions, &person, &draws);
        let pulses = course.done(&acting, true, &draws).pulses;
        let states = heal(&person.site, &person.start, &wounds, &pulses, &follow.days, &draws);
        highest_dark_spot_chance(&states, &draws)
    };
    Ok(places.iter().map(one).collect())
}

fn over_draws(chances: Vec<f64>) -> Result<Chance, StudyError> {
    let mean = chances.iter().sum::<f64>() / chances.len().max(1) as f64;
    Ok(Chance { mean, band: band(&chances).map_err(defect)? })
}

/// Share of chronic wounds that have closed by day four without any treatment, among all kinds of patients.
///
/// # Errors
/// An unknown site.
pub fn closes_by_itself(follow: &Follow<'_>, watch: &dyn Watch) -> Result<Option<f64>, StudyError> {
    const DAY: f64 = 4.0;
    /// The share of its initial size at which a wound counts as closed.
    const CLOSED: f64 = 0.005;
    if follow.scenario.condition != Condition::ChronicWound {
        return Ok(None);
    }
    let samples = follow.design.layout().samples;
    let closed: Vec<bool> = (0..samples)
        .into_par_iter()
        .map(|sample| {
            if watch.stopped() {
                return Err(StudyError::Stopped);
            }
            let row_draws = follow.design.units(sample);
            let draws = Held::new(&row_draws, &follow.scenario.overrides);
            let person = Person::draw(follow.scenario, &draws)?;
            let followed = course::follow(follow.scenario, &[], &person, &[], &[0.0, DAY], &draws);
            Ok(followed.states.last().is_some_and(|state| 1.0 - state.lesion.wound_closed <= CLOSED))
        })
        .collect::<Result<_, StudyError>>()?;
    Ok(Some(closed.iter().filter(|closed| **closed).count() as f64 / samples.max(1) as f64))
}
