//! The fit behind two vial parameters: how much the walls hold, and how much of the loss past a blocked wall happens in
//! the liquid itself.
//!
//! Five values of two laboratories decide. In one, 0.5e10 and 2.1e10 particles per mL lost the same share in 48 h: so the
//! wall was far from full. In the other, dilute vesicles lost most in a week and the concentrated stock nothing: so
//! little is lost in the liquid itself. Importance weights over wide priors, from a fixed sequence of draws; everything
//! else keeps its declared prior. `checks -- storage` prints the answer; a test compares it with what is declared.

use exoskin_evidence::{Draws, Parameter, Prior, row};
use exoskin_quantity::Diagnostic;
use exoskin_quantity::toml::Known;
use exoskin_quantity::unit::ML_UM3;
use exoskin_stats::{Band, bands::weighted_band};
use exoskin_vial::hashed::Hashed;
use exoskin_vial::product::Answer;
use exoskin_vial::{Container, History, Product, draw, load_product, parameters as p};

/// Draws of the priors.
pub const SAMPLES: u64 = 20_000;
/// Before the fit: any share of the loss past a blocked wall may happen in the liquid.
const LIQUID_SHARE: Prior = Prior::Uniform { low: 0.0, high: 1.0 };
/// Before the fit: from what was seen on a wall to a jammed layer of 100 nm spheres.
const WALL_FULL: Prior = Prior::LogUniform { low: 1.0, high: 6.0 };
/// Ends of the range of counts that lost the same share, per mL.
const RANGE_PER_ML: [f64; 2] = [0.5e10, 2.1e10];
/// Middle of the working range of the counter that the other laboratory diluted for, per mL.
const DILUTED_PER_ML: f64 = 5.5e8;

/// One value that decides.
struct Datum {
    row: &'static str,
    history: &'static str,
    strength: Strength,
}

#[derive(Clone, Copy)]
enum Strength {
    /// Of the laboratory whose rates are the fitted ones.
    Here(f64),
    /// Of the other laboratory, whose preparation has rates of its own.
    There(f64),
    /// The other laboratory's stock.
    Stock,
}

const PLAIN: &str = "vial.storage.pbs_4c_48h_pp_tube";
const DATA: [Datum; 5] = [
    Datum { row: PLAIN, history: "4C 48h", strength: Strength::Here(RANGE_PER_ML[0]) },
    Datum { row: PLAIN, history: "4C 48h", strength: Strength::Here(RANGE_PER_ML[1]) },
    Datum { row: "vial.storage.rev_4c_diluted_1d", history: "4C 1d", strength: Strength::There(DILUTED_PER_ML) },
    Datum { row: "vial.storage.rev_4c_diluted_7d", history: "4C 7d", strength: Strength::There(DILUTED_PER_ML) },
    Datum { row: "vial.storage.rev_4c_concentrated_7d", history: "4C 7d", strength: Strength::Stock },
];

/// A row of the fit: what was measured, and what the fitted model says of that very laboratory.
#[derive(Clone, Debug)]
pub struct Residual {
    /// The row's id.
    pub row: &'static str,
    /// What was measured, and its spread.
    pub measured: (f64, f64),
    /// What the model says before the fit.
    pub before: Band,
    /// And after it.
    pub after: Band,
}

/// What the rows say.
#[derive(Clone, Debug)]
pub struct Fit {
    /// Effective number of draws.
    pub effective: f64,
    /// Share of the loss past a blocked wall that happens in the liquid.
    pub liquid_share: Band,
    /// The same as the beta distribution of equal mean and variance.
    pub liquid_beta: (f64, f64),
    /// Wall capacity relative to the highest adsorption observed.
    pub wall_full: Band,
    /// The same as the log-uniform distribution with equal 5 and 95 % quantiles.
    pub wall_ends: (f64, f64),
    /// The other laboratory's rates relative to the fitted ones.
    pub preparation: Band,
    /// The rows that decided.
    pub rows: Vec<Residual>,
}

/// Draws with the two priors as they were before the fit.
struct Before {
    draws: Hashed,
    /// The fitted preparation, whose rates need no spread.
    here: bool,
}

impl Draws for Before {
    fn unit(&self, parameter: &Parameter) -> f64 {
        self.draws.unit(parameter)
    }

    fn value_with(&self, parameter: &Parameter, prior: &Prior) -> f64 {
        let fitted = self.here && parameter.id == p::PREPARATION.id;
        if fitted { 1.0 } else { prior.quantile(self.unit(parameter)) }
    }

    fn value(&self, parameter: &Parameter) -> f64 {
        let prior = match parameter.id {
            id if id == p::LIQUID_SHARE.id => LIQUID_SHARE,
            id if id == p::WALL_FULL.id => WALL_FULL,
            _ => parameter.base_prior(),
        };
        prior.quantile(self.unit(parameter))
    }
}

