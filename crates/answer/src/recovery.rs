//! The first days after each session: how long redness, burning and the open surface last.
//!
//! One judgement for every page: what counts as red, as burning and as covered, and from which day on.

use exoskin_record::summary::{ArmSummary, Readout};

use crate::outcome::{among_people, points};
use crate::sessions;

/// Redness counts as gone when the instrument reads less than a tenth above the skin's own usual level, %.
const NEARLY_USUAL: f64 = 110.0;
/// Burning below this is over, 0 to 10.
const NO_BURNING: f64 = 1.0;
/// A surface counts as open below this, and as covered from the other on, %.
const OPEN: f64 = 50.0;
const COVERED: f64 = 95.0;

/// How redness goes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Redness {
    /// Hardly any is expected.
    Little,
    /// It is nearly gone after this many days: in the middle case, and in slow ones if that is later.
    Fades {
        /// In the middle case; none where some is left at the end.
        usual: Option<f64>,
        /// In slow cases; none where some is left at the end.
        slow: Option<f64>,
    },
}

/// How burning goes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Burning {
    /// Its highest value, 0 to 10.
    pub peak: f64,
    /// Days after which it is mostly over; none where it lasts.
    pub over: Option<f64>,
}

/// How redness goes after the first session; none where it is not followed.
pub fn redness(arm: &ArmSummary) -> Option<Redness> {
    let readout = arm.readouts.get("erythema")?;
    let course = Course::of(arm, readout);
    if course.peak() <= NEARLY_USUAL {
        return Some(Redness::Little);
    }
    let gone = |series: &[f64]| course.gone(series, |value| value <= NEARLY_USUAL);
    Some(Redness::Fades { usual: gone(&readout.median), slow: gone(&slowest(readout)) })
}

/// How burning goes after the first session; none where it is too slight to feel.
pub fn burning(arm: &ArmSummary) -> Option<Burning> {
    let readout = arm.readouts.get("burning")?;
    let course = Course::of(arm, readout);
    let over = course.gone(&readout.median, |value| value < NO_BURNING);
    (course.peak() >= NO_BURNING).then(|| Burning { peak: course.peak(), over })
}

/// Days after which new skin covers the wounds; none where nothing was open or it stays open.
pub fn covered(arm: &ArmSummary) -> Option<f64> {
    let readout = arm.readouts.get("closure")?;
    let course = Course::of(arm, readout);
    let open = course.values(&readout.median).any(|value| value < OPEN);
    course.gone(&readout.median, |value| value >= COVERED).filter(|_| open)
}

/// Days from the first session to the next, if there is one; else to the last day that was followed.
pub fn until(arm: &ArmSummary, readout: &str) -> Until {
    let Some(readout) = arm.readouts.get(readout) else { return Until::Followed(0.0) };
    let course = Course::of(arm, readout);
    if course.end.is_finite() {
        return Until::NextSession(course.end - course.start);
    }
    Until::Followed(course.places.last().map_or(0.0, |&i| readout.days[i] - course.start))
}

/// What ends the first session's course.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Until {
    /// The next session, after this many days.
    NextSession(f64),
    /// The end of the computation, after this many days.
    Followed(f64),
}

/// The high end of what is not known and of how patients differ, whichever is higher.
fn slowest(readout: &Readout) -> Vec<f64> {
    let people = |i: usize| among_people(readout, i).map_or(f64::NEG_INFINITY, |(_, high)| high);
    readout.p95.iter().enumerate().map(|(i, high)| high.max(people(i))).collect()
}

/// The first session's own course: indices of its days, and where another session ends it.
struct Course<'a> {
    readout: &'a Readout,
    start: f64,
    end: f64,
    places: Vec<usize>,
}

impl<'a> Course<'a> {
    fn of(arm: &'a ArmSummary, readout: &'a Readout) -> Course<'a> {
        let (start, end) = sessions::first_course(arm);
        let inside = |i: &usize| readout.days[*i] >= start && readout.days[*i] < end - 1e-6;
        Course { readout, start, end, places: (0..points(readout)).filter(inside).collect() }
    }

    fn values<'b>(&'b self, series: &'b [f64]) -> impl Iterator<Item = f64> + 'b {
        self.places.iter().filter_map(|&i| series.get(i).copied()).filter(|v| v.is_finite())
    }

    fn peak(&self) -> f64 {
        self.values(&self.readout.median).fold(0.0, f64::max)
    }

    /// First day after the session from which every value satisfies the condition.
    fn gone(&self, series: &[f64], is_so: fn(f64) -> bool) -> Option<f64> {
        let last_bad = self.places.iter().rposition(|&i| !series.get(i).is_some_and(|v| is_so(*v)));
        let place = match last_bad {
            None => self.places.first(),
            Some(i) => self.places.get(i + 1),
        };
        place.map(|&i| self.readout.days[i] - self.start)
    }
}
