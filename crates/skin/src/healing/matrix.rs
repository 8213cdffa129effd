//! Fibroblasts, myofibroblasts, collagen I and III, elastin.
//!
//! Collagen I is in two pools: what is made enters the new one, most of which is broken down within weeks and little of
//! which matures; the mature one has a half-life of years. One pool cannot match both measured turnovers. Where a wound
//! removed mature collagen, new collagen fills its place and matures there over months.
//!
//! Space is limited: with c = collagen above rest, including that of other sessions there, and m the most that fits
//! above rest, only the share (m - c)/m of what is made above rest stays (all of it where c < 0, none from c = m
//! upwards). Production at rest continues. I and III have their own limits, so that more of one never means less of the
//! other. Vaporised matrix is missing at once, coagulated matrix is cleared over days. Tissue that responds breaks down
//! less, so that part of what it makes stays.
//!
//! All numbers are relative to this skin's own start, which in photoaged and scarred dermis is less than young dermis
//! holds: it can make and hold more of its own amount. Fibroblasts that already respond cannot be recruited again.

use exoskin_evidence::Draws;

use crate::Site;
use crate::anatomy::{age_of_rows_years, share_of_way};
use crate::days::{in_days, per_day};
use crate::healing::field::Field;
use crate::healing::start::Start;
use crate::healing::step::{mean, relax};
use crate::healing::{Behaviours, Member};
use crate::parameters as p;

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct MatrixRates {
    half: f64,
    strain_signal: f64,
    strain_d: f64,
    kept: f64,
    rise_d: f64,
    fall_d: f64,
    fibroblast_gain: f64,
    fibroblast_life_d: f64,
    delay_d: f64,
    myofibroblast_delay_d: f64,
    myofibroblast_share: f64,
    myofibroblast_d: f64,
    synthesis: f64,
    broken_down: f64,
    maturing: f64,
    ageing: f64,
    new_at_rest: f64,
    gain1: f64,
    gain3: f64,
    collagen3_d: f64,
    maturation_d: f64,
    digestion: f64,
    elastin_d: f64,
    most1: f64,
    most3: f64,
    thickens: f64,
    clearing_d: f64,
    /// Collagen I of all collagen at rest.
    pub share1: f64,
    /// Thickness of the whole dermis (um).
    pub dermis_um: f64,
}

impl MatrixRates {
    /// How strongly fibroblasts are recruited, 0 to 1, by macrophages (relative to their peak in wholly injured tissue,
    /// per injured share) and by what is left of the strain's signal.
    pub(crate) fn called(&self, field: &Field, macrophages: f64, stretched: f64) -> f64 {
        field.answer(macrophages, self.strain_signal * stretched, self.half)
    }

