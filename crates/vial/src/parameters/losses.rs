//! How vesicles are lost: in liquid, frozen, dried, thawed.

use exoskin_evidence::parameters;

parameters! {
    /// Numbers of losses.
    pub(super) ALL: Product;

    /// Two laboratories found 0.357 and 0.19 per day in plain tubes at 4 C: their geometric mean, and the spread of a third
    /// around it, sigma = ln(ratio)/sqrt(2) times sqrt(3/2) because two values leave the mean itself in doubt.
    PREPARATION = "vial.preparation.rate" {
        name: "loss rates of this preparation relative to the fitted one",
        prior: LogNormal { median: 0.7298615744720738, sigma: 0.5454234693151889 }, "1",
        origin: Evidence(&["vial.storage.pbs_4c_48h_pp_tube", "vial.storage.rev_4c_diluted_rate"]),
    }

    /// Everything warmer than the refrigerator depends on it.
    Q10_COUNT = "vial.loss.q10" {
        name: "Q10 of the loss in liquid",
        prior: LogUniform { low: 1.5, high: 4.0 }, "1",
        origin: Assumed(
            "no time series of vesicle loss was found other than at 4 C; 1.5 to 4 covers most decay in solution",
        ),
        limit: NotZero,
    }

    /// The upper end is the worst report (90 % in 26 weeks); another saw no change in 28 d.
    LOSS_MINUS20 = "vial.loss.minus20" {
        name: "loss rate at -20 C",
        prior: LogUniform { low: 1e-4, high: 0.012_651_566_445_022_229 }, "1/d",
        origin: Evidence(&["vial.storage.minus20_26wk_worst_review", "vial.storage.neutrophil_ev_number_minus20_28d"]),
    }

    /// Hardly matters below a year.
    LOSS_MINUS80 = "vial.loss.minus80" {
        name: "loss rate at -80 C",
        prior: LogUniform { low: 1e-5, high: 3e-4 }, "1/d",
        origin: Assumed("rows show no change over 28 to 365 d; a loss below 10 % in a year would have gone unnoticed"),
    }

    /// Decides shelf life of dried products.
    LOSS_DRY = "vial.loss.dry_25c" {
        name: "loss rate of a dried product at 25 C",
        prior: LogUniform { low: 1e-5, high: 1e-3 }, "1/d",
        origin: Assumed("rows give only minimum shelf lives (28 d at 25 C, 182 d at 40 C, 730 d at 2-8 C)"),
    }

    /// The first cycle costs most.
    THAW_FIRST = "vial.thaw.first_kept" {
        name: "share of vesicles that survive the first freeze-thaw",
        prior: Beta { a: 8.0, b: 2.0 }, "share",
        origin: Assumed(
            "sources disagree: 0.64-0.77 in a review of mixed preparations, no loss in a concentrated stock; no row \
             compares two concentrations, so unlike storage it does not depend on the count",
        ),
    }

    /// (1 - sqrt(0.6/0.705)) / (1 - 0.705): a labile share goes at once, the rest slowly.
    THAW_LATER = "vial.thaw.later_over_first" {
        name: "loss in a later freeze-thaw relative to the first",
        prior: Fixed(0.262_606_074_478_355_54), "1",
        origin: Evidence(&["vial.storage.freeze_thaw_1_cycle_review", "vial.storage.freeze_thaw_3_cycles_review"]),
    }

    /// Rows on neutrophil vesicles disagree: common cryoprotectants lysed them.
    THAW_PROTECTED = "vial.thaw.protected_loss" {
        name: "freeze-thaw and drying loss with a cryoprotectant relative to without",
        prior: Uniform { low: 0.0, high: 0.5 }, "1",
        origin: Assumed(
            "trehalose rows report that four cycles are tolerated and no change in a year, but do not quantify the gain",
        ),
    }

    /// With a protectant the loss is smaller by the same factor as for freeze-thaw.
    DRYING = "vial.drying.kept" {
        name: "share of vesicles that survive drying without a protectant",
        prior: Beta { a: 4.0, b: 4.0 }, "share",
        origin: Assumed("rows report fewer, larger and ruptured vesicles without trehalose, but no number"),
    }

    /// A small step, but every dried product takes it.
    RECONSTITUTION = "vial.reconstitution.kept" {
        name: "share of vesicles that survive reconstitution",
        prior: Beta { a: 40.0, b: 2.0 }, "share",
        origin: Assumed("no row separates reconstitution from drying; one found no loss over both"),
    }

    /// If the label counts the reconstituted vial, drying has cost none of that count.
    COUNTED_WHEN = "vial.label.counted_after_drying" {
        name: "whether the count on the label, if not stated, was made after drying",
        prior: Uniform { low: 0.0, high: 1.0 }, "1",
        origin: Assumed("labels do not say whether the fill or the reconstituted vial was counted; both are equally \
                         likely"),
    }
}
