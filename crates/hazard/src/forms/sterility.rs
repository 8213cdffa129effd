//! Germs in a vial, and what a test of the lot can detect.
//!
//! With a share `p` of contaminated vials a course of `m` vials meets one with chance `1 - (1-p)^m`; a test that opens
//! `n` vials finds one with chance `1 - (1-p)^n`. A lot that passed may still contain up to `1 - 0.05^(1/n)` at 95 %.

use exoskin_evidence::Draws;

use super::observation::{Seen, events, fact, of, rate};
use super::parameters as p;
use super::{Donor, Given, Hazard, Input, Kind, Quantity, Route, State, Usage};

/// The chance not covered by a passed test.
const PASSED: f64 = 0.05; // number: bounds of 95 %, one-sided

/// Chance that at least one of `vials` is contaminated, where each one is with chance `share`.
pub fn at_least_one(share: f64, vials: f64) -> f64 {
    -libm::expm1(vials.max(0.0) * libm::log1p(-share.clamp(0.0, 1.0)))
}

/// The largest share of contaminated vials that is still possible, at 95 %, when a test of `vials` finds none.
pub fn still_possible(vials: f64) -> f64 {
    -libm::expm1(libm::log(PASSED) / vials.max(1.0))
}

static SEEN: [Seen; 7] = [
    events(
        "safety.infection_outbreak_patients",
        "patients with bacterial infections after non-sterile cord-blood products",
        20,
    ),
    events("vial.qc.cord_product_infections", "patients infected; bacteria were found in unopened vials", 12),
    events(
        "safety.nebraska_exosome_serious_cases",
        "patients seriously ill after a placental exosome product, at most",
        5,
    ),
    rate("vial.qc.platelet_concentrate_bacterial_rate", "platelet concentrates with bacteria, at most"),
    fact(
        "safety.fda_warning_letter_kimera",
        "a manufacturer's lot with a positive sterility test, vials already distributed",
    ),
    of("vial.product.audit_vendors_sterility", "sellers who give any information on sterility", 1, 8),
    of(
        "safety.mesotherapy_abscessus_spain",
        "clients of a clinic in an outbreak after injections; vials were suspected",
        17,
        77,
    ),
];

/// The hazard for one product.
pub(super) fn hazard(usage: &Usage, given: &Given) -> Hazard {
    let hazard = Hazard::new(
        "sterility",
        "Contamination of the vial",
        "Bacteria or moulds in the vial get under the skin once it is opened. Vesicles do not survive the heat or \
         radiation that sterilises drugs, so everything depends on clean work and on filters.",
    )
    .about(usage);
    if usage.donor == Donor::Nothing {
        return hazard.not_here("the product is a reference case, not a real material");
    }
    let own = usage.donor == Donor::OwnBlood;
    Hazard {
        state: State::Computed,
        reason: if own { "blood is drawn, spun and opened by hand".into() } else { reason(usage.route).into() },
        answer: "A contaminated vial is not yet an infection; the share that lead to one is not known. A passed test \
                 of a few vials rules out gross contamination only."
            .into(),
        quantities: quantities(usage, given, own),
        formula: Some(
            "course = 1 - (1-p)^m; found by a test of n vials = 1 - (1-p)^n; still possible = 1 - 0.05^(1/n)",
        ),
        inputs: inputs(usage, given, own),
        seen: SEEN.iter().collect(),
        not_known: vec![
            "The share of contaminated vials for any such product".into(),
            "What happens to a vial that is opened, thawed or used twice".into(),
        ],
        would_tell: vec![
            "Sterility, endotoxin and mycoplasma results for this lot, with the number of vials tested".into(),
            "How the vials were filled, and the record of failed lots".into(),
        ],
        ..hazard
    }
}

fn reason(route: Route) -> &'static str {
    match route {
        Route::IntactSkin => {
            "on intact skin bacteria mostly stay outside; contamination matters where the skin is \
                              scratched"
        }
        Route::InjuredSkin => "it is applied to opened skin",
        Route::IntoSkin => "it is injected into the skin",
        Route::Vein => "it enters the blood",
    }
}

fn quantities(usage: &Usage, given: &Given, own: bool) -> Vec<Quantity> {
    let (vials, contaminated) = (usage.vials, given.contaminated);
    let share = move |draws: &dyn Draws| contaminated.unwrap_or_else(|| draws.value(&p::CONTAMINATED));
    let tested = given.vials_tested;
    let count = move |draws: &dyn Draws| tested.unwrap_or_else(|| draws.value(&p::VIALS_TESTED));
    let chance = |name: &str, title: &str, per, note, formula| Quantity {
        name: name.into(),
        title: title.into(),
        kind: Kind::Chance,
        unit: "1",
        per,
        note,
        formula,
    };
    let per_vial = "applies if all of the manufacturer's vials are alike; in a bad lot all of them may be \
                    contaminated";
    let mut all = vec![
        chance("vial", "a contaminated vial", "vial", Some(per_vial.into()), Box::new(share)),
        chance(
            "course",
            "at least one contaminated vial in the course",
            "course",
            None,
            Box::new(move |d| at_least_one(share(d), vials)),
        ),
    ];
    if !own {
        let found = move |d: &dyn Draws| at_least_one(share(d), count(d));
        all.push(chance("found", "the lot's sterility test detects it", "lot", None, Box::new(found)));
        let note = "at 95 %; whatever the manufacturer says, a passed test allows no less than this";
        let possible = move |d: &dyn Draws| still_possible(count(d));
        all.push(chance(
            "possible",
            "share of contaminated vials that a passed test still allows",
            "vial",
            Some(note.into()),
            Box::new(possible),
        ));
    }
    all
}

fn inputs(usage: &Usage, given: &Given, own: bool) -> Vec<Input> {
    let contaminated = given.contaminated.map_or(Input::Drawn(&p::CONTAMINATED), |value| Input::Given {
        id: "--contaminated",
        title: "share of contaminated vials",
        unit: "1",
        value,
    });
    let mut all = vec![
        Input::Scenario { id: "vials", title: "vials opened in the course", unit: "1", value: usage.vials },
        contaminated,
    ];
    if !own {
        all.push(given.vials_tested.map_or(Input::Drawn(&p::VIALS_TESTED), |value| Input::Given {
            id: "--vials-tested",
            title: "vials opened for the sterility test",
            unit: "1",
            value,
        }));
    }
    all
}
