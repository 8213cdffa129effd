//! Dark spots after the procedure.
//!
//! The number is the readout `dark_spot_risk` of skin that heals on its own ([`exoskin_skin::heal`]): the same model,
//! draws and sessions as in a run, without any product, at its highest on the days that a run reports. A run of the
//! same seed, samples and draws tells the same number as `dark_spots` of each arm.

use exoskin_evidence::Draws;
use exoskin_quantity::quoted;
use exoskin_skin::injury::Procedure;

use super::observation::{Seen, of, rate};
use super::{Hazard, Input, Kind, Quantity, State};
use exoskin_scenario::{Arm, Scenario, Session};
use exoskin_therapy::course::{Person, days_of, wounds};
use exoskin_therapy::readouts::highest_dark_spot_chance;

static SEEN: [Seen; 6] = [
    of("pih.incidence.eryag_asian", "Asian patients, phototypes III to V, after full-field Er:YAG laser", 83, 218),
    of(
        "pih.incidence.nafl_types_4_6",
        "sessions of non-ablative laser, phototypes IV to VI, with bleaching cream",
        5,
        115,
    ),
    rate(
        "pih.incidence.nafl_high_e_lowdens",
        "sessions of non-ablative laser, Chinese patients, high energy at low density",
    ),
    rate(
        "pih.incidence.nafl_low_e_highdens",
        "sessions of non-ablative laser, Chinese patients, low energy at high density",
    ),
    of("pih.cooling.qsw_cooled", "Thai women after Q-switched laser, the side cooled with cold air", 13, 21),
    of("pih.cooling.qsw_uncooled", "the same women, the uncooled side", 5, 21),
];

/// Highest chance (0 to 1) of a dark spot in one draw of the person, after `sessions` without any product.
///
/// None where the scenario's site is not known.
pub fn highest(scenario: &Scenario, sessions: &[Session], draws: &dyn Draws) -> Option<f64> {
    let person = Person::draw(scenario, draws).ok()?;
    let wounds = wounds(sessions, &person, draws);
    let days = days_of(scenario);
    let states = exoskin_skin::heal(&person.site, &person.start, &wounds, &[], &days, draws);
    Some(highest_dark_spot_chance(&states, draws))
}

/// The arms that injure the skin, each course of procedures once: the first arm that has it.
pub fn hurting(scenario: &Scenario) -> Vec<&Arm> {
    let hurts = |session: &Session| session.procedure.device_class.hurts();
    let wounds = |arm: &Arm| -> Vec<(f64, Procedure, bool)> {
        arm.sessions.iter().map(|s| (s.at_s, s.procedure.clone(), s.occluded)).collect()
    };
    let mut found: Vec<&Arm> = Vec::new();
    for arm in scenario.arms.iter().filter(|arm| arm.sessions.iter().any(hurts)) {
        if found.iter().all(|known| wounds(known) != wounds(arm)) {
            found.push(arm);
        }
    }
    found
}

/// The chance in one arm, which is named if others injure the skin in a different way.
fn quantity(scenario: &Scenario, arm: &Arm, named: bool) -> Quantity {
    let (own, sessions) = (scenario.clone(), arm.sessions.clone());
    let formula = move |draws: &dyn Draws| highest(&own, &sessions, draws).unwrap_or(f64::NAN);
    let (name, of_arm) = match named {
        true => (format!("procedure.{}", arm.name), format!(", arm {}", quoted(&arm.name))),
        false => ("procedure".into(), String::new()),
    };
    Quantity {
        name,
        title: format!("a dark spot on its most likely day{of_arm}"),
        kind: Kind::Chance,
        unit: "1",
        per: "person",
        note: Some("a visible spot; most fade within months".into()),
        formula: Box::new(formula),
    }
}

/// The hazard of a scenario's procedures.
pub(super) fn hazard(scenario: &Scenario) -> Hazard {
    let hazard = Hazard::new(
        "dark_spots",
        "Dark spots after the procedure",
        "Inflamed skin makes more pigment. After needles, heat or light, treated skin can stay darker for months, \
         especially where it was dark before.",
    );
    let arms = hurting(scenario);
    if arms.is_empty() {
        return hazard.not_here("no procedure in this scenario injures the skin");
    }
    let several = arms.len() > 1;
    let whose = match scenario.phototype {
        Some(phototype) => format!("phototype {phototype}, from the scenario"),
        None => "the scenario gives no phototype, so all are drawn".into(),
    };
    let inputs = match scenario.phototype {
        Some(phototype) => {
            Input::Scenario { id: "phototype", title: "Fitzpatrick phototype", unit: "1", value: f64::from(phototype) }
        }
        None => Input::Drawn(&exoskin_skin::parameters::PHOTOTYPE),
    };
    Hazard {
        state: State::Computed,
        reason: format!("the procedure injures the skin; {whose}"),
        answer:
            "This is the effect of the procedure alone: the highest value of the model's readout `dark_spot_risk`. \
                 Most of its inputs are those of the wound-healing model; a run lists them."
                .into(),
        quantities: arms.into_iter().map(|arm| quantity(scenario, arm, several)).collect(),
        formula: Some(
            "the wound-healing model's chance that a person darkens visibly, highest over all days; see \
                       `readouts`",
        ),
        inputs: vec![inputs],
        seen: SEEN.iter().collect(),
        not_known: vec![
            "How the risk differs between phototypes: no study compares them directly".into(),
            "What a product changes: in the one study of cooling, cold did not help; the share with dark spots doubled"
                .into(),
        ],
        would_tell: vec![
            "A test spot, checked after four weeks".into(),
            "Photographs of both sides at 4, 8 and 12 weeks, read blind".into(),
        ],
        ..hazard
    }
}
