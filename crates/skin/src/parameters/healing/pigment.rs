//! Melanin.

use exoskin_evidence::{Origin::*, Parameter, Prior::*};

use super::healing;

/// Melanin follows.
pub static MELANIN_TIME: Parameter = healing(
    "healing.melanin_time",
    "e-fold in which basal melanin follows its making",
    "d",
    LogUniform { low: 4.0, high: 20.0 },
    Assumed("spots darken over weeks [pih.darkening_window]; the stages between are not resolved by any row"),
    "Delay between inflammation and colour.",
);

/// Turnover of pigment.
pub static EPIDERMAL_TURNOVER: Parameter = healing(
    "healing.epidermal_turnover",
    "e-fold in which pigment leaves the epidermis",
    "d",
    Normal { mean: 36.2, sd: 6.2, positive: true },
    Evidence(&["epi.turnover.total_uva"]),
    "How fast colour in the upper layers fades.",
);

/// Inflammation makes pigment.
pub static MELANIN_GAIN: Parameter = healing(
    "healing.melanin_gain",
    "melanin made at full inflammation above rest in phototype VI, over rest",
    "ratio",
    LogUniform { low: 0.2, high: 8.0 },
    Assumed("no row measures melanin after wounds; dark spots are frequent in dark skin"),
    "Falls with the square of the phototype. Incidences of dark spots are compared with, never fitted.",
);

/// Basal melanin.
pub static MELANIN_BASAL_SHARE: Parameter = healing(
    "healing.melanin_basal_share",
    "melanin of the basal layer, over that of the epidermis",
    "share",
    Uniform { low: 0.3, high: 0.8 },
    Assumed("most melanin lies low in pale skin and through all layers in dark skin; no row"),
    "Weight of quick against slow colour.",
);

/// Pigment drops.
pub static MELANIN_DROP: Parameter = healing(
    "healing.melanin_drop",
    "melanin that drops into the dermis in a day at full inflammation, over that of the epidermis",
    "1/d",
    LogUniform { low: 0.0005, high: 0.02 },
    Assumed("seen in histology after inflammation, never measured"),
    "Spots that last.",
);

/// Dropped pigment stays.
pub static MELANIN_DERMAL_TIME: Parameter = healing(
    "healing.melanin_dermal_time",
    "e-fold in which pigment leaves the dermis",
    "d",
    LogUniform { low: 90.0, high: 1000.0 },
    Assumed("months to years by general knowledge"),
    "Spots that last.",
);

/// Pigment that is seen.
pub static VISIBLE_PIGMENT: Parameter = healing(
    "healing.visible_pigment",
    "melanin above rest that the middle person shows as a spot, over rest",
    "share",
    LogUniform { low: 0.1, high: 0.6 },
    Assumed("no row links an eye's verdict to melanin"),
    "Where the risk of dark spots is one half.",
);

/// People differ.
pub static PIGMENT_SPREAD: Parameter = healing(
    "healing.pigment_spread",
    "spread between people of one phototype in how they darken, sigma of the logarithm",
    "1",
    Uniform { low: 0.5, high: 1.5 },
    Assumed("some darken and others do not after the same laser [pih.incidence.eryag_asian]; spread never measured"),
    "Turns a mean into a risk.",
);
