//! What is believed about a procedure's numbers where its file says "unknown", and what holds for all of them.

use exoskin_evidence::{Origin::*, Parameter, Prior::*};

use super::procedure;

/// Channels per area.
pub static DENSITY: Parameter = procedure(
    "procedure.density",
    "channels per skin area after all passes",
    "1/mm2",
    LogUniform { low: 0.15, high: 16.0 },
    Evidence(&["injury.mn.channels_per_pass.roller_mf8", "injury.nafl.mtz_density.1500nm"]),
    "From one pass of a roller to the densest fractional pattern. Opened area, and so delivery, goes with it.",
);

/// Passes over the same skin.
pub static PASSES: Parameter = procedure(
    "procedure.passes",
    "passes over the same skin",
    "1",
    LogUniform { low: 1.0, high: 10.0 },
    Assumed("reports rarely say how often a device went over the same place"),
    "Multiplies the density per pass.",
);

/// Channel width.
pub static WIDTH: Parameter = procedure(
    "procedure.width",
    "width of a channel at the surface",
    "um",
    LogUniform { low: 40.0, high: 150.0 },
    Evidence(&["injury.mn.channel_diameter.roller_770um", "injury.afl.mtz_density.co2_5pct"]),
    "Opened area goes with its square.",
);

/// Needle length.
pub static NEEDLE: Parameter = procedure(
    "procedure.needle",
    "needle length",
    "mm",
    LogUniform { low: 0.25, high: 1.5 },
    Evidence(&["injury.mn.needle_length_range.clinic", "injury.mn.barrier_recovery.face_nanochip"]),
    "The user's setting; the achieved depth is another number.",
);

/// Depth over needle length.
pub static DEPTH_RATIO: Parameter = procedure(
    "procedure.depth_ratio",
    "channel depth over needle length",
    "ratio",
    LogUniform { low: 0.198, high: 1.0 },
    Evidence(&["injury.mn.channel_depth_ratio.roller_770um", "injury.mn.channel_depth_ratio.pen_human"]),
    "0.2 for a roller on living rat skin, about 1 for pens on taut excised skin: two device classes.",
);

/// Depth of channels without a needle.
pub static DEPTH: Parameter = procedure(
    "procedure.depth",
    "depth of a channel",
    "um",
    LogUniform { low: 125.0, high: 900.0 },
    Evidence(&["injury.afl.depth.co2_1000um", "injury.afl.depth.co2_120um"]),
    "For devices without needles.",
);

/// Coagulated rim.
pub static COAGULATED_RIM: Parameter = procedure(
    "procedure.coagulated_rim",
    "thickness of the coagulated rim around a channel",
    "um",
    Uniform { low: 0.0, high: 200.0 },
    Evidence(&["injury.afl.coag_rim.eryag", "injury.afl.coag_beyond_ablation.co2_120um"]),
    "Takes nothing up and slows diffusion; none after a plain needle.",
);

/// Dead rim.
pub static DEAD_RIM: Parameter = procedure(
    "procedure.dead_rim",
    "thickness of the rim of torn, dead cells around a channel",
    "um",
    Uniform { low: 0.0, high: 20.0 },
    Assumed("never measured; up to about two cells"),
    "Takes nothing up but lets vesicles diffuse: the first living cell is that much further.",
);

/// Open share.
pub static OPEN_SHARE: Parameter = procedure(
    "procedure.open_share",
    "share of channels whose stratum corneum is open to vesicles at the start",
    "share",
    Uniform { low: 0.0, high: 1.0 },
    Assumed("for a device about which nothing is known"),
    "1 for needles and ablative lasers by construction, close to 0 for non-ablative ones.",
);

/// Closing.
pub static CLOSING_HALF_LIFE: Parameter = procedure(
    "procedure.closing_half_life",
    "half-life of open mouths, since injury",
    "h",
    LogUniform { low: 2.0, high: 30.0 },
    Evidence(&[
        "injury.mn.reseal_open.human",
        "injury.mn.closure_half_life.volar_forearm",
        "injury.mn.closure_half_life.abdomen",
    ]),
    "Water loss recovers within 2 h in the open, impedance says 20-26 h: what a vesicle sees is unknown in between. \
     Alone decides whether delay costs anything.",
);

/// Blood-filled.
pub static BLOOD_FILLED: Parameter = procedure(
    "procedure.blood_filled",
    "share of channels full of blood and exudate when the product comes",
    "share",
    Beta { a: 2.0, b: 2.0 },
    Assumed("never measured; an empty channel drinks its capacity by capillarity, a full one only exchanges"),
    "Shifts delivery three-fold.",
);

/// Shape of the distribution of areas around randomly placed channels.
pub static CELL_AREA_SHAPE: Parameter = procedure(
    "procedure.cell_area_shape",
    "gamma shape of the areas nearest to each of randomly placed channels",
    "1",
    Fixed(3.5),
    Assumed("mathematics: the usual gamma approximation of planar Poisson-Voronoi cell areas"),
    "Passes of a roller or pen fall at random; a stamped array has equal areas instead.",
);