    pub(crate) fn draw(member: &Member, site: &Site, start: &Start, draws: &dyn Draws) -> MatrixRates {
        let new_at_rest = draws.value(&p::COLLAGEN_NEW_SHARE).clamp(0.01, 0.99); // number: keeps both pools from vanishing
        let synthesis = per_day(&p::COLLAGEN_SYNTHESIS, draws);
        let ageing = std::f64::consts::LN_2 / in_days(&p::COLLAGEN_HALF_LIFE, draws);
        // At rest, what matures replaces what ages, and what is made replaces what leaves the new pool.
        let maturing = ageing * (1.0 - new_at_rest) / new_at_rest;
        let broken_down = (synthesis / new_at_rest - maturing).max(0.0);
        // What is made and what fits are those of young dermis; the start is less.
        let young = 1.0 / start.collagen;
        let gain1 = draws.value(&p::COLLAGEN1_GAIN) * answer_at_age(site, draws) * young;
        let myofibroblast_delay_d = 0.5 * in_days(&p::MYOFIBROBLAST_DELAY, draws); // number: the delay has two stages alike
        MatrixRates {
            half: draws.value(&p::FIBROBLAST_HALF),
            strain_signal: member.strain_signal,
            strain_d: in_days(&p::STRAIN_TIME, draws),
            kept: draws.value(&p::COLLAGEN_KEPT),
            rise_d: in_days(&p::FIBROBLAST_RISE, draws),
            fall_d: in_days(&p::FIBROBLAST_FALL, draws),
            fibroblast_gain: draws.value(&p::FIBROBLAST_GAIN),
            fibroblast_life_d: in_days(&p::FIBROBLAST_LIFE, draws),
            delay_d: in_days(&p::SECRETION_DELAY, draws),
            myofibroblast_delay_d,
            myofibroblast_share: draws.value(&p::MYOFIBROBLAST_SHARE),
            myofibroblast_d: in_days(&p::MYOFIBROBLAST_TIME, draws),
            synthesis: (broken_down + maturing) * new_at_rest,
            broken_down,
            maturing,
            ageing,
            new_at_rest,
            gain1,
            gain3: gain1 * draws.value(&p::COLLAGEN3_OVER_1),
            collagen3_d: in_days(&p::COLLAGEN3_TIME, draws),
            maturation_d: in_days(&p::SCAR_MATURATION, draws),
            digestion: per_day(&p::DIGESTION, draws),
            elastin_d: in_days(&p::ELASTIN_TIME, draws),
            most1: draws.value(&p::COLLAGEN_MOST) * young - 1.0,
            most3: draws.value(&p::COLLAGEN3_MOST) * young - 1.0,
            thickens: draws.value(&p::COLLAGEN_THICKENS),
            clearing_d: in_days(&p::CLEARING, draws),
            share1: draws.value(&p::COLLAGEN1_SHARE),
            dermis_um: site.dermis_um,
        }
    }
}

/// Fibroblasts in old skin respond less.
fn answer_at_age(site: &Site, draws: &dyn Draws) -> f64 {
    let age = site.age_years.unwrap_or_else(|| age_of_rows_years(draws));
    let old = draws.value(&p::PROCOLLAGEN_OLD) / draws.value(&p::PROCOLLAGEN_YOUNG);
    1.0 + (old - 1.0) * share_of_way(age, p::PROCOLLAGEN_AGES)
}

/// What is made above rest and stays, relative to rest, if `asked` would be made and this much is already there above
/// rest; and by how much that falls as more accumulates.
fn making(asked: f64, there: f64, most: f64) -> (f64, f64) {
    let more = asked - 1.0;
    match there {
        _ if more <= 0.0 || there <= 0.0 => (more, 0.0),
        _ if there >= most => (0.0, 0.0),
        _ => (more * (most - there) / most, more / most),
    }
}

/// The share of the space above rest that is still free.
fn room(there: f64, most: f64) -> f64 {
    if most > 0.0 { (1.0 - there / most).clamp(0.0, 1.0) } else { 0.0 }
}

/// Departures in the upper dermis of the treated skin; `answer`, `secreting` and `turning` are shares of the full response, cells are relative to
/// resting fibroblasts, collagen I to all of it at rest, the others to their own values at rest.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Matrix {
    /// What share of their full response the fibroblasts give.
    pub answer: f64,
    /// What is left of the signal of stretched cells; 1 right after.
    stretched: f64,
    secreting: f64,
    grown: f64,
    turning: f64,
    /// Myofibroblasts.
    pub myofibroblasts: f64,
    /// New collagen I.
    pub new: f64,
    /// Mature collagen I.
    pub mature: f64,
    /// Collagen III.
    pub collagen3: f64,
    /// Elastin.
    pub elastin: f64,
    /// Coagulated matrix not yet cleared.
    pub dead: Kinds,
    wounded: bool,
}

/// One number for each kind of matrix.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Kinds {
    pub collagen1: f64,
    pub collagen3: f64,
    pub elastin: f64,
    /// Share of the fibroblasts that already respond.
    pub answer: f64,
}

