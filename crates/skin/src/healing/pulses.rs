//! The mean of what products change over one step.

use crate::days::days;
use crate::healing::{Behaviours, Pulse};

/// A pulse in days, with the session that its near part belongs to.
struct Timed {
    from_d: f64,
    until_d: f64,
    near: Behaviours,
    far: Behaviours,
    session: Option<usize>,
}

/// All pulses that change anything.
pub(crate) struct Pulses {
    timed: Vec<Timed>,
    /// The longest of them (d) if there are many and they are in order of their start; otherwise all are searched.
    longest_d: Option<f64>,
}

/// More pulses than this are sorted, so that a step looks only at those near it.
const MOST_UNSORTED: usize = 32;

impl Pulses {
    /// Pulses of one course, with the times of its sessions; those that change nothing are left out, so that they do
    /// not affect a single bit.
    pub(crate) fn new(pulses: &[Pulse], sessions_d: &[f64]) -> Pulses {
        let acts = |pulse: &&Pulse| pulse.near != Behaviours::UNTOUCHED || pulse.far != Behaviours::UNTOUCHED;
        let timed = |pulse: &Pulse| Timed {
            from_d: days(pulse.from_s),
            until_d: days(pulse.until_s),
            near: pulse.near,
            far: pulse.far,
            session: sessions_d.partition_point(|at_d| *at_d <= days(pulse.from_s)).checked_sub(1),
        };
        let mut timed: Vec<Timed> = pulses.iter().filter(acts).map(timed).collect();
        let many = timed.len() > MOST_UNSORTED;
        if many {
            timed.sort_by(|a, b| a.from_d.total_cmp(&b.from_d));
        }
        let longest_d = many.then(|| timed.iter().map(|pulse| pulse.until_d - pulse.from_d).fold(0.0, f64::max));
        Pulses { timed, longest_d }
    }

    /// The pulses that may act in a step.
    fn near(&self, from_d: f64, until_d: f64) -> &[Timed] {
        let Some(longest_d) = self.longest_d else { return &self.timed };
        let first = self.timed.partition_point(|pulse| pulse.from_d + longest_d < from_d);
        let end = self.timed.partition_point(|pulse| pulse.from_d < until_d);
        self.timed.get(first..end).unwrap_or_default()
    }

    /// Whether nothing acts on skin without a wound.
    pub(crate) fn spare_the_background(&self) -> bool {
        self.timed.iter().all(|pulse| pulse.far == Behaviours::UNTOUCHED)
    }

    /// The mean over a step in skin without a wound.
    pub(crate) fn far(&self, from_d: f64, until_d: f64) -> Behaviours {
        self.mean(from_d, until_d, |pulse| pulse.far)
    }

    /// The mean over a step in the tissue around the wounds of one session: the near part of its own pulses, the far
    /// part of the others.
    pub(crate) fn around(&self, session: usize, from_d: f64, until_d: f64) -> Behaviours {
        self.mean(from_d, until_d, |pulse| if pulse.session == Some(session) { pulse.near } else { pulse.far })
    }

    /// The mean over a step of what acts near wounds of any session: a wound that was there before is near them all.
    pub(crate) fn near_any(&self, from_d: f64, until_d: f64) -> Behaviours {
        self.mean(from_d, until_d, |pulse| pulse.near)
    }

    /// Overlapping pulses multiply; each counts for the share of the step in which it acts.
    fn mean(&self, from_d: f64, until_d: f64, part: impl Fn(&Timed) -> Behaviours) -> Behaviours {
        let mut product = Behaviours::UNTOUCHED;
        for pulse in self.near(from_d, until_d) {
            let overlap_d = until_d.min(pulse.until_d) - from_d.max(pulse.from_d);
            if overlap_d > 0.0 {
                product = product.and(&part(pulse).diluted(overlap_d / (until_d - from_d)));
            }
        }
        product
    }
}
