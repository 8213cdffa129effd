//! How severe conditions are at the start, and how they subside.

use exoskin_evidence::parameters;

/// For how long a chronic wound has not closed.
pub(crate) const CHRONIC_DAYS: f64 = 42.0;

parameters! {
    /// Numbers of conditions.
    pub(super) ALL: Healing;

    /// Decides the risk of dark spots.
    PHOTOTYPE = "condition.phototype" {
        name: "Fitzpatrick phototype where the scenario gives none",
        prior: Uniform { low: 1.5, high: 5.5 }, "1",
        origin: Assumed("any phototype; the scenario may give one"),
    }

    /// Skin that starts with less can gain more of its own amount. Wrinkled (photoaged) and scarred skin.
    START_COLLAGEN = "condition.start_collagen" {
        name: "collagen of photoaged and scarred dermis relative to that of young skin",
        prior: Uniform { low: 0.5, high: 0.9 }, "share",
        origin: Assumed(
            "photoaged dermis holds 3.6 times the broken collagen of protected skin \
             [ecm.collagen.partially_degraded_photodamaged] and atrophic scars are hollows; no row gives the amount that \
             is left",
        ),
        limit: NotZero,
    }

    /// Scale of two readouts; relative change does not depend on it.
    SCAR_DEPTH = "condition.scar_depth" {
        name: "mean depth of atrophic acne scars",
        prior: LogUniform { low: 100.0, high: 800.0 }, "um",
        origin: Assumed("no row gives depths; from shallow rolling scars to deep ones of half a millimetre and more"),
    }

    /// Together with the depth, the missing volume.
    SCAR_COVER = "condition.scar_cover" {
        name: "share of the treated skin that is scarred",
        prior: LogUniform { low: 0.02, high: 0.3 }, "share",
        origin: Assumed(
            "some 16 to 40 scars a face [rater.acne_scar.count_range] of a few millimetres each, up to confluent \
             scarring of the cheeks",
        ),
    }

    /// All change of scars goes through it.
    SCAR_LEVELLING = "condition.scar_levelling" {
        name: "decrease in log scar depth per turnover of all collagen I deposited above the resting rate",
        prior: LogUniform { low: 0.05, high: 2.0 }, "1",
        origin: Assumed("trials see scars become shallower after needling, but no trial may inform this; no histology \
                         links the two"),
    }

    /// Scale of the readout; relative change does not depend on it.
    WRINKLE_DEPTH = "condition.wrinkle_depth" {
        name: "mean depth of wrinkles",
        prior: LogUniform { low: 30.0, high: 300.0 }, "um",
        origin: Assumed("from fine lines to folds; no row"),
    }

    /// All change of wrinkles goes through it.
    WRINKLE_COLLAGEN = "condition.wrinkle_collagen" {
        name: "decrease in log wrinkle depth per doubling of collagen in the upper dermis",
        prior: LogUniform { low: 0.1, high: 3.0 }, "1",
        origin: Assumed("thicker dermis folds less; no row measures both"),
    }

    /// Scale of the readout.
    SPOT_PIGMENT = "condition.spot_pigment" {
        name: "excess melanin of spots relative to the surrounding skin",
        prior: LogUniform { low: 0.15, high: 1.5 }, "share",
        origin: Assumed("from just visible to twice as dark; no row"),
    }

    /// What does not fade with turnover.
    SPOT_DERMAL_SHARE = "condition.spot_dermal_share" {
        name: "share of a spot's pigment that lies in the dermis",
        prior: Uniform { low: 0.0, high: 0.8 }, "share",
        origin: Assumed("epidermal, dermal and mixed types are distinguished only by lamp; no shares were read"),
    }

    /// Rebound after procedures.
    SPOT_REACTIVITY = "condition.spot_reactivity" {
        name: "extra inflammatory melanin production in a spot relative to the skin next to it",
        prior: LogUniform { low: 1.0, high: 4.0 }, "1",
        origin: Assumed("spots darken again after lasers; never measured against the skin around them"),
    }

    /// Together with the speed, the radius at the start.
    CHRONIC_RADIUS = "condition.chronic_radius" {
        name: "radius of a chronic wound six weeks before the start",
        prior: LogUniform { low: 3000.0, high: 20_000.0 }, "um",
        origin: Assumed("from the smallest wound called an ulcer to several centimetres"),
    }

    /// How much closes on its own, shown next to every arm.
    CHRONIC_SPEED = "condition.chronic_speed" {
        name: "closing speed of a chronic wound relative to a fresh one, before conditioning",
        prior: LogUniform { low: 0.02, high: 1.0 }, "1",
        origin: Assumed(
            "from almost none to that of a healthy wound; a draw keeps the part of the range that leaves it open for \
             six weeks",
        ),
    }
}
