//! Ways through skin without a hole: a thinned stratum corneum, and follicles.

use exoskin_evidence::parameters;

parameters! {
    /// Numbers of the ways without a hole.
    pub(super) ALL: Skin;

    /// Multiplies the measured trace of intact skin.
    TRACE_GAIN = "barrier.trace_gain_thinned" {
        name: "how many times more passes a stratum corneum that lost layers",
        prior: LogUniform { low: 1.0, high: 30.0 }, "1",
        origin: Assumed("never measured for vesicles; gains of small molecules through treated skin are no evidence"),
    }

    /// With the density of follicles it decides how much of the film is above openings.
    FOLLICLE_RADIUS = "follicle.radius" {
        name: "radius of a follicle's opening",
        prior: LogUniform { low: 15.0, high: 75.0 }, "um",
        origin: Assumed(
            "no row; from little more than a vellus hair to a pore that is seen; the same prior at every site",
        ),
    }

    /// Its floor is shut.
    FOLLICLE_DEPTH = "follicle.depth" {
        name: "depth to which a follicle's mouth is open to vesicles (infundibulum)",
        prior: LogUniform { low: 100.0, high: 600.0 }, "um",
        origin: Assumed(
            "no row; the upper part of a follicle that is millimetres long on the scalp \
             [skin.anat.hair_follicle_length.scalp]",
        ),
    }

    /// The capacity of follicles as a reservoir.
    FOLLICLE_ROOM = "follicle.room" {
        name: "share of a follicle's opening that hair, sebum and squames leave to vesicles",
        prior: LogUniform { low: 0.02, high: 0.8 }, "share",
        origin: Assumed("from a mouth full of sebum to one with hardly a hair in it; never measured for vesicles"),
    }

    /// How deep vesicles get before the film is dry.
    FOLLICLE_DIFFUSIVITY = "follicle.diffusivity_ratio" {
        name: "diffusivity of a vesicle in a follicle's mouth over that in water",
        prior: LogUniform { low: 1e-3, high: 1.0 }, "1",
        origin: Assumed(
            "from sebum to water; 100 nm goes less deep than 600 nm [skin.barrier.follicle_optimum_size.pig], nothing \
             gives a speed",
        ),
    }

    /// Only below it is there a wall that passes vesicles.
    FOLLICLE_LINED = "follicle.lined_share" {
        name: "upper share of a follicle's mouth that stratum corneum lines like the surface",
        prior: Uniform { low: 0.2, high: 0.9 }, "share",
        origin: Assumed("the lining thins downward; no row says where it lets anything through"),
    }

    /// Sets the permeability of the wall; the rest of the trace goes through the stratum corneum.
    FOLLICLE_TRACE = "follicle.trace_share" {
        name: "share of the measured trace through intact skin that goes through the walls of follicles",
        prior: Uniform { low: 0.0, high: 1.0 }, "share",
        origin: Assumed(
            "one summary says that above 40 nm all goes by follicles [skin.barrier.size_cutoff_follicle_only], its \
             note that 100 nm passes nowhere; the trace itself was measured with follicles in the skin",
        ),
    }

    /// Sebum and squames carry it out; the row says for how long particles were found, of grade D, so the prior is
    /// wide.
    FOLLICLE_RETENTION = "follicle.retention" {
        name: "time in which a follicle's mouth expels what it holds (to 1/e)",
        prior: LogUniform { low: 2.0, high: 30.0 }, "d",
        origin: Evidence(&["skin.barrier.follicle_retention"]),
    }
}
