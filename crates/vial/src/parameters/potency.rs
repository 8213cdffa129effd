//! How potency is lost.

use exoskin_evidence::parameters;

parameters! {
    /// Numbers of potency.
    pub(super) ALL: Product;

    /// A review gives 4 d; a factor of two either way for the assay.
    POTENCY_37C_DAYS = "vial.potency.days_to_none_37c" {
        name: "time at 37 C until potency is lost",
        prior: LogUniform { low: 2.0, high: 8.0 }, "d",
        origin: Evidence(&["vial.storage.37c_bioactivity_zero_days_review"]),
    }

    /// As the row's note reads `complete`.
    POTENCY_GONE = "vial.potency.gone" {
        name: "potency below which an assay calls it lost",
        prior: Fixed(0.05), "1",
        origin: Evidence(&["vial.storage.37c_bioactivity_zero_days_review"]),
    }

    /// As the row's conditions say; colder is extrapolated from here.
    POTENCY_37C = "vial.potency.reference_temperature" {
        name: "temperature of the potency measurement",
        prior: Fixed(37.0), "C",
        origin: Evidence(&["vial.storage.37c_bioactivity_zero_days_review"]),
    }

    /// At 4 C potency lasts from days to months.
    Q10_POTENCY = "vial.potency.q10" {
        name: "Q10 of the decay of potency",
        prior: LogUniform { low: 1.5, high: 4.0 }, "1",
        origin: Assumed("no second temperature was found; the same range as for the count"),
        limit: NotZero,
    }

    /// MSC vesicles kept their function for 4-6 weeks, neutrophil vesicles had lost nearly all in four.
    POTENCY_MINUS20 = "vial.potency.minus20" {
        name: "decay rate of potency at -20 C",
        prior: LogUniform { low: 1e-3, high: 0.1 }, "1/d",
        origin: Evidence(&[
            "vial.storage.msc_ev_function_hold_minus20",
            "vial.storage.neutrophil_ev_function_minus20_28d",
        ]),
    }

    /// MSC vesicles kept their function for 4-6 weeks; neutrophil vesicles kept it only partly in four.
    POTENCY_MINUS80 = "vial.potency.minus80" {
        name: "decay rate of potency at -80 C",
        prior: LogUniform { low: 1e-4, high: 1e-2 }, "1/d",
        origin: Evidence(&[
            "vial.storage.msc_ev_function_hold_minus80",
            "vial.storage.neutrophil_ev_number_minus80_28d",
        ]),
    }

    /// Decides shelf life of dried products.
    POTENCY_DRY = "vial.potency.dry_25c" {
        name: "decay rate of a dried product's potency at 25 C",
        prior: LogUniform { low: 1e-4, high: 1e-2 }, "1/d",
        origin: Assumed("rows give only minimum durations (28 to 42 d)"),
    }

    /// Each cycle costs the same share.
    THAW_POTENCY = "vial.thaw.potency_kept" {
        name: "share of potency that survives one freeze-thaw",
        prior: Beta { a: 8.0, b: 2.0 }, "share",
        origin: Assumed("no row gives a number; same range as for the count's first cycle, but drawn separately"),
    }

    /// Applied once, at drying.
    DRYING_POTENCY = "vial.drying.potency_kept" {
        name: "share of potency that survives drying and reconstitution",
        prior: Beta { a: 8.0, b: 2.0 }, "share",
        origin: Assumed("rows say that activity is preserved with a protectant and lost without, but give no number"),
    }
}