impl Kinds {
    /// A share of each.
    pub(crate) fn share(&self, share: f64) -> Kinds {
        Kinds {
            collagen1: share * self.collagen1,
            collagen3: share * self.collagen3,
            elastin: share * self.elastin,
            answer: share * self.answer,
        }
    }

    /// The sum.
    pub(crate) fn with(&self, other: &Kinds) -> Kinds {
        Kinds {
            collagen1: self.collagen1 + other.collagen1,
            collagen3: self.collagen3 + other.collagen3,
            elastin: self.elastin + other.elastin,
            answer: self.answer + other.answer,
        }
    }
}

impl Matrix {
    /// Shares lost at once, and shares dead, of what earlier sessions left.
    pub(crate) fn after(rates: &MatrixRates, lost: f64, dead: f64, left: &Kinds) -> Matrix {
        let lost = left.share(lost);
        Matrix {
            new: -lost.collagen1 * rates.new_at_rest,
            mature: -lost.collagen1 * (1.0 - rates.new_at_rest),
            collagen3: -lost.collagen3,
            elastin: -lost.elastin,
            dead: Kinds { answer: 0.0, ..left.share(dead) },
            stretched: 1.0,
            wounded: true,
            ..Matrix::default()
        }
    }

    /// One step; the recruitment of fibroblasts, the inflammatory cells relative to their peak in wholly injured tissue and
    /// the open share of the wounds are means over the step; `others` is what other sessions left here.
    #[expect(clippy::too_many_arguments, reason = "what a step of tissue depends on")]
    pub(crate) fn step(
        &mut self,
        rates: &MatrixRates,
        called: f64,
        inflamed: f64,
        open: f64,
        now: &Behaviours,
        elsewhere: &Behaviours,
        others: &Kinds,
        dt: f64,
    ) {
        let before = *self;
        self.cells(rates, called, open, now, elsewhere, others, dt);
        let kept = rates.kept * mean(before.answer, self.answer).clamp(0.0, 1.0);
        let cleared = self.clear(rates, now, dt);
        let crowd = 1.0 + mean(before.grown, self.grown);
        let made1 = crowd * (1.0 + rates.gain1 * mean(before.secreting, self.secreting));
        let made3 = crowd * (1.0 + rates.gain3 * mean(before.answer, self.answer));
        let digestion = rates.digestion * inflamed.max(0.0) * now.breakdown;
        let breakdown = now.breakdown - elsewhere.breakdown;

        // What matures in a step is a thousandth of the new pool, so the value at the start is good enough.
        let mature_at_rest = 1.0 - rates.new_at_rest;
        let maturing = rates.maturing * before.new;
        let aged = (rates.ageing * breakdown + digestion + cleared.collagen1) * mature_at_rest;
        let restored = if self.wounded { 1.0 / rates.maturation_d } else { 0.0 };
        self.mature = relax(self.mature, maturing - aged, rates.ageing * now.breakdown + digestion + restored, dt);

        let beside = others.collagen1 + mean(before.mature, self.mature) + before.new;
        let (more, less) = making(now.collagen * made1, beside, rates.most1);
        let (there, _) = making(elsewhere.collagen, others.collagen1, rates.most1);
        let made = rates.synthesis * (more + less * before.new - there);
        // Responding tissue breaks down less, as far as there is room for what is kept.
        let spared = kept * now.breakdown * room(beside, rates.most1);
        let out = rates.broken_down * (now.breakdown - spared) + rates.maturing;
        let filling = out * (-mean(before.mature, self.mature)).max(0.0);
        let broken = (rates.broken_down * (breakdown - spared) + cleared.collagen1) * rates.new_at_rest;
        self.new = relax(self.new, made + filling - broken, out + rates.synthesis * less, dt);

        let (more, less) = making(now.collagen * made3, others.collagen3 + before.collagen3, rates.most3);
        let (there, _) = making(elsewhere.collagen, others.collagen3, rates.most3);
        let spared = kept * now.breakdown * room(others.collagen3 + before.collagen3, rates.most3);
        let made = (more + less * before.collagen3 - there - breakdown + spared) / rates.collagen3_d;
        let out = (now.breakdown - spared + less) / rates.collagen3_d;
        self.collagen3 = relax(self.collagen3, made - cleared.collagen3, out, dt);

        let made = (now.elastin * crowd - elsewhere.elastin - breakdown) / rates.elastin_d;
        let lost = digestion * (1.0 + others.elastin).max(0.0) + cleared.elastin;
        self.elastin = relax(self.elastin, made - lost, now.breakdown / rates.elastin_d + digestion, dt);
    }

