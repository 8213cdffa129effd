//! How long until half of the vesicles are left.

use exoskin_evidence::Draws;
use exoskin_stats::Band;

use crate::band::band;
use crate::container::Container;
use crate::draw::Count;
use crate::extrapolation::{Extrapolation, extrapolations};
use crate::history::History;
use crate::history_text::LONGEST_S;
use crate::product::Product;
use crate::state::{DrawnVial, State};
use crate::timeline::{Event, Phase, Timeline};
use exoskin_quantity::unit::HOUR_S;

/// Time until half of the vesicles are left.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct HalfOutcome {
    /// The product's name.
    pub product: String,
    /// The container.
    pub container: Container,
    /// Temperature, °C.
    pub celsius: f64,
    /// The state in which it is kept.
    pub phase: Phase,
    /// Hours until half are left; at most thirty years.
    pub hours: Band,
    /// Share of the draws in which thirty years are not enough.
    pub longer_share: f64,
    /// Whether the answer lies beyond what was measured.
    pub extrapolated: bool,
    /// Why.
    pub extrapolations: Vec<Extrapolation>,
}

/// Steps of the search; each at least halves the bracket every second time.
const MOST_STEPS: usize = 60;
/// Relative width of the bracket at which the search ends.
const CLOSE: f64 = 1e-4; // number: numerics

/// Time until half of `product` is left when kept at `celsius` in `container`, from `samples` draws.
pub fn until_half<D: Draws>(
    product: &Product,
    container: Container,
    celsius: f64,
    samples: usize,
    draws_of: impl Fn(usize) -> D,
) -> HalfOutcome {
    let phase = Timeline::of(product, &History::hold(celsius, 1.0)).ends;
    let mut times: Vec<f64> = (0..samples)
        .map(|i| {
            let drawn = draws_of(i);
            let draws = product.updated(&drawn);
            let count = Count::drawn(product, &draws).particles_per_um3();
            let vial = DrawnVial::new(product, container, count, &draws);
            half_time(|seconds| vial.after(State::START, &Event::Hold { phase, celsius, seconds }).shares.whole)
        })
        .collect();
    let longer = times.iter().filter(|time| **time >= LONGEST_S).count();
    let hours = band(&mut times).times(1.0 / HOUR_S);
    let median_hold = Event::Hold { phase, celsius, seconds: hours.median * HOUR_S };
    let timeline = Timeline { events: vec![median_hold], ends: phase, notes: Vec::new() };
    let mut extrapolations = extrapolations(product, &timeline, container);
    extrapolations.retain(|part| part.of == "count");
    HalfOutcome {
        product: product.name.clone(),
        container,
        celsius,
        phase,
        hours,
        longer_share: longer as f64 / samples.max(1) as f64,
        extrapolated: !extrapolations.is_empty(),
        extrapolations,
    }
}

/// When a falling share crosses one half, s; [`LONGEST_S`] if it does not before that.
///
/// False position on log(share/0.5), which is linear for an exponential loss, with the Illinois correction.
fn half_time(share: impl Fn(f64) -> f64) -> f64 {
    let miss = |seconds: f64| libm::log(share(seconds).max(f64::MIN_POSITIVE) / 0.5); // number: by definition of a half-life
    let (mut low, mut high) = (0.0, HOUR_S);
    let mut low_miss = miss(low);
    let mut high_miss = miss(high);
    while high_miss > 0.0 {
        if high >= LONGEST_S {
            return LONGEST_S;
        }
        (low, low_miss) = (high, high_miss);
        high = (high * 8.0).min(LONGEST_S); // number: growth of a bracket
        high_miss = miss(high);
    }
    for _ in 0..MOST_STEPS {
        if high - low <= CLOSE * high || low_miss <= 0.0 {
            break;
        }
        let next = (low + (high - low) * low_miss / (low_miss - high_miss)).clamp(low, high);
        let next_miss = miss(next);
        if next_miss.abs() < CLOSE {
            return next;
        }
        if next_miss > 0.0 {
            (low, low_miss) = (next, next_miss);
            high_miss *= 0.5; // number: numerics, the Illinois rule
        } else {
            (high, high_miss) = (next, next_miss);
            low_miss *= 0.5; // number: numerics, the Illinois rule
        }
    }
    (low + high) / 2.0
}
