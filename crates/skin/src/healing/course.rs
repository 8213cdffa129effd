//! The course of one skin through its sessions.

use exoskin_evidence::Draws;

use crate::Site;
use crate::days::days;
use crate::healing::cohort::{Acting, Cohort, Rates};
use crate::healing::extent::Extent;
use crate::healing::lesion::{Around, LesionCourse, LesionRates};
use crate::healing::matrix::Kinds;
use crate::healing::paces::Paces;
use crate::healing::pulses::Pulses;
use crate::healing::schedule::Fineness;
use crate::healing::start::Start;
use crate::healing::{Behaviours, Member, Pulse, SkinState, Wound};

/// One skin with its wounds, ready to heal with or without products.
#[derive(Clone, Debug)]
pub struct Injured {
    rates: Rates,
    lesion_rates: LesionRates,
    lesion: LesionCourse,
    wounds: Vec<(f64, Option<Extent>)>,
}

impl Injured {
    /// The skin of one draw with its wounds, in the order of time.
    pub fn new(member: &Member, site: &Site, start: &Start, wounds: &[Wound], draws: &dyn Draws) -> Injured {
        let rates = Rates::draw(member, site, start, draws);
        let extent =
            |wound: &Wound| (days(wound.at_s), Extent::of(wound, site, &rates.edge, rates.barrier.open_loss, draws));
        Injured {
            lesion_rates: LesionRates::draw(start, &rates.pigment, rates.matrix.share1, draws),
            lesion: LesionCourse::new(start, draws),
            wounds: wounds.iter().map(extent).collect(),
            rates,
        }
    }

    /// Its state on each of `days` (increasing, from 0 on) under these pulses, as [`heal_as`](crate::healing::heal_as).
    pub fn heal(&self, pulses: &[Pulse], fineness: Fineness, days: &[f64]) -> Vec<SkinState> {
        let mut course = Course::new(self, pulses, fineness);
        days.iter().map(|day| course.on(*day)).collect()
    }
}

/// One skin in progress.
pub(crate) struct Course {
    rates: Rates,
    lesion_rates: LesionRates,
    wounds: Vec<(f64, Option<Extent>)>,
    pulses: Pulses,
    cohorts: Vec<Cohort>,
    /// How far each cohort has got, if each goes at its own pace.
    paces: Option<Paces>,
    lesion: LesionCourse,
    fineness: Fineness,
    now_d: f64,
    next_wound: usize,
    last_injury_d: f64,
}

impl Course {
    pub(crate) fn new(injured: &Injured, pulses: &[Pulse], fineness: Fineness) -> Course {
        let Injured { rates, lesion_rates, lesion, wounds } = injured.clone();
        let pulses = Pulses::new(pulses, &wounds.iter().map(|(at_d, _)| *at_d).collect::<Vec<_>>());
        let cohorts = if pulses.spare_the_background() { Vec::new() } else { vec![Cohort::unwounded(&rates)] };
        let paces = fineness.own_pace(wounds.len()).then(Paces::default);
        let mut course = Course {
            lesion_rates,
            lesion,
            now_d: wounds.first().map_or(0.0, |(at_d, _)| at_d.min(0.0)),
            rates,
            wounds,
            pulses,
            cohorts,
            paces,
            fineness,
            next_wound: 0,
            last_injury_d: f64::NEG_INFINITY,
        };
        course.join();
        course
    }

    /// The state on a day, including wounds at that moment; days must not go backwards.
    pub(crate) fn on(&mut self, day: f64) -> SkinState {
        self.injure();
        while self.now_d < day {
            let next = self.wounds.get(self.next_wound).map_or(f64::INFINITY, |(at_d, _)| *at_d);
            let step = self.fineness.step_d(self.now_d - self.last_injury_d);
            self.advance((self.now_d + step).min(day).min(next));
            self.injure();
        }
        self.catch_up();
        self.read()
    }

    /// Starts the cohorts of all sessions that are due.
    fn injure(&mut self) {
        while let Some(&(at_d, extent)) = self.wounds.get(self.next_wound).filter(|(at_d, _)| *at_d <= self.now_d) {
            if let Some(extent) = extent {
                let left = self.left();
                let cohort = Cohort::wounded(self.next_wound, at_d, extent, &left, &self.rates);
                self.cohorts.iter_mut().for_each(|earlier| earlier.overrun(cohort.defect()));
                self.lesion.wounded(cohort.defect());
                self.cohorts.push(cohort);
                self.join();
                self.last_injury_d = self.now_d;
            }
            self.next_wound += 1;
        }
    }

    /// Living matrix: what earlier sessions removed or killed cannot be removed again.
    fn left(&self) -> Kinds {
        let state = self.read_cohorts();
        let dead = self.cohorts.iter().fold(Kinds::default(), |sum, cohort| sum.with(&cohort.dead()));
        let left = |departure: f64, dead: f64| (1.0 + departure - dead).clamp(0.0, 1.0);
        Kinds {
            collagen1: left(state.collagen1, dead.collagen1),
            collagen3: left(state.collagen3, dead.collagen3),
            elastin: left(state.elastin, dead.elastin),
            answer: 0.0,
        }
    }

