//! Infection by the procedure itself, with or without a product.

use exoskin_skin::injury::DeviceClass;

use super::observation::{Seen, events, fact, of};
use super::{Hazard, State};
use exoskin_scenario::Scenario;

static NEEDLED: [Seen; 2] = [
    fact(
        "safety.microneedling_review_patients",
        "patients in studies of needling that looked at harm; infections were not counted in what could be read",
    ),
    events("safety.prp_spa_hiv_clients", "clients of one spa infected with HIV, needles and tubes reused", 3),
];

static INJECTED: [Seen; 3] = [
    of(
        "safety.mesotherapy_ntm_france",
        "clients of one practitioner with lasting skin infection, device rinsed with tap water",
        16,
        105,
    ),
    of(
        "safety.mesotherapy_abscessus_spain",
        "clients of one clinic with lasting skin infection, vials suspected",
        17,
        77,
    ),
    events("safety.prp_spa_hiv_clients", "clients of one spa infected with HIV, needles and tubes reused", 3),
];

/// The hazard of a scenario's procedures.
pub(super) fn hazard(scenario: &Scenario) -> Hazard {
    let hazard = Hazard::new(
        "procedure_infection",
        "Infection by the procedure itself",
        "Whatever opens the skin lets germs in: from the skin, the device, the tap or the person before.",
    );
    let opened: Vec<&DeviceClass> = scenario
        .arms
        .iter()
        .flat_map(|arm| &arm.sessions)
        .filter(|session| !session.procedure.device_class.leaves_skin_intact())
        .map(|session| session.procedure.device_class)
        .collect();
    if opened.is_empty() {
        return hazard.not_here("no procedure of this scenario opens the skin");
    }
    let seen: &'static [Seen] = if opened.iter().any(|class| class.injects()) {
        &INJECTED
    } else if opened.iter().any(|class| class.needling) {
        &NEEDLED
    } else {
        &[]
    };
    let reason = "the skin is opened, with or without a product".to_owned();
    let unknown = Hazard {
        reason,
        not_known: vec!["How often a clinic that works cleanly infects somebody with this procedure".into()],
        would_tell: vec!["The clinic's own count, and whether it reports".into()],
        ..hazard
    };
    if seen.is_empty() {
        return Hazard {
            state: State::NoData,
            answer: "No data: no row of the evidence holds infections after this procedure.".into(),
            ..unknown
        };
    }
    Hazard {
        state: State::DataOnly,
        answer: "Outbreaks show what can go wrong, not how often it does: they were looked into because they were \
                 outbreaks."
            .into(),
        seen: seen.iter().collect(),
        ..unknown
    }
}
