//! Melanin.

use exoskin_evidence::parameters;

parameters! {
    /// Numbers of pigment.
    pub(super) ALL: Healing;

    /// Delay between inflammation and colour.
    MELANIN_TIME = "healing.melanin_time" {
        name: "time constant with which basal melanin follows its production",
        prior: LogUniform { low: 4.0, high: 20.0 }, "d",
        origin: Assumed(
            "spots darken over weeks [pih.darkening_window]; no row resolves the stages between",
        ),
    }

    /// How fast colour in the upper layers fades.
    EPIDERMAL_TURNOVER = "healing.epidermal_turnover" {
        name: "time constant of pigment clearance from the epidermis",
        prior: Normal { mean: 36.2, sd: 6.2, positive: true }, "d",
        origin: Evidence(&["epi.turnover.total_uva"]),
    }

    /// Falls with the square of the phototype. Incidences of dark spots are compared with, never fitted.
    MELANIN_GAIN = "healing.melanin_gain" {
        name: "excess melanin production at full inflammation in phototype VI, relative to rest",
        prior: LogUniform { low: 0.2, high: 8.0 }, "1",
        origin: Assumed("no row measures melanin after wounds; dark spots are common in dark skin"),
    }

    /// Weight of quick against slow colour.
    MELANIN_BASAL_SHARE = "healing.melanin_basal_share" {
        name: "basal-layer melanin as a share of epidermal melanin",
        prior: Uniform { low: 0.3, high: 0.8 }, "share",
        origin: Assumed("most melanin lies low in pale skin and through all layers in dark skin; no row"),
    }

    /// Spots that last.
    MELANIN_DROP = "healing.melanin_drop" {
        name: "melanin dropping into the dermis per day at full inflammation, relative to epidermal melanin",
        prior: LogUniform { low: 0.0005, high: 0.02 }, "1/d",
        origin: Assumed("seen in histology after inflammation, never measured"),
    }

    /// Spots that last.
    MELANIN_DERMAL_TIME = "healing.melanin_dermal_time" {
        name: "time constant of pigment clearance from the dermis",
        prior: LogUniform { low: 90.0, high: 1000.0 }, "d",
        origin: Assumed("months to years, general knowledge"),
    }

    /// Where the risk of dark spots is one half.
    VISIBLE_PIGMENT = "healing.visible_pigment" {
        name: "excess melanin at which a median person shows a visible spot, relative to rest",
        prior: LogUniform { low: 0.1, high: 0.6 }, "share",
        origin: Assumed("no row links visual judgement to melanin"),
    }

    /// Turns a mean into a risk.
    PIGMENT_SPREAD = "healing.pigment_spread" {
        name: "spread of darkening between people of one phototype, sigma of the logarithm",
        prior: Uniform { low: 0.5, high: 1.5 }, "1",
        origin: Assumed(
            "some darken and others do not after the same laser [pih.incidence.eryag_asian]; the spread was never \
             measured",
        ),
    }
}
