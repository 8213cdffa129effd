//! Numbers of the heat balance, each declared once. They enter readouts only, never the transport.

use exoskin_evidence::parameters;

parameters! {
    /// Every parameter of this module.
    pub ALL: Readout;

    /// 32 C by convention; a face indoors is up to two degrees warmer. Every course starts from and returns to it.
    REST = "heat.rest" {
        name: "temperature of the skin surface at rest",
        prior: Uniform { low: 31.0, high: 34.0 }, "C",
        origin: Evidence(&["thermal.skin_surface_temperature"]),
    }

    /// Treatment rooms of the row were 22 and 28 C. A product that is not cold is applied at this temperature.
    ROOM = "heat.room" {
        name: "room temperature",
        prior: Uniform { low: 20.0, high: 26.0 }, "C",
        origin: Evidence(&["redness.room_effect_on_cooling"]),
    }

    /// Still air to a slow fan.
    CONVECTION = "heat.convection" {
        name: "heat transfer coefficient from the face to air",
        prior: LogUniform { low: 3.0, high: 10.0 }, "W/m2/K",
        origin: Evidence(&["film.convection.head_still_air", "film.convection.head_forced_prefactor"]),
    }

    /// Radiation to the room, made linear around rest.
    EMISSIVITY = "heat.emissivity" {
        name: "emissivity of skin and of water",
        prior: Fixed(0.97), "share",
        origin: Assumed("both radiate almost as black bodies in the infrared, general knowledge"),
    }

    /// A 40 um film of water takes 97 kJ/m2 as it dries, and 5 kJ/m2 as it warms from a refrigerator's 4 C to skin
    /// temperature.
    LATENT = "heat.latent" {
        name: "latent heat of water at skin temperature",
        prior: Fixed(580.0), "kcal/L",
        origin: Evidence(&["thermal.latent_heat_evaporation"]),
    }

    /// What a cold film brings.
    WATER_CAPACITY = "heat.water_capacity" {
        name: "volumetric heat capacity of the product",
        prior: Fixed(4.18), "J/mL/K",
        origin: Assumed("that of water, general knowledge; an ointment has half of it"),
    }

    /// A film of 40 um evens out in a hundredth of a second, so this does not matter.
    WATER_CONDUCTIVITY = "heat.water_conductivity" {
        name: "thermal conductivity of the product",
        prior: Fixed(0.6), "W/m/K",
        origin: Assumed("that of water, general knowledge; an ointment has a quarter of it"),
    }

    /// Epidermis; shrunken in the row.
    EPIDERMIS = "heat.epidermis" {
        name: "thickness of skin without blood flow",
        prior: LogUniform { low: 40.0, high: 120.0 }, "um",
        origin: Evidence(&["skin.anat.epidermis_thickness.face_range_cadaver"]),
    }

    /// Thin, so it matters little.
    EPIDERMIS_CONDUCTIVITY = "heat.epidermis_conductivity" {
        name: "thermal conductivity of epidermis",
        prior: Fixed(0.21), "W/m/K",
        origin: Evidence(&["thermal.conductivity.epidermis"]),
    }

    /// Thin, so it matters little.
    EPIDERMIS_CAPACITY = "heat.epidermis_capacity" {
        name: "specific heat of epidermis",
        prior: Fixed(3600.0), "J/kg/K",
        origin: Evidence(&["thermal.heat_capacity.epidermis"]),
    }

    /// Carries the blood flow too, so no second sink is added. Flushed skin warms a film five times as fast.
    SKIN_CONDUCTIVITY = "heat.skin_conductivity" {
        name: "effective thermal conductivity of perfused skin",
        prior: LogUniform { low: 0.29, high: 2.81 }, "W/m/K",
        origin: Evidence(&["thermal.conductivity_effective.skin_cool", "thermal.conductivity_effective.skin_warm"]),
    }

    /// How much skin a film can cool.
    SKIN_CAPACITY = "heat.skin_capacity" {
        name: "specific heat of dermis",
        prior: Fixed(3224.0), "J/kg/K",
        origin: Evidence(&["thermal.heat_capacity.dermis"]),
    }

    /// Turns specific heat into heat per volume.
    DENSITY = "heat.density" {
        name: "density of epidermis and dermis",
        prior: Uniform { low: 1050.0, high: 1200.0 }, "kg/m3",
        origin: Evidence(&["thermal.density.dermis"]),
    }

    /// With the conductivity it sets how strongly the body warms the surface.
    CORE_DEPTH = "heat.core_depth" {
        name: "depth at which tissue stays at blood temperature",
        prior: LogUniform { low: 4.0, high: 20.0 }, "mm",
        origin: Assumed("below skin and some fat, where vessels are large; not measured"),
    }

    /// Shallow heat is gone within a minute, deep heat takes many.
    HEATED_DEPTH = "heat.heated_depth" {
        name: "decay length of the heat left by a procedure",
        prior: LogUniform { low: 0.3, high: 5.0 }, "mm",
        origin: Assumed("from the depth of the columns to that of a flush; never measured"),
    }
}
