//! The follow-up: every arm's skin by day in every sample, on common random numbers.
//!
//! One sample is one person with one lot of every product; all arms see the same person, so arms that do the same
//! thing are identical to the last bit. Each sample draws one hypothesis of how vesicles act; [`What::under`] repeats
//! the first samples under a given hypothesis.

mod each;

pub(crate) use each::AT_ONCE;
pub use each::{CHUNK, Take, What};

use exoskin_evidence::{Draws, Prior};
use exoskin_scenario::{Application, Scenario, Session};
use exoskin_therapy::course::{self, Courses, Person};
use exoskin_therapy::delivery::Case;
use exoskin_therapy::effect::parameters::HYPOTHESIS;
use exoskin_therapy::effect::{Exposure, Hypothesis};
use exoskin_therapy::readouts::{self, Definition, Reading};
use exoskin_vial::Timeline;

use super::acting::{Acting, Done, informed};
use super::chunk::About;
use super::draws::Held;
use super::own::{self, Own};
use super::people::{Kind, Who};
use super::plan::{ArmPlan, Plan};
use super::solved::Solved;
use super::summary::Asked;
use super::treatments::Treatment;
use super::{Options, StudyError, Unwatched, Watch};
use exoskin_stats::design::Design;

/// What the count of one arm stands on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Counted<'a> {
    pub application: &'a Application,
    pub case: &'a Case,
    pub timeline: &'a Timeline,
    pub rows: &'a [Solved],
}

/// What is followed, and on which days.
#[derive(Debug)]
pub struct Follow<'a> {
    pub(super) scenario: &'a Scenario,
    plan: &'a Plan,
    solved: &'a [Vec<Solved>],
    pub(super) design: &'a Design,
    /// Readouts in order.
    pub definitions: Vec<&'static Definition>,
    /// Days.
    pub days: Vec<f64>,
    /// Indices of the days on which arms are compared.
    pub reported: Vec<usize>,
    /// Courses: the arms of the scenario, then the same with nothing applied, then with nothing done at all.
    pub(super) courses: Vec<Course<'a>>,
    /// For each arm, the course with its procedures alone.
    bare_of: Vec<usize>,
    /// Products with measurements of their own.
    owners: Vec<Own<'a>>,
}

/// One arm, or its procedures alone.
#[derive(Debug)]
pub(super) struct Course<'a> {
    pub(super) sessions: Vec<Session>,
    treatments: &'a [Treatment],
    timelines: Vec<Timeline>,
    /// The solved row whose share taken up is the median.
    middle: usize,
    /// An earlier course that does the same.
    twin: Option<usize>,
}

/// One sample of one course.
#[derive(Clone, Debug)]
pub struct Followed {
    /// One per readout.
    pub readings: Vec<Reading>,
    /// Share of the counted vesicles taken up that set something off.
    pub working: f64,
}

