//! Necrosis and granulomas: reports without a denominator.

use super::observation::{Seen, events, fact};
use super::{Donor, Hazard, Route, State, Usage};

static SEEN: [Seen; 4] = [
    events(
        "safety.case_series_granuloma_n",
        "women with lumps (granulomas) that decayed, 2 weeks to 3 months after injections",
        8,
    ),
    fact("safety.case_series_granuloma_onset", "days until the lumps came"),
    events(
        "safety.case_skin_necrosis_onset",
        "man whose skin died in spots after injection, and again when the test was repeated on his arm",
        1,
    ),
    fact(
        "safety.microneedling_review_patients",
        "patients in studies of needling; granulomas are named, mostly with products not made for the dermis",
    ),
];

/// The hazard for one product.
pub(super) fn hazard(usage: &Usage) -> Hazard {
    let hazard = Hazard::new(
        "necrosis_granuloma",
        "Skin that dies, lumps that stay",
        "After injection small arteries can be inflamed or blocked so that skin dies, or the body walls the material \
         in: lumps that come after weeks and may stay for months.",
    )
    .about(usage);
    if usage.donor == Donor::Nothing {
        return hazard.not_here("the product is a yardstick, not a material");
    }
    let reason = match usage.route {
        Route::IntactSkin => return hazard.not_here("the reports are of product that was brought under the skin"),
        Route::InjuredSkin => "the reports are of injections; needles and lasers open the same dermis",
        Route::IntoSkin => "it is injected, as in the reports",
        Route::Vein => "no report is of a vein; the material is the same",
    };
    if usage.donor == Donor::OwnBlood {
        return Hazard {
            state: State::NoData,
            reason: reason.into(),
            answer:
                "No data: the reports are of exosome products, none of the patient's own plasma was looked for here."
                    .into(),
            not_known: vec!["How often own plasma does this".into()],
            would_tell: vec!["A register that counts treated people".into()],
            ..hazard
        };
    }
    Hazard {
        state: State::DataOnly,
        reason: reason.into(),
        answer: "It has happened. No rate can be computed: nobody knows how many people were treated.".into(),
        seen: SEEN.iter().collect(),
        not_known: vec![
            "How many people were injected: without that, eight cases are neither rare nor common".into(),
            "Which product, which component and which depth did it".into(),
        ],
        would_tell: vec![
            "A duty to report, and a count of treatments".into(),
            "A test spot on the arm, looked at for three months".into(),
        ],
        ..hazard
    }
}