    fn advance(&mut self, until_d: f64) {
        let (from_d, dt) = (self.now_d, until_d - self.now_d);
        let far = self.pulses.far(from_d, until_d);
        let (new_collagen, macrophages) = match self.paces.take() {
            Some(mut paces) => {
                paces.step(&mut self.cohorts, &self.rates, &self.pulses, self.fineness, until_d);
                let around = (paces.new_collagen, paces.macrophages);
                self.paces = Some(paces);
                around
            }
            None => self.step_together(&far, until_d),
        };
        let around = Around {
            new_collagen,
            macrophages,
            behaviours: far,
            migration: self.pulses.near_any(from_d, until_d).migration,
        };
        self.lesion.step(&self.lesion_rates, &self.rates.edge, &self.rates.pigment, &around, dt);
        self.now_d = until_d;
    }

    /// Every cohort takes the same step; returns new collagen and macrophages after it.
    fn step_together(&mut self, far: &Behaviours, until_d: f64) -> (f64, f64) {
        let from_d = self.now_d;
        let each: Vec<Kinds> = self.cohorts.iter().map(|cohort| cohort.matrix()).collect();
        for (index, cohort) in self.cohorts.iter_mut().enumerate() {
            let others = without(index, &each);
            let acting = Acting::in_cohort(cohort.session, &self.pulses, far, others, (from_d, until_d));
            cohort.step(&self.rates, &acting, from_d, until_d - from_d);
        }
        let macrophages = self.cohorts.iter().map(|cohort| cohort.macrophages(&self.rates)).sum();
        (self.read_cohorts().collagen1_new, macrophages)
    }

    /// The newest cohort takes its place among those going at their own pace.
    fn join(&mut self) {
        if let (Some(paces), Some(cohort)) = (&mut self.paces, self.cohorts.last()) {
            paces.join(cohort, &self.rates, self.now_d);
        }
    }

    /// Brings every cohort to this moment.
    fn catch_up(&mut self) {
        if let Some(paces) = &mut self.paces {
            paces.catch_up(&mut self.cohorts, &self.rates, &self.pulses, self.now_d);
        }
    }

    fn read(&self) -> SkinState {
        let mut state = self.read_cohorts();
        let unwidened: f64 = self.cohorts.iter().map(|cohort| cohort.unwidened(&self.rates)).product();
        state.dilation = self.rates.vessels.ceiling * (1.0 - unwidened);
        let unflared: f64 = self.cohorts.iter().map(Cohort::unflared).product();
        state.flare = 1.0 - unflared;
        let pigment = &self.rates.pigment;
        let melanin = pigment.total(state.melanin_basal, state.melanin_upper, state.melanin_dermal);
        state.dark_spot_risk = pigment.risk(melanin);
        self.read_openings(&mut state);
        state.lesion = self.lesion.read(&self.lesion_rates, &state);
        state
    }

    fn read_cohorts(&self) -> SkinState {
        let mut state = SkinState::REST;
        for cohort in &self.cohorts {
            cohort.add_to(&mut state, &self.rates);
        }
        // Overlapping sessions: nothing is more open than open, nothing can be missing twice.
        state.water_loss = state.water_loss.min(self.rates.barrier.open_loss);
        for missing in [
            &mut state.epidermis,
            &mut state.melanin_basal,
            &mut state.melanin_upper,
            &mut state.collagen1,
            &mut state.collagen3,
            &mut state.elastin,
        ] {
            *missing = missing.max(-1.0);
        }
        state
    }

    /// Wounds of several sessions are placed independently: what none of them left open is closed.
    fn read_openings(&self, state: &mut SkinState) {
        let unopened: f64 = self.cohorts.iter().map(|cohort| 1.0 - cohort.open_area()).product();
        state.open_area = 1.0 - unopened;
        // Closure is reported for the last session: older wounds have usually closed.
        if let Some(last) = self.cohorts.iter().rev().find(|cohort| cohort.defect() > 0.0) {
            state.open_share = last.open_share();
            state.open_lesions = last.open_count();
        }
    }
}

/// The sum of all except one.
fn without(index: usize, each: &[Kinds]) -> Kinds {
    let others = each.iter().enumerate().filter(|(other, _)| *other != index);
    others.fold(Kinds::default(), |sum, (_, one)| sum.with(one))
}

#[cfg(test)]
mod tests {
    use exoskin_evidence::Medians;

    use super::*;
    use crate::{Condition, load_procedure, site};

    /// The number of cohort steps that this many sessions of needling in ten months take.
    fn steps(sessions: u32) -> u64 {
        let draws = Medians;
        let site = site("face", None, &draws).expect("a site");
        let start = Start::draw(Condition::Healthy, None, &site, &draws);
        let procedure = load_procedure("pen").expect("a shipped procedure");
        let at_s = |k: u32| f64::from(k) * 300.0 / f64::from(sessions) * 86_400.0;
        let wound = |k: u32| procedure.wound(at_s(k), false, 0.0, &site, &draws);
        let wounds: Vec<Wound> = (0..sessions).map(wound).collect();
        let member = Member::drawn(&draws);
        let injured = Injured::new(&member, &site, &start, &wounds, &draws);
        let mut course = Course::new(&injured, &[], Fineness::default());
        course.on(328.0);
        course.paces.map_or(0, |paces| paces.steps)
    }

    #[test]
    fn the_work_grows_with_the_number_of_sessions_not_with_its_square() {
        let (hundred, two, four) = (steps(100), steps(200), steps(400));
        assert!(hundred > 1000, "{hundred}");
        assert!(two < 9 * hundred / 4 && four < 9 * two / 4, "{hundred} {two} {four}");
    }
}
