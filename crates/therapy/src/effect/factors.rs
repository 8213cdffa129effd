//! Free factors (H3): what they add to the wound's own.
//!
//! A few lumped signals spread from the channels by diffusion and decay, over L = sqrt(D/k). What enters with the film
//! fills that volume and decays: a pulse of length 1/k at the initial concentration carries the same dose as the
//! exponential. Cells respond to the sum of the wound's own concentration and the product's: M = (1 + (Emax - 1) f(c0 +
//! c)) / (1 + (Emax - 1) f(c0)), f(c) = c/(EC50 + c). The wound's own platelet factors come from the same code as PRP:
//! blood at 1-fold ([`exoskin_blood::Release`]).

use exoskin_blood::{Release, active_tgfb_share};
use exoskin_evidence::{Draws, Parameter};
use exoskin_skin::healing::{Behaviours, Pulse};
use std::f64::consts::{LN_2, PI};

use super::cells::disc_share;
use super::exposure::Exposure;
use super::parameters as p;
use super::rules::{Pick, factor};

/// Where a signal's concentration in a wound comes from.
enum Own {
    /// What clotted blood contains, diluted.
    Blood,
    /// A row of its own.
    Fluid(&'static Parameter),
}

/// A lumped signal.
struct Signal {
    /// Names of the factors that it represents.
    names: &'static [&'static str],
    /// Mostly latent, as TGF-b.
    latent: bool,
    /// Half-maximal concentration, ng/mL.
    ec50: &'static Parameter,
    /// The wound's own.
    own: Own,
    /// Behaviours and the largest factor on each.
    acts: &'static [(Pick, &'static Parameter)],
}

static SIGNALS: [Signal; 7] = [
    Signal {
        names: &["pdgf_ab", "pdgf_bb", "pdgf_aa", "pdgf"],
        latent: false,
        ec50: &p::EC50_PDGF,
        own: Own::Blood,
        acts: &[
            (|b| &mut b.fibroblasts, &p::PDGF_FIBROBLASTS),
            (|b| &mut b.follicle_entry, &p::PDGF_FOLLICLE_ENTRY),
            // Keratinocytes have no receptor for it: the edge follows the granulation tissue.
            (|b| &mut b.migration, &p::PDGF_MIGRATION),
        ],
    },
    Signal {
        names: &["tgfb1", "tgfb2", "tgfb3", "tgfb"],
        latent: true,
        ec50: &p::EC50_TGFB,
        own: Own::Blood,
        acts: &[
            (|b| &mut b.collagen, &p::TGFB_COLLAGEN),
            (|b| &mut b.division, &p::TGFB_DIVISION),
            (|b| &mut b.breakdown, &p::TGFB_BREAKDOWN),
        ],
    },
    Signal {
        names: &["egf", "kgf", "hgf"],
        latent: false,
        ec50: &p::EC50_EGF,
        own: Own::Blood,
        acts: &[(|b| &mut b.migration, &p::EGF_MIGRATION), (|b| &mut b.division, &p::EGF_DIVISION)],
    },
    Signal {
        names: &["vegf"],
        latent: false,
        ec50: &p::EC50_VEGF,
        own: Own::Fluid(&p::WOUND_VEGF),
        acts: &[(|b| &mut b.vessels, &p::VEGF_VESSELS)],
    },
    Signal {
        names: &["igf1"],
        latent: false,
        ec50: &p::EC50_IGF,
        own: Own::Blood,
        acts: &[
            (|b| &mut b.follicle_exit, &p::IGF_FOLLICLE_EXIT),
            (|b| &mut b.follicle_growth, &p::IGF_FOLLICLE_GROWTH),
        ],
    },
    Signal {
        names: &["fgf2"],
        latent: false,
        ec50: &p::EC50_FGF2,
        own: Own::Fluid(&p::WOUND_FGF2),
        acts: &[(|b| &mut b.fibroblasts, &p::FGF2_FIBROBLASTS), (|b| &mut b.vessels, &p::FGF2_VESSELS)],
    },
    Signal {
        names: &["il1b", "il1a", "il6", "il8", "tnf"],
        latent: false,
        ec50: &p::EC50_INFLAMMATION,
        own: Own::Fluid(&p::WOUND_INFLAMMATION),
        acts: &[
            (|b| &mut b.influx, &p::INFLAMMATION_INFLUX),
            (|b| &mut b.resolution, &p::INFLAMMATION_RESOLUTION),
            (|b| &mut b.melanin, &p::INFLAMMATION_MELANIN),
        ],
    },
];

/// The pulse of the free factors of one application; none where no active factor enters.
pub fn pulse(exposure: &Exposure<'_>, draws: &dyn Draws) -> Option<Pulse> {
    let spread = Spread::of(exposure, draws);
    let brought = brought(exposure, &spread, draws);
    if brought.is_empty() {
        return None;
    }
    let mut near = Behaviours::UNTOUCHED;
    for Brought { signal, own, added } in brought {
        multiply(&mut near, signal, own, added, draws);
    }
    let until_s = exposure.at_s + spread.stays_s + draws.value(&p::FACTOR_MEMORY);
    Some(Pulse { from_s: exposure.at_s, until_s, near, far: mixed(&near, spread.area_share) })
}

