//! Closure, barrier and thickness of the epidermis.

use exoskin_evidence::parameters;

/// Ages between which closure slows, years: the limits of the row's groups.
pub(crate) const CLOSURE_AGES: (f64, f64) = (55.0, 65.0);

/// Share covered at which an eye calls a wound closed.
pub const COVERED: f64 = 0.95;

parameters! {
    /// Numbers of closure and barrier.
    pub(super) ALL: Healing;

    /// Together with the follicles, the islands from which a bared surface closes.
    ECCRINE = "healing.sweat_ducts" {
        name: "sweat duct density, pooled sites",
        prior: Normal { mean: 1.28, sd: 0.19, positive: true }, "1/mm2",
        origin: Evidence(&["skin.density.eccrine_meta"]),
    }

    /// 270 +/- 25 per cm2, in the note of the row for follicles.
    ECCRINE_FACE = "healing.sweat_ducts.face" {
        name: "sweat duct density, face",
        prior: Normal { mean: 2.7, sd: 0.25, positive: true }, "1/mm2",
        origin: Evidence(&["skin.anat.hair_follicle_density.face"]),
    }

    /// The row is of scalp hair; vellus follicles end within the dermis, no row says where. The share of the islands
    /// that survive falls in proportion to depth.
    ADNEXA_DEPTH = "healing.adnexa_depth" {
        name: "depth of the deepest follicular and ductal epithelium",
        prior: LogUniform { low: 800.0, high: 4160.0 }, "um",
        origin: Evidence(&["skin.anat.hair_follicle_length.scalp"]),
    }

    /// Relative to the value in air: how much slower an edge moves in a dry wound. A third of it is the e-folding time
    /// of thickening.
    MITOSIS_OCCLUDED = "healing.mitosis.occluded" {
        name: "time until mitosis returns to baseline under a film",
        prior: Uniform { low: 7.0, high: 10.0 }, "d",
        origin: Evidence(&["kc.mitotic_response.baseline_occluded"]),
    }

    /// See `healing.mitosis.occluded`.
    MITOSIS_AIR = "healing.mitosis.air" {
        name: "time until mitosis returns to baseline in air",
        prior: Uniform { low: 12.0, high: 14.0 }, "d",
        origin: Evidence(&["kc.mitotic_response.baseline_air"]),
    }

    /// Converted to a slower edge by the distance an edge has to travel between follicles and ducts of the body. The
    /// row has no spread; the width is assumed.
    AGE_DELAY = "healing.age_delay" {
        name: "extra time to close a split-thickness wound after 65 years",
        prior: LogNormal { median: 1.9, sigma: 0.4 }, "d",
        origin: Evidence(&["wound.splitthickness.age_delay"]),
    }

    /// From the fall over blister wounds in four days to a free surface of water.
    OPEN_WATER_LOSS = "healing.open_water_loss" {
        name: "transepidermal water loss of an open wound, above intact skin",
        prior: LogUniform { low: 124.0, high: 376.0 }, "g/m2/h",
        origin: Evidence(&["wound.blister.tewl_drop_d0_4_healthy", "film.evaporation.free_water_face"]),
    }

    /// The mean over people; the row's SD of 2.9 is between them. No row for the face was read.
    RESTING_WATER_LOSS = "healing.resting_water_loss" {
        name: "transepidermal water loss of intact skin",
        prior: Normal { mean: 9.69, sd: 1.5, positive: true }, "g/m2/h",
        origin: Evidence(&["skin.barrier.tewl.forearm"]),
    }

    /// 46 um in two days and 19 um in the next two: an e-folding time of about two days.
    THIN_EPIDERMIS = "healing.thin_epidermis" {
        name: "time constant for new epidermis to reach the thickness of its surroundings",
        prior: LogUniform { low: 1.2, high: 4.0 }, "d",
        origin: Evidence(&[
            "wound.blister.epidermal_thickness_gain_d0_2",
            "wound.blister.epidermal_thickness_gain_d2_4",
        ]),
    }

    /// How fast thickness follows division in skin without a wound.
    LIVING_TURNOVER = "healing.living_turnover" {
        name: "transit time of a cell through the living epidermis",
        prior: LogUniform { low: 27.0, high: 45.3 }, "d",
        origin: Evidence(&["skin.kin.epidermal_lifespan", "skin.kin.nucleated_turnover"]),
    }

    /// Lasts as long as the response of the fibroblasts; rows that see 40 to 50 % more are only compared with.
    THICKENING = "healing.thickening" {
        name: "thickness that the living epidermis gains where all fibroblasts respond, relative to rest",
        prior: LogUniform { low: 0.1, high: 0.8 }, "share",
        origin: Assumed(
            "fibroblasts that respond secrete KGF, on which keratinocytes divide; from hardly visible to the thickening \
             of a plaque; no row links the two",
        ),
    }
}
