//! From sessions to the skin's course: wounds, films and pulses in, states by day out.
//!
//! [`Person`] is one draw of who is treated; it does not depend on the arm, so arms share it (common random numbers).
//! [`follow`] is one arm's course of that person, [`Courses`] are those of all arms.

mod courses;
mod days;

pub use courses::Courses;
pub use days::{days, days_of, reported_days};

use exoskin_evidence::Draws;
use exoskin_skin::follicle::HairState;
use exoskin_skin::{Pulse, Site, SkinState, Start, UnknownSite, Wound, site};

use crate::delivery::drying_um_per_s;
use crate::heat::HeatFilm;
use crate::heat::skin::Body;
use crate::heat::surface_on;
use exoskin_quantity::unit::DAY_S;
use exoskin_scenario::{Application, Scenario, Session};

/// One draw of who is treated.
#[derive(Clone, Debug)]
pub struct Person {
    /// The site.
    pub site: Site,
    /// How the skin starts.
    pub start: Start,
}

impl Person {
    /// One draw of the scenario's person.
    ///
    /// # Errors
    /// An unknown site.
    pub fn draw(scenario: &Scenario, draws: &dyn Draws) -> Result<Person, UnknownSite> {
        let site = site(&scenario.site, scenario.age_years, draws)?;
        let start = Start::draw(scenario.condition, scenario.phototype, &site, draws);
        Ok(Person { site, start })
    }
}

/// What the skin did.
#[derive(Clone, Debug)]
pub struct Followed {
    /// The skin by day.
    pub states: Vec<SkinState>,
    /// Its hairs by day; none where no hair is counted.
    pub hairs: Option<Vec<HairState>>,
    /// Temperature of its surface by day (°C).
    pub surface_c: Vec<f64>,
}

/// The wounds that an arm's sessions make in this person.
pub fn wounds(sessions: &[Session], person: &Person, draws: &dyn Draws) -> Vec<Wound> {
    let wound = |session: &Session| {
        let injected_um = injected_um(session, &person.site);
        session.procedure.wound(session.at_s, session.occluded, injected_um, &person.site, draws)
    };
    sessions.iter().map(wound).filter(|wound| wound.wounding != exoskin_skin::Wounding::None).collect()
}

/// What a session injects, as a layer over the area that it treats (um); what lies on the skin stretches nothing.
fn injected_um(session: &Session, site: &Site) -> f64 {
    if !session.procedure.device_class.injects() {
        return 0.0;
    }
    let points = session.procedure.points.as_ref();
    let layer_um = |application: &Application| {
        let volume_um3 = application.volume_um3;
        let served_um2 = || points.map_or(site.area_um2, |points| points.served_um2(volume_um3));
        volume_um3 / application.area_um2.unwrap_or_else(served_um2)
    };
    session.applications.iter().map(layer_um).sum()
}

/// The course of one arm in one person, with the `pulses` that the products cause.
pub fn follow(
    scenario: &Scenario,
    sessions: &[Session],
    person: &Person,
    pulses: &[Pulse],
    days: &[f64],
    draws: &dyn Draws,
) -> Followed {
    Courses::of(scenario, person, days, draws).follow(sessions, pulses)
}

/// Temperature of the surface: each session is followed for a day, then the skin is at rest again.
fn surface(sessions: &[Session], body: &Body, site: &Site, days: &[f64], draws: &dyn Draws) -> Vec<f64> {
    let rest_c = surface_on(body, &[], 0.0, &[0.0]).first().copied().unwrap_or_default();
    let mut all = vec![rest_c; days.len()];
    for (index, session) in sessions.iter().enumerate() {
        let ends_s = sessions.get(index + 1).map_or(f64::INFINITY, |next| next.at_s).min(session.at_s + DAY_S);
        let inside = |day: &f64| (session.at_s..ends_s).contains(&(day * DAY_S));
        let from = days.partition_point(|day| day * DAY_S < session.at_s);
        let count = days[from..].iter().take_while(|day| inside(day)).count();
        if count == 0 {
            continue;
        }
        let times_s: Vec<f64> = days[from..from + count].iter().map(|day| day * DAY_S - session.at_s).collect();
        let films = films(session, site, draws);
        let heated_c = session.procedure.heated_c(draws);
        if films.is_empty() && heated_c == 0.0 {
            continue;
        }
        let celsius = surface_on(body, &films, heated_c, &times_s);
        all[from..from + count].copy_from_slice(&celsius);
    }
    all
}

fn films(session: &Session, site: &Site, draws: &dyn Draws) -> Vec<HeatFilm> {
    session
        .applications
        .iter()
        .filter(|_| !session.procedure.device_class.injects())
        .map(|application| HeatFilm {
            at_s: application.delay_s,
            thickness_um: application.volume_um3 / application.area_um2.unwrap_or(site.area_um2),
            celsius: application.temperature_c,
            drying_um_per_s: drying(application, session.occluded, draws),
        })
        .collect()
}

/// How fast the film's water leaves (um/s); none leaves under a dressing, and an ointment has none to lose.
fn drying(application: &Application, occluded: bool, draws: &dyn Draws) -> f64 {
    let matrix = &application.product.matrix;
    if occluded || matrix.base == exoskin_vial::product::Base::Petrolatum {
        return 0.0;
    }
    drying_um_per_s(matrix.drying_s, draws)
}
