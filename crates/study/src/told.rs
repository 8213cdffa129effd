//! What people are told about readouts, products and procedures: the summary carries it, so that a reader of the
//! summary needs no list of their keys.

use std::collections::BTreeMap;

use exoskin_record::summary::{ArmSummary, Better, Pace, ProcedureUse, ProductUse, Readout, ReadoutDefinition};
use exoskin_scenario::{Arm, Scenario};
use exoskin_skin::Condition;
use exoskin_therapy::readouts::{self, Definition, Seeker};

use super::follow::Follow;

/// What a hand feels at once, degrees away from the skin's final temperature.
const FELT_C: f64 = 2.0;

/// Whether any arm removes the surface.
pub(super) fn is_bared(scenario: &Scenario) -> bool {
    scenario.arms.iter().flat_map(|arm| &arm.sessions).any(|session| session.procedure.device_class.bares())
}

/// Every followed readout in the order in which people are shown them.
pub(super) fn readouts(scenario: &Scenario, follow: &Follow<'_>) -> Vec<ReadoutDefinition> {
    let mut shown = follow.definitions.clone();
    shown.sort_by_key(|one| (one.place.0.place, one.place.1));
    let last = follow.days.last().copied().unwrap_or_default();
    shown.into_iter().map(|one| readout(one, scenario, last)).collect()
}

fn readout(one: &Definition, scenario: &Scenario, last: f64) -> ReadoutDefinition {
    ReadoutDefinition {
        key: one.key.to_owned(),
        title: one.title.to_owned(),
        unit: one.unit.to_owned(),
        scale: one.scale(),
        name: one.words.name.to_owned(),
        meaning: one.words.meaning.to_owned(),
        patient: one.words.patient.to_owned(),
        better: better(one, scenario),
        pace: match one.pace {
            readouts::Pace::Hours => Pace::Hours,
            readouts::Pace::Days => Pace::Days,
            readouts::Pace::Months => Pace::Months,
        },
        days: one.days(is_bared(scenario)).iter().map(|day| day.min(last)).collect(),
        group: one.place.0.title.to_owned(),
        controlled: Some(one.is_controlled()),
    }
}

/// What an improvement of it is for a person with this skin.
pub(super) fn better(one: &Definition, scenario: &Scenario) -> Better {
    match one.better_for(scenario.condition) {
        readouts::Better::More => Better::More,
        readouts::Better::Less => Better::Less,
        readouts::Better::Neither => Better::Neither,
    }
}

/// The reason for a visit with this skin. On healthy skin it follows from what was done: closure where the surface was
/// removed, temperature where it is hot or cold.
pub(super) fn sought(scenario: &Scenario, follow: &Follow<'_>, hot_or_cold: bool) -> Vec<String> {
    let seeker = match scenario.condition {
        Condition::Healthy if is_bared(scenario) => Seeker::Bared,
        Condition::Healthy if hot_or_cold => Seeker::HotOrCold,
        condition => Seeker::With(condition),
    };
    let mut keys: Vec<String> = readouts::sought(seeker).into_iter().map(|one| one.key.to_owned()).collect();
    // Where hair is counted, people look at it whatever their reason for the visit.
    let hair = readouts::sought(Seeker::With(Condition::AndrogeneticAlopecia)).into_iter();
    let counted = hair.filter(|one| follow.definitions.iter().any(|other| other.key == one.key));
    keys.extend(counted.map(|one| one.key.to_owned()));
    let mut seen = std::collections::BTreeSet::new();
    keys.retain(|key| seen.insert(key.clone()));
    keys
}

/// Whether a procedure heats or a product cools the skin in any arm.
pub(super) fn turns_hot_or_cold(arms: &[ArmSummary]) -> bool {
    let turns = |readout: &Readout| is_felt(&readout.median);
    arms.iter().filter_map(|arm| arm.readouts.get(TEMPERATURE)).any(turns)
}

/// Key of the readout that [`is_felt`] looks at.
pub(super) const TEMPERATURE: &str = "temperature";

/// Whether a course of temperatures is far from where it ends.
pub(super) fn is_felt(course: &[f64]) -> bool {
    course.last().is_some_and(|rest| course.iter().any(|value| (value - rest).abs() >= FELT_C))
}

/// The reported days nearest to those on which each readout is assessed, each once.
pub(super) fn days(scenario: &Scenario, follow: &Follow<'_>) -> BTreeMap<String, Vec<f64>> {
    let reported: Vec<f64> = follow.reported.iter().filter_map(|&place| follow.days.get(place).copied()).collect();
    let nearest = |wanted: f64| {
        let last = reported.last().copied().filter(|_| wanted.is_infinite());
        let away = |day: &f64| (day - wanted).abs();
        last.or_else(|| reported.iter().copied().min_by(|a, b| away(a).total_cmp(&away(b))))
    };
    let of = |one: &&'static Definition| {
        let mut days: Vec<f64> = Vec::new();
        for day in one.days(is_bared(scenario)).iter().filter_map(|day| nearest(*day)) {
            if !days.contains(&day) {
                days.push(day);
            }
        }
        (one.key.to_owned(), days)
    };
    follow.definitions.iter().map(of).collect()
}

/// Every product of any arm, each once, in order.
pub(super) fn products(scenario: &Scenario) -> Vec<ProductUse> {
    let mut found: Vec<ProductUse> = Vec::new();
    let sessions = scenario.arms.iter().flat_map(|arm| &arm.sessions);
    for product in sessions.flat_map(|session| &session.applications).map(|application| &application.product) {
        if !found.iter().any(|known| known.name == product.name) {
            found.push(ProductUse {
                name: product.name.clone(),
                title: product.title.clone(),
                patient: product.patient.clone(),
                kind: product.kind.word().to_owned(),
            });
        }
    }
    found
}

/// The procedure of the first session.
pub(super) fn procedure(arm: &Arm) -> ProcedureUse {
    let Some(session) = arm.sessions.first() else { return ProcedureUse::default() };
    let (procedure, class) = (&session.procedure, session.procedure.device_class);
    ProcedureUse {
        title: procedure.title.clone(),
        patient: procedure.patient.clone(),
        needles: class.needling,
        injects: class.injects(),
        bares: class.bares(),
    }
}
