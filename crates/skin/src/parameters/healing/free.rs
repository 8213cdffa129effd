//! The free parameters: what history matching against untreated wounds of people may move.

use exoskin_evidence::{Origin::*, Parameter, Prior::*};

use super::healing;

/// Which member of the ensemble.
pub static ENSEMBLE: Parameter = healing(
    "healing.ensemble",
    "member of the matched ensemble, slow edges first",
    "share",
    Uniform { low: 0.0, high: 1.0 },
    Evidence(&[
        "laser.nafl.reepithelialised_ed50",
        "laser.nafl.reepithelialised_ed84",
        "injury.nafl.basal_continuity",
        "wound.punch4mm.covered_d7_occluded",
        "wound.barrier.tewl_at_closure",
        "wound.barrier.tewl_normal",
        "redness.duration.ff_co2",
        "redness.duration.ff_eryag",
        "redness.duration.co2_single_pass_nocool",
        "redness.gone.ff_co2",
    ]),
    "Picks edge speed, edge lag, spread between lesions, maturation of the barrier and redness time together, so that \
     what untreated wounds say of them jointly is kept.",
);

/// The five free parameters with what is believed before matching; never drawn by themselves.
pub static FREE: [&Parameter; 5] = [&EDGE_SPEED, &EDGE_LAG, &LESION_SPREAD, &BARRIER_TIME, &REDNESS_TIME];

/// Speed of the edge.
pub static EDGE_SPEED: Parameter = healing(
    "healing.edge_speed",
    "speed of an epidermal edge in a moist wound before 55 years",
    "um/h",
    LogUniform { low: 1.0, high: 20.0 },
    Assumed("free: from a third of what punches and laser lesions suggest to half of what explants show"),
    "Decides closure everywhere.",
);

/// Lag before the edge moves.
pub static EDGE_LAG: Parameter = healing(
    "healing.edge_lag",
    "time until an epidermal edge begins to move",
    "h",
    Uniform { low: 0.0, high: 24.0 },
    Assumed("free: hours to a day"),
    "Matters for channels, hardly for large wounds.",
);

/// Spread between lesions.
pub static LESION_SPREAD: Parameter = healing(
    "healing.lesion_spread",
    "spread of the width of lesions made alike, sigma of the logarithm",
    "1",
    LogUniform { low: 0.05, high: 1.0 },
    Assumed("free: from nearly equal lesions to a factor of three"),
    "Spreads the closing times of the channels of one session.",
);

/// Maturation of the barrier.
pub static BARRIER_TIME: Parameter = healing(
    "healing.barrier_time",
    "e-fold in which newly covered skin becomes tight",
    "d",
    LogUniform { low: 0.5, high: 15.0 },
    Assumed("free: from a layer of corneocytes a day to months until tight"),
    "Water loss after closure. Newly covered skin begins as leaky as an open wound.",
);

/// Redness.
pub static REDNESS_TIME: Parameter = healing(
    "healing.redness_time",
    "e-fold in which the vessels of a healed wound disappear",
    "d",
    LogUniform { low: 2.0, high: 60.0 },
    Assumed("free: days to two months"),
    "Long redness; inflammation has times of its own.",
);
