//! Ways through skin without a hole: a thinned stratum corneum, and follicles.

use exoskin_evidence::parameters;

parameters! {
    /// Numbers of the ways without a hole.
    pub(super) ALL: Skin;

    /// Multiplies the measured trace of intact skin.
    TRACE_GAIN = "barrier.trace_gain_thinned" {
        name: "enhancement of passage through a stratum corneum that has lost layers",
        prior: LogUniform { low: 1.0, high: 30.0 }, "1",
        origin: Assumed("never measured for vesicles; enhancement of small molecules through treated skin is not \
                         evidence"),
    }

    /// With the density of follicles it decides how much of the film is above openings.
    FOLLICLE_RADIUS = "follicle.radius" {
        name: "radius of a follicle opening",
        prior: LogUniform { low: 15.0, high: 75.0 }, "um",
        origin: Assumed(
            "no row; from little more than a vellus hair to a visible pore; the same prior at every site",
        ),
    }

    /// Its floor is shut.
    FOLLICLE_DEPTH = "follicle.depth" {
        name: "depth to which the follicle mouth is open to vesicles (infundibulum)",
        prior: LogUniform { low: 100.0, high: 600.0 }, "um",
        origin: Assumed(
            "no row; the upper part of a follicle that is millimetres long on the scalp \
             [skin.anat.hair_follicle_length.scalp]",
        ),
    }

    /// The capacity of follicles as a reservoir.
    FOLLICLE_ROOM = "follicle.room" {
        name: "share of a follicle opening not blocked by hair, sebum and squames",
        prior: LogUniform { low: 0.02, high: 0.8 }, "share",
        origin: Assumed("from a mouth full of sebum to one with hardly a hair in it; never measured for vesicles"),
    }

    /// How deep vesicles get before the film is dry.
    FOLLICLE_DIFFUSIVITY = "follicle.diffusivity_ratio" {
        name: "vesicle diffusivity in a follicle mouth relative to water",
        prior: LogUniform { low: 1e-3, high: 1.0 }, "1",
        origin: Assumed(
            "from sebum to water; 100 nm particles go less deep than 600 nm [skin.barrier.follicle_optimum_size.pig], \
             and nothing gives a speed",
        ),
    }

    /// Only below it is there a wall that passes vesicles.
    FOLLICLE_LINED = "follicle.lined_share" {
        name: "upper share of the follicle mouth lined with stratum corneum as thick as the surface's",
        prior: Uniform { low: 0.2, high: 0.9 }, "share",
        origin: Assumed("the lining thins downward; no row says where it becomes permeable"),
    }

    /// Sets the permeability of the wall; the rest of the trace goes through the stratum corneum.
    FOLLICLE_TRACE = "follicle.trace_share" {
        name: "share of the trace measured through intact skin that passes through follicle walls",
        prior: Uniform { low: 0.0, high: 1.0 }, "share",
        origin: Assumed(
            "one summary says that above 40 nm everything goes through follicles \
             [skin.barrier.size_cutoff_follicle_only], its note that 100 nm passes nowhere; the trace itself was \
             measured in skin with follicles",
        ),
    }

    /// Sebum and squames carry it out; the row says for how long particles were found, of grade D, so the prior is
    /// wide.
    FOLLICLE_RETENTION = "follicle.retention" {
        name: "time constant with which a follicle mouth expels its contents",
        prior: LogUniform { low: 2.0, high: 30.0 }, "d",
        origin: Evidence(&["skin.barrier.follicle_retention"]),
    }
}
