//! Infection by the procedure itself, with or without a product.

use exoskin_skin::injury::DeviceClass;

use super::observation::{Seen, events, fact, of};
use super::{Hazard, State};
use exoskin_scenario::Scenario;

static NEEDLED: [Seen; 2] = [
    fact(
        "safety.microneedling_review_patients",
        "patients in needling studies that looked for harm; the sources that could be read did not count infections",
    ),
    events("safety.prp_spa_hiv_clients", "clients of one spa infected with HIV; needles and tubes were reused", 3),
];

static INJECTED: [Seen; 3] = [
    of(
        "safety.mesotherapy_ntm_france",
        "clients of one practitioner with persistent skin infection; the device was rinsed with tap water",
        16,
        105,
    ),
    of(
        "safety.mesotherapy_abscessus_spain",
        "clients of one clinic with persistent skin infection; vials were suspected",
        17,
        77,
    ),
    events("safety.prp_spa_hiv_clients", "clients of one spa infected with HIV; needles and tubes were reused", 3),
];

/// The hazard of a scenario's procedures.
pub(super) fn hazard(scenario: &Scenario) -> Hazard {
    let hazard = Hazard::new(
        "procedure_infection",
        "Infection from the procedure itself",
        "Anything that opens the skin lets germs in: from the skin, the device, tap water or the previous client.",
    );
    let opened: Vec<&DeviceClass> = scenario
        .arms
        .iter()
        .flat_map(|arm| &arm.sessions)
        .filter(|session| !session.procedure.device_class.leaves_skin_intact())
        .map(|session| session.procedure.device_class)
        .collect();
    if opened.is_empty() {
        return hazard.not_here("no procedure in this scenario opens the skin");
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
        not_known: vec!["How often this procedure causes an infection in a clinic that works cleanly".into()],
        would_tell: vec!["The clinic's own infection count, and whether it reports infections".into()],
        ..hazard
    };
    if seen.is_empty() {
        return Hazard {
            state: State::NoData,
            answer: "No data: the evidence has no row on infections after this procedure.".into(),
            ..unknown
        };
    }
    Hazard {
        state: State::DataOnly,
        answer: "Outbreaks show what can go wrong, not how often: these were investigated because they were outbreaks."
            .into(),
        seen: seen.iter().collect(),
        ..unknown
    }
}
