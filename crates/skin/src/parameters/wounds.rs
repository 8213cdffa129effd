//! What is believed about procedures without channels, and about the heat that procedures leave.

use exoskin_evidence::{Group, Origin::*, Parameter, Prior::*};

use super::procedure;

/// Depth of a bared surface.
pub static SURFACE_DEPTH: Parameter = procedure(
    "procedure.surface_depth",
    "depth that is taken off a whole surface",
    "um",
    LogUniform { low: 30.0, high: 400.0 },
    Assumed("from less than the epidermis (a light peel) to a split-thickness graft; no row gives a depth"),
    "Decides whether any living epidermis is left, and so what closes the surface.",
);

/// Coagulated layer.
pub static COAGULATED_LAYER: Parameter = procedure(
    "procedure.coagulated_layer",
    "coagulated tissue under a bared surface",
    "um",
    Uniform { low: 0.0, high: 200.0 },
    Evidence(&["injury.afl.coag_rim.eryag", "injury.afl.coag_beyond_ablation.co2_120um"]),
    "Takes nothing up and slows diffusion; none under a blade. The rows are of channels.",
);

/// Closing of a bared surface.
pub static SURFACE_CLOSING: Parameter = procedure(
    "procedure.surface_closing",
    "half-life of a bared surface's being open to vesicles, since injury",
    "h",
    LogUniform { low: 12.0, high: 130.0 },
    Evidence(&[
        "injury.ff.sc_reform.microdermabrasion",
        "injury.ff.migration_onset.occluded",
        "injury.ff.reepithelialization.co2",
        "injury.ff.reepithelialization.eryag",
    ]),
    "From the first return of a dye barrier to new epidermis over the whole face. A crust of its own comes earlier.",
);

/// Holes per area.
pub static HOLES: Parameter = procedure(
    "procedure.holes",
    "punched holes per area of treated skin",
    "1/cm2",
    LogUniform { low: 0.05, high: 2.0 },
    Assumed("one biopsy in a palm's width up to rows of punched scars"),
    "Share of the treated skin that is wound.",
);

/// Width of a hole.
pub static HOLE_WIDTH: Parameter = procedure(
    "procedure.hole_width",
    "width of a punched hole",
    "mm",
    LogUniform { low: 1.0, high: 6.0 },
    Evidence(&["wound.punch4mm.covered_d7_occluded", "wound.closure.consensus_d7"]),
    "The usual sizes of the instrument around the 4 mm of the rows.",
);

/// Depth of a hole.
pub static HOLE_DEPTH: Parameter = procedure(
    "procedure.hole_depth",
    "depth of a punched hole",
    "mm",
    LogUniform { low: 0.5, high: 1.6 },
    Evidence(&["wound.punch4mm.covered_d7_occluded", "skin.anat.dermis_thickness.face_range_cadaver"]),
    "Full thickness in the row: as deep as the skin of the place.",
);

/// Points per area.
pub static POINTS: Parameter = procedure(
    "procedure.points",
    "injection points per area of treated skin",
    "1/cm2",
    LogUniform { low: 0.25, high: 4.0 },
    Assumed("reports rarely say; a grid of 5 to 20 mm"),
    "Between depots nothing arrives: vesicles move less than a millimetre in two days.",
);

/// Width of the needle.
pub static TRACK_WIDTH: Parameter = procedure(
    "procedure.track_width",
    "outer width of an injection needle",
    "um",
    LogUniform { low: 180.0, high: 420.0 },
    Assumed("34 to 27 gauge, the sizes sold for injections into skin"),
    "The track is the only wound an injection makes.",
);

/// Depth of the tip.
pub static TIP_DEPTH: Parameter = procedure(
    "procedure.tip_depth",
    "depth of an injection needle's tip below the surface",
    "mm",
    LogUniform { low: 0.5, high: 1.6 },
    Assumed("within the dermis; the depth that is reached by hand was never measured"),
    "The depot lies around it.",
);

/// Volume of a point.
pub static POINT_VOLUME: Parameter = procedure(
    "procedure.point_volume",
    "volume that an injection point gets",
    "uL",
    LogUniform { low: 20.0, high: 100.0 },
    Assumed("from a small weal to a tenth of a millilitre; the tracer study of clearance gave 10 uL"),
    "How far a volume goes where no area is given.",
);

/// Back-flow.
pub static BACKFLOW: Parameter = procedure(
    "procedure.backflow",
    "share of an injected volume that flows back out along the needle",
    "share",
    LogUniform { low: 0.01, high: 0.3 },
    Assumed("drops on the skin after the needle leaves are usual; nobody has measured their share for vesicles"),
    "Lost before anything else; the rest is inside.",
);

/// Removed stratum corneum.
pub static CORNEUM_REMOVED: Parameter = procedure(
    "procedure.corneum_removed",
    "share of the stratum corneum that is taken off",
    "share",
    Uniform { low: 0.1, high: 0.9 },
    Assumed(
        "never measured for this device; microdermabrasion may take it all [injury.ff.sc_reform.microdermabrasion]",
    ),
    "What is left of the barrier.",
);

/// Heat that a fractional ablative laser leaves.
pub static HEATED_ABLATIVE: Parameter = heated(
    "heat.left_by_ablative_laser",
    "how much warmer than at rest a fractional ablative laser leaves the surface",
    Uniform { low: 2.0, high: 5.0 },
    Evidence(&["redness.cooling.fco2_skin_temp_after_control", "thermal.skin_surface_temperature"]),
    "36.4 C after the laser against a resting face of 32 to 34 C; without cold air.",
);

/// Heat that a full-field laser leaves.
pub static HEATED_FULL_FIELD: Parameter = heated(
    "heat.left_by_full_field",
    "how much warmer than at rest a full-field laser leaves the surface",
    Uniform { low: 2.0, high: 12.0 },
    Assumed("at least as much as a fractional laser [redness.cooling.fco2_skin_temp_after_control]; no row"),
    "Heats the whole surface, not a twentieth of it.",
);

/// Heat that non-ablative lasers leave.
pub static HEATED_NONABLATIVE: Parameter = heated(
    "heat.left_by_nonablative_laser",
    "how much warmer than at rest a non-ablative laser leaves the surface",
    Uniform { low: 0.0, high: 6.0 },
    Assumed("between a well-cooled handpiece and an ablative laser [redness.cooling.fco2_skin_temp_after_control]"),
    "What cooling afterwards acts on.",
);

/// Heat that radio-frequency needles leave.
pub static HEATED_RF: Parameter = heated(
    "heat.left_by_rf_needles",
    "how much warmer than at rest radio-frequency needles leave the surface",
    Uniform { low: 0.0, high: 5.0 },
    Assumed("heat goes to the dermis; at the surface at most what an ablative laser leaves"),
    "What cooling afterwards acts on.",
);

/// A parameter of the heat that a procedure leaves: it enters no transport solve.
const fn heated(
    id: &'static str,
    name: &'static str,
    prior: exoskin_evidence::Prior,
    origin: exoskin_evidence::Origin,
    doc: &'static str,
) -> Parameter {
    Parameter { id, name, unit: "degrees C", prior, origin, group: Group::Readout, doc }
}
