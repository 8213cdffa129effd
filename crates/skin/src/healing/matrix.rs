//! Fibroblasts, myofibroblasts, collagen I and III, elastin.
//!
//! Collagen I is in two pools: what is made enters the new one, most of which is broken down within weeks and little of
//! which matures; the mature one has a half-life of years. One pool cannot match both measured turnovers. Where a wound
//! removed mature collagen, new collagen fills its place and matures there over months.
//!
//! Space is limited: with c = collagen above rest, including that of other sessions there, and m the most that fits
//! above rest, only the share (m - c)/m of what is made above rest stays (all of it where c < 0, none from c = m
//! upwards). Production at rest continues. I and III have their own limits, so that more of one never means less of the
//! other. Vaporised matrix is missing at once, coagulated matrix is cleared over days.

use exoskin_evidence::Draws;

use crate::Site;
use crate::anatomy::{age_of_rows_years, share_of_way};
use crate::days::{in_days, per_day};
use crate::healing::Behaviours;
use crate::healing::step::{mean, relax, saturating};
use crate::parameters as p;

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct MatrixRates {
    half: f64,
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
    /// Depth over which the matrix is averaged (um).
    pub upper_um: f64,
    /// Thickness of the whole dermis (um).
    pub dermis_um: f64,
}

impl MatrixRates {
    /// How strongly macrophages (relative to their peak in wholly injured tissue) recruit fibroblasts, 0 to 1.
    pub(crate) fn called(&self, macrophages: f64) -> f64 {
        saturating(macrophages, self.half)
    }

    pub(crate) fn draw(site: &Site, draws: &dyn Draws) -> MatrixRates {
        let new_at_rest = draws.value(&p::COLLAGEN_NEW_SHARE).clamp(0.01, 0.99); // number: keeps both pools from vanishing
        let synthesis = per_day(&p::COLLAGEN_SYNTHESIS, draws);
        let ageing = std::f64::consts::LN_2 / in_days(&p::COLLAGEN_HALF_LIFE, draws);
        // At rest, what matures replaces what ages, and what is made replaces what leaves the new pool.
        let maturing = ageing * (1.0 - new_at_rest) / new_at_rest;
        let broken_down = (synthesis / new_at_rest - maturing).max(0.0);
        let gain1 = draws.value(&p::COLLAGEN1_GAIN) * answer_at_age(site, draws);
        let myofibroblast_delay_d = 0.5 * in_days(&p::MYOFIBROBLAST_DELAY, draws);
        MatrixRates {
            half: draws.value(&p::FIBROBLAST_HALF),
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
            most1: draws.value(&p::COLLAGEN_MOST) - 1.0,
            most3: draws.value(&p::COLLAGEN3_MOST) - 1.0,
            thickens: draws.value(&p::COLLAGEN_THICKENS),
            clearing_d: in_days(&p::CLEARING, draws),
            share1: draws.value(&p::COLLAGEN1_SHARE),
            upper_um: draws.value(&p::UPPER_DERMIS),
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

/// Departures within reach; `answer`, `secreting` and `turning` are shares of the full response, cells are relative to
/// resting fibroblasts, collagen I to all of it at rest, the others to their own values at rest.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Matrix {
    /// What share of their full response the fibroblasts give.
    pub answer: f64,
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
}

impl Kinds {
    /// A share of each.
    pub(crate) fn share(&self, share: f64) -> Kinds {
        Kinds { collagen1: share * self.collagen1, collagen3: share * self.collagen3, elastin: share * self.elastin }
    }

    /// The sum.
    pub(crate) fn with(&self, other: &Kinds) -> Kinds {
        Kinds {
            collagen1: self.collagen1 + other.collagen1,
            collagen3: self.collagen3 + other.collagen3,
            elastin: self.elastin + other.elastin,
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
            dead: left.share(dead),
            wounded: true,
            ..Matrix::default()
        }
    }

    /// One step; the recruitment of fibroblasts and the inflammatory cells relative to their peak in wholly injured
    /// tissue are means over the step; `others` is what other sessions left here.
    #[expect(clippy::too_many_arguments, reason = "what a step of tissue depends on")]
    pub(crate) fn step(
        &mut self,
        rates: &MatrixRates,
        called: f64,
        inflamed: f64,
        now: &Behaviours,
        elsewhere: &Behaviours,
        others: &Kinds,
        dt: f64,
    ) {
        let before = *self;
        self.cells(rates, called, now, elsewhere, dt);
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
        let out = rates.broken_down * now.breakdown + rates.maturing;
        let filling = out * (-mean(before.mature, self.mature)).max(0.0);
        let broken = (rates.broken_down * breakdown + cleared.collagen1) * rates.new_at_rest;
        self.new = relax(self.new, made + filling - broken, out + rates.synthesis * less, dt);

        let (more, less) = making(now.collagen * made3, others.collagen3 + before.collagen3, rates.most3);
        let (there, _) = making(elsewhere.collagen, others.collagen3, rates.most3);
        let made = (more + less * before.collagen3 - there - breakdown) / rates.collagen3_d - cleared.collagen3;
        self.collagen3 = relax(self.collagen3, made, (now.breakdown + less) / rates.collagen3_d, dt);

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
        }
    }

    fn cells(&mut self, rates: &MatrixRates, called: f64, now: &Behaviours, elsewhere: &Behaviours, dt: f64) {
        let before = *self;
        let called = now.fibroblasts * called / rates.rise_d;
        self.answer = relax(self.answer, called, called + 1.0 / rates.fall_d, dt);
        let answer = mean(before.answer, self.answer);
        self.secreting = relax(self.secreting, answer / rates.delay_d, 1.0 / rates.delay_d, dt);
        let renewed = (now.fibroblasts - elsewhere.fibroblasts) / rates.fibroblast_life_d;
        self.grown = relax(self.grown, renewed, 1.0 / rates.fibroblast_life_d, dt);
        let stage = 1.0 / rates.myofibroblast_delay_d;
        self.turning = relax(self.turning, answer * stage, stage, dt);
        let sought = mean(before.turning, self.turning) * rates.myofibroblast_share * rates.fibroblast_gain;
        let leaving = 1.0 / rates.myofibroblast_d;
        self.myofibroblasts = relax(self.myofibroblasts, sought * leaving, leaving, dt);
    }

    /// Fibroblasts above rest, relative to rest.
    pub(crate) fn fibroblasts(&self, rates: &MatrixRates) -> f64 {
        rates.fibroblast_gain * self.answer + self.grown
    }

    /// Each kind above rest, relative to rest.
    pub(crate) fn kinds(&self) -> Kinds {
        Kinds { collagen1: self.new + self.mature, collagen3: self.collagen3, elastin: self.elastin }
    }

    /// Increase in dermal thickness above rest, relative to the thickness that reacts.
    pub(crate) fn thickness(&self, rates: &MatrixRates) -> f64 {
        let kinds = self.kinds();
        rates.thickens * (rates.share1 * kinds.collagen1 + (1.0 - rates.share1) * kinds.collagen3)
    }
}
