//! Free factors and platelet-rich plasma.

use exoskin_evidence::parameters;

parameters! {
    /// Numbers of free factors.
    pub(super) ALL: Product;

    /// FGF-2 in water halves in an hour: ln 2 x 24 per day.
    FACTOR_LABILE = "vial.factor.labile_per_day_25c" {
        name: "decay rate of the most labile free factor at 25 C without carrier protein",
        prior: Fixed(16.635_532_333_438_686), "1/d",
        origin: Evidence(&["vial.storage.fgf2_water_25c_1h"]),
    }

    /// Twice as fast at 37 C as at 25 C: 2^(10/12).
    FACTOR_Q10 = "vial.factor.q10" {
        name: "Q10 of the decay of free factors",
        prior: Fixed(1.781_797_436_280_678_5), "1",
        origin: Evidence(&["vial.storage.fgf2_water_25c_1h", "vial.storage.fgf2_water_37c_30min"]),
        limit: NotZero,
    }

    /// Decides what is left of a factor in the refrigerator.
    FACTOR_Q10_COLD = "vial.factor.q10_cold" {
        name: "Q10 of the decay of free factors below 25 C",
        prior: LogUniform { low: 1.5, high: 4.0 }, "1",
        origin: Assumed("the rows were measured at 25 and 37 C; the same range as for vesicles"),
    }

    /// Applies to products poor in protein.
    FACTOR_POOR = "vial.factor.poor_over_labile" {
        name: "decay rate of other free factors relative to FGF-2, without carrier protein",
        prior: LogUniform { low: 1e-3, high: 0.3 }, "1",
        origin: Assumed("FGF-2 is known to be the least stable; no row measures the others in water"),
    }

    /// No significant change in 7 d at room temperature: a loss below 10 % would not have been detected.
    FACTOR_RICH = "vial.factor.rich_per_day_25c" {
        name: "decay rate of free factors at 25 C in the presence of protein",
        prior: LogUniform { low: 1e-4, high: 0.015 }, "1/d",
        origin: Evidence(&["vial.storage.prgf_postthaw_rt_7d", "vial.storage.prgf_postthaw_4c_7d"]),
    }

    /// No significant change in a year at -20 C, nor dried for 90 d.
    FACTOR_FROZEN = "vial.factor.frozen_per_day" {
        name: "decay rate of free factors in a frozen or dried product",
        prior: LogUniform { low: 1e-5, high: 3e-4 }, "1/d",
        origin: Evidence(&["vial.storage.prgf_minus20_12mo", "vial.storage.freeze_dried_prgf_rt_or_4c_90d"]),
    }

    /// The lowest and highest of seven rows on platelet lysate and conditioned medium.
    FACTOR_DRYING = "vial.factor.drying_kept" {
        name: "share of a free factor that survives drying",
        prior: Uniform { low: 0.617, high: 1.0 }, "share",
        origin: Evidence(&["vial.storage.lyo_step_hpl_pdgf_bb", "vial.storage.lyo_step_asc_cm_pdgf"]),
    }

    /// Constant or slightly modified in the row; a tenth would not have been detected.
    FACTOR_THAW = "vial.factor.thaw_kept" {
        name: "share of a free factor that survives one freeze-thaw",
        prior: Uniform { low: 0.9, high: 1.0 }, "share",
        origin: Evidence(&["vial.storage.prgf_minus20_90d_then_24h"]),
    }

    /// A vial rich in one platelet factor is taken as rich in the others.
    FACTOR_AMOUNT = "vial.factor.amount_position" {
        name: "position of the free-factor amounts within their ranges",
        prior: Uniform { low: 0.0, high: 1.0 }, "1",
        origin: Assumed(
            "the ranges in product files are those between units or laboratories; one position applies to all factors \
             of a vial",
        ),
    }

    /// From a single spin in one tube to two spins; a product file overrides this.
    PRP_FOLD = "vial.prp.fold" {
        name: "platelet concentration of PRP relative to blood, where the product does not give it",
        prior: LogUniform { low: 1.4, high: 7.3 }, "1",
        origin: Evidence(&["prp.fold.single_tube", "prp.fold.two_spin_amable"]),
    }

    /// Not drawn where the age is unknown: the rows are then taken as they are.
    PRP_DONOR_AGE = "vial.prp.donor_age" {
        name: "age of the PRP donor, where the product gives a range",
        prior: Uniform { low: 17.0, high: 62.0 }, "years",
        origin: Evidence(&["prp.gf.pdgf_ab"]),
    }
}
