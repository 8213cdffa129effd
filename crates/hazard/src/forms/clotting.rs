//! Clotting after an intravenous dose.

use exoskin_blood::parameters as blood;
use exoskin_evidence::Draws;

use super::observation::{Seen, fact, of};
use super::parameters as p;
use super::{Donor, Hazard, Input, Kind, Quantity, Route, State, Usage};
use exoskin_quantity::unit::ML_UM3;
use exoskin_vial::Product;
use exoskin_vial::product::{self, Base};

static SEEN: [Seen; 6] = [
    fact(
        "safety.msc_ev_procoagulant",
        "umbilical cord cell vesicles made human blood clot faster in tests, because of tissue factor on their surface",
    ),
    of(
        "iv_human.exoflo_ae_72h",
        "patients with severe COVID-19 who had an adverse event attributed to one dose, 72 hours, no comparison group",
        0,
        24,
    ),
    of(
        "iv_human.exoflo_rct_related_ae",
        "patients with severe COVID-19 who had an adverse event attributed to two doses, placebo patients included",
        0,
        102,
    ),
    of("iv_human.zofin_sae", "patients with a serious adverse event after an amniotic product", 0, 8),
    fact(
        "safety.monkey_iv_single_dose_no_adverse",
        "particles given once to macaques; clotting was checked, with no obvious change",
    ),
    fact("vial.size.platelet_vesicle_peak", "diameter (nm) of platelet vesicles, the blood's own clotting vesicles"),
];

/// The hazard for one product.
pub(super) fn hazard(usage: &Usage) -> Hazard {
    let hazard = Hazard::new(
        "clotting",
        "Clots after an intravenous dose",
        "Many vesicles carry tissue factor and phosphatidylserine, which start clotting. In a vein they could block \
         blood vessels in the lungs.",
    )
    .about(usage);
    if usage.route != Route::Vein {
        return hazard.not_here(
            "nothing is given into a vein here; a needle that hits one by mistake is covered by the \
                                next hazard",
        );
    }
    if usage.donor == Donor::Nothing {
        return hazard.not_here("the product is a reference case, not a real material");
    }
    if let Some(answer) = uncounted(&usage.product) {
        return Hazard {
            state: State::NoData,
            reason: "it is given into a vein".into(),
            answer: answer.into(),
            not_known: vec!["What this product does to clotting, in vitro or in people: no data were found".into()],
            would_tell: vec!["A clotting test of the lot".into()],
            ..hazard
        };
    }
    let own = usage.clone();
    let formula = move |draws: &dyn Draws| over_own_blood(&own, draws);
    Hazard {
        state: State::Computed,
        reason: "it is given into a vein".into(),
        answer: "The number compares the label's count with the vesicles already circulating. It is not the chance of \
                 a clot: vesicle for vesicle, those of stem cells may be more or less clotting than the blood's own. \
                 No event in n patients does not rule one out."
            .into(),
        quantities: vec![Quantity {
            name: "over_own".into(),
            title: "particles in one dose relative to the vesicles in the patient's blood".into(),
            kind: Kind::Ratio,
            unit: "1",
            per: "dose",
            note: Some("by the label's count; not all particles are vesicles".into()),
            formula: Box::new(formula),
        }],
        formula: Some("ratio = count volume / (vesicles per mL of plasma, share of plasma, volume of blood)"),
        inputs: inputs(usage),
        seen: SEEN.iter().collect(),
        not_known: vec![
            "Clotting activity per vesicle of this product".into(),
            "What happens in people prone to clotting; trials exclude them".into(),
        ],
        would_tell: vec![
            "A clotting test of the lot, and tissue factor per particle".into(),
            "D-dimer before and after a dose".into(),
        ],
        ..hazard
    }
}

/// What to say about a product whose vesicles are not what matters intravenously, or that contains none according to
/// its file.
fn uncounted(product: &Product) -> Option<&'static str> {
    if product.matrix.base == Base::Petrolatum {
        Some(
            "No data on clotting, and no count is needed: petrolatum in a vein blocks blood vessels in the lungs. \
             `exoskin dose --route iv` refuses it.",
        )
    } else if product.kind == product::Kind::Prp {
        Some(
            "No data: platelets themselves form clots, and the more strongly they are activated, the more they do. A \
             count of single vesicles does not capture that.",
        )
    } else if product.is_vesicle_free() {
        Some(
            "No data: according to its file it contains no vesicles, so there is no count to compare with the blood's \
             own. Its other ingredients may cause clotting.",
        )
    } else {
        None
    }
}

fn inputs(usage: &Usage) -> Vec<Input> {
    let label = usage.product.label_prior().median() * ML_UM3;
    let mut all = vec![
        Input::Scenario {
            id: "label",
            title: "particle count from the product file, median",
            unit: "1/mL",
            value: label,
        },
        Input::Scenario { id: "volume", title: "volume of one dose", unit: "mL", value: usage.volume_ml },
    ];
    all.extend([&blood::PLASMA_VESICLES, &blood::PLASMA_SHARE, &p::BLOOD_ML].map(Input::Drawn));
    all
}

/// Particles of one dose divided by the vesicles that circulate.
pub(crate) fn over_own_blood(usage: &Usage, draws: &dyn Draws) -> f64 {
    let label = &usage.product.label_prior();
    let dose = draws.value_with(&exoskin_vial::parameters::LABEL_COUNT, label) * usage.volume_ml * ML_UM3;
    let per_um3 = draws.value(&blood::PLASMA_VESICLES) * draws.value(&blood::PLASMA_SHARE);
    dose / (per_um3 * draws.value(&p::BLOOD_ML))
}