impl<'a> Follow<'a> {
    /// What has to be followed.
    ///
    /// # Errors
    /// An unknown site.
    pub fn of(
        scenario: &'a Scenario,
        options: &Options,
        plan: &'a Plan,
        solved: &'a [Vec<Solved>],
        design: &'a Design,
    ) -> Result<Follow<'a>, StudyError> {
        let days = course::days_of(scenario);
        let mut follow = Follow {
            scenario,
            plan,
            solved,
            design,
            definitions: Vec::new(),
            reported: course::reported_days(&days),
            days,
            courses: plan.arms.iter().map(|arm| Course::of_arm(scenario, arm, solved)).collect(),
            bare_of: Vec::new(),
            owners: own::of_plan(plan),
        };
        let (bare, of_arms) = bare_courses(scenario);
        follow.bare_of = of_arms.into_iter().map(|place| follow.courses.len() + place).collect();
        follow.courses.extend(bare.into_iter().map(Course::bare));
        for index in 0..follow.courses.len() {
            let (earlier, rest) = follow.courses.split_at_mut(index);
            rest[0].twin = earlier.iter().position(|course| course.sessions == rest[0].sessions);
        }
        if options.follow {
            follow.definitions = follow.wanted()?;
        }
        Ok(follow)
    }

    fn wanted(&self) -> Result<Vec<&'static Definition>, StudyError> {
        let draws = Held::new(&exoskin_evidence::Medians, &self.scenario.overrides);
        let person = Person::draw(self.scenario, &draws)?;
        let wounded = self.courses.iter().any(|course| !course::wounds(&course.sessions, &person, &draws).is_empty());
        let followed = course::follow(self.scenario, &[], &person, &[], &[0.0], &draws);
        Ok(readouts::definitions(self.scenario.condition, wounded, followed.hairs.is_some()))
    }

    /// Index of the course in which nothing is done.
    pub fn untouched(&self) -> usize {
        let none = |course: &Course<'_>| course.sessions.is_empty();
        self.courses.iter().position(none).unwrap_or(self.courses.len() - 1)
    }

    /// Index of the course with the procedures of arm `arm` alone.
    pub(crate) fn bare_of(&self, arm: usize) -> usize {
        self.bare_of[arm]
    }

    /// The products with measurements of their own.
    pub(crate) fn owners(&self) -> &[Own<'a>] {
        &self.owners
    }

    /// What its samples will hold; `asked` is every parameter they depend on.
    pub(crate) fn about<'b>(&'b self, samples: usize, asked: &'b Asked) -> About<'b> {
        About {
            scenario: self.scenario,
            samples,
            asked: &asked.priors,
            several: &asked.several,
            own: &asked.own,
            owners: &self.owners,
            definitions: &self.definitions,
            days: &self.days,
            reported: &self.reported,
        }
    }

    /// The design under the samples.
    pub(crate) fn design(&self) -> &'a Design {
        self.design
    }

    /// Parameters that the scenario holds.
    pub(crate) fn held(&self) -> &'a [(String, Prior)] {
        &self.scenario.overrides
    }

    /// Number of arms; courses beyond them are what arms are set against.
    pub(crate) fn arms(&self) -> usize {
        self.plan.arms.len()
    }

    /// What the count of an arm stands on; none where nothing is applied.
    pub(crate) fn counted(&self, arm: usize) -> Option<Counted<'_>> {
        let planned = self.plan.arms.get(arm)?;
        Some(Counted {
            application: planned.application.as_ref()?,
            case: planned.case.as_ref()?,
            timeline: self.courses.get(arm)?.timelines.first()?,
            rows: &self.solved[planned.base?],
        })
    }

    /// The hypothesis that a draw stands for.
    pub fn hypothesis(&self, draws: &dyn Draws) -> Hypothesis {
        self.scenario.hypotheses.at(draws.unit(&HYPOTHESIS))
    }

    /// Whether vesicles act on cells in this sample of the middle patient.
    pub(crate) fn acts(&self, sample: usize) -> bool {
        let row = self.design.units(sample);
        let of_kind = Kind::new(&row, Who::Middle);
        self.hypothesis(&Held::new(&of_kind, &self.scenario.overrides)).acts()
    }

    /// One person on one solved row through every course; under a given hypothesis, the arms only.
    ///
    /// # Errors
    /// An unknown site.
    pub fn sample(
        &self,
        row: usize,
        forced: Option<Hypothesis>,
        draws: &dyn Draws,
    ) -> Result<Vec<Followed>, StudyError> {
        self.person(Some(row), forced, draws, &Unwatched)
    }

    /// As [`Follow::sample`]; without a row, each course uses its own middle row.
    fn person(
        &self,
        row: Option<usize>,
        forced: Option<Hypothesis>,
        draws: &dyn Draws,
        watch: &dyn Watch,
    ) -> Result<Vec<Followed>, StudyError> {
        let person = Person::draw(self.scenario, draws)?;
        let hypothesis = forced.unwrap_or_else(|| self.hypothesis(draws));
        let wanted = if forced.is_some() { self.plan.arms.len() } else { self.courses.len() };
        let mut courses = Courses::of(self.scenario, &person, &self.days, draws);
        let mut all: Vec<Followed> = Vec::with_capacity(wanted);
        for course in &self.courses[..wanted] {
            if watch.stopped() {
                return Err(StudyError::Stopped);
            }
            let known = course.twin.and_then(|twin| all.get(twin)).cloned();
            let row = row.unwrap_or(course.middle);
            all.push(known.unwrap_or_else(|| self.one(course, &mut courses, row, hypothesis, draws)));
        }
        Ok(all)
    }

    /// What acts in this person on a solved row.
    pub(super) fn acting<'b>(&'b self, person: &'b Person, row: usize, hypothesis: Hypothesis) -> Acting<'b> {
        Acting {
            cell_types: &self.plan.cell_types,
            solved: self.solved,
            row,
            person,
            hypothesis,
            free_factors: self.scenario.hypotheses.free_factors,
            times: 1.0,
        }
    }

    /// Whether nothing is applied in an arm.
    pub(crate) fn is_bare(&self, arm: usize) -> bool {
        self.courses[arm].treatments.is_empty()
    }

    /// Names of the products of an arm, each once.
    pub(crate) fn products_of(&self, arm: usize) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        for treatment in self.courses[arm].treatments {
            let name = &treatment.application.product.name;
            if !names.contains(name) {
                names.push(name.clone());
            }
        }
        names
    }

    /// The solved row of an arm whose share taken up is the median.
    pub(crate) fn middle_of(&self, arm: usize) -> usize {
        self.courses[arm].middle
    }

    /// The readouts of one arm on a row and an amplification of its own.
    pub(crate) fn tried(
        &self,
        arm: usize,
        hypothesis: Hypothesis,
        tried: &Tried,
        draws: &dyn Draws,
    ) -> Result<Vec<Reading>, StudyError> {
        let person = Person::draw(self.scenario, draws)?;
        let course = &self.courses[arm];
        let row = match self.plan.arms[arm].base {
            Some(base) => placed(&self.solved[base], tried.place),
            None => course.middle,
        };
        let acting = Acting { times: tried.times, ..self.acting(&person, row, hypothesis) };
        let pulses = course.done(&acting, true, draws).pulses;
        let followed = course::follow(self.scenario, &course.sessions, &person, &pulses, &self.days, draws);
        Ok(readouts::read(&self.definitions, &person, &followed, draws))
    }

    /// What the cells under an arm's first treatment receive, handed to `of`; none where nothing is applied.
    pub(crate) fn exposed<T>(
        &self,
        arm: usize,
        person: &Person,
        row: usize,
        draws: &dyn Draws,
        of: impl Fn(&Exposure<'_>, &dyn Draws) -> T,
    ) -> Option<T> {
        let course = &self.courses[arm];
        let (treatment, timeline) = course.treatments.iter().zip(&course.timelines).next()?;
        let acting = self.acting(person, row, Hypothesis::Nothing);
        let injury = treatment.case.procedure.injury(draws);
        let exposure = acting.exposure(treatment, timeline, injury.as_ref(), draws);
        Some(of(&exposure, &informed(treatment, draws)))
    }

    fn one(
        &self,
        course: &Course<'_>,
        courses: &mut Courses<'_>,
        row: usize,
        hypothesis: Hypothesis,
        draws: &dyn Draws,
    ) -> Followed {
        let person = courses.person();
        let followed = !self.definitions.is_empty();
        let Done { working, pulses } = course.done(&self.acting(person, row, hypothesis), followed, draws);
        if !followed {
            return Followed { readings: Vec::new(), working };
        }
        let followed = courses.follow(&course.sessions, &pulses);
        Followed { readings: readouts::read(&self.definitions, person, &followed, draws), working }
    }
}

