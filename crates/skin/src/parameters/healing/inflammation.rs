//! Signals of injury, neutrophils and macrophages.

use exoskin_evidence::parameters;

parameters! {
    /// Numbers of inflammation.
    pub(super) ALL: Healing;

    /// Fractional columns at 264 /cm2 gave 0.4 to 0.5 of the collagen of the whole surface: reacting discs of about 270
    /// um radius. Less 75 um for the column, with or without a coagulated rim of up to 150 um.
    REACH = "healing.reach" {
        name: "distance from the injured rim within which tissue reacts",
        prior: LogUniform { low: 45.0, high: 195.0 }, "um",
        origin: Evidence(&["laser.afl.collagen_relative_to_full", "injury.afl.mtz_density.co2_5pct"]),
    }

    /// 695, 249 and 94 pg/mL on days 1, 2 and 3: e-folding times of 0.97 and 1.03 d.
    SIGNAL_TIME = "healing.signal_time" {
        name: "time constant of the injury signals",
        prior: LogNormal { median: 1.0, sigma: 0.2 }, "d",
        origin: Evidence(&["wound_fluid.fgf2.day1", "wound_fluid.fgf2.day2", "wound_fluid.fgf2.day3"]),
    }

    /// Keeps inflammation going until closure.
    OPEN_SIGNAL = "healing.open_signal" {
        name: "signal from an open surface per day, relative to wholly injured tissue",
        prior: LogUniform { low: 0.05, high: 0.5 }, "1/d",
        origin: Assumed(
            "IL-8 falls once a wound has closed, so an open one keeps signalling; no row says how strongly",
        ),
    }

    /// 5e6 in 28 mm2 of mouse wound against about 7,000 macrophages under a mm2 of human skin: 25-fold.
    NEUTROPHIL_PEAK = "healing.neutrophil_peak" {
        name: "peak neutrophil density in wholly injured tissue, relative to resting macrophages",
        prior: LogUniform { low: 5.0, high: 50.0 }, "1",
        origin: Evidence(&["wound.neutrophil.count_peak_mouse", "skin.cell.cd68_section.sun_exposed"]),
    }

    /// The rest is macrophages. Neutrophils come first, so it moves redness and digestion from the first week to the first
    /// days, not their sum.
    NEUTROPHIL_WEIGHT = "healing.neutrophil_weight" {
        name: "weight of neutrophils among the cells that widen vessels and digest matrix, each relative to its peak",
        prior: Fixed(0.5), "share",
        origin: Assumed("both do; no row tells them apart"),
    }

    /// From labelled cells on mouse wounds to the half-life in human blood.
    NEUTROPHIL_HALF_LIFE = "healing.neutrophil_half_life" {
        name: "half-life of neutrophils in a wound",
        prior: LogUniform { low: 3.7, high: 21.8 }, "h",
        origin: Evidence(&["neutrophil.half_life.blood_short", "wound.neutrophil.decay_rate_ex_vivo"]),
    }

    /// Scale of the readout of inflammation.
    MACROPHAGE_PEAK = "healing.macrophage_peak" {
        name: "peak density of inflammatory macrophages in wholly injured tissue, relative to rest",
        prior: LogUniform { low: 2.0, high: 20.0 }, "1",
        origin: Assumed("no row compares macrophages in human wounds with rest; several-fold"),
    }

    /// Two days in a published model.
    M1_TIME = "healing.m1_time" {
        name: "time a wound macrophage stays inflammatory",
        prior: LogUniform { low: 1.0, high: 3.0 }, "d",
        origin: Evidence(&["model.skibidy.m1_duration"]),
    }

    /// Size of the second wave.
    M2_SHARE = "healing.m2_share" {
        name: "share of inflammatory macrophages that switch to repair; the others leave or die",
        prior: Uniform { low: 0.2, high: 0.9 }, "share",
        origin: Assumed("both are seen; no counts exist"),
    }

    /// Half-life of 87 h and a removal of 0.2 per day in published models.
    M2_TIME = "healing.m2_time" {
        name: "residence time of a repair macrophage",
        prior: LogUniform { low: 2.0, high: 7.0 }, "d",
        origin: Evidence(&["model.skibidy.macrophage_half_life", "model.waugh_sherratt.macrophage_removal"]),
    }
}
