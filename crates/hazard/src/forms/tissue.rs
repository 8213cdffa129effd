//! Necrosis and granulomas: reports without a denominator.

use super::observation::{Seen, events, fact};
use super::{Donor, Hazard, Route, State, Usage};

static SEEN: [Seen; 4] = [
    events(
        "safety.case_series_granuloma_n",
        "women with necrotising granulomas, 2 weeks to 3 months after injections",
        8,
    ),
    fact("safety.case_series_granuloma_onset", "days until the lumps appeared"),
    events(
        "safety.case_skin_necrosis_onset",
        "a man with patchy skin necrosis after injection, and again when the test was repeated on his arm",
        1,
    ),
    fact(
        "safety.microneedling_review_patients",
        "patients in needling studies; granulomas are reported, mostly with products not made for the dermis",
    ),
];

/// The hazard for one product.
pub(super) fn hazard(usage: &Usage) -> Hazard {
    let hazard = Hazard::new(
        "necrosis_granuloma",
        "Skin necrosis and granulomas",
        "After injection, small arteries can become inflamed or blocked so that skin dies. Or the body walls off the \
         material: lumps appear after weeks and may stay for months.",
    )
    .about(usage);
    if usage.donor == Donor::Nothing {
        return hazard.not_here("the product is a reference case, not a real material");
    }
    let reason = match usage.route {
        Route::IntactSkin => return hazard.not_here("the reports are of products placed under the skin"),
        Route::InjuredSkin => "the reports are of injections; needles and lasers open the same dermis",
        Route::IntoSkin => "it is injected, as in the reports",
        Route::Vein => "there are no reports of intravenous use; the material is the same",
    };
    if usage.donor == Donor::OwnBlood {
        return Hazard {
            state: State::NoData,
            reason: reason.into(),
            answer:
                "No data: the reports are of exosome products; reports on the patient's own plasma were not searched \
                 for here."
                    .into(),
            not_known: vec!["How often a patient's own plasma does this".into()],
            would_tell: vec!["A register that counts treated people".into()],
            ..hazard
        };
    }
    Hazard {
        state: State::DataOnly,
        reason: reason.into(),
        answer: "It has happened. No rate can be calculated, because the number of people treated is unknown.".into(),
        seen: SEEN.iter().collect(),
        not_known: vec![
            "How many people were injected: without that, eight cases cannot be called rare or common".into(),
            "Which product, which component and which depth caused it".into(),
        ],
        would_tell: vec![
            "Mandatory reporting, and a count of treatments".into(),
            "A test spot on the arm, observed for three months".into(),
        ],
        ..hazard
    }
}
