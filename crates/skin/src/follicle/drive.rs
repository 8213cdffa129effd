//! What acts on the follicles over time: pulses of products, and the wounds themselves.

use exoskin_evidence::Draws;

use crate::Site;
use crate::days::in_days;
use crate::healing::{Pulse, Wound, Wounding};
use crate::parameters as p;
use exoskin_quantity::unit::DAY_S;

/// The largest factor: a phase of months is over in a day, so more would only affect the number of steps.
const MOST: f64 = 100.0; // number: a limit of input

/// Factors that apply over a stretch of time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Factors {
    /// On the rates at which resting and empty follicles start to grow.
    pub entry: f64,
    /// On the rate at which growing follicles stop.
    pub exit: f64,
    /// On the volume of hair that a bulb makes.
    pub growth: f64,
}

/// Everything that acts, in one draw.
pub(super) struct Drive<'a> {
    pulses: &'a [Pulse],
    /// When wounds are made (d), and by how much they raise entry, over the whole skin.
    wounds: Vec<(f64, f64)>,
    wound_days: f64,
}

impl<'a> Drive<'a> {
    pub(super) fn new(site: &Site, wounds: &[Wound], pulses: &'a [Pulse], draws: &dyn Draws) -> Drive<'a> {
        let rise = draws.value(&p::WOUND_ENTRY);
        let reach_um = draws.value(&p::WOUND_REACH);
        let stirred = |wound: &Wound| {
            let share = reached_share(&wound.wounding, site.junction_depth_um, reach_um);
            (share * rise > 0.0).then_some((wound.at_s / DAY_S, share * rise))
        };
        let wounds = wounds.iter().filter_map(stirred).collect();
        Drive { pulses, wounds, wound_days: in_days(&p::WOUND_ENTRY_DAYS, draws) }
    }

    /// The days after the start and before `end_d` on which a factor changes, in order.
    pub(super) fn changes(&self, end_d: f64) -> Vec<f64> {
        let pulses = self.pulses.iter().flat_map(|pulse| [pulse.from_s / DAY_S, pulse.until_s / DAY_S]);
        let wounds = self.wounds.iter().flat_map(|(at_d, _)| [*at_d, at_d + self.wound_days]);
        let mut days: Vec<f64> = pulses.chain(wounds).filter(|day| *day > 0.0 && *day < end_d).collect();
        days.sort_unstable_by(f64::total_cmp);
        days.dedup();
        days
    }

    /// The factors on a day between two changes. Pulses multiply; of several wounds the strongest counts.
    pub(super) fn at(&self, day: f64) -> Factors {
        let stirring = self.wounds.iter().filter(|(at_d, _)| (*at_d..at_d + self.wound_days).contains(&day));
        let entry = 1.0 + stirring.fold(0.0_f64, |strongest, (_, rise)| strongest.max(*rise));
        let mut factors = Factors { entry, exit: 1.0, growth: 1.0 };
        let at_s = day * DAY_S;
        for pulse in self.pulses.iter().filter(|pulse| pulse.from_s <= at_s && at_s < pulse.until_s) {
            factors.entry *= pulse.far.follicle_entry.max(0.0);
            factors.exit *= pulse.far.follicle_exit.max(0.0);
            factors.growth *= pulse.far.follicle_growth.max(0.0);
        }
        let within = |factor: f64| factor.min(MOST);
        Factors { entry: within(factors.entry), exit: within(factors.exit), growth: within(factors.growth) }
    }
}

/// Share of the follicles within reach of a wound that goes into the dermis: 1 - exp(-pi r² n) for n scattered wounds.
fn reached_share(wounding: &Wounding, junction_depth_um: f64, reach_um: f64) -> f64 {
    let scattered = |per_um2: f64, radius_um: f64| {
        let reach_um = radius_um + reach_um;
        -libm::expm1(-std::f64::consts::PI * reach_um * reach_um * per_um2)
    };
    match wounding {
        Wounding::Channels(injury) if injury.depth_um > junction_depth_um => {
            scattered(injury.channels_per_um2, injury.radius_um)
        }
        Wounding::Holes { per_um2, radius_um, depth_um } if *depth_um > junction_depth_um => {
            scattered(*per_um2, *radius_um)
        }
        Wounding::Surface { depth_um, coagulated_um } if depth_um + coagulated_um > junction_depth_um => 1.0,
        _ => 0.0,
    }
}
