//! New epidermis crawls over a wound.
//!
//! The edge moves at a few um/h after a lag; a wound is closed when the edge has travelled its width. Channels and
//! holes close from their rim. A bared surface closes from the follicles and ducts that were cut across, which are at
//! random places: once the edge has crawled p, the share exp(-pi n p²) is still further than p from the nearest of n
//! per area.

use exoskin_evidence::Draws;
use exoskin_stats::normal;

use crate::Site;
use crate::anatomy::{age_of_rows_years, share_of_way};
use crate::days::in_days;
use crate::healing::Member;
use crate::parameters as p;
use exoskin_quantity::unit::{DAY_S, HOUR_S};

/// How a wound closes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Closing {
    /// Nothing to crawl over.
    Whole,
    /// From its rim: median radius (um) and spread of the logarithm between lesions.
    Rim { radius_um: f64, spread: f64 },
    /// From islands that lie at random, once the edge has climbed out of heated tissue; and from the outer edge.
    Islands { per_um2: f64, climb_um: f64, edge_um: f64 },
}

impl Closing {
    /// Share of the wounded surface that is open once the edge has crawled this far (um).
    pub(crate) fn open_share(&self, crawled_um: f64) -> f64 {
        match *self {
            Closing::Whole => 0.0,
            Closing::Rim { radius_um, .. } if radius_um <= 0.0 => 0.0,
            _ if crawled_um <= 0.0 => 1.0,
            Closing::Rim { radius_um, spread } if spread <= 0.0 => square((1.0 - crawled_um / radius_um).max(0.0)),
            Closing::Rim { radius_um, spread } => open_of_many(crawled_um / radius_um, spread),
            Closing::Islands { per_um2, climb_um, edge_um } => {
                let way_um = (crawled_um - climb_um).max(0.0);
                let between = libm::exp(-std::f64::consts::PI * per_um2 * way_um * way_um);
                between * square((1.0 - crawled_um / edge_um).max(0.0))
            }
        }
    }

    /// Share of the separate wounds that are open; for a bared surface, its open area.
    pub(crate) fn open_count(&self, crawled_um: f64) -> f64 {
        match *self {
            Closing::Rim { radius_um, spread } if radius_um > 0.0 && spread > 0.0 && crawled_um > 0.0 => {
                normal::cumulative(-libm::log(crawled_um / radius_um) / spread)
            }
            Closing::Rim { radius_um, .. } => f64::from(radius_um > crawled_um),
            Closing::Islands { .. } | Closing::Whole => self.open_share(crawled_um),
        }
    }

    /// How far an edge typically has to go (um).
    pub(crate) fn way_um(&self) -> f64 {
        match *self {
            Closing::Whole => 0.0,
            Closing::Rim { radius_um, .. } => radius_um,
            Closing::Islands { per_um2, edge_um, .. } => {
                libm::sqrt(1.0 / (std::f64::consts::PI * per_um2)).min(edge_um)
            }
        }
    }
}

/// An open share below this counts as closed: what is left is only rounding error.
const CLOSED: f64 = 1e-12; // number: far below anything that is read off

/// Open share of the area of many lesions with log-normal radii R (median 1), after the edge crawled p:
/// E[(R - p)²; R > p] / E[R²].
fn open_of_many(crawled: f64, spread: f64) -> f64 {
    let k = libm::log(crawled) / spread;
    let s2 = spread * spread;
    let wide = normal::cumulative(2.0 * spread - k);
    let cross = 2.0 * crawled * libm::exp(0.5 * s2 - 2.0 * s2) * normal::cumulative(spread - k); // number: mathematics, moments of a lognormal
    let gone = crawled * crawled * libm::exp(-2.0 * s2) * normal::cumulative(-k);
    let open = (wide - cross + gone).min(1.0);
    if open < CLOSED { 0.0 } else { open }
}

fn square(x: f64) -> f64 {
    x * x
}

/// The edge of one skin in one draw.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Edge {
    /// Speed in a moist wound (um/d).
    pub speed_um_d: f64,
    /// Speed in a dry wound, relative to that in a moist one.
    pub dry: f64,
    /// When it begins to move after the injury (d).
    pub lag_d: f64,
    /// Spread of the width of channels.
    pub spread: f64,
}

/// For the members, which are given in hours.
const HOURS_PER_DAY: f64 = DAY_S / HOUR_S;

impl Edge {
    pub(crate) fn draw(member: &Member, site: &Site, draws: &dyn Draws) -> Edge {
        Edge {
            speed_um_d: speed_at_age(member.edge_speed_um_h * HOURS_PER_DAY, site, draws),
            dry: (in_days(&p::MITOSIS_OCCLUDED, draws) / in_days(&p::MITOSIS_AIR, draws)).min(1.0),
            lag_d: member.edge_lag_h / HOURS_PER_DAY,
            spread: member.lesion_spread,
        }
    }

    /// How far it crawls between two times since the injury (um), never less with more migration.
    pub(crate) fn crawled_um(&self, moist: f64, migration: f64, from_d: f64, until_d: f64) -> f64 {
        let moving_d = (until_d - from_d.max(self.lag_d)).max(0.0);
        self.speed_um_d * (self.dry + moist * (1.0 - self.dry)) * migration.max(0.0) * moving_d
    }
}

/// The delay of old age is that of a split-thickness wound on the body: the same extra time per um is added to every
/// distance.
fn speed_at_age(young_um_d: f64, site: &Site, draws: &dyn Draws) -> f64 {
    let age = site.age_years.unwrap_or_else(|| age_of_rows_years(draws));
    let way = share_of_way(age, p::CLOSURE_AGES);
    let per_um2 = draws.value(&p::ECCRINE) + draws.value(&p::FOLLICLES_FOREARM);
    let distance_um = libm::sqrt(-libm::log(1.0 - p::COVERED) / (std::f64::consts::PI * per_um2));
    1.0 / (1.0 / young_um_d + way * in_days(&p::AGE_DELAY, draws) / distance_um)
}

/// Follicles and ducts per um² of a site.
pub(crate) fn islands_per_um2(site: &Site, draws: &dyn Draws) -> f64 {
    let of_face = |part: &str| matches!(part, "face" | "cheek" | "forehead" | "periorbital");
    let ducts = site.mean(|part| draws.value(if of_face(part) { &p::ECCRINE_FACE } else { &p::ECCRINE }));
    site.follicles_per_um2 + ducts
}
