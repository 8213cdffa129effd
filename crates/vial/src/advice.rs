//! What would help: the same vial, the same draws, one thing changed.

use exoskin_evidence::Draws;
use exoskin_stats::Band;

use crate::band::band;
use crate::container::Container;
use crate::draw::draw_along;
use crate::product::{Answer, Product};
use crate::timeline::{Event, Phase, Timeline};

/// One change, and what it would bring.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Advice {
    /// The change, as a person would make it.
    pub what: String,
    /// Whole share with the change.
    pub whole_share: Band,
    /// What the change adds to the whole share, draw by draw.
    pub gain: Band,
}

/// Number of draws that is enough when the same draws are compared.
const MOST_DRAWS: usize = 2_000;
/// A gain below this is not worth mentioning.
const LEAST_GAIN: f64 = 0.005; // number: what a person would notice
const REFRIGERATOR_C: f64 = 4.0; // number: a common refrigerator
const DEEP_FREEZER_C: f64 = -80.0; // number: a common deep freezer

/// Changes that would leave more whole vesicles, best first.
pub(crate) fn advice<D: Draws>(
    product: &Product,
    timeline: &Timeline,
    container: Container,
    samples: usize,
    draws_of: &impl Fn(usize) -> D,
) -> Vec<Advice> {
    let whole = |product: &Product, timeline: &Timeline, container| -> Vec<f64> {
        let of = |i| draw_along(product, timeline, container, &draws_of(i)).whole_share;
        (0..samples.min(MOST_DRAWS)).map(of).collect()
    };
    let now = whole(product, timeline, container);
    let mut found: Vec<Advice> = changes(product, timeline, container)
        .into_iter()
        .map(|change| {
            let mut then = whole(&change.product, &change.timeline, change.container);
            let mut gains: Vec<f64> = then.iter().zip(&now).map(|(then, now)| then - now).collect();
            Advice { what: change.what, whole_share: band(&mut then), gain: band(&mut gains) }
        })
        .filter(|advice| advice.gain.median >= LEAST_GAIN)
        .collect();
    found.sort_by(|a, b| b.gain.median.total_cmp(&a.gain.median));
    found
}

struct Change {
    what: String,
    product: Product,
    timeline: Timeline,
    container: Container,
}

fn changes(product: &Product, timeline: &Timeline, container: Container) -> Vec<Change> {
    let (own, kept_in, as_it_was) = (product, container, timeline.events.clone());
    let mut found = Vec::new();
    let mut add = |what: &str, product: Product, events: Vec<Event>, container| {
        if events == timeline.events && product.matrix == own.matrix && container == kept_in {
            return;
        }
        found.push(Change { what: what.into(), product, timeline: Timeline { events, ..timeline.clone() }, container });
    };
    if container != Container::Lobind {
        add("keep it in a protein low-bind tube", product.clone(), as_it_was.clone(), Container::Lobind);
    }
    let halved = with_holds(timeline, |phase, celsius, seconds| {
        (celsius, if phase == Phase::Liquid { seconds / 2.0 } else { seconds })
    });
    add("halve the time it is kept as a liquid", product.clone(), halved, container);
    let cooler = with_holds(timeline, |phase, celsius, seconds| {
        (if phase == Phase::Liquid { celsius.min(REFRIGERATOR_C) } else { celsius }, seconds)
    });
    add("keep the liquid at 4 °C", product.clone(), cooler, container);
    let deeper = with_holds(timeline, |phase, celsius, seconds| {
        (if phase == Phase::Frozen { celsius.min(DEEP_FREEZER_C) } else { celsius }, seconds)
    });
    add("freeze at -80 °C", product.clone(), deeper, container);
    if timeline.thaws() > 1 {
        add("freeze in aliquots, so that each is thawed only once", product.clone(), thawed_once(timeline), container);
    }
    if timeline.thaws() > 0 && product.matrix.cryoprotectant != Answer::Yes {
        let mut protected = product.clone();
        protected.matrix.cryoprotectant = Answer::Yes;
        add("ask for a product with a cryoprotectant such as trehalose", protected, as_it_was, container);
    }
    found
}

/// The events with other temperatures and durations.
fn with_holds(timeline: &Timeline, of: impl Fn(Phase, f64, f64) -> (f64, f64)) -> Vec<Event> {
    let change = |event: &Event| match *event {
        Event::Hold { phase, celsius, seconds } => {
            let (celsius, seconds) = of(phase, celsius, seconds);
            Event::Hold { phase, celsius, seconds }
        }
        other => other,
    };
    timeline.events.iter().map(change).collect()
}

/// Without any thaw but the first.
fn thawed_once(timeline: &Timeline) -> Vec<Event> {
    let mut seen = false;
    let keep = |event: &&Event| !matches!(event, Event::Thaw) || !std::mem::replace(&mut seen, true);
    timeline.events.iter().filter(keep).copied().collect()
}
