//! Where the particles are at any time: the rates of [`Rates`] solved once, evaluated at any time.
//!
//! Blood B and pause P:  B' = -(K + p) B + r P,  P' = p B - q P,  B(0) = 1, P(0) = 0. With the two eigenvalues a > b of
//! that pair, and E(..) the chain of [`chain`]:
//!
//! ```text
//! B = E(a) + (q - b) E(a, b)        P = p E(a, b)
//! organ with uptake k and loss d:   k [E(a, d) + (q - b) E(a, b, d)]
//! lymph: what skin and pause drain, one stage further; broken down: every loss, with a last rate of 0
//! ```
//!
//! (Mammillary compartments, for example Gibaldi and Perrier, Pharmacokinetics, 1982.) Every term is positive, so if the
//! compartments sum to one it is because they are right, not because one of them is the remainder.

use super::chain::chain;
use super::rates::{Organ, Rates};

/// A place in the body, as it is reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compartment {
    /// Circulating.
    Blood,
    /// Liver.
    Liver,
    /// Spleen.
    Spleen,
    /// Lungs.
    Lung,
    /// Kidneys.
    Kidney,
    /// Skin.
    Skin,
    /// Lymph and its nodes.
    Lymph,
    /// Rest of the body: other organs, and particles held up on walls and cells.
    Rest,
    /// Broken down or excreted.
    Gone,
}

impl Compartment {
    /// All of them, in the order of [`Shares`].
    pub const ALL: [Compartment; 9] = [
        Compartment::Blood,
        Compartment::Liver,
        Compartment::Spleen,
        Compartment::Lung,
        Compartment::Kidney,
        Compartment::Skin,
        Compartment::Lymph,
        Compartment::Rest,
        Compartment::Gone,
    ];

    /// Its name in words.
    pub fn name(self) -> &'static str {
        match self {
            Compartment::Blood => "blood",
            Compartment::Liver => "liver",
            Compartment::Spleen => "spleen",
            Compartment::Lung => "lungs",
            Compartment::Kidney => "kidneys",
            Compartment::Skin => "skin",
            Compartment::Lymph => "lymph",
            Compartment::Rest => "rest of the body",
            Compartment::Gone => "broken down",
        }
    }
}

/// Share of the dose in each place, in the order of [`Compartment::ALL`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shares(pub [f64; 9]);

impl Shares {
    /// Share in one place.
    pub fn of(&self, compartment: Compartment) -> f64 {
        let at = Compartment::ALL.iter().position(|known| *known == compartment);
        at.and_then(|at| self.0.get(at).copied()).unwrap_or(0.0)
    }

    /// Sum over all places: 1 up to rounding.
    pub fn total(&self) -> f64 {
        self.0.iter().sum()
    }
}

/// One body after one intravenous dose, all of it in the blood at time 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Course {
    rates: Rates,
    fast: f64,
    slow: f64,
    mixed: f64,
}

impl Course {
    /// Solves the coupled pair of blood and pause.
    pub fn of(rates: Rates) -> Course {
        let (leaves, ends) = (rates.for_good() + rates.pause, rates.ends_pause());
        let (apart, loop_rate) = (leaves - ends, rates.pause * rates.back);
        let root = (apart * apart + 4.0 * loop_rate).sqrt();
        let fast = 0.5 * (leaves + ends + root); // number: mathematics, a quadratic equation
        // det = leaves ends - pause back, written without a subtraction.
        let determinant = rates.for_good() * ends + rates.pause * (rates.paused_breakdown + rates.paused_drain);
        let slow = if fast > 0.0 { determinant / fast } else { 0.0 };
        // q - b, from whichever form does not cancel: (q - b) = a - (K + p), and (a - (K + p)) (a - q) = p r.
        let mixed = if apart <= 0.0 { 0.5 * (root - apart) } else { loop_rate / (0.5 * (root + apart)) }; // number: mathematics, a quadratic equation
        Course { rates, fast, slow, mixed }
    }

    /// Share of the dose in every place after `hours` (at least 0).
    pub fn at(&self, hours: f64) -> Shares {
        let rates = &self.rates;
        let organ = |organ| self.held(organ, hours);
        let skin = rates.leaves(Organ::Skin);
        let lymph = rates.skin_drain * self.uptake(Organ::Skin) * self.fed(&[skin, rates.lymph_breakdown], hours)
            + rates.paused_drain * self.paused(&[rates.lymph_breakdown], hours);
        Shares([
            self.fed(&[], hours),
            organ(Organ::Liver),
            organ(Organ::Spleen),
            organ(Organ::Lung),
            organ(Organ::Kidney),
            organ(Organ::Skin),
            lymph,
            organ(Organ::Other) + self.paused(&[], hours),
            self.gone(hours),
        ])
    }

