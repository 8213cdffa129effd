//! Which parts of an answer lie beyond the conditions that were measured.

use exoskin_quantity::{Dimension, show_quantity};

use crate::container::Container;
use crate::product::{Answer, Kind, Product};
use crate::timeline::{Event, Phase, Timeline};
use exoskin_quantity::unit::DAY_S;

/// One stretch of a history that no row covers.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Extrapolation {
    /// The stretch, as `22 °C for 6 h`.
    pub segment: String,
    /// `count`, `potency`, `factors`.
    pub of: &'static str,
    /// What lies beyond the rows: `temperature`, `time`, `state`, `strength`, `material`.
    pub beyond: &'static str,
    /// Why, in one sentence.
    pub reason: String,
}

impl Extrapolation {
    /// Whether the vesicle count was never followed at such a temperature, for such a time or in such a state.
    pub fn is_beyond_all_rows(&self) -> bool {
        self.of == "count" && matches!(self.beyond, "temperature" | "time" | "state")
    }
}

// Conditions of the storage rows.
const LIQUID_C: f64 = 4.0; // number: conditions of vial.storage.rev_4c_diluted_7d
const LIQUID_TOLERANCE_C: f64 = 2.0; // number: a refrigerator keeps to within this
const LIQUID_DAYS: f64 = 7.0; // number: conditions of vial.storage.rev_4c_diluted_7d
const FREEZER_C: f64 = -20.0; // number: conditions of vial.storage.minus20_26wk_worst_review
const FREEZER_DAYS: f64 = 182.0; // number: conditions of vial.storage.minus20_26wk_worst_review
const DEEP_C: f64 = -80.0; // number: conditions of vial.storage.rev_minus80_12mo
const DEEP_DAYS: f64 = 365.0; // number: conditions of vial.storage.rev_minus80_12mo
const FREEZER_TOLERANCE_C: f64 = 5.0; // number: how far a freezer may be off and still be one
const FUNCTION_DAYS: f64 = 42.0; // number: high of vial.storage.msc_ev_function_hold_minus80
const FACTORS_COOL_C: f64 = 25.0; // number: conditions of vial.storage.fgf2_water_25c_1h
const FACTORS_WARM_C: f64 = 37.0; // number: conditions of vial.storage.fgf2_water_37c_30min
const FEWEST_PER_UM3: f64 = 0.0005; // number: working range in the note of vial.storage.rev_4c_diluted_1d
const MOST_PER_UM3: f64 = 0.021; // number: conditions of vial.storage.pbs_4c_48h_pp_tube

/// Everything in `timeline` that no row covers.
pub fn extrapolations(product: &Product, timeline: &Timeline, container: Container) -> Vec<Extrapolation> {
    let mut found = Vec::new();
    for event in &timeline.events {
        if let Event::Hold { phase, celsius, seconds } = *event
            && seconds > 0.0
        {
            let segment = segment(phase, celsius, seconds);
            let mut add = |of, reason: Option<(&'static str, &str)>| {
                found.extend(reason.map(|(beyond, reason)| Extrapolation {
                    segment: segment.clone(),
                    of,
                    beyond,
                    reason: reason.into(),
                }));
            };
            add("count", count_reason(phase, celsius, seconds / DAY_S));
            add("potency", potency_reason(phase, seconds / DAY_S));
            add("factors", factors_reason(product, phase, celsius));
        }
    }
    let in_all = in_all(timeline).filter(|part| !found.iter().any(|other| other.reason == part.reason));
    found.extend(in_all.collect::<Vec<_>>());
    if let Some(reason) = wall_reason(product, timeline, container) {
        found.push(reason);
    }
    found
}

/// Holds that are short one by one, as a logger has them, and too long together.
fn in_all(timeline: &Timeline) -> impl Iterator<Item = Extrapolation> {
    let cool = |phase, celsius: f64| phase == Phase::Liquid && (celsius - LIQUID_C).abs() <= LIQUID_TOLERANCE_C;
    let ice = |phase, celsius: f64, at_c: f64| phase == Phase::Frozen && (celsius - at_c).abs() <= FREEZER_TOLERANCE_C;
    let seconds = |is: &dyn Fn(Phase, f64) -> bool| -> f64 {
        let held = timeline.events.iter().map(|event| match *event {
            Event::Hold { phase, celsius, seconds } if is(phase, celsius) => seconds,
            _ => 0.0,
        });
        held.sum()
    };
    let totals = [
        (Phase::Liquid, LIQUID_C, seconds(&cool)),
        (Phase::Frozen, FREEZER_C, seconds(&|phase, celsius| ice(phase, celsius, FREEZER_C))),
        (Phase::Frozen, DEEP_C, seconds(&|phase, celsius| ice(phase, celsius, DEEP_C))),
    ];
    totals.into_iter().filter_map(|(phase, celsius, seconds)| {
        let (beyond, reason) = count_reason(phase, celsius, seconds / DAY_S)?;
        let segment = format!("{} in all", segment(phase, celsius, seconds));
        Some(Extrapolation { segment, of: "count", beyond, reason: reason.into() })
    })
}

