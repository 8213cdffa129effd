//! Redness: widened vessels, new vessels, spilled blood.

use exoskin_evidence::{Origin::*, Parameter, Prior::*};

use super::healing;

/// The flare right after the injury.
pub static FLARE: Parameter = healing(
    "healing.flare",
    "share of the largest widening that the flare right after an injury reaches",
    "share",
    Uniform { low: 0.1, high: 0.8 },
    Assumed("nearly everybody is red at once [redness.share.mnrf_erythema_0h]; how red, in blood, no row says"),
    "The first hours only.",
);

/// The flare fades.
pub static FLARE_TIME: Parameter = healing(
    "healing.flare_time",
    "time until the flare around a single needle has gone",
    "min",
    Uniform { low: 90.0, high: 120.0 },
    Evidence(&["redness.duration.single_cannula"]),
    "Taken as three e-folds.",
);

/// Perfusion at rest.
pub static PERFUSION_REST: Parameter = healing(
    "healing.perfusion.rest",
    "vascular conductance of the cheek at rest over its maximum",
    "share",
    Normal { mean: 0.17, sd: 0.02, positive: true },
    Evidence(&["redness.perfusion_baseline.cheek"]),
    "With the heated value the ceiling of redness.",
);

/// Perfusion under heat.
pub static PERFUSION_MAX: Parameter = healing(
    "healing.perfusion.heated",
    "vascular conductance of the cheek at 42 C over its maximum",
    "share",
    Normal { mean: 0.92, sd: 0.02, positive: true },
    Evidence(&["redness.perfusion_first_peak_42c.cheek"]),
    "Vessels cannot widen further: redness saturates at 5.4 times rest.",
);

/// Redness by inflammation.
pub static REDNESS_OF_INFLAMMATION: Parameter = healing(
    "healing.redness_of_inflammation",
    "widening that the peak of macrophages in wholly injured tissue asks for, over half the largest",
    "ratio",
    LogUniform { low: 0.5, high: 10.0 },
    Assumed("inflamed skin is near its ceiling; no row gives blood and cells together"),
    "Redness of the first days.",
);

/// Redness by new vessels.
pub static REDNESS_OF_VESSELS: Parameter = healing(
    "healing.redness_of_vessels",
    "widening that new vessels as dense as the old would ask for, over half the largest",
    "ratio",
    LogUniform { low: 3.0, high: 30.0 },
    Assumed("new vessels are wide and shine through thin epidermis: several times the blood of old ones"),
    "Redness of the weeks after; its time is matched, so this moves the peak more than the duration.",
);

/// Redness that is seen.
pub static VISIBLE_REDNESS: Parameter = healing(
    "healing.visible_redness",
    "blood above rest that an eye calls red, over rest",
    "share",
    LogUniform { low: 0.1, high: 0.5 },
    Assumed("no row links an eye's verdict to blood; a change of a few percent was called none"),
    "Used only where a duration of visible redness is read off.",
);

/// Vessels are called.
pub static VESSEL_SIGNAL_TIME: Parameter = healing(
    "healing.vessel_signal_time",
    "e-fold in which the call for vessels follows the open surface",
    "d",
    LogUniform { low: 1.0, high: 5.0 },
    Assumed("new vessels are seen on days 2 to 4 of blister wounds; VEGF stays raised for days"),
    "Delay between wound and vessels.",
);

/// Vessels grow.
pub static VESSEL_GROWTH: Parameter = healing(
    "healing.vessel_growth",
    "rise of vessel density per day at full call, over rest",
    "1/d",
    LogUniform { low: 0.04, high: 0.24 },
    Evidence(&["vessel.density.peak_increase_mouse"]),
    "0.28 to 0.47 above rest at a peak on days 4 to 7 of mouse wounds.",
);

/// Vessels at rest.
pub static VESSEL_TURNOVER: Parameter = healing(
    "healing.vessel_turnover",
    "time in which vessels of resting skin are renewed",
    "d",
    LogUniform { low: 60.0, high: 1000.0 },
    Assumed("quiescent for years by general knowledge; never measured in skin"),
    "How fast a product could change vessels without a wound.",
);

/// Crust.
pub static CRUST_TIME: Parameter = healing(
    "healing.crust_time",
    "e-fold in which crust and spilled blood go",
    "d",
    LogUniform { low: 1.5, high: 7.0 },
    Assumed(
        "crusts were seen in all at one week after columns and in none after needles [redness.share.fco2_crust_1wk]",
    ),
    "Colour that is not redness.",
);

/// Blood in resting skin.
pub static RESTING_BLOOD: Parameter = healing(
    "healing.resting_blood",
    "blood in resting skin, as a layer",
    "um",
    LogUniform { low: 10.0, high: 60.0 },
    Assumed("one to four percent of the skin's thickness; no row"),
    "Scale of spilled blood.",
);
