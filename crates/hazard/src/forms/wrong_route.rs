//! A product where it does not belong.

use super::observation::{Seen, events, fact};
use super::{Donor, Hazard, Route, State, Usage};
use exoskin_vial::product::Form;

static SEEN: [Seen; 3] = [
    fact(
        "safety.fda_notice_2021",
        "a notice of the US authority: blindness, tumours and infections among reports on unapproved products",
    ),
    fact(
        "vial.product.asc_exosome_positive_tox_tests",
        "a maker's five tests were on skin, eye and mouth: they say nothing about injection",
    ),
    events(
        "safety.case_skin_necrosis_onset",
        "man whose skin died in spots after freeze-dried exosomes were injected",
        1,
    ),
];

/// The hazard for one product.
pub(super) fn hazard(usage: &Usage) -> Hazard {
    let hazard = Hazard::new(
        "wrong_route",
        "The wrong place",
        "A cosmetic that was made for whole skin is put on opened skin or injected; a needle meant for the skin hits a \
         vessel of the face, from which material can reach the eye.",
    )
    .about(usage);
    if usage.donor == Donor::Nothing {
        return hazard.not_here("the product is a yardstick, not a material");
    }
    let reason = match usage.route {
        Route::IntactSkin => return hazard.not_here("it stays on whole skin, as cosmetics are meant to"),
        Route::InjuredSkin if usage.product.form == Form::RoomTemperature => {
            "a product kept like a cosmetic is put on opened skin"
        }
        Route::InjuredSkin => "it is put on opened skin; many such products are sold as cosmetics for whole skin",
        Route::IntoSkin => "a needle can hit a vessel",
        Route::Vein => "hardly any of these products was made for a vein",
    };
    Hazard {
        state: State::DataOnly,
        reason: reason.into(),
        answer: "It has been reported for unapproved products. No rate can be computed: nobody counts the treatments."
            .into(),
        seen: SEEN.iter().collect(),
        not_known: vec!["How often it happens, and with which products".into()],
        would_tell: vec!["What the label allows, word by word; `exoskin products classify` asks for it".into()],
        ..hazard
    }
}