fn segment(phase: Phase, celsius: f64, seconds: f64) -> String {
    let state = if phase == Phase::Dry { ", dry" } else { "" };
    let rounded = libm::round(celsius * 2.0) / 2.0;
    format!("{rounded} °C for {}{state}", show_quantity(seconds, Dimension::Time))
}

/// What is beyond the rows, and why that matters.
type Reason = Option<(&'static str, &'static str)>;

fn count_reason(phase: Phase, celsius: f64, days: f64) -> Reason {
    let warm = "loss in liquid was measured only at 4 °C; its increase with temperature (Q10 1.5 to 4) is assumed";
    let longer = |most_d: f64, reason| (days > most_d).then_some(("time", reason));
    match phase {
        Phase::Liquid if (celsius - LIQUID_C).abs() > LIQUID_TOLERANCE_C => Some(("temperature", warm)),
        Phase::Liquid => longer(LIQUID_DAYS, "loss in liquid was measured for 7 days at most"),
        Phase::Frozen if (celsius - DEEP_C).abs() <= FREEZER_TOLERANCE_C => {
            longer(DEEP_DAYS, "counts at -80 °C were followed for at most a year")
        }
        Phase::Frozen if (celsius - FREEZER_C).abs() <= FREEZER_TOLERANCE_C => {
            longer(FREEZER_DAYS, "counts at -20 °C were followed for at most half a year")
        }
        Phase::Frozen => Some((
            "temperature",
            "counts in frozen vials were measured only at -20 and -80 °C; this is between or beyond",
        )),
        Phase::Dry => {
            Some(("state", "rows on dried vesicles give only a minimum shelf life; the loss rate is assumed"))
        }
    }
}

fn potency_reason(phase: Phase, days: f64) -> Reason {
    let longer = |reason| (days > FUNCTION_DAYS).then_some(("time", reason));
    match phase {
        Phase::Liquid => Some((
            "temperature",
            "the loss of potency in liquid is known only at 37 °C, from a review; its increase with temperature is \
             assumed",
        )),
        Phase::Frozen => longer("function in frozen vials was tested for at most six weeks"),
        Phase::Dry => longer("function of dried vesicles was tested for at most six weeks"),
    }
}

fn factors_reason(product: &Product, phase: Phase, celsius: f64) -> Reason {
    let measured = FACTORS_COOL_C..=FACTORS_WARM_C;
    let carried = product.matrix.protein_rich == Answer::Yes;
    let beyond = phase == Phase::Liquid && !carried && !product.factors.is_empty() && !measured.contains(&celsius);
    beyond.then_some(("temperature", "decay of free factors without carrier protein was measured only at 25 and 37 °C"))
}

/// The wall was measured only at certain counts and in plastic.
fn wall_reason(product: &Product, timeline: &Timeline, container: Container) -> Option<Extrapolation> {
    let wet_s: f64 = timeline
        .events
        .iter()
        .map(|event| match event {
            Event::Hold { phase: Phase::Liquid, seconds, .. } => *seconds,
            _ => 0.0,
        })
        .sum();
    if wet_s <= 0.0 || product.kind == Kind::Vehicle {
        return None;
    }
    let (low, high) = (product.label_prior().quantile(0.0), product.label_prior().quantile(1.0));
    let (beyond, reason) = if low < FEWEST_PER_UM3 || high > MOST_PER_UM3 {
        (
            "strength",
            "wall losses were measured between about 5e8 and 2.1e10 particles per mL, and in one concentrated stock of \
             unstated strength; this label may lie outside that range",
        )
    } else if matches!(container, Container::Glass | Container::Unknown) {
        ("material", "no row gives the size of losses to glass, only that they exceed those to polypropylene")
    } else {
        return None;
    };
    let segment = format!("{} in liquid", show_quantity(wet_s, Dimension::Time));
    Some(Extrapolation { segment, of: "count", beyond, reason: reason.into() })
}
