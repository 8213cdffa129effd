//! What is believed about procedures without channels, and about the heat that procedures leave.

use exoskin_evidence::parameters;

parameters! {
    /// Numbers of other procedures.
    pub(super) ALL: Procedure;

    /// Decides whether any living epidermis is left, and so what closes the surface.
    SURFACE_DEPTH = "procedure.surface_depth" {
        name: "depth that is taken off a whole surface",
        prior: LogUniform { low: 30.0, high: 400.0 }, "um",
        origin: Assumed("from less than the epidermis (a light peel) to a split-thickness graft; no row gives a depth"),
    }

    /// Takes nothing up and slows diffusion; none under a blade. The rows are of channels.
    COAGULATED_LAYER = "procedure.coagulated_layer" {
        name: "coagulated tissue under a bared surface",
        prior: Uniform { low: 0.0, high: 200.0 }, "um",
        origin: Evidence(&["injury.afl.coag_rim.eryag", "injury.afl.coag_beyond_ablation.co2_120um"]),
    }

    /// From the first return of a dye barrier to new epidermis over the whole face. A crust forms earlier.
    SURFACE_CLOSING = "procedure.surface_closing" {
        name: "half-life of a bared surface's being open to vesicles, since injury",
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
        name: "punched holes per area of treated skin",
        prior: LogUniform { low: 0.05, high: 2.0 }, "1/cm2",
        origin: Assumed("one biopsy in a palm's width up to rows of punched scars"),
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
        name: "injection points per area of treated skin",
        prior: LogUniform { low: 0.25, high: 4.0 }, "1/cm2",
        origin: Assumed("reports rarely say; a grid of 5 to 20 mm"),
    }

    /// The track is the only wound an injection makes.
    TRACK_WIDTH = "procedure.track_width" {
        name: "outer width of an injection needle",
        prior: LogUniform { low: 180.0, high: 420.0 }, "um",
        origin: Assumed("34 to 27 gauge, the sizes sold for injections into skin"),
    }

    /// The depot lies around it.
    TIP_DEPTH = "procedure.tip_depth" {
        name: "depth of an injection needle's tip below the surface",
        prior: LogUniform { low: 0.5, high: 1.6 }, "mm",
        origin: Assumed("within the dermis; the depth that is reached by hand was never measured"),
    }

    /// How much area a volume covers where no area is given.
    POINT_VOLUME = "procedure.point_volume" {
        name: "volume that an injection point gets",
        prior: LogUniform { low: 20.0, high: 100.0 }, "uL",
        origin: Assumed("from a small weal to a tenth of a millilitre; the tracer study of clearance gave 10 uL"),
    }

    /// Lost before anything else; the rest is inside.
    BACKFLOW = "procedure.backflow" {
        name: "share of an injected volume that flows back out along the needle",
        prior: LogUniform { low: 0.01, high: 0.3 }, "share",
        origin: Assumed(
            "drops on the skin after the needle leaves are usual; nobody has measured their share for vesicles",
        ),
    }

    /// What is left of the barrier.
    CORNEUM_REMOVED = "procedure.corneum_removed" {
        name: "share of the stratum corneum that is taken off",
        prior: Uniform { low: 0.1, high: 0.9 }, "share",
        origin: Assumed(
            "never measured for this device; microdermabrasion may take it all [injury.ff.sc_reform.microdermabrasion]",
        ),
    }

    /// 36.4 C after the laser against a resting face of 32 to 34 C; without cold air.
    HEATED_ABLATIVE = "heat.left_by_ablative_laser" {
        name: "how much warmer than at rest a fractional ablative laser leaves the surface",
        prior: Uniform { low: 2.0, high: 5.0 }, "K",
        origin: Evidence(&["redness.cooling.fco2_skin_temp_after_control", "thermal.skin_surface_temperature"]),
        group: Readout,
    }

    /// Heats the whole surface, not a twentieth of it.
    HEATED_FULL_FIELD = "heat.left_by_full_field" {
        name: "how much warmer than at rest a full-field laser leaves the surface",
        prior: Uniform { low: 2.0, high: 12.0 }, "K",
        origin: Assumed(
            "at least as much as a fractional laser [redness.cooling.fco2_skin_temp_after_control]; no row",
        ),
        group: Readout,
    }

    /// What cooling afterwards acts on.
    HEATED_NONABLATIVE = "heat.left_by_nonablative_laser" {
        name: "how much warmer than at rest a non-ablative laser leaves the surface",
        prior: Uniform { low: 0.0, high: 6.0 }, "K",
        origin: Assumed(
            "between a well-cooled handpiece and an ablative laser [redness.cooling.fco2_skin_temp_after_control]",
        ),
        group: Readout,
    }

    /// What cooling afterwards acts on.
    HEATED_RF = "heat.left_by_rf_needles" {
        name: "how much warmer than at rest radio-frequency needles leave the surface",
        prior: Uniform { low: 0.0, high: 5.0 }, "K",
        origin: Assumed("heat goes to the dermis; at the surface at most what an ablative laser leaves"),
        group: Readout,
    }
}
