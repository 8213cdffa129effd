//! What a label shows: not every label in the blood is on a vesicle. Used only where the model is compared with rows.

use exoskin_evidence::parameters;

parameters! {
    /// Numbers of labels.
    pub(super) ALL: Body;

    /// A label on plasma proteins stays in the blood for hours when the vesicles have left it: a tenth of the label is enough
    /// to lower the clearance of the label fivefold.
    LABEL_APART = "body.label_apart" {
        name: "share of the label in the blood that is not, or no longer, on a vesicle, mouse",
        prior: Uniform { low: 0.0, high: 1.0 }, "share",
        origin: Assumed(
            "free dye and iodine, and label that has passed to plasma proteins, are counted with the vesicles; no study \
             of these rows separated them: the whole range",
        ),
    }

    /// From the slowest dye to the mean residence time of iodine, 3.4 h, as a half-life.
    LABEL_HALF_LIFE = "body.label_half_life" {
        name: "half-life in blood of label that is not on a vesicle, mouse",
        prior: LogUniform { low: 120.0, high: 792.0 }, "min",
        origin: Evidence(&["pk.iv.half_life_beta_mouse", "pk.iv.mrt_inf_mouse_125i"]),
    }

    /// Liposomes lend the model the split between organs, not its pace.
    LIPOSOME_UPTAKE = "body.liposome_uptake" {
        name: "uptake of a liposome of the drug by the liver relative to a vesicle, mouse",
        prior: LogUniform { low: 0.013, high: 1.0 }, "1",
        origin: Assumed(
            "built of rigid lipids to escape macrophages; from the clearance of vesicles in mice without macrophages \
             [pk.iv.clearance_macrophage_depleted_mouse] over the fastest in intact mice [pk.iv.half_life_quoted_ev] to \
             no difference",
        ),
    }
}
