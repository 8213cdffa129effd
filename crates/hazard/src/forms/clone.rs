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
        "difference in tumour size of animals, in standard deviations: smaller on average, but the interval holds no difference, and single studies go both ways",
    ),
    fact(
        "safety.tumour_growth_smd.antitumour_rna_ev",
        "the same with vesicles loaded against the tumour: says nothing about ordinary ones",
    ),
    rate(
        "safety.skin_cells_with_driver_mutation",
        "cells of normal sun-exposed eyelids that already carry a mutation known from cancers",
    ),
    fact(
        "safety.fda_notice_2021",
        "a notice of the US authority that names tumours among reports on unapproved products",
    ),
];

/// The hazard for one product.
pub(super) fn hazard(usage: &Usage) -> Hazard {
    let hazard = Hazard::new(
        "transformed_clone",
        "A bad cell in the patch",
        "Skin that saw much sun is a patchwork of clones with mutations known from cancers. What makes cells divide \
         could feed one of them, and what calms inflammation could starve one.",
    )
    .about(usage);
    if usage.donor == Donor::Nothing {
        return hazard.not_here("the product is a yardstick, not a material");
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
        Input::Scenario { id: "span", title: "days from the first to the last dose", unit: "d", value: span_d },
    ];
    inputs.extend(drawn.map(Input::Drawn));
    Hazard {
        state: State::Computed,
        reason: reason(usage.route).into(),
        answer: answer(usage.route),
        quantities: vec![Quantity {
            name: "growth_ratio".into(),
            title: "size of a clone that is there, with the product over without".into(),
            kind: Kind::Ratio,
            unit: "1",
            per: "course",
            note: (usage.route == Route::IntactSkin).then(|| "if anything reaches it; see `exoskin dose`".into()),
            formula: Box::new(formula),
        }],
        formula: Some("ratio = exp(ln 2 e (f - 1) t / T); T days between divisions, e excess, f factor, t days"),
        inputs,
        seen: SEEN.iter().collect(),
        not_known: vec![
            "What vesicles do to a mutated clone in living human skin: no study".into(),
            "Whether anything that happens in weeks is still there after years".into(),
        ],
        would_tell: vec![
            "Sequencing of the same treated and untreated spots before and a year after".into(),
            "A look at the skin by a dermatologist before: suspicious spots are not treated".into(),
        ],
        ..hazard
    }
}

fn answer(route: Route) -> String {
    let known = "Not even the direction is known: the range holds 1. It is the width of what is not known, not a \
                 forecast, and it says nothing about whether there is such a clone.";
    match route {
        Route::IntactSkin => {
            format!("Only if the product reaches it through whole skin, which hardly any does. {known}")
        }
        _ => known.to_owned(),
    }
}

fn reason(route: Route) -> &'static str {
    match route {
        Route::IntactSkin => "a product that is meant to wake cells, on whole skin: hardly anything may reach them",
        Route::Vein => "what goes into a vein reaches every organ",
        _ => "a product that is meant to wake cells reaches them",
    }
}
