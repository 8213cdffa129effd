//! Vesicles and platelets of blood and skin.

use exoskin_evidence::parameters;

parameters! {
    /// Declared numbers of blood and skin.
    pub(super) ALL: Skin;

    /// A review's mean (1e10 per mL) and a recovery-corrected count (5.8e10 per mL); isolation shifts it by decades.
    PLASMA_VESICLES = "blood.plasma.vesicles" {
        name: "vesicle concentration in plasma",
        prior: LogUniform { low: 0.01, high: 0.0583 }, "1/um3",
        origin: Evidence(&["endogenous.ev.plasma_count", "vial.ev.plasma_healthy_normalised"]),
    }

    /// Scales the plasma's vesicles in a channel full of blood.
    PLASMA_SHARE = "blood.plasma.share" {
        name: "plasma as a share of blood volume",
        prior: Uniform { low: 0.5, high: 0.63 }, "share",
        origin: Assumed("one minus the haematocrit of healthy adults, general knowledge"),
    }

    /// 266,000 per uL with a spread of 61,000 between 213 donors; PRP is this times its fold.
    PLATELETS = "blood.platelets" {
        name: "platelet concentration in blood",
        prior: Normal { mean: 2.6604e-4, sd: 6.053e-5, positive: true }, "1/um3",
        origin: Evidence(&["prp.platelets.blood_baseline"]),
    }

    /// Decides whether a clot's vesicles come from its platelets or from its plasma.
    VESICLES_PER_PLATELET = "blood.platelets.vesicles" {
        name: "vesicles shed per platelet when blood clots",
        prior: LogUniform { low: 1.0, high: 100.0 }, "1",
        origin: Assumed("rows give size and share of platelet vesicles but no number per platelet; two decades"),
    }

    /// Measured in culture dishes; blood cells differ ten-thousandfold in the body, so this may be far off for skin.
    SECRETION = "blood.secretion.per_cell" {
        name: "vesicle secretion rate per cell",
        prior: LogUniform { low: 60.0, high: 170.0 }, "1/h",
        origin: Evidence(&["uptake.secretion.ev_per_cell"]),
    }

    /// Plasma's count times an enrichment of 12 seen in one person; the low end is no enrichment.
    INTERSTITIAL_VESICLES = "blood.interstitial.vesicles" {
        name: "vesicle concentration in the interstitial fluid of the skin",
        prior: LogUniform { low: 0.01, high: 0.13 }, "1/um3",
        origin: Evidence(&["endogenous.ev.isf_particle_count_implied"]),
    }
}
