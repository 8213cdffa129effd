//! What can be said about a scenario before anything is solved: values fixed in vain, and films that do not stay.

use std::collections::BTreeSet;

use exoskin_evidence::{Draws, Group, Medians, Parameter};
use exoskin_quantity::{Dimension, show_quantity};
use exoskin_scenario::{Application, Scenario, Session};
use exoskin_therapy::course::{self, Person};
use exoskin_therapy::delivery::parameters::FILM_STAYS;
use exoskin_vial::product::Base;

use super::draws::{Held, Remembering};
use super::plan::Plan;
use super::treatments::of_factors;
use super::{Options, StudyError};

/// Parameters that the scenario fixes at a value although nothing in it uses them: something else overrides them.
///
/// Only what a vial, a device, a film or a channel uses is reported: the skin and what acts on it use parameters case
/// by case.
///
/// # Errors
/// An unknown site.
pub fn held_in_vain(scenario: &Scenario) -> Result<Vec<String>, StudyError> {
    if scenario.overrides.is_empty() {
        return Ok(Vec::new());
    }
    let asked = asked(scenario)?;
    let all = exoskin_therapy::parameters::all();
    let is_judged =
        |p: &&&Parameter| matches!(p.group, Group::Product | Group::Procedure | Group::Film | Group::Channel);
    let judged: BTreeSet<&str> = all.iter().filter(is_judged).map(|p| p.id).collect();
    let ids = scenario.overrides.iter().map(|(id, _)| id);
    Ok(ids.filter(|id| judged.contains(id.as_str()) && !asked.contains(id.as_str())).cloned().collect())
}

/// What the vials, the transport and the skin alone use in one draw.
fn asked(scenario: &Scenario) -> Result<BTreeSet<&'static str>, StudyError> {
    let plan = Plan::of(scenario, &Options::new(scenario.seed, 1, 1))?;
    let held = Held::new(&Medians, &scenario.overrides);
    let draws = Remembering::new(&held);
    let person = Person::draw(scenario, &draws)?;
    for treatment in plan.arms.iter().flat_map(|arm| &arm.treatments) {
        let Application { product, history, container, .. } = &treatment.application;
        let _ = exoskin_vial::draw(product, history, *container, &draws);
        let _ = treatment.case.unit_setups(&draws)?;
        let _ = of_factors(&treatment.case).unit_setups(&draws)?;
    }
    for arm in &scenario.arms {
        let _ = course::follow(scenario, &arm.sessions, &person, &[], &[0.0], &draws);
    }
    let _ = exoskin_blood::secretion_per_cell_s(&draws);
    let own = draws.own();
    Ok(draws.asked().into_keys().chain(own.into_keys()).collect())
}

/// What a reader must know before any number: films thicker than what stays on skin.
///
/// # Errors
/// An unknown site.
pub fn warnings(scenario: &Scenario) -> Result<Vec<String>, StudyError> {
    let draws = Held::new(&Medians, &scenario.overrides);
    let site = exoskin_skin::site(&scenario.site, scenario.age_years, &draws)?;
    let stays_um = draws.value(&FILM_STAYS);
    let mut found: Vec<String> = Vec::new();
    for arm in &scenario.arms {
        let films =
            arm.sessions.iter().filter(|session| can_run_off(session)).flat_map(|session| &session.applications);
        let thick = films.filter(|film| film.product.matrix.base != Base::Petrolatum);
        let thickest = thick.map(|film| film.volume_um3 / film.area_um2.unwrap_or(site.area_um2)).fold(0.0, f64::max);
        if thickest > stays_um {
            found.push(runs_off(&arm.name, thickest, stays_um));
        }
    }
    Ok(found)
}

/// A liquid on uncovered skin; an injected product makes no film.
fn can_run_off(session: &Session) -> bool {
    !session.occluded && !session.procedure.device_class.injects()
}

fn runs_off(arm: &str, film_um: f64, stays_um: f64) -> String {
    let [film, stays] = [film_um, stays_um].map(|um| show_quantity(um, Dimension::Length));
    format!(
        "{arm}: the film is {film} thick; on skin about {stays} stays (`{}`, assumed), the rest runs off. Counts take all \
         of it as staying, so they are too high: lower the volume or enlarge the area.",
        FILM_STAYS.id
    )
}
