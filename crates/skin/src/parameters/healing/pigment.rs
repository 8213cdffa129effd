//! Melanin.

use exoskin_evidence::parameters;

parameters! {
    /// Numbers of pigment.
    pub(super) ALL: Healing;

    /// Delay between inflammation and colour.
    MELANIN_TIME = "healing.melanin_time" {
        name: "e-fold in which basal melanin follows its making",
        prior: LogUniform { low: 4.0, high: 20.0 }, "d",
        origin: Assumed(
            "spots darken over weeks [pih.darkening_window]; the stages between are not resolved by any row",
        ),
    }

    /// How fast colour in the upper layers fades.
    EPIDERMAL_TURNOVER = "healing.epidermal_turnover" {
        name: "e-fold in which pigment leaves the epidermis",
        prior: Normal { mean: 36.2, sd: 6.2, positive: true }, "d",
        origin: Evidence(&["epi.turnover.total_uva"]),
    }

    /// Falls with the square of the phototype. Incidences of dark spots are compared with, never fitted.
    MELANIN_GAIN = "healing.melanin_gain" {
        name: "melanin made at full inflammation above rest in phototype VI, over rest",
        prior: LogUniform { low: 0.2, high: 8.0 }, "1",
        origin: Assumed("no row measures melanin after wounds; dark spots are frequent in dark skin"),
    }

    /// Weight of quick against slow colour.
    MELANIN_BASAL_SHARE = "healing.melanin_basal_share" {
        name: "melanin of the basal layer, over that of the epidermis",
        prior: Uniform { low: 0.3, high: 0.8 }, "share",
        origin: Assumed("most melanin lies low in pale skin and through all layers in dark skin; no row"),
    }

    /// Spots that last.
    MELANIN_DROP = "healing.melanin_drop" {
        name: "melanin that drops into the dermis in a day at full inflammation, over that of the epidermis",
        prior: LogUniform { low: 0.0005, high: 0.02 }, "1/d",
        origin: Assumed("seen in histology after inflammation, never measured"),
    }

    /// Spots that last.
    MELANIN_DERMAL_TIME = "healing.melanin_dermal_time" {
        name: "e-fold in which pigment leaves the dermis",
        prior: LogUniform { low: 90.0, high: 1000.0 }, "d",
        origin: Assumed("months to years by general knowledge"),
    }

    /// Where the risk of dark spots is one half.
    VISIBLE_PIGMENT = "healing.visible_pigment" {
        name: "melanin above rest that the middle person shows as a spot, over rest",
        prior: LogUniform { low: 0.1, high: 0.6 }, "share",
        origin: Assumed("no row links an eye's verdict to melanin"),
    }

    /// Turns a mean into a risk.
    PIGMENT_SPREAD = "healing.pigment_spread" {
        name: "spread between people of one phototype in how they darken, sigma of the logarithm",
        prior: Uniform { low: 0.5, high: 1.5 }, "1",
        origin: Assumed(
            "some darken and others do not after the same laser [pih.incidence.eryag_asian]; spread never measured",
        ),
    }
}
