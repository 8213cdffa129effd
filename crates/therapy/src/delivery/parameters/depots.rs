//! Depots and ointments.

use exoskin_evidence::parameters;

parameters! {
    /// Numbers of depots and ointments.
    pub(super) ALL: Skin;

    /// An injected volume fills itself over this share of tissue.
    DEPOT_LIQUID = "depot.liquid_share" {
        name: "injected liquid as a share of the depot's volume",
        prior: LogUniform { low: 0.15, high: 0.8 }, "share",
        origin: Assumed(
            "a weal is tissue pushed apart by liquid: between little more than its own fluid and almost all liquid",
        ),
        limit: AtMost(0.95),
    }

    /// Brings vesicles to the cells between the clefts.
    DEPOT_DIFFUSIVITY = "depot.diffusivity_ratio" {
        name: "vesicle diffusivity in a depot relative to water",
        prior: LogUniform { low: 1e-3, high: 0.5 }, "1",
        origin: Assumed(
            "pressure opens clefts in dermis that a vesicle could not enter on its own; from living tissue \
             [diffusion.liposome.spheroid] to half of free diffusion",
        ),
    }

    /// Only what is within a micrometre or so of the skin comes out; rubbing brings new ointment there.
    OINTMENT_DIFFUSIVITY = "film.ointment_diffusivity" {
        name: "diffusivity of a 100 nm vesicle in petrolatum at skin temperature",
        prior: LogUniform { low: 1e-7, high: 1e-3 }, "um2/s",
        origin: Assumed(
            "petrolatum creeps like a solid for hours [film.petrolatum_linear_stress]: vesicles hardly move in it",
        ),
        group: Film,
    }
}