    /// Clears dead matrix; how much a day.
    fn clear(&mut self, rates: &MatrixRates, now: &Behaviours, dt: f64) -> Kinds {
        let cleared = |dead: &mut f64| {
            let before = *dead;
            *dead = relax(before, 0.0, now.breakdown / rates.clearing_d, dt);
            (before - *dead) / dt
        };
        Kinds {
            collagen1: cleared(&mut self.dead.collagen1),
            collagen3: cleared(&mut self.dead.collagen3),
            elastin: cleared(&mut self.dead.elastin),
            answer: 0.0,
        }
    }

    #[expect(clippy::too_many_arguments, reason = "what fibroblasts depend on")]
    fn cells(
        &mut self,
        rates: &MatrixRates,
        called: f64,
        open: f64,
        now: &Behaviours,
        elsewhere: &Behaviours,
        others: &Kinds,
        dt: f64,
    ) {
        let before = *self;
        let called = now.fibroblasts * called / rates.rise_d;
        // Whoever already answers an earlier session cannot be recruited again.
        let free = (1.0 - others.answer).clamp(0.0, 1.0);
        self.answer = relax(self.answer, called * free, called + 1.0 / rates.fall_d, dt);
        let answer = mean(before.answer, self.answer);
        self.secreting = relax(self.secreting, answer / rates.delay_d, 1.0 / rates.delay_d, dt);
        let renewed = (now.fibroblasts - elsewhere.fibroblasts) / rates.fibroblast_life_d;
        self.grown = relax(self.grown, renewed, 1.0 / rates.fibroblast_life_d, dt);
        let stage = 1.0 / rates.myofibroblast_delay_d;
        // Fibroblasts that lay down matrix turn while the wound is open and pulls; once it is covered they die.
        let pulling = open * mean(before.secreting, self.secreting);
        self.turning = relax(self.turning, pulling * stage, stage, dt);
        let sought = mean(before.turning, self.turning) * rates.myofibroblast_share * rates.fibroblast_gain;
        let leaving = 1.0 / rates.myofibroblast_d;
        self.myofibroblasts = relax(self.myofibroblasts, sought * leaving, leaving, dt);
    }

    /// Fibroblasts above rest, relative to rest.
    pub(crate) fn fibroblasts(&self, rates: &MatrixRates) -> f64 {
        rates.fibroblast_gain * self.answer + self.grown
    }

    /// Each kind above rest, relative to rest, and the fibroblasts that respond.
    pub(crate) fn kinds(&self) -> Kinds {
        Kinds {
            collagen1: self.new + self.mature,
            collagen3: self.collagen3,
            elastin: self.elastin,
            answer: self.answer,
        }
    }

    /// Stretched cells fall silent.
    pub(crate) fn unstretch(&mut self, rates: &MatrixRates, dt: f64) {
        self.stretched = relax(self.stretched, 0.0, 1.0 / rates.strain_d, dt);
    }

    /// What is left of the signal of stretched cells.
    pub(crate) fn stretched(&self) -> f64 {
        self.stretched
    }

    /// Increase in dermal thickness above rest, relative to the thickness that reacts.
    pub(crate) fn thickness(&self, rates: &MatrixRates) -> f64 {
        let kinds = self.kinds();
        rates.thickens * (rates.share1 * kinds.collagen1 + (1.0 - rates.share1) * kinds.collagen3)
    }
}
