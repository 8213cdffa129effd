//! Cells that were hit and signal to their neighbours.

use exoskin_evidence::{Origin::*, Parameter, Prior::*};

use super::declare;

/// What makes a cell signal.
pub static RELAY_TRIGGER: Parameter = declare(
    "effect.relay.trigger",
    "chance that one potent vesicle makes its cell signal",
    "1",
    LogUniform { low: 1e-4, high: 1.0 },
    Assumed(
        "from the half effect of dishes, thousands of contacts, to every single vesicle; source-specific responses were \
         seen at the lowest dose tried, 20 per fibroblast [uptake.dose.fibroblast_tested_range]",
    ),
    "Times the vesicles that cells took up, it is the number of cells that signal.",
);

/// How strong a relayed effect is.
pub static RELAY_STRENGTH: Parameter = declare(
    "effect.relay.strength",
    "largest relayed change over the largest direct one",
    "1",
    Uniform { low: 0.1, high: 0.7 },
    Assumed("a neighbour hears a few of the signals that the hit cell received; no row"),
    "Scales every factor's distance from 1.",
);

/// How the signal spreads.
pub static RELAY_DIFFUSIVITY: Parameter = declare(
    "effect.relay.diffusivity",
    "diffusivity of the signal between cells",
    "um2/s",
    LogUniform { low: 1.0, high: 60.0 },
    Evidence(&[
        "diffusion.cytokine.dense_tissue",
        "diffusion.cytokine.gransim",
        "diffusion.cytokine.nlisim",
        "diffusion.albumin.normal_tissue_rabbit",
    ]),
    "With the half-life it gives the range, sqrt(D/k): about 0.03 to 0.6 mm.",
);

/// How long the signal lives.
pub static RELAY_HALF_LIFE: Parameter = declare(
    "effect.relay.half_life",
    "half-life of the signal between cells",
    "min",
    LogUniform { low: 7.0, high: 95.0 },
    Evidence(&["signal.tnf.degradation_gransim", "signal.cytokine.half_life_nlisim", "signal.il1b.half_life_sc_rat"]),
    "Longer means farther and more of it.",
);

/// How much a cell secretes.
pub static RELAY_SECRETION: Parameter = declare(
    "effect.relay.secretion",
    "signal that an activated cell secretes",
    "amol/h",
    LogUniform { low: 0.001, high: 0.0322 },
    Evidence(&[
        "signal.tgfb1.secretion_macrophage_nlisim",
        "signal.il6.secretion_macrophage_nlisim",
        "signal.tnf.secretion_macrophage_nlisim",
        "signal.tnf.secretion_macrophage_gransim",
    ]),
    "Of macrophages in models; a keratinocyte or fibroblast that met a vesicle was not measured.",
);

/// How much of it neighbours need.
pub static RELAY_DISSOCIATION: Parameter = declare(
    "effect.relay.dissociation",
    "concentration of the signal at which neighbours answer by half",
    "pM",
    LogUniform { low: 3.0, high: 456.0 },
    Evidence(&[
        "signal.il1b.ec50_pge2_human_fibroblast",
        "signal.tnf.kd_tnfr1",
        "signal.tgfb1.kd_fibroblast_like",
        "signal.tnf.kd_nlisim",
        "signal.il10.kd_gransim",
    ]),
    "With secretion, half-life and range it says how many cells must signal at once: one to thousands.",
);