/// A signal that a product brings: the tissue's own and what is added, pg/um³ in active form.
struct Brought {
    signal: &'static Signal,
    own: f64,
    added: f64,
}

/// Every signal that enters; none where nothing does.
fn brought(exposure: &Exposure<'_>, spread: &Spread, draws: &dyn Draws) -> Vec<Brought> {
    let per_area = exposure.film_um * exposure.factor_entered;
    let films = SIGNALS.iter().map(|signal| (signal, in_film(signal, exposure)));
    let films: Vec<(&'static Signal, f64)> = films.filter(|(_, film)| *film > 0.0 && per_area > 0.0).collect();
    if films.is_empty() {
        return Vec::new();
    }
    let blood = Release::of_blood(draws);
    let of = |(signal, film): (&'static Signal, f64)| {
        let active = if signal.latent { active_tgfb_share(draws) } else { 1.0 };
        let added = film * per_area * exposure.unit_cell_um2 / spread.volume_um3 * active;
        Brought { signal, own: own(signal, exposure, &blood, active, draws), added }
    };
    films.into_iter().map(of).collect()
}

/// Every signal that a product brings: the first factor that it stands for, the concentration of half the effect, the
/// tissue's own and what is added at the start, pg/um³ in active form.
pub(super) fn heard(exposure: &Exposure<'_>, draws: &dyn Draws) -> Vec<(&'static str, f64, f64, f64)> {
    let spread = Spread::of(exposure, draws);
    let of = |one: Brought| {
        let name = one.signal.names.first().copied().unwrap_or_default();
        (name, draws.value(one.signal.ec50), one.own, one.added)
    };
    brought(exposure, &spread, draws).into_iter().map(of).collect()
}

/// Concentration of the signal's factors in the film, pg/um³.
fn in_film(signal: &Signal, exposure: &Exposure<'_>) -> f64 {
    let of_signal = exposure.factors.iter().filter(|factor| signal.names.contains(&factor.name.as_str()));
    of_signal.map(|factor| factor.pg_per_um3).filter(|amount| *amount > 0.0).sum()
}

/// The tissue's own amount, pg/um³ in active form.
fn own(signal: &Signal, exposure: &Exposure<'_>, blood: &Release, active: f64, draws: &dyn Draws) -> f64 {
    let wound = match signal.own {
        Own::Blood => {
            let clotted: f64 = signal.names.iter().filter_map(|name| blood.pg_per_um3(name)).sum();
            clotted * active * draws.value(&p::WOUND_OVER_BLOOD)
        }
        Own::Fluid(parameter) => draws.value(parameter),
    };
    if exposure.injury.is_some() { wound } else { wound * draws.value(&p::REST_OVER_WOUND) }
}

fn multiply(behaviours: &mut Behaviours, signal: &Signal, own: f64, added: f64, draws: &dyn Draws) {
    let ec50 = draws.value(signal.ec50);
    let heard = |amount: f64| amount / (ec50 + amount);
    for (pick, emax) in signal.acts {
        let emax = draws.value(emax);
        *pick(behaviours) *= factor(emax, heard(own + added)) / factor(emax, heard(own));
    }
}

/// Where factors end up.
struct Spread {
    /// Volume of the tissue in one unit cell that they fill, um³.
    volume_um3: f64,
    /// Its share of the surface.
    area_share: f64,
    /// How long they stay, 1/k, s.
    stays_s: f64,
}

impl Spread {
    fn of(exposure: &Exposure<'_>, draws: &dyn Draws) -> Spread {
        let stays_s = draws.value(&p::FACTOR_HALF_LIFE) / LN_2;
        let length_um = libm::sqrt(draws.value(&p::FACTOR_DIFFUSIVITY) * stays_s);
        let (radius_um, depth_um) = exposure.injury.map_or((0.0, 0.0), |injury| (injury.radius_um, injury.depth_um));
        let area_share = match exposure.injury {
            Some(_) => disc_share(radius_um + length_um, exposure.unit_cell_um2),
            None => 1.0,
        };
        let reach_um = (depth_um + length_um).min(exposure.site.skin_um());
        let volume_um3 = exposure.unit_cell_um2 * area_share * reach_um;
        // Where nothing was solved, a radius alone has no volume.
        let least = PI * length_um * length_um * length_um;
        Spread { volume_um3: if volume_um3 > 0.0 { volume_um3 } else { least }, area_share, stays_s }
    }
}

/// Mean over skin in which a `share` has these factors and the rest has none.
fn mixed(near: &Behaviours, share: f64) -> Behaviours {
    let mut far = *near;
    for pick in SIGNALS.iter().flat_map(|signal| signal.acts).map(|(pick, _)| pick) {
        let mut own = *near;
        *pick(&mut far) = factor(*pick(&mut own), share);
    }
    far
}
