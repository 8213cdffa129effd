//! Heat: a film of some temperature on warm skin, and what evaporation takes.
//!
//! One dimension from the air through the film and the skin down to where blood keeps a constant temperature:
//! conduction, exchange with the room by convection and radiation, latent heat while the film dries, the heat left by a
//! procedure. All temperatures are departures from rest, so resting skin stays at rest to the last bit; for given skin
//! parameters the course is linear in the temperature of the film, in its drying and in the heat left by the procedure.
//!
//! What is left out: the vapour pressure falls as the film cools (its drying is given, and was measured or computed on
//! equally cool skin), blood flow does not respond to cold, an ointment conducts like water.
//!
//! Checked by: tests/suite/heat.rs (contact of two bodies, steady states, orders, rest, linearity).

mod film;
pub mod parameters;
pub mod skin;
pub mod slab;

use exoskin_evidence::Draws;

/// A film as heat sees it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HeatFilm {
    /// When it was applied (s since the injury).
    pub at_s: f64,
    /// Its thickness (um).
    pub thickness_um: f64,
    /// Its temperature when applied (°C); none means room temperature.
    pub celsius: Option<f64>,
    /// How fast its water leaves (um/s); 0 under a dressing or for an ointment.
    pub drying_um_per_s: f64,
}

/// Temperature of the skin's surface (°C) at each of `times_s` since the injury (increasing).
///
/// `heated_c`: how much warmer than at rest the procedure left the surface. A film applied at a requested time is on
/// the skin at that time.
pub fn surface_temperature(films: &[HeatFilm], heated_c: f64, times_s: &[f64], draws: &dyn Draws) -> Vec<f64> {
    surface_on(&skin::Body::draw(draws), films, heated_c, times_s)
}

/// As [`surface_temperature`], for heat parameters drawn beforehand.
pub fn surface_on(body: &skin::Body, films: &[HeatFilm], heated_c: f64, times_s: &[f64]) -> Vec<f64> {
    let mut order: Vec<&HeatFilm> = films.iter().filter(|film| film.at_s.is_finite()).collect();
    order.sort_by(|a, b| a.at_s.total_cmp(&b.at_s));
    let mut waiting = order.into_iter().peekable();
    let mut course = film::Course::new(body, heated_c);
    let mut said = Vec::with_capacity(times_s.len());
    for &time_s in times_s {
        // A state recorded at the moment of application is that of the skin before it: what follows lasts less than a
        // second.
        while let Some(film) = waiting.next_if(|film| film.at_s < time_s) {
            course.go_to(film.at_s);
            course.put_on(film);
        }
        course.go_to(time_s);
        said.push(course.surface_c());
    }
    said
}
