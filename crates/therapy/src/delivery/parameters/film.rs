//! The film on the skin, and how vesicles diffuse in water.

use exoskin_evidence::parameters;

parameters! {
    /// Numbers of the film.
    pub(super) ALL: Film;

    /// With the 37 C row it gives the film's diffusivity at skin temperature by Arrhenius interpolation.
    DIFFUSIVITY_25C = "vesicle.diffusivity_25c" {
        name: "free diffusivity of a 100 nm vesicle in water at 25 C",
        prior: Fixed(4.9), "um2/s",
        origin: Evidence(&["diffusion.particle.water_25c_100nm"]),
    }

    /// Scales as one over the diameter (Stokes-Einstein). Entry by diffusion goes with its square root.
    DIFFUSIVITY_37C = "vesicle.diffusivity_37c" {
        name: "free diffusivity of a 100 nm vesicle in water at 37 C",
        prior: Fixed(6.6), "um2/s",
        origin: Evidence(&["diffusion.particle.water_37c_100nm"]),
        group: Channel,
    }

    /// Sets the viscosity in the film only; the channel is at body temperature.
    FILM_TEMPERATURE = "film.temperature" {
        name: "temperature of the film on the skin",
        prior: Fixed(32.0), "C",
        origin: Evidence(&["thermal.skin_surface_temperature"]),
    }

    /// Four times the row for 10 um, widened for solutes and draughts; in proportion to thickness. A humectant (product
    /// field) sets its own time.
    DRYING_TIME = "film.drying_time_40um" {
        name: "drying time of 40 um of watery film",
        prior: LogUniform { low: 2.5, high: 15.0 }, "min",
        origin: Evidence(&["film.drying_time.water_10um", "film.evaporation.free_water_face"]),
    }

    /// A thicker film runs off or has to be held by a dressing: counts that take all of it as staying are too high. It
    /// draws a warning and enters no result.
    FILM_STAYS = "film.thickest_that_stays" {
        name: "thickest film of liquid that stays on skin",
        prior: LogUniform { low: 100.0, high: 1000.0 }, "um",
        origin: Assumed(
            "no row measures it; a lotion is spread at tens of um, and a drop of water that just does not run off \
             leaning skin is a millimetre or two high",
        ),
    }

    /// Keeps a film that is thinner than film.breaks_at from being dry when it is applied. It caps what channels drink of
    /// a film, too.
    FILM_BREAKS_LEFT = "film.breaks_left" {
        name: "largest share of its initial thickness at which a film breaks up",
        prior: Fixed(0.5), "share",
        origin: Assumed("furrows hold part of any film; half is where it makes least difference to thin ones"),
        limit: NotZero,
    }

    /// Concentration goes as one over thickness, so the last layer decides how steep the end is: there is no limit
    /// without this number.
    FILM_BREAKS_AT = "film.breaks_at" {
        name: "thickness at which the film breaks up into furrows and residue",
        prior: LogUniform { low: 2.0, high: 20.0 }, "um",
        origin: Assumed(
            "furrows hold the equivalent of a film of up to 20 um [film.skin_void_volume]; solids leave a gel of a few \
             um",
        ),
    }
}
