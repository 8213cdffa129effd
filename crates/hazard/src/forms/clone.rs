//! A transformed clone in the treated patch.
//!
//! A clone that divides every `T` days with an excess `e` of divisions over losses grows as exp(ln 2 e t / T). A
//! product that multiplies its divisions by `f` for `t` days makes it
//!
//! ```text
//! ratio = exp(ln 2 e (f - 1) t / T)
//! ```
//!
//! times as large as it would be without. Even the direction of `f` is unknown, so the band of the ratio includes 1.

use std::f64::consts::LN_2;

use exoskin_evidence::Draws;

use super::observation::{Seen, fact, rate};
use super::parameters as p;
use super::{Donor, Hazard, Input, Kind, Quantity, Route, State, Usage};
use exoskin_quantity::unit::DAY_S;

/// Size of a clone with the product over its size without.
///
/// `cycle_d`: days between divisions; `excess`: share of divisions not balanced by loss; `factor` on divisions for
/// `days`.
pub fn growth_ratio(cycle_d: f64, excess: f64, factor: f64, days: f64) -> f64 {
    libm::exp(LN_2 * excess * (factor - 1.0) * days / cycle_d)
}

/// Days on which the product acts: doses that overlap do not add up.
pub fn acting_days(doses: f64, days_per_dose: f64, span_d: f64) -> f64 {
    (doses * days_per_dose).min(span_d + days_per_dose)
}

static SEEN: [Seen; 4] = [
    fact(
        "safety.tumour_growth_smd.native_msc_ev",
        "difference in tumour size in animals, in standard deviations: smaller on average, but the interval includes \
         no difference, and single studies go both ways",
    ),
    fact(
        "safety.tumour_growth_smd.antitumour_rna_ev",
        "the same for vesicles loaded to fight the tumour: says nothing about ordinary vesicles",
    ),
    rate(
        "safety.skin_cells_with_driver_mutation",
        "cells of normal sun-exposed eyelid skin that already carry a mutation known from cancer",
    ),
    fact("safety.fda_notice_2021", "an FDA notice that lists tumours among the reports on unapproved products"),
];

/// The hazard for one product.
pub(super) fn hazard(usage: &Usage) -> Hazard {
    let hazard = Hazard::new(
        "transformed_clone",
        "Growth of a mutated clone in the treated skin",
        "Skin with years of sun exposure is a patchwork of clones that carry mutations known from cancer. Anything \
         that makes cells divide could feed one of them, and anything that calms inflammation could starve one.",
    )
    .about(usage);
    if usage.donor == Donor::Nothing {
        return hazard.not_here("the product is a reference case, not a real material");
    }
    let (doses, span_d) = (f64::from(usage.doses), usage.span_d);
    let formula = move |draws: &dyn Draws| {
        let days = acting_days(doses, draws.value(&p::CLONE_DAYS) / DAY_S, span_d);
        let cycle_d = draws.value(&p::CLONE_CYCLE) / DAY_S;
        growth_ratio(cycle_d, draws.value(&p::CLONE_EXCESS), draws.value(&p::CLONE_FACTOR), days)
    };
    let drawn = [&p::CLONE_CYCLE, &p::CLONE_EXCESS, &p::CLONE_FACTOR, &p::CLONE_DAYS];
    let mut inputs = vec![
        Input::Scenario { id: "doses", title: "doses in the course", unit: "1", value: doses },
        Input::Scenario { id: "span", title: "days from first to last dose", unit: "d", value: span_d },
    ];
    inputs.extend(drawn.map(Input::Drawn));
    Hazard {
        state: State::Computed,
        reason: reason(usage.route).into(),
        answer: answer(usage.route),
        quantities: vec![Quantity {
            name: "growth_ratio".into(),
            title: "size of an existing clone, with the product relative to without".into(),
            kind: Kind::Ratio,
            unit: "1",
            per: "course",
            note: (usage.route == Route::IntactSkin).then(|| "if the product reaches it; see `exoskin dose`".into()),
            formula: Box::new(formula),
        }],
        formula: Some(
            "ratio = exp(ln 2 e (f - 1) t / T); T: days between divisions, e: excess of divisions, f: factor \
                       on divisions, t: days",
        ),
        inputs,
        seen: SEEN.iter().collect(),
        not_known: vec![
            "What vesicles do to a mutated clone in living human skin: no study exists".into(),
            "Whether an effect over weeks still shows after years".into(),
        ],
        would_tell: vec![
            "Sequencing of the same treated and untreated spots before treatment and a year later".into(),
            "A skin check by a dermatologist before treatment, with suspicious spots left untreated".into(),
        ],
        ..hazard
    }
}

fn answer(route: Route) -> String {
    let known = "Not even the direction is known: the range includes 1. It shows how much is unknown; it is not a \
                 forecast, and it says nothing about whether such a clone exists.";
    match route {
        Route::IntactSkin => {
            format!("This applies only if the product gets through intact skin, and hardly any does. {known}")
        }
        _ => known.to_owned(),
    }
}

fn reason(route: Route) -> &'static str {
    match route {
        Route::IntactSkin => {
            "the product is meant to stimulate cells but is used on intact skin: hardly any of it may \
                              reach them"
        }
        Route::Vein => "an intravenous dose reaches every organ",
        _ => "the product is meant to stimulate cells, and it reaches them",
    }
}
