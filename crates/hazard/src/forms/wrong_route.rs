//! A product where it does not belong.

use super::observation::{Seen, events, fact};
use super::{Donor, Hazard, Route, State, Usage};
use exoskin_vial::product::Form;

static SEEN: [Seen; 3] = [
    fact(
        "safety.fda_notice_2021",
        "an FDA notice: blindness, tumours and infections among reports on unapproved products",
    ),
    fact(
        "vial.product.asc_exosome_positive_tox_tests",
        "a manufacturer's five tests on skin, eye and mouth: they say nothing about injection",
    ),
    events(
        "safety.case_skin_necrosis_onset",
        "a man with patchy skin necrosis after injection of freeze-dried exosomes",
        1,
    ),
];

/// The hazard for one product.
pub(super) fn hazard(usage: &Usage) -> Hazard {
    let hazard = Hazard::new(
        "wrong_route",
        "Wrong route of administration",
        "A cosmetic made for intact skin is applied to opened skin or injected. Or a needle meant for the skin hits a \
         blood vessel of the face, from which material can reach the eye.",
    )
    .about(usage);
    if usage.donor == Donor::Nothing {
        return hazard.not_here("the product is a reference case, not a real material");
    }
    let reason = match usage.route {
        Route::IntactSkin => return hazard.not_here("it stays on intact skin, as cosmetics are meant to"),
        Route::InjuredSkin if usage.product.form == Form::RoomTemperature => {
            "a product stored like a cosmetic is applied to opened skin"
        }
        Route::InjuredSkin => "it is applied to opened skin; many such products are sold as cosmetics for intact skin",
        Route::IntoSkin => "a needle can hit a blood vessel",
        Route::Vein => "hardly any of these products was made for intravenous use",
    };
    Hazard {
        state: State::DataOnly,
        reason: reason.into(),
        answer: "It has been reported for unapproved products. No rate can be calculated, because the number of \
                 treatments is unknown."
            .into(),
        seen: SEEN.iter().collect(),
        not_known: vec!["How often it happens, and with which products".into()],
        would_tell: vec!["What the label allows, word for word; `exoskin products classify` asks for it".into()],
        ..hazard
    }
}
