//! Rates from rows, in closed form.
//!
//! What is **fitted**: the two retentions after 48 h at 4 °C (plain tube 0.49, low-bind or blocked wall 0.79-0.82)
//! give the adsorption rate onto a plain wall and the loss past a blocked one. How much of the latter is lost in the
//! liquid itself, and how much the surfaces take up, is fitted to the rows of another laboratory, whose concentrated
//! stock lost nothing in a week and whose dilute samples lost most. What is **predicted**: the wall's share of the loss
//! (row: about 2/3) and the retention where protein covers the wall (row: 0.85).
//!
//! With r(x) = -ln(x)/48 h: r_plain = s + o + l, r_low = f s + o + l; s is the wall, o other surfaces that blocking
//! does not reach (where liquid meets air, lid, pipettes), l the liquid. The low-bind row pools low-bind tubes with
//! walls blocked by protein and spans 0.79 to 0.82; f, what a low-bind wall still takes, is between 0 (the spread is
//! noise) and f_max = (r(0.79) - r(0.82)) / (r_plain - r(0.82)) (the spread is all wall). Then
//! s = (r_plain - r_low)/(1 - f), o + l = r_low - f s, l = b (o + l). A surface that takes up vesicles more slowly has
//! fewer places, in proportion, so all surfaces fill at the same pace and count as one with summed rate and capacity.
//! They filled up a little during the measurement, so the rates onto bare surfaces are s and o divided by
//! 1 - mean covered share, with the covered share of an exponential loss in closed form.
//! Checked by: tests/suite/fit.rs (the rates give back both rows through the full kinetics); b and the capacity are
//! fitted by `checks -- storage` (validation), and a test there compares them with the declared priors.

use std::sync::OnceLock;

use exoskin_evidence::{Draws, Prior, row};

use crate::container::wall_per_volume;
use crate::parameters as p;
use crate::q10::TEN_C;
use exoskin_quantity::unit::{DAY_S, HOUR_S};

/// Rates of the fitted preparation at 4 °C.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FittedRates {
    /// Adsorption onto a bare plain wall, um/s: times wetted wall per volume it is a rate.
    pub wall_um_per_s: f64,
    /// Adsorption onto other bare surfaces, which blocking the wall does not stop, per wetted wall, um/s.
    pub other_um_per_s: f64,
    /// Loss in the liquid, 1/s.
    pub loss_per_s: f64,
    /// What a low-bind wall takes, as a share of what a plain wall takes.
    pub lobind_share: f64,
    /// What a full wall holds, 1/um².
    pub capacity_per_um2: f64,
    /// What the other surfaces hold when full, per wetted wall, 1/um².
    pub other_per_um2: f64,
}

/// Priors read from the rows; each equals the declared one (a test fails when it does not).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RowPriors {
    /// Retention in a plain tube.
    pub plain: Prior,
    /// Retention in a low-bind tube or by a blocked wall.
    pub lobind: Prior,
    /// Loss of a later freeze-thaw relative to that of the first.
    pub later_thaw: Prior,
    /// Rates of another preparation relative to the fitted one.
    pub preparation: Prior,
    /// Spread of counts between laboratories.
    pub count_error: Prior,
    /// Decay of FGF-2 in water at 25 °C, 1/s.
    pub labile: Prior,
    /// Its rise per 10 °C.
    pub labile_q10: Prior,
    /// Loss at -20 °C, 1/s.
    pub minus20: Prior,
}

/// The rows' priors, read once; the declared ones if a row is missing.
pub(crate) fn row_priors() -> &'static RowPriors {
    static READ: OnceLock<RowPriors> = OnceLock::new();
    READ.get_or_init(|| from_rows().unwrap_or(declared()))
}

/// The priors as they are declared, in base units.
pub fn declared() -> RowPriors {
    RowPriors {
        plain: p::PP_RETENTION.base_prior(),
        lobind: p::LOBIND_RETENTION.base_prior(),
        later_thaw: p::THAW_LATER.base_prior(),
        preparation: p::PREPARATION.base_prior(),
        count_error: p::COUNT_ERROR.base_prior(),
        labile: p::FACTOR_LABILE.base_prior(),
        labile_q10: p::FACTOR_Q10.base_prior(),
        minus20: p::LOSS_MINUS20.base_prior(),
    }
}

