//! What a label says, and what a fresh lot is.

use exoskin_evidence::parameters;

parameters! {
    /// Numbers of labels and lots.
    pub(super) ALL: Product;

    /// Scales every count in proportion; shares do not depend on it until walls or cells saturate.
    LABEL_COUNT = "vial.label.count" {
        name: "particle concentration where the label does not give it",
        prior: LogUniform { low: 1e-3, high: 1.0 }, "1/um3",
        origin: Assumed("labels read so far claim 1e9 to about 1e12 particles per mL; a product file overrides this"),
    }

    /// Laboratories disagree with a coefficient of variation of 0.525; sigma = sqrt(ln(1 + CV^2)).
    COUNT_ERROR = "vial.label.count_error" {
        name: "true particle count relative to the label's count",
        prior: LogNormal { median: 1.0, sigma: 0.493_392_596_804_990_76 }, "1",
        origin: Evidence(&["vial.count.interlab_cv_ev"]),
    }

    /// Multiplies every count of vesicles.
    VESICLE_SHARE = "vial.label.vesicle_share" {
        name: "share of counted particles that are vesicles",
        prior: Uniform { low: 0.1, high: 0.9 }, "share",
        origin: Assumed("particle counters also see lipoproteins, protein aggregates and debris; purity rows run from \
                         0.13 to 0.8"),
    }

    /// A lot of the right count may do nothing; particle count is not potency.
    BATCH_POTENCY = "vial.batch.potency" {
        name: "potency of a fresh lot relative to a typical one",
        prior: ZeroOrLogUniform { zero: 0.2, low: 0.3, high: 3.0 }, "1",
        origin: Assumed(
            "a class of inactive lots (one in five), plus a tenfold spread of the active ones; no row gives these \
             shares",
        ),
    }

    /// Smaller vesicles diffuse faster and enter more; the ends are the smallest and largest mean seen for MSC
    /// vesicles.
    DIAMETER = "vial.vesicle.diameter" {
        name: "vesicle diameter where the product does not give it",
        prior: LogUniform { low: 0.066, high: 0.164 }, "um",
        origin: Evidence(&["vial.size.human_msc_exosome_small", "vial.size.wj_msc_secretome_exosome"]),
    }

    /// Moves where in the range of vesicle shares a preparation of a stated purity lies.
    PURITY_HIGH = "vial.purity.high" {
        name: "particles per microgram of protein from which a preparation is called highly pure",
        prior: Fixed(3e10), "1",
        origin: Evidence(&["vial.qc.purity_webber_high"]),
        limit: NotZero,
    }

    /// The other end of that scale.
    PURITY_IMPURE = "vial.purity.impure" {
        name: "particles per microgram of protein below which a preparation is called impure",
        prior: Fixed(1.5e9), "1",
        origin: Assumed(
            "the authors of row vial.qc.purity_webber_high call less than 1.5e9 impure; general knowledge of the paper",
        ),
        limit: NotZero,
    }

    /// At 1 a stated purity changes nothing; the smaller it is, the more it decides.
    PURITY_LEAVES = "vial.purity.range_left" {
        name: "part of the range of the vesicle share that is left open once the purity is known",
        prior: Fixed(0.5), "share",
        origin: Assumed(
            "no row measures the share of vesicles at a known purity; free protein lowers purity without being counted, \
             lipoproteins raise it, so half of the range stays open",
        ),
    }

    /// Decides how much a potency test narrows.
    POTENCY_ASSAY = "vial.potency.assay_factor" {
        name: "factor within which nine of ten results of a potency test lie of the true potency",
        prior: Fixed(2.0), "1",
        origin: Assumed(
            "no row gives the error of potency tests of vesicles; release ranges of cell-based tests commonly run from \
             half to twice the reference",
        ),
    }
}
