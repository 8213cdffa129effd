//! Closure, barrier and thickness of the epidermis.

use exoskin_evidence::{Origin::*, Parameter, Prior::*};

use super::healing;

/// Sweat ducts where no site row is known.
pub static ECCRINE: Parameter = healing(
    "healing.sweat_ducts",
    "sweat ducts per area, pooled sites",
    "1/mm2",
    Normal { mean: 1.28, sd: 0.19, positive: true },
    Evidence(&["skin.density.eccrine_meta"]),
    "With the follicles the islands from which a bared surface closes.",
);

/// Sweat ducts of the face.
pub static ECCRINE_FACE: Parameter = healing(
    "healing.sweat_ducts.face",
    "sweat ducts per area, face",
    "1/mm2",
    Normal { mean: 2.7, sd: 0.25, positive: true },
    Evidence(&["skin.anat.hair_follicle_density.face"]),
    "270 +/- 25 per cm2, in the note of the row for follicles.",
);

/// How deep follicles and ducts reach.
pub static ADNEXA_DEPTH: Parameter = healing(
    "healing.adnexa_depth",
    "depth at which the last epithelium of follicles and ducts ends",
    "um",
    LogUniform { low: 800.0, high: 4160.0 },
    Evidence(&["skin.anat.hair_follicle_length.scalp"]),
    "The row is of scalp hair; vellus follicles end within the dermis, no row says where. The share of the islands \
     that survive falls in proportion to depth.",
);

/// Mitosis under a film.
pub static MITOSIS_OCCLUDED: Parameter = healing(
    "healing.mitosis.occluded",
    "time until mitosis is back to baseline under a film",
    "d",
    Uniform { low: 7.0, high: 10.0 },
    Evidence(&["kc.mitotic_response.baseline_occluded"]),
    "Over the value in air: how much slower an edge moves in a dry wound. A third of it is the e-fold of thickening.",
);

/// Mitosis in air.
pub static MITOSIS_AIR: Parameter = healing(
    "healing.mitosis.air",
    "time until mitosis is back to baseline in the air",
    "d",
    Uniform { low: 12.0, high: 14.0 },
    Evidence(&["kc.mitotic_response.baseline_air"]),
    "See `healing.mitosis.occluded`.",
);

/// Delay in old age.
pub static AGE_DELAY: Parameter = healing(
    "healing.age_delay",
    "extra time to cover a split-thickness wound after 65 years",
    "d",
    LogNormal { median: 1.9, sigma: 0.4 },
    Evidence(&["wound.splitthickness.age_delay"]),
    "Turned into a slower edge by the way an edge has to go between follicles and ducts of the body. The row has no \
     spread; the width is assumed.",
);
/// Ages between which closure slows, years: the limits of the row's groups.
pub const CLOSURE_AGES: (f64, f64) = (55.0, 65.0);

/// Share covered at which an eye calls a wound closed.
pub const COVERED: f64 = 0.95;

/// Water loss of an open wound.
pub static OPEN_WATER_LOSS: Parameter = healing(
    "healing.open_water_loss",
    "water loss of an open wound, above resting skin",
    "g/m2/h",
    LogUniform { low: 124.0, high: 376.0 },
    Evidence(&["wound.blister.tewl_drop_d0_4_healthy", "film.evaporation.free_water_face"]),
    "From the fall over blister wounds in four days to a free surface of water.",
);

/// Water loss at rest.
pub static RESTING_WATER_LOSS: Parameter = healing(
    "healing.resting_water_loss",
    "water loss of resting skin",
    "g/m2/h",
    Normal { mean: 9.69, sd: 1.5, positive: true },
    Evidence(&["skin.barrier.tewl.forearm"]),
    "The mean over people; the row's SD of 2.9 is between them. No row for the face was read.",
);

/// New epidermis thickens.
pub static THIN_EPIDERMIS: Parameter = healing(
    "healing.thin_epidermis",
    "e-fold in which newly covered epidermis becomes as thick as its surroundings",
    "d",
    LogUniform { low: 1.2, high: 4.0 },
    Evidence(&["wound.blister.epidermal_thickness_gain_d0_2", "wound.blister.epidermal_thickness_gain_d2_4"]),
    "46 um in two days and 19 um in the next two: an e-fold of about two days.",
);

/// Turnover of the living epidermis.
pub static LIVING_TURNOVER: Parameter = healing(
    "healing.living_turnover",
    "time a cell spends in the living epidermis",
    "d",
    LogUniform { low: 27.0, high: 45.3 },
    Evidence(&["skin.kin.epidermal_lifespan", "skin.kin.nucleated_turnover"]),
    "How fast thickness follows division in skin without a wound.",
);

/// Thickening over a wound.
pub static THICKENING: Parameter = healing(
    "healing.thickening",
    "thickening of the epidermis around a wound at full signal, over rest",
    "share",
    LogUniform { low: 0.1, high: 1.4 },
    Assumed("dividing rises for about a week after stripping; by how much the layer thickens no row says"),
    "Transient; rows that see 40 to 50 % more months later are only compared with.",
);

/// Signal of half thickening.
pub static THICKENING_HALF: Parameter = healing(
    "healing.thickening_half",
    "injured share of the tissue that gives half the thickening",
    "share",
    LogUniform { low: 0.01, high: 0.3 },
    Assumed("a scratch thickens the epidermis beside it; nobody has measured how little is enough"),
    "Small values let needling thicken the epidermis as much as a laser.",
);