/// The priors computed from the rows; nothing where a row or its value is missing.
pub fn from_rows() -> Option<RowPriors> {
    let plain = row("vial.storage.pbs_4c_48h_pp_tube")?;
    let lobind = row("vial.storage.pbs_4c_48h_lobind_or_blocked")?;
    let (once, thrice) =
        (row("vial.storage.freeze_thaw_1_cycle_review")?, row("vial.storage.freeze_thaw_3_cycles_review")?);
    let other_lab_per_day = row("vial.storage.rev_4c_diluted_rate")?.value?;
    let interlab_cv = row("vial.count.interlab_cv_ev")?.value?;
    let (warm, hot) = (row("vial.storage.fgf2_water_25c_1h")?, row("vial.storage.fgf2_water_37c_30min")?);
    let worst_minus20 = row("vial.storage.minus20_26wk_worst_review")?.low?;

    let (plain_low, plain_high) = (plain.low?, plain.high?);
    let here_per_day = -libm::log(plain.value?) / FIT_DAYS;
    let (first_kept, third_kept) = (once.value?, thrice.value?);
    let later_kept = libm::sqrt(third_kept / first_kept);
    let warm_per_s = -libm::log(warm.value?) / (WARM_HOURS * HOUR_S);
    let hot_per_s = -libm::log(hot.value?) / (HOT_HOURS * HOUR_S);
    Some(RowPriors {
        plain: Prior::Normal { mean: plain.value?, sd: (plain_high - plain_low) / 2.0, positive: true },
        lobind: Prior::Uniform { low: lobind.low?, high: lobind.high? },
        later_thaw: Prior::Fixed((1.0 - later_kept) / (1.0 - first_kept)),
        preparation: of_two(1.0, other_lab_per_day / here_per_day),
        count_error: Prior::LogNormal { median: 1.0, sigma: libm::sqrt(libm::log1p(interlab_cv * interlab_cv)) },
        labile: Prior::Fixed(warm_per_s),
        labile_q10: Prior::Fixed(libm::pow(hot_per_s / warm_per_s, TEN_C / (HOT_C - WARM_C))),
        minus20: Prior::LogUniform {
            low: LEAST_MINUS20_PER_DAY / DAY_S,
            high: -libm::log(worst_minus20) / (WORST_MINUS20_DAYS * DAY_S),
        },
    })
}

/// The next value after two: around their geometric mean, with their spread and the error of a mean of two.
fn of_two(one: f64, other: f64) -> Prior {
    let spread = libm::fabs(libm::log(one / other)) / std::f64::consts::SQRT_2;
    Prior::LogNormal { median: libm::sqrt(one * other), sigma: spread * libm::sqrt(1.0 + 1.0 / 2.0) }
}

// Conditions of the rows above, as their `conditions` column has them.
const FIT_DAYS: f64 = 2.0; // number: conditions of the rows above: 48 h
const WARM_HOURS: f64 = 1.0;
const HOT_HOURS: f64 = 0.5; // number: conditions of vial.storage.fgf2_water_37c_30min
const WARM_C: f64 = 25.0; // number: conditions of vial.storage.fgf2_water_25c_1h
const HOT_C: f64 = 37.0; // number: conditions of vial.storage.fgf2_water_37c_30min
const WORST_MINUS20_DAYS: f64 = 182.0; // number: conditions of vial.storage.minus20_26wk_worst_review
const LEAST_MINUS20_PER_DAY: f64 = 1e-4; // number: a loss of 0.3 % in 28 d, unseen in vial.storage.neutrophil_ev_number_minus20_28d

/// The fitted rates of one draw.
pub(crate) fn fitted_rates(draws: &dyn Draws) -> FittedRates {
    let rows = row_priors();
    let seconds = draws.value(&p::FIT_HOURS);
    let rate = |kept: f64| -libm::log(kept) / seconds;
    let plain = rate(draws.value_with(&p::PP_RETENTION, &rows.plain));
    let low = rate(draws.value_with(&p::LOBIND_RETENTION, &rows.lobind));
    let (blocked, leaky) = (rate(rows.lobind.quantile(1.0)), rate(rows.lobind.quantile(0.0)));

    let most_lobind = ((leaky - blocked) / (plain - blocked)).clamp(0.0, 1.0);
    let lobind_share = draws.value(&p::LOBIND_REMAINDER) * most_lobind;
    // A plain tube cannot lose less than a low-bind one; only the far tails of the two rows would say so.
    let wall = ((plain - low) / (1.0 - lobind_share)).max(0.0);
    let past_wall = (low - lobind_share * wall).max(0.0);
    let loss = draws.value(&p::LIQUID_SHARE) * past_wall;
    let other = past_wall - loss;

    let diameter_um = draws.value(&p::TUBE_DIAMETER);
    let volume_um3 = draws.value(&p::FIT_VOLUME);
    let wall_per_um = wall_per_volume(diameter_um, volume_um3);
    let capacity_per_um2 = draws.value(&p::WALL_FULL) * draws.value(&p::WALL_SEEN) / (wall_per_um * volume_um3);
    let capacity = capacity_per_um2 * wall_per_um / draws.value(&p::FIT_COUNT);
    // Every surface is covered to the same share, so that of the wall stands for all.
    let bare = 1.0 - mean_covered(wall, wall + past_wall, seconds, capacity);
    let other_over_wall = if wall > 0.0 { other / wall } else { 1.0 };
    FittedRates {
        wall_um_per_s: wall / bare / wall_per_um,
        other_um_per_s: other / bare / wall_per_um,
        loss_per_s: loss,
        lobind_share,
        capacity_per_um2,
        other_per_um2: capacity_per_um2 * other_over_wall,
    }
}

/// Mean covered share of a wall over a measurement with exponential loss, in units of the capacity.
///
/// (s/r)(1 - e^-rt)/K is on the wall at the end; its time average is that times 1/(1 - e^-rt) - 1/(rt).
fn mean_covered(wall_per_s: f64, total_per_s: f64, seconds: f64, capacity: f64) -> f64 {
    let decays = total_per_s * seconds;
    if decays <= 0.0 {
        return 0.0;
    }
    let lost = -libm::expm1(-decays);
    let at_end = wall_per_s / total_per_s * lost / capacity;
    (at_end * (1.0 / lost - 1.0 / decays)).clamp(0.0, 0.5) // number: mathematics, the mean of a rise from 0 is at most half its end
}
