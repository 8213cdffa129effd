//! What is believed about procedures without channels, and about the heat that procedures leave.

use exoskin_evidence::parameters;

parameters! {
    /// Numbers of other procedures.
    pub(super) ALL: Procedure;

    /// Decides whether any living epidermis is left, and so what closes the surface.
    SURFACE_DEPTH = "procedure.surface_depth" {
        name: "depth of the removed surface",
        prior: LogUniform { low: 30.0, high: 400.0 }, "um",
        origin: Assumed("from less than the epidermis (a light peel) to a split-thickness graft; no row gives a depth"),
    }

    /// Takes nothing up and slows diffusion; none under a blade. The rows are of channels.
    COAGULATED_LAYER = "procedure.coagulated_layer" {
        name: "thickness of coagulated tissue under a bared surface",
        prior: Uniform { low: 0.0, high: 200.0 }, "um",
        origin: Evidence(&["injury.afl.coag_rim.eryag", "injury.afl.coag_beyond_ablation.co2_120um"]),
    }

    /// From the first return of a dye barrier to new epidermis over the whole face. A crust forms earlier.
    SURFACE_CLOSING = "procedure.surface_closing" {
        name: "half-life of a bared surface's openness to vesicles, from the injury on",
        prior: LogUniform { low: 12.0, high: 130.0 }, "h",
        origin: Evidence(&[
            "injury.ff.sc_reform.microdermabrasion",
            "injury.ff.migration_onset.occluded",
            "injury.ff.reepithelialization.co2",
            "injury.ff.reepithelialization.eryag",
        ]),
    }

    /// Share of the treated skin that is wound.
    HOLES = "procedure.holes" {
        name: "punched holes per unit area of treated skin",
        prior: LogUniform { low: 0.05, high: 2.0 }, "1/cm2",
        origin: Assumed("from one biopsy in a palm's width to rows of punched scars"),
    }

    /// The usual sizes of the instrument around the 4 mm of the rows.
    HOLE_WIDTH = "procedure.hole_width" {
        name: "width of a punched hole",
        prior: LogUniform { low: 1.0, high: 6.0 }, "mm",
        origin: Evidence(&["wound.punch4mm.covered_d7_occluded", "wound.closure.consensus_d7"]),
    }

    /// Full thickness in the row: as deep as the skin of the place.
    HOLE_DEPTH = "procedure.hole_depth" {
        name: "depth of a punched hole",
        prior: LogUniform { low: 0.5, high: 1.6 }, "mm",
        origin: Evidence(&["wound.punch4mm.covered_d7_occluded", "skin.anat.dermis_thickness.face_range_cadaver"]),
    }

    /// Between depots nothing arrives: vesicles move less than a millimetre in two days.
    POINTS = "procedure.points" {
        name: "injection points per unit area of treated skin",
        prior: LogUniform { low: 0.25, high: 4.0 }, "1/cm2",
        origin: Assumed("reports rarely say; a grid of 5 to 20 mm"),
    }

    /// The track is the only wound an injection makes.
    TRACK_WIDTH = "procedure.track_width" {
        name: "outer width of an injection needle",
        prior: LogUniform { low: 180.0, high: 420.0 }, "um",
        origin: Assumed("34 to 27 gauge, the sizes sold for injection into the skin"),
    }

    /// The depot lies around it.
    TIP_DEPTH = "procedure.tip_depth" {
        name: "depth of the needle tip below the surface on injection",
        prior: LogUniform { low: 0.5, high: 1.6 }, "mm",
        origin: Assumed("within the dermis; the depth reached by hand was never measured"),
    }

    /// How much area a volume covers where no area is given.
    POINT_VOLUME = "procedure.point_volume" {
        name: "volume injected per point",
        prior: LogUniform { low: 20.0, high: 100.0 }, "uL",
        origin: Assumed("from a small weal to a tenth of a millilitre; the tracer study of clearance injected 10 uL"),
    }

    /// Lost before anything else; the rest is inside.
    BACKFLOW = "procedure.backflow" {
        name: "share of the injected volume that flows back out along the needle",
        prior: LogUniform { low: 0.01, high: 0.3 }, "share",
        origin: Assumed(
            "drops on the skin after the needle is withdrawn are common; their share has not been measured for vesicles",
        ),
    }

    /// What is left of the barrier.
    CORNEUM_REMOVED = "procedure.corneum_removed" {
        name: "share of the stratum corneum that is removed",
        prior: Uniform { low: 0.1, high: 0.9 }, "share",
        origin: Assumed(
            "never measured for this device; microdermabrasion may remove all of it \
             [injury.ff.sc_reform.microdermabrasion]",
        ),
    }

    /// 36.4 C after the laser against a resting face of 32 to 34 C; without cold air.
    HEATED_ABLATIVE = "heat.left_by_ablative_laser" {
        name: "initial rise of surface temperature after a fractional ablative laser",
        prior: Uniform { low: 2.0, high: 5.0 }, "K",
        origin: Evidence(&["redness.cooling.fco2_skin_temp_after_control", "thermal.skin_surface_temperature"]),
        group: Readout,
    }

    /// Heats the whole surface, not a twentieth of it.
    HEATED_FULL_FIELD = "heat.left_by_full_field" {
        name: "initial rise of surface temperature after a full-field laser",
        prior: Uniform { low: 2.0, high: 12.0 }, "K",
        origin: Assumed(
            "at least as much as after a fractional laser [redness.cooling.fco2_skin_temp_after_control]; no row",
        ),
        group: Readout,
    }

    /// What cooling afterwards acts on.
    HEATED_NONABLATIVE = "heat.left_by_nonablative_laser" {
        name: "initial rise of surface temperature after a non-ablative laser",
        prior: Uniform { low: 0.0, high: 6.0 }, "K",
        origin: Assumed(
            "between a well-cooled handpiece and an ablative laser [redness.cooling.fco2_skin_temp_after_control]",
        ),
        group: Readout,
    }

    /// What cooling afterwards acts on.
    HEATED_RF = "heat.left_by_rf_needles" {
        name: "initial rise of surface temperature after radiofrequency needles",
        prior: Uniform { low: 0.0, high: 5.0 }, "K",
        origin: Assumed("the heat goes to the dermis; at the surface it is at most what an ablative laser leaves"),
        group: Readout,
    }
}
