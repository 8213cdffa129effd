//! Thickness of the film over time, where one session applies several liquids one after the other.
//!
//! A later liquid is spread over what is left of the earlier ones and mixes with it: it dilutes them and takes longer to dry.
//! What is dry when it comes stays residue. An ointment on top does not mix; it covers the film, which dries no more.
//! The first liquid fills empty channels. With one liquid this is a film that thins at constant speed.

use super::setup::{Film, Liquid};

/// A stretch of time in which a film thins at one speed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Stretch {
    /// Its beginning, since this product's application (s).
    pub from_s: f64,
    /// Thickness there (um).
    pub film_um: f64,
    /// Speed of thinning (um/s).
    pub thinning_um_per_s: f64,
}

/// What water does apart from evaporating.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fluids {
    /// Film that the channels drink from the first liquid, if it has as much (um).
    pub fill_um: f64,
    /// The most that they drink of any film, as a share of it.
    pub most_drunk: f64,
    /// Outflow of the channels, as a speed of the film's surface (um/s).
    pub gain_um_per_s: f64,
    /// The largest share of the evaporation that outflow may offset.
    pub most_compensated: f64,
}

/// The film from a product's own application on: at least one stretch, the first from 0.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct FilmHistory {
    pub stretches: Vec<Stretch>,
    /// Thickness at which it breaks (um).
    pub end_um: f64,
    /// What channels drank of this product's own film (um).
    pub filled_um: f64,
}

impl FilmHistory {
    pub(super) fn of(film: &Film, fluids: &Fluids) -> FilmHistory {
        let (before, after) = film.others.split_at(film.others.partition_point(|other| other.is_before));
        let mut layer = Layer::default();
        for other in before {
            layer.wait_until(other.at_s, film, fluids);
            layer.take(other, fluids);
            if let Some(rinse_s) = other.rinse_s.filter(|&rinse_s| rinse_s <= 0.0) {
                layer.wait_until(rinse_s, film, fluids);
                layer.film_um = 0.0;
            }
        }
        layer.wait_until(0.0, film, fluids);
        let own = Liquid {
            at_s: 0.0,
            is_before: false,
            thickness_um: film.thickness_um,
            drying_um_per_s: film.drying_um_per_s,
            covers: false,
            rinse_s: None,
        };
        let filled_um = layer.take(&own, fluids);
        for other in after.iter().filter(|other| other.at_s <= 0.0) {
            layer.take(other, fluids);
        }
        let end_um = film.breaks_at_um.min(film.breaks_left * layer.film_um);
        let mut stretches = vec![layer.stretch(0.0, fluids)];
        for other in after.iter().filter(|other| other.at_s > 0.0) {
            layer.wait_until(other.at_s, film, fluids);
            if layer.film_um <= end_um {
                break;
            }
            layer.take(other, fluids);
            stretches.push(layer.stretch(other.at_s, fluids));
        }
        FilmHistory { stretches, end_um, filled_um }
    }

    /// Thickness at a time (um), at least that at which it breaks.
    pub(super) fn film_um(&self, time_s: f64) -> f64 {
        let stretch = self.at(time_s);
        (stretch.film_um - stretch.thinning_um_per_s * (time_s - stretch.from_s)).max(self.end_um)
    }

    /// The stretch that a time belongs to.
    pub(super) fn at(&self, time_s: f64) -> &Stretch {
        let place = self.stretches.partition_point(|stretch| stretch.from_s <= time_s);
        &self.stretches[place.saturating_sub(1)]
    }

    /// When it is dry; infinite where it never is (s).
    pub(super) fn dries_s(&self) -> f64 {
        let dries = |(place, stretch): (usize, &Stretch)| {
            let until = self.stretches.get(place + 1).map_or(f64::INFINITY, |next| next.from_s);
            let dry_s = stretch.from_s + (stretch.film_um - self.end_um) / stretch.thinning_um_per_s;
            (stretch.thinning_um_per_s > 0.0 && dry_s <= until).then_some(dry_s)
        };
        self.stretches.iter().enumerate().find_map(dries).unwrap_or(f64::INFINITY)
    }

    /// When later liquids are spread over it (s).
    pub(super) fn additions_s(&self) -> impl Iterator<Item = f64> + '_ {
        self.stretches.iter().skip(1).map(|stretch| stretch.from_s)
    }
}

/// The film as it is now.
#[derive(Clone, Copy, Debug, Default)]
struct Layer {
    film_um: f64,
    evaporation_um_per_s: f64,
    now_s: f64,
    is_filled: bool,
}

impl Layer {
    fn thinning(&self, fluids: &Fluids) -> f64 {
        let evaporation = self.evaporation_um_per_s;
        evaporation - fluids.gain_um_per_s.min(fluids.most_compensated * evaporation)
    }

    fn wait_until(&mut self, time_s: f64, film: &Film, fluids: &Fluids) {
        if self.film_um > 0.0 {
            let end_um = film.breaks_at_um.min(film.breaks_left * self.film_um);
            let left = self.film_um - self.thinning(fluids) * (time_s - self.now_s);
            self.film_um = if left > end_um { left } else { 0.0 };
        }
        self.now_s = time_s;
    }

    /// Adds a liquid and answers how much of it the channels drank (um).
    fn take(&mut self, liquid: &Liquid, fluids: &Fluids) -> f64 {
        if liquid.covers {
            self.evaporation_um_per_s = 0.0;
            return 0.0;
        }
        let drunk_um = fluids.fill_um.min(fluids.most_drunk * liquid.thickness_um);
        let filled_um = if self.is_filled { 0.0 } else { drunk_um };
        self.is_filled = true;
        let added_um = liquid.thickness_um - filled_um;
        self.evaporation_um_per_s = if self.film_um > 0.0 {
            let speeds = self.film_um * self.evaporation_um_per_s + added_um * liquid.drying_um_per_s;
            speeds / (self.film_um + added_um)
        } else {
            liquid.drying_um_per_s
        };
        self.film_um += added_um;
        self.now_s = liquid.at_s;
        filled_um
    }

    fn stretch(&self, from_s: f64, fluids: &Fluids) -> Stretch {
        Stretch { from_s, film_um: self.film_um, thinning_um_per_s: self.thinning(fluids) }
    }
}
