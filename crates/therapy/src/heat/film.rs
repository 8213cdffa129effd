//! A film on the skin: applied, thinning, gone; and the course of the surface under it.

use super::HeatFilm;
use super::skin::Body;
use super::slab::{Slab, Work, half, series};

/// Film cells: a film is thin, so a few are enough.
const FILM_CELLS: usize = 3;
/// A film thinner than this counts as gone (um).
const GONE_UM: f64 = 0.01; // number: numerics, in place of zero
/// First step after an event (s), how fast steps grow, and how large they get relative to the time since.
const FIRST_STEP_S: f64 = 0.02; // number: numerics, steps
const STEP_SHARE: f64 = 0.25; // number: numerics, steps

/// The skin with whatever lies on it, as departures from rest.
pub(super) struct Course<'a> {
    body: &'a Body,
    /// Departures of the film's cells and then the skin's (°C); the film's exist only while there is one.
    t: Vec<f64>,
    film_um: f64,
    drying_um_per_s: f64,
    now_s: f64,
    since_s: f64,
    slab: Slab,
    work: Work,
}

impl<'a> Course<'a> {
    pub(super) fn new(body: &'a Body, heated_c: f64) -> Course<'a> {
        let t = body.heated.iter().map(|share| share * heated_c).collect();
        let (slab, work) = (Slab::default(), Work::default());
        Course { body, t, film_um: 0.0, drying_um_per_s: 0.0, now_s: 0.0, since_s: 0.0, slab, work }
    }

    /// Applies a film; what is still wet there mixes with it.
    pub(super) fn put_on(&mut self, film: &HeatFilm) {
        if film.thickness_um <= GONE_UM {
            return;
        }
        let new = film.celsius.unwrap_or(self.body.room_c) - self.body.rest_c;
        let old: f64 = self.t[..self.film_cells()].iter().sum::<f64>() / FILM_CELLS as f64;
        let all_um = self.film_um + film.thickness_um;
        let mixed = (self.film_um * old + film.thickness_um * new) / all_um;
        let cells = self.film_cells();
        self.t.splice(..cells, [mixed; FILM_CELLS]);
        self.film_um = all_um;
        self.drying_um_per_s = film.drying_um_per_s;
        self.since_s = self.now_s;
    }

    /// Advances to `time_s`.
    pub(super) fn go_to(&mut self, time_s: f64) {
        while self.now_s < time_s {
            let step = FIRST_STEP_S + STEP_SHARE * (self.now_s - self.since_s);
            let left = time_s - self.now_s;
            let dry = if self.wet() && self.drying_um_per_s > 0.0 {
                (self.film_um - GONE_UM) / self.drying_um_per_s
            } else {
                f64::INFINITY
            };
            // Two equal steps rather than a long and a tiny one.
            let end = left.min(dry);
            let step = if step >= end { end } else { step.min(0.5 * end) }; // number: numerics, step size
            self.advance(step, step == dry);
            self.now_s = if step == left { time_s } else { self.now_s + step };
        }
    }

    fn advance(&mut self, step: f64, dries: bool) {
        let evaporated = if self.wet() { self.drying_um_per_s } else { 0.0 };
        // The film at the midpoint.
        self.film_um -= 0.5 * step * evaporated; // number: numerics, the midpoint rule
        self.build(evaporated);
        self.slab.step(&mut self.t, step, &mut self.work);
        self.film_um -= 0.5 * step * evaporated; // number: numerics, the midpoint rule
        if dries || (self.wet() && self.film_um <= GONE_UM) {
            self.t.drain(..FILM_CELLS);
            self.film_um = 0.0;
            self.since_s = self.now_s + step;
        }
    }

    /// The slab of this instant.
    fn build(&mut self, evaporated_um_per_s: f64) {
        let body = self.body;
        self.slab.capacity.clear();
        self.slab.conductance.clear();
        let mut outer = body.exchange;
        if self.wet() {
            let thickness = self.film_um / FILM_CELLS as f64;
            let own = half(body.film_conductivity, thickness);
            for _ in 0..FILM_CELLS {
                self.slab.capacity.push(body.film_capacity * thickness);
                self.slab.conductance.push(series(outer, own));
                // Between cells of the film both halves are equal.
                outer = own;
            }
        }
        self.slab.conductance.push(series(outer, body.conductance[0]));
        self.slab.conductance.extend_from_slice(&body.conductance[1..]);
        self.slab.capacity.extend_from_slice(&body.capacity);
        self.slab.source = -evaporated_um_per_s * body.latent;
    }

    /// Temperature of the skin's surface (°C).
    pub(super) fn surface_c(&self) -> f64 {
        let cells = self.film_cells();
        let below = self.body.conductance[0];
        let (above, outer) = match cells.checked_sub(1) {
            Some(last) => (self.t[last], half(self.body.film_conductivity, self.film_um / FILM_CELLS as f64)),
            None => (0.0, self.body.exchange),
        };
        self.body.rest_c + (outer * above + below * self.t[cells]) / (outer + below)
    }

    fn wet(&self) -> bool {
        self.film_um > 0.0
    }

    fn film_cells(&self) -> usize {
        if self.wet() { FILM_CELLS } else { 0 }
    }
}
