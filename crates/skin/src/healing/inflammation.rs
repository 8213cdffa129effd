//! Injury signals bring neutrophils, then macrophages; these turn to repair and leave.
//!
//! X' = open - X/a; N' = X - N/b; M1' = X - M1/c; M2' = share M1/c - M2/d, with gains left out. Linear, so wounds add up.

use exoskin_evidence::Draws;

use crate::days::{in_days, per_day};
use crate::healing::Behaviours;
use crate::healing::step::{mean, relax};
use crate::parameters as p;

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct InflammationRates {
    signal_d: f64,
    open_signal: f64,
    neutrophil_gain: f64,
    neutrophil_d: f64,
    neutrophil_peak: f64,
    neutrophil_weight: f64,
    macrophage_gain: f64,
    m1_d: f64,
    m2_share: f64,
    m2_d: f64,
    macrophage_peak: f64,
}

impl InflammationRates {
    pub(crate) fn draw(draws: &dyn Draws) -> InflammationRates {
        let signal_d = in_days(&p::SIGNAL_TIME, draws);
        let neutrophil_peak = draws.value(&p::NEUTROPHIL_PEAK);
        let macrophage_peak = draws.value(&p::MACROPHAGE_PEAK);
        // A pulse that fades as fast as its cells leave raises them to gain x time / e.
        let gain = |peak: f64| peak * std::f64::consts::E / signal_d;
        InflammationRates {
            signal_d,
            open_signal: per_day(&p::OPEN_SIGNAL, draws),
            neutrophil_gain: gain(neutrophil_peak),
            neutrophil_d: in_days(&p::NEUTROPHIL_HALF_LIFE, draws) / std::f64::consts::LN_2,
            neutrophil_peak,
            neutrophil_weight: draws.value(&p::NEUTROPHIL_WEIGHT),
            macrophage_gain: gain(macrophage_peak),
            m1_d: in_days(&p::M1_TIME, draws),
            m2_share: draws.value(&p::M2_SHARE),
            m2_d: in_days(&p::M2_TIME, draws),
            macrophage_peak,
        }
    }
}

/// Signal relative to that of wholly injured tissue; cells relative to resting macrophages. All within reach.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Inflammation {
    pub signal: f64,
    pub neutrophils: f64,
    pub m1: f64,
    pub m2: f64,
}

impl Inflammation {
    pub(crate) fn after(injured: f64) -> Inflammation {
        Inflammation { signal: injured, ..Inflammation::default() }
    }

    /// One step; `open` is the share of the tissue within reach that is bared.
    pub(crate) fn step(&mut self, rates: &InflammationRates, open: f64, now: &Behaviours, dt: f64) {
        let before = *self;
        let leaving = now.resolution;
        self.signal = relax(self.signal, rates.open_signal * open, leaving / rates.signal_d, dt);
        let called = mean(before.signal, self.signal) * now.influx;
        self.neutrophils = relax(self.neutrophils, rates.neutrophil_gain * called, leaving / rates.neutrophil_d, dt);
        self.m1 = relax(self.m1, rates.macrophage_gain * called, leaving / rates.m1_d, dt);
        let turning = rates.m2_share * mean(before.m1, self.m1) * leaving / rates.m1_d;
        self.m2 = relax(self.m2, turning, leaving / rates.m2_d, dt);
    }

    /// Macrophages relative to their peak in wholly injured tissue.
    pub(crate) fn macrophages(&self, rates: &InflammationRates) -> f64 {
        (self.m1 + self.m2) / rates.macrophage_peak
    }

    /// Cells that widen vessels and digest matrix: neutrophils and inflammatory macrophages, each relative to its peak
    /// in wholly injured tissue, by weight.
    pub(crate) fn cells(&self, rates: &InflammationRates) -> f64 {
        let (neutrophils, macrophages) = (self.neutrophils / rates.neutrophil_peak, self.m1 / rates.macrophage_peak);
        rates.neutrophil_weight * neutrophils + (1.0 - rates.neutrophil_weight) * macrophages
    }
}
