//! Heat: a film of some temperature on warm skin, and what evaporation takes.

use exoskin_evidence::Draws;

/// A film as heat sees it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HeatFilm {
    /// When it was put on (s since the injury).
    pub at_s: f64,
    /// Its thickness (um).
    pub thickness_um: f64,
    /// Its temperature when put on (°C); none: as the room.
    pub celsius: Option<f64>,
    /// How fast its water leaves (um/s); 0 under a dressing or for an ointment.
    pub drying_um_per_s: f64,
}

/// Temperature of the skin's surface (°C) at each of `times_s` since the injury (increasing).
///
/// `heated_c`: how much warmer than at rest the procedure left the surface.
pub fn surface_temperature(films: &[HeatFilm], heated_c: f64, times_s: &[f64], draws: &dyn Draws) -> Vec<f64> {
    let _ = (films, heated_c, draws);
    times_s.iter().map(|_| 32.0).collect() // number: stub
}