impl<'a> Course<'a> {
    fn bare(sessions: Vec<Session>) -> Course<'a> {
        Course { sessions, treatments: &[], timelines: Vec::new(), middle: 0, twin: None }
    }

    fn of_arm(scenario: &Scenario, arm: &'a ArmPlan, solved: &[Vec<Solved>]) -> Course<'a> {
        let timeline =
            |treatment: &Treatment| Timeline::of(&treatment.application.product, &treatment.application.history);
        Course {
            sessions: scenario.arms[arm.index].sessions.clone(),
            treatments: &arm.treatments,
            timelines: arm.treatments.iter().map(timeline).collect(),
            middle: arm.base.map_or(0, |base| middle(&solved[base])),
            twin: None,
        }
    }

    /// What the course's products set off, session by session, if it is `followed`; and how many of the vesicles of the
    /// first, which the strip follows.
    pub(super) fn done(&self, acting: &Acting<'_>, followed: bool, draws: &dyn Draws) -> Done {
        let wanted = if followed { self.treatments.len() } else { 1 };
        let uses = self.treatments.iter().zip(&self.timelines).take(wanted);
        let mut each = uses.map(|(treatment, timeline)| acting.of(treatment, timeline, followed, draws));
        let mut all = each.next().unwrap_or(Done { working: 0.0, pulses: Vec::new() });
        all.pulses.extend(each.flat_map(|done| done.pulses));
        all
    }
}

/// A what-if: which solved row, as a position in the order of what they take up, and how many times as much is received.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Tried {
    /// Position among the rows, 0 to 1.
    pub place: f64,
    /// Vesicles and factors that cells and tissue receive, as a multiple.
    pub times: f64,
}

impl Default for Tried {
    fn default() -> Tried {
        Tried { place: MIDDLE, times: 1.0 }
    }
}

/// The row in the middle.
const MIDDLE: f64 = 0.5;

/// The row whose share taken up is the median.
fn middle(rows: &[Solved]) -> usize {
    placed(rows, MIDDLE)
}

/// The row at a position in the order of the shares taken up.
fn placed(rows: &[Solved], place: f64) -> usize {
    let mut order: Vec<usize> = (0..rows.len()).collect();
    order.sort_by(|&a, &b| rows[a].taken_up.total_cmp(&rows[b].taken_up).then(a.cmp(&b)));
    let last = order.len().saturating_sub(1);
    order.get((last as f64 * place) as usize).copied().unwrap_or(0)
}

/// What arms are compared with: the procedures of each with nothing applied, every course once, then nothing at all; and
/// for each arm, which of these is its own.
pub(crate) fn bare_courses(scenario: &Scenario) -> (Vec<Vec<Session>>, Vec<usize>) {
    let mut courses: Vec<Vec<Session>> = Vec::new();
    let mut place_of = |sessions: Vec<Session>| {
        courses.iter().position(|known| *known == sessions).unwrap_or_else(|| {
            courses.push(sessions);
            courses.len() - 1
        })
    };
    let of_arms = scenario.arms.iter().map(|arm| place_of(bare(&arm.sessions))).collect();
    place_of(Vec::new());
    (courses, of_arms)
}

/// The sessions with nothing applied.
fn bare(sessions: &[Session]) -> Vec<Session> {
    sessions.iter().map(|session| Session { applications: Vec::new(), ..session.clone() }).collect()
}
