//! What is believed about a procedure's numbers where its file says "unknown", and what applies to all procedures.

use exoskin_evidence::parameters;

parameters! {
    /// Numbers of procedures with channels.
    pub(super) ALL: Procedure;

    /// From one pass of a roller to the densest fractional pattern. Opened area, and so delivery, goes with it.
    DENSITY = "procedure.density" {
        name: "channels per unit area of skin after all passes",
        prior: LogUniform { low: 0.15, high: 16.0 }, "1/mm2",
        origin: Evidence(&["injury.mn.channels_per_pass.roller_mf8", "injury.nafl.mtz_density.1500nm"]),
    }

    /// Multiplies the density per pass.
    PASSES = "procedure.passes" {
        name: "number of passes over the same skin",
        prior: LogUniform { low: 1.0, high: 10.0 }, "1",
        origin: Assumed("reports rarely say how many passes were made"),
    }

    /// Opened area goes with its square.
    WIDTH = "procedure.width" {
        name: "channel width at the surface",
        prior: LogUniform { low: 40.0, high: 150.0 }, "um",
        origin: Evidence(&["injury.mn.channel_diameter.roller_770um", "injury.afl.mtz_density.co2_5pct"]),
    }

    /// The user's setting; the achieved depth is another number.
    NEEDLE = "procedure.needle" {
        name: "needle length",
        prior: LogUniform { low: 0.25, high: 1.5 }, "mm",
        origin: Evidence(&["injury.mn.needle_length_range.clinic", "injury.mn.barrier_recovery.face_nanochip"]),
    }

    /// 0.2 for a roller on living rat skin, about 1 for pens on taut excised skin: two device classes.
    DEPTH_RATIO = "procedure.depth_ratio" {
        name: "ratio of channel depth to needle length",
        prior: LogUniform { low: 0.198, high: 1.0 }, "1",
        origin: Evidence(&["injury.mn.channel_depth_ratio.roller_770um", "injury.mn.channel_depth_ratio.pen_human"]),
        limit: NotZero,
    }

    /// For devices without needles.
    DEPTH = "procedure.depth" {
        name: "channel depth",
        prior: LogUniform { low: 125.0, high: 900.0 }, "um",
        origin: Evidence(&["injury.afl.depth.co2_1000um", "injury.afl.depth.co2_120um"]),
    }

    /// Takes nothing up and slows diffusion; none after a plain needle.
    COAGULATED_RIM = "procedure.coagulated_rim" {
        name: "thickness of the coagulated rim around a channel",
        prior: Uniform { low: 0.0, high: 200.0 }, "um",
        origin: Evidence(&["injury.afl.coag_rim.eryag", "injury.afl.coag_beyond_ablation.co2_120um"]),
        limit: MayBeZero,
    }

    /// Takes nothing up but lets vesicles diffuse: the first living cell is that much further.
    DEAD_RIM = "procedure.dead_rim" {
        name: "thickness of the rim of torn, dead cells around a channel",
        prior: Uniform { low: 0.0, high: 20.0 }, "um",
        origin: Assumed("never measured; up to about two cells"),
        limit: MayBeZero,
    }

    /// 1 for needles and ablative lasers by construction, close to 0 for non-ablative ones.
    OPEN_SHARE = "procedure.open_share" {
        name: "initial share of channels whose stratum corneum is open to vesicles",
        prior: Uniform { low: 0.0, high: 1.0 }, "share",
        origin: Assumed("for a device about which nothing is known"),
    }

    /// Water loss recovers within 2 h in the open, impedance says 20-26 h: what applies to a vesicle is unknown,
    /// somewhere in between. This alone decides whether delay costs anything.
    CLOSING_HALF_LIFE = "procedure.closing_half_life" {
        name: "half-life of an open channel, from the injury on",
        prior: LogUniform { low: 2.0, high: 30.0 }, "h",
        origin: Evidence(&[
            "injury.mn.reseal_open.human",
            "injury.mn.closure_half_life.volar_forearm",
            "injury.mn.closure_half_life.abdomen",
        ]),
    }

    /// Shifts delivery three-fold.
    BLOOD_FILLED = "procedure.blood_filled" {
        name: "share of channels full of blood and exudate at application",
        prior: Beta { a: 2.0, b: 2.0 }, "share",
        origin: Assumed(
            "never measured; an empty channel draws its capacity in by capillarity, a full one only exchanges",
        ),
    }

    /// Passes of a roller or pen fall at random; a stamped array has equal areas instead.
    CELL_AREA_SHAPE = "procedure.cell_area_shape" {
        name: "gamma shape of the areas nearest to randomly placed channels",
        prior: Fixed(3.5), "1",
        origin: Assumed("mathematics: the usual gamma approximation of planar Poisson-Voronoi cell areas"),
    }

    /// What stretches the tissue around a channel: a needle is wider than the hole it leaves.
    NEEDLE_WIDTH = "procedure.needle_width" {
        name: "width of a needle of a roller or pen at the skin's surface",
        prior: Uniform { low: 140.0, high: 250.0 }, "um",
        origin: Evidence(&["injury.mn.channel_depth.roller_770um", "injury.mn.roller_geometry.needles"]),
    }
}