/// The fit to the rows.
///
/// # Errors
/// A row or the reference product is missing.
pub fn fit() -> Result<Fit, Diagnostic> {
    let measured = DATA.iter().map(measured).collect::<Result<Vec<_>, _>>()?;
    let histories = DATA.iter().map(|datum| History::parse(datum.history).map_err(Diagnostic::from));
    let histories = histories.collect::<Result<Vec<_>, _>>()?;
    let vial = vial()?;
    let drawn: Vec<[f64; DATA.len()]> = (0..SAMPLES).map(|index| kept(&vial, &histories, index)).collect();
    let logs: Vec<f64> = drawn.iter().map(|kept| log_likelihood(kept, &measured)).collect();
    let most = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let weights: Vec<f64> = logs.iter().map(|log| libm::exp(log - most)).collect();
    summary(&drawn, &weights, &measured).ok_or_else(|| Diagnostic::new("the fit to the storage rows has no weight"))
}

/// Half a millilitre of vesicles in a buffer without protein.
fn vial() -> Result<Product, Diagnostic> {
    let mut vial = load_product("reference_vesicles")?;
    vial.label.exact = true;
    vial.vessel.volume_um3 = p::FIT_VOLUME.prior.median();
    vial.matrix.protein_rich = Answer::No;
    Ok(vial)
}

/// What a row measured, and its spread: its own, or what a laboratory cannot tell apart.
fn measured(datum: &Datum) -> Result<(f64, f64), Diagnostic> {
    let row = row(datum.row).ok_or_else(|| Diagnostic::unknown_word(datum.row, &[]))?;
    let spread = match (row.low, row.high) {
        (Some(low), Some(high)) => (high - low) / 2.0,
        _ => p::UNSEEN_CHANGE.prior.median(),
    };
    let value = row.value.ok_or_else(|| Diagnostic::new(format!("{} has no value", datum.row)))?;
    Ok((value, spread))
}

/// The share that one draw keeps in each of the rows.
fn kept(vial: &Product, histories: &[History], index: u64) -> [f64; DATA.len()] {
    std::array::from_fn(|place| {
        let (here, count) = match DATA[place].strength {
            Strength::Here(per_ml) => (true, per_ml / ML_UM3),
            Strength::There(per_ml) => (false, per_ml / ML_UM3),
            Strength::Stock => (false, before(index, false).value(&p::STOCK_COUNT)),
        };
        let mut vial = vial.clone();
        vial.label.count_per_um3 = Known::Is(count);
        draw(&vial, &histories[place], Container::Pp, &before(index, here)).whole_share
    })
}

fn before(index: u64, here: bool) -> Before {
    Before { draws: Hashed { index }, here }
}

fn log_likelihood(kept: &[f64], measured: &[(f64, f64)]) -> f64 {
    let off = |(kept, (value, spread)): (&f64, &(f64, f64))| (kept - value) / spread;
    -kept.iter().zip(measured).map(off).map(|off| off * off).sum::<f64>() / 2.0
}

fn summary(drawn: &[[f64; DATA.len()]], weights: &[f64], measured: &[(f64, f64)]) -> Option<Fit> {
    let of = |parameter: &Parameter| -> Vec<f64> {
        (0..SAMPLES).map(|index| before(index, false).value(parameter)).collect()
    };
    let (liquid, wall) = (of(&p::LIQUID_SHARE), of(&p::WALL_FULL));
    let even = vec![1.0; weights.len()];
    let residual = |place: usize| {
        let kept: Vec<f64> = drawn.iter().map(|kept| kept[place]).collect();
        Some(Residual {
            row: DATA[place].row,
            measured: measured[place],
            before: weighted_band(&kept, &even).ok()?,
            after: weighted_band(&kept, weights).ok()?,
        })
    };
    let sum: f64 = weights.iter().sum();
    let squares: f64 = weights.iter().map(|weight| weight * weight).sum();
    let wall_full = weighted_band(&wall, weights).ok()?;
    Some(Fit {
        effective: sum * sum / squares,
        liquid_share: weighted_band(&liquid, weights).ok()?,
        liquid_beta: beta_of(&liquid, weights, sum),
        wall_ends: ends_of(wall_full),
        wall_full,
        preparation: weighted_band(&of(&p::PREPARATION), weights).ok()?,
        rows: (0..DATA.len()).map(residual).collect::<Option<_>>()?,
    })
}

/// The beta distribution of the same mean and variance.
fn beta_of(values: &[f64], weights: &[f64], sum: f64) -> (f64, f64) {
    let weighted = |of: &dyn Fn(f64) -> f64| values.iter().zip(weights).map(|(v, w)| w * of(*v)).sum::<f64>() / sum;
    let mean = weighted(&|value| value);
    let variance = weighted(&|value| (value - mean) * (value - mean));
    let both = mean * (1.0 - mean) / variance - 1.0;
    (mean * both, (1.0 - mean) * both)
}

/// The log-uniform distribution with the same 5 and 95 % quantiles.
fn ends_of(band: Band) -> (f64, f64) {
    let beyond = libm::log(band.p95 / band.p05) / 18.0;
    (band.p05 * libm::exp(-beyond), band.p95 * libm::exp(beyond))
}
