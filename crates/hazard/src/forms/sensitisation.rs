//! Allergy and antibodies on repeat use: rows only, no rate.

use super::observation::{Seen, fact, of, rate};
use super::{Donor, Hazard, State, Usage};

static SEEN: [Seen; 8] = [
    of(
        "safety.human_teae_topical_ointment",
        "healthy people with any adverse event, ointment three times a day for 20 days on intact skin",
        1,
        10,
    ),
    rate("safety.human_ae_rate", "people with any adverse event in trials of vesicles, all uses pooled"),
    rate("safety.human_sae_rate", "people with a serious adverse event in trials of vesicles, all uses pooled"),
    rate("safety.msc_cells_donor_antibodies", "patients with antibodies after living stem cells from another person"),
    fact(
        "safety.anaphylaxis_guinea_pig.sensitising_dose",
        "guinea pigs sensitised three times: mild signs of anaphylactic shock on challenge",
    ),
    fact(
        "safety.macaque_faster_clearance_on_repeat",
        "macaques cleared vesicles faster after repeated doses: an acquired immune response",
    ),
    fact(
        "safety.asc_exo.skin_sensitisation",
        "mice in a manufacturer's standard test: not sensitised by use on the skin",
    ),
    fact(
        "safety.msc_ev_in_vitro.leukocyte_proliferation",
        "white blood cells in vitro divided when vesicles were added",
    ),
];

/// The hazard for one product.
pub(super) fn hazard(usage: &Usage) -> Hazard {
    let hazard = Hazard::new(
        "sensitisation",
        "Allergy and antibodies on repeat use",
        "The immune system learns to recognise foreign proteins and reacts at a later session: redness, swelling, at \
         worst anaphylactic shock. Antibodies against another person's tissue could also matter for a later transplant.",
    )
    .about(usage);
    match usage.donor {
        Donor::OwnBlood => {
            hazard.not_here("the proteins are the patient's own; additives in the tube are not considered here")
        }
        Donor::Nothing => hazard.not_here("nothing in it comes from a living organism"),
        _ => Hazard {
            state: State::DataOnly,
            reason: sessions(usage),
            answer: format!(
                "No study has counted reactions by session in people treated this way. {}",
                sessions_sentence(usage)
            ),
            seen: SEEN.iter().collect(),
            not_known: vec![
                "How often people react at a second or third session of needling with such a product".into(),
                "Whether opened skin sensitises more than intact skin; the manufacturer's test used intact skin".into(),
                "Antibodies against the donor in people treated with vesicles".into(),
            ],
            would_tell: vec![
                "Antibodies in blood before the first and after the last session".into(),
                "A register that counts sessions and reactions".into(),
            ],
            ..hazard
        },
    }
}

fn sessions(usage: &Usage) -> String {
    match usage.doses {
        1 => "one session here exposes the immune system; a later session would meet the response".into(),
        n => format!("{n} sessions with foreign proteins"),
    }
}

fn sessions_sentence(usage: &Usage) -> String {
    match usage.doses {
        1 => "This course has one session: the question arises with the next course.".into(),
        n => format!("This course has {n} sessions."),
    }
}