    /// Share of the dose that is still circulating after `hours`.
    pub fn blood(&self, hours: f64) -> f64 {
        self.fed(&[], hours)
    }

    /// Share of the dose inside cells of `organ` after `hours`.
    pub fn held(&self, organ: Organ, hours: f64) -> f64 {
        self.uptake(organ) * self.fed(&[self.rates.leaves(organ)], hours)
    }

    /// Share of the dose that has ever entered cells of `organ` by `hours`, broken down since or not.
    pub fn entered(&self, organ: Organ, hours: f64) -> f64 {
        self.uptake(organ) * self.fed(&[0.0], hours)
    }

    /// Half-life of the fast phase, h.
    pub fn distribution_half_life_h(&self) -> f64 {
        core::f64::consts::LN_2 / self.fast
    }

    /// Half-life of the slow phase, h.
    pub fn elimination_half_life_h(&self) -> f64 {
        core::f64::consts::LN_2 / self.slow
    }

    /// Area under the share in blood over all time, h; volume divided by it is the clearance.
    pub fn area_h(&self) -> f64 {
        // Without a pause the pair is a single compartment, and the general form would be 0/0.
        if self.rates.pause == 0.0 {
            return 1.0 / self.rates.for_good();
        }
        self.rates.ends_pause() / (self.fast * self.slow)
    }

    /// Mean time a particle circulates before it leaves for good, by the pharmacologists' definition, h.
    pub fn mean_residence_h(&self) -> f64 {
        if self.rates.pause == 0.0 {
            return 1.0 / self.rates.for_good();
        }
        1.0 / self.fast + 1.0 / self.slow - 1.0 / self.rates.ends_pause()
    }

    /// When the share in blood first falls to `share` (in 0..1), h: by bisection, since the share in blood only ever
    /// falls.
    pub fn falls_to_h(&self, share: f64) -> f64 {
        let (mut low, mut high) = (0.0, 1.0);
        let mut doublings = 0;
        while self.blood(high) > share && doublings < MOST_DOUBLINGS {
            high *= 2.0;
            doublings += 1;
        }
        for _ in 0..BISECTIONS {
            let middle = 0.5 * (low + high); // number: numerics, bisection
            if self.blood(middle) > share { low = middle } else { high = middle }
        }
        0.5 * (low + high) // number: numerics, bisection
    }

    fn uptake(&self, organ: Organ) -> f64 {
        self.rates.uptake[organ.index()]
    }

    /// Blood, followed by the stages `after`.
    fn fed(&self, after: &[f64], hours: f64) -> f64 {
        chain_of(&[self.fast], after, hours) + self.mixed * chain_of(&[self.fast, self.slow], after, hours)
    }

    /// Pause, followed by the stages `after`.
    fn paused(&self, after: &[f64], hours: f64) -> f64 {
        self.rates.pause * chain_of(&[self.fast, self.slow], after, hours)
    }

    /// Every loss, each summed separately.
    fn gone(&self, hours: f64) -> f64 {
        let rates = &self.rates;
        let skin = rates.leaves(Organ::Skin);
        let organs: f64 = Organ::ALL
            .iter()
            .map(|&organ| {
                let loss = rates.breakdown[organ.index()] * self.uptake(organ);
                loss * self.fed(&[rates.leaves(organ), 0.0], hours)
            })
            .sum();
        let lymph = rates.skin_drain * self.uptake(Organ::Skin) * self.fed(&[skin, rates.lymph_breakdown, 0.0], hours)
            + rates.paused_drain * self.paused(&[rates.lymph_breakdown, 0.0], hours);
        organs
            + rates.lymph_breakdown * lymph
            + rates.blood_breakdown * self.fed(&[0.0], hours)
            + rates.paused_breakdown * self.paused(&[0.0], hours)
    }
}

/// Enough to reach 10^18 h from 1 h.
const MOST_DOUBLINGS: u32 = 60;
/// Enough to narrow the bracket to the last bits.
const BISECTIONS: u32 = 60;

fn chain_of(first: &[f64], after: &[f64], hours: f64) -> f64 {
    let mut nodes = [0.0; super::chain::LONGEST];
    let count = first.len() + after.len();
    for (node, rate) in nodes.iter_mut().zip(first.iter().chain(after)) {
        *node = *rate;
    }
    nodes.get(..count).map_or(0.0, |nodes| chain(nodes, hours))
}
