//! Cells that were hit and signal to their neighbours.

use exoskin_evidence::parameters;

parameters! {
    /// Numbers of the relay.
    pub(super) ALL: Response;

    /// Times the vesicles that cells took up, it is the number of cells that signal.
    RELAY_TRIGGER = "effect.relay.trigger" {
        name: "probability that one potent vesicle makes its cell signal",
        prior: LogUniform { low: 1e-4, high: 1.0 }, "share",
        origin: Assumed(
            "from the half-maximal effect of cultures, thousands of contacts, to every single vesicle; source-specific \
             responses were seen at the lowest dose tried, 20 per fibroblast [uptake.dose.fibroblast_tested_range]",
        ),
    }

    /// Scales every factor's distance from 1.
    RELAY_STRENGTH = "effect.relay.strength" {
        name: "maximum relayed effect relative to the maximum direct one",
        prior: Uniform { low: 0.1, high: 0.7 }, "1",
        origin: Assumed("a neighbour receives only some of the signals that the hit cell received; no row"),
    }

    /// With the half-life it gives the range, sqrt(D/k): about 0.03 to 0.6 mm.
    RELAY_DIFFUSIVITY = "effect.relay.diffusivity" {
        name: "diffusivity of the signal between cells",
        prior: LogUniform { low: 1.0, high: 60.0 }, "um2/s",
        origin: Evidence(&[
            "diffusion.cytokine.dense_tissue",
            "diffusion.cytokine.gransim",
            "diffusion.cytokine.nlisim",
            "diffusion.albumin.normal_tissue_rabbit",
        ]),
    }

    /// Longer means further, and more of it.
    RELAY_HALF_LIFE = "effect.relay.half_life" {
        name: "half-life of the signal between cells",
        prior: LogUniform { low: 7.0, high: 95.0 }, "min",
        origin: Evidence(&[
            "signal.tnf.degradation_gransim",
            "signal.cytokine.half_life_nlisim",
            "signal.il1b.half_life_sc_rat",
        ]),
    }

    /// Of macrophages in models; a keratinocyte or fibroblast that met a vesicle has not been measured.
    RELAY_SECRETION = "effect.relay.secretion" {
        name: "secretion rate of the signal by an activated cell",
        prior: LogUniform { low: 0.001, high: 0.0322 }, "amol/h",
        origin: Evidence(&[
            "signal.tgfb1.secretion_macrophage_nlisim",
            "signal.il6.secretion_macrophage_nlisim",
            "signal.tnf.secretion_macrophage_nlisim",
            "signal.tnf.secretion_macrophage_gransim",
        ]),
    }

    /// With secretion, half-life and range it says how many cells must signal at once: one to thousands.
    RELAY_DISSOCIATION = "effect.relay.dissociation" {
        name: "half-maximal concentration of the signal for neighbouring cells",
        prior: LogUniform { low: 3.0, high: 456.0 }, "pM",
        origin: Evidence(&[
            "signal.il1b.ec50_pge2_human_fibroblast",
            "signal.tnf.kd_tnfr1",
            "signal.tgfb1.kd_fibroblast_like",
            "signal.tnf.kd_nlisim",
            "signal.il10.kd_gransim",
        ]),
    }
}
