//! How big conditions are at the start, and how they give way.

use exoskin_evidence::{Origin::*, Parameter, Prior::*};

use super::healing;

/// Phototype where none is given.
pub static PHOTOTYPE: Parameter = healing(
    "condition.phototype",
    "Fitzpatrick phototype where the scenario gives none",
    "1",
    Uniform { low: 1.5, high: 5.5 },
    Assumed("anybody; the scenario may say"),
    "Decides the risk of dark spots.",
);

/// Depth of scars.
pub static SCAR_DEPTH: Parameter = healing(
    "condition.scar_depth",
    "mean depth of atrophic acne scars",
    "um",
    LogUniform { low: 100.0, high: 800.0 },
    Assumed("no row gives depths; shallow rolling scars to deep ones of half a millimetre and more"),
    "Scale of two readouts; relative change does not depend on it.",
);

/// Area of scars.
pub static SCAR_COVER: Parameter = healing(
    "condition.scar_cover",
    "share of the treated skin that is scarred",
    "share",
    LogUniform { low: 0.02, high: 0.3 },
    Assumed("some 16 to 40 scars a face [rater.acne_scar.count_range] of millimetres each, up to confluent cheeks"),
    "With the depth the missing volume.",
);

/// Scars fill.
pub static SCAR_LEVELLING: Parameter = healing(
    "condition.scar_levelling",
    "fall of the logarithm of a scar's depth per turn of all collagen I laid down anew above rest",
    "1",
    LogUniform { low: 0.05, high: 2.0 },
    Assumed("trials see scars fall after needling, but no trial may inform this; no histology links both"),
    "All change of scars goes through it.",
);

/// Depth of wrinkles.
pub static WRINKLE_DEPTH: Parameter = healing(
    "condition.wrinkle_depth",
    "mean depth of wrinkles",
    "um",
    LogUniform { low: 30.0, high: 300.0 },
    Assumed("fine lines to folds; no row"),
    "Scale of the readout; relative change does not depend on it.",
);

/// Wrinkles and collagen.
pub static WRINKLE_COLLAGEN: Parameter = healing(
    "condition.wrinkle_collagen",
    "fall of the logarithm of a wrinkle's depth per doubling of the upper dermis' collagen",
    "1",
    LogUniform { low: 0.1, high: 3.0 },
    Assumed("thicker dermis folds less; no row measures both"),
    "All change of wrinkles goes through it.",
);

/// Pigment of spots.
pub static SPOT_PIGMENT: Parameter = healing(
    "condition.spot_pigment",
    "melanin of spots above that of the skin around, over the latter",
    "share",
    LogUniform { low: 0.15, high: 1.5 },
    Assumed("just visible to twice as dark; no row"),
    "Scale of the readout.",
);

/// Pigment of spots in the dermis.
pub static SPOT_DERMAL_SHARE: Parameter = healing(
    "condition.spot_dermal_share",
    "share of a spot's pigment that lies in the dermis",
    "share",
    Uniform { low: 0.0, high: 0.8 },
    Assumed("epidermal, dermal and mixed types are told apart by lamp only; no shares were read"),
    "What does not fade with turnover.",
);

/// Spots answer more.
pub static SPOT_REACTIVITY: Parameter = healing(
    "condition.spot_reactivity",
    "how much more melanin inflammation makes in a spot than beside it",
    "ratio",
    LogUniform { low: 1.0, high: 4.0 },
    Assumed("spots darken again after lasers; never measured against the skin around"),
    "Rebound after procedures.",
);

/// Chronic wounds.
pub static CHRONIC_RADIUS: Parameter = healing(
    "condition.chronic_radius",
    "radius of a chronic wound six weeks before the start",
    "um",
    LogUniform { low: 3000.0, high: 20_000.0 },
    Assumed("from the least that is called an ulcer to several centimetres"),
    "With the speed the radius at the start.",
);

/// Chronic wounds hardly close.
pub static CHRONIC_SPEED: Parameter = healing(
    "condition.chronic_speed",
    "closing speed of a chronic wound over that of a fresh one, before conditioning",
    "ratio",
    LogUniform { low: 0.02, high: 1.0 },
    Assumed("from almost none to that of a healthy wound; a draw keeps the part that leaves it open for six weeks"),
    "How much closes by itself, beside every arm.",
);

/// For how long a chronic wound has not closed.
pub const CHRONIC_DAYS: f64 = 42.0;
