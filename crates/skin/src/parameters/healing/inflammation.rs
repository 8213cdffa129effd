//! Signals of injury, neutrophils and macrophages.

use exoskin_evidence::{Origin::*, Parameter, Prior::*};

use super::healing;

/// How far a wound is felt.
pub static REACH: Parameter = healing(
    "healing.reach",
    "distance from the injured rim within which tissue reacts",
    "um",
    LogUniform { low: 45.0, high: 195.0 },
    Evidence(&["laser.afl.collagen_relative_to_full", "injury.afl.mtz_density.co2_5pct"]),
    "Fractional columns at 264 /cm2 gave 0.4 to 0.5 of the collagen of the whole surface: reacting discs of about \
     270 um radius. Less 75 um for the column, with or without a coagulated rim of up to 150 um.",
);

/// Signals fade.
pub static SIGNAL_TIME: Parameter = healing(
    "healing.signal_time",
    "e-fold of the signals of injury",
    "d",
    LogNormal { median: 1.0, sigma: 0.2 },
    Evidence(&["wound_fluid.fgf2.day1", "wound_fluid.fgf2.day2", "wound_fluid.fgf2.day3"]),
    "695, 249 and 94 pg/mL on days 1, 2 and 3: e-folds of 0.97 and 1.03 d.",
);

/// An open wound goes on signalling.
pub static OPEN_SIGNAL: Parameter = healing(
    "healing.open_signal",
    "signal that an open surface makes in a day, over that of wholly injured tissue",
    "1/d",
    LogUniform { low: 0.05, high: 0.5 },
    Assumed("IL-8 falls once a wound has closed, so an open one goes on signalling; how strongly no row says"),
    "Keeps inflammation going until closure.",
);

/// Neutrophils at their peak.
pub static NEUTROPHIL_PEAK: Parameter = healing(
    "healing.neutrophil_peak",
    "neutrophils at their peak in wholly injured tissue, over resting macrophages",
    "ratio",
    LogUniform { low: 5.0, high: 50.0 },
    Evidence(&["wound.neutrophil.count_peak_mouse", "skin.cell.cd68_section.sun_exposed"]),
    "5e6 in 28 mm2 of mouse wound against about 7,000 macrophages under a mm2 of human skin: 25-fold.",
);

/// Neutrophils leave.
pub static NEUTROPHIL_HALF_LIFE: Parameter = healing(
    "healing.neutrophil_half_life",
    "half-life of neutrophils in a wound",
    "h",
    LogUniform { low: 3.7, high: 21.8 },
    Evidence(&["neutrophil.half_life.blood_short", "wound.neutrophil.decay_rate_ex_vivo"]),
    "From labelled cells on mouse wounds to the half-life in human blood.",
);

/// Macrophages at their peak.
pub static MACROPHAGE_PEAK: Parameter = healing(
    "healing.macrophage_peak",
    "inflammatory macrophages at their peak in wholly injured tissue, over those at rest",
    "ratio",
    LogUniform { low: 2.0, high: 20.0 },
    Assumed("no row counts macrophages of human wounds against rest; several-fold"),
    "Scale of the readout of inflammation.",
);

/// Macrophages stay inflammatory.
pub static M1_TIME: Parameter = healing(
    "healing.m1_time",
    "time a macrophage of a wound stays inflammatory",
    "d",
    LogUniform { low: 1.0, high: 3.0 },
    Evidence(&["model.skibidy.m1_duration"]),
    "Two days in a published model.",
);

/// Share that turns to repair.
pub static M2_SHARE: Parameter = healing(
    "healing.m2_share",
    "share of inflammatory macrophages that turn to repair, the others leave or die",
    "share",
    Uniform { low: 0.2, high: 0.9 },
    Assumed("both are seen; nobody has counted"),
    "Size of the second wave.",
);

/// Repairing macrophages stay.
pub static M2_TIME: Parameter = healing(
    "healing.m2_time",
    "time a repairing macrophage stays",
    "d",
    LogUniform { low: 2.0, high: 7.0 },
    Evidence(&["model.skibidy.macrophage_half_life", "model.waugh_sherratt.macrophage_removal"]),
    "Half-life of 87 h and a removal of 0.2 per day in published models.",
);
